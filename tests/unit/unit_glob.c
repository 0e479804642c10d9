/* Globs, names, paths, and the walk over trees in memory. */
#include <string.h>
#include "glob.h"
#include "unit.h"

START_TEST(globs_match_whole_paths)
{
    static const struct {
        const char *pattern, *path;
        bool is_match;
    } cases[] = {
        {"docs/*.md", "docs/a.md", true},
        {"docs/*.md", "docs/b/a.md", false},
        {"docs/**/*.md", "docs/a.md", true},
        {"docs/**/*.md", "docs/b/c/a.md", true},
        {"docs/**/a.md", "docs/xa.md", false},
        {"**/a.md", "a.md", true},
        {"**", "a/b/c", true},
        {"docs/**", "docs", false},
        {"{docs,lib/{x,y}}/*.md", "lib/y/q.md", true},
        {"{docs,lib/{x,y}}/*.md", "lib/z/q.md", false},
        {"a{,b}", "a", true},
        {"a{,b}", "ab", true},
        {"a{,b}", "aa", false},
        {"a?c", "abc", true},
        {"a?c", "a/c", false},
        {"{a", "{a", true},
        {"a}", "a}", true},
        {"*.{md,mdx}", "x.mdx", true},
        {"{a,b}{c,d}", "bd", true},
        {"{**/x,y}/z", "q/r/x/z", true},
        {"{**/x,y}/z", "x/z", true},
        {"{**/x,y}/z", "y/z", true},
        {"a/**/b/**/c", "a/b/c", true},
        {"a/**/b/**/c", "a/1/b/2/3/c", true},
        {"a/**/b/**/c", "a/1/c", false},
        {"a.md", "a.md", true},
        {"a.md", "a.mdx", false},
        {"*", "", true},
        {"**/*", "a", true},
        {"[a].md", "[a].md", true},
        {"a**b", "a/x/b", true},
        {"", "", true},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(glob_match(text_from(cases[i].pattern), text_from(cases[i].path)) == cases[i].is_match,
                      "%s %s", cases[i].pattern, cases[i].path);
}
END_TEST

/* The definition, as slow as can be, for patterns without braces. */
static bool slow_match(const char *pattern, const char *path, bool is_part_start)
{
    if (!*pattern)
        return !*path;
    if (is_part_start && strncmp(pattern, "**/", 3) == 0) {
        if (slow_match(pattern + 3, path, true))
            return true;
        for (; *path; path++)
            if (*path == '/' && slow_match(pattern + 3, path + 1, true))
                return true;
        return false;
    }
    if (*pattern == '*') {
        bool is_deep = pattern[1] == '*';
        for (;; path++) {
            if (slow_match(pattern + 1 + is_deep, path, false))
                return true;
            if (!*path || (*path == '/' && !is_deep))
                return false;
        }
    }
    if (!*path || (*pattern == '?' ? *path == '/' : *path != *pattern))
        return false;
    return slow_match(pattern + 1, path + 1, *pattern == '/');
}

START_TEST(globs_agree_with_their_definition)
{
    static const char letters[] = "aab/**?";
    uint32_t state = 4711;

    for (unsigned round = 0; round < 60000; round++) {
        char pattern[9] = "", path[9] = "";
        size_t pattern_length = unit_random(&state) % 8, path_length = unit_random(&state) % 8;
        for (size_t i = 0; i < pattern_length; i++)
            pattern[i] = letters[unit_random(&state) % 7];
        for (size_t i = 0; i < path_length; i++)
            path[i] = letters[unit_random(&state) % 4];
        if (strstr(pattern, "***"))
            continue;
        ck_assert_msg(glob_match(text_from(pattern), text_from(path)) == slow_match(pattern, path, true),
                      "%s %s", pattern, path);
    }
}
END_TEST

START_TEST(no_glob_is_slow)
{
    char pattern[401], path[2001];

    for (size_t i = 0; i < 400; i++)
        pattern[i] = i % 2 ? 'a' : '*';
    pattern[399] = 'b';
    pattern[400] = 0;
    memset(path, 'a', 2000);
    path[2000] = 0;
    ck_assert(!glob_match(text_from(pattern), text_from(path)));
    ck_assert(!name_match(text_from(pattern), text_from(path)));
    for (size_t i = 0; i < 400; i++)
        pattern[i] = "{a,"[i % 3];
    ck_assert(!glob_match(text_from(pattern), text_from(path)));
    memset(pattern, '{', 400);
    ck_assert(!glob_match(text_from(pattern), text_from(path)));
}
END_TEST

START_TEST(names_have_stars_only)
{
    ck_assert(name_match(TEXT("Capacity*"), TEXT("Capacity Profile")));
    ck_assert(name_match(TEXT("*Profile"), TEXT("Capacity Profile")));
    ck_assert(name_match(TEXT("a*b*c"), TEXT("a/b/c")));
    ck_assert(name_match(TEXT("*"), TEXT("")));
    ck_assert(!name_match(TEXT("a*b"), TEXT("abc")));
    ck_assert(name_match(TEXT("what?"), TEXT("what?")) && !name_match(TEXT("what?"), TEXT("whats")));
    ck_assert(name_is_pattern(TEXT("a*")) && !name_is_pattern(TEXT("a?")));
    ck_assert(glob_is_pattern(TEXT("a?")) && glob_is_pattern(TEXT("{a}")) && !glob_is_pattern(TEXT("a/b")));
}
END_TEST

START_TEST(paths_are_resolved)
{
    static const struct {
        const char *folder, *path, *resolved;
    } cases[] = {
        {"docs", "a.md", "docs/a.md"},
        {"docs", "../a.md", "a.md"},
        {"docs", "./x//y/.", "docs/x/y"},
        {"docs/deep", "/a.md", "a.md"},
        {"", "..", NULL},
        {"docs", "../../a", NULL},
        {"docs", "..", ""},
        {"", "a/../b", "b"},
        {"a/b", "../c/../../d", "d"},
    };
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text resolved = {0};
        bool is_inside =
            path_resolve(&memory, text_from(cases[i].folder), text_from(cases[i].path), &resolved);
        ck_assert_msg(is_inside == (cases[i].resolved != NULL), "%s %s", cases[i].folder, cases[i].path);
        if (is_inside)
            ck_text(resolved, cases[i].resolved);
    }
    ck_text(path_folder(TEXT("docs/a.md")), "docs");
    ck_text(path_folder(TEXT("a.md")), "");
    ck_text(path_name(TEXT("docs/a.md")), "a.md");
    ck_text(path_name(TEXT("a.md")), "a.md");
    ck_text(path_join(&memory, TEXT("docs"), TEXT("a.md")), "docs/a.md");
    ck_text(path_join(&memory, TEXT(""), TEXT("a.md")), "a.md");
    arena_free(&memory);
}
END_TEST

