/* hatch_pack.c — a committed shard has the store's names; here it gets its own again, row by row, so that row
 * numbers stay. */
#include "hatch_facts.h"

#include "block.h"

typedef ARRAY(uint32_t) number_array;

static void copy_attributes(const store *all, const shard *from, uint32_t row, shard_builder *to,
                            uint32_t made)
{
    for (uint32_t i = from->first_attribute[row]; i < from->first_attribute[row + 1]; i++) {
        attribute_id which = (attribute_id)from->attributes[i].id;
        if (attribute_is_text(which))
            shard_set_text(to, made, which, store_name(all, from->attributes[i].value));
        else
            shard_set_number(to, made, which, (int32_t)from->attributes[i].value);
    }
}

static text pack_shard(arena *memory, const store *all, uint32_t index)
{
    const shard *from = store_shard(all, index);
    shard_builder *to = shard_begin(memory, KIND_ALL);
    ARRAY(uint32_t) open = {0};

    for (uint32_t row = 0; row < from->row_count; row++) {
        uint32_t made;
        while (open.count && from->end_row[open.items[open.count - 1]] <= row)
            shard_close(to, open.items[--open.count]);
        made = shard_open(to, (kind)from->kind[row], (span){from->start[row], from->end[row]},
                          store_name(all, from->name[row]));
        shard_set_flags(to, made, from->flags[row]);
        copy_attributes(all, from, row, to, made);
        *array_push(&open, memory) = row;
    }
    while (open.count)
        shard_close(to, open.items[--open.count]);
    return shard_pack(memory, shard_finish(to));
}

/* The number of a store's shard among those that are packed, added when it is new. */
static uint32_t number_of(arena *memory, uint32_t shard_index, number_array *known)
{
    for (uint32_t i = 0; i < known->count; i++)
        if (known->items[i] == shard_index)
            return i;
    *array_push(known, memory) = shard_index;
    return known->count - 1;
}

static text bytes_of(arena *memory, tree *root, text path)
{
    tree_file file = {0};

    return root && tree_read(root, path, memory, &file) == TREE_OK ? file.bytes : (text){0};
}

text hatch_pack(arena *memory, tree *root, const store *all, const fact *subjects, uint32_t count,
                uint32_t *numbers)
{
    number_array known = {0};
    buffer out = buffer_new(memory);

    for (uint32_t i = 0; i < count; i++)
        numbers[i] =
            subjects[i].shard == FACT_LITERAL ? UINT32_MAX : number_of(memory, subjects[i].shard, &known);
    block_put_number(&out, known.count);
    for (uint32_t i = 0; i < known.count; i++) {
        text block = pack_shard(memory, all, known.items[i]);
        block_put_text(&out, store_path(all, known.items[i]));
        block_put_text(&out, bytes_of(memory, root, store_path(all, known.items[i])));
        block_put_number(&out, (uint32_t)block.length);
        while (out.length % 8) /* a shard is read where it lies */
            buffer_add_byte(&out, 0);
        buffer_add(&out, block);
    }
    return buffer_text(&out);
}

/* Steps over the zeros before a shard. */
static void align(block_reader *from, text block)
{
    while (from->rest.length && (size_t)(from->rest.start - block.start) % 8)
        from->rest = text_slice(from->rest, 1, from->rest.length);
}

bool hatch_unpack(arena *memory, text block, struct hatch_facts *facts)
{
    block_reader from = {.rest = block};

    facts->count = block_count(&from);
    facts->shards = arena_array(memory, hatch_shard, facts->count);
    for (uint32_t i = 0; i < facts->count && !from.is_bad; i++) {
        uint32_t length;
        facts->shards[i].path = block_text(&from);
        facts->shards[i].bytes = block_text(&from);
        length = block_number(&from);
        align(&from, block);
        if (length > from.rest.length ||
            !shard_unpack(text_slice(from.rest, 0, length), &facts->shards[i].facts))
            return false;
        from.rest = text_slice(from.rest, length, from.rest.length);
    }
    return !from.is_bad;
}
