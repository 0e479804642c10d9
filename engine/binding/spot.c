/* spot.c — from a word's number to its place and its quote. */
#include "loader.h"

static uint32_t file_of(const loader *load, const char *chunk)
{
    for (uint32_t i = 0; i < load->count; i++)
        if (*chunk == '@' && text_is(load->files[i].path, chunk + 1))
            return i;
    return load->main;
}

/* The innermost Lua function that has a line. */
spot spot_line(lua_State *lua)
{
    loader *load = loader_of(lua);
    lua_Debug where;

    for (int level = 0; lua_getstack(lua, level, &where); level++) {
        lua_getinfo(lua, "Sl", &where);
        if (where.currentline > 0)
            return (spot){.file = file_of(load, where.source), .line = (uint32_t)where.currentline};
    }
    return (spot){.file = load->main, .line = 1};
}

const scan *spot_scan(const loader *load, spot at)
{
    return at.file < load->count ? load->loaded[at.file].scan : NULL;
}

static const scan_call *spot_call(const loader *load, spot at)
{
    const scan *file = spot_scan(load, at);

    return file && at.token ? scan_call_at(file, at.token) : NULL;
}

bool spot_has_body(const loader *load, spot at)
{
    const scan_call *call = spot_call(load, at);

    return call && call->has_body;
}

uint32_t spot_argument_count(const loader *load, spot at)
{
    const scan_call *call = spot_call(load, at);

    return call ? call->argument_count : 0;
}

bool spot_is_method(const loader *load, spot at)
{
    const scan_call *call = spot_call(load, at);

    return call && call->first != call->name;
}

static place line_place(const loader *load, spot at)
{
    const scan *file = spot_scan(load, at);

    return file ? scan_line_place(file, at.line ? at.line : 1)
                : (place){.path = load->files[load->main].path, .is_rule = true};
}

/* What stands in a pack is shown at the line of the author who uses it. */
static spot shown(const loader *load, spot at)
{
    for (const pack_use *pack = load->pack; pack && at.file == pack->file; pack = pack->outer)
        at = pack->at;
    return at;
}

place spot_word(const loader *load, spot at)
{
    at = shown(load, at);
    return spot_call(load, at) ? scan_token_place(spot_scan(load, at), at.token) : line_place(load, at);
}

place spot_place(const loader *load, spot at)
{
    const scan_call *call;

    at = shown(load, at);
    call = spot_call(load, at);

    return call ? scan_call_place(spot_scan(load, at), call) : line_place(load, at);
}

place spot_argument(const loader *load, spot at, uint32_t n)
{
    spot seen = shown(load, at);
    const scan_call *call = spot_call(load, seen);

    if (call && seen.file != at.file)
        return scan_call_place(spot_scan(load, seen), call);
    at = seen;
    return call ? scan_argument_place(spot_scan(load, at), call, n) : line_place(load, at);
}

static text line_written(const loader *load, spot at)
{
    const scan *file = spot_scan(load, at);
    place line = line_place(load, at);

    return file ? text_slice(file->bytes, line.part.start, line.part.end) : NOTHING;
}

/* The pack that runs now, when it is what is quoted. */
static const pack_use *pack_of(const loader *load, spot at)
{
    return load->pack && at.file == load->pack->file ? load->pack : NULL;
}

text spot_written(const loader *load, spot at)
{
    const scan_call *call = spot_call(load, at);
    text written = call ? scan_call_written(spot_scan(load, at), call) : line_written(load, at);

    return pack_words(load, pack_of(load, at), written);
}

text spot_argument_written(const loader *load, spot at, uint32_t n)
{
    const scan_call *call = spot_call(load, at);
    text written = call ? scan_argument_written(spot_scan(load, at), call, n) : line_written(load, at);

    return pack_words(load, pack_of(load, at), written);
}

void spot_answer(loader *load, place at, message_id which, answer_parts parts)
{
    answer_add(load->memory, load->problems, at, which, parts);
}
