/* parameter.c — local page = parameter "page" { says = "...", kind = "path", default = "docs/a.md" }: what
 * the author who uses the pack may say, or must when there is no default.
 *
 * Where the file is loaded for itself, as its examples are, the default stands for it, else its `example`. */
#include "loader.h"

#include "glob.h"

typedef struct value_kind {
    const char *name, *words, *sample;
} value_kind;

static const value_kind kinds[] = {{"path", "the path of a file", "\"docs/guide.md\""},
                                   {"glob", "a glob of paths", "\"docs/**/*.md\""},
                                   {"text", "a text", "\"words\""},
                                   {"list", "a list of texts", "{ \"a\", \"b\" }"},
                                   {"number", "a whole number", "3"},
                                   {"selection", "a selection", "docs :sections \"*Runbook*\""},
                                   {"patterns", "a list of patterns",
                                    "{ step :mentioning \"a\", step :mentioning \"b\" }"}};

static const char *const own_keys[] = {"id", "says", "why", "fix", "severity", "tags"};

typedef struct description {
    loader *load;
    spot at;
    text name, says;
    const value_kind *kind;
} description;

static void answer(const description *some, message_id which, answer_parts parts)
{
    spot_answer(some->load, spot_place(some->load, some->at), which, parts);
}

/* ---- is it of that kind? ---- */

static bool is_path(loader *load, text path, bool may_match_many)
{
    text normal;

    return path.length && path.start[0] != '/' && (may_match_many || !glob_is_pattern(path)) &&
           path_resolve(load->memory, NOTHING, path, &normal);
}

/* A list as it is: texts, numbered from 1, and nothing else. */
static bool is_list(lua_State *lua, int index)
{
    size_t count = lua_rawlen(lua, index), found = 0;

    lua_pushnil(lua);
    while (lua_next(lua, index)) {
        bool is_text = lua_type(lua, -1) == LUA_TSTRING;
        lua_pop(lua, 1);
        if (!is_text) {
            lua_pop(lua, 1);
            return false;
        }
        found++;
    }
    return count && found == count;
}

static bool is_selection(lua_State *lua, int index)
{
    const thing *value = thing_at(lua, index);

    if (value)
        return value->type == THING_SELECTION || value->type == THING_POISON;
    return lua_type(lua, index) == LUA_TTABLE && is_list(lua, index);
}

/* A list of selections; that they are patterns is asked where the list is used. */
static bool is_patterns(lua_State *lua, int index)
{
    size_t count = lua_type(lua, index) == LUA_TTABLE ? lua_rawlen(lua, index) : 0;

    for (size_t i = 1; i <= count; i++) {
        const thing *value;
        lua_rawgeti(lua, index, (lua_Integer)i);
        value = thing_at(lua, -1);
        lua_pop(lua, 1);
        if (!value || (value->type != THING_SELECTION && value->type != THING_POISON))
            return false;
    }
    return count > 0;
}

static bool fits(lua_State *lua, loader *load, const value_kind *wanted, int index)
{
    bool is_text = lua_type(lua, index) == LUA_TSTRING, is_number = lua_type(lua, index) == LUA_TNUMBER;

    switch (wanted - kinds) {
    case 0:
    case 1:
        return is_text && is_path(load, lua_text(lua, index), wanted - kinds);
    case 2:
        return is_text && lua_text(lua, index).length;
    case 3:
        return (is_text && lua_text(lua, index).length) ||
               (lua_type(lua, index) == LUA_TTABLE && is_list(lua, index));
    case 4:
        return is_number && lua_isinteger(lua, index);
    case 5:
        return is_selection(lua, index);
    default:
        return is_patterns(lua, index);
    }
}

/* ---- the description: the table at stack index 1 ---- */

static text key_text(lua_State *lua, const char *key)
{
    text value = NOTHING;

    lua_pushstring(lua, key);
    if (lua_rawget(lua, 1) == LUA_TSTRING)
        value = text_trim(lua_text(lua, -1));
    lua_pop(lua, 1);
    return value;
}

static void check_keys(lua_State *lua, const description *some)
{
    text wrong = NOTHING;

    lua_pushnil(lua);
    while (lua_next(lua, 1)) { /* the first by its bytes: Lua's order differs from run to run */
        text key = lua_type(lua, -2) == LUA_TSTRING ? lua_text(lua, -2) : TEXT("1");
        lua_pop(lua, 1);
        if (!text_is(key, "says") && !text_is(key, "kind") && !text_is(key, "default") &&
            !text_is(key, "example") && (!wrong.length || text_compare(key, wrong) < 0))
            wrong = key;
    }
    if (wrong.length)
        answer(some, MESSAGE_parameter_key, ANSWER(wrong));
}