static tree *tree_of(const char *paths)
{
    tree *made = tree_open_memory();

    for (text rest = text_from(paths), path; text_next(&rest, ' ', &path);)
        tree_add(made, path, TEXT("x"), false);
    return made;
}

static text words_of(arena *memory, const text_array *all)
{
    text joined = TEXT("");

    for (uint32_t i = 0; i < all->count; i++)
        joined =
            text_print(memory, "%.*s%s%.*s", TEXT_FORMAT(joined), i ? " " : "", TEXT_FORMAT(all->items[i]));
    return joined;
}

/* What the patterns (parted by blanks) find, and the folders listed for it. */
static void ck_walk(tree *from, const char *patterns, const char *found, const char *folders)
{
    arena memory;
    text items[16];
    uint32_t count = 0;
    text_array paths;
    glob_notes notes = {0};

    for (text rest = text_from(patterns), one; text_next(&rest, ' ', &one);)
        items[count++] = one;
    arena_init(&memory);
    paths = glob_walk(from, items, count, &memory, &notes);
    ck_text(words_of(&memory, &paths), found);
    if (folders)
        ck_text(words_of(&memory, &notes.folders), folders);
    arena_free(&memory);
}

START_TEST(a_walk_lists_what_it_needs)
{
    tree *some = tree_of("a.md docs/b.md docs/deep/c.md docs/x.txt other/d.md src/e.c");

    ck_walk(some, "docs/*.md", "docs/b.md", "docs");
    ck_walk(some, "docs/**/*.md", "docs/b.md docs/deep/c.md", "docs docs/deep");
    ck_walk(some, "a.md missing.md", "a.md", "");
    ck_walk(some, "**/*.md docs/*.md", "a.md docs/b.md docs/deep/c.md other/d.md",
            " docs docs/deep other src");
    ck_walk(some, "{docs,other}/*.md", "docs/b.md other/d.md", "docs other");
    ck_walk(some, "*/deep/*.md", "docs/deep/c.md", " docs/deep other/deep src/deep");
    ck_walk(some, "nowhere/*.md", "", "nowhere");
    ck_walk(some, "docs/b.md", "docs/b.md", "");
    ck_walk(some, "docs", "", "");
    ck_walk(some, "**", "a.md docs/b.md docs/deep/c.md docs/x.txt other/d.md src/e.c", NULL);
    tree_close(some);
}
END_TEST

