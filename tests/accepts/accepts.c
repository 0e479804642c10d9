/* accepts.c — scripts with commands that they accept and refuse (README.md).
 *
 *     accepts FOLDER */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "script_extract.h"
#include "script_surface.h"
#include "shell_commands.h"

enum { DIALECT_DOCUMENT = 1, DIALECT_SCRIPT = 5 };

typedef struct accepts_case {
    arena memory;
    store *all;
    text name;
    fact script;
    uint32_t commands, failures;
} accepts_case;

static bool file_read(arena *memory, const char *path, text *bytes)
{
    FILE *file = fopen(path, "rb");
    struct stat about;
    char *room;

    if (!file || fstat(fileno(file), &about)) {
        if (file)
            fclose(file);
        return false;
    }
    room = arena_alloc(memory, (size_t)about.st_size + 1);
    *bytes = (text){room, fread(room, 1, (size_t)about.st_size, file)};
    fclose(file);
    return true;
}

static void fail(accepts_case *of, text line, text why)
{
    printf("%.*s: %.*s\n    %.*s\n", TEXT_FORMAT(of->name), TEXT_FORMAT(line), TEXT_FORMAT(why));
    of->failures++;
}

static fact file_add(accepts_case *of, text path, text bytes)
{
    extract_request request = {.path = path, .bytes = bytes, .limits = EXTRACT_LIMITS};
    shard_builder *to = shard_begin(&of->memory, KIND_ALL);

    script_extract(&request, &of->memory, to);
    return store_fact(of->all, store_add(of->all, path, DIALECT_SCRIPT, shard_finish(to)), 0);
}

/* The script, and behind lines `+++++ PATH` the files that it sources. */
static void script_read(accepts_case *of, text bytes)
{
    text path = TEXT("t.sh");

    for (bool is_first = true; path.length; is_first = false) {
        size_t edge = text_find_text(bytes, TEXT("\n+++++ "), 0), line = text_find(bytes, '\n', edge + 1);
        fact made = file_add(of, path, text_slice(bytes, 0, edge + 1));

        if (is_first)
            of->script = made;
        path = edge < bytes.length ? text_slice(bytes, edge + 7, line) : (text){0};
        bytes = text_slice(bytes, line + 1, bytes.length);
    }
}

/* The command as a block of a document, or as inline code; false when there is none in it. */
static bool command_read_as(accepts_case *of, text written, text origin, fact *command)
{
    shard_builder *to = shard_begin(&of->memory, KIND_ALL);
    shell_region region = {.bytes = written};
    shell_options options = {.language = TEXT("bash"), .origin = origin};
    text path = text_print(&of->memory, "%u.md", ++of->commands);
    shard *facts;
    uint32_t index;

    shard_open(to, KIND_block, (span){0, (uint32_t)written.length}, TEXT("bash"));
    shell_commands_add(to, &of->memory, &region, 1, &options);
    facts = shard_finish(to);
    index = store_add(of->all, path, DIALECT_DOCUMENT, facts);
    for (uint32_t row = 0; row < facts->row_count; row++) {
        *command = store_fact(of->all, index, row);
        if (facts->kind[row] == KIND_command)
            return true;
    }
    return false;
}

static bool command_read(accepts_case *of, text written, fact *command)
{
    return command_read_as(of, written, TEXT("block"), command);
}

/* Why a command is not looked at; what the sourced files tell counts. */
static text open_reason(accepts_case *of)
{
    fact command;

    return command_read(of, TEXT("t.sh"), &command)
               ? script_accepts(&of->memory, of->all, of->script, command).open
               : (text){0};
}

static void open_check(accepts_case *of, text line, text wanted)
{
    text reason = open_reason(of);

    if (!reason.length)
        fail(of, line, TEXT("is closed"));
    else if (text_find_text(reason, wanted, 0) >= reason.length)
        fail(of, line, text_print(&of->memory, "the reason is: %.*s", TEXT_FORMAT(reason)));
}

