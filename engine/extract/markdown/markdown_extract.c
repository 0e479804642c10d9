/* markdown_extract.c — one document: front matter, then its blocks from the first to the last. */
#include "markdown_extract.h"

#include "markdown_reading.h"

enum { DEPTH_LIMIT = 512 }; /* the parser's limits come first; this one keeps our own stack */

static bool wants_any(const shard_builder *to, const kind *kinds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (shard_wants(to, kinds[i]))
            return true;
    return false;
}
#define WANTS(to, ...)                                                                                       \
    wants_any((to), (const kind[]){__VA_ARGS__}, sizeof((const kind[]){__VA_ARGS__}) / sizeof(kind))

/* Whose inlines the parser has to lay out. */
static unsigned texts_wanted(const reading *job)
{
    unsigned wanted = 0;
    bool may_strike = text_find(job->request->bytes, '~', 0) < job->request->bytes.length;

    if (job->is_inline_wanted || job->is_prose_wanted || shard_wants(job->to, KIND_table) || may_strike)
        return MARKDOWN_EVERY_TEXT; /* what is struck out is not live, and nothing that stands in it */
    if (WANTS(job->to, KIND_row, KIND_cell))
        wanted |= MARKDOWN_CELL_TEXT;
    if (WANTS(job->to, KIND_item, KIND_step))
        wanted |= MARKDOWN_ITEM_TEXT;
    return wanted;
}

static void read_paragraph(reading *job, uint32_t node)
{
    uint32_t row = ROW_NONE;

    if (shard_wants(job->to, KIND_paragraph))
        row = shard_open(job->to, KIND_paragraph, node_at(job, node)->part, (text){0});
    page_paragraph_anchor(job, node);
    page_inlines(job, node);
    if (row != ROW_NONE)
        shard_close(job->to, row);
}

/* One block; returns the next sibling. `before` is the sibling before it, or its parent. */
static uint32_t read_block(reading *job, uint32_t node, uint32_t before, uint32_t end)
{
    const markdown_node *some = node_at(job, node);

    if (some->flags & MARKDOWN_IS_HIDDEN)
        return some->end;
    switch (some->type) {
    case MARKDOWN_HEADING:
        page_heading(job, node);
        break;
    case MARKDOWN_PARAGRAPH:
        read_paragraph(job, node);
        break;
    case MARKDOWN_LIST:
        return page_list(job, node, end);
    case MARKDOWN_TABLE:
        page_table(job, node, before);
        break;
    case MARKDOWN_CODE_BLOCK:
        page_code_block(job, node);
        break;
    case MARKDOWN_HTML_BLOCK:
        page_html_block(job, node);
        break;
    case MARKDOWN_QUOTE:
    case MARKDOWN_FOOTNOTE:
    case MARKDOWN_ITEM: /* of a list that begins with an admonition (syntax, dialect.c) */
        page_blocks(job, node + 1, some->end);
        break;
    default:
        break;
    }
    return some->end;
}

void page_blocks(reading *job, uint32_t node, uint32_t end)
{
    uint32_t before = node - 1;

    if (job->depth >= DEPTH_LIMIT)
        return;
    job->depth++;
    while (node < end) {
        uint32_t next = read_block(job, node, before, end);
        before = node;
        node = next;
    }
    job->depth--;
}

static void report_problems(const reading *job)
{
    for (uint32_t i = 0; i < job->page->problems.count; i++) {
        const markdown_problem *one = &job->page->problems.items[i];
        shard_problem(job->to, one->part, one->message, one->fix, one->is_fatal);
    }
}

void markdown_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    reading job = {.request = request, .memory = memory, .to = to};
    uint32_t length = (uint32_t)request->bytes.length, document;

    document = shard_open(to, KIND_document, (span){0, length}, request->path);
    job.prose = prose_new(memory, request->predicates, to);
    job.is_prose_wanted = prose_is_wanted(job.prose);
    job.is_command_wanted = WANTS(to, KIND_command, KIND_argument, KIND_flag, KIND_assignment, KIND_path);
    job.is_inline_wanted =
        job.is_command_wanted || WANTS(to, KIND_link, KIND_picture, KIND_anchor, KIND_term, KIND_path);
    job.page = markdown_parse(memory, request->bytes, &request->limits, texts_wanted(&job));
    if (job.page->front_matter.end > job.page->front_matter.start)
        page_front_matter(&job);
    page_blocks(&job, 1, job.page->count);
    page_sections_close(&job, 1, length);
    shard_close(to, document);
    report_problems(&job);
}
