/* Workers: every way to end has its name, and frames arrive whole. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "buffer.h"
#include "unit.h"
#include "worker.h"

typedef struct received {
    arena memory;
    buffer all;
    unsigned count;
} received;

static void receive(void *context, uint32_t kind, text payload)
{
    received *some = context;

    ck_assert_uint_eq((uintptr_t)payload.start % 8, 0);
    some->count++;
    if (payload.length < 100)
        buffer_print(&some->all, "%u:%.*s;", (unsigned)kind, TEXT_FORMAT(payload));
    else
        buffer_print(&some->all, "%u:%zu %u;", (unsigned)kind, payload.length, (unsigned)text_hash(payload));
}

static worker_result run(void (*job)(worker *, void *), void *input, uint32_t deadline, received *some)
{
    worker_job one = {.run = job, .receive = receive, .job = input, .context = some, .deadline = deadline};

    arena_init(&some->memory);
    some->all = buffer_new(&some->memory);
    some->count = 0;
    return worker_run(&one);
}

static void job_frames(worker *to, void *job)
{
    worker_send(to, 1, TEXT("one"));
    worker_send(to, 2, TEXT(""));
    worker_send(to, 3, *(text *)job);
}

START_TEST(frames_arrive)
{
    received some;
    text job = TEXT("inherited");

    ck_assert_int_eq(run(job_frames, &job, 0, &some).end, WORKER_DONE);
    ck_text(buffer_text(&some.all), "1:one;2:;3:inherited;");
    arena_free(&some.memory);
}
END_TEST

static void job_large(worker *to, void *job)
{
    const text *block = job;

    for (size_t size = 1; size <= block->length; size = size * 3 + 1)
        worker_send(to, 7, text_slice(*block, 0, size));
}

START_TEST(large_frames_arrive_whole)
{
    arena memory;
    received some;
    char *bytes;
    text block;

    arena_init(&memory);
    bytes = arena_alloc(&memory, WORKER_FRAME_LIMIT);
    for (size_t i = 0; i < WORKER_FRAME_LIMIT; i++)
        bytes[i] = (char)(i * 7 + i / 1000);
    block = (text){bytes, WORKER_FRAME_LIMIT};
    ck_assert_int_eq(run(job_large, &block, 0, &some).end, WORKER_DONE);
    for (size_t size = 1, at = 0; size <= block.length; size = size * 3 + 1) {
        text part = text_slice(block, 0, size);
        text line = size < 100 ? text_print(&memory, "7:%.*s;", TEXT_FORMAT(part))
                               : text_print(&memory, "7:%zu %u;", size, (unsigned)text_hash(part));
        if (size >= 100)
            ck_assert_uint_lt(text_find_text(buffer_text(&some.all), line, at),
                              buffer_text(&some.all).length);
    }
    arena_free(&some.memory);
    arena_free(&memory);
}
END_TEST

static void job_many(worker *to, void *job)
{
    (void)job;
    for (unsigned i = 0; i < 50000; i++)
        worker_send(to, i, text_slice(TEXT("abcdefghijklmnop"), 0, i % 17));
}

START_TEST(many_frames_arrive)
{
    received some;

    ck_assert_int_eq(run(job_many, NULL, 0, &some).end, WORKER_DONE);
    ck_assert_uint_eq(some.count, 50000);
    ck_assert(text_starts(buffer_text(&some.all), TEXT("0:;1:a;2:ab;")));
    arena_free(&some.memory);
}
END_TEST

static void job_crash(worker *to, void *job)
{
    worker_send(to, 1, TEXT("before"));
    raise(*(int *)job);
}

START_TEST(a_crash_has_its_signal)
{
    received some;
    worker_job job = {0};
    int signals[] = {SIGKILL, SIGTERM};

    for (size_t i = 0; i < 2; i++) {
        worker_result result = run(job_crash, &signals[i], 0, &some);
        ck_assert_int_eq(result.end, WORKER_CRASHED);
        ck_assert_int_eq(result.signal, signals[i]);
        ck_text(buffer_text(&some.all), "1:before;"); /* what came before counts */
        ck_text(worker_words(&some.memory, &job, result), i ? "crashed: Terminated" : "crashed: Killed");
        arena_free(&some.memory);
    }
}
END_TEST

static void job_exit(worker *to, void *job)
{
    (void)to;
    _exit(*(int *)job);
}

START_TEST(an_early_exit_is_no_success)
{
    received some;
    int codes[] = {0, 7};

    for (size_t i = 0; i < 2; i++) {
        worker_result result = run(job_exit, &codes[i], 0, &some);
        ck_assert_int_eq(result.end, WORKER_EXITED);
        ck_assert_int_eq(result.status, codes[i]);
        arena_free(&some.memory);
    }
}
END_TEST

static void job_hang(worker *to, void *job)
{
    (void)job;
    signal(SIGTERM, SIG_IGN);
    worker_send(to, 1, TEXT("begun"));
    for (;;)
        pause();
}

START_TEST(a_late_one_is_stopped)
{
    received some;
    worker_job job = {.deadline = 150};
    worker_result result = run(job_hang, NULL, 150, &some);

    ck_assert_int_eq(result.end, WORKER_LATE);
    ck_text(buffer_text(&some.all), "1:begun;");
    ck_text(worker_words(&some.memory, &job, result), "took longer than 150 ms and was stopped");
    job.deadline = 0;
    ck_text(worker_words(&some.memory, &job, result), "took longer than 5 s and was stopped");
    arena_free(&some.memory);
}
END_TEST

static void job_slow_but_steady(worker *to, void *job)
{
    (void)job;
    for (unsigned i = 0; i < 8; i++) {
        usleep(50000);
        worker_send(to, i, TEXT(""));
    }
}

