/* test.c — lockstep_test: the examples of rule files and of folders, each judged by its one contract. */
#include <assert.h>

#include "example.h"

typedef struct testing {
    lockstep_project *project;
    arena *memory;
    const plan *rules;
    example_array examples;
    report_rules files; /* of examples in folders */
    text filter;
    example_report *found;
    example_edits *edits; /* NULL: nothing is accepted */
} testing;

/* ---- examples of rule files ---- */

static const source *rule_source(testing *t, const source **known, text path)
{
    const rule_set *set = &t->project->rules;

    for (uint32_t i = 0; i < set->files.count; i++) {
        if (!text_equal(set->files.items[i].path, path))
            continue;
        if (!known[i]) {
            source *made = arena_new(t->memory, source);
            *made = source_new(t->memory, path, rule_file_text(&set->files.items[i]));
            known[i] = made;
        }
        return known[i];
    }
    return NULL;
}

static void take_rows(testing *t)
{
    const plan *rules = t->rules;
    const source **known = arena_array(t->memory, const source *, t->project->rules.files.count + 1);

    for (uint32_t i = 0; i < rules->examples.count; i++) {
        const plan_example *row = &rules->examples.items[i];
        example *made = array_push(&t->examples, t->memory);
        *made = (example){.contract = row->contract,
                          .saying = row->saying,
                          .is_breaking = row->is_breaking,
                          .at = row->at,
                          .name = row->is_breaking ? TEXT("breaks") : TEXT("keeps")};
        for (uint32_t k = 0; k < row->files.count; k++) {
            const plan_example_file *from = &rules->example_files.items[row->files.first + k];
            example_file *file = array_push(&made->files, t->memory);
            *file = (example_file){.path = from->path, .at = from->at, .indent = from->indent};
            file->in = rule_source(t, known, from->at.path);
            file->is_lined = from->is_lined && file->in;
            example_file_clean(t->memory, from->bytes, file);
        }
    }
}

/* ---- one after the other ---- */

static bool contract_find(const plan *rules, text id, uint32_t *index)
{
    for (*index = 0; *index < rules->contracts.count; ++*index)
        if (text_equal(rules->contracts.items[*index].id, id))
            return true;
    return false;
}

static bool is_wanted(const testing *t, text id)
{
    return !t->filter.length || name_match(t->filter, id);
}

static void add_outcome(testing *t, const example_outcome *some)
{
    *array_push(&t->found->outcomes, t->memory) = *some;
    t->found->counts[some->result]++;
}

/* `id` empty: of any contract. */
static bool has_example(const testing *t, text id, bool only_breaking)
{
    for (uint32_t i = 0; i < t->examples.count; i++)
        if ((!id.length || text_equal(t->examples.items[i].contract, id)) &&
            (!only_breaking || t->examples.items[i].is_breaking))
            return true;
    return false;
}

static void examples_run(testing *t)
{
    for (uint32_t i = 0; i < t->examples.count; i++) {
        const example *some = &t->examples.items[i];
        uint32_t contract;
        if (!is_wanted(t, some->contract) || !contract_find(t->rules, some->contract, &contract))
            continue;
        example_outcome out = example_run(t->project, t->rules, contract, some, t->edits);
        add_outcome(t, &out);
    }
}

static void run_examples(testing *t)
{
    examples_run(t);
    for (uint32_t i = 0; i < t->rules->contracts.count; i++)
        t->found->contracts += is_wanted(t, t->rules->contracts.items[i].id) &&
                               has_example(t, t->rules->contracts.items[i].id, false);
}

/* ---- --require ---- */

static void add_lacking(testing *t, const plan_contract *some)
{
    text next =
        text_print(t->memory, "write example \"%.*s\" { breaks = { [\"docs/a.md\"] = [==[...]==] } }.",
                   TEXT_FORMAT(some->id));
    text message =
        some->pack.length
            ? text_print(
                  t->memory,
                  "no example breaks it, and none of the pack %.*s does, so nothing shows that it can fail",
                  TEXT_FORMAT(some->pack))
            : TEXT("no example breaks it, so nothing shows that it can fail");

    add_outcome(t, &(example_outcome){.contract = some->id,
                                      .at = some->at,
                                      .result = EXAMPLE_LACKING,
                                      .message = message,
                                      .next = next});
}

/* A pack that was tested, for all contracts that come from it. */
typedef struct tested_pack {
    text name;
    bool is_broken; /* an example of it breaks it */
} tested_pack;

typedef ARRAY(tested_pack) tested_packs;

/* The pack loaded for itself, as its author tests it: with its own values for its parameters. */
static bool pack_test(testing *t, text name)
{
    const rule_set *set = &t->project->rules;
    rule_file *files = arena_array(t->memory, rule_file, set->files.count + 1);
    testing own = *t;
    uint32_t count = 1;

    for (uint32_t i = set->own; i < set->files.count; i++)
        if (text_equal(set->files.items[i].name, name))
            files[0] = set->files.items[i];
        else
            files[count++] = set->files.items[i];
    files[0].is_pack = false;
    own.rules = binding_load(t->memory, &t->project->options.limits, files, count, &t->found->problems);
    own.examples = (example_array){0};
    own.filter = (text){0};
    own.edits = NULL; /* a pack is not this repository's */
    take_rows(&own);
    examples_run(&own);
    t->found->packs += own.examples.count > 0;
    return has_example(&own, (text){0}, true);
}

