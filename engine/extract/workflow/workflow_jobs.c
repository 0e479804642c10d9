/* workflow_jobs.c — jobs, whether they ever run, and jobs that are commented out. */
#include "workflow_reading.h"

/* ---- jobs that never run
 * ----------------------------------------------------------------------------------------- */

typedef struct job_list {
    yaml_entries entries;
    bool *is_dead;
} job_list;

static bool needs_job(workflow_reading *job, uint32_t node, text name)
{
    uint32_t needs = yaml_get(job->tree, node, TEXT("needs"));

    if (yaml_is(job->tree, needs, YAML_SCALAR))
        return text_equal(yaml_text(job->tree, needs), name);
    if (yaml_is(job->tree, needs, YAML_SEQUENCE))
        for (uint32_t item = yaml_first(job->tree, needs); item != YAML_NONE;
             item = yaml_next(job->tree, item))
            if (text_equal(yaml_text(job->tree, item), name))
                return true;
    return false;
}

static text condition_of(workflow_reading *job, const job_list *all, uint32_t number)
{
    return yaml_text(job->tree, yaml_get(job->tree, all->entries.items[number].value, TEXT("if")));
}

/* Dead by their own condition, or because a job that they need is: each dead one is asked once who needs it.
 */
static void find_dead(workflow_reading *job, job_list *all)
{
    enum { JOBS = 512 }; /* GitHub takes no more than 256 */
    uint32_t *found = arena_array(job->memory, uint32_t, (size_t)all->entries.count + 1), count = 0;

    all->is_dead = arena_array(job->memory, bool, (size_t)all->entries.count + 1);
    for (uint32_t i = 0; i < all->entries.count; i++) {
        all->is_dead[i] = condition_read(condition_of(job, all, i), NULL, 0) == TRUTH_NO;
        if (all->is_dead[i])
            found[count++] = i;
    }
    for (uint32_t at = 0; at < count && all->entries.count <= JOBS; at++)
        for (uint32_t i = 0; i < all->entries.count; i++) {
            if (all->is_dead[i] || condition_runs_anyway(condition_of(job, all, i)) ||
                !needs_job(job, all->entries.items[i].value,
                           yaml_text(job->tree, all->entries.items[found[at]].key)))
                continue;
            all->is_dead[i] = true;
            found[count++] = i;
        }
}

/* ---- rows
 * -------------------------------------------------------------------------------------------------------- */

static void job_add(workflow_reading *job, const workflow_scope *outer, uint32_t key, uint32_t node,
                    span part, uint32_t end)
{
    workflow_scope scope = workflow_scope_of(job, outer, node);
    uint32_t row = shard_open(job->to, KIND_job, part, yaml_text(job->tree, key));
    text condition = yaml_text(job->tree, yaml_get(job->tree, node, TEXT("if")));

    shard_set_flags(job->to, row, scope.flags);
    if (condition.length)
        shard_set_text(job->to, row, ATTRIBUTE_condition, condition);
    workflow_uses(job, row, node);
    workflow_needs(job, yaml_get(job->tree, node, TEXT("needs")));
    workflow_fields(job, node, (const char *const[]){"steps", "needs", NULL});
    workflow_steps(job, &scope, yaml_get(job->tree, node, TEXT("steps")), part.start, end);
    shard_close(job->to, row);
}

/* `# build:` with steps or a runner: a job that is commented out. */
static bool is_job(workflow_reading *job, const yaml_stanza *stanza)
{
    return stanza->key != YAML_NONE && (yaml_get(job->tree, stanza->value, TEXT("steps")) != YAML_NONE ||
                                        yaml_get(job->tree, stanza->value, TEXT("runs-on")) != YAML_NONE);
}

/* Commented-out jobs that begin in [from, until). */
static void dead_jobs(workflow_reading *job, const workflow_scope *scope, uint32_t from, uint32_t until)
{
    workflow_scope dead = *scope;

    dead.flags |= FACT_DEAD;
    for (uint32_t i = workflow_stanza_from(job, from); i < job->stanzas.count; i++) {
        const yaml_stanza stanza = job->stanzas.items[i];
        if (stanza.part.start >= until)
            return;
        if (is_job(job, &stanza))
            job_add(job, &dead, stanza.key, stanza.value, stanza.part, stanza.part.start);
    }
}

void workflow_jobs(workflow_reading *job, uint32_t root)
{
    workflow_scope nothing = {0}, scope = workflow_scope_of(job, &nothing, root);
    job_list all = {.entries = yaml_entries_of(job->tree, yaml_get(job->tree, root, TEXT("jobs")))};
    uint32_t from = all.entries.count ? yaml_span(job->tree, all.entries.items[0].key).start : 0;

    find_dead(job, &all);
    for (uint32_t i = 0; i < all.entries.count; i++) {
        const yaml_entry entry = all.entries.items[i];
        span part = yaml_entry_span(job->tree, entry.key);
        uint32_t end = i + 1 < all.entries.count ? yaml_span(job->tree, all.entries.items[i + 1].key).start
                                                 : (uint32_t)job->request->bytes.length;
        workflow_scope own = scope;
        if (all.is_dead[i])
            own.flags |= FACT_DEAD;
        job_add(job, &own, entry.key, entry.value, part, end);
        dead_jobs(job, &scope, from, end);
        from = end;
    }
}
