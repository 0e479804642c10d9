/* yaml_points.c — from code points to bytes, with a checkpoint every 64 code points.
 *
 * Most files are ASCII: then the two counts are equal and nothing is stored. */
#include "yaml_points.h"

enum { CHECKPOINT = 64 };

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static bool is_ascii(text bytes)
{
    for (size_t i = 0; i < bytes.length; i++)
        if ((unsigned char)bytes.start[i] >= 0x80)
            return false;
    return true;
}

yaml_points yaml_points_new(arena *memory, text bytes)
{
    yaml_points points = {.bytes = bytes};
    size_t seen = 0;

    if (is_ascii(bytes))
        return points;
    points.checkpoints = arena_array(memory, uint32_t, bytes.length / CHECKPOINT + 1);
    for (size_t i = 0; i < bytes.length; i++) {
        if (is_continuation(bytes.start[i]))
            continue;
        if (seen++ % CHECKPOINT == 0)
            points.checkpoints[points.count++] = (uint32_t)i;
    }
    return points;
}

uint32_t yaml_points_byte(const yaml_points *points, size_t index)
{
    size_t length = points->bytes.length;
    size_t at, rest;

    if (!points->checkpoints)
        return (uint32_t)(index < length ? index : length);
    if (index / CHECKPOINT >= points->count)
        return (uint32_t)length;
    at = points->checkpoints[index / CHECKPOINT];
    for (rest = index % CHECKPOINT; rest > 0 && at < length; rest--) {
        at++;
        while (at < length && is_continuation(points->bytes.start[at]))
            at++;
    }
    return (uint32_t)at;
}

/* Length of the well-formed UTF-8 character at `at` and its code point; 0 when it isn't one. */
static size_t decode(text bytes, size_t at, uint32_t *point)
{
    const unsigned char *some = (const unsigned char *)bytes.start + at;
    size_t left = bytes.length - at;
    size_t length = some[0] < 0x80   ? 1
                    : some[0] < 0xC2 ? 0
                    : some[0] < 0xE0 ? 2
                    : some[0] < 0xF0 ? 3
                    : some[0] < 0xF5 ? 4
                                     : 0;

    if (length == 0 || length > left)
        return 0;
    *point = length == 1 ? some[0] : some[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if (!is_continuation((char)some[i]))
            return 0;
        *point = *point << 6 | (some[i] & 0x3Fu);
    }
    if ((length == 3 && *point < 0x800) || (length == 4 && *point < 0x10000)) /* written longer than needed */
        return 0;
    return length;
}

/* What libyaml's reader takes; anything else makes it give up on the whole file. */
static bool is_allowed(uint32_t point)
{
    if (point < 0x80)
        return point == '\t' || point == '\n' || point == '\r' || (point >= 0x20 && point < 0x7F);
    return point == 0x85 || (point >= 0xA0 && point <= 0xD7FF) ||
           (point >= 0xE000 && point <= 0xFFFD && point != 0xFEFF) || (point >= 0x10000 && point <= 0x10FFFF);
}

size_t yaml_points_readable(text bytes)
{
    size_t at = 0;

    while (at < bytes.length) {
        unsigned char byte = (unsigned char)bytes.start[at];
        uint32_t point = 0;
        size_t length;

        if (byte >= 0x20 && byte < 0x7F) {
            at++;
            continue;
        }
        length = decode(bytes, at, &point);
        if (length == 0 || !is_allowed(point))
            return at;
        at += length;
    }
    return at;
}
