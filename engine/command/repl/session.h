/* session.h — what is remembered from entry to entry: text, and how the tree looked. */
#ifndef LOCKSTEP_REPL_SESSION_H
#define LOCKSTEP_REPL_SESSION_H

#include "job.h"
#include "look.h"
#include "repl.h"

typedef struct session {
    const repl_host *host;
    bool is_terminal;
    char *known; /* what entries have defined: the rule text of their locals and contracts */
    char *entry; /* the last one that was no command; a line that begins with :word goes on from it. NULL:
                    none */
    char *last;  /* the last line that asked something, a command or an entry: what :output writes and :reload
                    asks again */
    char *sentence; /* the last that was judged: what :save writes */
    char **loaded;  /* the files of :load */
    size_t loaded_count;
    look tree;
    bool is_quitting, was_stopped; /* the last job, with Ctrl-C */
    int worst;                     /* status so far */
} session;

/* What a child is to do. */
typedef struct question {
    const session *session;
    int (*ask)(const struct question *what, job_control *control); /* in the child; returns the status */
    const char *words;  /* what stands behind the command, or the entry */
    const char *name;   /* the command */
    const char *output; /* FORMAT=FILE that the result goes to instead of the screen; NULL: the screen */
    lockstep_style style;
    job_control *control;
} question;

/* Have it asked in a job, show what comes, say how it ended when it didn't end well, and remember what it
 * found. Returns the status of the entry. */
int session_ask(session *one, question *what);

void session_open(session *one, const repl_host *host, bool is_terminal);
void session_close(session *one);

#endif
