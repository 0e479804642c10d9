/* reach.c — selections once more, word for word: what each found counts as looked at when something of it was
 * left at the end of its chain.
 *
 * Only asked for by `lockstep contracts --uncovered`, so it may evaluate again what the judge has forgotten.
 */
#include "reach.h"

#include "select.h"
#include "sources.h"

enum { LONGEST_CHAIN = 64 };

typedef struct reaching {
    run *r;
    uint8_t **is_reached; /* by shard and row; NULL where nothing is yet */
} reaching;

static void reach_row(reaching *all, uint32_t index, uint32_t row)
{
    if (!all->is_reached[index])
        all->is_reached[index] =
            arena_array(all->r->lasting, uint8_t, store_shard(all->r->facts, index)->row_count + 1);
    all->is_reached[index][row] = true;
}

static bool is_service_part(kind some)
{
    switch (some) {
    case KIND_port:
    case KIND_volume:
    case KIND_network:
    case KIND_image:
    case KIND_healthcheck:
    case KIND_dependency:
    case KIND_environment:
    case KIND_limit:
        return true;
    default:
        return false;
    }
}

/* What the fact is a part of. */
static kind whole_of(kind some)
{
    if (some == KIND_row || some == KIND_cell)
        return KIND_table;
    if (some == KIND_step)
        return KIND_section;
    return is_service_part(some) ? KIND_service : KIND_none;
}

static void reach_fact(reaching *all, fact some)
{
    kind whole = whole_of(fact_kind(all->r->facts, some));
    fact around;

    if (fact_is_literal(some))
        return;
    reach_row(all, some.shard, some.row);
    if (whole && fact_ancestor(all->r->facts, some, whole, &around))
        reach_row(all, around.shard, around.row);
    if (fact_ancestor(all->r->facts, some, KIND_job, &around))
        reach_row(all, around.shard, around.row);
}

/* Of the facts of one word of a chain, those that hold one of the last word's. */
static void reach_holding(reaching *all, const fact_array *found, const fact_array *last)
{
    for (uint32_t i = 0; i < found->count; i++) {
        fact some = found->items[i];
        uint32_t end, k = 0;

        if (fact_is_literal(some))
            continue;
        end = store_shard(all->r->facts, some.shard)->end_row[some.row];
        for (; k < last->count; k++)
            if (last->items[k].shard == some.shard && last->items[k].row >= some.row &&
                last->items[k].row < end)
                break;
        if (k < last->count)
            reach_fact(all, some);
    }
}

static void reach_selection(reaching *all, plan_id id, const fact_array *seed);

/* Selections in the words' arguments: patterns are looked for in each fact, others once. */
static void reach_arguments(reaching *all, plan_range arguments, const fact_array *inside)
{
    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(all->r, arguments, i);

        if (some->type == ARGUMENT_SELECTION && some->selection)
            reach_selection(all, some->selection, inside);
    }
}

static void reach_word(reaching *all, plan_id id, const fact_array *seed)
{
    plan_id chain[LONGEST_CHAIN];
    uint32_t count = 0;
    fact_array last = select_from(all->r, id, 0, seed, 0);

    for (plan_id at = id; at && count < LONGEST_CHAIN; at = run_selection(all->r, at)->input)
        chain[count++] = at;
    for (uint32_t i = 0; i < last.count; i++)
        reach_fact(all, last.items[i]);
    for (uint32_t i = 0; i < count; i++) {
        const plan_selection *some = run_selection(all->r, chain[i]);
        fact_array found = i ? select_from(all->r, chain[i], 0, seed, 0) : last;

        if (some->shape != SELECTION_WORD) { /* either(...) :with(...) */
            reach_arguments(all, some->arguments, seed);
            continue;
        }
        if (i)
            reach_holding(all, &found, &last);
        reach_arguments(all, some->arguments, &found);
    }
}

static void reach_selection(reaching *all, plan_id id, const fact_array *seed)
{
    const plan_selection *some = run_selection(all->r, id);
    fact_array none = {0};

    if (some->shape == SELECTION_LITERAL)
        return;
    if (some->shape == SELECTION_EITHER) {
        reach_arguments(all, some->arguments, seed);
        return;
    }
    if (selection_is_absolute(all->r, id)) {
        reach_word(all, id, &none);
        return;
    }
    for (uint32_t i = 0; i < seed->count; i++) {
        fact_array one = {.items = &seed->items[i], .count = 1, .capacity = 1};

        if (!fact_is_literal(seed->items[i]))
            reach_word(all, id, &one);
    }
}

/* Who runs what is asked of every command of a workflow. */
static void reach_jobs(reaching *all, const fact_array *workflows)
{
    for (uint32_t i = 0; i < workflows->count; i++) {
        fact some = workflows->items[i];
        const shard *facts;

        if (fact_is_literal(some) || fact_kind(all->r->facts, some) != KIND_workflow)
            continue;
        facts = store_shard(all->r->facts, some.shard);
        for (uint32_t row = some.row; row < facts->end_row[some.row]; row++)
            if (facts->kind[row] == KIND_job && row_is_live(facts, row, ROW_NONE))
                reach_row(all, some.shard, row);
    }
}

static void reach_runs(reaching *all, const plan_sentence *sentence, const fact_array *subjects)
{
    reach_jobs(all, subjects);
    for (uint32_t i = 0; i < sentence->arguments.count; i++) {
        const plan_argument *some = run_argument(all->r, sentence->arguments, i);

        if (some->type == ARGUMENT_SELECTION && selection_is_absolute(all->r, some->selection))
            reach_jobs(all, select_all(all->r, some->selection));
    }
}

static void reach_sentence(reaching *all, uint32_t index)
{
    const plan_sentence *sentence = &all->r->rules->sentences.items[index];
    fact_array none = {0}, subjects = select_from(all->r, sentence->subject, 0, &none, 0);

    reach_selection(all, sentence->subject, &none);
    reach_arguments(all, sentence->arguments, &subjects);
    if (sentence->verb == WORD_runs || sentence->verb == WORD_is_run_by)
        reach_runs(all, sentence, &subjects);
}

void reach_collect(run *r)
{
    reaching all = {.r = r, .is_reached = arena_array(r->lasting, uint8_t *, store_count(r->facts) + 1)};
    judgement *out = r->out;

    for (uint32_t i = 0; i < out->contracts.count; i++) {
        plan_range sentences = r->rules->contracts.items[out->contracts.items[i].contract].sentences;

        for (uint32_t k = 0; k < sentences.count && out->contracts.items[i].state != CONTRACT_UNJUDGED; k++) {
            r->memory = &r->sentence;
            reach_sentence(&all, sentences.first + k);
            r->memory = r->lasting;
            arena_reset(&r->sentence);
        }
    }
    for (uint32_t i = 0; i < store_count(r->facts); i++)
        for (uint32_t row = 0; all.is_reached[i] && row < store_shard(r->facts, i)->row_count; row++)
            if (all.is_reached[i][row])
                *array_push(&out->reached, r->lasting) = store_fact(r->facts, i, row);
}
