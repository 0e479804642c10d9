/* shard_finish.c — from a builder to a flat shard: rows outside the mask fall out, attributes are put behind
 * their rows, marks are sorted, and only the strings still in use are kept, in the order of their first use.
 */
#include "shard_builder.h"

#include <stdlib.h>
#include <string.h>

static void close_all(shard_builder *to)
{
    while (to->current != ROW_NONE)
        shard_close(to, to->current);
}

/* new_row[i]: the number of row i in the shard, or ROW_NONE. A row stays when it is wanted, is the file's own
 * (row 0), or has one that stays under it. The entry behind the last is the number of rows that stay. */
static uint32_t *rows_numbered(const shard_builder *from)
{
    uint32_t count = from->rows.count, next = 0;
    uint32_t *new_row = arena_array(from->memory, uint32_t, (size_t)count + 1);

    for (uint32_t i = count; i-- > 0;) {
        const builder_row *row = &from->rows.items[i];
        if (i == 0 || shard_wants(from, (kind)row->kind))
            new_row[i] = 1;
        if (new_row[i] && row->parent != ROW_NONE)
            new_row[row->parent] = 1;
    }
    for (uint32_t i = 0; i < count; i++)
        new_row[i] = new_row[i] ? next++ : ROW_NONE;
    new_row[count] = next;
    return new_row;
}

static void rows_copy(const shard_builder *from, const uint32_t *new_row, shard *to)
{
    arena *memory = from->memory;
    uint32_t kept = new_row[from->rows.count];

    to->row_count = kept;
    to->kind = arena_array(memory, uint8_t, kept);
    to->flags = arena_array(memory, uint8_t, kept);
    to->parent = arena_array(memory, uint32_t, kept);
    to->end_row = arena_array(memory, uint32_t, kept);
    to->start = arena_array(memory, uint32_t, kept);
    to->end = arena_array(memory, uint32_t, kept);
    to->name = arena_array(memory, uint32_t, kept);
    for (uint32_t i = 0; i < from->rows.count; i++) {
        const builder_row *row = &from->rows.items[i];
        uint32_t at = new_row[i];
        if (at == ROW_NONE)
            continue;
        to->kind[at] = row->kind;
        to->flags[at] = row->flags;
        to->parent[at] = row->parent == ROW_NONE ? ROW_NONE : new_row[row->parent];
        to->end_row[at] = row->end_row;
        to->start[at] = row->start;
        to->end[at] = row->end < row->start ? row->start : row->end;
        to->name[at] = row->name;
    }
}

/* end_row still counts old rows: a second pass from the back, with the next kept row at hand, keeps this
 * linear. */
static void ends_renumber(const shard_builder *from, const uint32_t *new_row, shard *to)
{
    uint32_t count = from->rows.count, next = to->row_count;
    uint32_t *next_kept = arena_array(from->memory, uint32_t, (size_t)count + 1);

    next_kept[count] = next;
    for (uint32_t i = count; i-- > 0;)
        next_kept[i] = next = new_row[i] == ROW_NONE ? next : new_row[i];
    for (uint32_t i = 0; i < to->row_count; i++)
        to->end_row[i] = next_kept[to->end_row[i]];
}

/* Put `new` into the row's attributes, sorted by id; a later value replaces an earlier one. Returns how many
 * there are then. */
static uint32_t attribute_insert(attribute *items, uint32_t count, attribute new)
{
    uint32_t at = count;

    while (at > 0 && items[at - 1].id > new.id)
        at--;
    if (at > 0 && items[at - 1].id == new.id) {
        items[at - 1] = new;
        return count;
    }
    memmove(items + at + 1, items + at, (count - at) * sizeof *items);
    items[at] = new;
    return count + 1;
}

/* Counting sort by row: first the places, then each attribute into its row's, then the gaps that replaced
 * values left are closed. */
