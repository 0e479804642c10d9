/* select_part.c — flags, options, values and arguments: of documented commands, and of what a script's parser
 * takes.
 *
 * A flag begins with `-`; an option is a flag with a value (LANGUAGE 20). Seen from a script, they are what
 * its parser takes; seen from anything else (also from a script's usage and printed texts), what stands in
 * the commands there. */
#include "select.h"

/* Is `from` a place where a parser's surface is meant, and not a text with commands in it? */
static bool is_surface(const run *r, fact from)
{
    kind is = fact_kind(r->facts, from);

    return is == KIND_script || is == KIND_action || is == KIND_function || is == KIND_option;
}

static bool is_claim(const shard *facts, uint32_t row, uint32_t top)
{
    for (uint32_t at = row; at != ROW_NONE && at != top; at = facts->parent[at])
        if (facts->kind[at] == KIND_usage || facts->kind[at] == KIND_print || facts->kind[at] == KIND_command)
            return true;
    return false;
}

static bool is_option_named(const run *r, plan_range arguments)
{
    return arguments.count && run_argument(r, arguments, 0)->type == ARGUMENT_NAME &&
           text_starts(run_argument(r, arguments, 0)->name, TEXT("-"));
}

/* `:values "--replicas"` of a script: the values that belong to that option. */
static bool is_owned_by(run *r, plan_range arguments, fact value)
{
    text owner;

    return fact_text(r->facts, value, ATTRIBUTE_owner, &owner) &&
           name_matches(r, KIND_option, owner, run_argument(r, arguments, 0)->name, false);
}

/* Values of positionals are what a script's :values() are; an option's are asked for by its name, or by
 * their own. */
static bool is_positional(const run *r, fact value)
{
    text owner;

    return !fact_text(r->facts, value, ATTRIBUTE_owner, &owner) || !text_starts(owner, TEXT("-"));
}

static bool accepts_value(run *r, plan_id id, fact value)
{
    plan_range arguments = run_selection(r, id)->arguments;

    if (is_option_named(r, arguments))
        return is_owned_by(r, arguments, value);
    return (arguments.count || is_positional(r, value)) && noun_accepts(r, id, value);
}

static void add_unique_name(run *r, fact_array *found, fact some)
{
    for (uint32_t i = 0; i < found->count; i++)
        if (found->items[i].name == some.name)
            return;
    *array_push(found, r->memory) = some;
}

static bool is_surface_word(run *r, plan_id id, fact some)
{
    word noun = run_selection(r, id)->word;

    if (noun == WORD_value || noun == WORD_values)
        return accepts_value(r, id, some);
    if ((noun == WORD_option || noun == WORD_options) && !(fact_flags(r->facts, some) & FACT_TAKES_VALUE))
        return false;
    return noun_accepts(r, id, some);
}

static void select_surface(run *r, plan_id id, fact from, unsigned how, fact_array *found)
{
    const shard *facts = store_shard(r->facts, from.shard);
    word noun = run_selection(r, id)->word;
    kind wanted = noun == WORD_value || noun == WORD_values ? KIND_value : KIND_option;
    fact_array words = {0};
    uint32_t own;

    for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row++)
        if (row_is_meant(r, wanted, from, row, how) && !is_claim(facts, row, from.row))
            *array_push(&words, r->memory) = store_fact(r->facts, from.shard, row);
    own = words.count;
    select_sourced(r, wanted, from, &words);
    for (uint32_t i = 0; i < words.count; i++)
        if (is_surface_word(r, id, words.items[i]))
            add_unique_name(r, found, words.items[i]); /* one option may stand in several arms */
    if (own < words.count)
        facts_sort(r, found);
}

/* ---- in commands ---- */

/* The script that a command runs, when it is known: it says which flags take a value. */
static const fact *script_of(run *r, fact command, fact *room)
{
    text program;
    uint32_t index;

    if (!fact_text(r->facts, command, ATTRIBUTE_program, &program))
        return NULL;
    index = store_find(r->facts, program, DIALECT_SCRIPT);
    if (index == UINT32_MAX)
        return NULL;
    *room = store_fact(r->facts, index, 0);
    return room;
}

static bool flag_value(run *r, fact flag, fact *value)
{
    fact command, room;

    if (!fact_ancestor(r->facts, flag, KIND_command, &command))
        return false;
    return command_flag_value(r->facts, flag, script_of(r, command, &room), value);
}

/* `<dev|prod>` is each alternative (LANGUAGE 19). */
static void add_alternatives(run *r, fact plain, fact_array *found)
{
    text name = fact_name(r->facts, plain), inner, one;

    if (name.length < 3 || name.start[0] != '<' || text_find(name, '|', 0) == name.length) {
        *array_push(found, r->memory) = plain;
        return;
    }
    for (inner = text_slice(name, 1, name.length - 1); text_next(&inner, '|', &one);)
        *array_push(found, r->memory) = fact_derived(r, plain, text_trim(one));
}

static bool value_is_wanted(run *r, plan_id id, fact flag, fact value)
{
    plan_range arguments = run_selection(r, id)->arguments;

    if (!arguments.count || run_argument(r, arguments, 0)->type == ARGUMENT_NUMBER)
        return true;
    if (is_option_named(r, arguments))
        return noun_accepts(r, id, flag);
    return noun_accepts(r, id, value);
}

