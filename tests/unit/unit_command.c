/* unit_command.c — commands against patterns, against each other, and against what a script takes. */
#include "command_pattern.h"
#include "script_calls.h"
#include "script_extract.h"
#include "script_surface.h"
#include "shell_commands.h"
#include "unit.h"
#include "workflow_extract.h"
#include "workflow_trigger.h"

enum { DIALECT_DOCUMENT = 1, DIALECT_SCRIPT = 5, DIALECT_WORKFLOW = 6 };

static arena memory;
static store *all;

static void world_open(void)
{
    arena_init(&memory);
    all = store_new(&memory);
}

static void world_close(void)
{
    arena_free(&memory);
}

static fact file_add(const char *path, const char *bytes, uint32_t dialect, extractor *extract)
{
    extract_request request = {.path = text_from(path), .bytes = text_from(bytes), .limits = EXTRACT_LIMITS};
    shard_builder *to = shard_begin(&memory, KIND_ALL);

    extract(&request, &memory, to);
    return store_fact(all, store_add(all, request.path, dialect, shard_finish(to)), 0);
}

static void block_extract(const extract_request *request, arena *scratch, shard_builder *to)
{
    shell_region region = {.bytes = request->bytes};
    shell_options options = {.language = TEXT("bash"), .origin = TEXT("block")};

    shard_open(to, KIND_block, (span){0, (uint32_t)request->bytes.length}, TEXT("bash"));
    shell_commands_add(to, scratch, &region, 1, &options);
}

/* The first command of a piece of shell. */
static fact command_of(const char *written)
{
    static uint32_t number;
    fact block =
        file_add(text_print(&memory, "%u.md", ++number).start, written, DIALECT_DOCUMENT, block_extract);
    const shard *facts = store_shard(all, block.shard);

    for (uint32_t row = 0; row < facts->row_count; row++)
        if (facts->kind[row] == KIND_command)
            return store_fact(all, block.shard, row);
    ck_abort_msg("no command in: %s", written);
}

/* The last one. */
static fact last_command_of(const char *written)
{
    fact found = command_of(written);
    const shard *facts = store_shard(all, found.shard);

    for (uint32_t row = found.row; row < facts->row_count; row++)
        if (facts->kind[row] == KIND_command)
            found = store_fact(all, found.shard, row);
    return found;
}

/* ---- patterns ---- */

static const struct {
    const char *pattern, *command;
    bool matches;
} patterns[] = {
    {"tools/ctl.sh start", "tools/ctl.sh start", true},
    {"tools/ctl.sh start", "./tools/ctl.sh start prod --monitoring", true},
    {"tools/ctl.sh start", "sudo bash tools/ctl.sh start prod", true},
    {"tools/ctl.sh start", "A=1 tools/ctl.sh start", true},
    {"tools/ctl.sh start", "tools/ctl.sh stop start", false},
    {"tools/ctl.sh start", "tools/ctl.sh", false},
    {"tools/ctl.sh start", "other/ctl.sh start", false},
    {"tools/ctl.sh start", "tools/ctl.sh starting", false},
    {"./tools/ctl.sh", "tools/ctl.sh anything", true},
    {"tools/ctl.sh <action> dev", "tools/ctl.sh start dev", true},
    {"tools/ctl.sh <action> dev", "tools/ctl.sh start prod", false},
    {"tools/ctl.sh start", "tools/ctl.sh <action>", false},
    {"tools/ctl.sh <action>", "tools/ctl.sh <action>", true},
    {"tools/ctl.sh start prod", "tools/ctl.sh start <dev|prod>", true},
    {"tools/ctl.sh start test", "tools/ctl.sh start <dev|prod>", false},
    {"tools/ctl.sh --monitoring", "tools/ctl.sh start prod --llm --monitoring", true},
    {"tools/ctl.sh --monitoring", "tools/ctl.sh start [--monitoring]", false},
    {"tools/ctl.sh --replicas 2", "tools/ctl.sh start --replicas=2", true},
    {"tools/ctl.sh --replicas=2", "tools/ctl.sh start --replicas 2", true},
    {"tools/ctl.sh --replicas 2", "tools/ctl.sh start --replicas 3", false},
    {"tools/ctl.sh start --replicas <n>", "tools/ctl.sh start --replicas 3", true},
    {"docker compose up", "docker compose -f a.yaml up -d", true},
    {"docker compose up", "docker compose -f up.yaml down", false},
    {"docker compose -f a.yaml up", "docker compose -f a.yaml up", true},
    {"docker compose -f b.yaml up", "docker compose -f a.yaml up", false},
    {"tools/*.sh", "tools/ctl.sh x", true},
    {"tools/*.sh", "tools/sub/ctl.sh x", false},
    {"make test*", "make tests", true},
    {"tools/test.sh --capacity-contract", "tools/test.sh --lint --capacity-contract", true},
    {"tools/ctl.sh --force start", "tools/ctl.sh start --force", true},
};

