/* pack.c — use "pack/name" { parameters }: a ready contract, as if its author had written it (LANGUAGE 6).
 *
 * The pack's file runs once for each use, with the values of the author's braces for its parameters.
 * Everything that it makes stands at the author's line (spot.c); what the author says about the contract
 * itself (id, says, why, fix, severity, tags, excuses) is put over it at the end. */
#include "loader.h"

#include "buffer.h"
#include "spell.h"

enum { FUNCTIONS = 8192 }; /* of one file: BOX_SOURCE has no room for more */

uint32_t pack_ordinal(const loader *load, uint32_t ordinal)
{
    return (load->pack ? load->pack->number * FUNCTIONS : 0) + ordinal;
}

uint32_t pack_find(const loader *load, text name)
{
    for (uint32_t i = 0; i < load->count; i++)
        if (load->files[i].is_pack && text_equal(load->files[i].name, name))
            return i;
    return UINT32_MAX;
}

/* ---- answers ---- */

static text listed(arena *memory, const text *names, uint32_t count)
{
    buffer out = buffer_new(memory);

    for (uint32_t i = 0; i < count; i++)
        buffer_print(&out, "%s%.*s", i ? ", " : "", TEXT_FORMAT(names[i]));
    buffer_add(&out, count ? TEXT(".") : TEXT("none."));
    return buffer_text(&out);
}

static void answer_unknown(loader *load, spot at, text name)
{
    text *names = arena_array(load->memory, text, load->count), near = NOTHING;
    uint32_t count = 0;

    for (uint32_t i = 0; i < load->count; i++) {
        if (!load->files[i].is_pack && text_equal(load->files[i].name, name)) {
            spot_answer(load, spot_argument(load, at, 0), MESSAGE_pack_is_file, ANSWER(name));
            return;
        }
        if (load->files[i].is_pack)
            names[count++] = load->files[i].name;
    }
    if (spell_nearest(load->memory, name, names, count, &near))
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_pack_unknown_near, ANSWER(name, near));
    else
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_pack_unknown,
                    ANSWER(name, listed(load->memory, names, count)));
}

static place key_place(const loader *load, const pack_use *pack, text key, uint32_t n, bool is_key)
{
    const scan *file = spot_scan(load, pack->at);
    const scan_entry *entry = file ? scan_entry_at(file, pack->at.token, key, n) : NULL;

    if (!entry)
        return spot_place(load, pack->at);
    return (place){.path = file->path, .part = is_key ? entry->key_part : entry->value, .is_rule = true};
}

/* ---- the author's braces: the table at stack index 1 ---- */

static const char *const own_keys[] = {"id", "says", "why", "fix", "severity", "tags"};

static void check_key(loader *load, const pack_use *pack, text key)
{
    enum { OWN = sizeof own_keys / sizeof *own_keys };
    uint32_t count = pack->declared.count + OWN;
    text *names = arena_array(load->memory, text, count), near;

    for (uint32_t i = 0; i < count; i++) {
        names[i] = i < OWN ? text_from(own_keys[i]) : pack->declared.items[i - OWN];
        if (text_equal(names[i], key))
            return;
    }
    if (spell_nearest(load->memory, key, names, count, &near))
        spot_answer(load, key_place(load, pack, key, 0, true), MESSAGE_pack_key_near,
                    ANSWER(pack->name, key, near));
    else
        spot_answer(
            load, key_place(load, pack, key, 0, true), MESSAGE_pack_key,
            ANSWER(pack->name, key, listed(load->memory, pack->declared.items, pack->declared.count)));
}

static void check_keys(lua_State *lua, loader *load, const pack_use *pack)
{
    lua_pushnil(lua);
    while (lua_next(lua, 1)) { /* in any order: the findings are sorted later */
        lua_pop(lua, 1);
        if (lua_type(lua, -1) == LUA_TSTRING)
            check_key(load, pack, lua_text(lua, -1));
    }
}

/* The contracts from `first` on are the pack's; what can be said of one only is answered when there are more.
 */
static bool is_single(loader *load, const pack_use *pack, uint32_t first, text key, uint32_t n)
{
    uint32_t count = load->out->contracts.count - first;

    if (count == 1)
        return true;
    spot_answer(load, key_place(load, pack, key, n, true), MESSAGE_pack_several,
                ANSWER(pack->name, text_print(load->memory, "%u", count), key.length ? key : TEXT("excuse")));
    return false;
}

static void put_excuses(lua_State *lua, loader *load, const pack_use *pack, uint32_t first)
{
    plan *out = load->out;
    plan_contract *contract = &out->contracts.items[first];
    size_t count = lua_rawlen(lua, 1);
    plan_range own = contract->excuses;

    if (!count || !is_single(load, pack, first, NOTHING, 0))
        return;
    contract->excuses.first = out->excuses.count;
    for (uint32_t i = 0; i < own.count; i++) {
        plan_excuse moved = out->excuses.items[own.first + i];
        *array_push(&out->excuses, load->memory) = moved;
    }
    for (size_t i = 1; i <= count; i++) {
        const thing *value;
        lua_rawgeti(lua, 1, (lua_Integer)i);
        value = thing_at(lua, -1);
        if (value && value->type == THING_EXCUSE)
            *array_push(&out->excuses, load->memory) = *value->excuse;
        else if (!value || value->type != THING_POISON)
            spot_answer(load, key_place(load, pack, NOTHING, (uint32_t)i - 1, false), MESSAGE_pack_entry,
                        ANSWER(text_from(type_words(lua, -1))));
        lua_pop(lua, 1);
    }
    contract->excuses.count = out->excuses.count - contract->excuses.first;
}

