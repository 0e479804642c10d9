/* worker_frame.h — frames on the pipe between a worker and its parent; for the worker files only.
 *
 * A frame is its kind, its length, and its bytes, filled up to a multiple of 8: so that every payload lies
 * aligned in the parent's buffer, and blocks of facts or plans can be read where they are. The job's end is a
 * frame of its own. */
#ifndef LOCKSTEP_WORKER_FRAME_H
#define LOCKSTEP_WORKER_FRAME_H

#include "worker.h"

enum { FRAME_EDGE = 8 };
#define FRAME_END UINT32_MAX /* the kind of the last frame */

typedef struct frame_head {
    uint32_t kind, length;
} frame_head;

struct worker {
    int pipe;
};

typedef enum frames_state { FRAMES_OPEN, FRAMES_ENDED, FRAMES_GARBLED } frames_state;

/* What has come through a pipe and isn't handed on yet. */
typedef struct frames {
    arena memory;
    char *bytes;
    size_t length, capacity;
    frames_state state;
} frames;

void frames_init(frames *some);
void frames_free(frames *some);
/* Room for more bytes: read them there, then say how many with frames_take, which hands on every whole frame.
 * Returns how many frames it was. */
char *frames_room(frames *some, size_t *size);
uint32_t frames_take(frames *some, size_t got, const worker_job *job);

#endif
