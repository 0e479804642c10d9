/* facts_pairs.c — runs one dialect's extractor over every input of a folder and compares the facts with
 * <case>.expected.
 *
 *     facts_pairs DIALECT FOLDER [--accept] [CASE...]
 *
 * --accept writes the expected files: read what it wrote. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "array.h"
#include "facts_dialects.h"
#include "facts_dump.h"

typedef ARRAY(const char *) name_array;

typedef struct pairs_run {
    const dialect *language;
    const char *folder;
    bool is_accepting;
    int failures;
} pairs_run;

static int name_order(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

static name_array inputs_of(arena *memory, const char *folder)
{
    name_array found = {0};
    DIR *listing = opendir(folder);

    for (struct dirent *entry; listing && (entry = readdir(listing));) {
        text name = text_from(entry->d_name);
        if (entry->d_type != DT_DIR && !text_ends(name, TEXT(".expected")) &&
            !text_ends(name, TEXT(".actual")))
            *array_push(&found, memory) = text_string(memory, name);
    }
    if (listing)
        closedir(listing);
    if (found.count)
        qsort(found.items, found.count, sizeof *found.items, name_order);
    return found;
}

static bool file_read(arena *memory, const char *path, text *bytes, bool *is_executable)
{
    struct stat about;
    FILE *file = fopen(path, "rb");
    char *room;

    if (!file)
        return false;
    if (fstat(fileno(file), &about) || !S_ISREG(about.st_mode)) {
        fclose(file);
        return false;
    }
    room = arena_alloc(memory, (size_t)about.st_size + 1);
    *bytes = (text){room, fread(room, 1, (size_t)about.st_size, file)};
    *is_executable = (about.st_mode & S_IXUSR) != 0;
    fclose(file);
    return true;
}

static bool file_write(const char *path, text bytes)
{
    FILE *file = fopen(path, "wb");
    bool is_whole = file && fwrite(bytes.start, 1, bytes.length, file) == bytes.length;

    return file && !fclose(file) && is_whole;
}

/* "FOLDER/case.expected" of "case.md"; a name that is all extension (".env") keeps it. */
static const char *expected_path(arena *memory, const char *folder, const char *name)
{
    text stem = text_from(name);
    size_t dot = text_find_last(stem, '.');

    if (dot > 0 && dot < stem.length)
        stem.length = dot;
    return text_print(memory, "%s/%.*s.expected", folder, TEXT_FORMAT(stem)).start;
}

static text facts_of(arena *memory, const dialect *language, const char *name, text bytes, bool is_executable)
{
    extract_request request = {
        .path = text_from(name), .bytes = bytes, .is_executable = is_executable, .limits = EXTRACT_LIMITS};
    shard_builder *to = shard_begin(memory, KIND_ALL);
    source file = source_new(memory, request.path, bytes);
    buffer out = buffer_new(memory);

    language->extract(&request, memory, to);
    facts_dump(&out, &file, shard_finish(to));
    return buffer_text(&out);
}

static void difference_print(text expected, text actual)
{
    text left, right;
    uint32_t line = 1;
    bool has_left = true, has_right = true;

    for (;; line++) {
        has_left = text_next(&expected, '\n', &left);
        has_right = text_next(&actual, '\n', &right);
        if (!has_left || !has_right || !text_equal(left, right))
            break;
    }
    printf("  line %u\n  expected: %.*s\n  actual:   %.*s\n", line, has_left ? (int)left.length : 0,
           has_left ? left.start : "", has_right ? (int)right.length : 0, has_right ? right.start : "");
}

static void pair_run(pairs_run *run, const char *name)
{
    arena memory;
    text bytes = {0}, expected = {0}, actual;
    bool is_executable = false, ignored;
    const char *path;

    arena_init(&memory);
    if (!file_read(&memory, text_print(&memory, "%s/%s", run->folder, name).start, &bytes, &is_executable)) {
        printf("%s: can't be read\n", name);
        run->failures++;
        arena_free(&memory);
        return;
    }
    actual = facts_of(&memory, run->language, name, bytes, is_executable);
    path = expected_path(&memory, run->folder, name);
    if (run->is_accepting ? !file_write(path, actual)
                          : !file_read(&memory, path, &expected, &ignored) || !text_equal(expected, actual)) {
        printf("%s: differs from %s\n", name, path);
        difference_print(expected, actual);
        run->failures++;
    }
    arena_free(&memory);
}

static bool is_chosen(const char *name, int count, char **chosen)
{
    bool has_choice = false;

    for (int i = 3; i < count; i++) {
        if (!strcmp(chosen[i], "--accept"))
            continue;
        has_choice = true;
        if (!strcmp(chosen[i], name))
            return true;
    }
    return !has_choice;
}

int main(int count, char **words)
{
    pairs_run run = {0};
    uint32_t done = 0;
    name_array names;
    arena memory;

    if (count < 3 || !(run.language = dialect_named(words[1]))) {
        fprintf(stderr, "usage: facts_pairs DIALECT FOLDER [--accept] [CASE...]\n");
        return 2;
    }
    run.folder = words[2];
    for (int i = 3; i < count; i++)
        run.is_accepting |= !strcmp(words[i], "--accept");
    if (run.language->prepare)
        run.language->prepare();
    arena_init(&memory);
    names = inputs_of(&memory, run.folder);
    for (uint32_t i = 0; i < names.count; i++) {
        if (!is_chosen(names.items[i], count, words))
            continue;
        pair_run(&run, names.items[i]);
        done++;
    }
    arena_free(&memory);
    printf("%s: %u pairs, %d differ\n", words[1], done, run.failures);
    return run.failures || !done; /* a folder without pairs proves nothing */
}
