/* script_surface.c — a documented command against what a script's parser takes (LANGUAGE 21).
 *
 * The words are read as the parser reads them: positions first, then options with their values. What the
 * parser does not name is wrong, also where it would fall through; where the surface is open nothing is said.
 */
#include "script_surface.h"

#include "command_words.h"
#include "spell.h"

#include "buffer.h"

#include <fnmatch.h>

enum { NAMES_SHOWN = 12, PATTERN_STARS = 4, PATTERN_NAME = 256 };

typedef struct surface {
    arena *memory;
    const store *all;
    const shard *rows;
    fact script, command;
    command_words words;
    uint32_t action; /* row of the action that is named; ROW_NONE */
    int32_t arity;   /* -1: unknown */
    surface_verdict verdict;
} surface;

/* ---- the script's rows
 * ------------------------------------------------------------------------------------------- */

static text row_name(const surface *of, uint32_t row)
{
    return store_name(of->all, of->rows->name[row]);
}

static text row_text(const surface *of, uint32_t row, attribute_id which)
{
    text value = {0};

    fact_text(of->all, store_fact(of->all, of->script.shard, row), which, &value);
    return value;
}

static int32_t row_position(const surface *of, uint32_t row)
{
    int32_t position = 0;

    fact_number(of->all, store_fact(of->all, of->script.shard, row), ATTRIBUTE_position, &position);
    return position;
}

static bool is_open(const surface *of, uint32_t row)
{
    return row != ROW_NONE && (of->rows->flags[row] & FACT_OPEN);
}

/* Does the row count under the action that is named? */
static bool is_in_action(const surface *of, uint32_t row)
{
    text owner = of->rows->kind[row] == KIND_value ? (text){0} : row_text(of, row, ATTRIBUTE_owner);
    uint32_t above = of->rows->parent[row];

    while (above != ROW_NONE && of->rows->kind[above] != KIND_action)
        above = of->rows->parent[above];
    if (owner.length)
        return of->action != ROW_NONE && text_equal(owner, row_name(of, of->action));
    return above == ROW_NONE || of->rows->kind[row] != KIND_value || of->action == ROW_NONE ||
           above == of->action;
}

typedef ARRAY(uint32_t) row_array;

/* Words that may stand at this position; 0: anywhere. */
static row_array words_at(const surface *of, int32_t position)
{
    row_array found = {0};

    for (uint32_t row = of->script.row + 1; row < of->rows->end_row[of->script.row]; row++) {
        kind is = (kind)of->rows->kind[row];
        bool is_positional =
            is == KIND_action ||
            (is == KIND_value && !text_starts(row_text(of, row, ATTRIBUTE_owner), TEXT("-")));
        if (is_positional && row_position(of, row) == position && is_in_action(of, row))
            *array_push(&found, of->memory) = row;
    }
    return found;
}

static row_array values_of(const surface *of, text option)
{
    row_array found = {0};

    for (uint32_t row = of->script.row + 1; row < of->rows->end_row[of->script.row]; row++)
        if (of->rows->kind[row] == KIND_value && text_equal(row_text(of, row, ATTRIBUTE_owner), option))
            *array_push(&found, of->memory) = row;
    return found;
}

static bool is_pattern(const surface *of, uint32_t row)
{
    return row != ROW_NONE && (of->rows->flags[row] & FACT_PLACEHOLDER);
}

/* Is the name like the row's pattern, as the shell sees it? A pattern that could cost much counts as like
 * anything. */
static bool is_like(const surface *of, uint32_t row, text name)
{
    text pattern = row_name(of, row);
    uint32_t stars = 0;

    for (size_t i = 0; i < pattern.length; i++)
        stars += pattern.start[i] == '*' || pattern.start[i] == '+';
    return stars > PATTERN_STARS || name.length > PATTERN_NAME ||
           !fnmatch(text_string(of->memory, pattern), text_string(of->memory, name), FNM_EXTMATCH);
}

static uint32_t find_named(const surface *of, const row_array *rows, text name)
{
    for (uint32_t i = 0; i < rows->count; i++)
        if (text_equal(row_name(of, rows->items[i]), name))
            return rows->items[i];
    for (uint32_t i = 0; i < rows->count; i++)
        if (is_pattern(of, rows->items[i]) && is_like(of, rows->items[i], name))
            return rows->items[i];
    return ROW_NONE;
}

