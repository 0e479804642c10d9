/* unit_session.c — entries of a prompt: when one is whole, what it gives, what is known after it. */
#include "unit.h"

#include <string.h>

#include "unit_prompt_world.h"

/* ---- when an entry is whole ---- */

static const char *const whole[] = {
    "",
    "docs",
    "docs :tables()",
    "docs :section", /* an answer tells the parentheses */
    "every(docs :links()) :exists()",
    "there_is(docs :tables())",
    "local a = docs",
    "contract \"a/b\" { says = \"x\" }",
    "use \"nouns\"",
    "docs :section \"Restore", /* no line mends a quote that is open */
    "docs :tables())",
    "-- a comment, (",
    "services",
    "docs :matching [[a(]]",
};

static const char *const unfinished[] = {
    "docs :has",
    "docs :mentioning",
    "docs :",
    "doc",
    "local a =",
    "local",
    "every(docs :links())",
    "every { \"a\" }",
    "every",
    "the(docs :tables()) -- and",
    "contract",
    "contract \"a/b\"",
    "contract \"a/b\" {",
    "contract \"a/b\" { says = \"x\",\n  every(docs :links()) :exists(),",
    "example [[a/b]]",
    "docs :matching [[a",
    "docs :matching [==[a]]",
    "docs --[[ a",
    "every(docs :sections()) :satisfies(\"x\", function(s) if true then return true end",
    "docs :sections(",
    "{ \"a\",",
    "local a = docs,",
};

START_TEST(test_whole)
{
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        ck_assert_msg(lockstep_entry_is_whole(whole[i]), "unfinished: %s", whole[i]);
    for (size_t i = 0; i < sizeof unfinished / sizeof *unfinished; i++)
        ck_assert_msg(!lockstep_entry_is_whole(unfinished[i]), "whole: %s", unfinished[i]);
}
END_TEST

/* Whatever is typed is answered, within its own bytes, and a line end more changes nothing. */
START_TEST(test_any)
{
    static const char *const parts[] = {
        "docs", " ",        ":",        "section", "\"",    "'",    "(",  ")",  "{",        "}",
        "[[",   "]]",       "[==[",     "]==]",    "--",    "--[[", "\n", ",",  "=",        "local",
        "a",    "\\",       "contract", "every",   "there", "1e",   "0x", "..", "function", "end",
        "\xff", "\xe2\x82", "\r",       "if",      "then",  "~=",   "[=", "]=", "doc",      "example"};
    enum { PARTS = sizeof parts / sizeof *parts, MOST = 12, ROUNDS = 5000 };
    uint32_t random = 6;

    for (int round = 0; round < ROUNDS; round++) {
        char entry[MOST * 10] = "", *exact;
        size_t length;

        for (uint32_t count = 1 + (uint32_t)round % MOST; count; count--) {
            random = random * 1664525 + 1013904223;
            strcat(entry, parts[(random >> 16) % PARTS]);
        }
        length = strlen(entry);
        exact = malloc(length + 2); /* a sanitizer sees what is read behind it */
        memcpy(exact, entry, length + 1);
        bool is_whole = lockstep_entry_is_whole(exact);
        memcpy(exact + length, "\n", 2);
        ck_assert_msg(lockstep_entry_is_whole(exact) == is_whole, "a line end changes it: %s", entry);
        free(exact);
    }
}
END_TEST

/* ---- what an entry gives ---- */

START_TEST(test_selection)
{
    lockstep_project *project = world_open();
    arena memory;
    lockstep_result *result = lockstep_enter(project, "", "docs :rows()");

    arena_init(&memory);
    ck_holds(written(&memory, result, "text"), "images");
    ck_assert_int_eq(lockstep_result_status(result), 0);
    ck_assert_ptr_null(lockstep_result_defines(result));
    ck_assert_ptr_null(lockstep_result_sentence(result));
    result = lockstep_enter(project, "", "docs :rows \"nothing\"");
    ck_assert_int_eq(lockstep_result_status(result), 1);
    result = lockstep_enter(project, "", "services");
    ck_assert_int_eq(lockstep_result_status(result), 0);
    ck_holds(written(&memory, result, "text"), "web");
    result = lockstep_enter(project, "", "rows");
    ck_assert_int_eq(lockstep_result_status(result), 0);
    world_close(project);
    arena_free(&memory);
}
END_TEST

