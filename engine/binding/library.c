/* library.c — what a function of :satisfies may use besides facts.
 *
 * Left out is everything that could leave the box, load code, swallow a limit (pcall) or differ from run to
 * run (addresses, random numbers, the order of keys). */
#include "box.h"

#include <lualib.h>
#include <string.h>

static const char *const base_names[] = {"assert", "error", "ipairs", "select", "tonumber", "type", NULL};
static const char *const string_names[] = {"byte",  "char",  "find",    "gmatch", "gsub",  "len",
                                           "lower", "match", "reverse", "sub",    "upper", NULL};
static const char *const table_names[] = {"concat", "insert", "pack", "remove", "sort", "unpack", NULL};
static const char *const math_names[] = {"abs",       "ceil",       "floor", "fmod",       "huge",
                                         "max",       "maxinteger", "min",   "mininteger", "modf",
                                         "tointeger", "type",       "ult",   NULL};
static const char *const utf8_names[] = {"char", "charpattern", "codepoint", "codes", "len", "offset", NULL};

/* Copies the named fields of the table at `from` to the table at `to`. */
static void copy_names(lua_State *lua, int from, int to, const char *const *names)
{
    for (; *names; names++) {
        lua_pushstring(lua, *names);
        lua_rawget(lua, from);
        lua_setfield(lua, to, *names);
    }
}

/* string.rep, without the endless loop over an empty text. */
static int box_rep(lua_State *lua)
{
    size_t length, edge;

    luaL_checklstring(lua, 1, &length);
    luaL_optlstring(lua, 3, "", &edge);
    if (!(length + edge) || luaL_checkinteger(lua, 2) <= 0) {
        lua_pushliteral(lua, "");
        return 1;
    }
    luaL_argcheck(lua,
                  (uint64_t)luaL_checkinteger(lua, 2) <= box_of(lua)->most->rule_memory / (length + edge), 2,
                  "the text would be too long");
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 1);
    return 1;
}

/* string.format, without %p: an address differs from run to run. */
static int box_format(lua_State *lua)
{
    size_t length;
    const char *format = luaL_checklstring(lua, 1, &length);

    for (size_t i = 0; i + 1 < length; i++) {
        if (format[i] != '%')
            continue;
        i++;
        while (i < length && strchr("-+ #0123456789.", format[i]) && format[i])
            i++;
        luaL_argcheck(lua, i >= length || format[i] != 'p', 1, "%p is not offered");
    }
    lua_pushvalue(lua, lua_upvalueindex(1));
    lua_insert(lua, 1);
    lua_call(lua, lua_gettop(lua) - 1, 1);
    return 1;
}

static int box_tostring(lua_State *lua)
{
    luaL_checkany(lua, 1);
    switch (lua_type(lua, 1)) {
    case LUA_TTABLE:
    case LUA_TFUNCTION:
    case LUA_TTHREAD:
        lua_pushstring(lua, luaL_typename(lua, 1)); /* without its address */
        break;
    default:
        luaL_tolstring(lua, 1, NULL); /* ours have a __tostring that raises nothing */
        break;
    }
    return 1;
}

/* ---- pairs in a fixed order: 1..n, then texts by their bytes, then the rest as found ---- */

static bool key_before(lua_State *lua, int left, int right)
{
    int left_type = lua_type(lua, left), right_type = lua_type(lua, right);

    if (left_type != right_type)
        return left_type == LUA_TNUMBER || (left_type == LUA_TSTRING && right_type != LUA_TNUMBER);
    if (left_type == LUA_TNUMBER)
        return lua_tonumber(lua, left) < lua_tonumber(lua, right);
    if (left_type == LUA_TSTRING) {
        size_t left_length, right_length, shared;
        const char *a = lua_tolstring(lua, left, &left_length), *b = lua_tolstring(lua, right, &right_length);
        int order;
        shared = left_length < right_length ? left_length : right_length;
        order = memcmp(a, b, shared);
        return order ? order < 0 : left_length < right_length;
    }
    return false;
}

