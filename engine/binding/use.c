/* use.c — local w = use "nouns": the table that another rule file returns, read-only, with answers for names
 * that aren't in it.
 *
 * The other file is loaded into the same state, so that its selections can be used; what is wrong in it is
 * told when it is loaded for itself, and here only that it can't be used. */
#include "loader.h"

#include "buffer.h"
#include "spell.h"

static const char cache_name[] = "lockstep.used";

static uint32_t find_file(const loader *load, text name)
{
    for (uint32_t i = 0; i < load->count; i++)
        if (text_equal(load->files[i].name, name) && (!load->files[i].is_pack || load->pack))
            return i;
    return UINT32_MAX;
}

static void answer_unknown(loader *load, spot at, text name)
{
    text *names = arena_array(load->memory, text, load->count), near = NOTHING;
    uint32_t count = 0;

    if (pack_find(load, name) != UINT32_MAX) {
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_use_pack, ANSWER(name));
        return;
    }
    for (uint32_t i = 0; i < load->count; i++)
        if (i != load->main && load->files[i].name.length && !load->files[i].is_pack)
            names[count++] = load->files[i].name;
    if (spell_nearest(load->memory, name, names, count, &near))
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_use_unknown_near, ANSWER(name, near));
    else
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_use_unknown, ANSWER(name));
}

/* a -> b -> a */
static void answer_cycle(loader *load, spot at, uint32_t file)
{
    buffer out = buffer_new(load->memory);
    uint32_t start = 0;

    while (start < load->depth && load->stack[start] != file)
        start++;
    for (uint32_t i = start; i <= load->depth && i < sizeof load->stack / sizeof *load->stack; i++)
        buffer_print(&out, "%.*s -> ", TEXT_FORMAT(load->files[load->stack[i]].name));
    buffer_add(&out, load->files[file].name);
    spot_answer(load, spot_argument(load, at, 0), MESSAGE_use_cycle, ANSWER(buffer_text(&out)));
}

static void answer_broken(loader *load, spot at, text name, const finding_array *hidden)
{
    finding *made = answer_add(load->memory, load->problems, spot_argument(load, at, 0), MESSAGE_use_broken,
                               ANSWER(name));

    *array_push(&made->notes, load->memory) =
        (note){.at = hidden->items[0].at, .message = hidden->items[0].message};
}

/* The table at the top becomes a thing that holds it. */
static void wrap_table(lua_State *lua, text name, spot at)
{
    thing *made = thing_push(lua, THING_TABLE, at);

    made->name = name;
    lua_insert(lua, -2);
    lua_setiuservalue(lua, -2, 1);
}

/* Run the file with its findings put aside. Leaves its table (wrapped) or a poisoned thing on the stack. */
static void run_used(lua_State *lua, loader *load, spot at, uint32_t file)
{
    finding_array hidden = {0}, *shown = load->problems;
    loaded_file *used = &load->loaded[file];
    bool is_fine;

    used->state = USE_OPEN;
    load->stack[++load->depth] = file;
    load->problems = &hidden;
    is_fine = loader_run_file(lua, file, false);
    load->problems = shown;
    load->depth--;
    used->state = is_fine && !hidden.count ? USE_DONE : USE_BROKEN;
    if (hidden.count) {
        answer_broken(load, at, load->files[file].name, &hidden);
    } else if (lua_type(lua, -1) == LUA_TTABLE) {
        wrap_table(lua, load->files[file].name, at);
        return;
    } else {
        spot_answer(load, spot_argument(load, at, 0), MESSAGE_use_nothing, ANSWER(load->files[file].name));
        used->state = USE_BROKEN;
    }
    lua_pop(lua, 1);
    thing_poison(lua);
}

/* The cache's table of things, by file. */
static void push_cache(lua_State *lua)
{
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, cache_name);
}

