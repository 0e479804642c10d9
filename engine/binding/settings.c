/* settings.c — settings { rules = "contracts", packs = { acme = "../acme-contracts" } }: what lockstep.lua at
 * the root says. Each answer stands at its key. */
#include "loader.h"

#include "glob.h"
#include "spell.h"

/* The scan keeps the entries of the braces, which stand right behind the word. */
static place setting_place(const loader *load, spot at, text key, bool is_key)
{
    const scan *file = spot_scan(load, at);
    const scan_entry *entry = file && at.token ? scan_entry_at(file, at.token + 1, key, 0) : NULL;

    if (!entry)
        return spot_word(load, at);
    return (place){.path = file->path, .part = is_key ? entry->key_part : entry->value, .is_rule = true};
}

static void add_setting(loader *load, spot at, const char *key, text name, text value)
{
    *array_push(&load->out->settings, load->memory) =
        (plan_setting){.key = text_from(key),
                       .name = name,
                       .value = value,
                       .at = setting_place(load, at, text_from(key), false)};
}

/* A text at the top of the stack that names a folder below the root. */
static bool take_rules_folder(lua_State *lua, loader *load, spot at)
{
    text folder = lua_type(lua, -1) == LUA_TSTRING ? lua_text(lua, -1) : NOTHING, normal;

    if (!folder.length || folder.start[0] == '/' || !path_resolve(load->memory, NOTHING, folder, &normal) ||
        !normal.length)
        return false;
    add_setting(load, at, "rules", NOTHING, normal);
    return true;
}

static bool take_rules(lua_State *lua, loader *load, spot at)
{
    size_t count = lua_type(lua, -1) == LUA_TTABLE ? lua_rawlen(lua, -1) : 0;
    bool is_fine = lua_type(lua, -1) == LUA_TTABLE ? count > 0 : take_rules_folder(lua, load, at);

    for (size_t i = 1; i <= count && is_fine; i++) {
        lua_rawgeti(lua, -1, (lua_Integer)i);
        is_fine = take_rules_folder(lua, load, at);
        lua_pop(lua, 1);
    }
    return is_fine;
}

static bool take_packs(lua_State *lua, loader *load, spot at)
{
    uint32_t before = load->out->settings.count;

    if (lua_type(lua, -1) != LUA_TTABLE)
        return false;
    lua_pushnil(lua);
    while (lua_next(lua, -2)) { /* in any order: who asks for a pack has its name */
        bool is_fine = lua_type(lua, -2) == LUA_TSTRING && lua_type(lua, -1) == LUA_TSTRING &&
                       lua_text(lua, -1).length && lua_text(lua, -2).length;
        if (is_fine)
            add_setting(load, at, "packs", lua_text(lua, -2), lua_text(lua, -1));
        lua_pop(lua, 1);
        if (!is_fine) {
            lua_pop(lua, 1);
            return false;
        }
    }
    for (uint32_t i = before + 1; i < load->out->settings.count;
         i++) /* Lua's order differs from run to run */
        for (uint32_t k = i; k > before; k--) {
            plan_setting *row = &load->out->settings.items[k], swapped = *row;
            if (text_compare(row[-1].name, row->name) < 0)
                break;
            *row = row[-1];
            row[-1] = swapped;
        }
    return load->out->settings.count > before;
}

/* A file's name in any folder, or a path from there downwards. */
static bool take_env(lua_State *lua, loader *load, spot at)
{
    text name = lua_type(lua, -1) == LUA_TSTRING ? lua_text(lua, -1) : NOTHING, normal;

    if (!name.length || name.start[0] == '/' || !path_resolve(load->memory, NOTHING, name, &normal) ||
        !normal.length)
        return false;
    add_setting(load, at, "env", NOTHING, normal);
    return true;
}

static void answer_key(lua_State *lua, loader *load, spot at)
{
    static const text keys[] = {{"rules", 5}, {"packs", 5}, {"env", 3}};
    text key = lua_type(lua, -2) == LUA_TSTRING ? lua_text(lua, -2) : NOTHING, near;
    place where = setting_place(load, at, key, true);

    if (!key.length) {
        spot_answer(load, where, MESSAGE_settings_value, ANSWER(NOTHING));
        return;
    }
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (text_equal(key, keys[i]))
            return;
    if (spell_nearest(load->memory, key, keys, sizeof keys / sizeof *keys, &near))
        spot_answer(load, where, MESSAGE_settings_key_near, ANSWER(key, near));
    else
        spot_answer(load, where, MESSAGE_settings_key, ANSWER(key));
}

/* One setting, when it is there. */
static void take_setting(lua_State *lua, loader *load, spot at, const char *key,
                         bool (*take)(lua_State *lua, loader *load, spot at), message_id wrong)
{
    lua_settop(lua, 1);
    lua_pushstring(lua, key);
    if (lua_rawget(lua, 1) != LUA_TNIL && !take(lua, load, at))
        spot_answer(load, setting_place(load, at, text_from(key), false), wrong, ANSWER(NOTHING));
}

int settings_take(lua_State *lua, spot at)
{
    loader *load = loader_of(lua);
    bool is_ours = load->files[at.file].is_settings;

    if (!is_ours || lua_type(lua, 1) != LUA_TTABLE) {
        spot_answer(load, spot_word(load, at), is_ours ? MESSAGE_settings_shape : MESSAGE_settings_place,
                    ANSWER(NOTHING));
        return 0;
    }
    luaL_checkstack(lua, 10, NULL);
    lua_settop(lua, 1);
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        answer_key(lua, load, at);
        lua_pop(lua, 1);
    }
    take_setting(lua, load, at, "rules", take_rules, MESSAGE_settings_rules);
    take_setting(lua, load, at, "packs", take_packs, MESSAGE_settings_packs);
    take_setting(lua, load, at, "env", take_env, MESSAGE_settings_env);
    return 0;
}
