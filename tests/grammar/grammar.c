/* grammar.c — every script of a folder parsed, and its lines compared with those that are recorded beside it.
 *
 *     grammar FOLDER
 *
 * What differs is printed: `-` is recorded and not ours, `+` is ours and not recorded, with the bytes meant.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "grammar_lines.h"

static bool file_read(arena *memory, const char *folder, text name, text *bytes)
{
    FILE *file = fopen(text_print(memory, "%s/%.*s", folder, TEXT_FORMAT(name)).start, "rb");
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

static bool has_line(text lines, text wanted)
{
    text one;

    while (text_next(&lines, '\n', &one))
        if (text_equal(one, wanted))
            return true;
    return false;
}

/* The lines of `some` that `other` does not have. */
static void difference_print(text some, text other, char sign, text script)
{
    text line;

    while (text_next(&some, '\n', &line)) {
        unsigned start = 0, end = 0;
        if (!line.length || has_line(other, line))
            continue;
        if (sscanf(line.start, "%u %u", &start, &end) != 2)
            continue;
        printf("  %c %.*s   [%.*s]\n", sign, TEXT_FORMAT(line),
               TEXT_FORMAT(text_slice(script, start, end > start ? end : start + 20)));
    }
}

static bool case_runs(arena *memory, const char *folder, text name, unsigned mode)
{
    text stem = text_slice(name, 0, name.length - 3), script, recorded, ours;

    if (!file_read(memory, folder, name, &script) ||
        !file_read(memory, folder, text_print(memory, "%.*s.tree", TEXT_FORMAT(stem)), &recorded)) {
        printf("%.*s: can't be read, or nothing is recorded\n", TEXT_FORMAT(name));
        return false;
    }
    ours = grammar_lines(memory, shell_parse(memory, script, mode));
    if (text_equal(recorded, ours))
        return true;
    printf("%.*s%s\n", TEXT_FORMAT(name), mode ? " as a document" : "");
    difference_print(recorded, ours, '-', script);
    difference_print(ours, recorded, '+', script);
    return false;
}

int main(int count, char **words)
{
    DIR *listing = count == 2 ? opendir(words[1]) : NULL;
    unsigned done = 0, failures = 0;

    if (!listing) {
        fprintf(stderr, "usage: grammar FOLDER\n");
        return 2;
    }
    for (struct dirent *entry; (entry = readdir(listing));) {
        text name = text_from(entry->d_name);
        arena memory;
        if (!text_ends(name, TEXT(".sh")))
            continue;
        arena_init(&memory);
        failures += !case_runs(&memory, words[1], name, 0);
        if (text_starts(name, TEXT("doc_")))
            failures += !case_runs(&memory, words[1], name, SHELL_DOCUMENT);
        arena_free(&memory);
        done++;
    }
    closedir(listing);
    printf("%u scripts, %u differ\n", done, failures);
    return failures || !done;
}
