/* trigger.c — every event, and for every file of `changing` a change of that file alone. */
#include "trigger.h"

#include "select.h"
#include "workflow_trigger.h"

static void ask(run *r, fact workflow, text event, text path, trigger_answer *answer)
{
    trigger_verdict verdict = workflow_is_triggered(r->memory, r->facts, workflow, event, (text){0}, path);

    if (verdict.is_triggered || answer->is_absent)
        return;
    answer->count++;
    if (!answer->is_triggered)
        return;
    answer->is_triggered = false;
    answer->problem = verdict.problem;
    answer->path = path;
    answer->at = verdict.at;
    if (fact_kind(r->facts, verdict.at) == KIND_workflow) { /* no such trigger: whatever changes */
        answer->is_absent = true;
        answer->path = (text){0};
    }
    if (fact_kind(r->facts, verdict.at) == KIND_filter) /* the trigger's line, whichever filter decides */
        fact_ancestor(r->facts, verdict.at, KIND_trigger, &answer->at);
}

static void ask_event(run *r, plan_range arguments, fact workflow, text event, trigger_answer *answer)
{
    bool has_files = false;

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(r, arguments, i);
        text_array paths;

        if (!some->key.length)
            continue;
        has_files = true;
        if (some->type == ARGUMENT_SELECTION) {
            paths = select_paths(r, some->selection);
            for (uint32_t j = 0; j < paths.count; j++)
                ask(r, workflow, event, paths.items[j], answer);
        } else {
            ask(r, workflow, event, some->name, answer);
        }
    }
    if (!has_files)
        ask(r, workflow, event, (text){0}, answer);
}

trigger_answer trigger_judge(run *r, plan_range arguments, fact workflow)
{
    trigger_answer answer = {.is_triggered = true, .at = workflow};

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(r, arguments, i);

        if (!some->key.length && (some->type == ARGUMENT_NAME || some->type == ARGUMENT_EXACT))
            ask_event(r, arguments, workflow, some->name, &answer);
    }
    return answer;
}
