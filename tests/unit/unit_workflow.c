/* GitHub's filter patterns by its documentation's own examples, and conditions with a third answer. */
#include "arena.h"
#include "condition.h"
#include "filter_pattern.h"
#include "unit.h"

START_TEST(filters_match_as_documented)
{
    static const struct {
        const char *pattern, *name;
        bool is_match;
    } cases[] = {
        {"feature/*", "feature/my-branch", true},
        {"feature/*", "feature/a/b", false},
        {"feature/**", "feature/beta-a/my-branch", true},
        {"feature/**", "feature", false},
        {"main", "main", true},
        {"main", "mainline", false},
        {"*", "releases/x", false},
        {"*", "v1", true},
        {"**", "all/the/branches", true},
        {"*feature", "mona-feature", true},
        {"*feature", "feature", true},
        {"*feature", "features", false},
        {"v2*", "v2.9", true},
        {"v2*", "v2/9", false},
        {"v[12].[0-9]+.[0-9]+", "v1.10.1", true},
        {"v[12].[0-9]+.[0-9]+", "v3.0.0", false},
        {"v[12].[0-9]+.[0-9]+", "v1.10", false},
        {"*", "README.md", true},
        {"*", "docs/README.md", false},
        {"*.jsx?", "page.js", true},
        {"*.jsx?", "page.jsx", true},
        {"*.jsx?", "page.jsxx", false},
        {"**.js", "js/index.js", true},
        {"**.js", "index.js", true},
        {"docs/*", "docs/file.txt", true},
        {"docs/*", "docs/a/file.txt", false},
        {"docs/**", "docs/mona/octocat.txt", true},
        {"docs/**/*.md", "docs/README.md", true},
        {"docs/**/*.md", "docs/a/markdown/file.md", true},
        {"docs/**/*.md", "docs.md", false},
        {"**/docs/**", "docs/hello.md", true},
        {"**/docs/**", "space/docs/plan/space.doc", true},
        {"**/docs/**", "mydocs/hello.md", false},
        {"**/README.md", "js/README.md", true},
        {"**/README.md", "README.md", true},
        {"**/README.md", "js/XREADME.md", false},
        {"**/*src/**", "a/src/app.js", true},
        {"**/*src/**", "my-src/code/js/app.js", true},
        {"**/*-post.md", "path/their-post.md", true},
        {"**/migrate-*.sql", "db/sept/migrate-v1.sql", true},
        {"ab+c", "abbbc", true},
        {"ab+c", "ac", false},
        {"ab?c", "ac", true},
        {"[a-c]x", "bx", true},
        {"[a-c]x", "dx", false},
        {"a\\*b", "a*b", true},
        {"a\\*b", "axb", false},
        {"*?", "abc", true},
        {"**+x", "a/bx", true},
        {"[", "[", true},
        {"", "", true},
        {"", "a", false},
    };
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(filter_match(&memory, text_from(cases[i].pattern), text_from(cases[i].name)) ==
                          cases[i].is_match,
                      "%s on %s", cases[i].pattern, cases[i].name);
    arena_free(&memory);
}
END_TEST

START_TEST(conditions_say_no_yes_or_unknown)
{
    static const struct {
        const char *condition;
        truth is;
    } cases[] = {
        {"", TRUTH_YES},
        {"false", TRUTH_NO},
        {"${{ false }}", TRUTH_NO},
        {"${{false}}", TRUTH_NO},
        {"!true", TRUTH_NO},
        {"! (true || x)", TRUTH_NO},
        {"github.ref == 'x' && false", TRUTH_NO},
        {"github.ref == 'x' || true", TRUTH_YES},
        {"github.ref == 'x'", TRUTH_UNKNOWN},
        {"github.event_name == 'push'", TRUTH_YES},
        {"github.event_name == 'PUSH'", TRUTH_YES},
        {"github.event_name != 'push'", TRUTH_NO},
        {"github.event_name == 'pull_request'", TRUTH_NO},
        {"github.event_name == 'pull_request' || github.ref == 'x'", TRUTH_UNKNOWN},
        {"always()", TRUTH_YES},
        {"!always()", TRUTH_NO},
        {"!cancelled()", TRUTH_UNKNOWN},
        {"contains(github.ref, ')') && false", TRUTH_NO},
        {"matrix['a b'].c == 1", TRUTH_UNKNOWN},
        {"''", TRUTH_NO},
        {"'x'", TRUTH_YES},
        {"0", TRUTH_NO},
        {"0.0", TRUTH_NO},
        {"10", TRUTH_YES},
        {"null", TRUTH_NO},
        {"1 == 1", TRUTH_YES},
        {"1 == 2", TRUTH_NO},
        {"'1' == 1", TRUTH_UNKNOWN},
        {"${{ github.ref }} == 'x'", TRUTH_UNKNOWN},
        {"${{ true }} && ${{ false }}", TRUTH_UNKNOWN},
        {"$CI_COMMIT_BRANCH =~ /^x/", TRUTH_UNKNOWN},
        {"'it''s' == 'x'", TRUTH_UNKNOWN},
        {"(", TRUTH_UNKNOWN},
        {"f(", TRUTH_UNKNOWN},
        {"a[", TRUTH_UNKNOWN},
        {"'", TRUTH_UNKNOWN},
        {"false false", TRUTH_UNKNOWN},
        {"==", TRUTH_UNKNOWN},
        {"${{ }}", TRUTH_NO},
    };
    condition_name known = {TEXT("github.event_name"), TEXT("push")};
    char deep[4096];

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(condition_read(text_from(cases[i].condition), &known, 1) == cases[i].is, "%s",
                      cases[i].condition);
    for (size_t i = 0; i < sizeof deep; i++)
        deep[i] = i % 2 ? '(' : '!';
    ck_assert_int_eq(condition_read((text){deep, sizeof deep}, NULL, 0), TRUTH_UNKNOWN);
}
END_TEST

UNIT_MAIN("workflow", filters_match_as_documented, conditions_say_no_yes_or_unknown)
