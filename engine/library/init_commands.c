/* init_commands.c — documented commands that scripts, targets and compose accept; usage texts that are
 * complete; workflows of pull requests that run a gate. */
#include "dialect.h"
#include "init.h"
#include "names.h"

/* ---- what documents show ---- */

/* Each program of a command in a document, once. */
static void programs_read(const proposing *p, name_table *programs)
{
    names_init(programs, p->memory);
    for (uint32_t i = 0; i < store_count(p->all); i++) {
        const shard *some = store_shard(p->all, i);
        text program;
        for (uint32_t row = 0; init_file_kind(p->all, i) == KIND_document && row < some->row_count; row++)
            if (some->kind[row] == KIND_command &&
                fact_text(p->all, store_fact(p->all, i, row), ATTRIBUTE_program, &program))
                names_intern(programs, program, false);
    }
}

/* Does a document show a command that begins so? */
static bool documents_show(const proposing *p, text beginning)
{
    for (uint32_t i = 0; i < store_count(p->all); i++) {
        const shard *some = store_shard(p->all, i);
        for (uint32_t row = 0; init_file_kind(p->all, i) == KIND_document && row < some->row_count; row++)
            if (some->kind[row] == KIND_command &&
                text_starts(fact_name(p->all, store_fact(p->all, i, row)), beginning))
                return true;
    }
    return false;
}

static bool file_has(const proposing *p, uint32_t index, kind wanted)
{
    const shard *some = store_shard(p->all, index);

    for (uint32_t row = 0; row < some->row_count; row++)
        if (some->kind[row] == wanted)
            return true;
    return false;
}

/* ---- scripts ---- */

static void script_propose(proposing *p, uint32_t index, const name_table *programs)
{
    text path = store_path(p->all, index), quoted;
    bool is_open = store_shard(p->all, index)->flags[0] & FACT_OPEN;
    candidate *added;
    uint32_t known;

    if (!init_quote_path(p->memory, path, &quoted))
        return;
    if (!is_open && names_lookup(programs, path, &known)) {
        added = init_use(
            p, init_family(p), init_id(p, "commands", path_name(path)),
            text_print(p->memory, "Documented commands of %.*s are ones that it accepts.", TEXT_FORMAT(path)),
            "script/commands-accepted");
        init_say(p, added, "tool = %.*s", TEXT_FORMAT(quoted));
    }
    if (file_has(p, index, KIND_usage) && file_has(p, index, KIND_action)) {
        uint32_t family = init_family(p);
        text id = init_id(p, "usage", path_name(path));
        added =
            init_use(p, family, id,
                     text_print(p->memory, "The usage text of %.*s names what it takes, and nothing else.",
                                TEXT_FORMAT(path)),
                     "script/usage-agrees");
        init_say(p, added, "tool = %.*s", TEXT_FORMAT(quoted));
        added = init_add(p, family, id,
                         text_print(p->memory, "The usage text of %.*s names every action that it takes.",
                                    TEXT_FORMAT(path)));
        init_say(p, added, "every(script %.*s :actions())\n:is_mentioned_in(script %.*s :usage())",
                 TEXT_FORMAT(quoted), TEXT_FORMAT(quoted));
    }
}

static void others_propose(proposing *p, bool has_compose)
{
    static const struct {
        const char *file, *words;
    } all[] = {{"Makefile", "make"}, {"justfile", "just"}, {"package.json", "npm run"}};
    candidate *added;

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        tree_entry entry;
        if (!documents_show(p, text_print(p->memory, "%s ", all[i].words)) ||
            tree_probe(p->project->root, text_from(all[i].file), &entry) != TREE_OK)
            continue;
        added = init_add(p, init_family(p), init_id(p, "commands", text_from(all[i].words)),
                         text_print(p->memory, "Documented commands of %s name targets of %s.", all[i].words,
                                    all[i].file));
        init_say(p, added, "every(docs :commands \"%s\")\n:is_accepted_by(file \"%s\")", all[i].words,
                 all[i].file);
    }
    if (has_compose && documents_show(p, TEXT("docker compose"))) {
        added = init_add(
            p, init_family(p), init_id(p, "commands", TEXT("docker compose")),
            TEXT("Documented docker compose commands name files, profiles and services that exist."));
        init_say(p, added, "every(docs :commands \"docker compose\")\n:is_accepted_by(compose)");
    }
}

