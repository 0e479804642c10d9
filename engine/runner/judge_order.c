/* judge_order.c — keeps_the_order_of: what both sides name stands in the same order in both.
 *
 * Names that one side lacks don't count: `equals` and `appears_in` tell them. As few facts as possible are
 * out of place: those outside of a longest run that is in order already, so that one row that was moved is
 * one finding. */
#include "judge.h"

#include "sources.h"

/* A subject that the object names, too. */
typedef struct placed {
    fact some;
    uint32_t rank;    /* where the object names it */
    uint32_t before;  /* in the run that ends here, the one before it: index + 1, 0 none */
    bool is_in_order; /* one of the longest run */
} placed;

typedef struct order {
    ARRAY(placed) all;
    id_array kept; /* those in order: index in all */
    fact_array object;
} order;

/* The subjects that the object names, each name once: twice is a matter of is_unique. */
static void order_collect(judging *j, order *o)
{
    run *r = j->r;
    const name_index *index = name_index_new(r, &o->object, facts_are_prose(r, &j->subjects));
    bool *is_taken = arena_array(r->memory, bool, o->object.count + 1);

    for (uint32_t i = 0; i < j->subjects.count; i++) {
        const fact *same = name_index_find(r, index, j->subjects.items[i]);
        uint32_t rank = same ? (uint32_t)(same - o->object.items) : 0;

        if (!same || is_taken[rank])
            continue;
        is_taken[rank] = true;
        *array_push(&o->all, r->memory) = (placed){.some = j->subjects.items[i], .rank = rank};
    }
}

/* Marks a longest rising run of ranks. `ends[n]` is the smallest end of a run of n + 1 (index in all). */
static void order_mark(run *r, order *o)
{
    uint32_t *ends = arena_array(r->memory, uint32_t, o->all.count + 1), longest = 0, at;

    for (uint32_t i = 0; i < o->all.count; i++) {
        uint32_t low = 0, high = longest;

        while (low < high) {
            uint32_t middle = low + (high - low) / 2;

            if (o->all.items[ends[middle]].rank < o->all.items[i].rank)
                low = middle + 1;
            else
                high = middle;
        }
        o->all.items[i].before = low ? ends[low - 1] + 1 : 0;
        ends[low] = i;
        longest += low == longest;
    }
    for (at = longest ? ends[longest - 1] + 1 : 0; at; at = o->all.items[at - 1].before)
        o->all.items[at - 1].is_in_order = true;
}

/* Those in order stand behind one another by place and by rank, so that one is found among them by halves. */
static void order_keep(run *r, order *o)
{
    for (uint32_t i = 0; i < o->all.count; i++)
        if (o->all.items[i].is_in_order)
            *array_push(&o->kept, r->memory) = i;
}

/* How many in order the object names before it. */
static uint32_t order_before(const order *o, const placed *some)
{
    uint32_t low = 0, high = o->kept.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (o->all.items[o->kept.items[middle]].rank < some->rank)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void break_order(judging *j, const order *o, const placed *some)
{
    run *r = j->r;
    uint32_t before = order_before(o, some);
    const placed *neighbour = &o->all.items[o->kept.items[before ? before - 1 : 0]];
    fact other = o->object.items[some->rank];
    text side = before ? TEXT("behind") : TEXT("before");
    outcome *made =
        judging_break(j, some->some,
                      text_print(r->memory, "%.*s is out of order: it belongs %.*s %.*s, as in %.*s",
                                 TEXT_FORMAT(fact_label(r, some->some)), TEXT_FORMAT(side),
                                 TEXT_FORMAT(fact_label(r, neighbour->some)), TEXT_FORMAT(j->object_words)));

    made->actual = fact_name(r->facts, some->some);
    made->expected = text_print(r->memory, "%.*s \"%.*s\"", TEXT_FORMAT(side),
                                TEXT_FORMAT(fact_name(r->facts, neighbour->some)));
    outcome_note(j, made, fact_spot(r, neighbour->some),
                 text_print(r->memory, "it belongs %.*s this one", TEXT_FORMAT(side)));
    if (!fact_is_literal(other))
        outcome_note(j, made, fact_spot(r, other), TEXT("its place in the order is here"));
}

/* Nothing in common is nothing checked, and that is never kept. */
static void break_apart(judging *j)
{
    fact at = j->subjects.items[0];

    judging_break(j, at,
                  text_print(j->r->memory,
                             "%.*s and %.*s have no name in common, so there is no order to keep",
                             TEXT_FORMAT(selection_phrase(j->r, j->sentence->subject, PHRASE_THE)),
                             TEXT_FORMAT(j->object_words)));
}

void judge_keeps_the_order_of(judging *j)
{
    order o = {.object = j->object};

    if (!o.object.count)
        o.object = select_argument(j->r, j->sentence->arguments, 0, (fact){.shard = FACT_LITERAL}, 0);
    order_collect(j, &o);
    if (!o.all.count) {
        if (j->subjects.count)
            break_apart(j);
        return;
    }
    order_mark(j->r, &o);
    order_keep(j->r, &o);
    for (uint32_t i = 0; i < o.all.count; i++)
        if (o.all.items[i].is_in_order)
            judging_keep(j, o.all.items[i].some, "is in order", (text){0},
                         &o.object.items[o.all.items[i].rank]);
        else
            break_order(j, &o, &o.all.items[i]);
}
