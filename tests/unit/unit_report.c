/* unit_report.c — reports byte for byte: both ends, carets in terminal columns, what comes from outside made
 * harmless. */
#include <check.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "unit_report_world.h"

static report_world world;

static void setup(void)
{
    report_world_open(&world);
}

static void teardown(void)
{
    report_world_close(&world);
}

static const char *written(void (*report)(buffer *, const report_style *), const report_style *style)
{
    static const report_style plain;
    buffer out = buffer_new(&world.memory);

    report(&out, style ? style : &plain);
    return text_string(&world.memory, buffer_text(&out));
}

static void as_text(buffer *out, const report_style *style)
{
    report_text(out, &world.found, world.sources, style);
}

static void as_json(buffer *out, const report_style *style)
{
    report_json(out, &world.found, world.sources, style);
}

static void as_explanation(buffer *out, const report_style *style)
{
    report_explain(out, &world.found, 0, (text){0}, world.sources, style);
}

START_TEST(a_finding_shows_both_ends)
{
    ck_assert_str_eq(written(as_text, NULL),
                     "compose.yaml:3:17: error: profile \"queue-drain\" has no row\n"
                     "    3 |     profiles: [\"queue-drain\"]\n"
                     "      |                 ^^^^^^^^^^^\n"
                     "docs/a.md:5:3: note: the nearest row is \"queue_drain\"\n"
                     "    5 | | `queue_drain` | 3 |\n"
                     "      |   ^^^^^^^^^^^^^\n"
                     "  capacity/profile-matrix (lockstep/a.lua:3): The matrix has a row for every profile.\n"
                     "  fix: add the row, or remove the profile.\n"
                     "2 contracts: 1 kept, 1 broken; 2 documents, 1 service -> exit 1\n");
}
END_TEST

/* The excerpt of a finding at `part`: the two lines under its head. */
static const char *excerpt(const char *part, unsigned width)
{
    report_style style = {.width = width};

    world.found.findings.count = 0;
    report_world_finding(&world, "compose.yaml", part, "message");
    const char *all = written(as_text, &style), *first = strchr(all, '\n') + 1;
    const char *end = strchr(strchr(first, '\n') + 1, '\n');
    return text_string(&world.memory, (text){first, (size_t)(end - first)});
}

START_TEST(carets_count_terminal_columns)
{
    /* A tab goes to the next multiple of eight, shown as blanks. */
    ck_assert_str_eq(excerpt("tabs", 0), "    4 |         -       tabs    here\n"
                                         "      |                 ^^^^");
    /* Wide characters take two columns, before the finding and in it. */
    ck_assert_str_eq(excerpt("wide # after", 0), "    5 |   \xE9\x85\x8D\xE7\xBD\xAE: wide # after wide\n"
                                                 "      |         ^^^^^^^^^^^^");
    ck_assert_str_eq(excerpt("\xF0\x9F\x9A\x80", 0), "    6 |   \xF0\x9F\x9A\x80: rocket\n"
                                                     "      |   ^^");
    /* What is escaped is longer than it was. */
    ck_assert_str_eq(excerpt("red", 0), "    7 |   esc: \\x1B[31mred\n"
                                        "      |                ^^^");
}
END_TEST

START_TEST(a_span_without_length_has_one_caret)
{
    finding *some = &world.found.findings.items[0];

    some->notes.count = 0;
    some->at.part.end = some->at.part.start;
    ck_assert_ptr_nonnull(strstr(written(as_text, NULL), "      |                 ^\n  capacity"));
    some->at.is_line_only = true; /* its column was not verified: none is shown */
    ck_assert_ptr_nonnull(strstr(written(as_text, NULL), "compose.yaml:3: error: "));
    ck_assert_ptr_null(strchr(written(as_text, NULL), '^'));
    some->at.part.start = some->at.part.end = 1u << 30; /* past the end: on the last line, and no crash */
    some->at.is_line_only = false;
    ck_assert_ptr_nonnull(strstr(written(as_text, NULL), "compose.yaml:10:"));
}
END_TEST

START_TEST(a_long_line_is_seen_around_the_finding)
{
    char line[2001];
    memset(line, 'x', 1000);
    memcpy(line + 1000, "needle", 6);
    memset(line + 1006, 'y', 994);
    line[2000] = '\0';
    tree_add(world.files, TEXT("long.md"), text_from(line), false);
    finding *some = &world.found.findings.items[0];
    some->notes.count = 0;
    some->at = (place){.path = TEXT("long.md"), .part = {1000, 1006}};
    report_style style = {.width = 60};
    const char *report = written(as_text, &style), *code = strchr(report, '\n') + 1,
               *carets = strchr(code, '\n') + 1;
    ck_assert_uint_le(carets - code - 1, 60);
    ck_assert_ptr_nonnull(strstr(code, "..."));
    const char *needle = strstr(code, "needle"), *caret = strchr(carets, '^');
    ck_assert_int_eq(needle - code, caret - carets);
    ck_assert_int_eq(strncmp(caret, "^^^^^^\n", 7), 0);
}
END_TEST

