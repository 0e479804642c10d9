/* example.c — example "id" { keeps = { ["docs/a.md"] = [==[...]==] }, breaks = { ..., saying = "..." } }:
 * small trees that keep or break a contract (LANGUAGE 6).
 *
 * The files of `breaks` are laid over those of `keeps`: what it doesn't name stays. An example in which
 * something was wrong is left out of the plan. */
#include "loader.h"

#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "glob.h"
#include "spell.h"

typedef ARRAY(plan_example_file) file_array;

typedef struct sheet {
    loader *load;
    spot at;
    text contract;
    const char *key; /* `keeps` or `breaks`, that is read now */
    uint32_t braces; /* the token of its braces; 0: not known */
    bool is_wrong;
} sheet;

/* ---- places ---- */

static const scan_entry *entry_of(const sheet *some, uint32_t owner, text key)
{
    const scan *file = spot_scan(some->load, some->at);

    return file && owner ? scan_entry_at(file, owner, key, 0) : NULL;
}

static place entry_place(const sheet *some, uint32_t owner, text key, bool is_key)
{
    const scan_entry *entry = entry_of(some, owner, key);

    if (!entry)
        return spot_place(some->load, some->at);
    return (place){.path = spot_scan(some->load, some->at)->path,
                   .part = is_key ? entry->key_part : entry->value,
                   .is_rule = true};
}

static place key_place(const sheet *some, text key)
{
    return entry_place(some, some->at.token, key, true);
}

static place file_place(const sheet *some, text path, bool is_key)
{
    if (entry_of(some, some->braces, path))
        return entry_place(some, some->braces, path, is_key);
    return entry_place(some, some->at.token, text_from(some->key), is_key);
}

/* The n-th text without a path, from 1; the key of the braces when it isn't known. */
static place bare_place(const sheet *some, lua_Integer n)
{
    const scan *file = spot_scan(some->load, some->at);
    const scan_entry *entry =
        file && some->braces && n > 0 ? scan_entry_at(file, some->braces, NOTHING, (uint32_t)n - 1) : NULL;

    return entry ? (place){.path = file->path, .part = entry->value, .is_rule = true}
                 : key_place(some, text_from(some->key));
}

static void sheet_answer(sheet *some, place at, message_id which, answer_parts parts)
{
    finding *made = answer_add(some->load->memory, some->load->problems, at, which, parts);

    made->contract = some->contract;
    some->is_wrong = true;
}

/* Where the bytes between [==[ and ]==] stand: Lua leaves a first line end out. False when the value is
 * something else. */
static bool find_bytes(const sheet *some, text path, span *part)
{
    const scan *file = spot_scan(some->load, some->at);
    const scan_entry *entry = entry_of(some, some->braces, path);
    uint32_t i = entry ? scan_token_at(file, entry->value.start) : 0;
    text bytes;
    size_t edge = 1;

    if (!i || file->tokens.items[i].type != TOKEN_LONG || file->tokens.items[i].part.end != entry->value.end)
        return false;
    bytes = text_slice(file->bytes, entry->value.start, entry->value.end);
    while (edge < bytes.length && bytes.start[edge] == '=')
        edge++;
    edge++;
    part->end = entry->value.end - (uint32_t)edge;
    if (text_starts(text_slice(bytes, edge, bytes.length), TEXT("\r\n")))
        edge += 2;
    else if (edge < bytes.length && (bytes.start[edge] == '\n' || bytes.start[edge] == '\r'))
        edge++;
    part->start = entry->value.start + (uint32_t)edge;
    if (part->start > part->end)
        part->start = part->end;
    return true;
}

/* ---- common indentation ---- */

static size_t blanks_of(text line)
{
    size_t count = 0;

    while (count < line.length && (line.start[count] == ' ' || line.start[count] == '\t'))
        count++;
    return count;
}

/* The blanks that every line which isn't blank begins with. */
static text shared_indent(text bytes)
{
    text shared = NOTHING;
    bool is_first = true;

    for (text rest = bytes, line; text_next(&rest, '\n', &line);) {
        text blanks = text_slice(line, 0, blanks_of(line));
        size_t same = 0;
        if (!text_trim(line).length)
            continue;
        while (same < blanks.length && same < shared.length && blanks.start[same] == shared.start[same])
            same++;
        shared = is_first ? blanks : text_slice(shared, 0, same);
        is_first = false;
    }
    return shared;
}