static bool describe(lua_State *lua, description *some)
{
    uint32_t before = some->load->problems->count;
    text named = key_text(lua, "kind");

    check_keys(lua, some);
    some->says = key_text(lua, "says");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (text_is(named, kinds[i].name))
            some->kind = &kinds[i];
    for (size_t i = 0; i < sizeof own_keys / sizeof *own_keys; i++)
        if (text_is(some->name, own_keys[i]))
            answer(some, MESSAGE_parameter_name, ANSWER(some->name));
    if (!some->says.length)
        answer(some, MESSAGE_parameter_says, ANSWER(some->name));
    if (!some->kind)
        answer(some, MESSAGE_parameter_kind, ANSWER(some->name));
    return some->load->problems->count == before;
}

/* ---- its value ---- */

static place given_place(const loader *load, text name)
{
    const pack_use *pack = load->pack;
    const scan *file = spot_scan(load, pack->at);
    const scan_entry *entry = file ? scan_entry_at(file, pack->at.token, name, 0) : NULL;

    if (!entry)
        return spot_place(load, pack->at);
    return (place){.path = file->path, .part = entry->value, .is_rule = true};
}

/* What the author wrote, when it is short: "docs/a.md"; else what it is: a list. */
static text given_words(lua_State *lua, const loader *load, place at)
{
    const scan *file = spot_scan(load, load->pack->at);
    text written = text_slice(file->bytes, at.part.start, at.part.end);

    if (written.length <= 40 && text_find(written, '\n', 0) == written.length)
        return written;
    return text_from(type_words(lua, -1));
}

/* The value is the entry `key` of the braces at `owner`. */
static void note_value(loader *load, const description *some, spot owner, text key)
{
    const scan *file = spot_scan(load, owner);
    const scan_entry *entry = file ? scan_entry_at(file, owner.token, key, 0) : NULL;

    if (entry)
        pack_note(load, some->at, file, entry->value);
}

/* What the author gave, checked; or nothing, so that the default is taken. Leaves a value and returns true,
 * or false. */
static bool push_given(lua_State *lua, const description *some)
{
    loader *load = some->load;
    place at;

    if (!load->pack)
        return false;
    *array_push(&load->pack->declared, load->memory) = some->name;
    lua_rawgeti(lua, LUA_REGISTRYINDEX, load->pack->table);
    lua_pushlstring(lua, some->name.start, some->name.length);
    lua_rawget(lua, -2);
    lua_remove(lua, -2);
    if (lua_isnil(lua, -1)) {
        lua_pop(lua, 1);
        return false;
    }
    if (fits(lua, load, some->kind, lua_gettop(lua))) {
        note_value(load, some, load->pack->at, some->name);
        return true;
    }
    at = given_place(load, some->name);
    answer_add(load->memory, load->pack->problems, at, MESSAGE_pack_kind,
               ANSWER(some->name, load->pack->name, given_words(lua, load, at), text_from(some->kind->words),
                      text_from(some->kind->sample)));
    lua_pop(lua, 1);
    thing_poison(lua);
    return true;
}

static int push_own(lua_State *lua, const description *some)
{
    lua_pushliteral(lua, "default");
    if (lua_rawget(lua, 1) != LUA_TNIL) {
        note_value(some->load, some, some->at, TEXT("default"));
        return 1;
    }
    lua_pop(lua, 1);
    if (some->load->pack) {
        answer_add(some->load->memory, some->load->pack->problems, spot_place(some->load, some->at),
                   MESSAGE_pack_missing,
                   ANSWER(some->load->pack->name, some->name, some->says, text_from(some->kind->words)));
        return thing_poison(lua);
    }
    lua_pushliteral(lua, "example");
    if (lua_rawget(lua, 1) != LUA_TNIL)
        return 1;
    answer(some, MESSAGE_parameter_value, ANSWER(some->name));
    return thing_poison(lua);
}

/* Upvalues: name, file, token. */
static int parameter_body(lua_State *lua)
{
    description some = {.load = loader_of(lua)};

    if (lua_type(lua, 1) != LUA_TTABLE)
        return luaL_error(lua, "a parameter takes braces: parameter \"name\" { ... }");
    luaL_checkstack(lua, 12, NULL);
    some.at = (spot){.file = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2)),
                     .token = (uint32_t)lua_tointeger(lua, lua_upvalueindex(3))};
    some.name = lua_text(lua, lua_upvalueindex(1));
    if (!describe(lua, &some))
        return thing_poison(lua);
    if (push_given(lua, &some))
        return 1;
    return push_own(lua, &some);
}

int parameter_begin(lua_State *lua, spot at)
{
    if (lua_type(lua, 1) != LUA_TSTRING)
        return luaL_error(lua, "a parameter needs a name: parameter \"name\" { ... }");
    lua_settop(lua, 1);
    lua_pushinteger(lua, at.file);
    lua_pushinteger(lua, at.token);
    lua_pushcclosure(lua, parameter_body, 3);
    return 1;
}
