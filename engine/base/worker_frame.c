/* worker_frame.c — writing frames in the child, cutting them apart in the parent. */
#include "worker_frame.h"

#include <errno.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FIRST_ROOM = 64 * 1024, BROKEN_PIPE_STATUS = 3, TOO_LARGE_STATUS = 4 };

static size_t padded(size_t length)
{
    return (length + FRAME_EDGE - 1) / FRAME_EDGE * FRAME_EDGE;
}

/* Writes all parts, however often the system takes only a piece. Nobody to read it: nothing is left to do. */
static void write_all(int to, struct iovec *parts, int count)
{
    while (count) {
        ssize_t written = writev(to, parts, count);
        if (written < 0 && errno != EINTR)
            _exit(BROKEN_PIPE_STATUS);
        for (; count && written >= 0 && (size_t)written >= parts->iov_len; parts++, count--)
            written -= (ssize_t)parts->iov_len;
        if (count && written > 0) {
            parts->iov_base = (char *)parts->iov_base + written;
            parts->iov_len -= (size_t)written;
        }
    }
}

void worker_send(worker *to, uint32_t kind, text payload)
{
    static const char padding[FRAME_EDGE];
    frame_head head = {kind, (uint32_t)payload.length};
    struct iovec parts[] = {
        {&head, sizeof head},
        {(void *)(uintptr_t)payload.start, payload.length},
        {(void *)(uintptr_t)padding, padded(payload.length) - payload.length},
    };

    if (payload.length > WORKER_FRAME_LIMIT)
        _exit(TOO_LARGE_STATUS);
    write_all(to->pipe, parts, 3);
}

void frames_init(frames *some)
{
    *some = (frames){.state = FRAMES_OPEN};
    arena_init(&some->memory);
}

void frames_free(frames *some)
{
    arena_free(&some->memory);
}

char *frames_room(frames *some, size_t *size)
{
    if (some->capacity - some->length < FIRST_ROOM / 2) {
        size_t larger = some->capacity ? some->capacity * 2 : FIRST_ROOM;
        some->bytes = arena_grow(&some->memory, some->bytes, some->capacity, larger);
        some->capacity = larger;
    }
    *size = some->capacity - some->length;
    return some->bytes + some->length;
}

/* The frame at `at`, if it is there in full. */
static bool frame_read(frames *some, size_t at, frame_head *head)
{
    if (some->length - at < sizeof *head)
        return false;
    memcpy(head, some->bytes + at, sizeof *head);
    if (head->length > WORKER_FRAME_LIMIT || (head->kind == FRAME_END && head->length)) {
        some->state = FRAMES_GARBLED;
        return false;
    }
    return some->length - at - sizeof *head >= padded(head->length);
}

uint32_t frames_take(frames *some, size_t got, const worker_job *job)
{
    size_t at = 0;
    uint32_t count = 0;
    frame_head head;

    some->length += got;
    while (some->state == FRAMES_OPEN && frame_read(some, at, &head)) {
        if (head.kind == FRAME_END)
            some->state = FRAMES_ENDED;
        else
            job->receive(job->context, head.kind, (text){some->bytes + at + sizeof head, head.length});
        at += sizeof head + padded(head.length);
        count++;
    }
    if (at) {
        memmove(some->bytes, some->bytes + at, some->length - at);
        some->length -= at;
    }
    return count;
}
