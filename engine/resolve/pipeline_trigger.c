/* pipeline_trigger.c — GitLab's rules, only and except: the first rule that fits decides; without any, a job
 * runs for pushes and not for merge requests. What can't be known counts as met. */
#include "pipeline_trigger.h"

#include "condition.h"
#include "glob.h"

typedef struct pipeline_event {
    arena *memory;
    const store *all;
    text path, branch;
    bool is_request;
    condition_name known[8];
    uint32_t known_count;
} pipeline_event;

bool pipeline_is(const store *all, fact workflow)
{
    const shard *facts = store_shard(all, workflow.shard);

    if (text_starts(store_path(all, workflow.shard), TEXT(".github/")))
        return false;
    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
        if (facts->kind[row] == KIND_trigger && !text_is(store_name(all, facts->name[row]), "rule"))
            return false;
    return true;
}

static void know(pipeline_event *of, const char *name, text value)
{
    of->known[of->known_count++] = (condition_name){text_from(name), value};
}

static pipeline_event event_new(arena *memory, const store *all, text event, text branch, text path)
{
    pipeline_event of = {
        .memory = memory, .all = all, .path = path, .branch = branch.length ? branch : TEXT("main")};

    of.is_request = text_starts(event, TEXT("merge_request")) || text_starts(event, TEXT("pull_request"));
    know(&of, "$CI_PIPELINE_SOURCE", of.is_request ? TEXT("merge_request_event") : event);
    know(&of, "$CI_DEFAULT_BRANCH", of.branch);
    know(&of, "$CI_COMMIT_TAG", (text){0});
    know(&of, "$CI_COMMIT_BRANCH", of.is_request ? (text){0} : of.branch);
    know(&of, "$CI_MERGE_REQUEST_ID", of.is_request ? TEXT("1") : (text){0});
    know(&of, "$CI_MERGE_REQUEST_IID", of.is_request ? TEXT("1") : (text){0});
    if (of.is_request)
        know(&of, "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME", of.branch);
    else
        know(&of, "$CI_COMMIT_REF_NAME", of.branch);
    return of;
}

/* ---- filters ---- */

static bool is_in_list(const pipeline_event *of, fact filter, const char *list)
{
    text name;

    return fact_kind(of->all, filter) == KIND_filter && fact_text(of->all, filter, ATTRIBUTE_list, &name) &&
           text_is(name, list);
}

static bool ref_fits(const pipeline_event *of, text ref)
{
    if (text_is(ref, "branches") || text_is(ref, "pushes"))
        return !of->is_request;
    if (text_is(ref, "merge_requests"))
        return of->is_request;
    if (text_starts(ref, TEXT("/"))) /* an expression: it may fit */
        return true;
    return !of->is_request && text_equal(ref, of->branch);
}

/* Does one entry of the list fit? `has_list`: is there any? */
static bool list_fits(const pipeline_event *of, fact trigger, const char *list, bool *has_list)
{
    const shard *facts = store_shard(of->all, trigger.shard);
    bool is_path = text_is(TEXT("paths"), list), fits = false;

    *has_list = false;
    for (uint32_t row = trigger.row + 1; row < facts->end_row[trigger.row]; row++) {
        fact filter = store_fact(of->all, trigger.shard, row);
        text name = fact_name(of->all, filter);
        if (!is_in_list(of, filter, list))
            continue;
        *has_list = true;
        fits = fits || (is_path ? !of->path.length || text_find(name, '$', 0) < name.length ||
                                      glob_match(name, of->path)
                                : ref_fits(of, name));
    }
    return fits;
}

/* ---- rules ---- */

static bool rule_fits(const pipeline_event *of, fact rule)
{
    text condition;
    bool has_paths;

    if (fact_text(of->all, rule, ATTRIBUTE_condition, &condition) &&
        condition_read(condition, of->known, of->known_count) == TRUTH_NO)
        return false;
    return list_fits(of, rule, "paths", &has_paths) || !has_paths;
}

