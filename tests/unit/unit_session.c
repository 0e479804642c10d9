/* unit_session.c — entries of a prompt: when one is whole, what it gives, what is known after it. */
#include "unit.h"

#include <string.h>
#include <unistd.h>

#include "buffer.h"
#include "lockstep.h"

static const char guide[] = "# Guide\n\n## Restore\n\n1. Run `tools/ctl.sh stop`.\n\n"
                            "| Volume | Holds |\n|---|---|\n| tickets | rows |\n| images | files |\n\n"
                            "[gone](missing.md)\n";
static const char compose[] =
    "services:\n  web:\n    image: web:1\n    profiles: [front]\n  db:\n    image: db:1\n";

static const char other[] = "# Other\n\nHas `tickets`, `image` and `logs`.\n";

static const lockstep_overlay world[] = {
    {"docs/other.md", other, sizeof other - 1, false},
    {"docs/guide.md", guide, sizeof guide - 1, false},
    {"compose.yaml", compose, sizeof compose - 1, false},
    {"lockstep/nouns.lua", "return { sections = docs :sections() }\n", 39, false},
};

static char root[] = "/tmp/lockstep-unit-XXXXXX";

/* An empty tree with the world laid over it. */
static lockstep_project *world_open(void)
{
    const char *problem = NULL;
    lockstep_settings settings = {
        .overlays = world, .overlay_count = sizeof world / sizeof *world, .jobs = 1, .today = "2026-01-01"};
    lockstep_project *project;

    ck_assert_ptr_nonnull(mkdtemp(root));
    settings.root = root;
    project = lockstep_project_open(&settings, &problem);
    ck_assert_msg(project != NULL, "%s", problem);
    return project;
}

static void world_close(lockstep_project *project)
{
    lockstep_project_close(project);
    ck_assert_int_eq(rmdir(root), 0);
}

static bool collect(void *context, const char *bytes, size_t length)
{
    buffer_add(context, (text){bytes, length});
    return true;
}

static const char *written(arena *memory, const lockstep_result *result, const char *format)
{
    buffer out = buffer_new(memory);

    ck_assert(lockstep_result_write(result, format, NULL, collect, &out));
    return text_string(memory, buffer_text(&out));
}

#define ck_holds(whole, part)                                                                                \
    ck_assert_msg(strstr(whole, part) != NULL, "line %d: \"%s\" is not in\n%s", __LINE__, part, whole)

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
    ck_assert_str_eq(lockstep_result_sentence(result), "every(docs :links()) :exists()");
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
    ck_assert_ptr_null(lockstep_result_defines(result));
    /* an earlier contract is not judged again */
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
    {"", "\"text\"", "prompt", 1, 1, "is no selection"},
    {"", "docs :section \"Restore", "prompt", 1, 15, ""},
    {"", "docs :tables())", "prompt", 1, 15, ""},
    {"", "local x = every(docs :links()) :exists()", "prompt", 1, 11, ""},
    {"", "example \"a/b\" { keeps = { [\"a.md\"] = \"\" } }", "prompt", 1, 17, "a/b"},
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

/* ---- looking around ---- */

START_TEST(test_at)
{
    lockstep_project *project = world_open();
    arena memory;
    lockstep_result *result = lockstep_facts_at(project, "docs/guide.md:9");

    arena_init(&memory);
    ck_assert_int_eq(lockstep_result_status(result), 0);
    ck_holds(written(&memory, result, "text"), "  section  Restore  ");
    ck_holds(written(&memory, result, "text"),
             "  cell     tickets                                      column Volume");
    ck_assert_ptr_null(strstr(written(&memory, result, "text"), "images"));
    ck_assert_int_eq(lockstep_result_status(lockstep_facts_at(project, "compose.yaml:3:5")), 0);
    ck_holds(written(&memory, lockstep_facts_at(project, "docs/guide.md"), "text"), "images");
    ck_assert_int_eq(lockstep_result_status(lockstep_facts_at(project, "docs/guide.md:2")), 0);
    ck_assert_int_eq(lockstep_result_status(lockstep_facts_at(project, "docs/guide.md:99")), 2);
    ck_assert_int_eq(lockstep_result_status(lockstep_facts_at(project, "docs/none.md:1")), 2);
    ck_assert_int_eq(lockstep_result_status(lockstep_facts_at(project, "")), 2);
    world_close(project);
    arena_free(&memory);
}
END_TEST

