/* facts.c — lockstep_facts: the inventory, all facts of a kind, or what a selection finds. */
#include "project.h"

static lockstep_result *inventory_result(lockstep_project *project)
{
    lockstep_result *result = project_result(project, RESULT_INVENTORY, NULL);

    project_rules(project); /* what lockstep.lua says of compose projects */
    result->all = runner_survey(&project->memory, project->root, &project->options, true,
                                &result->findings);
    result->left_out = runner_left_out(&project->memory, project->root);
    result->status = store_count(result->all) ? 0 : 1;
    return result;
}

static lockstep_result *kind_result(lockstep_project *project, kind some)
{
    lockstep_result *result = project_result(project, RESULT_FACTS, NULL);

    result->all = runner_survey(&project->memory, project->root, &project->options, false,
                                &result->findings);
    result->asked = text_from(kind_plural(some));
    result->facts = report_facts_of_kind(&project->memory, result->all, some);
    result->status = result->facts.count ? 0 : 1;
    return result;
}

static lockstep_result *selection_result(lockstep_project *project, text selection)
{
    rule_set *rules = project_rules(project);
    report_rule written = {TEXT("selection"), selection};
    lockstep_result *result = project_result(project, RESULT_FACTS, &written);
    plan *asked = binding_query(&project->memory, &project->options.limits, selection, rules->files.items,
                                rules->files.count, &result->findings);

    result->asked = selection;
    if (result->findings.count || asked->queries.count == 0) {
        result->type = RESULT_PROBLEMS;
        result->status = 2;
        return result;
    }
    result->facts = runner_query(&project->memory, asked, project->root, &project->options, &result->all,
                                 &result->findings);
    result->status = result->findings.count ? 2 : result->facts.count ? 0 : 1;
    return result;
}

lockstep_result *lockstep_facts(lockstep_project *project, const char *selection)
{
    text asked = text_trim(text_copy(&project->memory, text_from(selection)));

    if (asked.length == 0)
        return inventory_result(project);
    if (kind_named(asked) != KIND_none)
        return kind_result(project, kind_named(asked));
    return selection_result(project, asked);
}
