/* unicode_escape.c — text from outside, made safe to print. */
#include "unicode.h"

#include "unicode_decode.h"

typedef struct range {
    int32_t first, last;
} range;

/* What a reader can't see, or what changes the order in which the rest is shown; sorted. */
static const range hidden[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},       {0x061C, 0x061C},
    {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F},   {0xFEFF, 0xFEFF},
    {0xFFF0, 0xFFFC}, {0xFFFE, 0xFFFF}, {0xE0000, 0xE0FFF},
};

static bool is_hidden(int32_t point)
{
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden && hidden[i].first <= point; i++)
        if (point <= hidden[i].last)
            return true;
    return false;
}

static void escape_point(buffer *out, text some, size_t offset, size_t length, int32_t point)
{
    if (point == '\n')
        buffer_add(out, TEXT("\\n"));
    else if (point == '\t')
        buffer_add_byte(out, '\t');
    else if (point == UNICODE_BAD)
        buffer_print(out, "\\x%02X", (unsigned)(unsigned char)some.start[offset]);
    else if (!is_hidden(point))
        buffer_add(out, text_slice(some, offset, offset + length));
    else if (point < 0x80)
        buffer_print(out, "\\x%02X", (unsigned)point);
    else
        buffer_print(out, "\\u{%04X}", (unsigned)point);
}

text unicode_escape(arena *memory, text some)
{
    buffer out = buffer_new(memory);
    size_t length;

    for (size_t i = 0; i < some.length; i += length) {
        int32_t point = unicode_decode(some, i, &length);
        if (point == '[' && i >= 2 && some.start[i - 1] == '#' && some.start[i - 2] == '#')
            buffer_add_byte(&out, '\\'); /* a runner takes `##[` for a command, anywhere in a line */
        escape_point(&out, some, i, length, point);
    }
    return buffer_text(&out);
}

text unicode_valid(arena *memory, text some)
{
    buffer out = buffer_new(memory);
    size_t length;

    for (size_t i = 0; i < some.length; i += length) {
        int32_t point = unicode_decode(some, i, &length);
        bool is_control =
            point != UNICODE_BAD && point < ' ' && point != '\t' && point != '\n' && point != '\r';
        if (point == UNICODE_BAD || is_control || point == 0xFFFE || point == 0xFFFF)
            buffer_add(&out, TEXT("\xEF\xBF\xBD"));
        else
            buffer_add(&out, text_slice(some, i, i + length));
    }
    return buffer_text(&out);
}
