/* terminal.c — forkpty, poll, strstr. */
#include "terminal.h"

#include <check.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

enum { PATIENCE = 30000 }; /* milliseconds: sanitizers, and a machine with other work */

static int64_t milliseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

_Noreturn static void program_run(const terminal_start *start)
{
    const char *words[32] = {
        getenv("LOCKSTEP"), "repl", "--color", "never", "-C", start->root ? start->root : "examples/release"};
    size_t count = 6;

    setenv("TERM", "xterm", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    unsetenv("FORCE_COLOR");
    for (size_t i = 0; start->environment && start->environment[i]; i++)
        if (strchr(start->environment[i], '='))
            putenv((char *)start->environment[i]);
        else
            unsetenv(start->environment[i]);
    for (size_t i = 0; start->options && start->options[i]; i++)
        words[count++] = start->options[i];
    execv(words[0], (char **)words);
    _exit(127);
}

/* The first child there ever was: it stays until the next job, be it as a zombie. */
static pid_t look_of(const terminal *one)
{
    char path[64];
    int pid = 0;
    FILE *list;

    snprintf(path, sizeof path, "/proc/%d/task/%d/children", one->program, one->program);
    list = fopen(path, "r");
    ck_assert(list != NULL && fscanf(list, "%d", &pid) == 1);
    fclose(list);
    return pid;
}

bool terminal_is_possible(void)
{
    int keyboard, inner;

    if (openpty(&keyboard, &inner, NULL, NULL, NULL) != 0)
        return false;
    close(keyboard);
    close(inner);
    return true;
}

void terminal_open(terminal *one, const terminal_start *start)
{
    struct winsize size = {.ws_row = (unsigned short)(start->rows ? start->rows : 24),
                           .ws_col = (unsigned short)(start->columns ? start->columns : 80)};

    memset(one, 0, sizeof *one);
    ck_assert(openpty(&one->keyboard, &one->inner, NULL, NULL, &size) == 0);
    fcntl(one->keyboard, F_SETFD, FD_CLOEXEC); /* else the program would hold its own terminal open */
    fcntl(one->inner, F_SETFD, FD_CLOEXEC);
    ck_assert(tcgetattr(one->inner, &one->before) == 0);
    one->program = fork();
    ck_assert(one->program >= 0);
    if (one->program == 0) {
        login_tty(one->inner);
        program_run(start);
    }
    wait_prompt(one);
    one->look = look_of(one);
}

void keys(terminal *one, const char *bytes)
{
    size_t length = strlen(bytes);

    ck_assert(write(one->keyboard, bytes, length) == (ssize_t)length);
}

/* What comes within the time. False when there is no more. */
static bool shown_read(terminal *one, int64_t until)
{
    struct pollfd some = {.fd = one->keyboard, .events = POLLIN};
    int64_t left = until - milliseconds();
    ssize_t got;

    if (left < 0 || poll(&some, 1, (int)left) <= 0)
        return false;
    got = read(one->keyboard, one->shown + one->length, sizeof one->shown - 1 - one->length);
    if (got <= 0)
        return false;
    one->length += (size_t)got;
    one->shown[one->length] = '\0';
    return true;
}

void wait_for(terminal *one, const char *text)
{
    int64_t until = milliseconds() + PATIENCE;
    const char *found;

    while (!(found = strstr(one->shown + one->seen, text)))
        if (!shown_read(one, until)) {
            kill(one->program, SIGKILL);
            ck_abort_msg("\"%s\" did not appear behind:\n%s", text, one->shown + one->seen);
        }
    one->seen = (size_t)(found - one->shown) + strlen(text);
}

void wait_prompt(terminal *one)
{
    wait_for(one, "lockstep> ");
}

void terminal_resize(terminal *one, unsigned rows, unsigned columns)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};

    ck_assert(ioctl(one->keyboard, TIOCSWINSZ, &size) == 0);
}

int wait_end(terminal *one)
{
    int64_t until = milliseconds() + PATIENCE;
    struct termios after;
    int status;

    while (waitpid(one->program, &status, WNOHANG) == 0)
        if (!shown_read(one, milliseconds() + 10) && milliseconds() > until) {
            kill(one->program, SIGKILL);
            ck_abort_msg("it did not end behind:\n%s", one->shown + one->seen);
        }
    ck_assert(tcgetattr(one->inner, &after) == 0);
    ck_assert_uint_eq(one->before.c_lflag, after.c_lflag);
    ck_assert_uint_eq(one->before.c_iflag, after.c_iflag);
    ck_assert_uint_eq(one->before.c_oflag, after.c_oflag);
    close(one->inner);
    close(one->keyboard);
    return status;
}

unsigned children(const terminal *one, pid_t *first)
{
    char path[64], line[64], state;
    unsigned count = 0;
    int pid;
    FILE *list;

    snprintf(path, sizeof path, "/proc/%d/task/%d/children", one->program, one->program);
    *first = 0;
    list = fopen(path, "r");
    ck_assert(list != NULL);
    while (fscanf(list, "%d", &pid) == 1) {
        FILE *about;
        if (pid == one->look)
            continue;
        count++;
        snprintf(path, sizeof path, "/proc/%d/stat", pid);
        about = fopen(path, "r");
        if (about && fscanf(about, "%*d %60s %c", line, &state) == 2 && state != 'Z' && !*first)
            *first = pid;
        if (about)
            fclose(about);
    }
    fclose(list);
    return count;
}
