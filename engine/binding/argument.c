/* argument.c — what was given to a word, read by the letters of word.def.
 *
 * Rows are collected first and put into the plan together, because a list or union among them has rows of its
 * own. Only raw access: nothing that a rule file gives is ever called or converted. */
#include "loader.h"

#include <string.h>

#include "argument_parts.h"
#include "date.h"

/* ---- words for people ---- */

text lua_text(lua_State *lua, int index)
{
    size_t length;
    const char *start = lua_tolstring(lua, index, &length);

    return text_copy(loader_of(lua)->memory, (text){start, length});
}

const char *type_words(lua_State *lua, int index)
{
    static const char *const things[] = {"a selection",      "a sentence", "an excuse", "an exact name",
                                         "a table of names", "a fact",     ""};
    const thing *some = thing_at(lua, index);

    if (some)
        return things[some->type];
    switch (lua_type(lua, index)) {
    case LUA_TSTRING:
        return "a text";
    case LUA_TNUMBER:
        return "a number";
    case LUA_TTABLE:
        return "a list";
    case LUA_TFUNCTION:
        return "a function";
    case LUA_TBOOLEAN:
        return "true or false";
    default:
        return "nothing";
    }
}

static const char *letter_words(char letter)
{
    switch (letter) {
    case 'n':
        return "a name";
    case 'p':
        return "a path";
    case 'w':
        return "words";
    case 'r':
        return "a regular expression";
    case 'c':
        return "a command";
    case 's':
        return "a selection";
    case 'P':
        return "a pattern";
    case 'x':
        return "a selection or names";
    case 't':
        return "an event";
    case 'l':
        return "a list of patterns";
    case 'd':
        return "a length of time";
    case 'f':
        return "a function";
    default:
        return "a whole number";
    }
}

/* `:mentioning` for a method, `doc` for a word that stands first. */
text word_written(const reading *some)
{
    return text_print(some->load->memory, "%s%s", spot_is_method(some->load, some->at) ? ":" : "",
                      word_about(some->some)->name);
}

static text example(const reading *some)
{
    return text_from(word_about(some->some)->example);
}

void reading_answer(reading *some, message_id which, answer_parts parts)
{
    some->is_wrong = true;
    spot_answer(some->load, spot_argument(some->load, some->at, some->n), which, parts);
}

void reading_wrong(reading *some, char letter, int index)
{
    if (lua_isnoneornil(some->lua, index))
        reading_answer(some, MESSAGE_argument_nil, ANSWER(word_written(some)));
    else
        reading_answer(some, MESSAGE_argument_wrong,
                       ANSWER(word_written(some), text_from(letter_words(letter)),
                              text_from(type_words(some->lua, index)), example(some)));
}

plan_argument *reading_add(reading *some, argument_type type)
{
    plan_argument *made = array_push(&some->found, some->load->memory);

    made->type = type;
    return made;
}

/* A poisoned value was answered already. */
bool reading_is_poison(reading *some, int index)
{
    const thing *value = thing_at(some->lua, index);

    if (!value || value->type != THING_POISON)
        return false;
    some->is_wrong = true;
    return true;
}

/* ---- numbers ---- */

static void read_position(reading *some, int index)
{
    lua_Integer number = lua_isinteger(some->lua, index) ? lua_tointeger(some->lua, index) : 0;

    if (!lua_isinteger(some->lua, index))
        reading_answer(some, MESSAGE_number_whole_any, ANSWER(word_written(some)));
    else if (!number || number > INT32_MAX || number < -INT32_MAX)
        reading_answer(some, MESSAGE_position_wrong, ANSWER(word_written(some)));
    else
        reading_add(some, ARGUMENT_NUMBER)->number = number;
}

static void read_number(reading *some, int index)
{
    lua_Integer number = lua_isinteger(some->lua, index) ? lua_tointeger(some->lua, index) : -1;

    if (lua_type(some->lua, index) != LUA_TNUMBER) {
        reading_answer(some, MESSAGE_argument_wrong,
                       ANSWER(word_written(some), text_from(letter_words('i')),
                              text_from(type_words(some->lua, index)),
                              some->some == WORD_is ? TEXT("count(...) :is(3)") : example(some)));
        return;
    }
    if (some->some == WORD_paragraph || some->some == WORD_argument) {
        read_position(some, index);
        return;
    }
    if (some->some == WORD_level && (number < 1 || number > 6))
        reading_answer(some, MESSAGE_level_wrong, ANSWER(NOTHING));
    else if (number < 0)
        reading_answer(some, MESSAGE_number_whole, ANSWER(word_written(some)));
    else
        reading_add(some, ARGUMENT_NUMBER)->number = number;
}

/* ---- lengths of time ---- */

static void read_time(reading *some, int index)
{
    date_length length;
    plan_argument *made;

    if (lua_type(some->lua, index) != LUA_TSTRING) {
        reading_answer(some, MESSAGE_time_wrong,
                       ANSWER(word_written(some), text_from(type_words(some->lua, index))));
        return;
    }
    if (!date_length_read(lua_text(some->lua, index), &length)) {
        reading_answer(some, MESSAGE_time_wrong,
                       ANSWER(word_written(some),
                              text_print(some->load->memory, "\"%.*s\"", TEXT_FORMAT(lua_text(some->lua, index)))));
        return;
    }
    made = reading_add(some, ARGUMENT_NAME);
    made->name = lua_text(some->lua, index);
}

