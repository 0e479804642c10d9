/* trace_selection.c — what each selection of a sentence found: the first thing that one asks when a verdict
 * surprises. */
#include "contract.h"

#include "sources.h"

enum { SHOWN = 8 };

static bool promise_held(const run *r, plan_id id)
{
    for (; id; id = run_selection(r, id)->input) {
        if (r->promises[id] == PROMISE_FAILED)
            return false;
        if (run_selection(r, id)->shape != SELECTION_WORD)
            return true;
    }
    return true;
}

static void trace_one(run *r, plan_id id, sentence_trace *into)
{
    selection_trace *row;
    const fact_array *all;

    if (!selection_is_absolute(r, id))
        return;
    all = select_all(r, id);
    row = array_push(&into->selections, r->memory);
    row->selection = id;
    row->written = run_selection(r, id)->written;
    row->found = all->count;
    row->is_promise_kept = promise_held(r, id);
    for (uint32_t i = 0; i < all->count && i < SHOWN; i++) {
        *array_push(&row->names, r->memory) = fact_name(r->facts, all->items[i]);
        *array_push(&row->places, r->memory) = fact_spot(r, all->items[i]);
    }
}

static void trace_arguments(run *r, plan_range arguments, sentence_trace *into)
{
    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(r, arguments, i);

        if (some->type == ARGUMENT_SELECTION && some->selection)
            trace_one(r, some->selection, into);
    }
}

void trace_selections(run *r, const plan_sentence *sentence, sentence_trace *into)
{
    trace_one(r, sentence->subject, into);
    trace_arguments(r, sentence->arguments, into);
}
