/* hatch_fact.c — a fact as a function of :satisfies sees it: fact.name, fact:commands(), nothing that could
 * be changed.
 *
 * Nouns look inside the fact by LANGUAGE 7: at any depth, each once; steps, items and rows belong to their
 * innermost section, list or table. What is dead (LANGUAGE 14) is left out. */
#include "loader.h"

#include "glob.h"
#include "hatch_facts.h"
#include "spell.h"
#include "unicode.h"

/* The attribute's name as it is written in Lua: without the underscore that keeps C apart from it. */
static text attribute_name(attribute_id some)
{
    static const char *const names[ATTRIBUTE_COUNT] = {
#define ATTRIBUTE(id, type, meaning) [ATTRIBUTE_##id] = #id,
#include "attribute.def"
#undef ATTRIBUTE
    };
    text name = text_from(names[some]);

    return text_ends(name, TEXT("_")) ? text_slice(name, 0, name.length - 1) : name;
}

static attribute_id attribute_named(text name)
{
    for (unsigned i = ATTRIBUTE_none + 1; i < ATTRIBUTE_COUNT; i++)
        if (text_equal(name, attribute_name((attribute_id)i)))
            return (attribute_id)i;
    return ATTRIBUTE_none;
}

static const shard *facts_of(const loader *load, const fact *some)
{
    return some->shard == FACT_LITERAL ? NULL : &load->facts->shards[some->shard].facts;
}

static kind kind_of(const loader *load, const fact *some)
{
    const shard *facts = facts_of(load, some);

    return facts ? (kind)facts->kind[some->row] : KIND_none;
}

static int push_text(lua_State *lua, text some)
{
    lua_pushlstring(lua, some.length ? some.start : "", some.length);
    return 1;
}

/* The value of an attribute, or nil. */
static int push_attribute(lua_State *lua, const loader *load, const fact *some, attribute_id which)
{
    const shard *facts = facts_of(load, some);
    uint32_t value;

    if (!facts || !shard_attribute(facts, some->row, which, &value))
        lua_pushnil(lua);
    else if (attribute_is_text(which))
        push_text(lua, shard_string(facts, value));
    else
        lua_pushinteger(lua, (int32_t)value);
    return 1;
}

/* ---- what is inside ---- */

static kind innermost_owner(kind some)
{
    switch (some) {
    case KIND_step:
    case KIND_item:
        return KIND_list;
    case KIND_row:
        return KIND_table;
    default:
        return KIND_none;
    }
}

/* Is there another owner of that kind between the row and the fact? */
static bool has_owner_between(const shard *facts, uint32_t row, uint32_t top, kind owner)
{
    for (uint32_t up = facts->parent[row]; up != top && up != ROW_NONE; up = facts->parent[up])
        if (facts->kind[up] == owner)
            return true;
    return false;
}

static bool belongs(const shard *facts, uint32_t row, uint32_t top)
{
    kind some = (kind)facts->kind[row], own = (kind)facts->kind[top], owner = innermost_owner(some);

    if (facts->flags[row] & FACT_DEAD)
        return false;
    if (owner == KIND_none)
        return true;
    if (own == owner)
        return !has_owner_between(facts, row, top, owner);
    return own != KIND_section || !has_owner_between(facts, row, top, KIND_section);
}

static bool name_fits(loader *load, const shard *facts, uint32_t row, text pattern)
{
    text name = shard_string(facts, facts->name[row]);
    uint32_t column;

    if (facts->kind[row] == KIND_cell && shard_attribute(facts, row, ATTRIBUTE_column, &column))
        name = shard_string(facts, column); /* a cell is asked for by its column */
    if (!kind_is_prose((kind)facts->kind[row]))
        return name_match(pattern, name);
    return name_match(unicode_fold(load->memory, pattern), unicode_fold(load->memory, name));
}

static void push_fact(lua_State *lua, const thing *from, uint32_t row)
{
    loader *load = loader_of(lua);
    const shard *facts = facts_of(load, &from->fact);
    thing *made = thing_push(lua, THING_FACT, from->at);

    made->fact =
        (fact){.shard = from->fact.shard, .row = row, .start = facts->start[row], .end = facts->end[row]};
    made->name = shard_string(facts, facts->name[row]);
}

