/* nearest.c — "did you mean": by letters first, then by words. */
#include "nearest.h"

#include "alike.h"
#include "sources.h"
#include "spell.h"

static const fact *nearest_by_tokens(run *r, const fact_array *among, text wanted, const name_index *taken)
{
    const fact *best = NULL;
    uint32_t best_likeness = 0;

    for (uint32_t i = 0; i < among->count; i++) {
        uint32_t likeness = alike_words(wanted, fact_name(r->facts, among->items[i]));

        if (likeness > best_likeness && !(taken && name_index_find(r, taken, among->items[i]))) {
            best = &among->items[i];
            best_likeness = likeness;
        }
    }
    return best;
}

/* One letter off, and not just another number: a slip, also where the right name is taken by another fact. */
static const fact *slip_of(run *r, const fact_array *among, text wanted)
{
    for (uint32_t i = 0; i < among->count; i++) {
        text name = fact_name(r->facts, among->items[i]);
        int64_t one, two;
        size_t same = 0;

        if (spell_distance(r->memory, wanted, name, 4) == UINT32_MAX || wanted.length < 4)
            continue;
        while (same < name.length && same < wanted.length && name.start[same] == wanted.start[same])
            same++;
        if (text_number(text_slice(name, same, same + 1), &one) ||
            text_number(text_slice(wanted, same, same + 1), &two))
            continue;
        return &among->items[i];
    }
    return NULL;
}

const fact *nearest_fact(run *r, const fact_array *among, text wanted, const name_index *taken)
{
    text *names = arena_array(r->memory, text, among->count + 1);
    uint32_t *from = arena_array(r->memory, uint32_t, among->count + 1), count = 0;
    text found;

    for (uint32_t i = 0; i < among->count; i++) {
        if (taken && name_index_find(r, taken, among->items[i]))
            continue;
        from[count] = i;
        names[count++] = fact_name(r->facts, among->items[i]);
    }
    if (spell_nearest(r->memory, wanted, names, count, &found))
        for (uint32_t i = 0; i < count; i++)
            if (text_equal(names[i], found))
                return &among->items[from[i]];
    if (taken) {
        const fact *slip = slip_of(r, among, wanted);
        if (slip)
            return slip;
    }
    return nearest_by_tokens(r, among, wanted, taken);
}

static size_t common_length(text left, text right)
{
    size_t same = 0;

    while (same < left.length && same < right.length && left.start[same] == right.start[same])
        same++;
    return same;
}

const fact *nearest_command(run *r, const fact_array *among, text wanted)
{
    size_t program = text_find(wanted, ' ', 0), best_length = 0;
    const fact *best = NULL;

    for (uint32_t i = 0; i < among->count; i++) {
        text name = fact_name(r->facts, among->items[i]);
        size_t same = common_length(name, wanted);

        /* at least the program is the same; of equals the one with the least behind it */
        if (same < program || same < best_length)
            continue;
        if (same == best_length && best && name.length >= fact_name(r->facts, *best).length)
            continue;
        best = &among->items[i];
        best_length = same;
    }
    return best;
}

bool nearest_text(run *r, const text_array *among, text wanted, text *found)
{
    uint32_t best_likeness = 0;

    if (spell_nearest(r->memory, wanted, among->items, among->count, found))
        return true;
    for (uint32_t i = 0; i < among->count; i++) {
        uint32_t likeness = alike_words(wanted, among->items[i]);

        if (likeness > best_likeness) {
            best_likeness = likeness;
            *found = among->items[i];
        }
    }
    return best_likeness > 0;
}

place fact_spot(const run *r, fact some)
{
    place at = fact_place(r->facts, some);

    if (!fact_is_literal(some) && some.row == 0 && !some.is_captured)
        at.part.end = at.part.start = 0;
    return at;
}

/* ---- holders ---- */

static bool is_holder(kind some)
{
    return some == KIND_table || some == KIND_section || some == KIND_document || some == KIND_service ||
           some == KIND_project || some == KIND_workflow || some == KIND_script || some == KIND_job;
}

/* The innermost thing with a name of its own around all of them (in the first one's file). */
static fact common_holder(const run *r, const fact_array *all)
{
    const shard *facts = store_shard(r->facts, all->items[0].shard);
    uint32_t row = all->items[0].row, last = row;

    for (uint32_t i = 1; i < all->count; i++)
        if (all->items[i].shard == all->items[0].shard && all->items[i].row > last)
            last = all->items[i].row;
    while (row && (facts->end_row[row] <= last || !is_holder((kind)facts->kind[row])))
        row = facts->parent[row];
    return store_fact(r->facts, all->items[0].shard, row);
}

bool selection_holder(run *r, plan_id id, fact *holder)
{
    const plan_selection *some = run_selection(r, id);
    const fact_array *input;

    if (some->shape == SELECTION_EITHER) {
        for (uint32_t i = 0; i < some->arguments.count; i++)
            if (run_argument(r, some->arguments, i)->type == ARGUMENT_SELECTION &&
                selection_holder(r, run_argument(r, some->arguments, i)->selection, holder))
                return true;
        return false;
    }
    if (some->shape != SELECTION_WORD || !some->input || !selection_is_absolute(r, id))
        return false;
    if (word_about(some->word)->shape == SHAPE_FILTER)
        return selection_holder(r, some->input, holder);
    input = select_all(r, some->input);
    if (!input->count || fact_is_literal(input->items[0]))
        return false;
    *holder = input->count == 1 ? input->items[0] : common_holder(r, input);
    return true;
}
