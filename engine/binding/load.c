/* load.c — scan a file, give it to Lua with numbered words, run it once. */
#include "loader.h"

#include <stdio.h>

#include "buffer.h"
#include "not_lua.h"

static const char functions_name[] = "lockstep.functions";

void loader_init(loader *load, arena *memory, const run_limits *most, const rule_file *files, uint32_t count)
{
    *load = (loader){.memory = memory, .most = most, .files = files, .count = count};
    load->loaded = arena_array(memory, loaded_file, count);
}

loader *loader_of(lua_State *lua)
{
    return box_owner(lua);
}

/* ---- what Lua raises ---- */

/* "global 'docs__1_7'": the numbers are ours. */
static text without_numbers(loader *load, text words)
{
    buffer out = buffer_new(load->memory);

    for (size_t i = 0; i < words.length;) {
        size_t end = i;
        text name;
        uint32_t file, number;
        while (end < words.length &&
               (words.start[end] == '_' || (words.start[end] >= '0' && words.start[end] <= '9') ||
                (words.start[end] >= 'a' && words.start[end] <= 'z')))
            end++;
        name = text_slice(words, i, end > i ? end : i + 1);
        if (end > i)
            scan_name(&name, &file, &number);
        buffer_add(&out, name);
        i = end > i ? end : i + 1;
    }
    return buffer_text(&out);
}

/* "docs.lua:12: words": the file and line are taken from the front. */
static void keep_words(loader *load, text words)
{
    text rest = words, line;
    int64_t number;

    load->error_path = NOTHING;
    load->error_line = 0;
    for (uint32_t i = 0; i < load->count; i++)
        if (text_starts(words, text_print(load->memory, "%.*s:", TEXT_FORMAT(load->files[i].path)))) {
            load->error_path = load->files[i].path;
            rest = text_slice(words, load->files[i].path.length + 1, words.length);
        }
    if (load->error_path.length && text_next(&rest, ':', &line) && text_number(line, &number) && number > 0) {
        load->error_line = (uint32_t)number;
        words = text_trim(rest);
    }
    load->error_words = without_numbers(load, words);
}

int loader_keep_error(lua_State *lua)
{
    loader *load = loader_of(lua);

    if (lua_type(lua, 1) == LUA_TSTRING)
        keep_words(load, lua_text(lua, 1));
    else
        keep_words(load, TEXT("an error was raised that is not a text"));
    if (!load->error_line) {
        spot at = spot_line(lua);
        load->error_line = at.line;
        load->error_path = load->files[at.file].path;
    }
    return 1;
}

static place error_place(const loader *load)
{
    for (uint32_t i = 0; i < load->count; i++)
        if (load->error_line && text_equal(load->files[i].path, load->error_path) && load->loaded[i].scan)
            return scan_line_place(load->loaded[i].scan, load->error_line);
    return (place){.path = load->files[load->main].path, .is_line_only = true, .is_rule = true};
}

static void answer_limit(loader *load, place at, message_id message, limit_id which)
{
    spot_answer(load, at, message,
                ANSWER(limit_words(load->memory, load->most, which),
                       limit_fix(load->memory, load->most, which,
                                 which == LIMIT_rule_size
                                     ? "split it into several files"
                                     : "a rule file describes: let nothing in it compute for long")));
}

void loader_answer_error(lua_State *lua)
{
    loader *load = loader_of(lua);
    box_trouble trouble = load->box.trouble;

    if (trouble == BOX_TOO_MANY_STEPS)
        answer_limit(load, error_place(load), MESSAGE_too_many_steps, LIMIT_rule_steps);
    else if (trouble == BOX_OUT_OF_MEMORY)
        answer_limit(load, error_place(load), MESSAGE_out_of_memory, LIMIT_rule_memory);
    else
        spot_answer(load, error_place(load), MESSAGE_lua_error, ANSWER(load->error_words));
}

/* ---- running a file ---- */

static bool is_small(loader *load, const rule_file *file)
{
    if (file->bytes.length <= load->most->rule_size)
        return true;
    answer_limit(load, (place){.path = file->path, .is_line_only = true, .is_rule = true}, MESSAGE_too_large,
                 LIMIT_rule_size);
    return false;
}

static bool is_lua(loader *load, const rule_file *file)
{
    const char *found = not_lua(file->bytes);

    if (found)
        spot_answer(load, (place){.path = file->path, .is_line_only = true, .is_rule = true}, MESSAGE_not_lua,
                    ANSWER(text_from(found)));
    return !found;
}

static bool scan_file(loader *load, uint32_t index, bool is_query)
{
    const rule_file *file = &load->files[index];
    bool is_clean = true;

    if (load->loaded[index].scan) /* a pack that is used once more */
        return load->loaded[index].is_clean;
    if (!is_small(load, file) || (!is_query && !file->entry && !is_lua(load, file)))
        return false;
    load->loaded[index].scan =
        scan_read(load->memory, file->path, file->bytes, index, is_query, file->entry, load->problems, &is_clean);
    load->loaded[index].is_clean = is_clean;
    return is_clean;
}