static int compare_keys(lua_State *lua)
{
    lua_pushboolean(lua, key_before(lua, 1, 2));
    return 1;
}

/* Upvalues: the sorted keys, the table, the position. */
static int next_pair(lua_State *lua)
{
    lua_Integer at = lua_tointeger(lua, lua_upvalueindex(3)) + 1;

    lua_pushinteger(lua, at);
    lua_replace(lua, lua_upvalueindex(3));
    if (lua_rawgeti(lua, lua_upvalueindex(1), at) == LUA_TNIL)
        return 1;
    lua_pushvalue(lua, -1);
    lua_rawget(lua, lua_upvalueindex(2));
    return 2;
}

static int box_pairs(lua_State *lua)
{
    lua_Integer count = 0;

    luaL_checktype(lua, 1, LUA_TTABLE);
    lua_settop(lua, 1);
    lua_newtable(lua);
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        lua_pop(lua, 1);
        lua_pushvalue(lua, -1);
        lua_rawseti(lua, 2, ++count);
    }
    lua_pushvalue(lua, lua_upvalueindex(1)); /* table.sort */
    lua_pushvalue(lua, 2);
    lua_pushcfunction(lua, compare_keys);
    lua_call(lua, 2, 0);
    lua_pushvalue(lua, 2);
    lua_pushvalue(lua, 1);
    lua_pushinteger(lua, 0);
    lua_pushcclosure(lua, next_pair, 3);
    return 1;
}

/* ---- all together ---- */

/* Opens a standard library and leaves its table on the stack. */
static int open_library(lua_State *lua, lua_CFunction open, const char *name)
{
    lua_pushcfunction(lua, open);
    lua_pushstring(lua, name);
    lua_call(lua, 1, 1);
    return lua_gettop(lua);
}

static void add_wrapped(lua_State *lua, int from, int to, const char *name, lua_CFunction wrapper)
{
    lua_getfield(lua, from, name);
    lua_pushcclosure(lua, wrapper, 1);
    lua_setfield(lua, to, name);
}

static void add_string(lua_State *lua, int to)
{
    int from = open_library(lua, luaopen_string, "string"), own;

    lua_newtable(lua);
    own = lua_gettop(lua);
    copy_names(lua, from, own, string_names);
    add_wrapped(lua, from, own, "rep", box_rep);
    add_wrapped(lua, from, own, "format", box_format);
    lua_pushliteral(lua, ""); /* ("x"):upper() finds our table, and nobody finds its metatable */
    lua_getmetatable(lua, -1);
    lua_pushvalue(lua, own);
    lua_setfield(lua, -2, "__index");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pushvalue(lua, own);
    lua_setfield(lua, to, "string");
}

static void add_part(lua_State *lua, int to, lua_CFunction open, const char *name, const char *const *names)
{
    int from = open_library(lua, open, name);

    lua_newtable(lua);
    copy_names(lua, from, lua_gettop(lua), names);
    lua_setfield(lua, to, name);
}

void box_push_library(lua_State *lua)
{
    int library, base, table;

    luaL_checkstack(lua, 40, NULL);
    lua_newtable(lua);
    library = lua_gettop(lua);
    base = open_library(lua, luaopen_base, "_G");
    copy_names(lua, base, library, base_names);
    table = open_library(lua, luaopen_table, "table");
    lua_getfield(lua, table, "sort"); /* pairs sorts its keys by it */
    lua_pushcclosure(lua, box_pairs, 1);
    lua_setfield(lua, library, "pairs");
    lua_pushcfunction(lua, box_tostring);
    lua_setfield(lua, library, "tostring");
    add_string(lua, library);
    add_part(lua, library, luaopen_table, "table", table_names);
    add_part(lua, library, luaopen_math, "math", math_names);
    add_part(lua, library, luaopen_utf8, "utf8", utf8_names);
    lua_settop(lua, library);
}
