/* markdown_leaf.c — where a leaf block's content stands in the file.
 *
 * cmark keeps the content that it gave to its inline parser. Each line of it is the end of a line of the
 * file: what stands before are markers of quotes and lists, and blanks. So the lines are laid over each other
 * and compared, whatever the containers are. */
#include "markdown_flat.h"

static size_t blanks(text line)
{
    size_t length = 0;

    while (length < line.length && line.start[length] == ' ')
        length++;
    return length;
}

/* Do the bytes before the line's end equal the content's line? Its first `*lead` blanks may stand for a tab
 * that a container cut. */
static bool is_end_of_line(const flat *to, text content, uint32_t line, uint32_t *start, uint32_t *lead)
{
    uint32_t from = flat_offset(to, (int)line, 1), end = flat_line_end(to, line);

    *lead = 0;
    if (line > to->page->file.line_count)
        return false;
    for (size_t cut = 0, most = blanks(content); cut <= most; cut += most ? most : 1) {
        text rest = text_slice(content, cut, content.length);
        if (rest.length > end - from || !text_equal(flat_bytes(to, end - (uint32_t)rest.length, end), rest))
            continue;
        *start = end - (uint32_t)rest.length;
        *lead = (uint32_t)cut;
        return !cut || (*start > from && to->page->parsed.start[*start - 1] == '\t');
    }
    return false;
}

static uint32_t first_character(const flat *to, uint32_t line)
{
    uint32_t start = flat_offset(to, (int)line, 1), end = flat_line_end(to, line);

    while (start < end && (to->page->parsed.start[start] == ' ' || to->page->parsed.start[start] == '\t'))
        start++;
    return start;
}

static uint32_t last_character(const flat *to, uint32_t start, uint32_t line)
{
    uint32_t end = flat_line_end(to, line);

    while (end > start && (to->page->parsed.start[end - 1] == ' ' || to->page->parsed.start[end - 1] == '\t'))
        end--;
    return end;
}

static uint32_t line_count(text content)
{
    uint32_t count = 0;

    for (text rest = content, line; text_next(&rest, '\n', &line);)
        count++;
    return count;
}

/* Link reference definitions at its beginning were cut off, and cmark did not count their lines. */
static uint32_t lines_cut_off(const flat *to, text content, uint32_t first, uint32_t last)
{
    uint32_t lines = line_count(content), ignored, lead;
    text rest = content, line;

    if (!text_next(&rest, '\n', &line))
        return 0;
    if (lines == last - first + 1 || is_end_of_line(to, line, first, &ignored, &lead))
        return 0;
    if (last + 1 >= first + lines && is_end_of_line(to, line, last + 1 - lines, &ignored, &lead))
        return last + 1 - lines - first;
    for (uint32_t shift = 1; first + shift <= last; shift++)
        if (is_end_of_line(to, line, first + shift, &ignored, &lead))
            return shift;
    return 0;
}

enum { DEFINITIONS = 1000 }; /* lines of link reference definitions that may stand before a heading */

static bool is_underline(const flat *to, uint32_t line)
{
    text words = text_trim(flat_bytes(to, flat_offset(to, (int)line, 1), flat_line_end(to, line)));
    size_t start = words.length;

    while (start && (words.start[start - 1] == '=' || words.start[start - 1] == '-'))
        start--; /* what stands before are the markers of containers */
    return start < words.length;
}

uint32_t leaf_underlined_line(const flat *to, text content, uint32_t first)
{
    uint32_t lines, ignored, lead;
    text line, rest;

    content.length -= text_ends(content, TEXT("\n"));
    lines = line_count(content);
    for (uint32_t from = first; from < first + DEFINITIONS && from + lines <= to->page->file.line_count;
         from++) {
        rest = content;
        if (text_next(&rest, '\n', &line) && is_end_of_line(to, line, from, &ignored, &lead) &&
            is_underline(to, from + lines))
            return from;
    }
    return first;
}

uint32_t leaf_last_line(text content, uint32_t first)
{
    content.length -= text_ends(content, TEXT("\n"));
    return first + line_count(content) - 1;
}

void leaf_of_lines(flat *to, text content, uint32_t first, uint32_t last)
{
    leaf *some = &to->leaf;
    text rest, line;

    if (text_ends(content, TEXT("\n")))
        content.length--;
    some->content = content;
    some->lines.count = 0;
    some->is_cell = false;
    some->hint = 0;
    first += last >= first ? lines_cut_off(to, content, first, last) : 0;
    rest = content;
    while (text_next(&rest, '\n', &line)) {
        leaf_line *next = array_push(&some->lines, to->memory);
        next->at = (uint32_t)(line.start - content.start);
        next->length = (uint32_t)line.length;
        next->is_found = is_end_of_line(to, line, first, &next->start, &next->lead);
        if (!next->is_found)
            next->start = first_character(to, first);
        next->end = last_character(to, next->start, first);
        first++;
    }
}

void leaf_of_span(flat *to, text content, uint32_t start, bool is_cell)
{
    leaf *some = &to->leaf;

    some->content = content;
    some->lines.count = 0;
    some->is_cell = is_cell;
    some->hint = 0;
    some->cell_at = 0;
    some->cell_start = start;
    *array_push(&some->lines, to->memory) = (leaf_line){.length = (uint32_t)content.length,
                                                        .start = start,
                                                        .end = start + (uint32_t)content.length,
                                                        .is_found = true};
}

/* In a cell each `\|` before `at` takes one byte more. Questions come mostly in order. */
static uint32_t cell_offset(leaf *some, text bytes, uint32_t at)
{
    if (at < some->cell_at) {
        some->cell_at = 0;
        some->cell_start = some->lines.items[0].start;
    }
    while (some->cell_at < at) {
        uint32_t start = some->cell_start;
        if (bytes.start[start] == '\\' && start + 1 < bytes.length && bytes.start[start + 1] == '|')
            some->cell_start++;
        some->cell_start++;
        some->cell_at++;
    }
    return some->cell_start;
}

uint32_t leaf_offset(leaf *some, text bytes, uint32_t at, bool *is_found)
{
    const leaf_line *lines = some->lines.items;
    uint32_t hint = some->hint;

    if (!some->lines.count)
        return 0;
    while (hint && lines[hint].at > at)
        hint--;
    while (hint + 1 < some->lines.count && lines[hint + 1].at <= at)
        hint++;
    some->hint = hint;
    if (!lines[hint].is_found) {
        *is_found = false;
        return lines[hint].start;
    }
    if (some->is_cell)
        return cell_offset(some, bytes, at);
    at -= lines[hint].at;
    at = at < lines[hint].length ? at : lines[hint].length;
    if (at < lines[hint].lead) { /* a blank that no byte stands for */
        *is_found = false;
        at = lines[hint].lead;
    }
    return lines[hint].start + at - lines[hint].lead;
}

span leaf_part(leaf *some)
{
    const leaf_line *first = some->lines.items, *last;

    if (!some->lines.count)
        return (span){0};
    last = first + some->lines.count - 1;
    return (span){first->start, last->end};
}