/* All options, or only those that are taken where we are. */
static row_array options_of(const surface *of, bool takes_all)
{
    row_array found = {0};

    for (uint32_t row = of->script.row + 1; row < of->rows->end_row[of->script.row]; row++)
        if (of->rows->kind[row] == KIND_option && (takes_all || is_in_action(of, row)))
            *array_push(&found, of->memory) = row;
    return found;
}

/* ---- saying no
 * --------------------------------------------------------------------------------------------------- */

static text names_listed(const surface *of, const row_array *rows)
{
    buffer out = buffer_new(of->memory);

    for (uint32_t i = 0; i < rows->count && i < NAMES_SHOWN; i++) {
        if (i)
            buffer_add(&out, TEXT(", "));
        buffer_add(&out, row_name(of, rows->items[i]));
    }
    if (rows->count > NAMES_SHOWN)
        buffer_print(&out, " and %u more", rows->count - NAMES_SHOWN);
    return buffer_text(&out);
}

/* The nearest of the rows' names; its row, or ROW_NONE. */
static uint32_t nearest(const surface *of, const row_array *rows, text wanted)
{
    text *names = arena_array(of->memory, text, rows->count + 1), found;

    for (uint32_t i = 0; i < rows->count; i++)
        names[i] = row_name(of, rows->items[i]);
    return spell_nearest(of->memory, wanted, names, rows->count, &found) ? find_named(of, rows, found)
                                                                         : ROW_NONE;
}

/* NAME, where the script has no name like it: what the reader fills in. */
static bool is_capitals(const surface *of, text name, const row_array *rows)
{
    text *names = arena_array(of->memory, text, rows->count + 1);

    for (uint32_t i = 0; i < rows->count; i++)
        names[i] = row_name(of, rows->items[i]);
    return is_capitals_placeholder(name, names, rows->count);
}

static void refuse(surface *of, uint32_t word_row, text wrong, text why, uint32_t near, uint32_t place_row)
{
    surface_verdict *verdict = &of->verdict;

    if (!verdict->is_accepted)
        return;
    verdict->is_accepted = false;
    verdict->wrong = wrong;
    verdict->problem = why;
    verdict->at = store_fact(of->all, of->command.shard, word_row);
    if (near != ROW_NONE)
        verdict->candidate = row_name(of, near);
    place_row = near != ROW_NONE ? near : place_row;
    verdict->surface =
        store_fact(of->all, of->script.shard, place_row != ROW_NONE ? place_row : of->script.row);
}

static void refuse_name(surface *of, const command_word *word, const char *what, text wrong,
                        const row_array *rows)
{
    text listed = names_listed(of, rows);
    uint32_t first = rows->count ? rows->items[0] : ROW_NONE;
    text why = rows->count ? text_print(of->memory, "%s \"%.*s\" is not one of %.*s", what,
                                        TEXT_FORMAT(wrong), TEXT_FORMAT(listed))
                           : text_print(of->memory, "%s \"%.*s\" is not taken: the script takes none", what,
                                        TEXT_FORMAT(wrong));

    refuse(of, word->row, wrong, why, nearest(of, rows, wrong), first);
}

/* ---- options
 * ----------------------------------------------------------------------------------------------------- */

static void check_value(surface *of, const command_word *word, uint32_t option, text value, bool is_free)
{
    row_array allowed = values_of(of, row_name(of, option));
    text_array all = command_alternatives(of->memory, value);
    bool is_placeholder = is_free || (all.count == 1 && text_starts(value, TEXT("<")));

    if (!allowed.count || is_placeholder || is_open(of, option))
        return;
    for (uint32_t i = 0; i < all.count; i++)
        if (find_named(of, &allowed, all.items[i]) == ROW_NONE && !is_capitals(of, all.items[i], &allowed))
            refuse_name(of, word,
                        text_string(of->memory, text_print(of->memory, "value of %.*s",
                                                           TEXT_FORMAT(row_name(of, option)))),
                        all.items[i], &allowed);
}

static bool has_form(const surface *of, uint32_t option, const char *form)
{
    text forms = row_text(of, option, ATTRIBUTE_form), one;

    while (text_next(&forms, ' ', &one))
        if (text_is(one, form))
            return true;
    return false;
}

/* -abc as -a -b -c, where getopts reads them. *last is its last letter's option, or ROW_NONE where the rest
 * of the word is a value. */
