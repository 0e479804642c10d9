/* Trees on disk (by openat2 and step by step), in memory and laid over each other. */
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "glob.h"
#include "tree.h"
#include "tree_parts.h"
#include "unit.h"

static char root[] = "/tmp/lockstep-unit-XXXXXX";

static int entry_remove(const char *path, const struct stat *about, int type, struct FTW *where)
{
    (void)about, (void)type, (void)where;
    return remove(path);
}

static void file_write(const char *path, const char *bytes, mode_t mode)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    fputs(bytes, file);
    fclose(file);
    ck_assert_int_eq(chmod(path, mode), 0);
}

/* A small repository with every kind of link, and the same files in memory. */
static tree *world_open(bool goes_by_steps)
{
    const char *reason = NULL;
    tree *disk;

    strcpy(root + strlen(root) - 6, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(root));
    ck_assert_int_eq(chdir(root), 0);
    ck_assert_int_eq(mkdir("docs", 0700) | mkdir("docs/deep", 0700) | mkdir("tools", 0700), 0);
    file_write("a.md", "root\n", 0600);
    file_write("docs/b.md", "b", 0600);
    file_write("docs/deep/c.md", "", 0600);
    file_write("tools/run.sh", "#!/bin/sh\n", 0700);
    disk = tree_open_disk(root, 100, &reason);
    ck_assert_ptr_nonnull(disk);
    if (goes_by_steps)
        tree_disk_go_by_steps(disk);
    return disk;
}

static void links_make(void)
{
    ck_assert_int_eq(symlink("../a.md", "docs/inside") | symlink("deep", "docs/folder") |
                         symlink("/etc", "docs/root") | symlink("../../x", "docs/up") |
                         symlink("loop", "docs/loop") | symlink("gone", "docs/dangling") |
                         symlink("/proc/self/environ", "docs/magic") | mkfifo("docs/pipe", 0600),
                     0);
}

static void world_close(tree *disk)
{
    tree_close(disk);
    ck_assert_int_eq(chdir("/"), 0);
    nftw(root, entry_remove, 8, FTW_DEPTH | FTW_PHYS);
}

static tree *memory_copy(void)
{
    tree *made = tree_open_memory();

    tree_add(made, TEXT("docs/deep/c.md"), TEXT(""), false);
    tree_add(made, TEXT("tools/run.sh"), TEXT("#!/bin/sh\n"), true);
    tree_add(made, TEXT("a.md"), TEXT("root\n"), false);
    tree_add(made, TEXT("docs/b.md"), TEXT("b"), false);
    return made;
}

/* Both trees answer every question about every path alike. */
static void ck_same(tree *one, tree *other)
{
    static const char *const paths[] = {
        "",     "a.md",      "docs",   "docs/b.md",    "docs/deep", "docs/deep/c.md", "tools", "tools/run.sh",
        "gone", "docs/gone", "a.md/x", "tools/new.md", "tool"};
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        text path = text_from(paths[i]);
        tree_file left, right;
        tree_entry entry, twin;
        tree_entries entries, twins;
        ck_assert_int_eq(tree_read(one, path, &memory, &left), tree_read(other, path, &memory, &right));
        ck_assert_msg(text_equal(left.bytes, right.bytes) && left.is_executable == right.is_executable, "%s",
                      paths[i]);
        ck_assert_int_eq(tree_probe(one, path, &entry), tree_probe(other, path, &twin));
        ck_assert_int_eq(entry.type, twin.type);
        ck_assert(entry.type != TREE_FILE || entry.size == twin.size);
        ck_assert_int_eq(tree_list(one, path, &memory, &entries), tree_list(other, path, &memory, &twins));
        ck_assert_uint_eq(entries.count, twins.count);
        for (uint32_t at = 0; at < entries.count; at++) {
            ck_assert(text_equal(entries.items[at].name, twins.items[at].name));
            ck_assert_int_eq(entries.items[at].type, twins.items[at].type);
        }
    }
    arena_free(&memory);
}

static void count_question(void *context, text path, bool is_listed)
{
    uint32_t *asked = context;

    (void)path;
    asked[is_listed]++;
}

