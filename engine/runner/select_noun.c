/* select_noun.c — one noun seen from one fact: what is strictly inside, at any depth, each once (LANGUAGE 7).
 *
 * Steps, items and rows belong to their innermost section, list or table, so that a rollback's steps don't
 * stand in for the runbook's. Profiles of a project are one fact a name (LANGUAGE 26). */
#include "select.h"

#include <string.h>

#include "script_surface.h"

/* What an overlay takes away is a dead row too, and nothing that could come to life. */
static bool is_removal(const run *r, fact from, uint32_t row)
{
    text how;

    return fact_text(r->facts, store_fact(r->facts, from.shard, row), ATTRIBUTE_origin_how, &how) &&
           (text_is(how, "reset") || text_is(how, "override"));
}

/* A word that a function of a file takes, for the scripts that source it: not the file's own. */
static bool is_of_function(const shard *facts, fact from, uint32_t row)
{
    kind some = (kind)facts->kind[row];
    uint32_t function;

    return facts->kind[from.row] == KIND_script &&
           (some == KIND_action || some == KIND_option || some == KIND_value) &&
           shard_attribute(facts, row, ATTRIBUTE_function, &function);
}

bool row_is_meant(run *r, kind wanted, fact from, uint32_t row, unsigned how)
{
    const shard *facts = store_shard(r->facts, from.shard);

    if (facts->kind[row] != wanted || is_of_function(facts, from, row))
        return false;
    if ((how & SELECT_SATISFYING) && facts->flags[row] & FACT_OPTIONAL)
        return false;
    if (!(how & SELECT_DEAD))
        return row_is_live(facts, row, from.row);
    return !is_removal(r, from, row);
}

/* Is `from` the innermost of its kind around `row`? Asked of sections, lists and tables. */
static bool is_own(const shard *facts, fact from, uint32_t row)
{
    kind owner = (kind)facts->kind[from.row], some = (kind)facts->kind[row];
    uint32_t at;

    if (some != KIND_step && some != KIND_item && some != KIND_row)
        return true;
    if (owner != KIND_section && owner != KIND_list && owner != KIND_table)
        return true;
    for (at = facts->parent[row]; at != ROW_NONE && facts->kind[at] != owner; at = facts->parent[at])
        continue;
    return at == from.row;
}

/* Inline code that looks like a command counts when its program is known, or when a pattern is looked for. */
static bool is_meant_as_command(run *r, fact from, uint32_t row, bool has_pattern)
{
    const shard *facts = store_shard(r->facts, from.shard);

    for (uint32_t at = row; at != ROW_NONE && at != from.row; at = facts->parent[at]) {
        if (facts->kind[at] != KIND_command || !(facts->flags[at] & FACT_GUESS))
            continue;
        if (at == row && has_pattern)
            continue;
        return command_is_known(r, store_fact(r->facts, from.shard, at));
    }
    return true;
}

static bool has_names(const run *r, plan_range arguments)
{
    for (uint32_t i = 0; i < arguments.count; i++)
        if (run_argument(r, arguments, i)->type != ARGUMENT_NUMBER)
            return true;
    return false;
}

/* Other names that a fact goes by: a table's caption, a port's published side, a link's text. */
static bool has_second_name(run *r, fact some, text pattern, bool is_exact)
{
    static const struct {
        kind is;
        attribute_id name;
    } table[] = {
        {KIND_table, ATTRIBUTE_caption}, {KIND_port, ATTRIBUTE_published}, {KIND_port, ATTRIBUTE_target_}};
    kind is = fact_kind(r->facts, some);
    text name;

    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].is == is && fact_text(r->facts, some, table[i].name, &name) &&
            name_matches(r, is, name, pattern, is_exact))
            return true;
    return false;
}

bool noun_accepts(run *r, plan_id id, fact some)
{
    plan_range arguments = run_selection(r, id)->arguments;
    kind is = fact_kind(r->facts, some);

    if (!has_names(r, arguments))
        return true;
    if (is == KIND_command)
        return command_accepted(r, arguments, some);
    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *argument = run_argument(r, arguments, i);
        bool is_exact = argument->type == ARGUMENT_EXACT;

        if (argument->type != ARGUMENT_NAME && !is_exact)
            continue;
        if (argument_matches(r, arguments.first + i, is, some.name) ||
            has_second_name(r, some, argument->name, is_exact))
            return true;
    }
    return false;
}

static bool is_header(const run *r, fact some)
{
    int32_t yes;

    return fact_number(r->facts, some, ATTRIBUTE_is_header, &yes) && yes;
}

/* The next row of the kind from `row` on, or `end`. A disabled service is a service that is not live. */
static uint32_t next_row(const shard *facts, kind wanted, uint32_t row, uint32_t end, unsigned how)
{
    const uint8_t *found;

    if (how & SELECT_DEAD && wanted == KIND_service) {
        while (row < end && facts->kind[row] != KIND_service && facts->kind[row] != KIND_disabled)
            row++;
        return row;
    }
    found = row < end ? memchr(facts->kind + row, (int)wanted, end - row) : NULL;
    return found ? (uint32_t)(found - facts->kind) : end;
}