static bool is_bundle(const surface *of, const row_array *options, text name, uint32_t *last)
{
    *last = ROW_NONE;
    if (name.length < 3 || name.start[1] == '-')
        return false;
    for (size_t i = 1; i < name.length; i++) {
        char letter[2] = {'-', name.start[i]};
        uint32_t row = find_named(of, options, (text){letter, 2});
        if (row == ROW_NONE || !has_form(of, row, "letters"))
            return false;
        if (i + 1 < name.length && (of->rows->flags[row] & FACT_TAKES_VALUE))
            return true; /* the rest is its value */
        if (i + 1 == name.length)
            *last = row;
    }
    return true;
}

static void refuse_option(surface *of, const command_word *word, text name, const row_array *options)
{
    row_array all = options_of(of, true);
    uint32_t elsewhere = find_named(of, &all, name);
    text owner = elsewhere == ROW_NONE ? (text){0} : row_text(of, elsewhere, ATTRIBUTE_owner);

    if (owner.length)
        refuse(of, word->row, name,
               text_print(of->memory, "flag \"%.*s\" belongs to action \"%.*s\"", TEXT_FORMAT(name),
                          TEXT_FORMAT(owner)),
               ROW_NONE, elsewhere);
    else
        refuse_name(of, word, "flag", name, options);
}

static void refuse_flag(surface *of, const command_word *word, text name, uint32_t option, const char *why)
{
    refuse(of, word->row, name, text_print(of->memory, "flag \"%.*s\" %s", TEXT_FORMAT(name), why), ROW_NONE,
           option);
}

/* --x=v */
static void check_equals(surface *of, const command_word *word, text name, uint32_t option)
{
    if (has_form(of, option, "equals"))
        check_value(of, word, option, store_name(of->all, word->value), false);
    else if (of->rows->flags[option] & FACT_TAKES_VALUE)
        refuse_flag(of, word, name, option, "takes its value as the next word, not behind `=`");
    else
        refuse_flag(of, word, name, option, "takes no value");
}

/* One flag; returns how many words behind it are its value. */
static uint32_t check_flag(surface *of, uint32_t number)
{
    const command_word *word = &of->words.items[number];
    const command_word *next = number + 1 < of->words.count ? word + 1 : NULL;
    text name = store_name(of->all, word->name);
    row_array options = options_of(of, false);
    uint32_t option = find_named(of, &options, name);

    if (word->is_free)
        return next && !next->is_flag && next->is_optional && word->is_optional;
    if (option == ROW_NONE && !is_bundle(of, &options, name, &option)) {
        if (!is_open(of, of->action))
            refuse_option(of, word, name, &options);
        return 0;
    }
    if (option == ROW_NONE)
        return 0;
    if (row_position(of, option) > (int32_t)number + 1) {
        refuse(of, word->row, name,
               text_print(of->memory, "flag \"%.*s\" stands too early: the script takes it from word %d on",
                          TEXT_FORMAT(name), (int)row_position(of, option)),
               ROW_NONE, option);
        return 0;
    }
    if (is_pattern(of, option))
        return 0;
    if (word->value) {
        check_equals(of, word, name, option);
        return 0;
    }
    if (!(of->rows->flags[option] & FACT_TAKES_VALUE))
        return 0;
    if (!has_form(of, option, "next")) {
        refuse_flag(of, word, name, option, "takes its value behind `=`");
        return 0;
    }
    if (!next || next->is_flag) {
        if (!word->is_optional)
            refuse_flag(of, word, name, option, "needs a value");
        return 0;
    }
    check_value(of, next, option, store_name(of->all, next->name), next->is_free);
    return 1;
}

/* ---- plain words
 * ------------------------------------------------------------------------------------------------- */

static void refuse_extra(surface *of, const command_word *word, text name)
{
    row_array options = options_of(of, true);
    text dashed = text_print(of->memory, "--%.*s", TEXT_FORMAT(name));
    uint32_t near = nearest(of, &options, dashed);
    text why = of->arity ? text_print(of->memory, "\"%.*s\" is one word too many: the script takes %d",
                                      TEXT_FORMAT(name), (int)of->arity)
                         : text_print(of->memory, "\"%.*s\" is not taken: the script takes flags only",
                                      TEXT_FORMAT(name));

    refuse(of, word->row, name, why, near, options.count ? options.items[0] : ROW_NONE);
}

