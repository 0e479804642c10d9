/* markdown_tables.c — tables, their rows and cells. */
#include <string.h>
#include "markdown_reading.h"

/* The text of a paragraph of one line; empty when it is none. */
static text line_of(const reading *job, uint32_t node)
{
    const markdown_node *some = node_at(job, node);

    if (some->type != MARKDOWN_PARAGRAPH || some->end == node + 1)
        return TEXT("");
    for (uint32_t n = node + 1; n < some->end; n++)
        if (node_at(job, n)->type == MARKDOWN_SOFT_BREAK || node_at(job, n)->type == MARKDOWN_HARD_BREAK)
            return TEXT("");
    return text_trim(markdown_text(job->page, node, job->memory));
}

/* What stands behind `Table:` or `Table 3:`; empty when the words begin otherwise. */
static text behind_table(text words)
{
    size_t at = 5;

    if (words.length < 7 || strncasecmp(words.start, "table", 5) != 0)
        return TEXT("");
    while (at < words.length && (words.start[at] == ' ' || words.start[at] == '.' ||
                                 (words.start[at] >= '0' && words.start[at] <= '9')))
        at++;
    return at < words.length && words.start[at] == ':' ? text_trim(text_slice(words, at + 1, words.length))
                                                       : TEXT("");
}

/* The paragraph before, when it is one line that begins with `Table:`, ends in `:`, or is bold; or the one
 * behind that begins with `Table:`. */
static text caption_of(const reading *job, uint32_t table, uint32_t before)
{
    uint32_t behind = node_at(job, table)->end;
    text words = line_of(job, before), caption = behind_table(words);

    if (caption.length)
        return caption;
    if (text_ends(words, TEXT(":")))
        return text_trim(text_slice(words, 0, words.length - 1));
    if (words.length && node_at(job, before + 1)->type == MARKDOWN_STRONG &&
        node_at(job, before + 1)->end == node_at(job, before)->end)
        return words;
    return behind < node_at(job, node_at(job, table)->parent)->end ? behind_table(line_of(job, behind))
                                                                   : TEXT("");
}

static text *columns_of(const reading *job, uint32_t header, uint32_t count)
{
    text *columns = arena_array(job->memory, text, count);

    for (uint32_t cell = header + 1, i = 0; cell < node_at(job, header)->end && i < count;
         cell = node_at(job, cell)->end, i++)
        columns[i] = text_trim(markdown_text(job->page, cell, job->memory));
    return columns;
}

static unsigned flags_of(const markdown_node *some, bool is_struck)
{
    return (some->flags & MARKDOWN_IS_VERIFIED ? 0 : FACT_LINE_ONLY) | (is_struck ? FACT_DEAD : 0);
}

static void read_cell(reading *job, uint32_t node, const text *columns, text words)
{
    const markdown_node *some = node_at(job, node);
    bool is_header = (some->flags & MARKDOWN_IS_HEADER) != 0;
    uint32_t cell = shard_open(job->to, KIND_cell, some->inner, words);

    shard_set_text(job->to, cell, ATTRIBUTE_column, columns[some->number - 1]);
    shard_set_number(job->to, cell, ATTRIBUTE_column_number, some->number);
    if (is_header)
        shard_set_number(job->to, cell, ATTRIBUTE_is_header, 1);
    shard_set_flags(job->to, cell, flags_of(some, markdown_is_struck(job->page, node)));
    page_inlines(job, node);
    shard_close(job->to, cell);
}

static void read_row(reading *job, uint32_t node, const text *columns, int32_t number)
{
    const markdown_node *some = node_at(job, node);
    uint32_t row = shard_open(job->to, KIND_row, some->part, (text){0});

    if (some->flags & MARKDOWN_IS_HEADER)
        shard_set_number(job->to, row, ATTRIBUTE_is_header, 1);
    else
        shard_set_number(job->to, row, ATTRIBUTE_number, number);
    shard_set_flags(job->to, row, flags_of(some, markdown_is_struck(job->page, node + 1)));
    for (uint32_t cell = node + 1; cell < some->end; cell = node_at(job, cell)->end) {
        text words;
        if (node_at(job, cell)->flags & MARKDOWN_IS_ABSENT)
            continue;
        words = text_trim(markdown_text(job->page, cell, job->memory));
        if (cell == node + 1)
            shard_set_name(job->to, row, words);
        read_cell(job, cell, columns, words);
    }
    shard_close(job->to, row);
}

void page_table(reading *job, uint32_t node, uint32_t before)
{
    const markdown_node *some = node_at(job, node);
    uint32_t table = shard_open(job->to, KIND_table, some->part, page_section_name(job));
    text caption = caption_of(job, node, before),
         *columns = columns_of(job, node + 1, (uint32_t)some->number);
    int32_t number = 0;

    if (caption.length)
        shard_set_text(job->to, table, ATTRIBUTE_caption, caption);
    for (uint32_t row = node + 1; row < some->end; row = node_at(job, row)->end)
        read_row(job, row, columns, number++);
    shard_close(job->to, table);
}
