/* session.c — lockstep_enter: one entry of a prompt, asked behind what the earlier ones defined.
 *
 * The entry's text stands among the project's rule files while it is asked, so that hatch functions, examples
 * and findings find it there. */
#include "session.h"

#include "example.h"

bool lockstep_entry_is_whole(const char *entry)
{
    arena scratch;
    bool is_whole;

    arena_init(&scratch);
    is_whole = entry_is_whole(&scratch, text_from(entry));
    arena_free(&scratch);
    return is_whole;
}

/* At a prompt the command line's commands begin with a colon: `:help words`. */
static void fixes_fit(arena *memory, finding_array *problems)
{
    text command = TEXT("`lockstep ");

    for (uint32_t i = 0; i < problems->count; i++) {
        text fix = problems->items[i].fix, fitted = TEXT("");
        size_t at;

        while ((at = text_find_text(fix, command, 0)) < fix.length) {
            fitted = TEXT_JOIN(memory, fitted, text_slice(fix, 0, at), TEXT("`:"));
            fix = text_slice(fix, at + command.length, fix.length);
        }
        problems->items[i].fix = TEXT_JOIN(memory, fitted, fix);
    }
}

entered entry_open(lockstep_project *project, const char *known, const char *entry)
{
    rule_set *rules = project_rules(project);
    arena *memory = &project->memory;
    entered some = {.project = project, .before = *rules};
    text earlier;

    some.entry = binding_enter(memory, &project->options.limits, text_copy(memory, text_from(known)),
                               text_copy(memory, text_from(entry)), rules->files.items, rules->files.count,
                               &some.problems);
    finding_sort(&some.problems);
    fixes_fit(memory, &some.problems);
    earlier = text_slice(some.entry.file.bytes, 0, some.entry.file.entry - 1);
    *array_push(&rules->files, memory) = some.entry.file;
    *array_push(&rules->files, memory) =
        (rule_file){.path = TEXT("earlier"), .bytes = earlier, .entry = (uint32_t)earlier.length + 1};
    return some;
}

void entry_close(entered *some)
{
    some->project->rules = some->before;
}

static lockstep_result *wrong_result(entered *some)
{
    lockstep_result *result = project_result(some->project, RESULT_PROBLEMS, NULL);

    result->findings = some->problems;
    result->status = some->problems.count ? 2 : 0;
    return result;
}

static lockstep_result *selection_result(entered *some)
{
    lockstep_project *project = some->project;
    lockstep_result *result = project_result(project, RESULT_FACTS, NULL);

    result->asked = some->entry.written;
    result->facts = runner_query(&project->memory, some->entry.asked, project->root, &project->options,
                                 &result->all, &result->findings);
    result->status = result->findings.count ? 2 : result->facts.count ? 0 : 1;
    return result;
}

/* With at most so many kept subjects a sentence, as a check has it. */
enum { TRACE_LIMIT = 100 };

static lockstep_result *check_result(entered *some)
{
    lockstep_project *project = some->project;
    lockstep_result *result = project_result(project, RESULT_CHECK, NULL);
    run_options options = project->options;

    options.trace_limit = TRACE_LIMIT;
    result->found = runner_check(&project->memory, some->entry.asked, project->rules.files.items,
                                 project->rules.files.count, project->root, &options, NULL);
    result->findings = result->found->findings;
    result->status = result->found->status;
    return result;
}

/* Contracts are judged, examples tested; who enters both gets both. */
static lockstep_result *rules_result(entered *some)
{
    lockstep_result *result, *tested;

    if (!some->entry.all->examples.count)
        return check_result(some);
    tested = examples_result(some->project, some->entry.all);
    if (!some->entry.asked->contracts.count)
        return tested;
    result = check_result(some);
    result->tested = tested->tested;
    if (tested->status > result->status)
        result->status = tested->status;
    return result;
}

static lockstep_result *entry_result(entered *some)
{
    switch (some->entry.type) {
    case ENTRY_SELECTION:
        return selection_result(some);
    case ENTRY_SENTENCE:
        return check_result(some);
    case ENTRY_RULES:
        return rules_result(some);
    case ENTRY_WRONG:
    case ENTRY_NOTHING:
        break;
    }
    return wrong_result(some);
}

/* services: all of a kind, as lockstep facts has it; unless an earlier entry gave the name another meaning.
 */
static bool is_kind(lockstep_project *project, const char *known, const char *entry)
{
    text name = text_trim(text_from(entry));
    text_array locals = entry_locals(&project->memory, text_from(known));

    for (uint32_t i = 0; i < locals.count; i++)
        if (text_equal(locals.items[i], name))
            return false;
    return kind_named(name) != KIND_none;
}

lockstep_result *lockstep_enter(lockstep_project *project, const char *known, const char *entry)
{
    lockstep_result *result;
    entered some;

    if (is_kind(project, known, entry))
        return lockstep_facts(project, entry);
    some = entry_open(project, known, entry);
    result = entry_result(&some);
    if (some.entry.has_known)
        result->defines = text_string(&project->memory, some.entry.known);
    if (some.entry.type == ENTRY_SENTENCE)
        result->sentence = text_string(&project->memory, some.entry.asked_bytes);
    entry_close(&some);
    return result;
}

lockstep_result *lockstep_explain_entry(lockstep_project *project, const char *known, const char *entry,
                                        const char *subject)
{
    run_options options = project->options;
    entered some = entry_open(project, known, entry);
    lockstep_result *result = NULL;

    if (some.entry.type != ENTRY_SENTENCE)
        result = entry_result(&some);
    else if (explain_ask(project, "prompt", subject, &options, &result))
        result = explain_result(project,
                                runner_check(&project->memory, some.entry.asked, project->rules.files.items,
                                             project->rules.files.count, project->root, &options, NULL),
                                &options);
    entry_close(&some);
    return result;
}

const char *lockstep_result_defines(const lockstep_result *result)
{
    return result->defines;
}

const char *lockstep_result_sentence(const lockstep_result *result)
{
    return result->sentence;
}
