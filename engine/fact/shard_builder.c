/* shard_builder.c — rows as an extractor finds them: one array of rows, one of attributes in the order they
 * were set.
 *
 * shard_finish.c makes the flat shard of it. */
#include "shard_builder.h"

#include <assert.h>

shard_builder *shard_begin(arena *memory, kind_mask wanted)
{
    shard_builder *to = arena_new(memory, shard_builder);

    to->memory = memory;
    to->wanted = wanted;
    to->limits = &limit_defaults;
    to->current = ROW_NONE;
    names_init(&to->names, memory);
    return to;
}

void shard_limit(shard_builder *to, const run_limits *limits)
{
    to->limits = limits;
}

const run_limits *shard_limits(const shard_builder *to)
{
    return to->limits;
}

bool shard_wants(const shard_builder *to, kind some)
{
    return (to->wanted & KIND_BIT(some)) != 0;
}

uint32_t shard_open(shard_builder *to, kind some, span part, text name)
{
    uint32_t row = to->rows.count;

    assert(some > KIND_none && some < KIND_COUNT);
    *array_push(&to->rows, to->memory) = (builder_row){
        .kind = (uint8_t)some,
        .parent = to->current,
        .start = part.start,
        .end = part.end,
        .name = names_intern(&to->names, name, false),
    };
    to->current = row;
    return row;
}

void shard_close(shard_builder *to, uint32_t row)
{
    while (to->current != row) { /* what was left open inside closes with it */
        assert(to->current != ROW_NONE && to->current > row);
        to->rows.items[to->current].end_row = to->rows.count;
        to->current = to->rows.items[to->current].parent;
    }
    to->rows.items[row].end_row = to->rows.count;
    to->current = to->rows.items[row].parent;
}

uint32_t shard_add(shard_builder *to, kind some, span part, text name)
{
    uint32_t row = shard_open(to, some, part, name);

    shard_close(to, row);
    return row;
}

static void attribute_add(shard_builder *to, uint32_t row, attribute_id which, uint32_t value)
{
    assert(row < to->rows.count && which > ATTRIBUTE_none && which < ATTRIBUTE_COUNT);
    *array_push(&to->attributes, to->memory) =
        (builder_attribute){.row = row, .id = (uint16_t)which, .value = value};
}

void shard_set_text(shard_builder *to, uint32_t row, attribute_id which, text value)
{
    assert(attribute_is_text(which));
    attribute_add(to, row, which, names_intern(&to->names, value, false));
}

void shard_set_number(shard_builder *to, uint32_t row, attribute_id which, int32_t value)
{
    assert(!attribute_is_text(which));
    attribute_add(to, row, which, (uint32_t)value);
}

void shard_set_flags(shard_builder *to, uint32_t row, unsigned flags)
{
    assert(row < to->rows.count && flags <= UINT8_MAX);
    to->rows.items[row].flags |= (uint8_t)flags;
}

void shard_set_end(shard_builder *to, uint32_t row, uint32_t end)
{
    assert(row < to->rows.count);
    to->rows.items[row].end = end;
}

void shard_set_name(shard_builder *to, uint32_t row, text name)
{
    assert(row < to->rows.count);
    to->rows.items[row].name = names_intern(&to->names, name, false);
}

uint32_t shard_current(const shard_builder *to)
{
    return to->current;
}

void shard_mark(shard_builder *to, uint32_t predicate, span part, text captured)
{
    *array_push(&to->marks, to->memory) = (mark){.predicate = predicate,
                                                 .start = part.start,
                                                 .end = part.end < part.start ? part.start : part.end,
                                                 .name = names_intern(&to->names, captured, false)};
}

void shard_problem(shard_builder *to, span part, text message, text fix, bool is_fatal)
{
    *array_push(&to->problems, to->memory) = (problem){.start = part.start,
                                                       .end = part.end < part.start ? part.start : part.end,
                                                       .message = names_intern(&to->names, message, false),
                                                       .fix = names_intern(&to->names, fix, false),
                                                       .is_fatal = is_fatal};
}
