/* inventory_count.c — what a repository holds, counted: kinds, and the few things that an audit asks first.
 */
#include <stdlib.h>

#include "facts.h"
#include "unicode.h"

typedef ARRAY(text) name_list;

/* What is counted by name, before it is counted. */
typedef struct tally {
    arena *memory;
    arena scratch; /* as long as a shard */
    const store *all;
    inventory *into;
    name_list programs, profiles, reasons;
} tally;

static bool is_runbook(arena *scratch, text heading)
{
    text folded = unicode_fold(scratch, heading);

    return text_find_text(folded, TEXT("runbook"), 0) < folded.length;
}

static void add_attribute(const tally *some, name_list *to, fact from, attribute_id which)
{
    text name;

    if (fact_text(some->all, from, which, &name))
        *array_push(to, some->memory) = name;
}

/* Scripts call their functions: what documents tell people to run says more. */
static void count_command(tally *some, fact command)
{
    some->into->document_commands++;
    if (fact_flags(some->all, command) & FACT_GUESS)
        some->into->guessed++;
    else
        add_attribute(some, &some->programs, command, ATTRIBUTE_program);
}

static void count_row(tally *some, const shard *facts, fact one)
{
    inventory *into = some->into;
    kind is = facts->kind[one.row];

    into->kinds[is]++;
    if (is == KIND_command && facts->kind[0] == KIND_document)
        count_command(some, one);
    else if (is == KIND_section)
        into->runbooks += is_runbook(&some->scratch, fact_name(some->all, one));
    else if (is == KIND_profile)
        *array_push(&some->profiles, some->memory) = fact_name(some->all, one);
    else if (is == KIND_script && facts->flags[one.row] & FACT_OPEN) {
        into->open_scripts++;
        add_attribute(some, &some->reasons, one, ATTRIBUTE_reason);
    }
}

/* Does it run before something is merged? A pipeline's rule says so in its condition. */
static bool is_gate(const tally *some, fact trigger)
{
    text event = fact_name(some->all, trigger), condition;

    if (fact_flags(some->all, trigger) & FACT_DEAD)
        return false;
    if (text_starts(event, TEXT("pull_request")) || text_starts(event, TEXT("merge_")))
        return true;
    return fact_text(some->all, trigger, ATTRIBUTE_condition, &condition) &&
           text_find_text(condition, TEXT("merge_request"), 0) < condition.length;
}

static void count_file(tally *some, uint32_t index)
{
    const shard *facts = store_shard(some->all, index);
    uint32_t services = some->into->kinds[KIND_service];
    bool is_gating = false;

    for (uint32_t row = 0; row < facts->row_count; row++) {
        fact one = store_fact(some->all, index, row);

        count_row(some, facts, one);
        is_gating |= facts->kind[row] == KIND_trigger && is_gate(some, one);
    }
    some->into->gates += is_gating;
    some->into->compose_files += some->into->kinds[KIND_service] > services;
    arena_reset(&some->scratch);
}

/* One that could not be loaded has no rows; why not is told with what was left out. */
static void count_project(const tally *some, uint32_t index)
{
    const shard *facts = store_shard(some->all, index);
    name_count project = {.name = store_path(some->all, index)};

    for (uint32_t row = 0; row < facts->row_count; row++)
        project.count += facts->kind[row] == KIND_service;
    some->into->project_services += project.count;
    if (facts->row_count > 1)
        *array_push(&some->into->projects, some->memory) = project;
}

/* ---- names, and how often ---- */

static int by_name(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

static int by_count(const void *left, const void *right)
{
    const name_count *one = left, *two = right;

    if (one->count != two->count)
        return one->count < two->count ? 1 : -1;
    return text_compare(one->name, two->name);
}

static name_counts counted(arena *memory, name_list *names)
{
    name_counts all = {0};

    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_name);
    for (uint32_t i = 0; i < names->count; i++) {
        if (all.count == 0 || !text_equal(all.items[all.count - 1].name, names->items[i]))
            *array_push(&all, memory) = (name_count){.name = names->items[i]};
        all.items[all.count - 1].count++;
    }
    if (all.count)
        qsort(all.items, all.count, sizeof *all.items, by_count);
    return all;
}

inventory inventory_of(arena *memory, const store *all)
{
    inventory found = {0};
    tally some = {.memory = memory, .all = all, .into = &found};

    arena_init(&some.scratch);
    for (uint32_t i = 0; i < store_count(all); i++)
        if (shard_is_derived(all, i))
            count_project(&some, i);
        else
            count_file(&some, i);
    arena_free(&some.scratch);
    found.programs = counted(memory, &some.programs);
    found.profiles = counted(memory, &some.profiles);
    found.reasons = counted(memory, &some.reasons);
    return found;
}
