/* example_marks.c — a text without its `expect:` marks, and from its places back to where it was written. */
#include "example.h"

/* ---- finding marks ---- */

typedef struct found_mark {
    size_t start, end; /* in the line */
    text words;
} found_mark;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

/* The sign of a comment that ends right before `edge`, blanks aside, and begins the line or follows a blank.
 */
static bool opener_before(text line, size_t edge, size_t *start, bool *is_closed)
{
    static const char *const signs[] = {"<!--", "//", "#"};

    while (edge > 0 && is_blank(line.start[edge - 1]))
        edge--;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        text sign = text_from(signs[i]);
        if (!text_ends(text_slice(line, 0, edge), sign))
            continue;
        *start = edge - sign.length;
        *is_closed = i == 0;
        return *start == 0 || is_blank(line.start[*start - 1]) || i == 0;
    }
    return false;
}

static bool mark_find(text line, size_t from, found_mark *found)
{
    const text sign = TEXT("expect:");

    for (size_t at = from; (at = text_find_text(line, sign, at)) < line.length; at++) {
        size_t words = at + sign.length, close = line.length;
        bool is_closed;
        if (!opener_before(line, at, &found->start, &is_closed) || found->start < from)
            continue;
        if (is_closed && (close = text_find_text(line, TEXT("-->"), words)) == line.length)
            continue;
        found->words = text_trim(text_slice(line, words, close));
        found->end = is_closed ? close + 3 : close;
        return true;
    }
    return false;
}

/* Adds the line's marks; returns the line without them. */
static text line_clean(arena *memory, text line, example_file *file, uint32_t written, uint32_t target)
{
    buffer rest = buffer_new(memory);
    size_t done = 0;
    found_mark found;

    while (mark_find(line, done, &found)) {
        *array_push(&file->marks, memory) = (example_mark){.words = found.words,
                                                           .line = target,
                                                           .written = written,
                                                           .start = (uint32_t)found.start,
                                                           .end = (uint32_t)found.end};
        buffer_add(&rest, text_slice(line, done, found.start));
        done = found.end;
    }
    if (done == 0)
        return line;
    buffer_add(&rest, text_slice(line, done, line.length));
    while (rest.length && is_blank(rest.bytes[rest.length - 1]))
        rest.length--;
    return buffer_text(&rest);
}

void example_file_clean(arena *memory, text bytes, example_file *file)
{
    ARRAY(uint32_t) lines = {0};
    buffer clean = buffer_new(memory);
    uint32_t written = 0;

    for (text rest = bytes, line; rest.length; written++) {
        size_t edge = text_find(rest, '\n', 0);
        uint32_t before = file->marks.count;
        line = text_slice(rest, 0, edge);
        text cleaned = line_clean(memory, line, file, written, lines.count);
        if (file->marks.count == before ||
            text_trim(cleaned).length) { /* else marks alone: of the next line */
            *array_push(&lines, memory) = written;
            buffer_add(&clean, cleaned);
            if (edge < rest.length)
                buffer_add_byte(&clean, '\n');
        }
        rest = text_slice(rest, edge + 1, rest.length);
    }
    for (uint32_t i = 0; i < file->marks.count; i++) /* behind the last line: of the last line */
        if (lines.count && file->marks.items[i].line >= lines.count)
            file->marks.items[i].line = lines.count - 1;
    *array_push(&lines, memory) = written ? written - 1 : 0; /* the empty line behind the last line end */
    file->lines = lines.items;
    file->line_count = lines.count;
    file->clean = source_new(memory, file->path, text_copy(memory, buffer_text(&clean)));
    file->is_executable = file->is_executable || text_starts(file->clean.bytes, TEXT("#!"));
}

/* ---- the way back ---- */

static uint32_t offset_back(const example_file *file, uint32_t offset)
{
    uint32_t line = source_line(&file->clean, offset),
             column = offset - source_line_start(&file->clean, line);
    uint32_t first = source_line(file->in, file->at.part.start), start, end;
    uint32_t raw =
        file->lines[line <= file->line_count ? line - 1 : file->line_count - 1]; /* a lone CR counts there */

    start = raw ? source_line_start(file->in, first + raw) : file->at.part.start;
    end = source_line_start(file->in, first + raw) + (uint32_t)source_line_text(file->in, first + raw).length;
    start += file->indent + column;
    return start < end ? start : end;
}

place example_place(const example *some, place at, place otherwise)
{
    if (at.is_rule || !at.path.length)
        return at;
    for (uint32_t i = 0; i < some->files.count; i++) {
        const example_file *file = &some->files.items[i];
        if (!text_equal(file->path, at.path))
            continue;
        if (!file->is_lined)
            return file->at;
        at.path = file->at.path;
        at.is_rule = true;
        at.part.start = offset_back(file, at.part.start);
        at.part.end = offset_back(file, at.part.end);
        return at;
    }
    return otherwise;
}