START_TEST(test_sentence)
{
    lockstep_project *project = world_open();
    arena memory;
    lockstep_result *result = lockstep_enter(project, "", "every(docs :links())  :exists()");

    arena_init(&memory);
    ck_assert_int_eq(lockstep_result_status(result), 1);
    ck_holds(written(&memory, result, "text"), "docs/guide.md:12:");
    ck_holds(written(&memory, result, "text"), "prompt (prompt:1)");
    ck_assert_str_eq(lockstep_result_sentence(result), "every(docs :links())  :exists()");
    result = lockstep_enter(project, "", "there_is(docs :tables())");
    ck_assert_int_eq(lockstep_result_status(result), 0);
    world_close(project);
    arena_free(&memory);
}
END_TEST

/* Three entries, each with what the ones before have defined. */
START_TEST(test_known)
{
    lockstep_project *project = world_open();
    arena memory;
    const char *known;
    lockstep_result *result = lockstep_enter(project, "", "local guide = doc \"docs/guide.md\"");

    arena_init(&memory);
    ck_assert_int_eq(lockstep_result_status(result), 0);
    ck_assert_str_eq(written(&memory, result, "text"), "");
    known = lockstep_result_defines(result);
    ck_assert_str_eq(known, "local guide = doc \"docs/guide.md\"\n");
    result = lockstep_enter(project, known,
                            "local it = row \"tickets\" local here = guide :table \"Restore\" here :rows()");
    ck_assert_int_eq(lockstep_result_status(result), 0);
    known = lockstep_result_defines(result);
    ck_holds(known, "local here = guide :table \"Restore\"\n");
    result = lockstep_enter(project, known, "the(here) :has(it)");
    ck_assert_int_eq(lockstep_result_status(result), 0);
    ck_assert_ptr_null(lockstep_result_defines(result));
    /* hidden, but used: it stays */
    known =
        lockstep_result_defines(lockstep_enter(project, known, "local guide = guide :section \"Restore\""));
    ck_holds(known, "doc \"docs/guide.md\"\n");
    ck_assert_int_eq(lockstep_result_status(lockstep_enter(project, known, "guide :steps()")), 0);
    /* nothing names it any more: it goes */
    known = lockstep_result_defines(lockstep_enter(project, known, "local it = row \"images\""));
    ck_assert_ptr_null(strstr(known, "tickets"));
    ck_assert_int_eq(lockstep_result_status(lockstep_enter(project, known, "the(here) :has(it)")), 0);
    world_close(project);
    arena_free(&memory);
}
END_TEST

START_TEST(test_rules)
{
    static const char first[] =
        "contract \"docs/rows\" { says = \"There are rows.\", there_is(docs :rows()) }",
                      second[] =
                          "contract \"docs/rows\" { says = \"Links.\", every(docs :links()) :exists() }",
                      shown[] =
                          "example \"docs/rows\" { keeps = { [\"docs/a.md\"] = [==[\n[x](y.md)\n]==] } }";
    lockstep_project *project = world_open();
    arena memory;
    const char *known;
    lockstep_result *result = lockstep_enter(project, "", first);

    arena_init(&memory);
    ck_assert_int_eq(lockstep_result_status(result), 0);
    known = lockstep_result_defines(result);
    result = lockstep_enter(project, known, second); /* the same id again */
    ck_assert_int_eq(lockstep_result_status(result), 1);
    ck_holds(written(&memory, result, "text"), "1 contract:");
    known = lockstep_result_defines(result);
    ck_assert_ptr_null(strstr(known, "There are rows."));
    result = lockstep_enter(project, known, shown);
    ck_assert_int_eq(lockstep_result_status(result), 1); /* it does not */
    ck_holds(written(&memory, result, "text"), "prompt:2:");
    known = lockstep_result_defines(result);
    ck_holds(known, "[x](y.md)");
    result = lockstep_enter(project, known, shown); /* is known once */
    ck_assert_str_eq(lockstep_result_defines(result), known);
    /* an earlier contract is not judged again, nor an earlier example */
    result = lockstep_enter(project, known, "there_is(docs :rows())");
    ck_holds(written(&memory, result, "text"), "1 contract: 1 kept");
    world_close(project);
    arena_free(&memory);
}
END_TEST

