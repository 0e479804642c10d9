/* track.c — a selection with all that its words leave out: each fact once, with the first word that dropped
 * it. */
#include "whereabouts.h"

#include <stdlib.h>

#include "select.h"
#include "sources.h"

static void put(run *r, tracked_array *to, fact some, const tracked *from, plan_id dropped_by, bool is_dead)
{
    tracked *made = array_push(to, r->memory);

    *made = (tracked){.some = some, .dropped_by = dropped_by, .dropped = some, .is_dead = is_dead};
    if (from && from->dropped_by) { /* what it stands in was dropped before */
        made->dropped_by = from->dropped_by;
        made->dropped = from->dropped;
        made->is_dead = from->is_dead;
    }
}

static bool has(const fact_array *all, fact wanted)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (fact_same(all->items[i], wanted))
            return true;
    return false;
}

/* Nouns whose facts are rows: all rows of the kind are what it could have meant. */
static bool has_candidates(const run *r, plan_id id)
{
    word noun = run_selection(r, id)->word;

    return noun != WORD_column && noun != WORD_cell && word_about(noun)->gives != KIND_flag &&
           !noun_is_value(noun) && !selection_is_part(r, id);
}

static void noun_track(run *r, plan_id id, const tracked_array *input, tracked_array *to)
{
    for (uint32_t i = 0; i < input->count; i++) {
        const tracked *from = &input->items[i];
        fact_array kept = select_noun(r, id, from->some, 0), all = {0}, dead = {0};

        for (uint32_t k = 0; k < kept.count; k++)
            put(r, to, kept.items[k], from, 0, false);
        if (!has_candidates(r, id))
            continue;
        all = select_candidates(r, id, from->some);
        dead = select_noun(r, id, from->some, SELECT_DEAD);
        for (uint32_t k = 0; k < all.count; k++)
            if (!has(&kept, all.items[k]))
                put(r, to, all.items[k], from, id, false);
        for (uint32_t k = 0; k < dead.count; k++)
            if (!has(&kept, dead.items[k]) && !has(&all, dead.items[k]))
                put(r, to, dead.items[k], from, id, true);
    }
}

static bool is_kept_by(run *r, plan_id id, fact some, fact_array *captured)
{
    fact_array one = {.items = &some, .count = 1, .capacity = 1};
    word filter = run_selection(r, id)->word;

    if (filter == WORD_mentioning || filter == WORD_matching)
        return filter_predicate(r, id, &one).count > 0;
    if (filter != WORD_capturing)
        return filter_keeps(r, id, some, 0);
    filter_capture(r, id, some, captured);
    return captured->count > 0;
}

static void filter_track(run *r, plan_id id, const tracked_array *input, tracked_array *to)
{
    for (uint32_t i = 0; i < input->count; i++) {
        const tracked *from = &input->items[i];
        fact_array captured = {0};

        if (from->dropped_by || fact_is_literal(from->some) || !is_kept_by(r, id, from->some, &captured)) {
            put(r, to, from->some, from, id, false);
            continue;
        }
        for (uint32_t k = 0; k < captured.count; k++)
            put(r, to, captured.items[k], NULL, 0, false);
        if (!captured.count)
            put(r, to, from->some, NULL, 0, false);
    }
}

static int compare_numbers(uint32_t left, uint32_t right)
{
    return left < right ? -1 : left > right;
}

static int compare_tracked(const void *left, const void *right)
{
    const tracked *one = left, *two = right;
    const uint32_t pairs[][2] = {
        {one->some.shard, two->some.shard},  {one->some.row, two->some.row},
        {one->some.start, two->some.start},  {one->some.end, two->some.end},
        {one->some.name, two->some.name},    {one->dropped_by != 0, two->dropped_by != 0},
        {one->dropped.row, two->dropped.row}};
    int order = 0;

    for (size_t i = 0; !order && i < sizeof pairs / sizeof *pairs; i++)
        order = compare_numbers(pairs[i][0], pairs[i][1]);
    return order;
}

/* Sections hold sections: a fact may be come by on several ways. One that keeps it wins. */
static void keep_first(tracked_array *all)
{
    uint32_t kept = 0;

    if (all->count)
        qsort(all->items, all->count, sizeof *all->items, compare_tracked);
    for (uint32_t i = 0; i < all->count; i++)
        if (!kept || !fact_same(all->items[kept - 1].some, all->items[i].some))
            all->items[kept++] = all->items[i];
    all->count = kept;
}

uint32_t track(run *r, plan_id id, const fact_array *seed, tracked_array *levels, plan_id *words)
{
    tracked_array input = {0};
    fact_array none = {0};
    uint32_t count = 0;

    for (plan_id at = id; at; at = run_selection(r, at)->input) {
        if (count == MOST_LEVELS)
            return 0;
        words[count++] = at;
    }
    for (uint32_t i = 0; i < count / 2; i++) {
        plan_id swapped = words[i];
        words[i] = words[count - 1 - i];
        words[count - 1 - i] = swapped;
    }
    for (uint32_t i = 0; seed && i < seed->count; i++)
        put(r, &input, seed->items[i], NULL, 0, false);
    for (uint32_t i = 0; i < count; i++) {
        const plan_selection *some = run_selection(r, words[i]);

        levels[i] = (tracked_array){0};
        if (some->shape != SELECTION_WORD || word_about(some->word)->shape == SHAPE_SOURCE) {
            fact_array found = select_from(r, words[i], 0, seed ? seed : &none, 0);
            for (uint32_t k = 0; k < found.count; k++)
                put(r, &levels[i], found.items[k], NULL, 0, false);
        } else if (word_about(some->word)->shape == SHAPE_FILTER) {
            filter_track(r, words[i], &input, &levels[i]);
        } else {
            noun_track(r, words[i], &input, &levels[i]);
        }
        keep_first(&levels[i]);
        input = levels[i];
    }
    return count;
}
