/* excerpt.c — the line that something stands in, with carets beneath it.
 *
 * Everything is measured on the text as it will be shown (escaped, tabs as blanks), in terminal columns. */
#include "excerpt.h"
#include "unicode.h"

enum { GUTTER = 5, TAB = 8 };

/* `some` made safe, its tabs as blanks, when it begins at `column`. */
static text shown(arena *memory, text some, size_t column)
{
    buffer out = buffer_new(memory);
    text rest = unicode_escape(memory, some), part;
    bool has_tab = false;

    while (rest.length) {
        has_tab = text_find(rest, '\t', 0) < rest.length;
        text_next(&rest, '\t', &part);
        buffer_add(&out, part);
        column += unicode_width(part, column);
        if (!has_tab)
            break;
        do
            buffer_add_byte(&out, ' ');
        while (++column % TAB);
    }
    return buffer_text(&out);
}

/* Bytes of the character that begins with `lead`; shown text is valid UTF-8. */
static size_t character_bytes(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The part of a shown text in columns [from, to). A wide character that stands half outside is left out, a
 * blank in its place. */
static text columns_of(arena *memory, text line, size_t from, size_t to)
{
    buffer out = buffer_new(memory);
    size_t column = 0;

    for (size_t i = 0, bytes; i < line.length && column < to; i += bytes) {
        bytes = character_bytes((unsigned char)line.start[i]);
        text character = text_slice(line, i, i + bytes);
        size_t next = column + unicode_width(character, column);
        if (column >= from && next <= to)
            buffer_add(&out, character);
        else if (next > from)
            buffer_add_byte(&out, ' ');
        column = next;
    }
    return buffer_text(&out);
}

/* A line cut to `room` columns so that [start, start + length) is seen; `start` becomes the column in the cut
 * line. */
static text window(arena *memory, text line, size_t room, size_t *start, size_t length)
{
    size_t width = unicode_width(line, 0), from = 0;

    if (width <= room)
        return line;
    size_t seen = length < room / 2 ? length : room / 2;
    if (*start + seen + 3 > room)
        from = *start - room / 4 + 3;
    if (from + room > width + 3)
        from = width + 3 - room; /* the end is in sight: show all of it */
    bool is_cut_left = from > 0, is_cut_right = from + room < width + 3;
    size_t left = is_cut_left ? 3 : 0, right = is_cut_right ? 3 : 0;
    text part = columns_of(memory, line, from, from + room - left - right);

    *start = *start - from + left;
    return text_print(memory, "%s%.*s%s", is_cut_left ? "..." : "", TEXT_FORMAT(part),
                      is_cut_right ? "..." : "");
}

static void gutter(buffer *out, const report_style *style, uint32_t line)
{
    paint_begin(out, style, PAINT_FAINT);
    if (line)
        buffer_print(out, "%*u |", GUTTER, line);
    else
        buffer_print(out, "%*s |", GUTTER, "");
    paint_end(out, style, PAINT_FAINT);
}

static void carets(buffer *out, const report_style *style, paint color, size_t start, size_t length)
{
    gutter(out, style, 0);
    paint_pad(out, 0, start + 1);
    paint_begin(out, style, color);
    for (size_t i = 0; i < length; i++)
        buffer_add_byte(out, '^');
    paint_end(out, style, color);
    buffer_add_byte(out, '\n');
}

void excerpt_write(buffer *out, report_sources *sources, const place *at, const report_style *style,
                   paint caret)
{
    const source *file = report_source(sources, at);

    if (!file)
        return;
    arena *memory = out->memory;
    uint32_t number = source_line(file, at->part.start), begin = source_line_start(file, number);
    text line = source_line_text(file, number);
    size_t first = at->part.start > begin ? at->part.start - begin : 0;
    size_t last = at->part.end > at->part.start ? at->part.end - begin : first;
    text before = shown(memory, text_slice(line, 0, first), 0);
    size_t start = unicode_width(before, 0);
    size_t length = unicode_width(shown(memory, text_slice(line, first, last), start), start);
    size_t width = style->width ? style->width : REPORT_WIDTH, room = width > 40 ? width - GUTTER - 4 : 40;
    text seen = window(memory, shown(memory, line, 0), room, &start, length);

    gutter(out, style, number);
    if (seen.length)
        buffer_add_byte(out, ' ');
    buffer_add(out, seen);
    buffer_add_byte(out, '\n');
    if (at->is_line_only)
        return;
    if (start + length > room) /* it goes on past what is shown */
        length = room > start ? room - start : 1;
    carets(out, style, caret, start, length ? length : 1);
}