static void attributes_copy(const shard_builder *from, const uint32_t *new_row, shard *to)
{
    arena *memory = from->memory;
    uint32_t *first = arena_array(memory, uint32_t, (size_t)to->row_count + 1);
    uint32_t *filled = arena_array(memory, uint32_t, (size_t)to->row_count + 1);
    uint32_t total = 0;

    for (uint32_t i = 0; i < from->attributes.count; i++)
        if (new_row[from->attributes.items[i].row] != ROW_NONE)
            first[new_row[from->attributes.items[i].row]]++;
    for (uint32_t row = 0; row <= to->row_count; row++) {
        uint32_t here = first[row];
        first[row] = total;
        total += here;
    }
    to->attributes = arena_array(memory, attribute, total);
    for (uint32_t i = 0; i < from->attributes.count; i++) {
        const builder_attribute *old = &from->attributes.items[i];
        uint32_t row = new_row[old->row];
        if (row != ROW_NONE)
            filled[row] = attribute_insert(to->attributes + first[row], filled[row],
                                           (attribute){.id = old->id, .value = old->value});
    }
    to->first_attribute = first;
    total = 0;
    for (uint32_t row = 0; row < to->row_count; row++) {
        memmove(to->attributes + total, to->attributes + first[row], filled[row] * sizeof(attribute));
        first[row] = total;
        total += filled[row];
    }
    first[to->row_count] = to->attribute_count = total;
}

static int mark_order(const void *left, const void *right)
{
    const mark *a = left, *b = right;

    if (a->predicate != b->predicate)
        return a->predicate < b->predicate ? -1 : 1;
    if (a->start != b->start)
        return a->start < b->start ? -1 : 1;
    if (a->end != b->end)
        return a->end < b->end ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

/* Sorted, and each once: a text that was shown to the predicates twice is still one text. */
static void marks_copy(const shard_builder *from, shard *to)
{
    uint32_t kept = 0;

    to->marks = from->marks.items;
    if (from->marks.count > 1)
        qsort(to->marks, from->marks.count, sizeof(mark), mark_order);
    for (uint32_t i = 0; i < from->marks.count; i++)
        if (!kept || mark_order(&to->marks[kept - 1], &to->marks[i]))
            to->marks[kept++] = to->marks[i];
    to->mark_count = kept;
}

/* The string's new number; given out at first use. */
static void string_use(uint32_t *new_name, uint32_t *order, uint32_t *count, uint32_t *name)
{
    if (*name && !new_name[*name]) {
        order[*count] = *name;
        new_name[*name] = (*count)++;
    }
    *name = *name ? new_name[*name] : 0;
}

static uint32_t strings_number(const shard_builder *from, uint32_t *order, shard *to)
{
    uint32_t *new_name = arena_array(from->memory, uint32_t, from->names.count);
    uint32_t count = 1;

    for (uint32_t row = 0; row < to->row_count; row++) {
        string_use(new_name, order, &count, &to->name[row]);
        for (uint32_t i = to->first_attribute[row]; i < to->first_attribute[row + 1]; i++)
            if (attribute_is_text((attribute_id)to->attributes[i].id))
                string_use(new_name, order, &count, &to->attributes[i].value);
    }
    for (uint32_t i = 0; i < to->mark_count; i++)
        string_use(new_name, order, &count, &to->marks[i].name);
    for (uint32_t i = 0; i < to->problem_count; i++) {
        string_use(new_name, order, &count, &to->problems[i].message);
        string_use(new_name, order, &count, &to->problems[i].fix);
    }
    return count;
}

static void strings_copy(const shard_builder *from, shard *to)
{
    uint32_t *order = arena_array(from->memory, uint32_t, from->names.count);
    uint32_t count = strings_number(from, order, to);
    size_t bytes = 0;

    to->string_count = count;
    to->string_start = arena_array(from->memory, uint32_t, (size_t)count + 1);
    for (uint32_t i = 1; i < count; i++)
        bytes += names_text(&from->names, order[i]).length;
    if (bytes > UINT32_MAX)
        memory_exhausted();
    to->string_bytes = arena_alloc(from->memory, bytes);
    bytes = 0;
    for (uint32_t i = 1; i < count; i++) {
        text name = names_text(&from->names, order[i]);
        to->string_start[i] = (uint32_t)bytes;
        memcpy(to->string_bytes + bytes, name.start, name.length);
        bytes += name.length;
    }
    to->string_start[count] = (uint32_t)bytes;
}

shard *shard_finish(shard_builder *from)
{
    shard *to = arena_new(from->memory, shard);
    uint32_t *new_row;

    close_all(from);
    new_row = rows_numbered(from);
    rows_copy(from, new_row, to);
    ends_renumber(from, new_row, to);
    attributes_copy(from, new_row, to);
    marks_copy(from, to);
    to->problems = from->problems.items;
    to->problem_count = from->problems.count;
    strings_copy(from, to);
    return to;
}

shard *shard_finish_into(shard_builder *from, arena *kept, arena *strings)
{
    return shard_copy(kept, shard_finish(from), strings);
}
