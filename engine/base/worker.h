/* worker.h — a forked child that computes one job and answers in frames (DESIGN 2).
 *
 * The child inherits the job, sends length-checked frames through one pipe and ends by _exit; the parent kills it when
 * it is late. Workers may only be started while the process has no other thread. */
#ifndef LOCKSTEP_WORKER_H
#define LOCKSTEP_WORKER_H

#include "text.h"

typedef struct worker worker; /* the child's end: where frames go */

/* In the child. Frames over WORKER_FRAME_LIMIT end the child. */
enum { WORKER_FRAME_LIMIT = 16 * 1024 * 1024 };
void worker_send(worker *to, uint32_t kind, text payload);

typedef enum worker_end {
    WORKER_DONE,     /* the job returned and every frame arrived */
    WORKER_CRASHED,  /* a signal, see `signal` */
    WORKER_EXITED,   /* left with a status of its own */
    WORKER_LATE,     /* killed at the deadline */
    WORKER_GARBLED,  /* sent something that isn't a frame */
    WORKER_NO_FORK   /* could not be started, see `reason` */
} worker_end;

typedef struct worker_result {
    worker_end end;
    int signal;         /* of WORKER_CRASHED */
    int status;         /* of WORKER_EXITED */
    const char *reason; /* of WORKER_NO_FORK */
} worker_result;

typedef struct worker_job {
    void (*run)(worker *to, void *job);                             /* in the child */
    void (*receive)(void *context, uint32_t kind, text payload);    /* in the parent, per frame, as it comes */
    void *job, *context;
    uint32_t deadline;     /* milliseconds from the last frame; WORKER_DEADLINE by default when 0 */
    uint64_t memory_limit; /* bytes of address space beyond the present; 0 = none (not applied under sanitizers) */
} worker_job;

enum { WORKER_DEADLINE = 5000 };

/* From now on jobs that name no deadline have this one; 0 restores WORKER_DEADLINE. Call it while there is no other thread. */
void worker_set_deadline(uint32_t milliseconds);

/* Run one job to its end. The child closes every descriptor but its pipe and 0-2, has a 64 MiB stack, dies with the parent. */
worker_result worker_run(const worker_job *job);

/* Words for an end that isn't DONE: "took longer than 5 s and was stopped". */
text worker_words(arena *memory, const worker_job *job, worker_result result);

/* A sealed, read-only shared block: written once here, inherited by workers. NULL when the system can't (reason: errno). */
const void *worker_share(const void *bytes, size_t length);

#endif
