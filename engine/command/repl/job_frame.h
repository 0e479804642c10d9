/* job_frame.h — what a job tells the session: kind, length, bytes. */
#ifndef LOCKSTEP_REPL_JOB_FRAME_H
#define LOCKSTEP_REPL_JOB_FRAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "job.h"

typedef enum frame_kind { FRAME_END = 1, FRAME_KNOWN, FRAME_SENTENCE, FRAME_PROGRESS } frame_kind;

enum { FRAME_MOST = 4 * 1024 * 1024 }; /* bytes of one frame */

/* The session's end. All zero is the beginning. */
typedef struct job_frames {
    char *bytes;
    size_t length, room;
    bool is_ended;   /* the child said that it returned */
    bool is_garbled; /* it sent something that is no frame */
    bool has_progress;
    char *kept[JOB_KEPT];
    uint64_t done, all;
} job_frames;

/* Write one frame. False when nobody reads. */
bool job_frame_write(int pipe, frame_kind kind, const void *bytes, size_t length);
/* Read what is there without waiting. False at the end, or when it is garbled. */
bool job_frames_read(job_frames *some, int pipe);
/* Everything but `kept`. */
void job_frames_free(job_frames *some);

#endif
