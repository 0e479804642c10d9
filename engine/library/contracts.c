/* contracts.c — lockstep_contracts: what is promised here, what it hangs on, and what nothing is promised of.
 */
#include "contracts_page.h"
#include "example.h"

/* ---- rows ---- */

static void count_examples(lockstep_project *project, contract_list *list)
{
    arena *memory = &project->memory;
    example_array folders = {0};
    report_rules files = {0};
    finding_array problems = {0}; /* lockstep test tells them */

    example_folders_read(project, list->rules, &folders, &files, &problems);
    for (uint32_t i = 0; i < list->rows.count; i++) {
        contract_row *row = &list->rows.items[i];
        text id = list->rules->contracts.items[row->contract].id;

        for (uint32_t k = 0; k < list->rules->examples.count; k++)
            row->examples += text_equal(list->rules->examples.items[k].contract, id);
        for (uint32_t k = 0; k < folders.count; k++)
            row->examples += text_equal(folders.items[k].contract, id);
        row->reads = reads_of(memory, list->rules, row->contract);
    }
}

static const finding *first_finding(const judgement *found, text id)
{
    for (uint32_t i = 0; i < found->findings.count; i++)
        if (text_equal(found->findings.items[i].contract, id))
            return &found->findings.items[i];
    return NULL;
}

static bool has_failed(const judgement *found, text path)
{
    for (uint32_t i = 0; i < found->findings.count; i++)
        if (found->findings.items[i].state == FINDING_UNJUDGED && !found->findings.items[i].contract.length &&
            text_equal(found->findings.items[i].at.path, path))
            return true;
    return false;
}

/* Why it isn't kept, in a sentence. A selection that several contracts use is a finding of the first one
 * alone. */
static text why_not_kept(arena *memory, const judgement *found, const contract_judgement *about)
{
    const finding *first = first_finding(found, found->rules->contracts.items[about->contract].id);

    if (about->state == CONTRACT_KEPT)
        return (text){0};
    if (first && about->finding_count > 1)
        return text_print(memory, "%.*s (and %u more)", TEXT_FORMAT(first->message),
                          about->finding_count - 1);
    if (first)
        return first->message;
    for (uint32_t i = 0; about->state == CONTRACT_UNJUDGED && i < about->files.count; i++)
        if (has_failed(found, about->files.items[i]))
            return text_print(memory, "%.*s could not be read whole", TEXT_FORMAT(about->files.items[i]));
    for (uint32_t i = 0; i < about->sentences.count; i++)
        for (uint32_t k = 0; k < about->sentences.items[i].selections.count; k++) {
            const selection_trace *some = &about->sentences.items[i].selections.items[k];

            if (!some->is_promise_kept)
                return text_print(memory, "%.*s finds nothing to check, as in other contracts",
                                  TEXT_FORMAT(some->written));
        }
    return (text){0};
}

static bool holds(const text *all, uint32_t count, text wanted)
{
    for (uint32_t i = 0; i < count; i++)
        if (text_equal(all[i], wanted))
            return true;
    return false;
}

/* What the contract has to do with the path; empty when nothing. */
static text how_read(const contract_list *list, const contract_row *row, bool is_there)
{
    const contract_judgement *about = row->about;
    text path = list->asked;

    if (holds(about->files.items, about->files.count, path))
        return TEXT("reads it");
    if (holds(about->probes.items, about->probes.count, path))
        return TEXT("looks for it: it is not there");
    if (reads_hold(&row->reads, path))
        return is_there ? TEXT("lists it, and reads nothing in it")
                        : TEXT("would read it, but there is no such file");
    if (holds(about->folders.items, about->folders.count, path))
        return TEXT("lists what is in it");
    if (text_equal(list->rules->contracts.items[row->contract].at.path, path))
        return TEXT("is written in it");
    return (text){0};
}

static void keep_readers(lockstep_project *project, contract_list *list)
{
    tree_entry entry = {0};
    bool is_there = tree_probe(project->root, list->asked, &entry) == TREE_OK;
    uint32_t kept = 0;

    for (uint32_t i = 0; i < list->rows.count; i++) {
        list->rows.items[i].how = how_read(list, &list->rows.items[i], is_there);
        if (list->rows.items[i].how.length)
            list->rows.items[kept++] = list->rows.items[i];
    }
    list->rows.count = kept;
}

/* ---- results ---- */

/* What is wrong with the rules: findings that are of no contract. */
static void add_rule_problems(lockstep_result *result, const judgement *found)
{
    for (uint32_t i = 0; i < found->findings.count; i++)
        if (found->findings.items[i].contract.length == 0 && found->findings.items[i].at.is_rule)
            *array_push(&result->findings, &result->project->memory) = found->findings.items[i];
}

static lockstep_result *no_contracts(lockstep_project *project, const judgement *found)
{
    lockstep_result *result = project_result(project, RESULT_PROBLEMS, NULL);

    result->findings = found->findings;
    result->status = 2;
    return result;
}

static lockstep_result *wrong_path(lockstep_project *project, const char *given)
{
    lockstep_result *result = project_result(project, RESULT_PROBLEMS, NULL);

    project_problem(
        &project->memory, &result->findings,
        text_print(&project->memory, "--reads %s is no file or folder inside the repository", given),
        TEXT("name a file as it is seen from the root: docs/guide.md"));
    result->status = 2;
    return result;
}

static lockstep_result *listed(lockstep_project *project, const judgement *found, text asked)
{
    lockstep_result *result = project_result(project, RESULT_CONTRACTS, NULL);
    contract_list *list = arena_new(&project->memory, contract_list);

    *list = (contract_list){.rules = found->rules, .found = found, .asked = asked};
    for (uint32_t i = 0; i < found->contracts.count; i++) {
        const contract_judgement *about = &found->contracts.items[i];

        *array_push(&list->rows, &project->memory) = (contract_row){
            .contract = about->contract, .about = about, .why = why_not_kept(&project->memory, found, about)};
    }
    count_examples(project, list);
    if (asked.length)
        keep_readers(project, list);
    result->contracts = list;
    add_rule_problems(result, found);
    result->status = result->findings.count ? 2 : list->rows.count ? 0 : 1;
    return result;
}

static lockstep_result *uncovered(lockstep_project *project, const judgement *found)
{
    lockstep_result *result = project_result(project, RESULT_UNCOVERED, NULL);
    gap_list *gaps = arena_new(&project->memory, gap_list);
    finding_array problems = {0}; /* of files that no contract reads: lockstep facts tells them */
    store *all = runner_survey(&project->memory, project->root, &project->options, false, &problems);

    *gaps = runner_gaps(&project->memory, all, found);
    result->gaps = gaps;
    add_rule_problems(result, found);
    result->status = result->findings.count ? 2 : gaps->gaps.count ? 1 : 0;
    return result;
}

lockstep_result *lockstep_contracts(lockstep_project *project, const lockstep_contracts_request *request)
{
    run_options options = project->options;
    text asked = {0};

    if (request->is_page || request->page)
        return contracts_page(project, request->page);
    if (request->reads &&
        (!path_resolve(&project->memory, TEXT(""), text_from(request->reads), &asked) || !asked.length))
        return wrong_path(project, request->reads);
    options.trace_limit = 1;
    options.tells_reach = request->is_uncovered;
    judgement *found = project_judged(project, &options);
    if (found->contracts.count == 0)
        return no_contracts(project, found);
    return request->is_uncovered ? uncovered(project, found) : listed(project, found, asked);
}