START_TEST(memory_and_disk_agree)
{
    for (int goes_by_steps = 0; goes_by_steps < 2; goes_by_steps++) {
        tree *disk = world_open(goes_by_steps), *twin = memory_copy();
        tree *empty = tree_open_memory(), *overlay = tree_open_overlay(empty),
             *bare = tree_open_overlay(disk);
        uint32_t asked[2] = {0};
        tree *noted = tree_open_noted(disk, (tree_note){count_question, asked});
        ck_same(disk, twin);
        ck_same(disk, noted);
        ck_assert(asked[true] > 0 &&
                  asked[false] == 2 * asked[true]); /* each path is read, probed and listed */
        tree_close(noted);
        ck_same(disk, bare);
        tree_add(overlay, TEXT("docs/deep/c.md"), TEXT(""), false);
        tree_add(overlay, TEXT("tools/run.sh"), TEXT("#!/bin/sh\n"), true);
        tree_add(overlay, TEXT("a.md"), TEXT("root\n"), false);
        tree_add(overlay, TEXT("docs/b.md"), TEXT("b"), false);
        ck_same(disk, overlay);
        tree_close(bare);
        tree_close(overlay);
        tree_close(empty);
        tree_close(twin);
        world_close(disk);
    }
}
END_TEST

static tree_status status_of(tree *from, const char *path)
{
    arena memory;
    tree_file file;
    tree_status status;

    arena_init(&memory);
    status = tree_read(from, text_from(path), &memory, &file);
    ck_assert((status == TREE_FAILED) == (file.reason != NULL));
    arena_free(&memory);
    return status;
}

START_TEST(nothing_outside_is_read)
{
    for (int goes_by_steps = 0; goes_by_steps < 2; goes_by_steps++) {
        tree *disk = world_open(goes_by_steps);
        links_make();
        ck_assert_int_eq(status_of(disk, "docs/inside"), TREE_OK);
        ck_assert_int_eq(status_of(disk, "docs/folder/c.md"), TREE_OK);
        ck_assert_int_eq(status_of(disk, "docs/folder"), TREE_NOT_FILE);
        ck_assert_int_eq(status_of(disk, "docs/root/passwd"), TREE_OUTSIDE);
        ck_assert_int_eq(status_of(disk, "docs/up"), TREE_OUTSIDE);
        ck_assert_int_eq(status_of(disk, "docs/magic"), TREE_OUTSIDE);
        ck_assert_int_eq(status_of(disk, "../etc/passwd"), TREE_OUTSIDE);
        ck_assert_int_eq(status_of(disk, "docs/loop"), TREE_FAILED);
        ck_assert_int_eq(status_of(disk, "docs/dangling"), TREE_MISSING);
        ck_assert_int_eq(status_of(disk, "docs/pipe"), TREE_NOT_FILE);
        ck_assert_int_eq(status_of(disk, "docs"), TREE_NOT_FILE);
        world_close(disk);
    }
}
END_TEST

START_TEST(a_list_says_what_links_are)
{
    for (int goes_by_steps = 0; goes_by_steps < 2; goes_by_steps++) {
        tree *disk = world_open(goes_by_steps);
        arena memory;
        tree_entries entries;
        static const char *const names[] = {"b.md", "dangling", "deep", "folder", "inside",
                                            "loop", "magic",    "pipe", "root",   "up"};
        static const tree_type types[] = {TREE_FILE,  TREE_OTHER, TREE_FOLDER, TREE_FOLDER, TREE_FILE,
                                          TREE_OTHER, TREE_OTHER, TREE_OTHER,  TREE_OTHER,  TREE_OTHER};
        links_make();
        arena_init(&memory);
        ck_assert_int_eq(tree_list(disk, TEXT("docs"), &memory, &entries), TREE_OK);
        ck_assert_uint_eq(entries.count, 10);
        for (uint32_t i = 0; i < 10; i++) {
            ck_text(entries.items[i].name, names[i]);
            ck_assert_int_eq(entries.items[i].type, types[i]);
            ck_assert_int_eq(entries.items[i].is_link, i != 0 && i != 2 && i != 7);
        }
        arena_free(&memory);
        world_close(disk);
    }
}
END_TEST

