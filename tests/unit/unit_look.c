/* unit_look.c — what a prompt asks besides: places, near names, two selections, completion, saving a
 * sentence. */
#include "unit.h"

#include <string.h>

#include "unit_prompt_world.h"

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

/* ---- a sentence becomes a contract ---- */

static const struct {
    const char *known, *sentence;
    int status;
    const char *parts[4]; /* that the rule holds */
} saved[] = {
    /* kept: an excerpt, and an edit of it */
    {"local vols = doc \"docs/guide.md\" :column \"Volume\" local unused = docs\n",
     "the(vols) :equals { \"tickets\", \"images\" }",
     0,
     {"local vols = doc \"docs/guide.md\" :column \"Volume\"\n\ncontract \"docs/a\" {\n  says = \"Column "
      "\\\"Volume\\\" ",
      "| Volume | Holds |\n|---|---|\n| tickets | rows |\n| images | files |\n]==],\n  },\n  breaks",
      "|---|---|\n| images | files |\n]==],\n  },\n}\n"}},
    /* broken: what was found is the example */
    {"",
     "every(docs :links()) :exists()",
     0,
     {"  breaks = {\n    [\"docs/guide.md\"] = [==[\n[gone](missing.md)\n]==],\n",
      "-- No part of the repository was found that keeps it"}},
    /* nothing there can break it */
    {"", "count(docs :rows()) :is_at_most(9)", 0, {"-- No edit was found that breaks it", "keeps = {"}},
    {"local f = function(s) return s.name ~= \"something-else\" end\n",
     "every(compose :services()) :satisfies(\"has a name\", f)",
     0,
     {"local f = function(s) return s.name ~= \"something-else\" end", "\n  something-else:\n"}},
    {"", "every(docs :pictures()) :exists()", 2, {NULL}},
    {"", "docs :links()", 2, {NULL}},
    {"", "every(docs :lnks()) :exists()", 2, {NULL}},
};

START_TEST(test_save)
{
    lockstep_project *project = world_open();
    arena memory;

    arena_init(&memory);

    for (size_t i = 0; i < sizeof saved / sizeof *saved; i++) {
        lockstep_result *result =
            lockstep_save(project, saved[i].known, saved[i].sentence, "docs/a", "/tmp/lockstep-none/a.lua");
        lockstep_addition added = lockstep_result_addition(result);
        ck_assert_msg(lockstep_result_status(result) == saved[i].status, "%s:\n%s", saved[i].sentence,
                      written(&memory, result, "text"));
        if (saved[i].status) {
            ck_assert_ptr_null(added.bytes);
            continue;
        }
        ck_assert(added.is_new);
        ck_assert_str_eq(added.path, "/tmp/lockstep-none/a.lua");
        const char *bytes = text_string(&memory, (text){added.bytes, added.length});
        ck_assert_ptr_null(strstr(bytes, "unused"));
        for (size_t k = 0; k < 4 && saved[i].parts[k]; k++)
            ck_holds(bytes, saved[i].parts[k]);
    }
    world_close(project);
    arena_free(&memory);
}
END_TEST

/* Behind what is there; an id that is taken, and what is no rule file, are refused. */
START_TEST(test_save_place)
{
    const char *sentence = "there_is(docs :rows())";
    lockstep_project *project = world_open();
    lockstep_result *result =
        lockstep_save(project, "", sentence, "a/b", "examples/release/lockstep/backups.lua");
    arena memory;

    arena_init(&memory);
    ck_assert_msg(lockstep_result_status(result) == 0, "%s", written(&memory, result, "text"));
    ck_assert(!lockstep_result_addition(result).is_new);
    ck_assert(strncmp(lockstep_result_addition(result).bytes, "\ncontract \"a/b\" {", 17) == 0);
    result = lockstep_save(project, "", sentence, "backups/places", "examples/release/lockstep/backups.lua");
    ck_assert_int_eq(lockstep_result_status(result), 2); /* it stands there already */
    ck_assert_int_eq(lockstep_result_status(lockstep_save(project, "", sentence, "a/b", "a.md")), 2);
    ck_assert_int_eq(lockstep_result_status(lockstep_save(project, "", sentence, "a b", "a.lua")), 2);
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

UNIT_MAIN("look", test_at, test_near, test_compare, test_csv, test_complete, test_save, test_save_place,
          test_progress)
