/* environment.c — all that a rule file can name: the words, its own locals, and in functions a small library.
 *
 * A name arrives with its number (scan.h); a name without one comes from inside a function. */
#include "loader.h"

static const char library_name[] = "lockstep.library";

/* Upvalues: word, file, token. */
static int call_helper(lua_State *lua)
{
    word some = (word)lua_tointeger(lua, lua_upvalueindex(1));
    spot at = {.file = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2)),
               .token = (uint32_t)lua_tointeger(lua, lua_upvalueindex(3))};

    if (!at.token)
        at = spot_line(lua);
    switch (some) {
    case WORD_contract:
        return contract_begin(lua, at);
    case WORD_example:
        return example_begin(lua, at);
    case WORD_excuse:
        return contract_excuse(lua, at);
    case WORD_settings:
        return settings_take(lua, at);
    case WORD_parameter:
        return parameter_begin(lua, at);
    case WORD_use:
        return use_file(lua, at);
    case WORD_either:
        return selection_either(lua, at);
    default:
        return sentence_begin(lua, some, at);
    }
}

/* exactly "a*b": a name in which nothing is special. */
static int call_exactly(lua_State *lua)
{
    loader *load = loader_of(lua);
    spot at = {.file = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2)),
               .token = (uint32_t)lua_tointeger(lua, lua_upvalueindex(3))};
    plan_range arguments;
    const plan_argument *given;

    if (!at.token)
        at = spot_line(lua);
    if (!arguments_read(lua, at, WORD_exactly, word_about(WORD_exactly)->arguments, 1, &arguments))
        return thing_poison(lua);
    given = &load->out->arguments.items[arguments.first];
    if (given->type == ARGUMENT_NUMBER) {
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_argument_wrong,
                    ANSWER(TEXT("exactly"), TEXT("a name"), TEXT("a number"),
                           text_from(word_about(WORD_exactly)->example)));
        return thing_poison(lua);
    }
    thing_push(lua, THING_EXACT, at)->name = given->name;
    return 1;
}

static int push_word(lua_State *lua, word some, spot at)
{
    word_shape shape = word_about(some)->shape;

    if (shape == SHAPE_SOURCE || shape == SHAPE_NOUN || shape == SHAPE_NOUNS)
        return selection_push_word(lua, some, at.token ? at : spot_line(lua));
    if (shape != SHAPE_QUANTIFIER && shape != SHAPE_HELPER)
        return luaL_error(lua, "`%s` follows a colon", word_about(some)->name);
    lua_pushinteger(lua, (lua_Integer)some);
    lua_pushinteger(lua, at.file);
    lua_pushinteger(lua, at.token);
    lua_pushcclosure(lua, some == WORD_exactly ? call_exactly : call_helper, 3);
    return 1;
}

static int index_environment(lua_State *lua)
{
    loader *load = loader_of(lua);
    spot at = {0};
    text name;
    word some;

    if (lua_type(lua, 2) != LUA_TSTRING)
        return luaL_error(lua, "a name is a text");
    name = lua_text(lua, 2);
    scan_name(&name, &at.file, &at.token);
    some = word_named(name);
    if (some && !load->is_in_hatch)
        return push_word(lua, some, at);
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, library_name); /* in a hatch function `table` is Lua's */
    lua_pushvalue(lua, 2);
    if (lua_rawget(lua, -2) != LUA_TNIL)
        return 1;
    if (some)
        return luaL_error(lua,
                          "`%s` can't be used in a function of :satisfies: its facts come from the subject",
                          word_about(some)->name);
    return luaL_error(lua, "there is no word or local `%s`", text_string(load->memory, name));
}

static int refuse_global(lua_State *lua)
{
    return luaL_error(lua, "a name needs `local` before it is given a value");
}

void environment_push(lua_State *lua)
{
    if (!luaL_getsubtable(lua, LUA_REGISTRYINDEX, library_name)) {
        box_push_library(lua);
        lua_setfield(lua, LUA_REGISTRYINDEX, library_name);
    }
    lua_pop(lua, 1);
    lua_newtable(lua);
    lua_newtable(lua);
    lua_pushcfunction(lua, index_environment);
    lua_setfield(lua, -2, "__index");
    lua_pushcfunction(lua, refuse_global);
    lua_setfield(lua, -2, "__newindex");
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_setmetatable(lua, -2);
}
