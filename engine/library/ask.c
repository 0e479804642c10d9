/* ask.c — check and explain: rules are loaded, the runner judges, and a judgement becomes a result. */
#include "project.h"
#include "source.h"
#include "spell.h"

static judgement *nothing_judged(lockstep_project *project, const finding_array *problems)
{
    judgement *found = arena_new(&project->memory, judgement);

    found->rules = arena_new(&project->memory, plan);
    found->findings = *problems;
    finding_sort(&found->findings);
    found->status = 2;
    found->reason = TEXT("no contract");
    return found;
}

judgement *project_judged(lockstep_project *project, const run_options *options)
{
    rule_set *rules = project_rules(project);
    arena *memory = &project->memory;
    finding_array problems = {0};
    run_options set = *options;

    set.stand_in = project->options.stand_in; /* lockstep.lua was read just now */
    set.stand_in_at = project->options.stand_in_at;
    for (uint32_t i = 0; i < rules->problems.count; i++)
        *array_push(&problems, memory) = rules->problems.items[i];
    if (rules->own == 0)
        return nothing_judged(project, &problems);
    plan *loaded =
        binding_load(memory, &project->options.limits, rules->files.items, rules->files.count, &problems);
    if (loaded->contracts.count == 0 && problems.count == 0) {
        project_problem(memory, &problems,
                        text_print(memory, "there is no contract in %.*s", TEXT_FORMAT(rules->where)),
                        TEXT("write one: contract \"docs/links\" { says = \"Links lead somewhere.\", "
                             "every(docs :links()) :exists() }"));
        return nothing_judged(project, &problems);
    }
    return runner_check(memory, loaded, rules->files.items, rules->files.count, project->root, &set,
                        &problems);
}

/* With at most so many kept subjects a sentence (0: all). */
static judgement *judged(lockstep_project *project, uint32_t trace_limit)
{
    run_options options = project->options;

    options.trace_limit = trace_limit;
    return project_judged(project, &options);
}

/* A check shows counts; who wants to see every kept subject asks for an explanation. */
enum { CHECK_TRACE_LIMIT = 100 };

lockstep_result *lockstep_check(lockstep_project *project)
{
    judgement *found = judged(project, CHECK_TRACE_LIMIT);
    lockstep_result *result = project_result(project, RESULT_CHECK, NULL);

    result->found = found;
    result->findings = found->findings;
    result->status = found->status;
    return result;
}

static bool contract_find(const judgement *found, text id, uint32_t *index)
{
    for (uint32_t i = 0; i < found->contracts.count; i++)
        if (text_equal(found->rules->contracts.items[found->contracts.items[i].contract].id, id)) {
            *index = i;
            return true;
        }
    return false;
}

/* "a, b, c, ..." */
static text list_words(arena *memory, const text *names, uint32_t count)
{
    buffer words = buffer_new(memory);

    for (uint32_t i = 0; i < count && i < 8; i++)
        buffer_print(&words, "%s%.*s", i ? ", " : "", TEXT_FORMAT(names[i]));
    buffer_print(&words, "%s", count > 8 ? ", ..." : "");
    return buffer_text(&words);
}

/* Fix words of an unknown name: the nearest one, or the list. */
static text nearest_words(arena *memory, text wanted, const text *names, uint32_t count, const char *what)
{
    text nearest;

    if (spell_nearest(memory, wanted, names, count, &nearest))
        return text_print(memory, "did you mean \"%.*s\"?", TEXT_FORMAT(nearest));
    return text_print(memory, "there %s %u %s%s%s%.*s", count == 1 ? "is" : "are", count, what,
                      count == 1 ? "" : "s", count ? ": " : "",
                      TEXT_FORMAT(list_words(memory, names, count)));
}

/* "docs" stands in the ids of some contracts; else the nearest id is meant. */
static text contract_words(arena *memory, text wanted, const text_array *ids)
{
    text_array holding = {0};

    for (uint32_t i = 0; wanted.length && i < ids->count; i++)
        if (text_find_text(ids->items[i], wanted, 0) < ids->items[i].length)
            *array_push(&holding, memory) = ids->items[i];
    if (!holding.count)
        return nearest_words(memory, wanted, ids->items, ids->count, "contract");
    if (holding.count == 1)
        return text_print(memory, "did you mean \"%.*s\"?", TEXT_FORMAT(holding.items[0]));
    return text_print(memory, "did you mean one of these: %.*s?",
                      TEXT_FORMAT(list_words(memory, holding.items, holding.count)));
}

