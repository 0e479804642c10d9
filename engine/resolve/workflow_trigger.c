/* workflow_trigger.c — GitHub's rules for when a push or pull request starts a workflow (LANGUAGE 25). */
#include "workflow_trigger.h"

#include "condition.h"
#include "filter_pattern.h"
#include "pipeline_trigger.h"

enum { JOB_LIMIT = 256 }; /* GitHub takes no more jobs in a workflow */

typedef struct trigger_reader {
    arena *memory;
    const store *all;
    fact trigger;
    text branch, path;
} trigger_reader;

static bool is_filter(const trigger_reader *of, uint32_t row, const char *list)
{
    text name;
    fact some = store_fact(of->all, of->trigger.shard, row);

    return store_shard(of->all, of->trigger.shard)->kind[row] == KIND_filter &&
           fact_text(of->all, some, ATTRIBUTE_list, &name) && text_is(name, list);
}

static bool has_list(const trigger_reader *of, const char *list)
{
    const shard *facts = store_shard(of->all, of->trigger.shard);

    for (uint32_t row = of->trigger.row + 1; row < facts->end_row[of->trigger.row]; row++)
        if (is_filter(of, row, list))
            return true;
    return false;
}

/* The pattern that decides is the last one that matches; *decides is its row. False: none matches, or the
 * last one begins with `!`. */
static bool list_matches(const trigger_reader *of, const char *list, text name, uint32_t *decides)
{
    const shard *facts = store_shard(of->all, of->trigger.shard);
    bool matches = false;

    *decides = ROW_NONE;
    for (uint32_t row = of->trigger.row + 1; row < facts->end_row[of->trigger.row]; row++) {
        text pattern = store_name(of->all, facts->name[row]);
        bool is_negative = text_starts(pattern, TEXT("!"));
        if (!is_filter(of, row, list))
            continue;
        if (!filter_match(of->memory, is_negative ? text_slice(pattern, 1, pattern.length) : pattern, name))
            continue;
        matches = !is_negative;
        *decides = row;
    }
    return matches;
}

static trigger_verdict refuse(const trigger_reader *of, text why)
{
    return (trigger_verdict){.problem = why, .at = of->trigger};
}

static text pattern_at(const trigger_reader *of, uint32_t row)
{
    return store_name(of->all, store_shard(of->all, of->trigger.shard)->name[row]);
}

/* `list` must match `name`, `ignored` must not. */
static trigger_verdict judge_lists(const trigger_reader *of, const char *list, const char *ignored, text name)
{
    uint32_t decides;

    if (has_list(of, list) && !list_matches(of, list, name, &decides))
        return refuse(of, decides == ROW_NONE
                              ? text_print(of->memory, "%s does not include %.*s", list, TEXT_FORMAT(name))
                              : text_print(of->memory, "%s takes %.*s out again by \"%.*s\"", list,
                                           TEXT_FORMAT(name), TEXT_FORMAT(pattern_at(of, decides))));
    if (has_list(of, ignored) && list_matches(of, ignored, name, &decides))
        return refuse(of, text_print(of->memory, "%s leaves out %.*s by \"%.*s\"", ignored, TEXT_FORMAT(name),
                                     TEXT_FORMAT(pattern_at(of, decides))));
    return (trigger_verdict){.is_triggered = true, .at = of->trigger};
}

/* GitHub refuses a trigger that has a list and its opposite: it starts nothing. */
static const char *twice_filtered(const trigger_reader *of)
{
    static const char *const lists[][2] = {
        {"branches", "branches-ignore"}, {"tags", "tags-ignore"}, {"paths", "paths-ignore"}};

    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (has_list(of, lists[i][0]) && has_list(of, lists[i][1]))
            return lists[i][0];
    return NULL;
}

/* Only tags: a push to a branch starts nothing. */
static bool is_for_tags_only(const trigger_reader *of)
{
    return (has_list(of, "tags") || has_list(of, "tags-ignore")) && !has_list(of, "branches") &&
           !has_list(of, "branches-ignore");
}

/* types: [closed] does not see a change. */
static bool sees_changes(const trigger_reader *of)
{
    uint32_t decides;

    return !has_list(of, "types") || list_matches(of, "types", TEXT("synchronize"), &decides) ||
           list_matches(of, "types", TEXT("opened"), &decides);
}

static trigger_verdict judge_trigger(const trigger_reader *of, text event)
{
    bool is_push = text_is(event, "push");
    bool is_request = text_starts(event, TEXT("pull_request"));
    trigger_verdict verdict;

    if ((fact_flags(of->all, of->trigger) & FACT_OPEN) || (!is_push && !is_request))
        return (trigger_verdict){.is_triggered = true, .at = of->trigger};
    if (twice_filtered(of))
        return refuse(of, text_print(of->memory, "GitHub takes %s or %s-ignore, and refuses both together",
                                     twice_filtered(of), twice_filtered(of)));
    if (is_push && is_for_tags_only(of))
        return refuse(of, TEXT("only tags start it"));
    if (is_request && !sees_changes(of))
        return refuse(of, TEXT("types has neither opened nor synchronize"));
    verdict = judge_lists(of, "branches", "branches-ignore", of->branch);
    if (!verdict.is_triggered || !of->path.length)
        return verdict;
    return judge_lists(of, "paths", "paths-ignore", of->path);
}