static bool command_counts(run *r, fact from, fact command)
{
    return fact_same(from, command) || command_is_known(r, command);
}

static void add_flag(run *r, plan_id id, fact flag, fact_array *found)
{
    word noun = run_selection(r, id)->word;
    fact value;

    if (noun == WORD_flag || noun == WORD_flags) {
        if (noun_accepts(r, id, flag))
            *array_push(found, r->memory) = flag;
    } else if (noun == WORD_option || noun == WORD_options) {
        if (flag_value(r, flag, &value) && noun_accepts(r, id, flag))
            *array_push(found, r->memory) = flag;
    } else if (flag_value(r, flag, &value) && value_is_wanted(r, id, flag, value)) {
        add_alternatives(r, value, found);
    }
}

static void select_flags(run *r, plan_id id, fact from, unsigned how, fact_array *found)
{
    const shard *facts = store_shard(r->facts, from.shard);

    for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row++) {
        fact flag, command;

        if (!row_is_meant(r, KIND_flag, from, row, how))
            continue;
        flag = store_fact(r->facts, from.shard, row);
        if (fact_kind(r->facts, from) != KIND_command &&
            fact_ancestor(r->facts, flag, KIND_command, &command) && !command_counts(r, from, command))
            continue;
        add_flag(r, id, flag, found);
    }
}

static bool is_flag_value(run *r, fact command, uint32_t row)
{
    const shard *facts = store_shard(r->facts, command.shard);

    for (uint32_t at = command.row + 1; at < facts->end_row[command.row]; at++) {
        fact value;

        if (facts->kind[at] == KIND_flag && flag_value(r, store_fact(r->facts, command.shard, at), &value) &&
            value.row == row)
            return true;
    }
    return false;
}

/* The plain words of one command, without the values of its flags. */
static void command_words(run *r, fact command, fact_array *words)
{
    const shard *facts = store_shard(r->facts, command.shard);

    for (uint32_t row = command.row + 1; row < facts->end_row[command.row]; row++)
        if (facts->kind[row] == KIND_argument && !is_flag_value(r, command, row))
            *array_push(words, r->memory) = store_fact(r->facts, command.shard, row);
}

static void add_argument(run *r, plan_id id, fact command, fact_array *found)
{
    plan_range arguments = run_selection(r, id)->arguments;
    fact_array words = {0};
    int64_t at;

    command_words(r, command, &words);
    at = arguments.count ? run_argument(r, arguments, 0)->number : 1;
    at = at < 0 ? (int64_t)words.count + at : at - 1;
    if (at >= 0 && at < (int64_t)words.count)
        add_alternatives(r, words.items[at], found);
}

static void select_arguments(run *r, plan_id id, fact from, unsigned how, fact_array *found)
{
    const shard *facts = store_shard(r->facts, from.shard);

    if (fact_kind(r->facts, from) == KIND_command) {
        add_argument(r, id, from, found);
        return;
    }
    for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row++)
        if (row_is_meant(r, KIND_command, from, row, how) &&
            command_is_known(r, store_fact(r->facts, from.shard, row)))
            add_argument(r, id, store_fact(r->facts, from.shard, row), found);
}

/* The value of something that is written with one: an assignment, a variable, a flag. */
static bool add_own_value(run *r, fact from, fact_array *found)
{
    kind is = fact_kind(r->facts, from);
    text value;
    fact of_flag;

    if (is == KIND_flag) {
        if (flag_value(r, from, &of_flag))
            *array_push(found, r->memory) = of_flag;
        return true;
    }
    if (is == KIND_script || is == KIND_command || !fact_text(r->facts, from, ATTRIBUTE_value, &value))
        return false;
    *array_push(found, r->memory) = fact_derived(r, from, value);
    return true;
}

/* The values of all that is written with one inside (a template's variables, a YAML file's nodes). */
static void add_values_inside(run *r, plan_id id, fact from, unsigned how, fact_array *found)
{
    const shard *facts = store_shard(r->facts, from.shard);

    for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row++) {
        fact some = store_fact(r->facts, from.shard, row);
        text value;

        if (facts->kind[row] == KIND_flag || facts->kind[row] == KIND_command ||
            !row_is_meant(r, (kind)facts->kind[row], from, row, how))
            continue;
        if (fact_text(r->facts, some, ATTRIBUTE_value, &value) && noun_accepts(r, id, some))
            *array_push(found, r->memory) = fact_derived(r, some, value);
    }
}

void select_part(run *r, plan_id id, fact from, unsigned how, fact_array *found)
{
    word noun = run_selection(r, id)->word;
    bool is_value = noun == WORD_value || noun == WORD_values;

    if (noun == WORD_argument) {
        select_arguments(r, id, from, how, found);
        return;
    }
    if (is_value && add_own_value(r, from, found))
        return;
    if (is_surface(r, from)) {
        select_surface(r, id, from, how, found);
        return;
    }
    select_flags(r, id, from, how, found);
    if (is_value && !found->count)
        add_values_inside(r, id, from, how, found);
}
