/* buffer.h — text that is written piece by piece, in an arena. */
#ifndef LOCKSTEP_BUFFER_H
#define LOCKSTEP_BUFFER_H

#include "text.h"

typedef struct buffer {
    arena *memory;
    char *bytes;
    size_t length, capacity;
} buffer;

/* An empty buffer that grows in `memory`. */
buffer buffer_new(arena *memory);
void buffer_add(buffer *out, text some);
void buffer_add_byte(buffer *out, char byte);
void buffer_print(buffer *out, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* What was written so far; void after the next write. */
text buffer_text(const buffer *out);

#endif
