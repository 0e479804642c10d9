/* markdown_front_matter.c — the YAML or TOML before the document.
 *
 * Left to cmark it would be a rule and a heading made of keys. Its bytes become blanks, its line ends stay,
 * so that every other place is as it was. */
#include <ctype.h>
#include <string.h>
#include "markdown_prescan.h"

static bool is_fence(text line, const char *fence)
{
    size_t length = strlen(fence);

    return text_starts(line, text_from(fence)) && !text_trim(text_slice(line, length, line.length)).length;
}

/* Does it begin as data does? A page may as well begin with a rule, and have another one later. */
static bool is_entry(text line, char sign)
{
    size_t edge = text_find(line, sign, 0);
    bool is_quoted = line.start[0] == '"' || line.start[0] == '\'';

    if (line.start[0] == (sign == ':' ? '{' : '['))
        return true;
    if (edge == line.length || (!is_quoted && !isalnum((unsigned char)line.start[0]) && line.start[0] != '_'))
        return false;
    return sign == '=' || edge + 1 == line.length || line.start[edge + 1] == ' ' ||
           line.start[edge + 1] == '\t';
}

/* The number of the closing fence's line; 0 if this is no front matter. */
static uint32_t closing_line(const source *file, bool is_toml)
{
    bool is_begun = false;

    for (uint32_t line = 2; line <= file->line_count; line++) {
        text words = source_line_text(file, line);
        if (is_fence(words, is_toml ? "+++" : "---") || (!is_toml && is_fence(words, "...")))
            return is_begun || line == 2 ? line : 0;
        words = text_trim(words);
        if (is_begun || !words.length || words.start[0] == '#')
            continue;
        if (!is_entry(words, is_toml ? '=' : ':'))
            return 0;
        is_begun = true;
    }
    return 0;
}

void markdown_front_matter(markdown *page, arena *memory, uint32_t start)
{
    const source *file = &page->file;
    text first = source_line_text(file, 1);
    uint32_t last;
    char *bytes;

    first = text_slice(first, start, first.length);
    page->is_toml = is_fence(first, "+++");
    if (!page->is_toml && !is_fence(first, "---"))
        return;
    last = closing_line(file, page->is_toml);
    if (!last)
        return;
    page->front_matter = (span){source_line_start(file, 2), source_line_start(file, last)};
    bytes = markdown_editable(page, memory);
    for (uint32_t i = start; i < source_line_start(file, last + 1); i++)
        if (bytes[i] != '\n' && bytes[i] != '\r')
            bytes[i] = ' ';
}