/* ---- functions ---- */

static void read_function(reading *some, int index)
{
    const scan *file = spot_scan(some->load, some->at);
    plan_argument words = some->found.count ? some->found.items[0] : (plan_argument){0};
    uint32_t ordinal;

    if (!some->at.token) {
        reading_answer(some, MESSAGE_function_place, ANSWER(NOTHING));
        return;
    }
    if (lua_type(some->lua, index) != LUA_TFUNCTION) {
        reading_answer(some, MESSAGE_function_wrong, ANSWER(NOTHING));
        return;
    }
    some->found.count = 0;
    ordinal = pack_ordinal(some->load, scan_ordinal(file, some->at.token));
    *reading_add(some, ARGUMENT_FUNCTION) = (plan_argument){
        .type = ARGUMENT_FUNCTION, .name = words.name, .number = ordinal};
    loader_keep_function(some->lua, ordinal, index);
}

/* ---- all letters ---- */

static void read_letter(reading *some, char letter, int index)
{
    if (reading_is_poison(some, index))
        return;
    switch (letter) {
    case 'n':
    case 'p':
        if (letter == 'n' && lua_type(some->lua, index) == LUA_TNUMBER &&
            word_about(some->some)->shape != SHAPE_SOURCE)
            read_position(some, index);
        else
            reading_names(some, letter, index);
        break;
    case 'w':
        reading_words(some, index);
        break;
    case 'r':
        reading_regex(some, index);
        break;
    case 'c':
        reading_command(some, index);
        break;
    case 's':
    case 'x':
        reading_selection(some, letter, index);
        break;
    case 'P':
        reading_pattern(some, index);
        break;
    case 't':
        reading_trigger(some, index);
        break;
    case 'l':
        reading_patterns(some, index);
        break;
    case 'd':
        read_time(some, index);
        break;
    case 'f':
        read_function(some, index);
        break;
    default:
        read_number(some, index);
        break;
    }
}

static void answer_missing(reading *some, char letter)
{
    some->is_wrong = true;
    spot_answer(some->load, spot_place(some->load, some->at), MESSAGE_argument_missing,
                ANSWER(word_written(some), text_from(letter_words(letter)), example(some)));
}

/* What to write for several of what is taken once. */
static const char *extra_fix(char letter)
{
    switch (letter) {
    case 'n':
    case 'p':
    case 'w':
    case 'r':
    case 'c':
        return "several names are a list: { \"a\", \"b\" }";
    case 's':
    case 'x':
        return "write either(a, b) for several selections";
    case 'P':
        return "write another sentence for the next; several names are a list: section { \"a\", \"b\" }";
    default:
        return "remove it";
    }
}

static void answer_extra(reading *some, char letter)
{
    text takes = letter ? text_print(some->load->memory, "%s, and nothing more", letter_words(letter))
                        : TEXT("nothing");

    reading_answer(some, MESSAGE_argument_extra, ANSWER(word_written(some), takes, text_from(extra_fix(letter))));
}

/* :running(ctl, "start"): the action behind a script belongs to it. */
static bool is_action(const reading *some, char letter, int index)
{
    const thing *before = letter == 'c' && index > some->first ? thing_at(some->lua, index - 1) : NULL;

    return before && before->type == THING_SELECTION && index == some->first + 1;
}

/* every(docs :sections(heading())), and heading() gives nothing: Lua passes no argument where one was written. */
static bool is_nothing_given(reading *some, int top)
{
    some->n = (uint32_t)(top - some->first + 1);
    if (spot_argument_count(some->load, some->at) <= some->n)
        return false;
    reading_answer(some, MESSAGE_argument_nil, ANSWER(word_written(some)));
    return true;
}

static void read_all(reading *some, const char *letters, int top)
{
    int index = some->first;
    char letter = 0;

    if (is_nothing_given(some, top))
        return;
    for (; *letters && *letters != '-' && !some->is_wrong; letters++) {
        bool may_miss = *letters == '?';
        if (may_miss)
            letters++;
        letter = *letters;
        if (index > top && !may_miss) {
            answer_missing(some, letter);
            return;
        }
        while (index <= top && !some->is_wrong) {
            some->n = (uint32_t)(index - some->first);
            read_letter(some, letter, index++);
            if (letters[1] != '+' && !(index <= top && is_action(some, letter, index)))
                break;
        }
        if (letters[1] == '+')
            letters++;
    }
    if (index <= top && !some->is_wrong) {
        some->n = (uint32_t)(index - some->first);
        answer_extra(some, letter);
    }
}

bool arguments_read(lua_State *lua, spot at, word some, const char *letters, int first, plan_range *range)
{
    loader *load = loader_of(lua);
    reading now = {.lua = lua, .load = load, .at = at, .some = some, .first = first};

    luaL_checkstack(lua, 20, NULL);
    read_all(&now, letters, lua_gettop(lua));
    if (now.is_wrong)
        return false;
    *range = (plan_range){load->out->arguments.count, now.found.count};
    for (uint32_t i = 0; i < now.found.count; i++)
        *array_push(&load->out->arguments, load->memory) = now.found.items[i];
    return true;
}