/* A function of the rule file is found again in what was known, and in the entry. */
START_TEST(test_hatch)
{
    static const char *const entries[] = {
        "local ends = function(link) return link.name ~= \"missing.md\", \"it is missing\" end",
        "local two = function(link)\n  return true\nend",
        "every(docs :links()) :satisfies(\"ends\", ends)",
        "every(docs :links()) :satisfies(\"is two\", two)",
        "every(docs :links()) :satisfies(\"is own\", function(link) return false, \"own\" end)",
    };
    static const int statuses[] = {0, 0, 1, 0, 1};
    lockstep_project *project = world_open();
    const char *known = "";

    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
        lockstep_result *result = lockstep_enter(project, known, entries[i]);
        ck_assert_msg(lockstep_result_status(result) == statuses[i], "%s", entries[i]);
        if (lockstep_result_defines(result))
            known = lockstep_result_defines(result);
    }
    world_close(project);
}
END_TEST

START_TEST(test_use)
{
    lockstep_project *project = world_open();
    lockstep_result *result = lockstep_enter(project, "", "local w = use \"nouns\" w.sections");

    ck_assert_int_eq(lockstep_result_status(result), 0);
    result = lockstep_enter(project, lockstep_result_defines(result), "every(w.sections) :has(step)");
    ck_assert_int_eq(lockstep_result_status(result), 1);
    world_close(project);
}
END_TEST

/* ---- what is wrong with an entry ---- */

static const struct {
    const char *known, *entry, *path;
    uint32_t line, column;
    const char *message;
} wrong[] = {
    {"", "docs :tabels()", "prompt", 1, 7, ":tabels"},
    {"local a = docs\n", "a\n  :tabels()", "prompt", 2, 4, ":tabels"},
    {"", "row \"x\"", "prompt", 1, 1, "names no file"},
    {"", "docs :section", "prompt", 1, 6, "section"},
    {"", "every(docs :links())", "prompt", 1, 1, "verb"},
    {"", "docs :links() docs :tables()", "prompt", 1, 15, "`docs`"},
    {"local a = docs\n", "docs/guide.md", "prompt", 1, 1, "`docs/guide.md`"},
    {"", "\"text\"", "prompt", 1, 1, "is no selection"},
    {"", "docs :section \"Restore", "prompt", 1, 15, ""},
    {"", "docs :tables())", "prompt", 1, 15, ""},
    {"", "local x = every(docs :links()) :exists()", "prompt", 1, 11, ""},
    {"", "example \"a/b\" { keeps = { [\"a.md\"] = \"\" } }", "prompt", 1, 9, "a/b"},
};

START_TEST(test_wrong)
{
    lockstep_project *project = world_open();

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        lockstep_result *result = lockstep_enter(project, wrong[i].known, wrong[i].entry);
        ck_assert_msg(lockstep_result_status(result) == 2, "%s: status", wrong[i].entry);
        ck_assert_msg(lockstep_result_finding_count(result) == 1, "%s: %zu", wrong[i].entry,
                      lockstep_result_finding_count(result));
        ck_assert_ptr_null(lockstep_result_defines(result));
        lockstep_finding found = lockstep_result_finding(result, 0);
        ck_assert_msg(strcmp(found.at.path, wrong[i].path) == 0 && found.at.line == wrong[i].line &&
                          found.at.column == wrong[i].column && strstr(found.message, wrong[i].message),
                      "%s: %s:%u:%u: %s", wrong[i].entry, found.at.path, found.at.line, found.at.column,
                      found.message);
    }
    world_close(project);
}
END_TEST

UNIT_MAIN("session", test_whole, test_any, test_selection, test_sentence, test_known, test_rules, test_hatch,
          test_use, test_wrong)
