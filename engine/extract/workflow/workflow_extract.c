/* workflow_extract.c — one workflow file: YAML read once, then triggers and jobs. */
#include "workflow_extract.h"

#include "workflow_reading.h"

uint32_t workflow_stanza_from(const workflow_reading *job, uint32_t offset)
{
    uint32_t low = 0, high = job->stanzas.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (job->stanzas.items[middle].part.start < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int32_t line_count(text bytes)
{
    int32_t count = 0;

    for (size_t at = 0; at < bytes.length; count++)
        at = text_find(bytes, '\n', at) + 1;
    return count;
}

/* The steps of a composite action are the file's own; its other kinds run nothing that can be read. */
static void read_action(workflow_reading *job, uint32_t root)
{
    uint32_t runs = yaml_get(job->tree, root, TEXT("runs"));
    workflow_scope scope = {0};

    workflow_fields(job, root, (const char *const[]){"runs", NULL});
    workflow_steps(job, &scope, yaml_get(job->tree, runs, TEXT("steps")), yaml_span(job->tree, runs).start,
                   (uint32_t)job->request->bytes.length);
}

/* What the file is, its keys tell: a workflow has `on` or `jobs`, an action `runs`; a GitLab pipeline has
 * jobs at its top. */
static void read_as_written(workflow_reading *job, uint32_t root)
{
    bool has_jobs = yaml_get(job->tree, root, TEXT("on")) != YAML_NONE ||
                    yaml_get(job->tree, root, TEXT("jobs")) != YAML_NONE;

    if (!has_jobs && yaml_is(job->tree, yaml_get(job->tree, root, TEXT("runs")), YAML_MAPPING)) {
        read_action(job, root);
        return;
    }
    if (!has_jobs && !text_starts(job->request->path, TEXT(".github/"))) {
        workflow_gitlab(job, root);
        return;
    }
    workflow_fields(job, root, (const char *const[]){"on", "jobs", NULL});
    workflow_triggers(job, root);
    workflow_jobs(job, root);
}

void workflow_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    workflow_reading job = {.request = request,
                            .memory = memory,
                            .to = to,
                            .steps = request->limits.nodes,
                            .fields = request->limits.nodes};
    uint32_t row = shard_open(to, KIND_workflow, (span){0, (uint32_t)request->bytes.length}, request->path),
             root;
    prose *words = prose_new(memory, request->predicates, to);
    yaml_comment_array comments;

    shard_set_number(to, row, ATTRIBUTE_lines, line_count(request->bytes));
    if (prose_is_wanted(words))
        prose_verbatim(words, request->bytes, 0);
    job.tree = yaml_parse(memory, request->bytes, &request->limits);
    comments = yaml_comments_of(job.tree, memory);
    job.stanzas = yaml_stanzas_of(job.tree, &comments, memory);
    root = yaml_root(job.tree, 0);
    read_as_written(&job, root);
    yaml_report(job.tree, to);
    if (job.steps < STEP_COST || !job.fields)
        shard_problem(
            to, (span){0, 0},
            text_print(memory,
                       "the workflow has more steps or keys than the limit; the rest was left out (%.*s)",
                       TEXT_FORMAT(limit_words(memory, &request->limits, LIMIT_nodes))),
            limit_fix(memory, &request->limits, LIMIT_nodes, "divide the workflow"), true);
    shard_close(to, row);
}