static text without_indent(arena *memory, text bytes, uint32_t *indent)
{
    buffer out = buffer_new(memory);
    bool ends = text_ends(bytes, TEXT("\n"));

    *indent = (uint32_t)shared_indent(bytes).length;
    for (text rest = bytes, line; text_next(&rest, '\n', &line);) {
        bool is_last = !rest.length && !ends;
        if (text_trim(line).length)
            buffer_add(&out, text_slice(line, *indent, line.length));
        if (!is_last)
            buffer_add_byte(&out, '\n');
    }
    return text_copy(memory, buffer_text(&out));
}

/* ---- files ---- */

static bool path_is_fine(sheet *some, text path)
{
    text normal;

    if (text_find(path, '\\', 0) < path.length) {
        char *slashed = (char *)text_copy(some->load->memory, path).start;
        for (size_t i = 0; i < path.length; i++)
            if (slashed[i] == '\\')
                slashed[i] = '/';
        sheet_answer(some, file_place(some, path, true), MESSAGE_path_backslash,
                     ANSWER(path, (text){slashed, path.length}));
        return false;
    }
    if (path.length && path.start[0] != '/' && path_resolve(some->load->memory, NOTHING, path, &normal) &&
        text_equal(normal, path))
        return true;
    sheet_answer(some, file_place(some, path, true),
                 text_find_text(path, TEXT(".."), 0) < path.length ? MESSAGE_path_outside
                                                                   : MESSAGE_example_path,
                 ANSWER(path));
    return false;
}

/* The text at the top of the stack is the file's. */
static void add_file(lua_State *lua, sheet *some, file_array *files, text path)
{
    arena *memory = some->load->memory;
    plan_example_file file = {.path = path, .at = file_place(some, path, false)};
    uint32_t i = 0;

    if (lua_type(lua, -1) != LUA_TSTRING) {
        sheet_answer(some, file_place(some, path, false), MESSAGE_example_text,
                     ANSWER(path, text_from(type_words(lua, -1))));
        return;
    }
    if (!path_is_fine(some, path))
        return;
    file.bytes = without_indent(memory, lua_text(lua, -1), &file.indent);
    file.is_lined = find_bytes(some, path, &file.at.part);
    while (i < files->count && text_compare(files->items[i].path, path) < 0)
        i++;
    if (i < files->count && text_equal(files->items[i].path, path)) {
        files->items[i] = file; /* of `keeps`: this one is laid over it */
        return;
    }
    array_push(files, memory);
    memmove(files->items + i + 1, files->items + i, (files->count - 1 - i) * sizeof file);
    files->items[i] = file;
}

/* saying = "..." of the table at the top; empty when there is none. */
static text read_saying(lua_State *lua, sheet *some, bool is_breaking)
{
    text key = TEXT("saying"), words = NOTHING;

    lua_pushliteral(lua, "saying");
    lua_rawget(lua, -2);
    if (!lua_isnil(lua, -1) && !is_breaking)
        sheet_answer(some, file_place(some, key, true), MESSAGE_example_saying, ANSWER(NOTHING));
    else if (lua_type(lua, -1) == LUA_TSTRING)
        words = text_trim(lua_text(lua, -1));
    else if (!lua_isnil(lua, -1))
        sheet_answer(some, file_place(some, key, false), MESSAGE_key_not_text, ANSWER(key));
    if (lua_type(lua, -1) == LUA_TSTRING && is_breaking && !words.length)
        sheet_answer(some, file_place(some, key, false), MESSAGE_key_empty, ANSWER(key));
    lua_pop(lua, 1);
    return words;
}

/* Every file of the table at the top. Lua's order differs from run to run; findings and files are sorted. */
static uint32_t read_files(lua_State *lua, sheet *some, file_array *files)
{
    uint32_t count = 0;

    lua_pushnil(lua);
    while (lua_next(lua, -2)) {
        if (lua_type(lua, -2) != LUA_TSTRING)
            sheet_answer(some, bare_place(some, lua_tointeger(lua, -2)), MESSAGE_example_no_path,
                         ANSWER(text_from(type_words(lua, -1)), text_from(some->key)));
        else if (!text_is(lua_text(lua, -2), "saying")) {
            add_file(lua, some, files, lua_text(lua, -2));
            count++;
        }
        lua_pop(lua, 1);
    }
    return count;
}

