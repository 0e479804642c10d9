/* paint.c — colour, escaping and counting: what all text reports share. */
#include "paint.h"
#include "unicode.h"

static const char *const codes[] = {
    [PAINT_PLAIN] = "",           [PAINT_STRONG] = "\x1b[1m",   [PAINT_FAINT] = "\x1b[2m",
    [PAINT_ERROR] = "\x1b[1;31m", [PAINT_WARNING] = "\x1b[33m", [PAINT_NOTE] = "\x1b[36m",
    [PAINT_GOOD] = "\x1b[32m",
};

void paint_begin(buffer *out, const report_style *style, paint color)
{
    if (style->is_colored)
        buffer_add(out, text_from(codes[color]));
}

void paint_end(buffer *out, const report_style *style, paint color)
{
    if (style->is_colored && color != PAINT_PLAIN)
        buffer_add(out, TEXT("\x1b[0m"));
}

void paint_text(buffer *out, const report_style *style, paint color, text some)
{
    if (some.length == 0)
        return;
    paint_begin(out, style, color);
    buffer_add(out, some);
    paint_end(out, style, color);
}

paint severity_paint(severity level)
{
    return level == SEVERITY_ERROR ? PAINT_ERROR : level == SEVERITY_WARNING ? PAINT_WARNING : PAINT_NOTE;
}

paint state_paint(contract_state state)
{
    return state == CONTRACT_KEPT ? PAINT_GOOD : state == CONTRACT_VACUOUS ? PAINT_WARNING : PAINT_ERROR;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

text one_line(arena *memory, text some)
{
    text trimmed = text_trim(some);
    buffer line = buffer_new(memory);

    for (size_t i = 0; i < trimmed.length; i++) {
        if (!is_blank(trimmed.start[i]))
            buffer_add_byte(&line, trimmed.start[i]);
        else if (!is_blank(trimmed.start[i - 1])) /* never first: it was trimmed */
            buffer_add_byte(&line, ' ');
    }
    return unicode_escape(memory, buffer_text(&line));
}

text paint_fitted(arena *memory, text some, size_t limit)
{
    size_t width = 0, length;

    if (unicode_width(some, 0) <= limit)
        return some;
    for (size_t i = 0; i < some.length; i += length) {
        unsigned char lead = (unsigned char)some.start[i];
        length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        width += unicode_width(text_slice(some, i, i + length), width);
        if (width > limit - 3)
            return text_print(memory, "%.*s...", TEXT_FORMAT(text_slice(some, 0, i)));
    }
    return some;
}

text one_line_fitted(arena *memory, text some, size_t limit)
{
    size_t end = limit * 4; /* no character has more bytes */
    text words;

    if (some.length <= end)
        return paint_fitted(memory, one_line(memory, some), limit);
    words = one_line(memory, text_beginning(some, end));
    return paint_fitted(memory, TEXT_JOIN(memory, words, TEXT("...")), limit);
}

void paint_outside(buffer *out, text some)
{
    buffer_add(out, one_line(out->memory, some));
}

void paint_prose(buffer *out, const report_style *style, text some, size_t column, size_t indent)
{
    text rest = one_line(out->memory, some), part;
    bool is_first = true;

    if (!style->is_terminal || style->width < 2 * indent + 20) {
        buffer_add(out, rest);
        return;
    }
    for (; text_next(&rest, ' ', &part); is_first = false) {
        size_t width = unicode_width(part, 0);
        if (!is_first && column + 1 + width > style->width) {
            buffer_add_byte(out, '\n');
            paint_pad(out, 0, indent);
            column = indent;
        } else if (!is_first) {
            buffer_add_byte(out, ' ');
            column++;
        }
        buffer_add(out, part);
        column += width;
    }
}

void paint_count(buffer *out, uint64_t count, const char *one, const char *many)
{
    buffer_print(out, "%llu %s", (unsigned long long)count, count == 1 ? one : many);
}

void paint_pad(buffer *out, size_t used, size_t column)
{
    for (; used < column; used++)
        buffer_add_byte(out, ' ');
}

text place_words(arena *memory, report_sources *sources, const place *at)
{
    text path = unicode_escape(memory, at->path); /* as it is: a line end or blanks belong to the name */
    report_position where = report_locate(sources, at);

    if (where.has_column)
        return text_print(memory, "%.*s:%u:%u", TEXT_FORMAT(path), where.line, where.column);
    if (where.has_line)
        return text_print(memory, "%.*s:%u", TEXT_FORMAT(path), where.line);
    return path;
}