static lockstep_result *no_such_contract(lockstep_project *project, const judgement *found, text id)
{
    lockstep_result *result = project_result(project, RESULT_PROBLEMS, NULL);
    arena *memory = &project->memory;
    text_array ids = {0};

    for (uint32_t i = 0; i < found->contracts.count; i++)
        *array_push(&ids, memory) = found->rules->contracts.items[found->contracts.items[i].contract].id;
    for (uint32_t i = 0; i < found->findings.count; i++) /* it may stand in a rule file that was refused */
        if (found->findings.items[i].contract.length == 0)
            *array_push(&result->findings, memory) = found->findings.items[i];
    project_problem(
        memory, &result->findings, text_print(memory, "there is no contract \"%.*s\"", TEXT_FORMAT(id)),
        ids.count                ? contract_words(memory, id, &ids)
        : result->findings.count ? TEXT("mend the rules first: none of their contracts was read.")
                                 : TEXT("write it into a rule file: contract \"topic/name\" { ... }."));
    result->status = 2;
    return result;
}

static void add_once(arena *memory, text_array *names, text name)
{
    for (uint32_t i = 0; i < names->count; i++)
        if (text_equal(names->items[i], name))
            return;
    *array_push(names, memory) = name;
}

static lockstep_result *no_such_subject(lockstep_project *project, const contract_judgement *about, text id,
                                        text subject)
{
    lockstep_result *result = project_result(project, RESULT_PROBLEMS, NULL);
    arena *memory = &project->memory;
    text_array keys = {0};

    for (uint32_t i = 0; i < about->sentences.count; i++)
        for (uint32_t k = 0; k < about->sentences.items[i].subjects.count; k++)
            add_once(memory, &keys, about->sentences.items[i].subjects.items[k].subject);
    project_problem(
        memory, &result->findings,
        text_print(memory, "no subject of %.*s holds \"%.*s\"", TEXT_FORMAT(id), TEXT_FORMAT(subject)),
        nearest_words(memory, subject, keys.items, keys.count, "subject"));
    result->status = 2;
    return result;
}

/* docs/operations.md:62 and docs/operations.md:62:3, as findings write places. */
static bool place_split(text subject, text *path, int64_t *line)
{
    size_t colon = text_find_last(subject, ':');

    if (colon == subject.length || !text_number(text_slice(subject, colon + 1, subject.length), line))
        return false;
    *path = text_slice(subject, 0, colon);
    colon = text_find_last(*path, ':');
    if (colon < path->length && text_number(text_slice(*path, colon + 1, path->length), line))
        *path = text_slice(*path, 0, colon);
    return *line > 0 && *line < UINT32_MAX;
}

bool project_line(lockstep_project *project, text words, place *at, lockstep_result **wrong)
{
    arena *memory = &project->memory;
    text given, path;
    int64_t line = 0;
    tree_file file = {0};

    if (!place_split(words, &given, &line) || !path_resolve(memory, TEXT(""), given, &path) ||
        tree_read(project->root, path, memory, &file) != TREE_OK)
        return false;
    source lines = source_new(memory, path, file.bytes);
    if (line <= lines.line_count) {
        *at = (place){.path = path, .is_line_only = true};
        at->part.start = source_line_start(&lines, (uint32_t)line);
        at->part.end = source_line_start(&lines, (uint32_t)line + 1);
        return true;
    }
    *wrong = project_result(project, RESULT_PROBLEMS, NULL);
    project_problem(memory, &(*wrong)->findings,
                    text_print(memory, "%.*s has %u %s, and no line %lld", TEXT_FORMAT(path),
                               lines.line_count, lines.line_count == 1 ? "line" : "lines", (long long)line),
                    TEXT("name a line that is there: docs/guide.md:12"));
    (*wrong)->status = 2;
    return false;
}

/* What is asked of the contract: a text that keys hold, or a line of a file that is there. False when the
 * file has no such line. */
bool explain_ask(lockstep_project *project, const char *contract, const char *subject, run_options *options,
                 lockstep_result **wrong)
{
    options->asks_contract = text_copy(&project->memory, text_from(contract));
    options->asks_subject = text_copy(&project->memory, text_from(subject));
    project_line(project, options->asks_subject, &options->asks_place, wrong);
    return !*wrong;
}

lockstep_result *explain_result(lockstep_project *project, judgement *found, const run_options *options)
{
    text id = options->asks_contract, key = options->asks_subject;
    lockstep_result *result;
    uint32_t index = 0;

    if (!contract_find(found, id, &index))
        return no_such_contract(project, found, id);
    if (key.length && !options->asks_place.path.length && !found->whereabouts.count &&
        report_subject_count(&found->contracts.items[index], key) == 0)
        return no_such_subject(project, &found->contracts.items[index], id, key);
    result = project_result(project, RESULT_EXPLAIN, NULL);
    result->found = found;
    result->contract = index;
    result->asked = key;
    return result;
}

lockstep_result *lockstep_explain(lockstep_project *project, const char *contract, const char *subject)
{
    run_options options = project->options;
    lockstep_result *result = NULL;

    if (!explain_ask(project, contract, subject, &options, &result))
        return result;
    return explain_result(project, project_judged(project, &options), &options);
}
