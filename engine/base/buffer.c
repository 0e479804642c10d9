/* buffer.c — appends, doubling. */
#include "buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

buffer buffer_new(arena *memory)
{
    return (buffer){.memory = memory};
}

static char *room(buffer *out, size_t more)
{
    size_t needed = out->length + more;

    if (needed > out->capacity) {
        size_t larger = out->capacity * 2 > needed ? out->capacity * 2 : needed + 64;
        out->bytes = arena_grow(out->memory, out->bytes, out->capacity, larger);
        out->capacity = larger;
    }
    return out->bytes + out->length;
}

void buffer_add(buffer *out, text some)
{
    if (!some.length)
        return;
    memcpy(room(out, some.length), some.start, some.length);
    out->length += some.length;
}

void buffer_add_byte(buffer *out, char byte)
{
    *room(out, 1) = byte;
    out->length++;
}

/* Mostly there is room already, and what is printed is printed once. */
void buffer_print(buffer *out, const char *format, ...)
{
    enum { LIKELY = 32 };
    va_list arguments, again;
    char *to = room(out, LIKELY);
    size_t left = out->capacity - out->length;
    int length;

    va_start(arguments, format);
    va_copy(again, arguments);
    length = vsnprintf(to, left, format, arguments);
    va_end(arguments);
    if (length > 0 && (size_t)length >= left)
        vsnprintf(room(out, (size_t)length + 1), (size_t)length + 1, format, again);
    if (length > 0)
        out->length += (size_t)length;
    va_end(again);
}

text buffer_text(const buffer *out)
{
    return (text){out->bytes, out->length};
}