static const char *what_is(const surface *of, const row_array *rows)
{
    text owner;

    if (!rows->count || of->rows->kind[rows->items[0]] == KIND_action)
        return "action";
    owner = row_text(of, rows->items[0], ATTRIBUTE_owner);
    return owner.length ? text_string(of->memory, owner) : "value";
}

/* One alternative of the plain word at `position`. */
static void check_plain(surface *of, const command_word *word, text name, int32_t position)
{
    row_array here = words_at(of, position), anywhere = words_at(of, 0);
    uint32_t found = find_named(of, &here, name);

    if (found == ROW_NONE)
        found = find_named(of, &anywhere, name);
    if (found != ROW_NONE) {
        if (of->rows->kind[found] == KIND_action)
            of->action = found;
        return;
    }
    if (is_open(of, of->action) || is_capitals(of, name, here.count ? &here : &anywhere))
        return;
    if (here.count)
        refuse_name(of, word, what_is(of, &here), name, &here);
    else if (of->arity >= 0 && position > of->arity && anywhere.count)
        refuse_name(of, word, what_is(of, &anywhere), name, &anywhere);
    else if (of->arity >= 0 && position > of->arity)
        refuse_extra(of, word, name);
}

static void check_words(surface *of)
{
    int32_t position = 0;

    for (uint32_t i = 0; i < of->words.count && of->verdict.is_accepted; i++) {
        const command_word *word = &of->words.items[i];
        text_array all;
        if (word->is_flag) {
            i += check_flag(of, i);
            continue;
        }
        position++;
        if (word->is_free)
            continue;
        all = command_alternatives(of->memory, store_name(of->all, word->name));
        for (uint32_t k = 0; k < all.count; k++)
            check_plain(of, word, all.items[k], position);
    }
}

/* $ARGS and ... may be any number of words. */
static bool is_countable(const surface *of)
{
    for (uint32_t i = 0; i < of->words.count; i++) {
        text name = store_name(of->all, of->words.items[i].name);
        if (text_find(name, '$', 0) < name.length || text_find_text(name, TEXT("..."), 0) < name.length)
            return false;
    }
    return of->words.count > 0;
}

/* How many words the row demands and takes. A script's name alone is a mention of it more often than a call.
 */
static void check_count(surface *of, uint32_t row)
{
    fact from = store_fact(of->all, of->script.shard, row);
    int32_t least = 0, most = -1, count = (int32_t)of->words.count;
    const command_word *word;

    fact_number(of->all, from, ATTRIBUTE_least, &least);
    fact_number(of->all, from, ATTRIBUTE_most, &most);
    if (!is_countable(of) || !of->verdict.is_accepted || (count >= least && (most < 0 || count <= most)))
        return;
    word = &of->words.items[count < least ? count - 1 : most];
    refuse(of, word->row, store_name(of->all, word->name),
           count < least ? text_print(of->memory, "too few words: the script demands %d", (int)least)
                         : text_print(of->memory, "\"%.*s\" is one word too many: the script takes %d",
                                      TEXT_FORMAT(store_name(of->all, word->name)), (int)most),
           ROW_NONE, row);
}

bool script_is_started(arena *memory, const store *all, fact command, text path)
{
    text programs[2];
    uint32_t count = command_programs(memory, all, command, programs);

    for (uint32_t i = 0; i < count; i++)
        if (text_equal(programs[i], path))
            return true;
    return false;
}

surface_verdict script_accepts(arena *memory, const store *all, fact script, fact command)
{
    surface of = {
        .memory = memory, .all = all, .script = script, .command = command, .action = ROW_NONE, .arity = -1};

    of.verdict = (surface_verdict){
        .is_accepted = true, .at = {.shard = FACT_LITERAL}, .surface = {.shard = FACT_LITERAL}};
    of.rows = store_shard(all, script.shard);
    of.words = command_words_of(memory, all, command);
    fact_number(all, script, ATTRIBUTE_arity, &of.arity);
    if (fact_flags(all, script) & FACT_OPEN)
        fact_text(all, script, ATTRIBUTE_reason, &of.verdict.open);
    else
        check_words(&of);
    check_count(&of, script.row);
    if (of.action != ROW_NONE)
        check_count(&of, of.action);
    return of.verdict;
}