START_TEST(test_patterns)
{
    world_open();
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        text why = {0};
        command_pattern *pattern =
            command_pattern_compile(&memory, all, text_from(patterns[i].pattern), &why);
        ck_assert_ptr_nonnull(pattern);
        ck_assert_msg(command_matches(all, pattern, command_of(patterns[i].command)) == patterns[i].matches,
                      "%s against %s", patterns[i].pattern, patterns[i].command);
    }
    world_close();
}
END_TEST

START_TEST(test_pattern_of_script)
{
    text why = {0};

    world_open();
    ck_assert(command_matches(all, command_pattern_script(&memory, all, TEXT("tools/ctl.sh"), TEXT("start")),
                              last_command_of("cd tools && ./ctl.sh start")));
    ck_assert(command_matches(all, command_pattern_script(&memory, all, TEXT("tools/ctl.sh"), TEXT("")),
                              command_of("tools/ctl.sh x")));
    ck_assert(!command_matches(all, command_pattern_script(&memory, all, TEXT("tools/ctl.sh"), TEXT("stop")),
                               command_of("tools/ctl.sh start")));
    ck_assert_ptr_null(command_pattern_compile(&memory, all, TEXT("a && b"), &why));
    ck_text(why, "this is more than one command");
    ck_assert_ptr_null(command_pattern_compile(&memory, all, TEXT("# nothing"), &why));
    world_close();
}
END_TEST

/* ---- equality ---- */

static const struct {
    const char *left, *right;
    bool is_equal;
} pairs[] = {
    {"t.sh start prod --a --b", "./t.sh start prod --b --a", true},
    {"t.sh start --x=v", "bash t.sh start --x v", true},
    {"t.sh --save a run", "t.sh run --save a", true},
    {"t.sh --force start", "t.sh start --force", true},
    {"sudo t.sh a", "t.sh a", true},
    {"A=1 t.sh", "env A=1 t.sh", true},
    {"A=1 t.sh", "t.sh", false},
    {"A=1 t.sh", "A=2 t.sh", false},
    {"t.sh a b", "t.sh b a", false},
    {"t.sh --x 1", "t.sh --x 2", false},
    {"t.sh --x=1", "t.sh --x", false},
    {"t.sh --x", "t.sh [--x]", false},
    {"t.sh <a>", "t.sh <b>", true},
    {"t.sh <a>", "t.sh b", false},
    {"t.sh <a|b>", "t.sh <a|b>", true},
    {"t.sh a", "u.sh a", false},
    {"t.sh --a --a", "t.sh --a", false},
};

START_TEST(test_equal)
{
    world_open();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        fact left = command_of(pairs[i].left), right = command_of(pairs[i].right);
        ck_assert_msg(command_equal(all, left, right) == pairs[i].is_equal, "%s and %s", pairs[i].left,
                      pairs[i].right);
        ck_assert_msg(command_equal(all, right, left) == pairs[i].is_equal, "%s and %s", pairs[i].right,
                      pairs[i].left);
    }
    world_close();
}
END_TEST

/* ---- surface ---- */

static const char control[] =
    "#!/bin/bash\n"
    "action=\"${1:-}\"\nenvironment=\"${2:-}\"\n"
    "case \"$environment\" in\n  dev) ;;\n  prod) ;;\n  *) exit 2 ;;\nesac\nshift 2\n"
    "while [[ $# -gt 0 ]]; do\n  case \"$1\" in\n    --monitoring) shift ;;\n"
    "    --level) level=\"$2\"; shift 2 ;;\n    *) exit 2 ;;\n  esac\ndone\n"
    "case \"$level\" in\n  low | high) ;;\n  *) exit 2 ;;\nesac\n"
    "case \"$action\" in\n  start) up ;;\n  stop) down ;;\n  *) exit 2 ;;\nesac\n";

static const struct {
    const char *command, *wrong, *candidate, *why; /* wrong NULL: accepted */
} surfaces[] = {
    {"t.sh start dev", NULL, NULL, NULL},
    {"t.sh", NULL, NULL, NULL},
    {"t.sh <action> <dev|prod> [--monitoring] [--level <l>]", NULL, NULL, NULL},
    {"t.sh start prod --level high --monitoring", NULL, NULL, NULL},
    {"t.sh start $ENVIRONMENT", NULL, NULL, NULL},
    {"t.sh strat dev", "strat", "start", "action \"strat\" is not one of start, stop"},
    {"t.sh start test", "test", "", "environment \"test\" is not one of dev, prod"},
    {"t.sh start <dev|prd>", "prd", "prod", "environment \"prd\" is not one of dev, prod"},
    {"t.sh start dev --monitor", "--monitor", "", "flag \"--monitor\" is not one of --monitoring, --level"},
    {"t.sh start dev [--monitorin]", "--monitorin", "--monitoring", NULL},
    {"t.sh --monitoring start dev", "--monitoring", "", NULL},
    {"t.sh start dev --level", "--level", "", "flag \"--level\" needs a value"},
    {"t.sh start dev --level hig", "hig", "high", "value of --level \"hig\" is not one of low, high"},
    {"t.sh start dev --level=high", "--level", "",
     "flag \"--level\" takes its value as the next word, not behind `=`"},
    {"t.sh start dev --monitoring=yes", "--monitoring", "", "flag \"--monitoring\" takes no value"},
    {"t.sh start dev more", "more", "", "\"more\" is one word too many: the script takes 2"},
};