START_TEST(each_frame_moves_the_deadline)
{
    received some;

    ck_assert_int_eq(run(job_slow_but_steady, NULL, 250, &some).end, WORKER_DONE);
    ck_assert_uint_eq(some.count, 8);
    arena_free(&some.memory);
}
END_TEST

/* Bytes written around worker_send, on the pipe's own descriptor. */
static void job_garble(worker *to, void *job)
{
    const text *bytes = job;
    ssize_t written = write(3, bytes->start, bytes->length);

    (void)to, (void)written;
    _exit(0);
}

START_TEST(garbage_is_seen)
{
    static const char too_long[8] = {1, 0, 0, 0, 0, 0, 0, 0x7F},
                      cut_off[12] = {1, 0, 0, 0, 100, 0, 0, 0, 'a'};
    static const char false_end[8] = {-1, -1, -1, -1, 1, 0, 0, 0};
    text cases[] = {{too_long, 8}, {cut_off, 12}, {false_end, 8}, {too_long, 3}};

    for (size_t i = 0; i < 4; i++) {
        received some;
        ck_assert_int_eq(run(job_garble, &cases[i], 0, &some).end, WORKER_GARBLED);
        ck_assert_uint_eq(some.count, 0);
        arena_free(&some.memory);
    }
}
END_TEST

static void job_close_and_stay(worker *to, void *job)
{
    (void)to, (void)job;
    close(3);
    for (;;)
        pause();
}

START_TEST(a_closed_pipe_does_not_hang_us)
{
    received some;

    ck_assert_int_eq(run(job_close_and_stay, NULL, 5000, &some).end, WORKER_CRASHED);
    arena_free(&some.memory);
}
END_TEST

static __attribute__((noinline)) unsigned dive(unsigned depth)
{
    volatile char frame[64 * 1024];

    memset((void *)(uintptr_t)frame, (int)depth, sizeof frame);
    return depth ? dive(depth - 1) + (unsigned char)frame[depth] : (unsigned char)frame[0];
}

static void job_dive(worker *to, void *job)
{
    (void)job;
    if (dive(50 * 16) != 0) /* 50 MiB */
        worker_send(to, 1, TEXT("deep"));
}

START_TEST(the_stack_is_large)
{
    received some;

    ck_assert_int_eq(run(job_dive, NULL, 0, &some).end, WORKER_DONE);
    ck_text(buffer_text(&some.all), "1:deep;");
    arena_free(&some.memory);
}
END_TEST

static void job_descriptors(worker *to, void *job)
{
    (void)job;
    for (int i = 0; i < 1000; i++)
        if (fcntl(i, F_GETFD) >= 0)
            worker_send(to, (uint32_t)i, TEXT(""));
}

START_TEST(descriptors_are_closed)
{
    received some;
    int opened = open("/dev/null", O_RDONLY), other = dup2(opened, 500);

    ck_assert_int_eq(run(job_descriptors, NULL, 0, &some).end, WORKER_DONE);
    ck_text(buffer_text(&some.all), "0:;1:;2:;3:;");
    close(opened);
    close(other);
    arena_free(&some.memory);
}
END_TEST

static void job_eat(worker *to, void *job)
{
    (void)job;
    worker_send(to, 1, malloc((size_t)300 << 20) ? TEXT("much") : TEXT("little"));
}

START_TEST(memory_has_a_limit)
{
    received some;
    worker_job job = {.run = job_eat, .receive = receive, .context = &some, .memory_limit = 64 << 20};

    arena_init(&some.memory);
    some.all = buffer_new(&some.memory);
    ck_assert_int_eq(worker_run(&job).end, WORKER_DONE);
#if defined(__SANITIZE_ADDRESS__)
    ck_text(buffer_text(&some.all), "1:much;");
#elif !defined(__clang__)
    ck_text(buffer_text(&some.all), "1:little;");
#endif
    arena_free(&some.memory);
}
END_TEST

static void job_share(worker *to, void *job)
{
    const char *shared = *(const char **)job;

    worker_send(to, 1, text_from(shared));
    worker_send(to, 2,
                mprotect((void *)(uintptr_t)shared, 6, PROT_READ | PROT_WRITE) ? TEXT("sealed")
                                                                               : TEXT("open"));
}

START_TEST(shared_bytes_are_sealed)
{
    received some;
    const char *shared = worker_share("shared", 7);

    ck_assert_ptr_nonnull(shared);
    ck_assert_int_eq(run(job_share, &shared, 0, &some).end, WORKER_DONE);
    ck_text(buffer_text(&some.all), "1:shared;2:sealed;");
    ck_assert_ptr_nonnull(worker_share("", 0));
    arena_free(&some.memory);
}
END_TEST

START_TEST(no_fork_has_a_reason)
{
    received some;
    worker_job job = {0};
    struct rlimit few = {0, 0}, before;
    worker_result result;

    getrlimit(RLIMIT_NOFILE, &before);
    few.rlim_max = before.rlim_max;
    setrlimit(RLIMIT_NOFILE, &few);
    result = run(job_many, NULL, 0, &some);
    setrlimit(RLIMIT_NOFILE, &before);
    ck_assert_int_eq(result.end, WORKER_NO_FORK);
    ck_text(worker_words(&some.memory, &job, result), "could not be started: Too many open files");
    arena_free(&some.memory);
}
END_TEST

UNIT_MAIN("worker", frames_arrive, large_frames_arrive_whole, many_frames_arrive, a_crash_has_its_signal,
          an_early_exit_is_no_success, a_late_one_is_stopped, each_frame_moves_the_deadline, garbage_is_seen,
          a_closed_pipe_does_not_hang_us, the_stack_is_large, descriptors_are_closed, memory_has_a_limit,
          shared_bytes_are_sealed, no_fork_has_a_reason)
