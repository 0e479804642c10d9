/* thing.c — the one kind of userdata. Its metatable is out of reach, it can't be changed, and it has no __gc.
 */
#include "loader.h"

#include <string.h>

static const char thing_name[] = "lockstep.thing";

thing *thing_push(lua_State *lua, thing_type type, spot at)
{
    thing *made = lua_newuserdatauv(lua, sizeof *made, 1);

    memset(made, 0, sizeof *made);
    made->type = type;
    made->at = at;
    luaL_setmetatable(lua, thing_name);
    return made;
}

thing *thing_at(lua_State *lua, int index)
{
    return luaL_testudata(lua, index, thing_name);
}

int thing_poison(lua_State *lua)
{
    thing_push(lua, THING_POISON, (spot){0});
    return 1;
}

/* ---- words behind a colon ---- */

/* Upvalues: word, file, token. Called as x:word(...), so the first argument is x. */
static int call_method(lua_State *lua)
{
    word some = (word)lua_tointeger(lua, lua_upvalueindex(1));
    spot at = {.file = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2)),
               .token = (uint32_t)lua_tointeger(lua, lua_upvalueindex(3))};
    thing *self = thing_at(lua, 1);

    if (!at.token)
        at = spot_line(lua);
    if (!self) { /* x.word "text": x was never given */
        loader *load = loader_of(lua);
        spot_answer(load, spot_word(load, at), MESSAGE_dot_for_colon,
                    ANSWER(text_from(word_about(some)->name)));
        return thing_poison(lua);
    }
    switch (self->type) {
    case THING_SELECTION:
        return selection_method(lua, self, some, at);
    case THING_SENTENCE:
        return sentence_method(lua, self, some, at);
    default:
        return thing_poison(lua);
    }
}

static int push_method(lua_State *lua, const thing *self, text name, spot at)
{
    word some = word_named(name);

    if (self->type == THING_POISON) /* it can be called as well */
        return thing_poison(lua);
    if (!some) /* only in functions: the scan answers all others */
        return luaL_error(lua, "there is no word `:%s`", text_string(loader_of(lua)->memory, name));
    lua_pushinteger(lua, (lua_Integer)some);
    lua_pushinteger(lua, at.file);
    lua_pushinteger(lua, at.token);
    lua_pushcclosure(lua, call_method, 3);
    return 1;
}

static int index_thing(lua_State *lua)
{
    thing *self = thing_at(lua, 1);
    text name;
    spot at = {0};

    if (!self || lua_type(lua, 2) != LUA_TSTRING)
        return luaL_error(lua, "a selection has no numbered parts");
    name = lua_text(lua, 2);
    scan_name(&name, &at.file, &at.token);
    if (self->type == THING_FACT)
        return hatch_field(lua, self, name);
    if (self->type == THING_TABLE)
        return use_field(lua, self, name, at);
    return push_method(lua, self, name, at);
}

static int call_thing(lua_State *lua)
{
    thing *self = thing_at(lua, 1);

    if (self && self->type == THING_POISON)
        return thing_poison(lua);
    if (self && self->type == THING_FACT)
        return luaL_error(lua, "a fact can't be called");
    return selection_call(lua);
}

/* ---- what Lua would do with it otherwise ---- */

static int refuse_change(lua_State *lua)
{
    return luaL_error(lua, "nothing can be changed here");
}

/* Upvalue: the message. Operators get here only from functions and from what `use` gave: the scan sees the
 * others. */
static int refuse_operator(lua_State *lua)
{
    loader *load = loader_of(lua);

    if (load->is_in_hatch)
        return luaL_error(lua, "an operator can't work on a fact: write fact.name");
    spot_answer(load, spot_place(load, spot_line(lua)), (message_id)lua_tointeger(lua, lua_upvalueindex(1)),
                ANSWER(TEXT("this operator")));
    return thing_poison(lua);
}

static int equal_things(lua_State *lua)
{
    const thing *left = thing_at(lua, 1), *right = thing_at(lua, 2);

    lua_pushboolean(lua, left && right && left->type == THING_FACT && right->type == THING_FACT &&
                             left->fact.shard == right->fact.shard && left->fact.row == right->fact.row);
    return 1;
}

static int write_thing(lua_State *lua)
{
    const thing *self = thing_at(lua, 1);

    if (self && self->type == THING_FACT)
        return hatch_field(lua, self, TEXT("name"));
    lua_pushliteral(lua, "selection");
    return 1;
}

static void set_operator(lua_State *lua, const char *name, message_id which)
{
    lua_pushinteger(lua, which);
    lua_pushcclosure(lua, refuse_operator, 1);
    lua_setfield(lua, -2, name);
}

void thing_register(lua_State *lua)
{
    static const luaL_Reg methods[] = {{"__index", index_thing}, {"__newindex", refuse_change},
                                       {"__call", call_thing},   {"__tostring", write_thing},
                                       {"__eq", equal_things},   {NULL, NULL}};
    static const char *const operators[] = {"__add",  "__sub", "__mul",  "__div",  "__mod",
                                            "__pow",  "__unm", "__idiv", "__band", "__bor",
                                            "__bxor", "__shl", "__shr",  "__bnot", NULL};

    luaL_newmetatable(lua, thing_name);
    luaL_setfuncs(lua, methods, 0);
    for (size_t i = 0; operators[i]; i++)
        set_operator(lua, operators[i], MESSAGE_calculates);
    set_operator(lua, "__concat", MESSAGE_joins);
    set_operator(lua, "__len", MESSAGE_length);
    set_operator(lua, "__lt", MESSAGE_compares);
    set_operator(lua, "__le", MESSAGE_compares);
    lua_pushboolean(lua, 0);
    lua_setfield(lua, -2, "__metatable");
    lua_pop(lua, 1);
}