START_TEST(a_link_has_a_path_of_its_own)
{
    static const char *const pairs[][2] = {{"docs/b.md", "docs/b.md"},
                                           {"docs/inside", "a.md"},
                                           {"docs/twice", "a.md"},
                                           {"docs/folder/c.md", "docs/deep/c.md"},
                                           {"docs/dangling", NULL},
                                           {"docs/loop", NULL},
                                           {"docs/up", NULL},
                                           {"docs/root/passwd", NULL},
                                           {"docs/folder", "docs/deep"},
                                           {"gone.md", NULL}};
    tree *disk = world_open(false);
    arena memory;
    text real;

    links_make();
    ck_assert_int_eq(symlink("inside", "docs/twice"), 0);
    arena_init(&memory);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        ck_assert_int_eq(tree_real_path(disk, text_from(pairs[i][0]), &memory, &real), pairs[i][1] != NULL);
        if (pairs[i][1])
            ck_text(real, pairs[i][1]);
    }
    arena_free(&memory);
    world_close(disk);
}
END_TEST

START_TEST(links_to_folders_are_entered_by_name_only)
{
    tree *disk = world_open(false);
    text all = TEXT("docs/**/*.md"), named = TEXT("docs/folder/*.md");
    text_array found;
    arena memory;

    links_make();
    ck_assert_int_eq(symlink("b.md", "docs/link.md") | symlink("gone.md", "docs/broken.md"), 0);
    arena_init(&memory);
    found = glob_walk(disk, &all, 1, &memory, NULL);
    ck_assert_uint_eq(found.count, 4);
    ck_text(found.items[0], "docs/b.md");
    ck_text(found.items[1], "docs/broken.md"); /* whoever reads it will say so */
    ck_text(found.items[2], "docs/deep/c.md");
    ck_text(found.items[3], "docs/link.md");
    found = glob_walk(disk, &named, 1, &memory, NULL);
    ck_assert_uint_eq(found.count, 1);
    ck_text(found.items[0], "docs/folder/c.md");
    arena_free(&memory);
    world_close(disk);
}
END_TEST

START_TEST(files_have_a_limit)
{
    tree *disk = world_open(false);
    char bytes[102];
    arena memory;
    tree_file file;

    memset(bytes, 'x', 101);
    bytes[101] = 0;
    file_write("large.md", bytes, 0600);
    file_write("fits.md", bytes + 1, 0600);
    arena_init(&memory);
    ck_assert_int_eq(tree_read(disk, TEXT("large.md"), &memory, &file), TREE_TOO_LARGE);
    ck_assert_int_eq(tree_read(disk, TEXT("fits.md"), &memory, &file), TREE_OK);
    ck_assert_uint_eq(file.bytes.length, 100);
    arena_free(&memory);
    world_close(disk);
}
END_TEST

START_TEST(files_that_lie_about_their_size)
{
    const char *reason = NULL;
    tree *proc = tree_open_disk("/proc/self", 60, &reason);
    arena memory;
    tree_file file;

    if (!proc) /* a root without /proc has no such files */
        return;
    arena_init(&memory);
    ck_assert_int_eq(tree_read(proc, TEXT("status"), &memory, &file), TREE_TOO_LARGE); /* says 0 bytes */
    ck_assert_int_eq(tree_read(proc, TEXT("comm"), &memory, &file), TREE_OK);
    ck_assert_uint_gt(file.bytes.length, 1);
    arena_free(&memory);
    tree_close(proc);
}
END_TEST

START_TEST(a_root_must_be_a_folder)
{
    const char *reason = NULL;

    ck_assert_ptr_null(tree_open_disk("/nowhere/at/all", 0, &reason));
    ck_assert_str_eq(reason, "No such file or directory");
    ck_assert_ptr_null(tree_open_disk("/dev/null", 0, &reason));
}
END_TEST

START_TEST(odd_paths_are_missing)
{
    static const char nul[] = "a.md\0x";
    char name[6001];
    tree *disk = world_open(false);
    arena memory;
    tree_file file;

    arena_init(&memory);
    memset(name, 'n', 6000);
    name[6000] = 0;
    ck_assert_int_eq(tree_read(disk, (text){nul, 6}, &memory, &file), TREE_MISSING);
    ck_assert_int_eq(tree_read(disk, TEXT("a.md/b"), &memory, &file), TREE_MISSING);
    ck_assert_int_eq(tree_read(disk, text_from(name), &memory, &file), TREE_FAILED);
    arena_free(&memory);
    world_close(disk);
}
END_TEST

