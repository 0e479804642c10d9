/* rule_pairs.c — reads the cases of a folder, runs each, compares. */
#include "rule_pairs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "source.h"
#include "tree.h"

typedef ARRAY(rule_file) rule_files;

typedef struct pairs {
    arena memory;
    tree *folder;
    const char *root;
    rule_case *run;
    rule_files used, packs;
    bool is_accepting;
    uint32_t passed, failed;
} pairs;

static void write_line(arena *memory, const rule_file *file, const place *at, buffer *out)
{
    source lines = source_new(memory, file->path, file->bytes);

    buffer_print(out, "%u", source_line(&lines, at->part.start));
    if (at->is_line_only)
        return;
    buffer_print(out, ":%u-", source_column(&lines, at->part.start));
    if (source_line(&lines, at->part.end) != source_line(&lines, at->part.start))
        buffer_print(out, "%u:", source_line(&lines, at->part.end));
    buffer_print(out, "%u", source_column(&lines, at->part.end));
}

void write_place(arena *memory, const rule_file *files, uint32_t count, const place *at, buffer *out)
{
    for (uint32_t i = 0; i < count; i++)
        if (text_equal(files[i].path, at->path)) {
            buffer_print(out, "%.*s:", TEXT_FORMAT(at->path));
            write_line(memory, &files[i], at, out);
            return;
        }
    buffer_print(out, "nowhere");
}

void write_findings(arena *memory, const rule_file *files, uint32_t count, finding_array *problems,
                    buffer *out)
{
    uint32_t own = count - 1;

    while (own && files[own].is_pack)
        own--;
    finding_sort(problems);
    for (uint32_t i = 0; i < problems->count; i++) {
        const finding *some = &problems->items[i];
        if (!text_equal(some->at.path, files[own].path)) /* used files have cases of their own */
            continue;
        write_place(memory, files, count, &some->at, out);
        buffer_print(out, ": %s: %.*s\n", severity_words(some->level), TEXT_FORMAT(some->message));
        for (uint32_t j = 0; j < some->notes.count; j++) {
            buffer_print(out, "  note: ");
            write_place(memory, files, count, &some->notes.items[j].at, out);
            buffer_print(out, ": %.*s\n", TEXT_FORMAT(some->notes.items[j].message));
        }
        if (some->fix.length)
            buffer_print(out, "  fix: %.*s\n", TEXT_FORMAT(some->fix));
    }
}

static text read_file(pairs *all, text path)
{
    tree_file file = {0};

    if (tree_read(all->folder, path, &all->memory, &file) != TREE_OK)
        return (text){NULL, 0};
    return file.bytes;
}

static rule_files read_folder(pairs *all, const char *folder, bool is_pack)
{
    tree_entries entries = {0};
    rule_files found = {0};

    if (tree_list(all->folder, text_from(folder), &all->memory, &entries) != TREE_OK)
        return found;
    for (uint32_t i = 0; i < entries.count; i++) {
        text name = entries.items[i].name,
             path = text_print(&all->memory, "%s/%.*s", folder, TEXT_FORMAT(name));
        rule_file *added = array_push(&found, &all->memory);
        added->path = path;
        added->name =
            text_print(&all->memory, "%s%.*s", is_pack ? "test/" : "", (int)name.length - 4, name.start);
        added->bytes = read_file(all, path);
        added->is_pack = is_pack;
    }
    return found;
}

static void accept(pairs *all, text path, text found)
{
    FILE *file = fopen(text_print(&all->memory, "%s/%.*s", all->root, TEXT_FORMAT(path)).start, "wb");

    if (!file || fwrite(found.start, 1, found.length, file) != found.length || fclose(file) != 0) {
        perror("accept");
        exit(2);
    }
}

static void run_case(pairs *all, text name)
{
    text stem = text_slice(name, 0, name.length - 4),
         path = text_print(&all->memory, "%.*s.expected", TEXT_FORMAT(stem));
    rule_file *files = arena_array(&all->memory, rule_file, all->used.count + 1 + all->packs.count);
    text expected = read_file(all, path);
    buffer out = buffer_new(&all->memory);

    memcpy(files, all->used.items, all->used.count * sizeof *files);
    files[all->used.count] = (rule_file){.path = name, .name = stem, .bytes = read_file(all, name)};
    files[all->used.count].is_settings = text_starts(name, TEXT("settings"));
    for (uint32_t i = 0; i < all->packs.count; i++)
        files[all->used.count + 1 + i] = all->packs.items[i];
    all->run(&all->memory, files, all->used.count + 1 + all->packs.count, &out);
    if (text_equal(expected, buffer_text(&out))) {
        all->passed++;
    } else if (all->is_accepting) {
        accept(all, path, buffer_text(&out));
        all->passed++;
    } else {
        all->failed++;
        printf("%.*s\n--- expected\n%.*s--- found\n%.*s\n", TEXT_FORMAT(name), TEXT_FORMAT(expected),
               TEXT_FORMAT(buffer_text(&out)));
    }
}

static bool is_wanted(text name, int count, char **arguments)
{
    if (!text_ends(name, TEXT(".lua")))
        return false;
    for (int i = 0; i < count; i++)
        if (text_is(text_slice(name, 0, name.length - 4), arguments[i]))
            return true;
    return !count;
}

int rule_pairs(int count, char **arguments, rule_case *run)
{
    pairs all = {.run = run, .is_accepting = count > 1 && !strcmp(arguments[1], "--accept")};
    int first = all.is_accepting ? 2 : 1;
    tree_entries entries = {0};
    const char *reason = "";

    arena_init(&all.memory);
    all.root = count > first ? arguments[first] : ".";
    all.folder = tree_open_disk(all.root, TREE_FILE_LIMIT, &reason);
    if (!all.folder || tree_list(all.folder, TEXT(""), &all.memory, &entries) != TREE_OK) {
        fprintf(stderr, "%s: %s\n", all.root, reason);
        return 2;
    }
    all.used = read_folder(&all, "use", false);
    all.packs = read_folder(&all, "packs", true);
    for (uint32_t i = 0; i < entries.count; i++)
        if (is_wanted(entries.items[i].name, count - first - 1 > 0 ? count - first - 1 : 0,
                      arguments + first + 1))
            run_case(&all, entries.items[i].name);
    printf("%u pairs passed, %u failed\n", all.passed, all.failed);
    tree_close(all.folder);
    arena_free(&all.memory);
    return all.failed || !all.passed ? 1 : 0;
}
