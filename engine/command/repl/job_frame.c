/* job_frame.c — frames over a pipe. The child may have been led astray by what it read: every length is
 * checked. */
#include "job_frame.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "must.h"

typedef struct frame_head {
    uint32_t kind, length;
} frame_head;

static bool write_all(int pipe, const char *bytes, size_t length)
{
    while (length) {
        ssize_t written = write(pipe, bytes, length);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes += written;
        length -= (size_t)written;
    }
    return true;
}

bool job_frame_write(int pipe, frame_kind kind, const void *bytes, size_t length)
{
    frame_head head = {kind, (uint32_t)length};

    return length <= FRAME_MOST && write_all(pipe, (const char *)&head, sizeof head) &&
           write_all(pipe, bytes, length);
}

static void frame_take(job_frames *some, frame_head head, const char *bytes)
{
    uint64_t numbers[2];

    if (head.kind == FRAME_END && head.length == 0)
        some->is_ended = true;
    else if (head.kind == FRAME_KNOWN)
        string_replace(&some->kept[JOB_KNOWN], string_cut(bytes, head.length));
    else if (head.kind == FRAME_SENTENCE)
        string_replace(&some->kept[JOB_SENTENCE], string_cut(bytes, head.length));
    else if (head.kind == FRAME_PROGRESS && head.length == sizeof numbers) {
        memcpy(numbers, bytes, sizeof numbers);
        some->done = numbers[0];
        some->all = numbers[1];
        some->has_progress = true;
    } else
        some->is_garbled = true;
}

/* Whole frames at the front; the rest moves there. */
static void job_frames_take(job_frames *some)
{
    size_t at = 0;
    frame_head head;

    while (!some->is_garbled && some->length - at >= sizeof head) {
        memcpy(&head, some->bytes + at, sizeof head);
        if (head.length > FRAME_MOST)
            some->is_garbled = true;
        if (head.length > some->length - at - sizeof head)
            break;
        frame_take(some, head, some->bytes + at + sizeof head);
        at += sizeof head + head.length;
    }
    if (at)
        memmove(some->bytes, some->bytes + at, some->length - at);
    some->length -= at;
}

bool job_frames_read(job_frames *some, int pipe)
{
    enum { PIECE = 4096 };
    ssize_t got;

    if (some->room - some->length < PIECE) {
        some->room = 2 * some->room + PIECE;
        some->bytes = must(realloc(some->bytes, some->room));
    }
    got = read(pipe, some->bytes + some->length, some->room - some->length);
    if (got <= 0)
        return got < 0 && (errno == EINTR || errno == EAGAIN);
    some->length += (size_t)got;
    job_frames_take(some);
    return !some->is_garbled;
}

void job_frames_free(job_frames *some)
{
    free(some->bytes);
    some->bytes = NULL;
    some->length = some->room = 0;
}