static bool says(const pipeline_event *of, fact rule, const char *when)
{
    text mode;

    return fact_text(of->all, rule, ATTRIBUTE_mode, &mode) && text_is(mode, when);
}

/* Rows of the rules that stand right below `owner`; false when there is one and none lets the event through.
 * *at is what decided. */
static bool rules_admit(const pipeline_event *of, fact owner, bool *has_rules, fact *at)
{
    const shard *facts = store_shard(of->all, owner.shard);

    *has_rules = false;
    for (uint32_t row = owner.row + 1; row < facts->end_row[owner.row]; row = facts->end_row[row]) {
        fact rule = store_fact(of->all, owner.shard, row);
        if (facts->kind[row] != KIND_trigger || !text_is(fact_name(of->all, rule), "rule"))
            continue;
        *has_rules = true;
        if (!rule_fits(of, rule))
            continue;
        *at = rule;
        return !says(of, rule, "never") && !says(of, rule, "manual");
    }
    return !*has_rules;
}

/* only and except. */
static bool refs_admit(const pipeline_event *of, fact job, fact *at)
{
    const shard *facts = store_shard(of->all, job.shard);
    bool is_admitted = !of->is_request; /* without `only`: branches and tags */

    for (uint32_t row = job.row + 1; row < facts->end_row[job.row]; row = facts->end_row[row]) {
        fact trigger = store_fact(of->all, job.shard, row);
        bool has_refs, has_paths, refs, paths;
        if (facts->kind[row] != KIND_trigger)
            continue;
        refs = list_fits(of, trigger, "refs", &has_refs);
        paths = list_fits(of, trigger, "paths", &has_paths);
        *at = trigger;
        if (text_is(fact_name(of->all, trigger), "only"))
            is_admitted = (refs || (!has_refs && !of->is_request)) && (paths || !has_paths);
        else if ((has_refs && refs) || (has_paths && paths && of->path.length))
            return false;
    }
    return is_admitted;
}

static trigger_verdict judge_job(const pipeline_event *of, fact job)
{
    fact at = job;
    bool has_rules, is_admitted = rules_admit(of, job, &has_rules, &at);

    if (!has_rules)
        is_admitted = refs_admit(of, job, &at);
    if (is_admitted)
        return (trigger_verdict){.is_triggered = true, .at = at};
    return (trigger_verdict){.problem = text_print(of->memory, "the rules of job \"%.*s\" don't run it%s%.*s",
                                                   TEXT_FORMAT(fact_name(of->all, job)),
                                                   of->path.length ? " for " : "", TEXT_FORMAT(of->path)),
                             .at = at};
}

static trigger_verdict judge_any(const pipeline_event *of, fact workflow)
{
    const shard *facts = store_shard(of->all, workflow.shard);
    trigger_verdict verdict = {.problem = TEXT("it has no job that runs"), .at = workflow};
    bool is_first = true;

    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row]) {
        trigger_verdict one;
        if (facts->kind[row] != KIND_job || (facts->flags[row] & FACT_DEAD))
            continue;
        one = judge_job(of, store_fact(of->all, workflow.shard, row));
        if (one.is_triggered)
            return one;
        if (is_first)
            verdict = one;
        is_first = false;
    }
    return verdict;
}

trigger_verdict pipeline_is_triggered(arena *memory, const store *all, fact some, text event, text branch,
                                      text path)
{
    pipeline_event of = event_new(memory, all, event, branch, path);
    fact workflow = store_fact(all, some.shard, 0), at = workflow, job;
    bool has_rules;

    if (!rules_admit(&of, workflow, &has_rules, &at))
        return (trigger_verdict){.problem = TEXT("the rules of the whole pipeline leave it out"), .at = at};
    if (fact_kind(all, some) == KIND_job)
        return judge_job(&of, some);
    if (fact_ancestor(all, some, KIND_job, &job))
        return judge_job(&of, job);
    return judge_any(&of, workflow);
}
