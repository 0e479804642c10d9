/* reading.c — one wave: N threads take files from a common list; the main thread commits in the list's order.
 *
 * Each thread has a scratch arena that is forgotten after every file, and one for finished shards, which the
 * run's arena adopts after the join. So ids and bytes are the same for any number of threads. */
#include "reading.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_THREADS = 64, FILES_PER_THREAD = 4 };

typedef struct read_outcome {
    tree_status status;
    const char *reason;
    shard *facts; /* in the reader's arena for shards */
} read_outcome;

typedef struct reading {
    const run *owner;
    const read_task *tasks;
    uint32_t count;
    const predicate_set *predicates;
    bool is_marking; /* only row 0 and the marks are wanted */
    atomic_uint next;
    read_outcome *outcomes;
} reading;

typedef struct reader {
    reading *work;
    arena shards;
    pthread_t thread;
} reader;

static void read_one(const reading *work, uint32_t index, arena *scratch, arena *shards)
{
    const read_task *task = &work->tasks[index];
    read_outcome *out = &work->outcomes[index];
    tree_file file = {0};
    shard_builder *to;
    extract_request request = {
        .path = task->path, .predicates = work->predicates, .limits = work->owner->options->limits};

    out->status = tree_read(work->owner->root, task->path, scratch, &file);
    out->reason = file.reason;
    if (out->status != TREE_OK)
        return;
    request.bytes = file.bytes;
    request.is_executable = file.is_executable;
    to = shard_begin(scratch, work->is_marking ? 0 : work->owner->masks[task->as] | task->more);
    dialect_extractor(task->as)(&request, scratch, to);
    out->facts = shard_finish_into(to, shards);
}