/* Compile the numbered text; its only upvalue is the environment. */
static bool compile(lua_State *lua, uint32_t index)
{
    loader *load = loader_of(lua);
    text source_text = scan_rewrite(load->loaded[index].scan);
    text name = text_print(load->memory, "@%.*s", TEXT_FORMAT(load->files[index].path));

    if (!box_is_fine(lua, luaL_loadbufferx(lua, source_text.start ? source_text.start : "",
                                           source_text.length, name.start, "t"))) {
        if (lua_type(lua, -1) == LUA_TSTRING)
            keep_words(load, lua_text(lua, -1));
        lua_pop(lua, 1);
        if (load->box.trouble)
            loader_answer_error(lua);
        else
            spot_answer(load, error_place(load), MESSAGE_lua_syntax, ANSWER(load->error_words));
        return false;
    }
    environment_push(lua);
    lua_setupvalue(lua, -2, 1);
    return true;
}

bool loader_run_file(lua_State *lua, uint32_t index, bool is_query)
{
    loader *load = loader_of(lua);

    luaL_checkstack(lua, 20, NULL);
    if (!scan_file(load, index, is_query) || !compile(lua, index)) {
        lua_pushnil(lua);
        return false;
    }
    lua_pushcfunction(lua, loader_keep_error);
    lua_insert(lua, -2);
    if (!box_is_fine(lua, lua_pcall(lua, 0, 1, -2))) {
        loader_answer_error(lua);
        lua_pop(lua, 2);
        lua_pushnil(lua);
        return false;
    }
    lua_remove(lua, -2);
    return true;
}

/* ---- functions of :satisfies ---- */

void loader_keep_function(lua_State *lua, uint32_t ordinal, int index)
{
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, functions_name);
    lua_pushvalue(lua, index);
    lua_rawseti(lua, -2, (lua_Integer)ordinal + 1);
    lua_pop(lua, 1);
}

bool loader_push_function(lua_State *lua, uint32_t ordinal)
{
    luaL_getsubtable(lua, LUA_REGISTRYINDEX, functions_name);
    lua_rawgeti(lua, -1, (lua_Integer)ordinal + 1);
    lua_remove(lua, -2);
    if (lua_type(lua, -1) == LUA_TFUNCTION)
        return true;
    lua_pop(lua, 1);
    return false;
}

/* ---- a whole load ---- */

static void take_query(lua_State *lua, loader *load)
{
    thing *value = thing_at(lua, -1);
    spot at = {.file = load->main, .line = 1};
    plan_id id;

    if (value && value->type == THING_POISON)
        return;
    if (!value || value->type != THING_SELECTION) {
        spot_answer(load, spot_place(load, at), MESSAGE_query_wrong, ANSWER(text_from(type_words(lua, -1))));
        return;
    }
    id = selection_row(lua, value);
    if (id && plan_is_pattern(load->out, id))
        spot_answer(load, spot_place(load, at), MESSAGE_no_source,
                    ANSWER(selection_words(load, id), domain_begin(load, id)));
    else if (id)
        *array_push(&load->out->queries, load->memory) = id;
}

static int read_main(lua_State *lua)
{
    loader *load = loader_of(lua);
    bool is_query = *(bool *)lua_touserdata(lua, 1);
    bool is_fine;

    thing_register(lua);
    load->loaded[load->main].state = USE_OPEN;
    load->stack[0] = load->main;
    is_fine = loader_run_file(lua, load->main, is_query);
    if (is_fine && is_query)
        take_query(lua, load);
    else if (is_fine && load->files[load->main].entry)
        entry_take(lua, load);
    return 0;
}

static uint64_t digest(text bytes)
{
    uint64_t hash = 0xcbf29ce484222325u;

    for (size_t i = 0; i < bytes.length; i++)
        hash = (hash ^ (unsigned char)bytes.start[i]) * 0x100000001b3u;
    return hash;
}

static void add_files(loader *load)
{
    for (uint32_t i = 0; i < load->count; i++)
        if (load->loaded[i].scan)
            *array_push(&load->out->files, load->memory) =
                (plan_file){.path = load->files[i].path,
                            .bytes = load->files[i].bytes,
                            .digest = digest(load->files[i].bytes)};
}

plan *loader_read(loader *load, uint32_t index, bool is_query, finding_array *problems)
{
    load->main = index;
    load->problems = problems;
    load->out = arena_new(load->memory, plan);
    box_open(&load->box, load->most, load);
    if (!box_run(&load->box, read_main, &is_query)) { /* what we do around the file ran out of memory */
        load->problems = problems;
        if (!load->box.trouble)
            load->box.trouble = BOX_OUT_OF_MEMORY;
        load->error_line = 0;
        answer_limit(load, error_place(load), MESSAGE_out_of_memory, LIMIT_rule_memory);
    }
    add_files(load);
    return load->out;
}
