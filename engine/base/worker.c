/* worker.c — one forked child, one pipe, one deadline.
 *
 * The child can do as it likes: whatever it does, the parent gets frames or an end that has a name. When the
 * pipe is closed the child is killed and waited for; a child that has ended by itself keeps its own status.
 */
#include "worker.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "worker_frame.h"

enum { PIPE_IN_CHILD = 3, STACK_SIZE = 64 * 1024 * 1024 };

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_SHADOW_MEMORY 1
#endif
#endif
#ifndef HAS_SHADOW_MEMORY
#define HAS_SHADOW_MEMORY 0 /* sanitizers map terabytes: an address-space limit would stop them at once */
#endif

/* ---- the child
 * ---------------------------------------------------------------------------------------------------- */

static void limit_set(int which, rlim_t most)
{
    struct rlimit limit;

    if (getrlimit(which, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max == RLIM_INFINITY || most < limit.rlim_max ? most : limit.rlim_max;
    setrlimit(which, &limit);
}

/* Bytes of address space in use; 0 when the system doesn't say. */
static uint64_t address_space(void)
{
    char line[64] = "";
    int opened = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t got = opened >= 0 ? read(opened, line, sizeof line - 1) : -1;
    unsigned long long pages = 0;

    if (opened >= 0)
        close(opened);
    if (got <= 0 || sscanf(line, "%llu", &pages) != 1)
        return 0;
    return pages * (uint64_t)sysconf(_SC_PAGESIZE);
}

static void descriptors_close(int pipe)
{
    if (pipe != PIPE_IN_CHILD)
        dup2(pipe, PIPE_IN_CHILD);
    if (close_range(PIPE_IN_CHILD + 1, UINT_MAX, 0) == 0)
        return;
    for (long i = PIPE_IN_CHILD + 1, end = sysconf(_SC_OPEN_MAX); i < end; i++)
        close((int)i);
}

/* The first thread's stack grows on demand up to the limit at that moment, and the kernel keeps at least 128
 * MiB free below it: so the limit alone makes it large, for the deep recursion of a compiler under attack. */
static void limits_set(const worker_job *job)
{
    uint64_t used = job->memory_limit && !HAS_SHADOW_MEMORY ? address_space() : 0;

    limit_set(RLIMIT_STACK, STACK_SIZE);
    limit_set(RLIMIT_CORE, 0);
    if (used)
        limit_set(RLIMIT_AS, used + STACK_SIZE + job->memory_limit);
}

/* The host's handlers are about the host: a signal ends a worker. */
static void signals_reset(void)
{
    for (int number = 1; number < SIGRTMIN; number++)
        signal(number, SIG_DFL);
}

_Noreturn static void child_run(const worker_job *job, int pipe, pid_t parent)
{
    worker self = {PIPE_IN_CHILD};

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* died before the line above */
        _exit(1);
    signals_reset();
    limits_set(job);
    descriptors_close(pipe);
    job->run(&self, job->job);
    worker_send(&self, FRAME_END, TEXT(""));
    _exit(0);
}

/* ---- the parent
 * --------------------------------------------------------------------------------------------------- */

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static uint32_t default_deadline = WORKER_DEADLINE;

void worker_set_deadline(uint32_t milliseconds)
{
    default_deadline = milliseconds ? milliseconds : WORKER_DEADLINE;
}

static uint32_t deadline_of(const worker_job *job)
{
    return job->deadline ? job->deadline : default_deadline;
}

/* Waits until there is something to read; false when the deadline has passed. */
static bool pipe_wait(int pipe, int64_t until)
{
    struct pollfd one = {.fd = pipe, .events = POLLIN};

    for (;;) {
        int64_t left = until - milliseconds();
        int ready = poll(&one, 1, left > 0 ? (int)left : 0);
        if (ready > 0)
            return true;
        if (ready == 0 || errno != EINTR)
            return false;
    }
}

/* Hands on frames until the pipe is closed, the job has ended, or it is late. False when it is late. */
static bool frames_receive(int pipe, const worker_job *job, frames *some)
{
    int64_t until = milliseconds() + deadline_of(job);

    while (some->state == FRAMES_OPEN) {
        size_t size;
        char *room = frames_room(some, &size);
        ssize_t got;
        if (!pipe_wait(pipe, until))
            return false;
        got = read(pipe, room, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        if (frames_take(some, (size_t)got, job))
            until = milliseconds() + deadline_of(job);
    }
    return true;
}

static int child_end(pid_t child)
{
    int status = 0;

    kill(child, SIGKILL); /* has no effect on one that is ending already */
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    return status;
}

static worker_result result_of(const frames *some, bool is_in_time, int status)
{
    if (some->state == FRAMES_ENDED)
        return (worker_result){.end = WORKER_DONE};
    if (!is_in_time)
        return (worker_result){.end = WORKER_LATE};
    if (some->state == FRAMES_GARBLED)
        return (worker_result){.end = WORKER_GARBLED};
    if (WIFSIGNALED(status))
        return (worker_result){.end = WORKER_CRASHED, .signal = WTERMSIG(status)};
    return (worker_result){.end = some->length ? WORKER_GARBLED : WORKER_EXITED,
                           .status = WEXITSTATUS(status)};
}

static worker_result parent_run(const worker_job *job, int pipe, pid_t child)
{
    frames some;
    bool is_in_time;
    worker_result result;

    frames_init(&some);
    is_in_time = frames_receive(pipe, job, &some);
    result = result_of(&some, is_in_time, child_end(child));
    frames_free(&some);
    close(pipe);
    return result;
}

static worker_result not_started(void)
{
    return (worker_result){.end = WORKER_NO_FORK, .reason = strerrordesc_np(errno)};
}

worker_result worker_run(const worker_job *job)
{
    int ends[2];
    pid_t parent = getpid(), child;

    if (pipe2(ends, O_CLOEXEC) != 0)
        return not_started();
    child = fork();
    if (child == 0)
        child_run(job, ends[1], parent);
    if (child < 0) {
        worker_result failed = not_started();
        close(ends[0]);
        close(ends[1]);
        return failed;
    }
    close(ends[1]);
    return parent_run(job, ends[0], child);
}

static text late_words(arena *memory, uint32_t deadline)
{
    if (deadline % 1000)
        return text_print(memory, "took longer than %u ms and was stopped", (unsigned)deadline);
    return text_print(memory, "took longer than %u s and was stopped", (unsigned)(deadline / 1000));
}

text worker_words(arena *memory, const worker_job *job, worker_result result)
{
    const char *words;

    switch (result.end) {
    case WORKER_DONE:
        return TEXT("ended well");
    case WORKER_CRASHED:
        words = sigdescr_np(result.signal);
        return text_print(memory, "crashed: %s", words ? words : "unknown signal");
    case WORKER_EXITED:
        return text_print(memory, "ended early with status %d", result.status);
    case WORKER_LATE:
        return late_words(memory, deadline_of(job));
    case WORKER_GARBLED:
        return TEXT("sent something that can't be read");
    case WORKER_NO_FORK:
        break;
    }
    return text_print(memory, "could not be started: %s", result.reason);
}