START_TEST(test_surface)
{
    fact script;

    world_open();
    script = file_add("t.sh", control, DIALECT_SCRIPT, script_extract);
    for (size_t i = 0; i < sizeof surfaces / sizeof *surfaces; i++) {
        surface_verdict verdict = script_accepts(&memory, all, script, command_of(surfaces[i].command));
        ck_assert_msg(verdict.is_accepted == !surfaces[i].wrong, "%s: %.*s", surfaces[i].command,
                      TEXT_FORMAT(verdict.problem));
        if (verdict.is_accepted)
            continue;
        ck_text(verdict.wrong, surfaces[i].wrong);
        ck_assert_int_ne(fact_kind(all, verdict.surface), KIND_none);
        if (surfaces[i].candidate[0])
            ck_text(verdict.candidate, surfaces[i].candidate);
        if (surfaces[i].why)
            ck_text(verdict.problem, surfaces[i].why);
    }
    world_close();
}
END_TEST

START_TEST(test_surface_open)
{
    fact open, gates, action;

    world_open();
    open = file_add("o.sh", "exec docker compose \"$@\"\n", DIALECT_SCRIPT, script_extract);
    ck_assert(script_accepts(&memory, all, open, command_of("o.sh any --thing")).is_accepted);
    gates =
        file_add("g.sh", "while [ $# -gt 0 ]; do case $1 in --lint) x ;; *) exit 2 ;; esac; shift; done\n",
                 DIALECT_SCRIPT, script_extract);
    ck_assert(script_accepts(&memory, all, gates, command_of("g.sh --lint --lint")).is_accepted);
    ck_text(script_accepts(&memory, all, gates, command_of("g.sh lint")).candidate, "--lint");
    action =
        file_add("a.sh", "case $1 in logs) shift; docker logs \"$@\" ;; ps) docker ps ;; *) exit 1 ;; esac\n",
                 DIALECT_SCRIPT, script_extract);
    ck_assert(script_accepts(&memory, all, action, command_of("a.sh logs -f x")).is_accepted);
    ck_assert(!script_accepts(&memory, all, action, command_of("a.sh ps -f")).is_accepted);
    ck_assert(!script_accepts(&memory, all, action, command_of("a.sh log -f x")).is_accepted);
    world_close();
}
END_TEST

START_TEST(test_flag_value)
{
    fact script, command, value;

    world_open();
    script = file_add("t.sh", control, DIALECT_SCRIPT, script_extract);
    command = command_of("t.sh --level high --monitoring start");
    ck_assert(command_flag_value(all, store_fact(all, command.shard, command.row + 1), &script, &value));
    ck_text(fact_name(all, value), "high");
    ck_assert(!command_flag_value(all, store_fact(all, command.shard, command.row + 3), &script, &value));
    ck_assert(command_flag_value(all, store_fact(all, command.shard, command.row + 3), NULL, &value));
    command = command_of("t.sh --level=high");
    ck_assert(command_flag_value(all, store_fact(all, command.shard, command.row + 1), &script, &value));
    ck_text(fact_name(all, value), "high");
    world_close();
}
END_TEST

/* ---- calls ---- */

static const char wrapper[] =
    "cd \"$(dirname \"$0\")/..\"\n"
    "run_all() { for t in tools/tests/*.sh; do bash \"$t\"; done; }\n"
    "gate() { ./tools/gate.sh \"$@\"; }\n"
    ". tools/common.sh\n"
    "while [ $# -gt 0 ]; do\n  case \"$1\" in\n    -a | --all) run_all ;;\n    --one) bash tools/one.sh ;;\n"
    "    --gate) shift; gate \"$@\" ;;\n    --check) bash -n tools/two.sh ;;\n    *) exit 2 ;;\n  esac\n  "
    "shift\ndone\n";

