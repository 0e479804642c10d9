/* store_fact.c — questions about one fact. */
#include "store.h"

#include <assert.h>

fact store_fact(const store *all, uint32_t index, uint32_t row)
{
    const shard *facts = store_shard(all, index);

    assert(row < facts->row_count);
    return (fact){.shard = index,
                  .row = row,
                  .name = facts->name[row],
                  .start = facts->start[row],
                  .end = facts->end[row]};
}

/* The fact's shard; NULL for a literal. */
static const shard *shard_of(const store *all, fact some)
{
    return some.shard == FACT_LITERAL ? NULL : store_shard(all, some.shard);
}

static bool raw_value(const store *all, fact some, attribute_id which, uint32_t *value)
{
    const shard *facts = shard_of(all, some);

    return facts && shard_attribute(facts, some.row, which, value);
}

bool fact_text(const store *all, fact some, attribute_id which, text *value)
{
    uint32_t id = 0;
    bool has_value = raw_value(all, some, which, &id);

    assert(attribute_is_text(which));
    *value = store_name(all, id);
    return has_value;
}

uint32_t fact_text_id(const store *all, fact some, attribute_id which)
{
    uint32_t id = 0;

    assert(attribute_is_text(which));
    return raw_value(all, some, which, &id) ? id : 0;
}

bool fact_number(const store *all, fact some, attribute_id which, int32_t *value)
{
    uint32_t bits;

    assert(!attribute_is_text(which));
    if (!raw_value(all, some, which, &bits))
        return false;
    *value = (int32_t)bits;
    return true;
}

kind fact_kind(const store *all, fact some)
{
    const shard *facts = shard_of(all, some);

    return facts ? (kind)facts->kind[some.row] : KIND_none;
}

unsigned fact_flags(const store *all, fact some)
{
    const shard *facts = shard_of(all, some);

    return facts ? facts->flags[some.row] : 0;
}

text fact_name(const store *all, fact some)
{
    return store_name(all, some.name);
}

bool fact_ancestor(const store *all, fact some, kind which, fact *found)
{
    const shard *facts = shard_of(all, some);
    uint32_t row = facts ? facts->parent[some.row] : ROW_NONE;

    while (row != ROW_NONE && facts->kind[row] != which)
        row = facts->parent[row];
    if (row == ROW_NONE)
        return false;
    *found = store_fact(all, some.shard, row);
    return true;
}

/* The first mark of `predicate` that starts at or after `start`, or the first behind them. */
static uint32_t marks_from(const shard *facts, uint32_t predicate, uint32_t start)
{
    uint32_t low = 0, high = facts->mark_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const mark *some = &facts->marks[middle];
        if (some->predicate < predicate || (some->predicate == predicate && some->start < start))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t fact_mark(const store *all, fact some, uint32_t predicate, uint32_t from)
{
    const shard *facts = shard_of(all, some);
    uint32_t at = facts ? marks_from(facts, predicate, some.start) : 0;

    if (!facts)
        return UINT32_MAX;
    for (at = at > from ? at : from; at < facts->mark_count; at++) {
        const mark *one = &facts->marks[at];
        /* An empty match at the very end is the next fact's. */
        if (one->predicate != predicate || one->start > some.end ||
            (one->start == some.end && some.start < some.end))
            break;
        if (one->start >= some.start && one->end <= some.end)
            return at;
    }
    return UINT32_MAX;
}

place fact_place(const store *all, fact some)
{
    place at = {.part = {some.start, some.end}};
    int32_t heading_end;

    if (some.shard == FACT_LITERAL)
        return at;
    if (!fact_text(all, some, ATTRIBUTE_origin_path, &at.path))
        at.path = store_path(all, some.shard);
    if (!some.is_captured && fact_number(all, some, ATTRIBUTE_heading_end, &heading_end))
        at.part.end = (uint32_t)heading_end;
    at.is_line_only = (fact_flags(all, some) & FACT_LINE_ONLY) != 0;
    return at;
}