START_TEST(a_terminal_breaks_prose_between_words)
{
    report_style style = {.width = 44, .is_terminal = true};

    world.found.findings.items[0].notes.count = 0;
    ck_assert_str_eq(written(as_text, &style),
                     "compose.yaml:3:17: error: profile\n"
                     "    \"queue-drain\" has no row\n"
                     "    3 |     profiles: [\"queue-drain\"]\n"
                     "      |                 ^^^^^^^^^^^\n"
                     "  capacity/profile-matrix (lockstep/a.lua:3): The\n"
                     "    matrix has a row for every profile.\n"
                     "  fix: add the row, or remove the profile.\n"
                     "2 contracts: 1 kept, 1 broken; 2 documents, 1 service -> exit 1\n");
}
END_TEST

START_TEST(what_comes_from_outside_is_harmless)
{
    report_world_finding(&world, "compose.yaml", "##[error]",
                         "a\x1b]0;title\x07 message\nwith ##[error] and ::error::");
    report_world_finding(&world, "compose.yaml", "::error::", "plain");
    for (int json = 0; json < 2; json++) {
        const char *report = written(json ? as_json : as_text, NULL);
        ck_assert_ptr_null(strchr(report, 0x1b));
        ck_assert_ptr_null(strchr(report, 0x07));
        ck_assert_ptr_null(strstr(report, "##["));
        for (const char *line = report; line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL)
            ck_assert_int_ne(strncmp(line + strspn(line, " \t"), "::", 2), 0);
    }
}
END_TEST

START_TEST(json_has_every_field)
{
    json_t *root = json_loads(written(as_json, NULL), 0, NULL);
    const char *path, *message, *state, *contract, *other;
    int version, status, line, column, start, end, broken;

    ck_assert_ptr_nonnull(root);
    ck_assert_int_eq(
        json_unpack(
            root,
            "{s:i, s:i, s:{s:i}, s:[{s:s, s:s, s:s, s:{s:s, s:i, s:i, s:i, s:i}, s:[{s:s}]}], s:[{s:s}, {}]}",
            "version", &version, "status", &status, "counts", "broken", &broken, "findings", "state", &state,
            "message", &message, "contract", &contract, "at", "path", &path, "line", &line, "column", &column,
            "start", &start, "end", &end, "notes", "message", &other, "contracts", "state", &state),
        0);
    ck_assert_int_eq(version, 1);
    ck_assert_int_eq(status, 1);
    ck_assert_int_eq(broken, 1);
    ck_assert_str_eq(path, "compose.yaml");
    ck_assert_int_eq(line, 3);
    ck_assert_int_eq(column, 17);
    ck_assert_int_eq(end - start, 11);
    ck_assert_str_eq(message, "profile \"queue-drain\" has no row");
    ck_assert_str_eq(other, "the nearest row is \"queue_drain\"");
    ck_assert_uint_eq(json_array_size(json_object_get(root, "contracts")), 2);
    json_decref(root);
}
END_TEST

START_TEST(json_strings_are_exact)
{
    /* \u{202E} turns the direction of text: written as an escape, and still the same string. */
    report_world_finding(&world, "compose.yaml", "queue",
                         "turn \xE2\x80\xAE ##[x] \\ \xF3\xA0\x80\x81 caf\xC3\xA9");
    const char *report = written(as_json, NULL);
    json_t *root = json_loads(report, 0, NULL);

    ck_assert_ptr_nonnull(root);
    ck_assert_ptr_nonnull(strstr(report, "turn \\u202e ##\\u005bx] \\\\ \\udb40\\udc01 caf\xC3\xA9"));
    const json_t *last = json_array_get(json_object_get(root, "findings"), 1);
    ck_assert_str_eq(json_string_value(json_object_get(last, "message")),
                     "turn \xE2\x80\xAE ##[x] \\ \xF3\xA0\x80\x81 caf\xC3\xA9");
    json_decref(root);
}
END_TEST

static size_t count_of(const char *report, const char *part)
{
    size_t count = 0;

    for (const char *at = report; (at = strstr(at, part)) != NULL; at += strlen(part))
        count++;
    return count;
}

START_TEST(a_terminal_gets_three_in_full)
{
    report_style terminal = {.is_terminal = true}, all = {.is_terminal = true, .shows_all = true};

    for (int i = 0; i < 100; i++)
        report_world_finding(&world, "compose.yaml", "queue-drain", "again");
    ck_assert_uint_eq(count_of(written(as_text, &terminal), "(lockstep/a.lua:3)"), 3);
    ck_assert_uint_eq(count_of(written(as_text, &terminal), "error: again (capacity/profile-matrix)\n"), 98);
    ck_assert_ptr_nonnull(strstr(written(as_text, &terminal),
                                 "98 findings stand in one line each: --all shows them in full\n"));
    ck_assert_uint_eq(count_of(written(as_text, &all), "(lockstep/a.lua:3)"), 101);
    ck_assert_uint_eq(count_of(written(as_text, NULL), "(lockstep/a.lua:3)"), 101);
    world.found.findings.count = 100; /* not more than 100: all in full */
    ck_assert_uint_eq(count_of(written(as_text, &terminal), "(lockstep/a.lua:3)"), 100);
}
END_TEST

