/* near.c — looking around: what stands on a line, which names are like one, what two selections have in
 * common. */
#include "session.h"

static lockstep_result *problem_result(lockstep_project *project, text message, text fix)
{
    lockstep_result *result = project_result(project, RESULT_PROBLEMS, NULL);

    project_problem(&project->memory, &result->findings, message, fix);
    result->status = 2;
    return result;
}

/* ---- what stands there ---- */

/* The file, or the line of it. */
static bool place_read(lockstep_project *project, text words, place *at, lockstep_result **wrong)
{
    tree_entry entry;

    if (project_line(project, words, at, wrong))
        return true;
    if (*wrong || !path_resolve(&project->memory, TEXT(""), words, &at->path))
        return false;
    at->part.end = UINT32_MAX;
    return tree_probe(project->root, at->path, &entry) == TREE_OK && entry.type == TREE_FILE;
}

static fact_array facts_between(arena *memory, const store *all, span part)
{
    fact_array found = {0};

    for (uint32_t i = 0; i < store_count(all); i++)
        for (uint32_t row = 1; row < store_shard(all, i)->row_count; row++) {
            fact some = store_fact(all, i, row);
            if (some.start < part.end && some.end > part.start)
                *array_push(&found, memory) = some;
        }
    return found;
}

lockstep_result *lockstep_facts_at(lockstep_project *project, const char *words)
{
    arena *memory = &project->memory;
    text asked = text_trim(text_copy(memory, text_from(words)));
    lockstep_result *result = NULL;
    place at = {0};

    if (!place_read(project, asked, &at, &result))
        return result ? result
                      : problem_result(project,
                                       text_print(memory, "there is no file \"%.*s\"", TEXT_FORMAT(asked)),
                                       TEXT("name a line: docs/guide.md:12"));
    result = project_result(project, RESULT_FACTS, NULL);
    result->asked = asked;
    result->all = runner_survey_file(memory, project->root, &project->options, at.path, &result->findings);
    result->facts = facts_between(memory, result->all, at.part);
    result->status = result->findings.count ? 2 : result->facts.count ? 0 : 1;
    return result;
}

/* ---- names ---- */

lockstep_result *lockstep_near(lockstep_project *project, const char *name)
{
    arena *memory = &project->memory;
    text wanted = text_trim(text_copy(memory, text_from(name)));
    lockstep_result *result;

    if (!wanted.length)
        return problem_result(project, TEXT("a name is missing"), TEXT("say which: web-api"));
    result = project_result(project, RESULT_FACTS, NULL);
    result->asked = wanted;
    result->all = runner_survey(memory, project->root, &project->options, false, NULL);
    result->facts = runner_near(memory, result->all, wanted);
    result->status = result->facts.count ? 0 : 1;
    return result;
}

/* { "a", "b" } is the same as either("a", "b") here: a list that somebody has at hand, beside what there is.
 * Of one name either would say that it needs two, so it is given twice, and told once. */
static const char *list_written(arena *memory, const char *selection)
{
    text list = text_trim(text_from(selection)), names;

    if (!text_starts(list, TEXT("{")) || !text_ends(list, TEXT("}")))
        return selection;
    names = text_trim(text_slice(list, 1, list.length - 1));
    if (text_ends(names, TEXT(",")))
        names.length--;
    return text_string(memory, !names.length || text_find(names, ',', 0) < names.length
                                   ? TEXT_JOIN(memory, TEXT("either("), names, TEXT(")"))
                                   : TEXT_JOIN(memory, TEXT("either("), names, TEXT(", "), names, TEXT(")")));
}

/* The selection's query is added to `both`; false with its problems in *wrong. */
static bool add_query(lockstep_project *project, const char *known, const char *selection, plan *both,
                      text *written, lockstep_result **wrong)
{
    const char *asked = list_written(&project->memory, selection);
    entered some = entry_open(project, known, asked);

    if (some.entry.type == ENTRY_SELECTION) {
        plan_merge(&project->memory, both, some.entry.asked, &some.problems);
        *written = asked == selection ? some.entry.written
                                      : text_trim(text_copy(&project->memory, text_from(selection)));
    } else {
        if (!some.problems.count)
            project_problem(&project->memory, &some.problems,
                            text_print(&project->memory, "\"%s\" is no selection", selection),
                            TEXT("write a source and what you look for: compose :services()"));
        *wrong = project_result(project, RESULT_PROBLEMS, NULL);
        (*wrong)->findings = some.problems;
        (*wrong)->status = 2;
    }
    entry_close(&some);
    return !*wrong;
}

lockstep_result *lockstep_compare(lockstep_project *project, const char *known, const char *left,
                                  const char *right)
{
    arena *memory = &project->memory;
    plan *both = arena_new(memory, plan);
    lockstep_result *result = NULL;
    text one, other;

    if (!add_query(project, known, left, both, &one, &result) ||
        !add_query(project, known, right, both, &other, &result))
        return result;
    result = project_result(project, RESULT_COMPARISON, NULL);
    result->asked = one;
    result->beside = other;
    result->compared =
        runner_compare(memory, both, project->root, &project->options, &result->all, &result->findings);
    result->status =
        result->findings.count                                                                          ? 2
        : result->compared.left.count + result->compared.right.count + result->compared.near_left.count ? 1
                                                                                                        : 0;
    return result;
}
