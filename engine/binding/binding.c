/* binding.c — the supervisor's side of loading: one worker for all rule files, and a new one after a file
 * that ended it.
 *
 * The worker tells which file it begins, then sends that file's plan and findings. What arrives is believed
 * only after it was unpacked by its validator and its places were found to be places of the very files that
 * were given. */
#include "binding.h"

#include "loader.h"
#include "rule_worker.h"

enum { FRAME_BEGIN = 1, FRAME_PLAN, FRAME_FINDINGS, MOST_FINDINGS = 100 };

typedef struct loading {
    arena *memory;
    const run_limits *most;
    const rule_file *files;
    uint32_t count;
    uint32_t first, end; /* the files that this worker loads */
    bool is_query;
    /* the supervisor's: */
    plan *all;
    finding_array *problems;
    uint32_t at;   /* the file that was begun last; `first` before any */
    bool is_done;  /* its findings came: nothing more is expected from it */
    bool is_wrong; /* a frame was not what it should be */
} loading;

/* ---- in the worker ---- */

static void load_one(worker *to, const loading *job, uint32_t index)
{
    arena memory;
    loader load;
    finding_array problems = {0};
    plan *one;

    arena_init(&memory);
    loader_init(&load, &memory, job->most, job->files, job->count);
    one = loader_read(&load, index, job->is_query, &problems);
    finding_sort(&problems); /* keys of a card come in any order */
    if (problems.count > MOST_FINDINGS)
        problems.count = MOST_FINDINGS;
    worker_send(to, FRAME_PLAN, plan_pack(&memory, one));
    worker_send(to, FRAME_FINDINGS, findings_pack(&memory, job->files, job->count, &problems));
    box_drop(&load.box);
    arena_free(&memory);
}

static void load_all(worker *to, void *context)
{
    const loading *job = context;

    for (uint32_t i = job->first; i < job->end; i++) {
        worker_send(to, FRAME_BEGIN, (text){(const char *)&i, sizeof i});
        load_one(to, job, i);
    }
}

/* ---- in the supervisor ---- */

/* The plan's files must be ours, byte for byte; from here on they are ours. */
static bool adopt_files(const loading *job, plan *one)
{
    for (uint32_t i = 0; i < one->files.count; i++) {
        plan_file *file = &one->files.items[i];
        uint32_t j = 0;
        while (j < job->count && !text_equal(job->files[j].path, file->path))
            j++;
        if (j == job->count || !text_equal(job->files[j].bytes, file->bytes))
            return false;
        file->bytes = job->files[j].bytes;
    }
    return true;
}

static void receive_plan(loading *job, text block)
{
    plan one;

    if (!plan_unpack(job->memory, block, &one) || !adopt_files(job, &one))
        job->is_wrong = true;
    else
        plan_merge(job->memory, job->all, &one, job->problems);
}

static void receive_begin(loading *job, text payload)
{
    uint32_t index;

    if (payload.length != sizeof index) {
        job->is_wrong = true;
        return;
    }
    __builtin_memcpy(&index, payload.start, sizeof index);
    if (index < job->at || index >= job->end)
        job->is_wrong = true;
    else
        job->at = index;
    job->is_done = false;
}

static void receive(void *context, uint32_t type, text payload)
{
    loading *job = context;
    text block;

    if (job->is_wrong)
        return;
    if (type == FRAME_BEGIN) {
        receive_begin(job, payload);
        return;
    }
    block = text_copy(job->memory, payload);
    if (type == FRAME_PLAN)
        receive_plan(job, block);
    else if (type != FRAME_FINDINGS ||
             !findings_unpack(job->memory, job->files, job->count, block, job->problems))
        job->is_wrong = true;
    else
        job->is_done = true;
}

/* The file that was begun last ended the worker. */
static void answer_end(loading *job, text words, bool is_late)
{
    static const char advice[] =
        "a rule file describes: look for a function that does not end, or a very long text";
    place at = {.path = job->files[job->at].path, .is_line_only = true, .is_rule = true};
    text fix = is_late ? limit_fix(job->memory, job->most, LIMIT_rule_seconds, advice) : text_from(advice);

    answer_add(job->memory, job->problems, at, MESSAGE_not_loaded, ANSWER(words, fix));
}

/* Run one worker over what is left; true when there is nothing more to do. */
static bool run_worker(loading *job)
{
    worker_job work = {.run = load_all, .receive = receive, .job = job, .context = job};
    worker_result result;

    rule_worker_limit(&work, job->most);
    job->at = job->first;
    job->is_done = job->is_wrong = false;
    result = worker_run(&work);
    if (result.end == WORKER_NO_FORK) {
        answer_add(job->memory, job->problems,
                   (place){.path = job->files[job->first].path, .is_line_only = true, .is_rule = true},
                   MESSAGE_no_worker, ANSWER(text_from(result.reason)));
        return true;
    }
    if (result.end == WORKER_DONE && !job->is_wrong && job->is_done && job->at + 1 == job->end)
        return true;
    if (job->is_wrong || result.end == WORKER_DONE)
        answer_end(job, TEXT("sent what can't be a plan"), false);
    else
        answer_end(job, rule_worker_words(job->memory, &work, job->most, result), result.end == WORKER_LATE);
    job->first = job->at + 1;
    return job->first >= job->end;
}

static plan *load_files(loading *job)
{
    job->all = arena_new(job->memory, plan);
    if (job->first < job->end)
        while (!run_worker(job))
            ;
    return job->all;
}

static void check_examples(const loading *job)
{
    const plan_example *rows = job->all->examples.items;

    for (uint32_t i = 0; i < job->all->examples.count; i++)
        if (!i || !text_equal(rows[i].contract, rows[i - 1].contract)) /* it was answered for `keeps` */
            binding_check_example(job->memory, job->all, job->files, job->count, rows[i].contract,
                                  rows[i].id_at, job->problems);
}

plan *binding_load(arena *memory, const run_limits *most, const rule_file *files, uint32_t count,
                   finding_array *problems)
{
    loading job = {.memory = memory, .most = most, .files = files, .count = count, .problems = problems};

    while (job.end < count && !files[job.end].is_pack)
        job.end++;
    load_files(&job);
    check_examples(&job);
    return job.all;
}

plan *binding_load_behind(arena *memory, const run_limits *most, const rule_file *one, bool is_query,
                          const rule_file *files, uint32_t count, finding_array *problems)
{
    rule_file *all = arena_array(memory, rule_file, count + 1);
    loading job = {.memory = memory,
                   .most = most,
                   .files = all,
                   .count = count + 1,
                   .first = count,
                   .end = count + 1,
                   .is_query = is_query,
                   .problems = problems};

    for (uint32_t i = 0; i < count; i++)
        all[i] = files[i];
    all[count] = *one;
    load_files(&job);
    check_examples(&job);
    return job.all;
}

plan *binding_query(arena *memory, const run_limits *most, text selection, const rule_file *files,
                    uint32_t count, finding_array *problems)
{
    return binding_load_behind(memory, most, &(rule_file){.path = TEXT("selection"), .bytes = selection},
                               true, files, count, problems);
}
