/* .gitignore: the manual's cases, and random rules compared with what git itself says (where git is
 * installed). */
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "array.h"
#include "buffer.h"
#include "gitignore.h"
#include "tree.h"
#include "unit.h"

START_TEST(the_manual_is_kept)
{
    static const struct {
        const char *rules, *path;
        bool is_folder, is_excluded;
    } cases[] = {
        {"*.log", "a/b.log", false, true},
        {"*.log\n!keep.log", "keep.log", false, false},
        {"/a.md", "a.md", false, true},
        {"/a.md", "b/a.md", false, false},
        {"build/", "build", true, true},
        {"build/", "build", false, false},
        {"build/", "x/build", true, true},
        {"doc/frotz", "doc/frotz", false, true},
        {"doc/frotz", "a/doc/frotz", false, false},
        {"**/foo", "a/b/foo", false, true},
        {"**/foo", "foo", false, true},
        {"abc/**", "abc/x/y", false, true},
        {"abc/**", "abc", true, false},
        {"a/**/b", "a/b", false, true},
        {"a/**/b", "a/x/y/b", false, true},
        {"#x\n\n\\#y", "#y", false, true},
        {"#x", "#x", false, false},
        {"\\!z", "!z", false, true},
        {"a  ", "a", false, true},
        {"a\\ ", "a ", false, true},
        {"[a-c]?", "bz", false, true},
        {"[!a-c]z", "bz", false, false},
        {"[]x]", "]", false, true},
        {"[[:digit:]]", "7", false, true},
        {"[[:nosuch:]]", "7", false, false},
        {"[a", "[a", false, false},
        {"a\\", "a\\", false, false},
        {"*", "x", false, true},
        {"foo*bar", "foo/bar", false, false},
        {"a.md\r\nb.md\r\n", "a.md", false, true},
        {"\xEF\xBB\xBF"
         "a.md",
         "a.md", false, true},
        {"!a", "a", false, false},
    };
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const ignore_file *rules = ignore_read(&memory, TEXT(""), text_from(cases[i].rules), NULL);
        ck_assert_msg(ignore_excludes(rules, text_from(cases[i].path), cases[i].is_folder) ==
                          cases[i].is_excluded,
                      "%s: %s", cases[i].rules, cases[i].path);
    }
    arena_free(&memory);
}
END_TEST

START_TEST(inner_files_go_first)
{
    arena memory;
    const ignore_file *outer, *inner;

    arena_init(&memory);
    outer = ignore_read(&memory, TEXT(""), TEXT("*.log\n/sub/x\n"), NULL);
    inner = ignore_read(&memory, TEXT("sub"), TEXT("!keep.log\n/y\n"), outer);
    ck_assert(!ignore_excludes(inner, TEXT("sub/keep.log"), false));
    ck_assert(ignore_excludes(inner, TEXT("sub/other.log"), false));
    ck_assert(ignore_excludes(inner, TEXT("sub/x"), false));
    ck_assert(ignore_excludes(inner, TEXT("sub/y"), false));
    ck_assert(!ignore_excludes(inner, TEXT("sub/deep/y"), false));
    arena_free(&memory);
}
END_TEST

/* ---- against git
 * ------------------------------------------------------------------------------------------------------ */

static const char *const folders[] = {"", "a", "a/b", "ab", "b", "b/a", "b/a/b"};
static const char *const names[] = {"a", "b", "ab", "a.b", "abb", "-", "b!", "c]"};
enum { FOLDERS = sizeof folders / sizeof *folders, NAMES = sizeof names / sizeof *names };

static int entry_remove(const char *path, const struct stat *about, int type, struct FTW *where)
{
    (void)about, (void)type, (void)where;
    return remove(path);
}

static void file_write(const char *path, text bytes)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    if (bytes.length)
        fwrite(bytes.start, 1, bytes.length, file);
    fclose(file);
}

/* Makes the folders and files, and goes there. False when there is no git. */
static bool world_make(char *root)
{
    char path[64];

    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    setenv("GIT_CONFIG_NOSYSTEM", "1", 1);
    setenv("GIT_CONFIG_GLOBAL", "/dev/null", 1);
    setenv("HOME", root, 1);
    setenv("XDG_CONFIG_HOME", root, 1);
    if (system("git init -q . 2>/dev/null") != 0)
        return false;
    for (size_t f = 0; f < FOLDERS; f++)
        if (*folders[f])
            mkdir(folders[f], 0700);
    for (size_t f = 0; f < FOLDERS; f++) {
        for (size_t n = 0; n < NAMES; n++) {
            struct stat about;
            snprintf(path, sizeof path, "%s%s%s", folders[f], *folders[f] ? "/" : "", names[n]);
            if (stat(path, &about) != 0)
                file_write(path, TEXT("x"));
        }
    }
    return true;
}