static int use_found(lua_State *lua, loader *load, spot at, uint32_t file)
{
    bool is_open = load->loaded[file].state == USE_OPEN || file == load->main;

    if (is_open || load->depth + 2 > sizeof load->stack / sizeof *load->stack) {
        answer_cycle(load, at, file);
        return thing_poison(lua);
    }
    push_cache(lua);
    if (load->loaded[file].state == USE_NEW) {
        run_used(lua, load, at, file);
        lua_rawseti(lua, -2, (lua_Integer)file + 1);
    }
    lua_rawgeti(lua, -1, (lua_Integer)file + 1);
    return 1;
}

int use_file(lua_State *lua, spot at)
{
    loader *load = loader_of(lua);
    uint32_t file;

    if (lua_type(lua, 1) != LUA_TSTRING || lua_gettop(lua) != 1) {
        spot_answer(load, spot_place(load, at), MESSAGE_use_no_name, ANSWER(NOTHING));
        return thing_poison(lua);
    }
    luaL_checkstack(lua, 20, NULL);
    if (spot_has_body(load, at))
        return pack_begin(lua, at);
    file = find_file(load, lua_text(lua, 1));
    if (file < load->count)
        return use_found(lua, load, at, file);
    answer_unknown(load, at, lua_text(lua, 1));
    return thing_poison(lua);
}

/* ---- w.name ---- */

/* The names in the table at the top, sorted by bytes: their order in Lua differs from run to run. */
static text *sorted_names(lua_State *lua, loader *load, uint32_t *count)
{
    ARRAY(text) names = {0};

    lua_pushnil(lua);
    while (lua_next(lua, -2)) {
        lua_pop(lua, 1);
        if (lua_type(lua, -1) != LUA_TSTRING)
            continue;
        *array_push(&names, load->memory) = lua_text(lua, -1);
        for (uint32_t i = names.count - 1; i && text_compare(names.items[i], names.items[i - 1]) < 0; i--) {
            text swapped = names.items[i];
            names.items[i] = names.items[i - 1];
            names.items[i - 1] = swapped;
        }
    }
    *count = names.count;
    return names.items;
}

static text joined(loader *load, const text *names, uint32_t count)
{
    buffer out = buffer_new(load->memory);

    for (uint32_t i = 0; i < count; i++)
        buffer_print(&out, "%s%.*s", i ? ", " : "", TEXT_FORMAT(names[i]));
    buffer_add(&out, TEXT("."));
    return buffer_text(&out);
}

static void answer_part(lua_State *lua, loader *load, const thing *self, text name, spot at)
{
    uint32_t count;
    text near = NOTHING, *names = sorted_names(lua, load, &count);

    if (spell_nearest(load->memory, name, names, count, &near))
        spot_answer(load, spot_word(load, at), MESSAGE_unknown_part_near, ANSWER(name, near, self->name));
    else
        spot_answer(load, spot_word(load, at), MESSAGE_unknown_part,
                    ANSWER(name, joined(load, names, count), self->name));
}

/* Lists of names stay what they are; a table of names is wrapped like the whole. */
static bool is_table_of_names(lua_State *lua)
{
    return lua_type(lua, -1) == LUA_TTABLE && !lua_rawlen(lua, -1);
}

int use_field(lua_State *lua, const thing *self, text name, spot at)
{
    loader *load = loader_of(lua);

    luaL_checkstack(lua, 10, NULL);
    lua_getiuservalue(lua, 1, 1);
    lua_pushlstring(lua, name.start, name.length);
    lua_rawget(lua, -2);
    if (is_table_of_names(lua))
        wrap_table(lua, self->name, at);
    if (!lua_isnil(lua, -1))
        return 1;
    lua_pop(lua, 1);
    if (load->is_in_hatch)
        return luaL_error(lua, "\"%s\" names nothing that is called `%s`",
                          text_string(load->memory, self->name), text_string(load->memory, name));
    answer_part(lua, load, self, name, at.token ? at : spot_line(lua));
    return thing_poison(lua);
}
