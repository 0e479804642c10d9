/* compare.c — names beside names: two selections, and one name beside all that there are. */
#include "alike.h"
#include "masks.h"
#include "runner.h"
#include "select.h"
#include "sources.h"
#include "waves.h"

#include <stdlib.h>

/* ---- two selections ---- */

/* Each name once. */
static fact_array distinct(run *r, const fact_array *all)
{
    fact_array found = {0};
    name_index *seen = name_index_new(r, all, false);

    for (uint32_t i = 0; i < all->count; i++)
        if (name_index_find(r, seen, all->items[i]) == &all->items[i])
            *array_push(&found, r->memory) = all->items[i];
    return found;
}

static fact_array without(run *r, const fact_array *all, const fact_array *others, uint32_t *both)
{
    fact_array found = {0};
    name_index *there = name_index_new(r, others, facts_are_prose(r, all));

    for (uint32_t i = 0; i < all->count; i++)
        if (name_index_find(r, there, all->items[i]))
            ++*both;
        else
            *array_push(&found, r->memory) = all->items[i];
    return found;
}

typedef struct pair {
    uint32_t left, right, likeness;
} pair;

typedef ARRAY(pair) pair_array;

static int compare_pairs(const void *one, const void *other)
{
    const pair *left = one, *right = other;

    if (left->likeness != right->likeness)
        return left->likeness < right->likeness ? 1 : -1;
    if (left->left != right->left)
        return left->left < right->left ? -1 : 1;
    return left->right < right->right ? -1 : left->right > right->right;
}

enum { MOST_PAIRED = 2000 }; /* names of one side; beyond it nobody reads pairs */

static pair_array pairs_of(run *r, const fact_array *left, const fact_array *right)
{
    pair_array pairs = {0};
    arena scratch;

    arena_init(&scratch);
    for (uint32_t i = 0; i < left->count && i < MOST_PAIRED; i++) {
        for (uint32_t k = 0; k < right->count && k < MOST_PAIRED; k++) {
            uint32_t likeness = alike_names(&scratch, store_name(r->facts, left->items[i].name),
                                            store_name(r->facts, right->items[k].name));
            if (likeness)
                *array_push(&pairs, r->memory) = (pair){i, k, likeness};
        }
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    if (pairs.count)
        qsort(pairs.items, pairs.count, sizeof *pairs.items, compare_pairs);
    return pairs;
}

static fact_array unpaired(arena *memory, const fact_array *all, const bool *is_paired)
{
    fact_array left = {0};

    for (uint32_t i = 0; i < all->count; i++)
        if (!is_paired[i])
            *array_push(&left, memory) = all->items[i];
    return left;
}

/* The most alike first, each name in one pair. */
static void take_pairs(run *r, comparison *made)
{
    pair_array pairs = pairs_of(r, &made->left, &made->right);
    bool *lefts = arena_array(r->memory, bool, made->left.count + 1),
         *rights = arena_array(r->memory, bool, made->right.count + 1);

    for (uint32_t i = 0; i < pairs.count; i++) {
        const pair *some = &pairs.items[i];
        if (lefts[some->left] || rights[some->right])
            continue;
        lefts[some->left] = rights[some->right] = true;
        *array_push(&made->near_left, r->memory) = made->left.items[some->left];
        *array_push(&made->near_right, r->memory) = made->right.items[some->right];
    }
    made->left = unpaired(r->memory, &made->left, lefts);
    made->right = unpaired(r->memory, &made->right, rights);
}

static comparison compare(run *r, plan_id left, plan_id right)
{
    comparison made = {0};
    fact_array lefts = distinct(r, select_all(r, left)), rights = distinct(r, select_all(r, right));
    uint32_t again = 0;

    made.left = without(r, &lefts, &rights, &made.both);
    made.right = without(r, &rights, &lefts, &again);
    take_pairs(r, &made);
    return made;
}

comparison runner_compare(arena *memory, const plan *rules, tree *root, const run_options *options,
                          store **all, finding_array *problems)
{
    run *r = run_new(memory, rules, NULL, 0, root, options);
    comparison made = {0};

    *all = r->facts;
    if (rules->queries.count == 2) {
        masks_collect(r);
        selection_walk(r, rules->queries.items[0], query_report_missing, NULL);
        selection_walk(r, rules->queries.items[1], query_report_missing, NULL);
        waves_run(r);
        made = compare(r, rules->queries.items[0], rules->queries.items[1]);
    }
    for (uint32_t i = 0; i < r->findings.count; i++)
        *array_push(problems, memory) = r->findings.items[i];
    run_close(r);
    return made;
}

/* ---- one name ---- */

typedef struct near_fact {
    fact some;
    uint32_t likeness, order;
} near_fact;

typedef ARRAY(near_fact) near_array;

static int compare_near(const void *one, const void *other)
{
    const near_fact *left = one, *right = other;

    if (left->likeness != right->likeness)
        return left->likeness < right->likeness ? 1 : -1;
    return left->order < right->order ? -1 : left->order > right->order;
}

/* What is known of a name of the store. */
typedef struct name_known {
    uint32_t likeness; /* + 1; 0: not asked yet */
    uint32_t shard;    /* + 1: where it was found last */
    kind_mask kinds;   /* it was found there as */
} name_known;

typedef struct nearing {
    arena *memory;
    const store *all;
    text wanted;
    arena scratch;
    ARRAY(name_known) names; /* by id */
    uint32_t asked;
    near_array found;
} nearing;

static name_known *known_of(nearing *n, uint32_t name)
{
    name_known *known;

    while (n->names.count <= name)
        array_push(&n->names, n->memory);
    known = &n->names.items[name];
    if (!known->likeness) {
        known->likeness = 1 + alike_names(&n->scratch, n->wanted, store_name(n->all, name));
        if (++n->asked % 256 == 0)
            arena_reset(&n->scratch);
    }
    return known;
}

static void take_near(nearing *n, fact some)
{
    name_known *known = known_of(n, some.name);
    kind_mask bit = KIND_BIT(fact_kind(n->all, some));

    if (known->likeness == 1 || (known->shard == some.shard + 1 && (known->kinds & bit)))
        return;
    known->kinds = known->shard == some.shard + 1 ? known->kinds | bit : bit;
    known->shard = some.shard + 1;
    *array_push(&n->found, n->memory) = (near_fact){some, known->likeness, n->found.count};
}

fact_array runner_near(arena *memory, const store *all, text name)
{
    nearing n = {.memory = memory, .all = all, .wanted = name};
    fact_array given = {0};

    arena_init(&n.scratch);
    for (uint32_t i = 0; i < store_count(all); i++)
        for (uint32_t row = 0; row < store_shard(all, i)->row_count; row++)
            if (store_shard(all, i)->name[row])
                take_near(&n, store_fact(all, i, row));
    arena_free(&n.scratch);
    if (n.found.count)
        qsort(n.found.items, n.found.count, sizeof *n.found.items, compare_near);
    for (uint32_t i = 0; i < n.found.count; i++)
        *array_push(&given, memory) = n.found.items[i].some;
    return given;
}
