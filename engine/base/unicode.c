/* unicode.c — decoding, and what a character is. ASCII never reaches utf8proc. */
#include "unicode.h"

#include <utf8proc.h>
#include "buffer.h"
#include "unicode_decode.h"

int32_t unicode_decode(text some, size_t offset, size_t *length)
{
    utf8proc_int32_t point;
    utf8proc_ssize_t taken;

    if ((unsigned char)some.start[offset] < 0x80) {
        *length = 1;
        return (unsigned char)some.start[offset];
    }
    taken = utf8proc_iterate((const utf8proc_uint8_t *)some.start + offset,
                             (utf8proc_ssize_t)(some.length - offset), &point);
    *length = taken > 0 ? (size_t)taken : 1;
    return taken > 0 ? point : UNICODE_BAD;
}

bool unicode_is_space(int32_t point)
{
    if (point < 0x80)
        return point == ' ' || (point >= '\t' && point <= '\r');
    return point == 0x85 || (point != UNICODE_BAD && (utf8proc_category(point) == UTF8PROC_CATEGORY_ZS ||
                                                      point == 0x2028 || point == 0x2029));
}

static bool is_word_point(int32_t point)
{
    utf8proc_category_t category;

    if (point < 0x80)
        return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
               (point >= 'a' && point <= 'z');
    category = utf8proc_category(point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool unicode_is_word(text some, size_t offset, size_t *length)
{
    return is_word_point(unicode_decode(some, offset, length));
}

size_t unicode_length(text some)
{
    size_t count = 0, length;

    for (size_t i = 0; i < some.length; i += length, count++)
        unicode_decode(some, i, &length);
    return count;
}

size_t unicode_utf16_length(text some)
{
    size_t count = 0, length;

    for (size_t i = 0; i < some.length; i += length)
        count += unicode_decode(some, i, &length) > 0xFFFF ? 2 : 1;
    return count;
}

static size_t point_width(int32_t point)
{
    int width;

    if (point < 0x80)
        return point >= ' ' && point != 0x7F;
    width = utf8proc_charwidth(point);
    return width > 0 ? (size_t)width : 0;
}

size_t unicode_width(text some, size_t from)
{
    size_t column = from, length;

    for (size_t i = 0; i < some.length; i += length) {
        int32_t point = unicode_decode(some, i, &length);
        if (point == '\t')
            column += 8 - column % 8;
        else
            column += point == UNICODE_BAD ? 1 : point_width(point);
    }
    return column - from;
}

/* One folded character; full case folding may make two or three of one (ß, ﬁ). */
static void point_fold(buffer *out, int32_t point)
{
    utf8proc_int32_t folded[8];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(point, folded, 8, UTF8PROC_CASEFOLD, &boundary);

    for (utf8proc_ssize_t i = 0; i < count && i < 8; i++) {
        utf8proc_uint8_t bytes[4];
        utf8proc_ssize_t length = utf8proc_encode_char(folded[i], bytes);
        buffer_add(out, (text){(const char *)bytes, (size_t)length});
    }
}

void unicode_fold_point(buffer *out, text some, size_t offset, size_t *length)
{
    int32_t point = unicode_decode(some, offset, length);

    if (point < 0x80 && point != UNICODE_BAD)
        buffer_add_byte(out, (char)(point >= 'A' && point <= 'Z' ? point + 32 : point));
    else if (point == UNICODE_BAD)
        buffer_add_byte(out, some.start[offset]);
    else
        point_fold(out, point);
}

text unicode_fold(arena *memory, text prose)
{
    buffer out = buffer_new(memory);
    size_t length;
    bool is_gap = false;

    for (size_t i = 0; i < prose.length; i += length) {
        if (unicode_is_space(unicode_decode(prose, i, &length))) {
            is_gap = out.length > 0;
            continue;
        }
        if (is_gap)
            buffer_add_byte(&out, ' ');
        is_gap = false;
        unicode_fold_point(&out, prose, i, &length);
    }
    return buffer_text(&out);
}
