/* markdown_inlines.c — the inlines of one block: links, pictures, html, and the text that a reader sees. */
#include "markdown_reading.h"

/* Rows that are open while the inlines under them are read. */
typedef struct open_inline {
    uint32_t end, row;
} open_inline;
typedef ARRAY(open_inline) inline_stack;

static unsigned line_only(const markdown_node *some)
{
    return some->flags & MARKDOWN_IS_VERIFIED ? 0 : FACT_LINE_ONLY;
}

static void read_text(reading *job, uint32_t node)
{
    markdown_pieces rest = markdown_pieces_of(job->page, node);
    text piece;

    for (span part; markdown_next_piece(&rest, &piece, &part);)
        prose_add(job->prose, piece, part);
}

static void read_html(reading *job, const markdown_node *some)
{
    bool is_exact =
        some->flags & MARKDOWN_IS_VERIFIED && some->part.end - some->part.start == some->literal.length;

    if (job->is_inline_wanted)
        page_html_tags(job, some->literal, some->part.start, is_exact);
    if (text_starts(some->literal, TEXT("<br")))
        prose_add(job->prose, TEXT(" "), some->part);
}

/* Does the address stand there itself, without brackets? */
static bool is_address(const reading *job, const markdown_node *link)
{
    return job->page->parsed.start[link->part.start] != '[';
}

static void link_open(reading *job, uint32_t node, inline_stack *open)
{
    const markdown_node *some = node_at(job, node), *child = some + 1;
    text words = markdown_text(job->page, node, job->memory);
    uint32_t row;

    if (!job->is_inline_wanted)
        return;
    row =
        shard_open(job->to, some->type == MARKDOWN_LINK ? KIND_link : KIND_picture, some->part, some->target);
    shard_set_text(job->to, row, ATTRIBUTE_text_, words);
    shard_set_flags(job->to, row, line_only(some));
    if (some->type == MARKDOWN_LINK && some->end == node + 2 && child->type == MARKDOWN_TEXT &&
        !is_address(job, some))
        page_path(job, words, child->part, line_only(child));
    *array_push(open, job->memory) = (open_inline){some->end, row};
}

static void rows_close(reading *job, inline_stack *open, uint32_t node)
{
    while (open->count && open->items[open->count - 1].end <= node)
        shard_close(job->to, open->items[--open->count].row);
}

static void read_inline(reading *job, uint32_t node, inline_stack *open)
{
    const markdown_node *some = node_at(job, node);

    if (some->flags & MARKDOWN_IS_HIDDEN)
        return;
    switch (some->type) {
    case MARKDOWN_TEXT:
        if (job->is_prose_wanted)
            read_text(job, node);
        break;
    case MARKDOWN_SOFT_BREAK:
    case MARKDOWN_HARD_BREAK:
        prose_add(job->prose, TEXT(" "), some->part);
        break;
    case MARKDOWN_CODE:
        page_inline_code(job, node);
        break;
    case MARKDOWN_HTML:
        read_html(job, some);
        break;
    case MARKDOWN_LINK:
    case MARKDOWN_PICTURE:
        link_open(job, node, open);
        break;
    default:
        break;
    }
}

void page_inlines(reading *job, uint32_t block)
{
    inline_stack open = {0};
    uint32_t end = node_at(job, block)->end;

    if (!job->is_inline_wanted && !job->is_prose_wanted)
        return;
    prose_begin(job->prose);
    for (uint32_t node = block + 1; node < end; node++) {
        rows_close(job, &open, node);
        read_inline(job, node, &open);
    }
    rows_close(job, &open, end);
    prose_end(job->prose);
}
