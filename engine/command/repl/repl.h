/* repl.h — the prompt: the rule language, and the commands of the command line, a line at a time.
 *
 * The prompt itself reads no file of the project and loads no rule: every entry is a job in a forked child
 * that opens the project afresh, asks, writes its answer and ends. So nothing is ever stale, and an endless
 * loop, a crash or a stranger's file costs the entry and never the session. */
#ifndef LOCKSTEP_REPL_H
#define LOCKSTEP_REPL_H

#include "lockstep.h"

/* What the command line lends to the prompt. All functions are called in a job's child. */
typedef struct repl_host {
    lockstep_settings settings; /* of every project that is opened; the working directory is its root */
    bool is_colored;
    const char *const *commands; /* of the command line, NULL behind the last */
    const void *context;         /* of run */

    /* Run a command line without its first word ("check", "docs") as a process of its own would, with what
     * the session knows among the rules, and write to the standard streams. Returns its exit status. */
    int (*run)(const void *context, const char *known, int count, const char *const *words,
               const lockstep_style *style);
    /* Write a result as --output FORMAT=FILE does. False, and said on standard error, when it can't be. */
    bool (*output)(const char *format_and_file, const lockstep_result *result);
    /* Write what a result would add, as --write does. False, and said, when it can't be. */
    bool (*add)(const lockstep_result *result);
} repl_host;

/* Read entries until their end: from a terminal with a prompt, from anything else without. The status is the
 * worst of the entries: 2 wrong, 1 nothing found or a contract broken, 0; on a terminal it is 0. */
int repl_run(const repl_host *host);

#endif