START_TEST(paths_choose_by_either_end)
{
    text docs = TEXT("docs"), elsewhere = TEXT("doc"), file = TEXT("compose.yaml");
    report_style style = {.paths = &docs, .path_count = 1};

    ck_assert_ptr_nonnull(strstr(written(as_text, &style), "has no row"));
    style.paths = &file;
    ck_assert_ptr_nonnull(strstr(written(as_text, &style), "has no row"));
    style.paths = &elsewhere;
    ck_assert_str_eq(written(as_text, &style),
                     "0 of 1 findings have an end in the paths that you gave\n"
                     "2 contracts: 1 kept, 1 broken; 2 documents, 1 service -> exit 1\n");
    world.found.findings.items[0].state = FINDING_UNJUDGED; /* wherever it stands: the exit status is of it */
    ck_assert_ptr_nonnull(strstr(written(as_text, &style), "has no row"));
}
END_TEST

START_TEST(the_last_line_counts_and_gives_the_reason)
{
    world.found.findings.items[0].state = FINDING_VACUOUS;
    world.found.broken = 0;
    world.found.vacuous = 2;
    world.found.kept = 0;
    ck_assert_ptr_nonnull(
        strstr(written(as_text, NULL),
               "\n2 contracts: 0 kept, 2 vacuous (1 cause); 2 documents, 1 service -> exit 1\n"));
    world.found.unjudged = 1;
    world.found.status = 2;
    world.found.reason = TEXT("1 unjudged");
    ck_assert_ptr_nonnull(strstr(written(as_text, NULL), ", 1 unjudged; 2 documents, 1 service -> exit 2\n"));
    world.found.contracts.count = world.found.findings.count = 0;
    world.found.reason = TEXT("no contract");
    world.found.documents = world.found.services = 0;
    ck_assert_str_eq(written(as_text, NULL), "0 contracts -> exit 2 (no contract)\n");
}
END_TEST

START_TEST(colour_only_when_asked)
{
    report_style style = {.is_colored = true};

    ck_assert_ptr_null(strchr(written(as_text, NULL), 0x1b));
    ck_assert_ptr_nonnull(strstr(written(as_text, &style), "\x1b[1;31merror\x1b[0m"));
}
END_TEST

START_TEST(a_vanished_file_leaves_its_path)
{
    world.found.findings.items[0].at.path = TEXT("gone.md");
    ck_assert_int_eq(strncmp(written(as_text, NULL), "gone.md: error: profile", 23), 0);
    world.found.findings.items[0].at.path = (text){0};
    ck_assert_int_eq(strncmp(written(as_text, NULL), "lockstep: error: profile", 24), 0);
}
END_TEST

START_TEST(explain_tells_what_decided)
{
    ck_assert_str_eq(written(as_explanation, NULL),
                     "capacity/profile-matrix is broken (lockstep/a.lua:1)\n"
                     "    says        The matrix has a row for every profile.\n"
                     "\n"
                     "  1. the(matrix :column \"Profile\") :equals(profiles)\n"
                     "    understood  the cells of column \"Profile\" equal the profiles\n"
                     "    state       broken\n"
                     "      matrix :column \"Profile\"  9 found: queue_drain, ...  (from docs/a.md:5:4)\n"
                     "      broken  profile \"queue-drain\" (compose.yaml:3:17): no cell has this name\n"
                     "      kept    cell \"monitoring\"\n"
                     "\n"
                     "  reads\n"
                     "    files       compose.yaml\n"
                     "    folders     .\n"
                     "\n"
                     "2 subjects: 1 kept, 1 broken\n");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report");
    TCase *tests = tcase_create("report");

    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_add_test(tests, a_finding_shows_both_ends);
    tcase_add_test(tests, carets_count_terminal_columns);
    tcase_add_test(tests, a_span_without_length_has_one_caret);
    tcase_add_test(tests, a_long_line_is_seen_around_the_finding);
    tcase_add_test(tests, a_terminal_breaks_prose_between_words);
    tcase_add_test(tests, what_comes_from_outside_is_harmless);
    tcase_add_test(tests, json_has_every_field);
    tcase_add_test(tests, json_strings_are_exact);
    tcase_add_test(tests, a_terminal_gets_three_in_full);
    tcase_add_test(tests, paths_choose_by_either_end);
    tcase_add_test(tests, the_last_line_counts_and_gives_the_reason);
    tcase_add_test(tests, colour_only_when_asked);
    tcase_add_test(tests, a_vanished_file_leaves_its_path);
    tcase_add_test(tests, explain_tells_what_decided);
    suite_add_tcase(suite, tests);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_NORMAL);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
