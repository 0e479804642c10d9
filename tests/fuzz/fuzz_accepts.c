/* fuzz_accepts.c — a libFuzzer target for scripts against commands: any script and any command, and a verdict
 * that names what is wrong. The input is a script, perhaps files that it sources behind lines `+++++ PATH`, a line
 * `=====`, and commands (tests/accepts/cases are its seeds). */
#include <stdlib.h>

#include "script_calls.h"
#include "script_extract.h"
#include "script_surface.h"
#include "shell_commands.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static uint32_t file_add(arena *memory, store *all, text path, text bytes)
{
    extract_request request = {.path = path, .bytes = bytes, .limits = EXTRACT_LIMITS};
    shard_builder *to = shard_begin(memory, KIND_ALL);

    script_extract(&request, memory, to);
    return store_add(all, request.path, 1, shard_finish(to));
}

/* The script; the files behind it are added too, each path once. */
static uint32_t script_add(arena *memory, store *all, text bytes)
{
    const text sign = TEXT("\n+++++ ");
    size_t end = text_find_text(bytes, sign, 0);
    uint32_t script = file_add(memory, all, TEXT("t.sh"), text_slice(bytes, 0, end));

    while (end < bytes.length) {
        size_t start = end + sign.length, line = text_find(bytes, '\n', start);
        text path = text_slice(bytes, start, line);

        end = text_find_text(bytes, sign, start);
        if (path.length && store_find(all, path, 1) == UINT32_MAX)
            file_add(memory, all, path, text_slice(bytes, line, end < line ? line : end));
    }
    return script;
}

static uint32_t commands_add(arena *memory, store *all, text bytes)
{
    shard_builder *to = shard_begin(memory, KIND_ALL);
    shell_region region = {.bytes = bytes};
    shell_options options = {.language = TEXT("bash"), .origin = TEXT("block")};

    shard_open(to, KIND_block, (span){0, (uint32_t)bytes.length}, TEXT("bash"));
    shell_commands_add(to, memory, &region, 1, &options);
    return store_add(all, TEXT("a.md"), 2, shard_finish(to));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    const text edge = TEXT("\n=====\n");
    text input = {(const char *)bytes, length};
    size_t end = text_find_text(input, edge, 0);
    uint32_t script, commands;
    arena memory;
    store *all;

    arena_init(&memory);
    all = store_new(&memory);
    script = script_add(&memory, all, text_slice(input, 0, end));
    commands = commands_add(&memory, all, text_slice(input, end + edge.length, length));
    script_is_run(&memory, all, store_fact(all, script, 0), TEXT("x.sh"), NULL);
    for (uint32_t row = 0; row < store_shard(all, commands)->row_count; row++) {
        surface_verdict verdict;
        if (store_shard(all, commands)->kind[row] != KIND_command)
            continue;
        verdict = script_accepts(&memory, all, store_fact(all, script, 0), store_fact(all, commands, row));
        if (!verdict.is_accepted && (!verdict.problem.length || verdict.at.shard == FACT_LITERAL))
            abort();
    }
    arena_free(&memory);
    return 0;
}