static const struct {
    const char *command, *path;
    bool is_run;
} calls[] = {
    {"tools/test.sh --one", "tools/one.sh", true},     {"tools/test.sh --all", "tools/one.sh", false},
    {"tools/test.sh --all", "tools/tests/x.sh", true}, {"tools/test.sh -a", "tools/tests/x.sh", true},
    {"tools/test.sh", "tools/tests/x.sh", false},      {"tools/test.sh", "tools/common.sh", true},
    {"tools/test.sh --check", "tools/two.sh", false},  {"tools/test.sh --gate --deep", "tools/deep.sh", true},
    {"tools/test.sh --gate", "tools/deep.sh", false},  {"tools/test.sh <flag>", "tools/one.sh", false},
    {"tools/test.sh $GATES", "tools/one.sh", false},   {"tools/one.sh", "tools/one.sh", true},
    {"cd tools && ./one.sh", "tools/one.sh", true},    {"echo tools/one.sh", "tools/one.sh", false},
};

START_TEST(test_calls)
{
    world_open();
    file_add("tools/test.sh", wrapper, DIALECT_SCRIPT, script_extract);
    file_add("tools/gate.sh",
             "if [ \"$1\" = --deep ]; then tools/deep.sh; elif [ \"$1\" = --flat ]; then tools/flat.sh; fi\n",
             DIALECT_SCRIPT, script_extract);
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        fact block = command_of(calls[i].command);
        block.row = 0;
        ck_assert_msg(script_is_run(&memory, all, block, text_from(calls[i].path), NULL).is_run ==
                          calls[i].is_run,
                      "%s runs %s", calls[i].command, calls[i].path);
    }
    world_close();
}
END_TEST

START_TEST(test_calls_live)
{
    text_array missing = {0};
    fact workflow, script;
    call_verdict verdict;

    world_open();
    workflow = file_add("ci.yml",
                        "on: push\njobs:\n  a:\n    steps:\n      - if: false\n        run: tools/one.sh\n"
                        "      - run: tools/unread.sh --x\n",
                        DIALECT_WORKFLOW, workflow_extract);
    verdict = script_is_run(&memory, all, workflow, TEXT("tools/one.sh"), &missing);
    ck_assert(!verdict.is_run && verdict.is_only_dead);
    ck_text(fact_name(all, verdict.command), "tools/one.sh");
    ck_assert_uint_eq(missing.count, 1);
    ck_text(missing.items[0], "tools/unread.sh");
    script =
        file_add("a.sh", "f() { b.sh; }\ncase $1 in x) f ;; esac\na.sh\n", DIALECT_SCRIPT, script_extract);
    ck_assert(script_is_run(&memory, all, script, TEXT("b.sh"), NULL).is_run);
    ck_assert(!script_is_run(&memory, all, script, TEXT("c.sh"), NULL).is_run);
    world_close();
}
END_TEST

/* ---- triggers ---- */

static const char filters[] =
    "on:\n  push:\n    branches: [main, 'release/**', '!release/old']\n    paths: ['**/*.md', "
    "'!docs/private/**', 'src/*']\n"
    "  pull_request:\n    paths-ignore: ['docs/**']\n  pull_request_target:\n    types: [closed]\n"
    "  workflow_dispatch:\n  pull_request_review: {paths: ['**'], paths-ignore: ['docs/**']}\njobs: {}\n";

static const struct {
    const char *event, *branch, *path;
    bool is_triggered;
} triggers[] = {
    {"push", "main", "a.md", true},
    {"push", "main", "docs/a/b.md", true},
    {"push", "main", "docs/private/b.md", false},
    {"push", "main", "src/x", true},
    {"push", "main", "src/x/y", false},
    {"push", "main", "a.txt", false},
    {"push", "main", "", true},
    {"push", "release/1/2", "a.md", true},
    {"push", "release/old", "a.md", false},
    {"push", "other", "a.md", false},
    {"pull_request", "main", "docs/a.md", false},
    {"pull_request", "main", "src/a", true},
    {"pull_request_target", "main", "src/a", false},
    {"workflow_dispatch", "main", "src/a", true},
    {"pull_request_review", "main", "src/a", false}, /* a list and its opposite: GitHub refuses both */
    {"schedule", "main", "src/a", false},
};

START_TEST(test_triggers)
{
    fact workflow;

    world_open();
    workflow = file_add("ci.yml", filters, DIALECT_WORKFLOW, workflow_extract);
    for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++) {
        trigger_verdict verdict =
            workflow_is_triggered(&memory, all, workflow, text_from(triggers[i].event),
                                  text_from(triggers[i].branch), text_from(triggers[i].path));
        ck_assert_msg(verdict.is_triggered == triggers[i].is_triggered, "%s of %s on %s", triggers[i].event,
                      triggers[i].path, triggers[i].branch);
        ck_assert(verdict.is_triggered || verdict.problem.length);
    }
    world_close();
}
END_TEST

UNIT_MAIN("command", test_patterns, test_pattern_of_script, test_equal, test_surface, test_surface_open,
          test_flag_value, test_calls, test_calls_live, test_triggers)
