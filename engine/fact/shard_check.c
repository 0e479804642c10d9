/* shard_check.c — what must hold in a shard, whoever wrote it. */
#include "shard_check.h"

static bool strings_hold(const shard *facts, uint32_t string_bytes)
{
    if (!facts->string_count || facts->string_start[0] || facts->string_start[1]) /* string 0 is empty */
        return false;
    for (uint32_t i = 0; i < facts->string_count; i++)
        if (facts->string_start[i] > facts->string_start[i + 1])
            return false;
    return facts->string_start[facts->string_count] == string_bytes;
}

/* Preorder: each row's parent is the innermost row that is still open, and ends no earlier than it. */
static bool rows_hold(const shard *facts)
{
    uint32_t open = ROW_NONE;

    for (uint32_t row = 0; row < facts->row_count; row++) {
        while (open != ROW_NONE && facts->end_row[open] <= row)
            open = facts->parent[open];
        if (facts->parent[row] != open || facts->end_row[row] <= row)
            return false;
        if (facts->end_row[row] > (open == ROW_NONE ? facts->row_count : facts->end_row[open]))
            return false;
        if (facts->kind[row] == KIND_none || facts->kind[row] >= KIND_COUNT)
            return false;
        if (facts->start[row] > facts->end[row] || facts->name[row] >= facts->string_count)
            return false;
        open = row;
    }
    return true;
}

static bool attribute_holds(const shard *facts, const attribute *some)
{
    if (some->id == ATTRIBUTE_none || some->id >= ATTRIBUTE_COUNT || some->spare)
        return false;
    return !attribute_is_text((attribute_id)some->id) || some->value < facts->string_count;
}

static bool attributes_hold(const shard *facts)
{
    const uint32_t *first = facts->first_attribute;

    if (first[0] || first[facts->row_count] != facts->attribute_count)
        return false;
    for (uint32_t row = 0; row < facts->row_count; row++) {
        if (first[row] > first[row + 1] || first[row + 1] > facts->attribute_count)
            return false;
        for (uint32_t i = first[row]; i < first[row + 1]; i++) {
            if (!attribute_holds(facts, &facts->attributes[i]))
                return false;
            if (i > first[row] && facts->attributes[i - 1].id >= facts->attributes[i].id)
                return false;
        }
    }
    return true;
}

static bool marks_hold(const shard *facts)
{
    for (uint32_t i = 0; i < facts->mark_count; i++) {
        const mark *some = &facts->marks[i], *before = i ? some - 1 : some;
        if (some->start > some->end || some->name >= facts->string_count)
            return false;
        if (before->predicate > some->predicate ||
            (before->predicate == some->predicate && before->start > some->start))
            return false;
    }
    return true;
}

static bool problems_hold(const shard *facts)
{
    for (uint32_t i = 0; i < facts->problem_count; i++) {
        const problem *some = &facts->problems[i];
        if (some->start > some->end || some->message >= facts->string_count ||
            some->fix >= facts->string_count || some->is_fatal > 1 || some->is_line_only > 1)
            return false;
    }
    return true;
}

bool shard_check(const shard *facts, uint32_t string_bytes)
{
    return strings_hold(facts, string_bytes) && rows_hold(facts) && attributes_hold(facts) &&
           marks_hold(facts) && problems_hold(facts);
}