void init_commands(proposing *p)
{
    bool has_compose = false;
    name_table programs;

    programs_read(p, &programs);
    for (uint32_t i = 0; i < store_count(p->all); i++) {
        has_compose = has_compose || init_is_root_compose(store_path(p->all, i));
        if (init_file_kind(p->all, i) == KIND_script)
            script_propose(p, i, &programs);
    }
    others_propose(p, has_compose);
}

/* ---- gates ---- */

/* Words that gates have in their names. */
static bool is_gate_like(text command)
{
    static const char *const words[] = {"test", "check", "lint", "gate", "verify", "valid", "contract"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_find_text(command, text_from(words[i]), 0) < command.length)
            return true;
    return false;
}

/* Is it a script of the repository, or a target, in words that a command pattern can be? */
static bool is_gate(const proposing *p, text command, text program)
{
    tree_entry entry;

    for (size_t i = 0; i < command.length; i++) {
        char byte = command.start[i];
        bool is_plain =
            (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
        if (!is_plain && text_find(TEXT(" -_./=:,"), byte, 0) == 8)
            return false;
    }
    return is_gate_like(command) && command.length < 80 &&
           (text_is(program, "make") || (text_find(program, '/', 0) < program.length &&
                                         tree_probe(p->project->root, program, &entry) == TREE_OK));
}

static bool runs_on_requests(const proposing *p, uint32_t index)
{
    const shard *some = store_shard(p->all, index);

    for (uint32_t row = 0; row < some->row_count; row++)
        if (some->kind[row] == KIND_trigger &&
            text_is(fact_name(p->all, store_fact(p->all, index, row)), "pull_request"))
            return true;
    return false;
}

/* A script that is called without more words is a gate as the pack knows it. */
static void gate_propose(proposing *p, text workflow, text command, bool is_script)
{
    uint32_t family = init_family(p);
    text id = init_id(p, "ci", command),
         says = text_print(p->memory, "Every pull request runs %.*s, also when only documents change.",
                           TEXT_FORMAT(command));
    candidate *strong =
        is_script ? init_use(p, family, id, says, "ci/runs-gate") : init_add(p, family, id, says);

    if (is_script) {
        init_say(p, strong, "workflow = %.*s", TEXT_FORMAT(workflow));
        init_say(p, strong, "gate     = \"%.*s\"", TEXT_FORMAT(command));
    } else {
        init_say(p, strong, "there_is(workflow %.*s :commands \"%.*s\")", TEXT_FORMAT(workflow),
                 TEXT_FORMAT(command));
        init_say(p, strong, "the(workflow %.*s)\n:is_triggered_by { \"pull_request\", changing = docs }",
                 TEXT_FORMAT(workflow));
    }
    candidate *weak = init_add(p, family, id, text_print(p->memory, "CI runs %.*s.", TEXT_FORMAT(command)));
    init_say(p, weak, "there_is(workflow %.*s :commands \"%.*s\")", TEXT_FORMAT(workflow),
             TEXT_FORMAT(command));
}

static void workflow_propose(proposing *p, uint32_t index, uint32_t *looked)
{
    const shard *some = store_shard(p->all, index);
    text quoted;
    text_array known = {0};

    if (!runs_on_requests(p, index) || !init_quote_path(p->memory, store_path(p->all, index), &quoted))
        return;
    for (uint32_t row = 0; row < some->row_count && *looked < INIT_LOOKED; row++) {
        fact one = store_fact(p->all, index, row);
        text program, name = fact_name(p->all, one);
        bool is_known = some->kind[row] != KIND_command || some->flags[row] & FACT_DEAD;
        for (uint32_t i = 0; i < known.count; i++)
            is_known = is_known || text_equal(known.items[i], name);
        if (is_known || !fact_text(p->all, one, ATTRIBUTE_program, &program) || !is_gate(p, name, program))
            continue;
        ++*looked;
        *array_push(&known, p->memory) = name;
        gate_propose(p, quoted, name,
                     text_equal(name, program) && store_find(p->all, name, DIALECT_SCRIPT) != UINT32_MAX);
    }
}

void init_gates(proposing *p)
{
    uint32_t looked = 0;

    for (uint32_t i = 0; i < store_count(p->all); i++)
        if (init_file_kind(p->all, i) == KIND_workflow)
            workflow_propose(p, i, &looked);
}