static text rules_random(arena *memory, uint32_t *state)
{
    static const char *const parts[] = {"a", "b", "*", "**", "/", "?", "[a-b]", "[!a]", "!",           "\\a",
                                        " ", ".", "a", "b",  "/", "-", "[]c]",  "[a",   "[[:alpha:]]", "ab"};
    buffer out = buffer_new(memory);
    uint32_t lines = unit_random(state) % 4 + 1;

    for (uint32_t line = 0; line < lines; line++) {
        uint32_t count = unit_random(state) % 5 + 1;
        for (uint32_t i = 0; i < count; i++)
            buffer_add(&out, text_from(parts[unit_random(state) % (sizeof parts / sizeof *parts)]));
        buffer_add_byte(&out, '\n');
    }
    return buffer_text(&out);
}

/* Every file that isn't excluded, as git lists them, but by our rules. */
static void ours_list(tree *disk, text folder, const ignore_file *above, arena *memory, buffer *out)
{
    tree_entries entries;
    tree_file file;
    const ignore_file *rules = above;

    ck_assert_int_eq(tree_list(disk, folder, memory, &entries), TREE_OK);
    if (tree_read(disk, text_print(memory, "%.*s%s.gitignore", TEXT_FORMAT(folder), folder.length ? "/" : ""),
                  memory, &file) == TREE_OK)
        rules = ignore_read(memory, folder, file.bytes, above);
    for (uint32_t i = 0; i < entries.count; i++) {
        text name = entries.items[i].name;
        text path = text_print(memory, "%.*s%s%.*s", TEXT_FORMAT(folder), folder.length ? "/" : "",
                               TEXT_FORMAT(name));
        bool is_folder = entries.items[i].type == TREE_FOLDER;
        if (text_is(name, ".git") || ignore_excludes(rules, path, is_folder))
            continue;
        if (is_folder) {
            ours_list(disk, path, rules, memory, out);
        } else {
            buffer_add(out, path);
            buffer_add_byte(out, '\n');
        }
    }
}

static int line_order(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

static text lines_sorted(arena *memory, text some)
{
    ARRAY(text) lines = {0};
    buffer out = buffer_new(memory);

    for (text rest = some, line; text_next(&rest, '\n', &line);)
        if (line.length)
            *array_push(&lines, memory) = line;
    if (lines.count)
        qsort(lines.items, lines.count, sizeof *lines.items, line_order);
    for (uint32_t i = 0; i < lines.count; i++)
        buffer_print(&out, "%.*s\n", TEXT_FORMAT(lines.items[i]));
    return buffer_text(&out);
}

static text git_list(arena *memory)
{
    buffer out = buffer_new(memory);
    FILE *pipe = popen("git -c core.quotePath=false ls-files --others --exclude-standard", "r");
    char block[4096];
    size_t got;

    ck_assert_ptr_nonnull(pipe);
    while ((got = fread(block, 1, sizeof block, pipe)) > 0)
        buffer_add(&out, (text){block, got});
    ck_assert_int_eq(pclose(pipe), 0);
    return buffer_text(&out);
}

START_TEST(git_agrees)
{
    char root[] = "/tmp/lockstep-unit-XXXXXX";
    uint32_t state = 20261122;
    const char *reason;
    tree *disk;

    if (!world_make(root)) {
        puts("no git here: .gitignore is not compared with it");
        nftw(root, entry_remove, 8, FTW_DEPTH | FTW_PHYS);
        return;
    }
    disk = tree_open_disk(root, 0, &reason);
    for (unsigned round = 0; round < 250; round++) {
        arena memory;
        buffer ours;
        text outer, inner;
        arena_init(&memory);
        outer = rules_random(&memory, &state);
        inner = round % 2 ? rules_random(&memory, &state) : TEXT("");
        file_write(".gitignore", outer);
        file_write("b/.gitignore", inner);
        ours = buffer_new(&memory);
        ours_list(disk, TEXT(""), NULL, &memory, &ours);
        text mine = lines_sorted(&memory, buffer_text(&ours)),
             gits = lines_sorted(&memory, git_list(&memory));
        ck_assert_msg(text_equal(mine, gits), "rules:\n%.*sin b:\n%.*sours:\n%.*sgit's:\n%.*s",
                      TEXT_FORMAT(outer), TEXT_FORMAT(inner), TEXT_FORMAT(mine), TEXT_FORMAT(gits));
        arena_free(&memory);
    }
    tree_close(disk);
    nftw(root, entry_remove, 8, FTW_DEPTH | FTW_PHYS);
}
END_TEST

UNIT_MAIN("gitignore", the_manual_is_kept, inner_files_go_first, git_agrees)