START_TEST(test_near)
{
    lockstep_project *project = world_open();
    arena memory;
    lockstep_result *result = lockstep_near(project, "tickts");

    arena_init(&memory);
    ck_assert_int_eq(lockstep_result_status(result), 0);
    ck_holds(written(&memory, result, "text"), "tickets");
    ck_assert_int_eq(lockstep_result_status(lockstep_near(project, "nothing-like-it")), 1);
    ck_assert_int_eq(lockstep_result_status(lockstep_near(project, " ")), 2);
    world_close(project);
    arena_free(&memory);
}
END_TEST

START_TEST(test_compare)
{
    lockstep_project *project = world_open();
    const char *known = "local held = docs :column \"Volume\"\n";
    arena memory;
    lockstep_result *result = lockstep_compare(project, known, "held", "doc \"docs/other.md\" :terms()");

    arena_init(&memory);
    ck_assert_int_eq(lockstep_result_status(result), 1);
    ck_assert_str_eq(written(&memory, result, "text"),
                     "only in doc \"docs/other.md\" :terms(): 1\n"
                     "docs/other.md:3:29  logs  section \"Other\"\n"
                     "close: 1\n"
                     "images  image  docs/guide.md:10:3  docs/other.md:3:17\n"
                     "in both: 1\n");
    ck_holds(written(&memory, result, "json"), "\"both\": 1");
    result = lockstep_compare(project, known, "held", "docs :rows()");
    ck_assert_int_eq(lockstep_result_status(result), 0);
    result = lockstep_compare(project, known, "held", "docs :tabels()");
    ck_assert_int_eq(lockstep_result_status(result), 2);
    ck_assert_int_eq(lockstep_result_status(lockstep_compare(project, "", "docs", "")), 2);
    ck_assert_int_eq(lockstep_result_status(lockstep_compare(project, "", "docs \"no/*.md\"", "docs")), 2);
    world_close(project);
    arena_free(&memory);
}
END_TEST

START_TEST(test_csv)
{
    lockstep_project *project = world_open();
    arena memory;

    arena_init(&memory);
    ck_assert_str_eq(
        written(&memory, lockstep_facts(project, "compose :profiles()"), "csv"),
        "kind,name,path,line,column,end_line,end_column,in_kind,in_name,origin_path,origin_how\r\n"
        "profile,front,compose.yaml,4,16,4,21,service,web,compose.yaml,written\r\n");
    ck_holds(written(&memory, lockstep_facts(project, "docs :steps()"), "csv"),
             ",Run tools/ctl.sh stop.,docs/guide.md,5,");
    ck_assert_str_eq(written(&memory, lockstep_facts(project, "docs :rows()"), "table"),
                     written(&memory, lockstep_facts(project, "docs :rows()"), "text"));
    ck_assert_str_eq(written(&memory, lockstep_facts(project, "docs :none()"), "csv"), "");
    ck_assert(!lockstep_result_write(lockstep_facts(project, ""), "csv", NULL, collect, NULL));
    world_close(project);
    arena_free(&memory);
}
END_TEST

/* ---- completion: `|` is the cursor ---- */