/* Does an example of the pack break it? Each pack is tested once. Where rules have problems it is not asked.
 */
static bool is_broken_by_pack(testing *t, tested_packs *packs, text name)
{
    if (!name.length || t->found->problems.count)
        return name.length > 0;
    for (uint32_t i = 0; i < packs->count; i++)
        if (text_equal(packs->items[i].name, name))
            return packs->items[i].is_broken;
    bool is_broken = pack_test(t, name);
    *array_push(packs, t->memory) = (tested_pack){name, is_broken};
    return is_broken;
}

static void require_breaking(testing *t)
{
    tested_packs packs = {0};

    for (uint32_t i = 0; i < t->rules->contracts.count; i++) {
        const plan_contract *some = &t->rules->contracts.items[i];
        if (is_wanted(t, some->id) && !has_example(t, some->id, true) &&
            !is_broken_by_pack(t, &packs, some->pack))
            add_lacking(t, some);
    }
}

/* ---- the result ---- */

static void say_nothing(testing *t)
{
    if (t->filter.length && (t->examples.count || t->rules->contracts.count))
        project_problem(t->memory, &t->found->problems,
                        text_print(t->memory, "no contract with an example matches --filter %.*s",
                                   TEXT_FORMAT(t->filter)),
                        TEXT("* stands for any part of an id: --filter 'runbooks/*'"));
    else
        project_problem(
            t->memory, &t->found->problems, TEXT("there is no example"),
            TEXT("write one beside a contract: example \"topic/name\" { keeps = { [\"docs/a.md\"] = "
                 "[==[...]==] }, breaks = { [\"docs/a.md\"] = [==[...]==] } }"));
}

static int status_of(const example_report *found)
{
    int status = 0;

    for (example_result i = EXAMPLE_OK + 1; i < EXAMPLE_RESULTS; i++)
        if (found->counts[i])
            status = 1;
    return found->problems.count || found->counts[EXAMPLE_CRASHED] ? 2 : status;
}

static lockstep_result *test_result(testing *t)
{
    lockstep_result *result = project_result(t->project, RESULT_TEST, NULL);
    const rule_set *set = &t->project->rules;
    report_rules all = {0};

    for (uint32_t i = 0; i < set->files.count; i++)
        *array_push(&all, t->memory) =
            (report_rule){set->files.items[i].path, rule_file_text(&set->files.items[i])};
    if (set->settings.path.length)
        *array_push(&all, t->memory) = (report_rule){set->settings.path, set->settings.bytes};
    for (uint32_t i = 0; i < t->files.count; i++)
        *array_push(&all, t->memory) = t->files.items[i];
    result->sources = report_sources_open(t->memory, t->project->root, all.items, all.count);
    finding_sort(&t->found->problems);
    t->found->status = status_of(t->found);
    result->tested = t->found;
    result->edits = t->edits;
    result->findings = t->found->problems;
    result->status = t->found->status;
    return result;
}

lockstep_result *examples_result(lockstep_project *project, const plan *rules)
{
    testing t = {.project = project, .memory = &project->memory, .rules = rules};

    t.found = arena_new(t.memory, example_report);
    take_rows(&t);
    run_examples(&t);
    return test_result(&t);
}

size_t lockstep_result_edit_count(const lockstep_result *result)
{
    const example_edits *edits = result->edits;

    return edits ? edits->count : 0;
}

lockstep_edit lockstep_result_edit(const lockstep_result *result, size_t index)
{
    const example_edits *edits = result->edits;
    arena *memory = &result->project->memory;

    assert(edits && index < edits->count);
    const example_edit *some = &edits->items[index];
    return (lockstep_edit){.path = text_string(memory, some->path),
                           .line = some->line,
                           .before = text_string(memory, some->before),
                           .after = some->is_removed ? NULL : text_string(memory, some->after)};
}

lockstep_result *lockstep_test(lockstep_project *project, const lockstep_test_request *request)
{
    rule_set *set = project_rules(project);
    testing t = {.project = project, .memory = &project->memory};

    t.found = arena_new(t.memory, example_report);
    t.filter = text_copy(t.memory, text_from(request->filter));
    for (uint32_t i = 0; i < set->problems.count; i++)
        *array_push(&t.found->problems, t.memory) = set->problems.items[i];
    t.rules = binding_load(t.memory, &project->options.limits, set->files.items, set->files.count,
                           &t.found->problems);
    if (request->accepts)
        t.edits = arena_new(t.memory, example_edits);
    take_rows(&t);
    example_folders_read(project, t.rules, &t.examples, &t.files, &t.found->problems);
    run_examples(&t);
    if (request->requires_breaking)
        require_breaking(&t);
    if (!t.found->outcomes.count && !t.found->problems.count)
        say_nothing(&t);
    return test_result(&t);
}
