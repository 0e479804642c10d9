/* script_sources.c — `. "$(dirname "$0")/lib.sh"`: the extractor has resolved what the text tells; here it is
 * found in the store. */
#include "script_sources.h"

#include "command_words.h"
#include "target_call.h"

enum { DIALECTS = 16, SOURCES_LIMIT = 64 };

bool script_at(const store *all, text path, fact *script)
{
    for (uint32_t dialect = 0; dialect < DIALECTS; dialect++) {
        uint32_t index = store_find(all, path, dialect);
        if (index == UINT32_MAX || store_shard(all, index)->kind[0] != KIND_script)
            continue;
        *script = store_fact(all, index, 0);
        return true;
    }
    return false;
}

/* The word behind `source`; false: it is not known. */
static bool sourced_word(arena *memory, const store *all, fact command, text *word)
{
    command_words words = command_words_of(memory, all, command);

    *word = words.count ? store_name(all, words.items[0].name) : (text){0};
    return words.count && !words.items[0].is_free && !glob_is_pattern(*word) && word->length &&
           word->start[0] != '/' && text_find(*word, '$', 0) == word->length;
}

static bool is_known(const script_sources *found, fact script)
{
    for (uint32_t i = 0; i < found->scripts.count; i++)
        if (found->scripts.items[i].shard == script.shard)
            return true;
    return false;
}

text_array source_paths(arena *memory, const store *all, fact command, fact script)
{
    text folders[3] = {{0}, {0}, {0}}, word, path;
    text_array found = {0};

    if (!sourced_word(memory, all, command, &word))
        return found;
    fact_text(all, command, ATTRIBUTE_directory, &folders[0]);
    if (script.shard != FACT_LITERAL)
        folders[2] = path_folder(store_path(all, script.shard));
    for (int i = 0; i < 3; i++) {
        bool is_rooted = i == 2 && folders[2].length && text_starts(word, folders[2]) &&
                         word.length > folders[2].length && word.start[folders[2].length] == '/';
        if (!is_rooted && path_resolve(memory, folders[i], word, &path))
            path_note(memory, &found, path);
    }
    return found;
}

static bool is_source(const store *all, fact command)
{
    text program = {0};

    return fact_kind(all, command) == KIND_command && fact_text(all, command, ATTRIBUTE_program, &program) &&
           text_is(program, "source");
}

/* Settings hold no functions; and which ones a machine has must not decide a verdict. */
static bool is_settings(text path)
{
    text name = path_name(path);

    return text_starts(name, TEXT(".env")) || text_ends(name, TEXT(".env"));
}

static void source_add(arena *memory, const store *all, fact from, fact command, script_sources *found,
                       text_array *missing)
{
    text_array paths = source_paths(memory, all, command, from);
    fact script;

    if (paths.count && is_settings(paths.items[0]))
        return;
    for (uint32_t i = 0; i < paths.count; i++)
        if (script_at(all, paths.items[i], &script)) {
            if (!is_known(found, script) && script.shard != from.shard)
                *array_push(&found->scripts, memory) = script;
            return;
        }
    found->is_complete = false;
    for (uint32_t i = 0; i < paths.count && missing; i++)
        path_note(memory, missing, paths.items[i]);
}

script_sources script_sources_of(arena *memory, const store *all, fact script, text_array *missing)
{
    const shard *facts = store_shard(all, script.shard);
    script_sources found = {.is_complete = true};

    for (uint32_t row = 0; row < facts->row_count; row++) {
        fact command = store_fact(all, script.shard, row);
        if (!is_source(all, command))
            continue;
        if (found.scripts.count < SOURCES_LIMIT)
            source_add(memory, all, script, command, &found, missing);
        else
            found.is_complete = false;
    }
    return found;
}

void script_sources_named(arena *memory, const store *all, fact script, text_array *named)
{
    const shard *facts = store_shard(all, script.shard);
    fact found;

    for (uint32_t row = 0; row < facts->row_count; row++) {
        fact command = store_fact(all, script.shard, row);
        text_array paths = {0};
        bool is_there = false;
        if (is_source(all, command))
            paths = source_paths(memory, all, command, script);
        if (paths.count && is_settings(paths.items[0]))
            continue;
        for (uint32_t i = 0; i < paths.count && !is_there; i++) {
            path_note(memory, named, paths.items[i]);
            is_there = script_at(all, paths.items[i], &found);
        }
    }
}

uint32_t script_function_row(const store *all, fact script, text name)
{
    const shard *facts = store_shard(all, script.shard);

    for (uint32_t row = facts->row_count; row-- > 0;)
        if (facts->kind[row] == KIND_function && text_equal(store_name(all, facts->name[row]), name))
            return row;
    return ROW_NONE;
}