static void put_text(loader *load, const pack_use *pack, uint32_t first, const char *key, text given,
                     text *into)
{
    if (given.length && is_single(load, pack, first, text_from(key), 0))
        *into = given;
}

/* What the author says about the contract goes over what the pack says. */
static void put_card(lua_State *lua, loader *load, const pack_use *pack, uint32_t first)
{
    plan *out = load->out;
    plan_contract *contract = &out->contracts.items[first], card = {0};
    bool has_level = contract_read_over(lua, load, pack->at, &card);

    if (out->contracts.count - first == 1)
        contract->id = pack->name;
    put_text(load, pack, first, "id", card.id, &contract->id);
    put_text(load, pack, first, "says", card.says, &contract->says);
    put_text(load, pack, first, "why", card.why, &contract->why);
    put_text(load, pack, first, "fix", card.fix, &contract->fix);
    for (uint32_t i = first; i < out->contracts.count; i++) {
        if (has_level)
            out->contracts.items[i].level = card.level;
        if (card.tags.count)
            out->contracts.items[i].tags = card.tags;
    }
    put_excuses(lua, load, pack, first);
}

/* ---- running ---- */

static void answer_broken(loader *load, const pack_use *pack, const finding_array *hidden)
{
    text words = hidden->count ? hidden->items[0].message : TEXT("something is wrong in it"),
         fix = hidden->count ? hidden->items[0].fix : NOTHING;
    finding *made = answer_add(load->memory, load->problems, spot_place(load, pack->at), MESSAGE_pack_broken,
                               ANSWER(pack->name, words, fix));

    if (hidden->count && !text_equal(hidden->items[0].at.path, made->at.path))
        *array_push(&made->notes, load->memory) = (note){hidden->items[0].at, TEXT("here in the pack")};
}

static bool is_cycle(const loader *load, uint32_t file)
{
    uint32_t depth = 0;

    for (const pack_use *pack = load->pack; pack; pack = pack->outer)
        if (pack->file == file || ++depth > 8)
            return true;
    return false;
}

/* Findings about the author's braces are the author's; all that is wrong in the pack is one finding. False when
 * the pack is broken: what parameters it has is not known then. */
static bool run_pack(lua_State *lua, loader *load, pack_use *pack)
{
    finding_array hidden = {0};
    bool is_fine;

    lua_pushvalue(lua, 1);
    pack->table = luaL_ref(lua, LUA_REGISTRYINDEX);
    pack->outer = load->pack;
    pack->number = ++load->packs;
    load->pack = pack;
    pack->problems = load->problems;
    load->problems = &hidden;
    is_fine = loader_run_file(lua, pack->file, false);
    lua_pop(lua, 1);
    load->problems = pack->problems;
    load->pack = pack->outer;
    luaL_unref(lua, LUA_REGISTRYINDEX, pack->table);
    is_fine = is_fine && !hidden.count;
    if (!is_fine)
        answer_broken(load, pack, &hidden);
    return is_fine;
}

/* How much of the plan there was before the pack ran. */
typedef struct plan_mark {
    uint32_t contracts, sentences, tags, excuses;
} plan_mark;

static plan_mark mark_plan(const plan *out)
{
    return (plan_mark){out->contracts.count, out->sentences.count, out->tags.count, out->excuses.count};
}

/* The finding stands for what was made. */
static void take_back(plan *out, plan_mark before)
{
    out->contracts.count = before.contracts;
    out->sentences.count = before.sentences;
    out->tags.count = before.tags;
    out->excuses.count = before.excuses;
}

/* Upvalues: name, file, token. */
static int pack_body(lua_State *lua)
{
    loader *load = loader_of(lua);
    pack_use pack = {.at = {.file = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2)),
                            .token = (uint32_t)lua_tointeger(lua, lua_upvalueindex(3))}};
    plan_mark before = mark_plan(load->out);
    uint32_t problems = load->problems->count;

    if (lua_type(lua, 1) != LUA_TTABLE)
        return luaL_error(lua, "a pack takes braces: use \"pack/name\" { ... }");
    if (load->depth)
        return 0;
    luaL_checkstack(lua, 20, NULL);
    pack.name = lua_text(lua, lua_upvalueindex(1));
    pack.file = pack_find(load, pack.name);
    if (pack.file != UINT32_MAX && is_cycle(load, pack.file)) {
        spot_answer(load, spot_place(load, pack.at), MESSAGE_pack_cycle, ANSWER(pack.name));
        return 0;
    }
    if (pack.file == UINT32_MAX) {
        answer_unknown(load, pack.at, pack.name);
        return 0;
    }
    if (run_pack(lua, load, &pack))
        check_keys(lua, load, &pack);
    if (!load->facts && load->problems->count == problems && load->out->contracts.count > before.contracts)
        put_card(lua, load, &pack, before.contracts);
    if (load->problems->count > problems)
        take_back(load->out, before);
    return 0;
}

int pack_begin(lua_State *lua, spot at)
{
    lua_settop(lua, 1);
    lua_pushinteger(lua, at.file);
    lua_pushinteger(lua, at.token);
    lua_pushcclosure(lua, pack_body, 3);
    return 1;
}
