/* argument_name.c — names, paths, words and regular expressions. */
#include "argument_parts.h"

#include <string.h>

#include "buffer.h"
#include "glob.h"

/* Lua's order differs from run to run: the first by its bytes. */
bool reading_key(reading *some, int index, const char *allowed, text *key)
{
    bool is_found = false;

    lua_pushnil(some->lua);
    while (lua_next(some->lua, index)) {
        bool is_text = lua_type(some->lua, -2) == LUA_TSTRING;
        text name = is_text ? lua_text(some->lua, -2) : TEXT("?");
        if (lua_type(some->lua, -2) != LUA_TNUMBER && !text_is(name, allowed) &&
            (!is_found || text_compare(name, *key) < 0)) {
            *key = name;
            is_found = true;
        }
        lua_pop(some->lua, 1);
    }
    return is_found;
}

void reading_each(reading *some, int index, void (*item)(reading *some, int index))
{
    size_t count = lua_rawlen(some->lua, index);
    text key = NOTHING;

    luaL_checkstack(some->lua, 8, NULL);
    if (reading_key(some, index, "", &key)) {
        reading_answer(some, MESSAGE_list_key, ANSWER(key));
        return;
    }
    if (!count) {
        reading_answer(some, MESSAGE_list_empty, ANSWER(NOTHING));
        return;
    }
    for (size_t i = 1; i <= count && !some->is_wrong; i++) {
        lua_rawgeti(some->lua, index, (lua_Integer)i);
        if (!reading_is_poison(some, lua_gettop(some->lua)))
            item(some, lua_gettop(some->lua));
        lua_pop(some->lua, 1);
    }
}

/* ---- names and paths ---- */

static bool takes_paths(const reading *some)
{
    const char *letters = word_about(some->some)->arguments;

    return word_about(some->some)->shape == SHAPE_SOURCE && strchr(letters, 'p');
}

/* As it is written elsewhere: docs\\guide.md. */
static text slashed(arena *memory, text path)
{
    char *copy = arena_array(memory, char, path.length);

    for (size_t i = 0; i < path.length; i++)
        copy[i] = path.start[i] == '\\' ? '/' : path.start[i];
    return (text){copy, path.length};
}

/* "## Rollback": what a heading looks like in its file; *bare is the heading. */
static bool has_heading_marks(text *bare, text name)
{
    size_t marks = 0;

    while (marks < name.length && name.start[marks] == '#')
        marks++;
    *bare = text_trim(text_slice(name, marks, name.length));
    return marks && marks <= 6 && marks < name.length && name.start[marks] == ' ';
}

/* What stands between brackets, as a part behind a dot: other tools count from 0, and [] is each of them. */
static void add_bracketed(buffer *out, text inner)
{
    bool is_quoted = inner.length > 2 && (inner.start[0] == '"' || inner.start[0] == '\'');
    int64_t position;

    if (is_quoted)
        inner = text_slice(inner, 1, inner.length - 1);
    if (out->length && out->bytes[out->length - 1] != '.')
        buffer_add_byte(out, '.');
    if (!inner.length)
        buffer_add_byte(out, '*');
    else if (!is_quoted && text_number(inner, &position) && position >= 0 && position < INT32_MAX)
        buffer_print(out, "%d", (int)position + 1);
    else if (text_find(inner, '.', 0) < inner.length) /* in a text between quotes */
        buffer_print(out, "\\\"%.*s\\\"", TEXT_FORMAT(inner));
    else
        buffer_add(out, inner);
}

/* a.b[0]["c"], which is a.b.1.c here: false when the path has no such brackets. */
static bool has_brackets(arena *memory, text path, text *dotted)
{
    buffer out = buffer_new(memory);
    text rest = path;
    size_t open = text_find(path, '[', 0), close = text_find(path, ']', open);

    if (close == path.length)
        return false;
    while (close < rest.length) {
        buffer_add(&out, text_slice(rest, 0, open));
        add_bracketed(&out, text_slice(rest, open + 1, close));
        rest = text_slice(rest, close + 1, rest.length);
        open = text_find(rest, '[', 0);
        close = text_find(rest, ']', open);
    }
    buffer_add(&out, rest);
    *dotted = buffer_text(&out);
    return true;
}

static bool add_name(reading *some, text name, bool is_exact)
{
    text path;

    if ((some->some == WORD_field || some->some == WORD_fields) && !is_exact &&
        has_brackets(some->load->memory, name, &path)) {
        reading_answer(some, MESSAGE_field_brackets, ANSWER(word_written(some), path));
        return false;
    }

    if (!name.length) {
        reading_answer(some, MESSAGE_argument_empty, ANSWER(word_written(some)));
        return false;
    }
    if (word_about(some->some)->gives == KIND_section && !is_exact && has_heading_marks(&path, name)) {
        reading_answer(some, MESSAGE_heading_marks, ANSWER(word_written(some), path));
        return false;
    }
    if (takes_paths(some)) {
        if (!is_exact && memchr(name.start, '\\', name.length)) {
            reading_answer(some, MESSAGE_path_backslash, ANSWER(name, slashed(some->load->memory, name)));
            return false;
        }
        if (!path_resolve(some->load->memory, NOTHING, name, &path)) {
            reading_answer(some, MESSAGE_path_outside, ANSWER(name));
            return false;
        }
        name = path;
    }
    reading_add(some, is_exact ? ARGUMENT_EXACT : ARGUMENT_NAME)->name = name;
    return true;
}