START_TEST(an_overlay_hides_and_shows)
{
    tree *below = memory_copy(), *over = tree_open_overlay(below);
    arena memory;
    tree_entries entries;
    tree_file file;
    tree_entry entry;

    arena_init(&memory);
    tree_add(over, TEXT("docs/new/d.md"), TEXT("new"), false);
    tree_add(over, TEXT("a.md"), TEXT("changed"), true);
    tree_remove(over, TEXT("docs/b.md"));
    tree_remove(over, TEXT("tools"));
    ck_assert_int_eq(tree_list(over, TEXT(""), &memory, &entries), TREE_OK);
    ck_assert_uint_eq(entries.count, 2);
    ck_assert_int_eq(tree_list(over, TEXT("docs"), &memory, &entries), TREE_OK);
    ck_assert_uint_eq(entries.count, 2);
    ck_text(entries.items[0].name, "deep");
    ck_text(entries.items[1].name, "new");
    ck_assert_int_eq(tree_read(over, TEXT("a.md"), &memory, &file), TREE_OK);
    ck_text(file.bytes, "changed");
    ck_assert(file.is_executable);
    ck_assert_int_eq(status_of(over, "docs/b.md"), TREE_MISSING);
    ck_assert_int_eq(status_of(over, "tools/run.sh"), TREE_MISSING);
    ck_assert_int_eq(tree_probe(over, TEXT("tools"), &entry), TREE_MISSING);
    ck_assert_int_eq(tree_list(over, TEXT("tools"), &memory, &entries), TREE_MISSING);
    tree_add(over, TEXT("tools/again.sh"), TEXT(""), true);
    ck_assert_int_eq(tree_list(over, TEXT("tools"), &memory, &entries), TREE_OK);
    ck_assert_uint_eq(entries.count, 1);
    ck_assert_int_eq(tree_read(below, TEXT("a.md"), &memory, &file), TREE_OK);
    ck_text(file.bytes, "root\n");
    arena_free(&memory);
    tree_close(over);
    tree_close(below);
}
END_TEST

START_TEST(failures_can_be_injected)
{
    tree *below = memory_copy(), *over = tree_open_overlay(below);
    arena memory;
    tree_file file;

    arena_init(&memory);
    tree_inject_failure(over, TEXT("a.md"), "Input/output error");
    ck_assert_int_eq(tree_read(over, TEXT("a.md"), &memory, &file), TREE_FAILED);
    ck_assert_str_eq(file.reason, "Input/output error");
    ck_assert_int_eq(status_of(below, "a.md"), TREE_OK);
    tree_inject_failure(below, TEXT("docs/b.md"), "Input/output error");
    ck_assert_int_eq(status_of(over, "docs/b.md"), TREE_FAILED);
    ck_assert_str_eq(tree_status_words(TREE_MISSING), "there is no such file");
    arena_free(&memory);
    tree_close(over);
    tree_close(below);
}
END_TEST

/* Random edits of a memory tree leave what a plain table of paths would. */
START_TEST(random_edits_agree_with_a_table)
{
    static const char *const paths[] = {"a", "a-b", "b/a", "b/c/d", "b/c/e", "b-c", "c/d", "d"};
    bool is_there[8] = {false};
    uint32_t state = 5;
    tree *below = tree_open_memory(), *over = tree_open_overlay(below);

    for (size_t i = 0; i < 8; i += 2)
        tree_add(below, text_from(paths[i]), TEXT("x"), false), is_there[i] = true;
    for (unsigned round = 0; round < 500; round++) {
        size_t which = unit_random(&state) % 8;
        bool is_added = unit_random(&state) % 2;
        text all = TEXT("**");
        text_array found;
        arena memory;
        uint32_t count = 0;
        if (is_added)
            tree_add(over, text_from(paths[which]), TEXT("y"), false);
        else
            tree_remove(over, text_from(paths[which]));
        is_there[which] = is_added;
        arena_init(&memory);
        found = glob_walk(over, &all, 1, &memory, NULL);
        for (size_t i = 0; i < 8; i++)
            count += is_there[i];
        ck_assert_uint_eq(found.count, count);
        for (size_t i = 0; i < 8; i++)
            ck_assert_int_eq(status_of(over, paths[i]) == TREE_OK, is_there[i]);
        arena_free(&memory);
    }
    tree_close(over);
    tree_close(below);
}
END_TEST

UNIT_MAIN("tree", memory_and_disk_agree, nothing_outside_is_read, a_list_says_what_links_are,
          a_link_has_a_path_of_its_own, links_to_folders_are_entered_by_name_only, files_have_a_limit,
          files_that_lie_about_their_size, a_root_must_be_a_folder, odd_paths_are_missing,
          an_overlay_hides_and_shows, failures_can_be_injected, random_edits_agree_with_a_table)