static void find_braces(sheet *some)
{
    const scan *file = spot_scan(some->load, some->at);
    const scan_entry *entry = entry_of(some, some->at.token, text_from(some->key));

    some->braces = entry ? scan_token_at(file, entry->value.start) : 0;
}

static void keep_example(sheet *some, const plan_example *shown, const file_array *files)
{
    plan *out = some->load->out;
    plan_example *made;

    if (some->is_wrong)
        return;
    made = array_push(&out->examples, some->load->memory);
    *made = *shown;
    made->files = (plan_range){out->example_files.count, files->count};
    for (uint32_t i = 0; i < files->count; i++)
        *array_push(&out->example_files, some->load->memory) = files->items[i];
}

/* keeps = { ... } or breaks = { ... } of the table at stack index 1; false when there is none. */
static bool read_tree(lua_State *lua, sheet *some, const char *key, file_array *files)
{
    plan_example shown = {.contract = some->contract, .is_breaking = strcmp(key, "breaks") == 0};
    uint32_t count;

    some->key = key;
    lua_pushstring(lua, key);
    if (lua_rawget(lua, 1) == LUA_TNIL)
        return false;
    if (lua_type(lua, -1) != LUA_TTABLE) {
        sheet_answer(some, entry_place(some, some->at.token, text_from(key), false), MESSAGE_example_tree,
                     ANSWER(text_from(key), text_from(type_words(lua, -1))));
        return true;
    }
    find_braces(some);
    shown.at = key_place(some, text_from(key));
    shown.id_at = spot_argument(some->load, some->at, 0);
    shown.saying = read_saying(lua, some, shown.is_breaking);
    count = read_files(lua, some, files);
    if (!count && !some->is_wrong)
        sheet_answer(some, shown.at, MESSAGE_example_no_file, ANSWER(text_from(key)));
    keep_example(some, &shown, files);
    lua_pop(lua, 1);
    return true;
}

static void check_key(lua_State *lua, sheet *some)
{
    static const text keys[] = {{"keeps", 5}, {"breaks", 6}};
    text key, near;

    if (lua_type(lua, -2) != LUA_TSTRING) {
        sheet_answer(some, spot_argument(some->load, some->at, 0), MESSAGE_example_entry,
                     ANSWER(text_from(type_words(lua, -1))));
        return;
    }
    key = lua_text(lua, -2);
    if (text_equal(key, keys[0]) || text_equal(key, keys[1]))
        return;
    if (spell_nearest(some->load->memory, key, keys, 2, &near))
        sheet_answer(some, key_place(some, key), MESSAGE_example_key_near, ANSWER(key, near));
    else
        sheet_answer(some, key_place(some, key), MESSAGE_example_key, ANSWER(key));
}

/* Upvalues: id, file, token. */
static int example_body(lua_State *lua)
{
    loader *load = loader_of(lua);
    sheet some = {.load = load};
    file_array files = {0};
    bool has_keeps, has_breaks;

    if (lua_type(lua, 1) != LUA_TTABLE)
        return luaL_error(lua, "an example takes braces: example \"id\" { ... }");
    if (load->pack) /* a pack's examples are the pack's own */
        return 0;
    if (load->depth || load->facts) /* of a file that is only used, or loaded again for its functions */
        return 0;
    luaL_checkstack(lua, 10, NULL);
    some.at = (spot){.file = (uint32_t)lua_tointeger(lua, lua_upvalueindex(2)),
                     .token = (uint32_t)lua_tointeger(lua, lua_upvalueindex(3))};
    some.contract = lua_text(lua, lua_upvalueindex(1));
    lua_pushnil(lua);
    while (lua_next(lua, 1)) {
        check_key(lua, &some);
        lua_pop(lua, 1);
    }
    has_keeps = read_tree(lua, &some, "keeps", &files);
    has_breaks = read_tree(lua, &some, "breaks", &files);
    if (!has_keeps && !has_breaks && !some.is_wrong)
        sheet_answer(&some, spot_argument(load, some.at, 0), MESSAGE_example_empty, ANSWER(some.contract));
    return 0;
}

int example_begin(lua_State *lua, spot at)
{
    if (lua_type(lua, 1) != LUA_TSTRING)
        return luaL_error(lua, "an example needs the id of a contract: example \"topic/name\" { ... }");
    lua_settop(lua, 1);
    lua_pushinteger(lua, at.file);
    lua_pushinteger(lua, at.token);
    lua_pushcclosure(lua, example_body, 3);
    return 1;
}
