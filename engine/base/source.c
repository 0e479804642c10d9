/* source.c — one pass finds the line starts; every question after that is a binary search. */
#include "source.h"

#include <string.h>
#include "array.h"
#include "unicode.h"

typedef ARRAY(uint32_t) offsets;

static void starts_with_cr(arena *memory, text bytes, offsets *starts)
{
    for (size_t i = 0; i < bytes.length; i++) {
        if (bytes.start[i] == '\r' && i + 1 < bytes.length && bytes.start[i + 1] == '\n')
            i++;
        else if (bytes.start[i] != '\r' && bytes.start[i] != '\n')
            continue;
        *array_push(starts, memory) = (uint32_t)(i + 1);
    }
}

source source_new(arena *memory, text path, text bytes)
{
    offsets starts = {0};

    *array_push(&starts, memory) = 0;
    if (text_find(bytes, '\r', 0) < bytes.length)
        starts_with_cr(memory, bytes, &starts);
    else
        for (size_t i = 0; (i = text_find(bytes, '\n', i)) < bytes.length;)
            *array_push(&starts, memory) = (uint32_t)++i;
    return (source){.path = path, .bytes = bytes, .lines = starts.items, .line_count = starts.count};
}

uint32_t source_line(const source *file, uint32_t offset)
{
    uint32_t low = 0, high = file->line_count; /* lines[low] <= offset < lines[high] */

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (file->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

/* The line's text before `offset`. A byte order mark is no character of it. */
static text before(const source *file, uint32_t offset)
{
    uint32_t start = file->lines[source_line(file, offset) - 1];

    if (start == 0 && text_starts(file->bytes, TEXT("\xEF\xBB\xBF")))
        start = offset < 3 ? offset : 3;
    return text_slice(file->bytes, start, offset);
}

uint32_t source_column(const source *file, uint32_t offset)
{
    return (uint32_t)unicode_length(before(file, offset)) + 1;
}

uint32_t source_column_utf16(const source *file, uint32_t offset)
{
    return (uint32_t)unicode_utf16_length(before(file, offset)) + 1;
}

uint32_t source_line_start(const source *file, uint32_t line)
{
    if (line > file->line_count)
        return (uint32_t)file->bytes.length;
    return line ? file->lines[line - 1] : 0;
}

text source_line_text(const source *file, uint32_t line)
{
    text found;

    if (!line || line > file->line_count)
        return TEXT("");
    found = text_slice(file->bytes, file->lines[line - 1], source_line_start(file, line + 1));
    if (line == file->line_count)
        return found;
    found.length -= text_ends(found, TEXT("\r\n")) ? 2 : 1;
    return found;
}

text source_slice(const source *file, span part)
{
    return text_slice(file->bytes, part.start, part.end);
}