static void *reader_run(void *context)
{
    reader *self = context;
    arena scratch;

    arena_init(&scratch);
    for (uint32_t i; (i = atomic_fetch_add(&self->work->next, 1)) < self->work->count;) {
        read_one(self->work, i, &scratch, &self->shards);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    return NULL;
}

static uint32_t thread_count(const reading *work)
{
    long wanted =
        work->owner->options->jobs ? (long)work->owner->options->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t useful = work->count / FILES_PER_THREAD; /* a thread costs more than a small file */

    if (wanted > MOST_THREADS)
        wanted = MOST_THREADS;
    if (wanted > (long)useful)
        wanted = (long)useful;
    return wanted < 1 ? 1 : (uint32_t)wanted;
}

/* Returns with all threads joined, whatever happened. A thread that can't start leaves its share to the
 * others. */
static void run_threads(run *r, reading *work)
{
    uint32_t count = thread_count(work), started = 0;
    reader *readers = arena_array(r->memory, reader, count);

    for (uint32_t i = 0; i < count; i++) {
        readers[i].work = work;
        arena_init(&readers[i].shards);
    }
    for (uint32_t i = 1; i < count; i++, started++)
        if (pthread_create(&readers[i].thread, NULL, reader_run, &readers[i]) != 0)
            break;
    reader_run(&readers[0]);
    for (uint32_t i = 1; i <= started; i++)
        pthread_join(readers[i].thread, NULL);
    for (uint32_t i = 0; i < count; i++)
        arena_adopt(r->memory, &readers[i].shards);
}

/* ---- what went wrong ---- */

const read_failure *read_failed(const run *r, text path)
{
    for (uint32_t i = 0; i < r->failures.count; i++)
        if (text_equal(r->failures.items[i].path, path))
            return &r->failures.items[i];
    return NULL;
}

static void fail(run *r, text path, text message, bool is_unreadable)
{
    if (!read_failed(r, path))
        *array_push(&r->failures, r->memory) = (read_failure){path, message, is_unreadable};
}

static bool is_reported(const run *r, const finding *new)
{
    for (uint32_t i = 0; i < r->findings.count; i++) {
        const finding *old = &r->findings.items[i];

        if (!old->contract.length && text_equal(old->at.path, new->at.path) &&
            old->at.part.start == new->at.part.start &&text_equal(old->message, new->message))
            return true;
    }
    return false;
}

static void report_unreadable(run *r, const read_task *task, const read_outcome *out)
{
    text message = text_print(r->memory, "%.*s can't be read: %s", TEXT_FORMAT(task->path),
                              out->reason ? out->reason : tree_status_words(out->status));
    finding found = {.state = FINDING_UNJUDGED, .level = SEVERITY_ERROR, .message = message};

    found.at = (place){.path = task->path, .is_line_only = true};
    found.role = TEXT("is readable");
    if (out->status == TREE_TOO_LARGE)
        found.fix = TEXT("name a higher limit with --max-file-size, or leave the file out of the selection");
    fail(r, task->path, message, true);
    if (!is_reported(r, &found))
        *array_push(&r->findings, r->memory) = found;
}

static void report_problems(run *r, text path, const shard *facts)
{
    for (uint32_t i = 0; i < facts->problem_count; i++) {
        const problem *some = &facts->problems[i];
        finding found = {.state = some->is_fatal ? FINDING_UNJUDGED : FINDING_BROKEN,
                         .level = some->is_fatal ? SEVERITY_ERROR : SEVERITY_WARNING};

        found.message = shard_string(facts, some->message);
        found.fix = shard_string(facts, some->fix);
        found.role = TEXT("is well formed");
        found.at =
            (place){.path = path, .part = {some->start, some->end}, .is_line_only = some->is_line_only};
        if (some->is_fatal)
            fail(r, path, found.message, false);
        if (!is_reported(r, &found))
            *array_push(&r->findings, r->memory) = found;
    }
}

/* ---- commit ---- */

static int compare_tasks(const void *left, const void *right)
{
    const read_task *one = left, *two = right;
    int order = text_compare(one->path, two->path);

    return order ? order : (int)one->as - (int)two->as;
}

static void commit(run *r, const reading *work, uint32_t offset)
{
    for (uint32_t i = 0; i < work->count; i++) {
        const read_outcome *out = &work->outcomes[i];
        const read_task *task = &work->tasks[i];

        if (out->status != TREE_OK) {
            report_unreadable(r, task, out);
            continue;
        }
        if (!work->is_marking)
            report_problems(r, task->path, out->facts);
        store_add(r->facts, task->path, (uint32_t)task->as + offset, out->facts);
        r->files_read += !work->is_marking;
    }
}

static void sort_unique(read_list *list)
{
    uint32_t kept = 0;

    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare_tasks);
    for (uint32_t i = 0; i < list->count; i++) {
        if (kept && compare_tasks(&list->items[kept - 1], &list->items[i]) == 0)
            list->items[kept - 1].more |= list->items[i].more;
        else
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

static void read_list_now(run *r, read_list *list, predicate_set *predicates, bool is_marking)
{
    reading work = {.owner = r, .predicates = predicates, .is_marking = is_marking};

    sort_unique(list);
    if (!list->count)
        return;
    predicate_set_prepare(r->memory, predicates);
    work.tasks = list->items;
    work.count = list->count;
    work.outcomes = arena_array(r->memory, read_outcome, list->count);
    run_threads(r, &work);
    commit(r, &work, is_marking ? DIALECT_MARKS : 0);
    list->count = 0;
}

void read_want(const run *r, read_list *list, text path, dialect as, kind_mask more)
{
    const read_failure *failure = read_failed(r, path);

    if (store_find(r->facts, path, (uint32_t)as) != UINT32_MAX || (failure && failure->is_unreadable))
        return;
    *array_push(list, r->lasting) = (read_task){path, as, more};
}

void read_all(run *r, read_list *list)
{
    read_list_now(r, list, &r->predicates, false);
}

void read_marks(run *r, read_list *list)
{
    read_list_now(r, list, &r->mentions.set, true);
}
