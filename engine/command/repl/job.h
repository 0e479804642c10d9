/* job.h — one entry is one job: a forked child that may do as it likes.
 *
 * Whatever becomes of it, the session learns how it ended and goes on. What a child writes to its standard
 * streams is shown as it comes; what the session must remember comes through a pipe of its own, in
 * length-checked frames. */
#ifndef LOCKSTEP_REPL_JOB_H
#define LOCKSTEP_REPL_JOB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct job_control job_control; /* the child's end of the pipe to the session */

typedef struct job {
    int (*run)(void *context, job_control *control); /* in the child; returns the exit status */
    void *context;
    /* Both standard streams of the child, in pieces. Returns false when nobody wants more: the job is stopped
     * then. NULL: the child has the session's own streams, and the terminal's signals reach it as well. */
    bool (*receive)(void *screen, const char *bytes, size_t length);
    void (*progress)(void *screen, uint64_t done, uint64_t all); /* rarely; NULL: not wanted */
    void *screen;
} job;

typedef enum job_end {
    JOB_DONE,    /* it returned: `status` */
    JOB_STOPPED, /* by Ctrl-C, by a reader who wants no more, or because the session ends */
    JOB_CRASHED, /* by `signal` */
    JOB_EXITED,  /* early, with a status of its own */
    JOB_NO_FORK  /* `error`: errno */
} job_end;

/* What a session remembers of an entry. */
typedef enum job_kept { JOB_KNOWN, JOB_SENTENCE, JOB_KEPT } job_kept;

typedef struct job_result {
    job_end end;
    int status, signal, error;
    bool is_interrupted;  /* JOB_STOPPED by Ctrl-C */
    char *kept[JOB_KEPT]; /* what job_keep was told, of a job that is done; NULL: nothing. The caller frees
                             them */
} job_result;

/* Run a job to its end, whatever that is. No process is left behind. */
job_result job_run(const job *one);

/* In the child: what the session shall keep of this entry, if it ends well. */
void job_keep(job_control *control, job_kept which, const char *text);
/* In the child: how far it is. */
void job_progress(job_control *control, uint64_t done, uint64_t all);

enum { JOB_STATUS_CLOSED = 128 + 13 }; /* a job's status when nobody reads its standard output any more */

#endif
