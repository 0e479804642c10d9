/* signals.c — flags, and a wait that no signal slips past: the signals are blocked but for the moment of
 * ppoll. */
#include "signals.h"

#include <poll.h>
#include <stddef.h>
#include <time.h>

static volatile sig_atomic_t is_interrupted, is_resized, is_suspended, ending;
static sigset_t caught, before;
static bool is_catching;

static const int numbers[] = {SIGINT, SIGWINCH, SIGTSTP, SIGTERM, SIGHUP};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

static void note(int number)
{
    if (number == SIGINT)
        is_interrupted = 1;
    else if (number == SIGWINCH)
        is_resized = 1;
    else if (number == SIGTSTP)
        is_suspended = 1;
    else
        ending = number;
}

void signals_catch(void)
{
    struct sigaction action = {.sa_handler = note};

    sigemptyset(&caught);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < NUMBERS; i++) {
        struct sigaction old;
        if (sigaction(numbers[i], NULL, &old) == 0 && old.sa_handler == SIG_IGN && numbers[i] != SIGWINCH)
            continue; /* nohup, or a shell that wants it so */
        sigaction(numbers[i], &action, NULL);
        sigaddset(&caught, numbers[i]);
    }
    sigaddset(&caught, SIGTTOU); /* who takes the terminal back must not be stopped for it */
    is_catching = sigprocmask(SIG_BLOCK, &caught, &before) == 0;
}

void signals_reset(void)
{
    if (!is_catching)
        return;
    for (size_t i = 0; i < NUMBERS; i++)
        if (sigismember(&caught, numbers[i]))
            signal(numbers[i], SIG_DFL);
    sigprocmask(SIG_SETMASK, &before, NULL);
}

static bool take(volatile sig_atomic_t *flag)
{
    bool was = *flag != 0;

    *flag = 0;
    return was;
}

bool signals_take_interrupt(void)
{
    return take(&is_interrupted);
}

bool signals_take_resize(void)
{
    return take(&is_resized);
}

bool signals_take_suspend(void)
{
    return take(&is_suspended);
}

int signals_end(void)
{
    return ending;
}

static void die_of(int number)
{
    sigset_t one;

    sigemptyset(&one);
    sigaddset(&one, number);
    signal(number, SIG_DFL);
    raise(number);
    sigprocmask(SIG_UNBLOCK, &one, NULL);
}

void signals_suspend(void)
{
    struct sigaction action = {.sa_handler = note};

    die_of(SIGTSTP); /* and goes on here after SIGCONT */
    sigprocmask(SIG_BLOCK, &caught, NULL);
    sigaction(SIGTSTP, &action, NULL);
}

void signals_die(void)
{
    if (ending)
        die_of(ending);
}

int signals_poll(struct pollfd *some, unsigned count, int milliseconds)
{
    const struct timespec now = {0};
    struct timespec wait = {.tv_sec = milliseconds / 1000, .tv_nsec = milliseconds % 1000 * 1000000L};

    /* Of a signal and a key that are both there the signal came first, or is meant to be heeded first. */
    if (is_catching && ppoll(NULL, 0, &now, &before) < 0)
        return -1;
    return ppoll(some, count, milliseconds < 0 ? NULL : &wait, is_catching ? &before : NULL);
}
