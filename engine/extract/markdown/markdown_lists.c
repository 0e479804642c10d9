/* markdown_lists.c — lists, and ordered lists put together again.
 *
 * A code block that is not indented ends a list of CommonMark, and the next item begins another one with the
 * next number. For a reader it is one list (LANGUAGE 8): what stands between belongs to the step before it,
 * as does code right behind the last step. */
#include "markdown_reading.h"

static text item_name(const reading *job, uint32_t item)
{
    uint32_t first = item + 1;

    if (first >= node_at(job, item)->end || node_at(job, first)->type != MARKDOWN_PARAGRAPH)
        return TEXT("");
    return text_trim(markdown_text(job->page, first, job->memory));
}

static uint32_t item_open(reading *job, uint32_t item, int32_t number, bool is_ordered)
{
    uint32_t row = shard_open(job->to, is_ordered ? KIND_step : KIND_item, node_at(job, item)->part,
                              item_name(job, item));

    shard_set_number(job->to, row, ATTRIBUTE_number, number);
    if (item + 1 < node_at(job, item)->end && markdown_is_struck(job->page, item + 1))
        shard_set_flags(job->to, row, FACT_DEAD);
    if (node_at(job, item)->flags & MARKDOWN_IS_TASK)
        shard_set_number(job->to, row, ATTRIBUTE_checked,
                         (node_at(job, item)->flags & MARKDOWN_IS_CHECKED) != 0);
    page_blocks(job, item + 1, node_at(job, item)->end);
    return row;
}

static uint32_t skip_code(const reading *job, uint32_t node, uint32_t end)
{
    while (node < end && node_at(job, node)->type == MARKDOWN_CODE_BLOCK)
        node = node_at(job, node)->end;
    return node;
}

/* May this stand between two steps of one list? */
static bool is_between(const reading *job, uint32_t node)
{
    const markdown_node *some = node_at(job, node);

    if (some->type == MARKDOWN_HTML_BLOCK && page_html_has_heading(job, node))
        return false;
    return some->type != MARKDOWN_HEADING && some->type != MARKDOWN_RULE && some->type != MARKDOWN_FOOTNOTE &&
           !(some->type == MARKDOWN_LIST && some->flags & MARKDOWN_IS_ORDERED);
}

/* The list that goes on with `number` behind what stands between; `end` if there is none. */
static uint32_t next_list(const reading *job, uint32_t node, uint32_t end, int64_t number)
{
    while (node < end && is_between(job, node))
        node = node_at(job, node)->end;
    if (node < end && node_at(job, node)->type == MARKDOWN_LIST && node_at(job, node)->number == number &&
        number > 1)
        return node;
    return end;
}

/* What stands in [node, end) goes to the step that is open. Returns where it ends in the file. */
static uint32_t read_trailing(reading *job, uint32_t step, uint32_t node, uint32_t end, uint32_t file_end)
{
    uint32_t last = node;

    if (node == end)
        return file_end;
    for (uint32_t n = node; n < end; n = node_at(job, n)->end)
        last = n;
    page_blocks(job, node, end);
    shard_set_end(job->to, step, node_at(job, last)->part.end);
    return node_at(job, last)->part.end;
}

static uint32_t read_ordered(reading *job, uint32_t list, uint32_t end)
{
    uint32_t row = shard_open(job->to, KIND_list, node_at(job, list)->part, (text){0});
    int64_t expected = node_at(job, list)->number;
    int32_t number = 0;

    for (;;) {
        uint32_t list_end = node_at(job, list)->end, file_end = node_at(job, list)->part.end, next,
                 step = ROW_NONE;
        for (uint32_t item = list + 1; item < list_end; item = node_at(job, item)->end, expected++) {
            if (step != ROW_NONE)
                shard_close(job->to, step);
            step = item_open(job, item, ++number, true);
        }
        next = next_list(job, list_end, end, expected);
        list_end = next == end ? skip_code(job, list_end, end) : next;
        file_end = read_trailing(job, step, node_at(job, list)->end, list_end, file_end);
        shard_close(job->to, step);
        shard_set_end(job->to, row, file_end);
        if (next == end) {
            shard_close(job->to, row);
            return list_end;
        }
        list = next;
    }
}

uint32_t page_list(reading *job, uint32_t node, uint32_t end)
{
    const markdown_node *list = node_at(job, node);
    int32_t number = 0;
    uint32_t row;

    if (list->flags & MARKDOWN_IS_ORDERED)
        return read_ordered(job, node, end);
    row = shard_open(job->to, KIND_list, list->part, (text){0});
    for (uint32_t item = node + 1; item < list->end; item = node_at(job, item)->end)
        if (node_at(job, item)->type == MARKDOWN_ITEM)
            shard_close(job->to, item_open(job, item, ++number, false));
        else /* an admonition behind the list */
            page_blocks(job, item + 1, node_at(job, item)->end);
    shard_close(job->to, row);
    return list->end;
}
