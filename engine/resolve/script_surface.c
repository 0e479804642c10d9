/* script_surface.c — a documented command against what a script's parser takes (LANGUAGE 21).
 *
 * The words are read as the parser reads them: positions first, then options with their values. What the
 * parser does not name is wrong, also where it would fall through; where the surface is open nothing is said.
 */
#include "surface_rows.h"

#include "spell.h"

#include "buffer.h"

enum { NAMES_SHOWN = 12 };

/* ---- saying no
 * --------------------------------------------------------------------------------------------------- */

static text names_listed(const surface *of, const row_array *rows)
{
    buffer out = buffer_new(of->memory);

    for (uint32_t i = 0; i < rows->count && i < NAMES_SHOWN; i++) {
        if (i)
            buffer_add(&out, TEXT(", "));
        buffer_add(&out, surface_row_name(of, rows->items[i]));
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
        names[i] = surface_row_name(of, rows->items[i]);
    return spell_nearest(of->memory, wanted, names, rows->count, &found) ? surface_find(of, rows, found)
                                                                         : ROW_NONE;
}

/* NAME, where the script has no name like it: what the reader fills in. */
static bool is_capitals(const surface *of, text name, const row_array *rows)
{
    text *names = arena_array(of->memory, text, rows->count + 1);

    for (uint32_t i = 0; i < rows->count; i++)
        names[i] = surface_row_name(of, rows->items[i]);
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
        verdict->candidate = surface_row_name(of, near);
    place_row = near != ROW_NONE ? near : place_row;
    verdict->surface = place_row != ROW_NONE ? of->entries.items[place_row].row : of->script;
}

static void refuse_name(surface *of, const command_word *word, const char *what, text wrong,
                        const row_array *rows)
{
    text listed = names_listed(of, rows);
    uint32_t first = rows->count ? rows->items[0] : ROW_NONE;
    text why = rows->count ? text_print(of->memory, "%s \"%.*s\" is not one of %.*s", what,
                                        TEXT_FORMAT(wrong), TEXT_FORMAT(listed))
                           : text_print(of->memory, "%s \"%.*s\" is not taken: the script takes no %ss", what,
                                        TEXT_FORMAT(wrong), what);

    refuse(of, word->row, wrong, why, nearest(of, rows, wrong), first);
}

/* ---- options
 * ----------------------------------------------------------------------------------------------------- */

static void check_value(surface *of, const command_word *word, uint32_t option, text value, bool is_free)
{
    row_array allowed = surface_values_of(of, surface_row_name(of, option));
    text_array all = command_alternatives(of->memory, value);
    bool is_placeholder = is_free || (all.count == 1 && text_starts(value, TEXT("<")));

    if (!allowed.count || is_placeholder || surface_is_open(of, option))
        return;
    for (uint32_t i = 0; i < all.count; i++)
        if (surface_find(of, &allowed, all.items[i]) == ROW_NONE && !is_capitals(of, all.items[i], &allowed))
            refuse_name(of, word,
                        text_string(of->memory, text_print(of->memory, "value of %.*s",
                                                           TEXT_FORMAT(surface_row_name(of, option)))),
                        all.items[i], &allowed);
}

static bool has_form(const surface *of, uint32_t option, const char *form)
{
    text forms = surface_row_text(of, option, ATTRIBUTE_form), one;

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
        uint32_t row = surface_find(of, options, (text){letter, 2});
        if (row == ROW_NONE || !has_form(of, row, "letters"))
            return false;
        if (i + 1 < name.length && (of->entries.items[row].flags & FACT_TAKES_VALUE))
            return true; /* the rest is its value */
        if (i + 1 == name.length)
            *last = row;
    }
    return true;
}

/* --val, where getopt reads it as --value: the only option that begins so. ROW_NONE: none, or several. */
static uint32_t begun_option(const surface *of, const row_array *options, text name)
{
    uint32_t found = ROW_NONE;

    for (uint32_t i = 0; text_starts(name, TEXT("--")) && i < options->count; i++) {
        uint32_t row = options->items[i];
        if (!text_starts(surface_row_name(of, row), name) || !has_form(of, row, "beginning"))
            continue;
        if (found != ROW_NONE)
            return ROW_NONE;
        found = row;
    }
    return found;
}

