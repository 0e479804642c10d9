/* markdown_html_table.c — `<table>` with a first row of `<th>`: a table as any other.
 *
 * One that only places pictures has no such row; cells that span several columns or rows would stand in wrong
 * columns, and a blank line in it is the end of its html: such ones are not read, and their row says why. */
#include <string.h>
#include "markdown_reading.h"

typedef struct html_cell {
    uint32_t row; /* from 0 */
    span inner;
    bool is_header;
} html_cell;

typedef struct table_reading {
    reading *job;
    uint32_t start; /* of the html, in the file */
    text html;
    ARRAY(html_cell) cells;
    ARRAY(span) rows;
    text caption;
    bool has_row, has_cell; /* that are open */
} table_reading;

static bool is_any(const html_tag *tag, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (html_tag_is(tag, names[i]))
            return true;
    return false;
}

static span trimmed(const table_reading *read, size_t start, size_t end)
{
    while (start < end && strchr(" \t\r\n", read->html.start[start]))
        start++;
    while (end > start && strchr(" \t\r\n", read->html.start[end - 1]))
        end--;
    return (span){read->start + (uint32_t)start, read->start + (uint32_t)end};
}

static bool is_spanning(const table_reading *read, const html_tag *tag)
{
    text whole = text_slice(read->html, tag->start, tag->end), name, value;
    size_t at = 1 + tag->name.length;

    while (html_attribute_next(whole, &at, &name, &value))
        if ((html_is_word(name, "colspan") || html_is_word(name, "rowspan")) && !text_is(value, "1"))
            return true;
    return false;
}

/* Ends what is open before `tag`: any tag of a table ends a cell, all but a cell's end a row. */
static void close_before(table_reading *read, const html_tag *tag, bool is_cell_tag)
{
    if (read->has_cell) {
        html_cell *last = &read->cells.items[read->cells.count - 1];
        last->inner = trimmed(read, last->inner.start - read->start, tag->start);
        read->has_cell = false;
    }
    if (is_cell_tag)
        return;
    if (read->has_row)
        read->rows.items[read->rows.count - 1].end =
            trimmed(read, 0, tag->is_closing && html_tag_is(tag, "tr") ? tag->end : tag->start).end;
    read->has_row = false;
}

static void open_at(table_reading *read, const html_tag *tag, bool is_cell_tag)
{
    uint32_t end = read->start + (uint32_t)tag->end;

    if (!read->has_row)
        *array_push(&read->rows, read->job->memory) = (span){read->start + (uint32_t)tag->start, end};
    read->has_row = true;
    if (!is_cell_tag)
        return;
    *array_push(&read->cells, read->job->memory) =
        (html_cell){read->rows.count - 1, {end, end}, html_tag_is(tag, "th")};
    read->has_cell = true;
}

/* Why it gives no table; NULL when it does. */
static const char *cells_read(table_reading *read)
{
    static const char *const cells[] = {"td", "th"};
    static const char *const others[] = {"tr", "thead", "tbody", "tfoot", "table", "caption"};
    html_tag tag = {0}, closing;

    html_tag_next(read->html, &tag); /* its own */
    while (html_tag_next(read->html, &tag)) {
        bool is_cell_tag = is_any(&tag, cells, 2);
        if (!is_cell_tag && !is_any(&tag, others, 6))
            continue;
        if (!tag.is_closing && html_tag_is(&tag, "table"))
            return "another one stands in it; write it as a Markdown table";
        if (!tag.is_closing && is_spanning(read, &tag))
            return "a cell in it spans several columns or rows; give each its own cell";
        close_before(read, &tag, is_cell_tag);
        if (!tag.is_closing && (is_cell_tag || html_tag_is(&tag, "tr")))
            open_at(read, &tag, is_cell_tag);
        if (!tag.is_closing && html_tag_is(&tag, "caption") && html_closing(read->html, &tag, &closing))
            read->caption = page_html_words(read->job, trimmed(read, tag.end, closing.start));
    }
    return read->cells.count ? NULL : "it has no cells";
}

/* The texts of the first row; NULL when not all of its cells are headers. */
static text *columns_of(const table_reading *read, uint32_t *count)
{
    text *columns = arena_array(read->job->memory, text, read->cells.count);

    for (*count = 0; *count < read->cells.count && !read->cells.items[*count].row; ++*count) {
        if (!read->cells.items[*count].is_header)
            return NULL;
        columns[*count] = page_html_words(read->job, read->cells.items[*count].inner);
    }
    return *count ? columns : NULL;
}

static void cell_add(table_reading *read, uint32_t node, const html_cell *some, text column, uint32_t number)
{
    shard_builder *to = read->job->to;
    uint32_t cell = shard_open(to, KIND_cell, some->inner, page_html_words(read->job, some->inner));

    shard_set_text(to, cell, ATTRIBUTE_column, column);
    shard_set_number(to, cell, ATTRIBUTE_column_number, (int32_t)number);
    if (!some->row)
        shard_set_number(to, cell, ATTRIBUTE_is_header, 1);
    page_html_part(read->job, node, some->inner, false);
    shard_close(to, cell);
}

/* The row's cells from `at` on; returns the next row's first. */
static uint32_t row_add(table_reading *read, uint32_t node, uint32_t number, uint32_t at, const text *columns,
                        uint32_t count)
{
    shard_builder *to = read->job->to;
    uint32_t row = shard_open(to, KIND_row, read->rows.items[number], (text){0}), column = 0;

    shard_set_number(to, row, number ? ATTRIBUTE_number : ATTRIBUTE_is_header, number ? (int32_t)number : 1);
    if (at < read->cells.count && read->cells.items[at].row == number)
        shard_set_name(to, row, page_html_words(read->job, read->cells.items[at].inner));
    for (; at < read->cells.count && read->cells.items[at].row == number; at++, column++)
        if (column < count)
            cell_add(read, node, &read->cells.items[at], columns[column], column + 1);
    shard_close(to, row);
    return at;
}

void page_html_table_unread(reading *job, span part, const char *why)
{
    uint32_t table = shard_open(job->to, KIND_table, part, page_section_name(job));

    shard_set_flags(job->to, table, FACT_DEAD);
    shard_set_text(job->to, table, ATTRIBUTE_reason, text_print(job->memory, "it is not read: %s", why));
    shard_close(job->to, table);
}

const char *page_html_table(reading *job, uint32_t node, span part)
{
    table_reading read = {
        .job = job, .start = part.start, .html = text_slice(job->page->parsed, part.start, part.end)};
    const char *why = cells_read(&read);
    uint32_t count, table, at = 0;
    text *columns;

    if (why)
        return why;
    columns = columns_of(&read, &count);
    if (!columns)
        return "its first row is not all <th>; name its columns there";
    table = shard_open(job->to, KIND_table, part, page_section_name(job));
    if (read.caption.length)
        shard_set_text(job->to, table, ATTRIBUTE_caption, read.caption);
    for (uint32_t row = 0; row < read.rows.count; row++)
        at = row_add(&read, node, row, at, columns, count);
    shard_close(job->to, table);
    return NULL;
}
