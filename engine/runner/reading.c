/* reading.c — one wave: N threads take files from a common list; the main thread commits in the list's order.
 *
 * Each thread has a scratch arena that is forgotten after every file, and one for finished shards, which the
 * run's arena adopts in the end. So ids and bytes are the same for any number of threads. The list is read
 * slice by slice: while one is read the one before is committed, and its strings, most of which the store has
 * already, are forgotten. */
#include "reading.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_THREADS = 64, FILES_PER_THREAD = 4, SLICE = 1024 /* files */ };

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
    uint32_t end;    /* of the slice that is read */
    atomic_uint next;
    read_outcome *outcomes;
} reading;

typedef struct reader {
    reading *work;
    arena scratch, shards;
    arena strings[2]; /* of this slice, and of the one before */
    arena *passing;   /* one of them */
    pthread_t thread;
} reader;

static void read_one(reader *self, uint32_t index)
{
    const reading *work = self->work;
    const read_task *task = &work->tasks[index];
    read_outcome *out = &work->outcomes[index];
    tree_file file = {0};
    shard_builder *to;
    extract_request request = {
        .path = task->path, .predicates = work->predicates, .limits = work->owner->options->limits};

    out->status = tree_read(work->owner->root, task->path, &self->scratch, &file);
    out->reason = file.reason;
    if (out->status != TREE_OK)
        return;
    request.bytes = file.bytes;
    request.is_executable = file.is_executable;
    to = shard_begin(&self->scratch, work->is_marking ? 0 : work->owner->masks[task->as] | task->more);
    shard_limit(to, &work->owner->options->limits);
    dialect_extractor(task->as)(&request, &self->scratch, to);
    out->facts = shard_finish_into(to, &self->shards, self->passing);
}

static void *reader_run(void *context)
{
    reader *self = context;

    for (uint32_t i; (i = atomic_fetch_add(&self->work->next, 1)) < self->work->end;) {
        read_one(self, i);
        arena_reset(&self->scratch);
    }
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

static reader *readers_open(run *r, reading *work, uint32_t count)
{
    reader *readers = arena_array(r->memory, reader, count);

    for (uint32_t i = 0; i < count; i++) {
        readers[i].work = work;
        arena_init(&readers[i].scratch);
        arena_init(&readers[i].shards);
        arena_init(&readers[i].strings[0]);
        arena_init(&readers[i].strings[1]);
    }
    return readers;
}

static void readers_close(run *r, reader *readers, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        arena_adopt(r->memory, &readers[i].shards);
        arena_free(&readers[i].scratch);
        arena_free(&readers[i].strings[0]);
        arena_free(&readers[i].strings[1]);
    }
}

/* ---- what went wrong ---- */

const read_failure *read_failed(const run *r, text path)
{
    uint32_t id;

    return path.length && names_lookup(&r->failed, path, &id) ? &r->failures.items[id - 1] : NULL;
}

static void fail(run *r, text path, text message, bool is_unreadable)
{
    uint32_t known = r->failed.count;

    if (names_intern(&r->failed, path, true) == known)
        *array_push(&r->failures, r->memory) = (read_failure){path, message, is_unreadable};
}

/* What was told as a warning, and is fatal to another reader of the file, is an error. */
static void worsen(run *r, const finding *found)
{
    for (uint32_t i = 0; i < r->findings.count; i++) {
        finding *told = &r->findings.items[i];

        if (told->state != FINDING_UNJUDGED && text_equal(told->at.path, found->at.path) &&
            told->at.part.start == found->at.part.start && text_equal(told->message, found->message)) {
            told->state = found->state;
            told->level = found->level;
        }
    }
}

/* Once, also when a file is read as two kinds of file. */
static void report(run *r, finding found)
{
    text key = text_print(r->memory, "%.*s\n%u\n%.*s", TEXT_FORMAT(found.at.path), found.at.part.start,
                          TEXT_FORMAT(found.message));
    uint32_t known = r->reported.count;

    if (names_intern(&r->reported, key, true) == known)
        *array_push(&r->findings, r->memory) = found;
    else if (found.state == FINDING_UNJUDGED)
        worsen(r, &found);
}

static text unreadable_words(run *r, const read_outcome *out)
{
    text words = text_from(out->reason ? out->reason : tree_status_words(out->status));

    if (out->status != TREE_TOO_LARGE)
        return words;
    return text_print(r->memory, "%.*s (%.*s)", TEXT_FORMAT(words),
                      TEXT_FORMAT(limit_words(r->memory, &r->options->limits, LIMIT_file_size)));
}

void read_report(run *r, const finding *some)
{
    if (some->state == FINDING_UNJUDGED)
        fail(r, some->at.path, some->message, false);
    report(r, *some);
}