static void refuse_option(surface *of, const command_word *word, text name, const row_array *options)
{
    row_array all = surface_options(of, true);
    uint32_t elsewhere = surface_find(of, &all, name);
    text owner = elsewhere == ROW_NONE ? (text){0} : surface_owner(of, elsewhere);

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
    else if (of->entries.items[option].flags & FACT_TAKES_VALUE)
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
    row_array options = surface_options(of, false);
    uint32_t option = surface_find(of, &options, name);

    if (option == ROW_NONE)
        option = begun_option(of, &options, name);
    if (word->is_free)
        return next && !next->is_flag && next->is_optional && word->is_optional;
    if (option == ROW_NONE && !is_bundle(of, &options, name, &option)) {
        if (!surface_in_open_action(of))
            refuse_option(of, word, name, &options);
        return 0;
    }
    if (option == ROW_NONE)
        return 0;
    if (surface_row_position(of, option) > (int32_t)number + 1) {
        refuse(of, word->row, name,
               text_print(of->memory, "flag \"%.*s\" stands too early: the script takes it from word %d on",
                          TEXT_FORMAT(name), (int)surface_row_position(of, option)),
               ROW_NONE, option);
        return 0;
    }
    if (surface_is_pattern(of, option))
        return (of->entries.items[option].flags & FACT_TAKES_VALUE) && !word->value && next && !next->is_flag;
    if (word->value) {
        check_equals(of, word, name, option);
        return 0;
    }
    if (!(of->entries.items[option].flags & FACT_TAKES_VALUE))
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

static void refuse_extra(surface *of, const command_word *word, text name, int32_t arity)
{
    row_array options = surface_options(of, true);
    text dashed = text_print(of->memory, "--%.*s", TEXT_FORMAT(name));
    uint32_t near = nearest(of, &options, dashed);
    text why = arity ? text_print(of->memory, "\"%.*s\" is one word too many: the script takes %d",
                                  TEXT_FORMAT(name), (int)arity)
                     : text_print(of->memory, "\"%.*s\" is not taken: the script takes %s",
                                  TEXT_FORMAT(name), options.count ? "flags only" : "nothing");

    refuse(of, word->row, name, why, near, options.count ? options.items[0] : ROW_NONE);
}

static const char *what_is(const surface *of, const row_array *rows)
{
    text owner;

    if (!rows->count || of->entries.items[rows->items[0]].is == KIND_action)
        return "action";
    owner = surface_owner(of, rows->items[0]);
    return owner.length ? text_string(of->memory, owner) : "value";
}

/* The action is named, and the pattern of the same arm under whose row all stands that the arm takes. */
static void name_action(surface *of, uint32_t found, const row_array *among, row_array *named)
{
    text alias = surface_row_text(of, found, ATTRIBUTE_alias);
    uint32_t row = alias.length ? surface_find(of, among, alias) : ROW_NONE;

    *array_push(named, of->memory) = found;
    if (row != ROW_NONE && row != found)
        *array_push(named, of->memory) = row;
}

/* One alternative of the plain word at `position`. */
static void check_plain(surface *of, const command_word *word, text name, int32_t position, row_array *named)
{
    row_array here = surface_words_at(of, position), anywhere = surface_words_at(of, 0);
    uint32_t found = surface_find(of, &here, name);
    bool is_here = found != ROW_NONE;
    int32_t arity = surface_arity(of);

    if (!is_here)
        found = surface_find(of, &anywhere, name);
    if (found != ROW_NONE) {
        if (of->entries.items[found].is == KIND_action)
            name_action(of, found, is_here ? &here : &anywhere, named);
        return;
    }
    if (surface_in_open_action(of) || is_capitals(of, name, here.count ? &here : &anywhere))
        return;
    if (here.count)
        refuse_name(of, word, what_is(of, &here), name, &here);
    else if (arity >= 0 && position > arity && anywhere.count)
        refuse_name(of, word, what_is(of, &anywhere), name, &anywhere);
    else if (arity >= 0 && position > arity)
        refuse_extra(of, word, name, arity);
}

/* All alternatives of a plain word; what they name counts for the words behind it. */
static void check_alternatives(surface *of, const command_word *word, int32_t position)
{
    text_array all = command_alternatives(of->memory, store_name(of->all, word->name));
    row_array named = {0};

    of->has_choice = of->has_choice || all.count > 1;
    for (uint32_t i = 0; i < all.count; i++)
        check_plain(of, word, all.items[i], position, &named);
    for (uint32_t i = 0; i < named.count; i++)
        *array_push(&of->actions, of->memory) = named.items[i];
}

/* Is there an action among the words of this position? */
static bool has_action_at(const surface *of, int32_t position)
{
    row_array here = surface_words_at(of, position);

    for (uint32_t i = 0; i < here.count; i++)
        if (of->entries.items[here.items[i]].is == KIND_action)
            return true;
    return false;
}

static void check_words(surface *of)
{
    int32_t position = 0;

    for (uint32_t i = 0; i < of->words.count && of->verdict.is_accepted; i++) {
        const command_word *word = &of->words.items[i];
        if (word->is_flag) {
            i += check_flag(of, i);
            continue;
        }
        position++;
        if (word->is_free)
            of->is_any_action = of->is_any_action || has_action_at(of, position);
        else
            check_alternatives(of, word, position);
    }
}

/* $ARGS and ... may be any number of words, and xargs adds some. */
static bool is_countable(const surface *of)
{
    for (uint32_t i = 0; i < of->words.count; i++) {
        text name = store_name(of->all, of->words.items[i].name);
        if (text_find(name, '$', 0) < name.length || text_find_text(name, TEXT("..."), 0) < name.length)
            return false;
    }
    return !(fact_flags(of->all, of->command) & FACT_OPEN);
}

/* A script's name alone in a text is a mention of it more often than a call. */
static bool is_mention(const surface *of)
{
    text origin = {0};

    fact_text(of->all, of->command, ATTRIBUTE_origin, &origin);
    return !of->words.count &&
           ((fact_flags(of->all, of->command) & FACT_GUESS) ||
            (!text_is(origin, "block") && !text_is(origin, "run") && !text_is(origin, "script")));
}

/* How many words the row demands and takes, behind `before` words of the script. */
static void check_count(surface *of, fact row, int32_t before)
{
    int32_t least = 0, most = -1, count = (int32_t)of->words.count - before;
    uint32_t at;
    text name;

    fact_number(of->all, row, ATTRIBUTE_least, &least);
    fact_number(of->all, row, ATTRIBUTE_most, &most);
    if (!is_countable(of) || is_mention(of) || !of->verdict.is_accepted || least + before < 0 ||
        (count >= least && (most < 0 || count <= most)))
        return;
    if (!of->words.count) {
        fact_text(of->all, of->command, ATTRIBUTE_program, &name);
        at = of->command.row;
    } else {
        uint32_t number = count < least ? of->words.count - 1 : (uint32_t)(most + before);
        const command_word *word = &of->words.items[number];
        name = store_name(of->all, word->name);
        at = word->row;
    }
    refuse(of, at, name,
           count < least
               ? text_print(of->memory, "too few words: the script demands %d", (int)(least + before))
               : text_print(of->memory, "\"%.*s\" is one word too many: the script takes %d",
                            TEXT_FORMAT(name), (int)(most + before)),
           ROW_NONE, ROW_NONE);
    of->verdict.surface = row;
}

/* Of the script with what it hands its words to, and of the actions that are named. */
static void check_counts(surface *of)
{
    for (uint32_t i = 0; i < of->parts.count; i++)
        if (of->parts.items[i].above == ROW_NONE)
            check_count(of, of->parts.items[i].row, of->parts.items[i].before);
    for (uint32_t i = 0; i < of->actions.count && !of->has_choice; i++) {
        uint32_t action = of->actions.items[i];
        if (fact_kind(of->all, of->entries.items[action].row) == KIND_action)
            check_count(of, of->entries.items[action].row, 0);
        for (uint32_t k = 0; k < of->parts.count; k++)
            if (of->parts.items[k].above == action)
                check_count(of, of->parts.items[k].row, of->parts.items[k].before);
    }
}

/* ---- why nothing is said
 * ---------------------------------------------------------------------------------------- */

/* What stands at the place that makes the row open: a command, or the row itself. */
static fact opening_of(const surface *of, fact open)
{
    const shard *facts = store_shard(of->all, open.shard);
    int32_t at;

    for (uint32_t row = 0; fact_number(of->all, open, ATTRIBUTE_opened_at, &at) && row < facts->row_count;
         row++)
        if (facts->kind[row] == KIND_command && facts->start[row] == (uint32_t)at)
            return store_fact(of->all, open.shard, row);
    return open;
}

static void open_tell(surface *of)
{
    fact why = of->why;

    for (uint32_t i = 0; !of->is_open && i < of->actions.count; i++)
        if (surface_is_open(of, of->actions.items[i]))
            why = of->entries.items[of->actions.items[i]].row;
    if (!of->is_open && !surface_in_open_action(of))
        return;
    of->verdict.open = TEXT("it can't be known");
    fact_text(of->all, why, ATTRIBUTE_reason, &of->verdict.open);
    of->verdict.opening = opening_of(of, why);
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

/* The verdict without the memory that it was worked out in. */
static surface_verdict verdict_kept(arena *memory, const surface *of)
{
    surface_verdict kept = of->verdict;

    kept.problem = text_copy(memory, kept.problem);
    kept.wrong = text_copy(memory, kept.wrong);
    kept.candidate = text_copy(memory, kept.candidate);
    kept.open = text_copy(memory, kept.open);
    return kept;
}

surface_verdict script_accepts(arena *memory, const store *all, fact script, fact command)
{
    fact none = {.shard = FACT_LITERAL};
    arena work;
    surface of = {.memory = &work, .all = all, .script = script, .command = command};
    surface_verdict verdict;

    arena_init(&work);
    of.verdict = (surface_verdict){.is_accepted = true, .at = none, .opening = none, .surface = none};
    of.words = command_words_of(&work, all, command);
    surface_read(&of);
    if (!of.is_open)
        check_words(&of);
    check_counts(&of);
    if (of.verdict.is_accepted)
        open_tell(&of);
    verdict = verdict_kept(memory, &of);
    arena_free(&work);
    return verdict;
}
