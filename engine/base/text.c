/* text.c — plain byte work, no locale. */
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

text text_from(const char *string)
{
    return (text){string, string ? strlen(string) : 0};
}

text text_copy(arena *memory, text some)
{
    char *copy = arena_alloc(memory, some.length + 1);

    if (some.length)
        memcpy(copy, some.start, some.length);
    return (text){copy, some.length};
}

const char *text_string(arena *memory, text some)
{
    return text_copy(memory, some).start;
}

/* Most texts are short: they are printed once, and copied. */
text text_print(arena *memory, const char *format, ...)
{
    va_list arguments, again;
    char likely[256], *printed;
    size_t length;
    int wanted;

    va_start(arguments, format);
    va_copy(again, arguments);
    wanted = vsnprintf(likely, sizeof likely, format, arguments);
    va_end(arguments);
    length = wanted < 0 ? 0 : (size_t)wanted;
    printed = arena_alloc(memory, length + 1);
    if (length < sizeof likely)
        memcpy(printed, likely, length);
    else
        vsnprintf(printed, length + 1, format, again);
    va_end(again);
    return (text){printed, length};
}

text text_join(arena *memory, const text *parts, size_t count)
{
    size_t length = 0;
    char *joined;

    for (size_t i = 0; i < count; i++)
        length += parts[i].length;
    joined = arena_grow(memory, NULL, 0, length + 1);
    length = 0;
    for (size_t i = 0; i < count; i++) {
        if (parts[i].length)
            memcpy(joined + length, parts[i].start, parts[i].length);
        length += parts[i].length;
    }
    joined[length] = 0;
    return (text){joined, length};
}

bool text_equal(text left, text right)
{
    return left.length == right.length && (!left.length || !memcmp(left.start, right.start, left.length));
}

bool text_is(text some, const char *string)
{
    return text_equal(some, text_from(string));
}

int text_compare(text left, text right)
{
    size_t shared = left.length < right.length ? left.length : right.length;
    int order = shared ? memcmp(left.start, right.start, shared) : 0;

    return order ? order : (left.length > right.length) - (left.length < right.length);
}

bool text_starts(text some, text beginning)
{
    return some.length >= beginning.length && text_equal(text_slice(some, 0, beginning.length), beginning);
}

bool text_ends(text some, text ending)
{
    return some.length >= ending.length &&
           text_equal(text_slice(some, some.length - ending.length, some.length), ending);
}

uint32_t text_hash(text some)
{
    const uint64_t mixer = 0x9e3779b97f4a7c15u; /* odd, its bits without a pattern */
    uint64_t hash = some.length * mixer, bytes;

    for (; some.length >= sizeof bytes; some.start += sizeof bytes, some.length -= sizeof bytes) {
        memcpy(&bytes, some.start, sizeof bytes);
        hash = (hash ^ bytes) * mixer;
        hash ^= hash >> 32; /* a product's high bits depend on all bytes, its low bits on few */
    }
    bytes = 0;
    for (size_t i = 0; i < some.length; i++)
        bytes = bytes << 8 | (unsigned char)some.start[i];
    return (uint32_t)((hash ^ bytes) * mixer >> 32);
}

text text_slice(text some, size_t start, size_t end)
{
    if (end > some.length)
        end = some.length;
    if (start > end)
        start = end;
    return (text){some.start ? some.start + start : NULL, end - start};
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

text text_beginning(text some, size_t most)
{
    if (some.length <= most)
        return some;
    while (most && ((unsigned char)some.start[most] & 0xC0) == 0x80)
        most--;
    return (text){some.start, most};
}

text text_trim(text some)
{
    size_t start = 0, end = some.length;

    while (start < end && is_blank(some.start[start]))
        start++;
    while (end > start && is_blank(some.start[end - 1]))
        end--;
    return text_slice(some, start, end);
}

size_t text_find(text some, char byte, size_t from)
{
    const char *found = from < some.length ? memchr(some.start + from, byte, some.length - from) : NULL;

    return found ? (size_t)(found - some.start) : some.length;
}

size_t text_find_text(text some, text part, size_t from)
{
    const char *found;

    if (!part.length)
        return from < some.length ? from : some.length;
    found =
        from < some.length ? memmem(some.start + from, some.length - from, part.start, part.length) : NULL;
    return found ? (size_t)(found - some.start) : some.length;
}

size_t text_find_last(text some, char byte)
{
    const char *found = some.length ? memrchr(some.start, byte, some.length) : NULL;

    return found ? (size_t)(found - some.start) : some.length;
}

bool text_next(text *rest, char edge, text *part)
{
    size_t end;

    if (!rest->start)
        return false;
    end = text_find(*rest, edge, 0);
    *part = text_slice(*rest, 0, end);
    *rest = end < rest->length ? text_slice(*rest, end + 1, rest->length) : (text){NULL, 0};
    return true;
}

bool text_number(text some, int64_t *number)
{
    bool is_negative = some.length && some.start[0] == '-';
    int64_t value = 0;

    if (some.length == (size_t)is_negative || some.length > 18)
        return false;
    for (size_t i = is_negative; i < some.length; i++) {
        if (some.start[i] < '0' || some.start[i] > '9')
            return false;
        value = value * 10 + (some.start[i] - '0');
    }
    *number = is_negative ? -value : value;
    return true;
}