static void report_unreadable(run *r, const read_task *task, const read_outcome *out)
{
    finding found = {.state = FINDING_UNJUDGED, .level = SEVERITY_ERROR};

    found.message = text_print(r->memory, "%.*s can't be read: %.*s", TEXT_FORMAT(task->path),
                               TEXT_FORMAT(unreadable_words(r, out)));
    found.at = (place){.path = task->path, .is_line_only = true};
    found.role = TEXT("is readable");
    found.fix = out->status == TREE_TOO_LARGE
                    ? limit_fix(r->memory, &r->options->limits, LIMIT_file_size,
                                "leave the file out of the selection")
                    : TEXT("make it readable, or leave the file out of the selection");
    fail(r, task->path, found.message, true);
    report(r, found);
}

/* What is over the limit of files is not read. One finding, at the first of them, says so. */
static void cut_list(run *r, read_list *list)
{
    uint32_t most = r->options->limits.files, room = most > r->files_wanted ? most - r->files_wanted : 0;
    finding found = {.state = FINDING_UNJUDGED, .level = SEVERITY_ERROR, .role = TEXT("is read")};

    r->files_wanted += list->count < room ? list->count : room;
    if (list->count <= room)
        return;
    found.message =
        text_print(r->memory, "%u %s not read, from this one on: there are too many (%.*s)",
                   list->count - room, list->count - room == 1 ? "file is" : "files are",
                   TEXT_FORMAT(limit_words(r->memory, &r->options->limits, LIMIT_files)));
    found.fix = limit_fix(r->memory, &r->options->limits, LIMIT_files, "select fewer files");
    found.at = (place){.path = list->items[room].path, .is_line_only = true};
    for (uint32_t i = room; i < list->count; i++)
        fail(r, list->items[i].path, found.message, true);
    report(r, found);
    list->count = room;
}

static void report_problems(run *r, text path, const shard *facts)
{
    for (uint32_t i = 0; i < facts->problem_count; i++) {
        const problem *some = &facts->problems[i];
        finding found = {.state = some->is_fatal ? FINDING_UNJUDGED : FINDING_BROKEN,
                         .level = some->is_fatal ? SEVERITY_ERROR : SEVERITY_WARNING};

        found.message = text_copy(r->memory, shard_string(facts, some->message));
        found.fix = text_copy(r->memory, shard_string(facts, some->fix));
        found.role = TEXT("is well formed");
        found.at =
            (place){.path = path, .part = {some->start, some->end}, .is_line_only = some->is_line_only};
        if (some->is_fatal)
            fail(r, path, found.message, false);
        report(r, found);
    }
}

/* ---- commit ---- */

static int compare_tasks(const void *left, const void *right)
{
    const read_task *one = left, *two = right;
    int order = text_compare(one->path, two->path);

    return order ? order : (int)one->as - (int)two->as;
}

static void commit(run *r, const reading *work, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const read_outcome *out = &work->outcomes[i];
        const read_task *task = &work->tasks[i];

        if (out->status != TREE_OK) {
            report_unreadable(r, task, out);
            continue;
        }
        if (!work->is_marking)
            report_problems(r, task->path, out->facts);
        store_add(r->facts, task->path, (uint32_t)task->as + (work->is_marking ? DIALECT_MARKS : 0),
                  out->facts);
        r->files_read += !work->is_marking;
    }
}

/* Reads a slice, and commits the one before meanwhile. Returns with all threads joined, whatever happened. A
 * thread that can't start leaves its share to the others. */
static void read_slice(run *r, reading *work, reader *readers, uint32_t count, uint32_t first)
{
    uint32_t started = 0, which = first / SLICE % 2;

    work->end = work->count - first < SLICE ? work->count : first + SLICE;
    atomic_store(&work->next, first);
    for (uint32_t i = 0; i < count; i++) {
        readers[i].passing = &readers[i].strings[which];
        arena_reset(readers[i].passing);
    }
    for (uint32_t i = 1; i < count; i++, started++)
        if (pthread_create(&readers[i].thread, NULL, reader_run, &readers[i]) != 0)
            break;
    if (first)
        commit(r, work, first - SLICE, first);
    reader_run(&readers[0]);
    for (uint32_t i = 1; i <= started; i++)
        pthread_join(readers[i].thread, NULL);
}

/* Of all files that the run has asked for so far. */
static void tell_progress(const run *r, const reading *work, uint32_t done)
{
    if (r->options->progress && !work->is_marking)
        r->options->progress(r->options->progress_context, r->files_wanted - work->count + done,
                             r->files_wanted);
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
    uint32_t count, first;
    reader *readers;

    sort_unique(list);
    if (!is_marking) /* marks are looked for in files that were read already */
        cut_list(r, list);
    if (!list->count)
        return;
    predicate_set_prepare(r->memory, predicates);
    work.tasks = list->items;
    work.count = list->count;
    work.outcomes = arena_array(r->memory, read_outcome, list->count);
    count = thread_count(&work);
    readers = readers_open(r, &work, count);
    for (first = 0; first < work.count; first += SLICE) {
        read_slice(r, &work, readers, count, first);
        tell_progress(r, &work, work.end);
    }
    commit(r, &work, first - SLICE, work.count);
    readers_close(r, readers, count);
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
