/* markdown_table.c — rows and cells where they stand.
 *
 * cmark gives every row the indentation of the header, and a table that was cut off the end of a paragraph
 * that paragraph's line. So a row's line is cut at its pipes once more (GFM 4.10), and the pieces are
 * compared with what cmark read. */
#include "markdown_flat.h"

typedef struct row_cut {
    uint32_t at, end; /* what is left of the line */
} row_cut;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\v' || byte == '\f';
}

/* The next piece between pipes, trimmed; false at the line's end. */
static bool cell_next(const char *bytes, row_cut *rest, span *whole, span *inner)
{
    uint32_t at = rest->at;

    if (at >= rest->end)
        return false;
    while (at < rest->end && (bytes[at] != '|' || (at > rest->at && bytes[at - 1] == '\\')))
        at++;
    *whole = (span){rest->at, at};
    *inner = *whole;
    while (inner->start < inner->end && is_blank(bytes[inner->start]))
        inner->start++;
    while (inner->end > inner->start && is_blank(bytes[inner->end - 1]))
        inner->end--;
    rest->at = at < rest->end ? at + 1 : at;
    return true;
}

static row_cut row_begin(const flat *to, uint32_t start, uint32_t line)
{
    uint32_t end = flat_line_end(to, line);
    const char *bytes = to->page->parsed.start;

    while (end > start && is_blank(bytes[end - 1]))
        end--;
    if (start < end && bytes[start] == '|')
        start++;
    return (row_cut){start, end};
}

/* The text with `|` for each `\|`: a content that still holds one was `\\|`. */
static bool cell_agrees(text bytes, text content)
{
    size_t at = 0;

    for (size_t i = 0; i < bytes.length; i++, at++) {
        if (bytes.start[i] == '\\' && i + 1 < bytes.length && bytes.start[i + 1] == '|')
            i++;
        if (at >= content.length || bytes.start[i] != content.start[at])
            return false;
    }
    return at == content.length;
}

static bool is_absent(cmark_node *cell)
{
    return cmark_node_get_start_column(cell) == 0;
}

/* Do the pieces from `start` on equal the row's cells? */
static bool row_agrees(const flat *to, cmark_node *row, uint32_t start, uint32_t line)
{
    row_cut rest = row_begin(to, start, line);
    span whole, inner;

    for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell)) {
        text content = text_from(cmark_node_get_string_content(cell));
        if (!cell_next(to->page->parsed.start, &rest, &whole, &inner))
            return !content.length; /* a short row */
        if (!cell_agrees(flat_bytes(to, inner.start, inner.end), content))
            return false;
    }
    return true;
}

static uint32_t skip_blanks(const flat *to, uint32_t at, uint32_t end)
{
    while (at < end && is_blank(to->page->parsed.start[at]))
        at++;
    return at;
}

/* Where the row begins in its line: at cmark's column, else behind the blanks or behind the marker of a
 * quote. */
static bool row_start(const flat *to, cmark_node *row, uint32_t line, uint32_t *start)
{
    uint32_t end = flat_line_end(to, line);

    *start = flat_offset(to, (int)line, cmark_node_get_start_column(row));
    if (row_agrees(to, row, *start, line))
        return true;
    *start = skip_blanks(to, flat_offset(to, (int)line, 1), end);
    while (!row_agrees(to, row, *start, line)) {
        if (*start >= end || to->page->parsed.start[*start] != '>')
            return false;
        *start = skip_blanks(to, *start + 1, end);
    }
    return true;
}

/* One cell; `whole` and `inner` are its place when the row was found, else both are the row's. */
static void cell_add(flat *to, cmark_node *from, uint32_t row, int32_t column, span whole, span inner,
                     bool is_found)
{
    uint32_t node = flat_open(to, MARKDOWN_CELL, row);
    markdown_node *cell = &to->nodes.items[node];
    text content = text_from(cmark_node_get_string_content(from));

    cell->number = column;
    cell->part = is_found ? whole : inner;
    cell->inner = inner;
    cell->flags =
        (uint16_t)((to->nodes.items[row].flags & MARKDOWN_IS_HEADER) |
                   (is_absent(from) ? MARKDOWN_IS_ABSENT : 0) | (is_found ? MARKDOWN_IS_VERIFIED : 0));
    if (content.length && to->wanted & MARKDOWN_CELL_TEXT) {
        leaf_of_span(to, content, inner.start, true);
        to->leaf.lines.items[0].is_found = is_found;
        flat_inlines(to, from, node,
                     cmark_node_get_start_column(from) + (is_found ? (int)(inner.start - whole.start) : 1));
    }
    flat_close(to, node);
}

static void row_add(flat *to, cmark_node *from, uint32_t table, uint32_t line, bool is_header)
{
    uint32_t row = flat_open(to, MARKDOWN_ROW, table), start;
    bool is_found = row_start(to, from, line, &start);
    row_cut rest = row_begin(to, start, line);
    span part = {start, rest.end > start ? rest.end : start}, whole = part, inner = part;
    int32_t column = 0;

    to->nodes.items[row].part = to->nodes.items[row].inner = part;
    to->nodes.items[row].flags =
        (uint16_t)((is_header ? MARKDOWN_IS_HEADER : 0) | (is_found ? MARKDOWN_IS_VERIFIED : 0));
    for (cmark_node *cell = cmark_node_first_child(from); cell; cell = cmark_node_next(cell)) {
        if (is_found && !cell_next(to->page->parsed.start, &rest, &whole, &inner))
            whole = inner = (span){rest.end, rest.end};
        cell_add(to, cell, row, ++column, whole, inner, is_found);
    }
    flat_close(to, row);
}

uint32_t table_header_line(cmark_node *table)
{
    text content = text_from(cmark_node_get_string_content(table));
    uint32_t line = (uint32_t)cmark_node_get_start_line(table);
    size_t at = 0;

    while ((at = text_find(content, '\n', at) + 1) < content.length)
        line++;
    return line;
}

void flat_table(flat *to, cmark_node *table, uint32_t parent)
{
    uint32_t node = flat_open(to, MARKDOWN_TABLE, parent);
    uint32_t header = table_header_line(table);
    cmark_node *from = cmark_node_first_child(table);
    uint32_t last;

    to->nodes.items[node].number = (int32_t)cmark_gfm_extensions_get_table_columns(table);
    for (bool is_header = true; from; from = cmark_node_next(from), is_header = false)
        row_add(to, from, node, is_header ? header : (uint32_t)cmark_node_get_start_line(from), is_header);
    flat_close(to, node);
    last = to->nodes.count - 1;
    while (last > node && to->nodes.items[last].type != MARKDOWN_ROW)
        last--;
    to->nodes.items[node].flags |= MARKDOWN_IS_VERIFIED;
    to->nodes.items[node].part.start = to->nodes.items[node + 1].part.start;
    to->nodes.items[node].part.end = to->nodes.items[last].part.end;
    if (last == node + 1) /* a header alone: the delimiter row ends the table */
        to->nodes.items[node].part.end = flat_line_end(to, header + 1);
    to->nodes.items[node].inner = to->nodes.items[node].part;
}
