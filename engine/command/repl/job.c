/* job.c — fork, watch, wait. The child has a process group of its own, so that what it forked ends with it.
 */
#include "job.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "job_frame.h"
#include "signals.h"

struct job_control {
    int pipe;
};

/* A job that runs. -1: no such descriptor, or it has ended. */
typedef struct running {
    const job *job;
    pid_t child;
    int shown, control, alive; /* what it prints, its frames, its pidfd */
    job_frames frames;
    bool is_stopped, is_interrupted;
} running;

/* ---- the child ---- */

/* Sanitizers map terabytes: an address-space limit would stop them at once. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define HAS_SHADOW_MEMORY 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HAS_SHADOW_MEMORY 1
#endif
#endif
#ifndef HAS_SHADOW_MEMORY
#define HAS_SHADOW_MEMORY 0
#endif

/* No more than the machine has: what asks for more would only take the session and the desktop with it. */
static void memory_limit(void)
{
    struct rlimit limit, none = {0, 0};
    rlim_t machine = (rlim_t)sysconf(_SC_PHYS_PAGES) * (rlim_t)sysconf(_SC_PAGESIZE);

    setrlimit(RLIMIT_CORE, &none);
    if (HAS_SHADOW_MEMORY || getrlimit(RLIMIT_AS, &limit) != 0)
        return;
    if (limit.rlim_cur == RLIM_INFINITY || limit.rlim_cur > machine)
        limit.rlim_cur = machine;
    setrlimit(RLIMIT_AS, &limit);
}

/* Nothing is read from the session's input: the entries that follow stand in it. */
static void streams_set(int shown)
{
    int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

    if (nothing >= 0)
        dup2(nothing, STDIN_FILENO);
    else
        close(STDIN_FILENO);
    if (shown >= 0) {
        dup2(shown, STDOUT_FILENO);
        dup2(shown, STDERR_FILENO);
    }
}

_Noreturn static void child_run(const job *one, int shown, int control, pid_t parent)
{
    job_control to = {control};
    int status;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) /* it ended before the line above */
        _exit(1);
    if (shown >= 0)
        setpgid(0, 0);
    signals_reset();
    setlocale(LC_ALL, "C"); /* the editor's needs are not the answer's */
    streams_set(shown);
    memory_limit();
    status = one->run(one->context, &to);
    if (fflush(stdout) != 0)
        status = errno == EPIPE ? JOB_STATUS_CLOSED : 2;
    fflush(stderr);
    job_frame_write(control, FRAME_END, "", 0);
    _exit(status); /* never exit: it would set the shared place in standard input back */
}

void job_keep(job_control *control, job_kept which, const char *text)
{
    job_frame_write(control->pipe, which == JOB_KNOWN ? FRAME_KNOWN : FRAME_SENTENCE, text, strlen(text));
}

void job_progress(job_control *control, uint64_t done, uint64_t all)
{
    uint64_t numbers[] = {done, all};

    job_frame_write(control->pipe, FRAME_PROGRESS, numbers, sizeof numbers);
}

/* ---- the session ---- */

static void stop(running *it)
{
    it->is_stopped = true;
    if (it->job->receive)
        kill(-it->child, SIGKILL);
    kill(it->child, SIGKILL); /* its own group may not be there yet */
}

static void close_one(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

/* One piece of what it prints. False when there is none now. */
static bool shown_read(running *it)
{
    static char piece[64 * 1024];
    ssize_t got = it->shown >= 0 ? read(it->shown, piece, sizeof piece) : 0;

    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return false;
    if (got <= 0) {
        close_one(&it->shown);
        return false;
    }
    if (!it->is_stopped && !it->job->receive(it->job->screen, piece, (size_t)got))
        stop(it);
    return true;
}

static void control_read(running *it)
{
    if (!job_frames_read(&it->frames, it->control))
        close_one(&it->control);
    if (it->frames.is_garbled)
        stop(it);
    if (it->frames.has_progress && it->job->progress && !it->is_stopped)
        it->job->progress(it->job->screen, it->frames.done, it->frames.all);
    it->frames.has_progress = false;
}

static void signals_heed(running *it)
{
    if (signals_end())
        stop(it);
    if (signals_take_suspend())
        signals_suspend();
    if (signals_take_interrupt()) {
        it->is_interrupted = true;
        stop(it);
    }
}

/* Until the child has ended; then what still stands in the pipes. What it forked may hold them open: nobody
 * waits for that. */
static void watch(running *it)
{
    for (bool is_alive = true; is_alive;) {
        struct pollfd some[] = {{.fd = it->shown, .events = POLLIN},
                                {.fd = it->control, .events = POLLIN},
                                {.fd = it->alive, .events = POLLIN}};
        if (signals_poll(some, 3, -1) < 0) {
            signals_heed(it);
            continue;
        }
        if (some[0].revents)
            shown_read(it);
        if (some[1].revents)
            control_read(it);
        is_alive = it->alive >= 0 ? !some[2].revents : it->control >= 0;
    }
    while (!it->is_stopped && shown_read(it))
        continue;
    while (it->control >= 0 && !it->is_stopped) {
        struct pollfd one = {.fd = it->control, .events = POLLIN};
        if (poll(&one, 1, 0) <= 0)
            break;
        control_read(it);
    }
}

static job_result ended(running *it)
{
    job_result result = {.end = JOB_DONE, .is_interrupted = it->is_interrupted};
    int status = 0;

    while (waitpid(it->child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (it->job->receive)
        kill(-it->child, SIGKILL); /* what it forked, and left behind */
    if (WIFEXITED(status) && (it->frames.is_ended || WEXITSTATUS(status) == JOB_STATUS_CLOSED)) {
        /* a stop that came too late is none */
        result.status = WEXITSTATUS(status);
        memcpy(result.kept, it->frames.kept, sizeof result.kept);
        return result;
    }
    for (job_kept which = 0; which < JOB_KEPT; which++)
        free(it->frames.kept[which]);
    if (it->is_stopped && !it->frames.is_garbled)
        result.end = JOB_STOPPED;
    else if (WIFSIGNALED(status)) {
        result.end = JOB_CRASHED;
        result.signal = WTERMSIG(status);
    } else {
        result.end = JOB_EXITED;
        result.status = WEXITSTATUS(status);
    }
    return result;
}

static bool pipe_open(int ends[2], bool is_wanted)
{
    ends[0] = ends[1] = -1;
    if (!is_wanted)
        return true;
    return pipe2(ends, O_CLOEXEC) == 0 && fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0;
}

static job_result not_started(void)
{
    return (job_result){.end = JOB_NO_FORK, .error = errno};
}

job_result job_run(const job *one)
{
    running it = {.job = one, .alive = -1};
    int shown[2], control[2] = {-1, -1};
    job_result result;
    pid_t parent = getpid();

    fflush(stdout);
    fflush(stderr);
    if (!pipe_open(shown, one->receive != NULL) || !pipe_open(control, true) || (it.child = fork()) < 0) {
        result = not_started();
        close_one(&control[0]);
    } else {
        if (it.child == 0)
            child_run(one, shown[1], control[1], parent);
        if (one->receive)
            setpgid(it.child, it.child);
        close_one(&shown[1]);
        close_one(&control[1]);
        it.shown = shown[0];
        it.control = control[0];
        it.alive = pidfd_open(it.child, 0);
        watch(&it);
        result = ended(&it);
        job_frames_free(&it.frames);
        close_one(&it.alive);
        close_one(&it.control);
        shown[0] = it.shown;
    }
    close_one(&shown[0]);
    close_one(&shown[1]);
    close_one(&control[1]);
    return result;
}
