/* types.c — the types for editors, read as the Lua language server reads them: annotations stand above a
 * function and name its parameters in order, and every type that is named is a class or an alias of the same
 * file. */
#include "glob.h"
#include "manual.h"

#include <stdio.h>

#include <lauxlib.h>

typedef struct type_names {
    text_array defined, used;
    text_array params; /* of the annotations above the next function */
    bool is_told;      /* they have words of their own */
} type_names;

static bool is_type_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte == '.';
}

/* Every lockstep.Name of an annotation. */
static void types_take(arena *memory, text annotation, text_array *into)
{
    text prefix = TEXT("lockstep.");

    for (size_t at = text_find_text(annotation, prefix, 0); at < annotation.length;
         at = text_find_text(annotation, prefix, at + 1)) {
        size_t end = at;
        while (end < annotation.length && is_type_byte(annotation.start[end]))
            end++;
        *array_push(into, memory) = text_slice(annotation, at, end);
    }
}

static text first_word(text some)
{
    size_t end = 0;

    while (end < some.length && is_type_byte(some.start[end]))
        end++;
    return text_slice(some, 0, end);
}

static bool is_known(const text_array *all, text name)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (text_equal(all->items[i], name))
            return true;
    return false;
}

/* function Document:section(name) end: its parameters are those of the annotations. */
static bool parameters_agree(text line, const text_array *params)
{
    size_t open = text_find(line, '(', 0), close = text_find(line, ')', open);
    text rest = text_slice(line, open + 1, close), name;
    uint32_t count = 0;

    while (rest.length && text_next(&rest, ',', &name)) {
        if (count == params->count || !text_equal(text_trim(name), params->items[count]))
            return false;
        count++;
    }
    return count == params->count;
}

static bool line_read(arena *memory, text line, type_names *all)
{
    bool holds = true;

    if (text_starts(line, TEXT("---@class ")) || text_starts(line, TEXT("---@alias "))) {
        text name = first_word(text_slice(line, 10, line.length));
        holds = !is_known(&all->defined, name);
        *array_push(&all->defined, memory) = name;
        types_take(memory, text_slice(line, 10 + name.length, line.length), &all->used);
    } else if (text_starts(line, TEXT("---@"))) {
        if (text_starts(line, TEXT("---@param ")))
            *array_push(&all->params, memory) = first_word(text_slice(line, 10, line.length));
        types_take(memory, line, &all->used);
    } else if (text_starts(line, TEXT("---"))) {
        all->is_told = true;
    } else {
        if (text_starts(line, TEXT("function ")))
            holds = all->is_told && parameters_agree(line, &all->params);
        all->params.count = 0;
        all->is_told = false;
    }
    if (!holds)
        fprintf(stderr, "types: %.*s\n", TEXT_FORMAT(line));
    return holds;
}

static bool has_words(arena *memory, text types)
{
    bool hold = true;

    for (word some = WORD_none + 1; some < WORD_COUNT; some++) {
        const char *name = word_about(some)->name;
        bool is_method = text_find_text(types, text_print(memory, ":%s(", name), 0) < types.length;
        bool is_global =
            text_find_text(types, text_print(memory, "\nfunction %s(", name), 0) < types.length ||
            text_find_text(types, text_print(memory, "\n%s = nil\n", name), 0) < types.length;
        if (is_method || is_global)
            continue;
        fprintf(stderr, "no type for %s\n", name);
        hold = false;
    }
    return hold;
}

/* Is it Lua that does nothing but define? */
static bool runs(text types)
{
    lua_State *lua = luaL_newstate();
    bool is_sound = luaL_loadbufferx(lua, types.start, types.length, "types", "t") == LUA_OK &&
                    lua_pcall(lua, 0, 0, 0) == LUA_OK;

    if (!is_sound)
        fprintf(stderr, "%s\n", lua_tostring(lua, -1));
    lua_close(lua);
    return is_sound;
}

bool types_are_sound(arena *memory, text types)
{
    type_names all = {0};
    bool hold = has_words(memory, types) && runs(types);

    for (text rest = types, line; rest.length && text_next(&rest, '\n', &line);)
        hold = line_read(memory, line, &all) && hold;
    for (uint32_t i = 0; i < all.used.count; i++)
        if (!is_known(&all.defined, all.used.items[i])) {
            fprintf(stderr, "types: there is no class %.*s\n", TEXT_FORMAT(all.used.items[i]));
            hold = false;
        }
    return hold && all.used.count > WORD_COUNT;
}