static void command_check(accepts_case *of, text line, text written, text wrong)
{
    surface_verdict verdict;
    fact command;

    if (!command_read(of, written, &command)) {
        fail(of, line, TEXT("this is no command"));
        return;
    }
    verdict = script_accepts(&of->memory, of->all, of->script, command);
    if (verdict.is_accepted != !wrong.length)
        fail(of, line, verdict.is_accepted ? TEXT("is accepted") : verdict.problem);
    else if (!text_equal(verdict.wrong, wrong))
        fail(of, line,
             text_print(&of->memory, "wrong is \"%.*s\": %.*s", TEXT_FORMAT(verdict.wrong),
                        TEXT_FORMAT(verdict.problem)));
}

static void mention_check(accepts_case *of, text line, text written)
{
    fact command;

    if (!command_read_as(of, written, TEXT("inline"), &command) ||
        !script_accepts(&of->memory, of->all, of->script, command).is_accepted)
        fail(of, line, TEXT("is no mention"));
}

static void line_check(accepts_case *of, text line)
{
    size_t colon = text_find_text(line, TEXT(": "), 0);

    if (!line.length || line.start[0] == '#')
        return;
    if (text_starts(line, TEXT("open ")))
        open_check(of, line, text_slice(line, 5, line.length));
    else if (text_is(line, "closed") && open_reason(of).length)
        fail(of, line, open_reason(of));
    else if (text_starts(line, TEXT("mention ")))
        mention_check(of, line, text_slice(line, 8, line.length));
    else if (text_starts(line, TEXT("ok ")))
        command_check(of, line, text_slice(line, 3, line.length), (text){0});
    else if (text_starts(line, TEXT("no ")) && colon < line.length)
        command_check(of, line, text_slice(line, colon + 2, line.length), text_slice(line, 3, colon));
    else if (!text_is(line, "closed"))
        fail(of, line, TEXT("this line says nothing"));
}

/* One script with its commands. */
static uint32_t case_run(const char *name, text bytes)
{
    accepts_case of = {.name = text_from(name)};
    size_t edge = text_find_text(bytes, TEXT("\n=====\n"), 0);
    text rest, line;

    arena_init(&of.memory);
    of.all = store_new(&of.memory);
    if (edge >= bytes.length) {
        fail(&of, TEXT("case"), TEXT("can't be read, or has no line ====="));
    } else {
        script_read(&of, text_slice(bytes, 0, edge + 1));
        for (rest = text_slice(bytes, edge + 7, bytes.length); text_next(&rest, '\n', &line);)
            line_check(&of, line);
    }
    arena_free(&of.memory);
    return of.failures;
}

/* All cases of a file: a line ~~~~~ begins the next one. */
static uint32_t file_run(const char *folder, const char *name, unsigned *done)
{
    uint32_t failures = 0;
    arena memory;
    text bytes = {0};

    arena_init(&memory);
    file_read(&memory, text_print(&memory, "%s/%s", folder, name).start, &bytes);
    do {
        size_t edge = text_find_text(bytes, TEXT("\n~~~~~\n"), 0);
        failures += case_run(name, text_slice(bytes, 0, edge + 1));
        bytes = text_slice(bytes, edge + 7, bytes.length);
        ++*done;
    } while (bytes.length);
    arena_free(&memory);
    return failures;
}

int main(int count, char **words)
{
    DIR *listing = count == 2 ? opendir(words[1]) : NULL;
    unsigned done = 0, failures = 0;

    if (!listing) {
        fprintf(stderr, "usage: accepts FOLDER\n");
        return 2;
    }
    for (struct dirent *entry; (entry = readdir(listing));)
        if (text_ends(text_from(entry->d_name), TEXT(".txt")))
            failures += file_run(words[1], entry->d_name, &done);
    closedir(listing);
    printf("%u cases, %u lines fail\n", done, failures);
    return failures || !done;
}