void select_sourced(run *r, kind wanted, fact from, fact_array *found)
{
    kind is = fact_kind(r->facts, from);
    fact_array words = {0};

    if (is == KIND_script || is == KIND_action)
        words = script_sourced_words(r->memory, r->facts, from, wanted);
    for (uint32_t i = 0; i < words.count; i++)
        *array_push(found, r->memory) = words.items[i];
}

/* The actions that are functions of files that the script sources. */
static void select_sourced_actions(run *r, plan_id id, fact from, bool all_names, fact_array *found)
{
    fact_array words = {0};

    select_sourced(r, KIND_action, from, &words);
    for (uint32_t i = 0; i < words.count; i++)
        if (all_names || noun_accepts(r, id, words.items[i]))
            *array_push(found, r->memory) = words.items[i];
    if (words.count)
        facts_sort_unique(r, found);
}

static void select_rows(run *r, plan_id id, fact from, unsigned how, bool all_names, fact_array *found)
{
    const shard *facts = store_shard(r->facts, from.shard);
    kind wanted = word_about(run_selection(r, id)->word)->gives;
    bool has_pattern = !all_names && has_names(r, run_selection(r, id)->arguments);
    uint32_t end = facts->end_row[from.row];

    for (uint32_t row = from.row; (row = next_row(facts, wanted, row + 1, end, how)) < end;) {
        fact some;

        if (!row_is_meant(r, (kind)facts->kind[row], from, row, how) || !is_own(facts, from, row))
            continue;
        some = store_fact(r->facts, from.shard, row);
        if ((wanted == KIND_row || wanted == KIND_cell) && is_header(r, some))
            continue;
        if (!is_meant_as_command(r, from, row, has_pattern))
            continue;
        if (all_names || noun_accepts(r, id, some))
            *array_push(found, r->memory) = some;
    }
    if (wanted == KIND_action)
        select_sourced_actions(r, id, from, all_names, found);
}

static void keep_first_of_name(fact_array *found)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; i < found->count; i++) {
        uint32_t j = 0;

        while (j < kept && found->items[j].name != found->items[i].name)
            j++;
        if (j == kept)
            found->items[kept++] = found->items[i];
    }
    found->count = kept;
}

static void keep_position(run *r, plan_id id, fact_array *found)
{
    plan_range arguments = run_selection(r, id)->arguments;

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(r, arguments, i);
        int64_t at = some->number;

        if (some->type != ARGUMENT_NUMBER)
            continue;
        at = at < 0 ? (int64_t)found->count + at : at - 1;
        if (at < 0 || at >= (int64_t)found->count) {
            found->count = 0;
        } else {
            found->items[0] = found->items[at];
            found->count = 1;
        }
        return;
    }
}

static bool is_part_word(word noun)
{
    switch (noun) {
    case WORD_flag:
    case WORD_flags:
    case WORD_option:
    case WORD_options:
    case WORD_value:
    case WORD_values:
    case WORD_argument:
    case WORD_assignment:
    case WORD_assignments:
        return true;
    default:
        return false;
    }
}

bool selection_is_part(const run *r, plan_id id)
{
    const plan_selection *some;

    for (; id; id = some->input) { /* through filters to the noun */
        some = run_selection(r, id);
        if (some->shape != SELECTION_WORD)
            return false;
        if (word_about(some->word)->shape == SHAPE_FILTER)
            continue;
        if (some->word == WORD_profiles || some->word == WORD_profile)
            return !some->input || plan_gives(r->rules, some->input) == KIND_service;
        if (!is_part_word(some->word))
            return false;
        return !some->input || plan_gives(r->rules, some->input) != KIND_script;
    }
    return false;
}

fact_array select_candidates(run *r, plan_id id, fact from)
{
    const plan_selection *noun = run_selection(r, id);
    fact_array found = {0};

    if (fact_is_literal(from) || word_about(noun->word)->gives == KIND_none)
        return found;
    select_rows(r, id, from, 0, true, &found);
    return found;
}

fact_array select_noun(run *r, plan_id id, fact from, unsigned how)
{
    word noun = run_selection(r, id)->word;
    fact_array found = {0};

    if (fact_is_literal(from))
        return found;
    if (noun == WORD_column || noun == WORD_cell) {
        select_column(r, id, from, &found);
    } else if (noun_is_value(noun)) {
        select_value(r, id, from, &found);
    } else if (is_part_word(noun) && noun != WORD_assignment && noun != WORD_assignments) {
        select_part(r, id, from, how, &found);
    } else {
        select_rows(r, id, from, how, false, &found);
        if ((noun == WORD_profiles || noun == WORD_profile) && fact_kind(r->facts, from) == KIND_project)
            keep_first_of_name(&found);
    }
    if (noun != WORD_column && noun != WORD_cell && noun != WORD_argument)
        keep_position(r, id, &found);
    return found;
}