START_TEST(a_walk_leaves_out_what_is_hidden)
{
    tree *some = tree_of(".env .github/workflows/ci.yml .git/x.yml node_modules/a/b.yml vendor/c.yml d.yml "
                         "sub/.hidden/e.yml sub/vendor/f.yml");

    ck_walk(some, "**/*.yml", "d.yml", " sub");
    ck_walk(some, ".github/workflows/*.yml", ".github/workflows/ci.yml", ".github/workflows");
    ck_walk(some, "**/vendor/*.yml", "sub/vendor/f.yml vendor/c.yml", NULL);
    ck_walk(some, "{.github,sub}/**", ".github/workflows/ci.yml", NULL);
    ck_walk(some, ".*/x.yml .git/x.yml .env*", "", NULL);
    ck_walk(some, "*.yml .env", ".env d.yml", "");
    tree_close(some);
}
END_TEST

START_TEST(a_walk_leaves_out_what_is_ignored)
{
    tree *some = tree_of("a.log b.md build/c.md docs/d.md docs/gen/e.md docs/keep.log sub/build/f.md");

    tree_add(some, TEXT(".gitignore"), TEXT("*.log\n/build/\n"), false);
    tree_add(some, TEXT("docs/.gitignore"), TEXT("gen\n!keep.log\n"), false);
    ck_walk(some, "**", "b.md docs/d.md docs/keep.log sub/build/f.md", " docs sub sub/build");
    ck_walk(some, "a.log build/*.md docs/gen/*", "a.log build/c.md docs/gen/e.md", NULL);
    ck_walk(some, "docs/*", "docs/d.md docs/keep.log", "docs");
    tree_close(some);
}
END_TEST

START_TEST(a_walk_names_folders_that_fail)
{
    tree *some = tree_of("docs/a.md docs/bad/b.md");

    tree_inject_failure(some, TEXT("docs/bad"), "Permission denied");
    ck_walk(some, "docs/**/*.md", "docs/a.md docs/bad", "docs docs/bad");
    tree_close(some);
}
END_TEST

START_TEST(a_walk_into_the_depth_ends)
{
    tree *some = tree_open_memory();
    static char path[60001];

    for (size_t i = 0; i < 60000; i++)
        path[i] = i % 2 ? '/' : 'a';
    path[59999] = 'b';
    tree_add(some, text_from(path), TEXT("x"), false);
    ck_walk(some, "**/*.md", "", NULL);
    tree_close(some);
}
END_TEST

UNIT_MAIN("glob", globs_match_whole_paths, globs_agree_with_their_definition, no_glob_is_slow,
          names_have_stars_only, paths_are_resolved, a_walk_lists_what_it_needs,
          a_walk_leaves_out_what_is_hidden, a_walk_leaves_out_what_is_ignored, a_walk_names_folders_that_fail,
          a_walk_into_the_depth_ends)