/* A list of branches that says nothing of main may name master: the default branch is one of both. */
static trigger_verdict judge_branches(trigger_reader *of, text event, text branch)
{
    trigger_verdict verdict, other;
    uint32_t decides;

    of->branch = branch.length ? branch : TEXT("main");
    verdict = judge_trigger(of, event);
    if (verdict.is_triggered || branch.length || !has_list(of, "branches") ||
        list_matches(of, "branches", of->branch, &decides) || decides != ROW_NONE)
        return verdict;
    of->branch = TEXT("master");
    other = judge_trigger(of, event);
    return other.is_triggered ? other : verdict;
}

static trigger_verdict judge_workflow(arena *memory, const store *all, fact workflow, text event, text branch,
                                      text path)
{
    trigger_reader of = {.memory = memory, .all = all, .path = path};
    const shard *facts = store_shard(all, workflow.shard);

    for (uint32_t row = workflow.row + 1; row < facts->end_row[workflow.row]; row = facts->end_row[row]) {
        if (facts->kind[row] != KIND_trigger || !text_equal(store_name(all, facts->name[row]), event))
            continue;
        of.trigger = store_fact(all, workflow.shard, row);
        return judge_branches(&of, event, branch);
    }
    return (trigger_verdict){.problem = text_print(memory, "it has no trigger \"%.*s\"", TEXT_FORMAT(event)),
                             .at = workflow};
}

/* The job of that name. */
static bool job_named(const store *all, fact beside, uint32_t name, fact *found)
{
    const shard *facts = store_shard(all, beside.shard);

    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
        if (facts->kind[row] == KIND_job && facts->name[row] == name) {
            *found = store_fact(all, beside.shard, row);
            return true;
        }
    return false;
}

/* Jobs in the order in which they are met, each once. */
typedef struct job_queue {
    uint32_t rows[JOB_LIMIT];
    uint32_t count;
} job_queue;

static void job_meet(job_queue *jobs, fact job)
{
    for (uint32_t i = 0; i < jobs->count; i++)
        if (jobs->rows[i] == job.row)
            return;
    if (jobs->count < JOB_LIMIT)
        jobs->rows[jobs->count++] = job.row;
}

/* The job of which this event makes no run: the job itself by its `if`, or one that it needs. */
static bool is_skipped(const store *all, fact job, const condition_name *known, fact *by)
{
    const shard *facts = store_shard(all, job.shard);
    job_queue jobs = {.count = 0};

    job_meet(&jobs, job);
    for (uint32_t at = 0; at < jobs.count; at++) {
        text condition = {0};
        *by = store_fact(all, job.shard, jobs.rows[at]);
        fact_text(all, *by, ATTRIBUTE_condition, &condition);
        if (condition_read(condition, known, 1) == TRUTH_NO)
            return true;
        if (condition_runs_anyway(condition))
            continue;
        for (uint32_t row = by->row + 1; row < facts->end_row[by->row]; row = facts->end_row[row]) {
            fact needed;
            if (facts->kind[row] == KIND_dependency && job_named(all, job, facts->name[row], &needed))
                job_meet(&jobs, needed);
        }
    }
    return false;
}

/* The `if` of the step, of its job, and of the jobs that this needs, for that event. */
static trigger_verdict judge_conditions(arena *memory, const store *all, fact some, text event,
                                        trigger_verdict so_far)
{
    condition_name known = {TEXT("github.event_name"), event};
    text condition = {0};
    bool is_job = fact_kind(all, some) == KIND_job;
    fact job, by = some;

    if (!so_far.is_triggered || fact_kind(all, some) == KIND_workflow)
        return so_far;
    if (is_job ? is_skipped(all, some, &known, &by)
               : fact_text(all, some, ATTRIBUTE_condition, &condition) &&
                     condition_read(condition, &known, 1) == TRUTH_NO) {
        fact_text(all, by, ATTRIBUTE_condition, &condition);
        return (trigger_verdict){
            .problem =
                by.row == some.row
                    ? text_print(memory, "its condition \"%.*s\" leaves out %.*s", TEXT_FORMAT(condition),
                                 TEXT_FORMAT(event))
                    : text_print(memory, "it needs job \"%.*s\", whose condition \"%.*s\" leaves out %.*s",
                                 TEXT_FORMAT(fact_name(all, by)), TEXT_FORMAT(condition), TEXT_FORMAT(event)),
            .at = by};
    }
    if (fact_kind(all, some) == KIND_step && fact_ancestor(all, some, KIND_job, &job))
        return judge_conditions(memory, all, job, event, so_far);
    return so_far;
}

trigger_verdict workflow_is_triggered(arena *memory, const store *all, fact some, text event, text branch,
                                      text path)
{
    fact workflow = store_fact(all, some.shard, 0);
    trigger_verdict verdict;

    if (pipeline_is(all, workflow))
        return pipeline_is_triggered(memory, all, some, event, branch, path);
    verdict = judge_workflow(memory, all, workflow, event, branch, path);
    return judge_conditions(memory, all, some, event, verdict);
}

bool workflow_is_only_called(const store *all, fact workflow)
{
    const shard *facts = store_shard(all, workflow.shard);
    bool is_called = false;

    if (facts->kind[workflow.row] != KIND_workflow)
        return false;
    for (uint32_t row = workflow.row + 1; row < facts->end_row[workflow.row]; row = facts->end_row[row]) {
        if (facts->kind[row] != KIND_trigger)
            continue;
        if (!text_is(store_name(all, facts->name[row]), "workflow_call"))
            return false;
        is_called = true;
    }
    return is_called;
}