static const struct {
    const char *known, *entry;
    size_t start;
    const char *found; /* all of them; with `...` at the end only the first */
} completions[] = {
    {"", "ev|", 0, "every\n"},
    {"", "docs :tab|", 6, "table\ntables\n"},
    {"", "docs :jo|", 6, ""},
    {"", "compose :servi|", 9, "service\nservices\n"},
    {"", "compose :tab|", 9, ""},
    {"local here = compose :services()\n", "here :po|", 6, "port\nports\n"},
    {"local here = compose :services()\n", "every(he|", 6, "here\n"},
    {"", "every(docs :links()) :ex|", 22, "exists()\n"},
    {"", "every(docs :links()) |", 21, ":agrees\n..."},
    {"", "the(docs :links()) :is_u|", 20, "is_unique()\n"},
    {"", "count(docs :links()) :is_at_l|", 22, "is_at_least\n"},
    {"", "there_is(docs :links()) :|", 25, ""},
    {"", "every(docs :sections()) :has(sect|", 29, "section\nsections\n"},
    {"", "section \"Restore\" :ste|", 19, "step\nsteps\n"},
    {"", "contract \"a/b\" { sa|", 17, "says\n"},
    {"", "contract \"a/b\" { says = \"x\",\n  ev|", 31, "every\n"},
    {"", "local x|", 7, ""},
    {"", "local x = do|", 10, "doc\ndocs\n"},
    {"", "doc \"|", 5, "docs/\nlockstep/\n"},
    {"", "doc \"docs/gu|", 5, "docs/guide.md\n"},
    {"", "compose { \"comp|", 11, "compose.yaml\n"},
    {"", "use \"no|", 5, "nouns\n"},
    {"", "docs :section \"Re|", 15, "Restore\n"},
    {"", "docs :section \"re|", 15, "Restore\n"},
    {"local g = doc \"docs/guide.md\"\n", "g :table \"Restore\" :column \"|", 28, "Holds\nVolume\n"},
    {"local g = doc \"docs/guide.md\"\n", "g :table(1) :row \"|", 18, "images\ntickets\n"},
    {"", "every(docs :sections()) :has(section \"O|", 38, "Other\n"},
    {"", "compose :services() :except { \"d|", 31, "db\n"},
    {"", "compose :service \"|", 18, "db\nweb\n"},
    {"", "docs :mentioning \"|", 18, ""},
    {"", "docs [[a|", 0, ""},
    {"", ":at docs/o|", 4, "docs/other.md\n"},
    {"", ":facts compose :servi|", 16, "service\nservices\n"},
};

START_TEST(test_complete)
{
    lockstep_project *project = world_open();
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof completions / sizeof *completions; i++) {
        const char *entry = completions[i].entry, *expected = completions[i].found;
        const char *dots = strstr(expected, "...");
        size_t start = 99, cursor = strlen(entry) - 1;
        buffer out = buffer_new(&memory);
        ck_assert(lockstep_complete(project, completions[i].known, entry, cursor, &start, collect, &out));
        text found = buffer_text(&out);
        if (dots)
            found = text_slice(found, 0, (size_t)(dots - expected));
        ck_assert_msg(dots ? strncmp(found.start, expected, found.length) == 0 : text_is(found, expected),
                      "%s: %.*s", entry, TEXT_FORMAT(found));
        ck_assert_msg(!*expected || start == completions[i].start, "%s: %zu", entry, start);
    }
    world_close(project);
    arena_free(&memory);
}
END_TEST

/* ---- progress ---- */

typedef struct progress_told {
    size_t calls, done, all;
} progress_told;

static void tell(void *context, size_t done, size_t all)
{
    progress_told *told = context;

    ck_assert_uint_ge(done, told->done);
    ck_assert_uint_le(done, all);
    *told = (progress_told){told->calls + 1, done, all};
}

START_TEST(test_progress)
{
    progress_told told = {0};
    const char *problem;
    lockstep_settings settings = {.root = "examples/capacity", .progress = tell, .progress_context = &told};
    lockstep_project *project = lockstep_project_open(&settings, &problem);

    ck_assert_int_eq(lockstep_result_status(lockstep_facts(project, NULL)), 0);
    ck_assert_uint_gt(told.calls, 0);
    ck_assert_uint_gt(told.all, 10);
    ck_assert_uint_eq(told.done, told.all);
    lockstep_project_close(project);
}
END_TEST

UNIT_MAIN("session", test_whole, test_selection, test_sentence, test_known, test_rules, test_hatch, test_use,
          test_wrong, test_at, test_near, test_compare, test_csv, test_complete, test_progress)