/* Upvalues: kind, whether only the first is wanted. Arguments: the fact, a name pattern or nothing. */
static int look_inside(lua_State *lua)
{
    loader *load = loader_of(lua);
    kind wanted = (kind)lua_tointeger(lua, lua_upvalueindex(1));
    bool is_first = lua_toboolean(lua, lua_upvalueindex(2));
    const thing *self = thing_at(lua, 1);
    const shard *facts;
    lua_Integer count = 0;
    text pattern = NOTHING;

    if (!self || self->type != THING_FACT)
        return luaL_error(lua, "write a colon: fact:%s()", kind_plural(wanted));
    if (!lua_isnoneornil(lua, 2)) {
        luaL_checktype(lua, 2, LUA_TSTRING);
        pattern = lua_text(lua, 2);
    }
    facts = facts_of(load, &self->fact);
    if (!is_first)
        lua_newtable(lua);
    for (uint32_t row = facts ? self->fact.row + 1 : 1; facts && row < facts->end_row[self->fact.row];
         row++) {
        if (facts->kind[row] != wanted || !belongs(facts, row, self->fact.row) ||
            (pattern.start && !name_fits(load, facts, row, pattern)))
            continue;
        push_fact(lua, self, row);
        if (is_first)
            return 1;
        lua_rawseti(lua, -2, ++count);
    }
    if (is_first)
        lua_pushnil(lua);
    return 1;
}

static int push_noun(lua_State *lua, kind wanted, bool is_first)
{
    lua_pushinteger(lua, wanted);
    lua_pushboolean(lua, is_first);
    lua_pushcclosure(lua, look_inside, 2);
    return 1;
}

/* ---- fields ---- */

static kind plural_kind(text name)
{
    word some = word_named(name);

    for (unsigned i = KIND_none + 1; i < KIND_COUNT; i++)
        if (text_is(name, kind_plural((kind)i)))
            return (kind)i;
    return some && word_about(some)->shape == SHAPE_NOUNS ? word_about(some)->gives : KIND_none;
}

static const char *const common_names[] = {"name", "kind", "path", "text", "is_live"};
enum { COMMON_COUNT = sizeof common_names / sizeof *common_names };

static int answer_field(lua_State *lua, loader *load, text name)
{
    text names[COMMON_COUNT + ATTRIBUTE_COUNT + KIND_COUNT], near = NOTHING;
    uint32_t count = 0;

    for (; count < COMMON_COUNT; count++)
        names[count] = text_from(common_names[count]);
    for (unsigned i = ATTRIBUTE_none + 1; i < ATTRIBUTE_COUNT; i++)
        names[count++] = attribute_name((attribute_id)i);
    for (unsigned i = KIND_none + 1; i < KIND_COUNT; i++)
        names[count++] = text_from(kind_plural((kind)i));
    if (spell_nearest(load->memory, name, names, count, &near))
        return luaL_error(lua, "a fact has no `%s`; did you mean `%s`?", text_string(load->memory, name),
                          text_string(load->memory, near));
    return luaL_error(lua, "a fact has no `%s`", text_string(load->memory, name));
}

/* What every fact has (text: below). False: none of them. */
static bool push_common(lua_State *lua, const loader *load, const thing *self, text name)
{
    const shard *facts = facts_of(load, &self->fact);

    if (text_is(name, "name"))
        push_text(lua, self->name);
    else if (text_is(name, "kind"))
        lua_pushstring(lua, facts ? kind_singular(kind_of(load, &self->fact)) : "name");
    else if (text_is(name, "path"))
        push_text(lua, facts ? load->facts->shards[self->fact.shard].path : NOTHING);
    else if (text_is(name, "is_live"))
        lua_pushboolean(lua, !facts || !(facts->flags[self->fact.row] & FACT_DEAD));
    else
        return false;
    return true;
}

/* What stands in the file: of what has no name of its own, and of code blocks, whose name is their language.
 */
static text written_text(const loader *load, const thing *self)
{
    const shard *facts = facts_of(load, &self->fact);
    text bytes = facts ? load->facts->shards[self->fact.shard].bytes : NOTHING;

    if (!facts || (self->name.length && kind_of(load, &self->fact) != KIND_block) ||
        facts->end[self->fact.row] > bytes.length)
        return self->name;
    return text_slice(bytes, facts->start[self->fact.row], facts->end[self->fact.row]);
}

int hatch_field(lua_State *lua, const thing *self, text name)
{
    loader *load = loader_of(lua);
    attribute_id which = attribute_named(name);
    kind several = plural_kind(name), one = kind_named(name);

    if (push_common(lua, load, self, name))
        return 1;
    if (several != KIND_none && which == ATTRIBUTE_none)
        return push_noun(lua, several, false);
    if (which == ATTRIBUTE_none)
        return one != KIND_none ? push_noun(lua, one, true) : answer_field(lua, load, name);
    push_attribute(lua, load, &self->fact, which);
    if (lua_isnil(lua, -1) && text_is(name, "text")) /* a cell's or heading's text is its name */
        return push_text(lua, written_text(load, self));
    return 1;
}