/* A text or exactly "..."; false when the value is neither. */
static bool read_name(reading *some, int index)
{
    const thing *exact = thing_at(some->lua, index);

    if (exact && exact->type == THING_EXACT)
        add_name(some, exact->name, true);
    else if (lua_type(some->lua, index) == LUA_TSTRING)
        add_name(some, lua_text(some->lua, index), false);
    else
        return false;
    return true;
}

static void list_item(reading *some, int index)
{
    if (read_name(some, index))
        return;
    if (thing_at(some->lua, index))
        reading_answer(some, MESSAGE_list_selection, ANSWER(NOTHING));
    else
        reading_answer(some, MESSAGE_list_number, ANSWER(text_from(type_words(some->lua, index))));
}

/* doc { "a.md", "b.md" }: the plural is meant. */
static bool is_single_source(const reading *some)
{
    switch (some->some) {
    case WORD_doc:
    case WORD_workflow:
    case WORD_script:
    case WORD_file:
        return true;
    default:
        return false;
    }
}

void reading_names(reading *some, char letter, int index)
{
    const thing *value = thing_at(some->lua, index);
    text word_name = text_from(word_about(some->some)->name);

    if (value && value->type == THING_SELECTION)
        reading_answer(some, MESSAGE_name_selection, ANSWER(word_written(some)));
    else if (lua_type(some->lua, index) == LUA_TTABLE && is_single_source(some))
        reading_answer(some, MESSAGE_use_plural,
                       ANSWER(word_name, text_from(kind_singular(word_about(some->some)->gives)),
                              text_print(some->load->memory, "%ss", word_name.start)));
    else if (lua_type(some->lua, index) == LUA_TTABLE && some->some != WORD_exactly)
        reading_each(some, index, list_item);
    else if (!read_name(some, index))
        reading_wrong(some, letter, index);
}

/* ---- words and regular expressions ---- */

static void add_predicate(reading *some, predicate_type type, text pattern)
{
    loader *load = some->load;
    plan_predicate *asked = array_push(&load->out->predicates, load->memory);
    plan_argument *made = reading_add(some, ARGUMENT_PREDICATE);

    *asked = (plan_predicate){.type = type, .pattern = pattern, .at = spot_argument(load, some->at, some->n)};
    made->name = pattern;
    made->number = load->out->predicates.count - 1;
}

/* Is there a letter, a digit, or a byte of a character beyond ASCII? */
static bool has_word(text words)
{
    for (size_t i = 0; i < words.length; i++) {
        char byte = words.start[i];
        if ((byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
            (byte & 0x80) || byte == '_')
            return true;
    }
    return false;
}

static void words_item(reading *some, int index)
{
    if (lua_type(some->lua, index) != LUA_TSTRING)
        reading_wrong(some, 'w', index);
    else if (!has_word(lua_text(some->lua, index)))
        reading_answer(some, MESSAGE_words_empty, ANSWER(word_written(some)));
    else
        add_predicate(some, PREDICATE_MENTION, lua_text(some->lua, index));
}

void reading_words(reading *some, int index)
{
    if (some->some == WORD_satisfies) { /* words for people only */
        if (lua_type(some->lua, index) == LUA_TSTRING)
            add_name(some, lua_text(some->lua, index), false);
        else
            reading_wrong(some, 'w', index);
        return;
    }
    if (lua_type(some->lua, index) == LUA_TTABLE)
        reading_each(some, index, words_item);
    else
        words_item(some, index);
}

/* A group that captures: ( but not (?: (?= (?! (*; not escaped, not in a class. */
static bool has_group(text regex)
{
    bool is_class = false;

    for (size_t i = 0; i < regex.length; i++) {
        char byte = regex.start[i], next = i + 1 < regex.length ? regex.start[i + 1] : '\0';
        char third = i + 2 < regex.length ? regex.start[i + 2] : '\0',
             fourth = i + 3 < regex.length ? regex.start[i + 3] : '\0';
        if (byte == '\\')
            i++;
        else if (byte == '[')
            is_class = true;
        else if (byte == ']')
            is_class = false;
        else if (byte == '(' && !is_class && next != '?' && next != '*')
            return true;
        else if (byte == '(' && !is_class && next == '?' &&
                 (third == 'P' || third == '\'' || (third == '<' && fourth != '=' && fourth != '!')))
            return true;
    }
    return false;
}

void reading_regex(reading *some, int index)
{
    predicate_type type = some->some == WORD_capturing ? PREDICATE_CAPTURE : PREDICATE_MATCH;
    text regex, reason = NOTHING;
    predicate *compiled;

    if (lua_type(some->lua, index) != LUA_TSTRING) {
        reading_wrong(some, 'r', index);
        return;
    }
    regex = lua_text(some->lua, index);
    if (!regex.length) {
        reading_answer(some, MESSAGE_regex_empty, ANSWER(word_written(some)));
        return;
    }
    compiled = predicate_compile(some->load->memory, type, regex, &reason);
    if (!compiled) {
        reading_answer(some, MESSAGE_regex_wrong, ANSWER(reason));
        return;
    }
    predicate_free(compiled);
    if (type == PREDICATE_CAPTURE && !has_group(regex))
        reading_answer(some, MESSAGE_regex_no_group, ANSWER(NOTHING));
    else
        add_predicate(some, type, regex);
}
