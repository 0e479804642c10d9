/* session.c — jobs are asked, and what they leave is kept. */
#include "session.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "must.h"
#include "screen.h"

enum { STATUS_WRONG = 2 };

void session_open(session *one, const repl_host *host, bool is_terminal)
{
    *one = (session){.host = host, .is_terminal = is_terminal, .known = string_cut("", 0)};
    look_begin(&one->tree);
}

void session_close(session *one)
{
    look_end(&one->tree);
    for (size_t i = 0; i < one->loaded_count; i++)
        free(one->loaded[i]);
    free(one->loaded);
    free(one->known);
    free(one->entry);
    free(one->last);
    free(one->sentence);
}

static int ask(void *context, job_control *control)
{
    question *what = context;

    what->control = control;
    return what->ask(what, control);
}

/* How it ended, when it didn't end well. */
static int end_said(session *one, const job_result *result)
{
    const char *words = sigdescr_np(result->signal);

    switch (result->end) {
    case JOB_DONE:
        one->is_quitting =
            one->is_quitting || result->status == JOB_STATUS_CLOSED; /* nobody reads any more */
        return result->status;
    case JOB_STOPPED:
        if (result->is_interrupted)
            screen_write("\n", 1); /* behind the terminal's ^C */
        return 0;
    case JOB_CRASHED:
        if (result->signal == SIGKILL)
            say("this was killed, most likely because memory ran out; the session goes on");
        else
            say("this crashed (%s); the session goes on", words ? words : "unknown signal");
        return STATUS_WRONG;
    case JOB_EXITED:
        say("this ended early, with status %d; the session goes on", result->status);
        return STATUS_WRONG;
    case JOB_NO_FORK:
        break;
    }
    say("no process could be started: %s", strerror(result->error));
    return STATUS_WRONG;
}

int session_ask(session *one, question *what)
{
    screen shown;
    job asked = {.run = ask, .context = what, .screen = &shown};
    job_result result;

    look_reap(&one->tree);
    what->session = one;
    what->style = (lockstep_style){
        .is_colored = one->host->is_colored, .is_terminal = one->is_terminal, .width = screen_columns()};
    if (one->is_terminal) {
        asked.receive = screen_show;
        asked.progress = screen_progress;
        screen_begin(&shown);
    }
    result = job_run(&asked);
    one->was_stopped = result.end == JOB_STOPPED && result.is_interrupted;
    if (one->is_terminal)
        screen_end(&shown);
    if (result.kept[JOB_KNOWN])
        string_replace(&one->known, result.kept[JOB_KNOWN]);
    if (result.kept[JOB_SENTENCE])
        string_replace(&one->sentence, result.kept[JOB_SENTENCE]);
    return end_said(one, &result);
}
