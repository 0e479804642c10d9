/* markdown_comment.c — comments of html that go on behind their block.
 *
 * A block that begins with `<div>` ends at a blank line, and so does what cmark knows of a comment in it. A
 * browser reads on: what follows is in the comment until a `-->` comes that was written as html, since that
 * of a text is `--&gt;` on the page. */
#include "markdown_html.h"
#include "markdown_prescan.h"

/* Is a comment open behind the html? *shown: where the one ends that was open before. */
static bool comment_goes_on(text html, bool is_open, size_t *shown, size_t *opened)
{
    html_tag tag = {0};

    if (is_open)
        tag.end = text_find_text(html, TEXT("-->"), 0) + 3;
    if (tag.end > html.length)
        return true;
    *shown = tag.end;
    while (html_tag_next(html, &tag))
        if (tag.is_comment && tag.is_unclosed) {
            *opened = tag.start;
            return true;
        }
    return false;
}

static void show(markdown *page, uint32_t node)
{
    for (; node != UINT32_MAX; node = page->nodes[node].parent)
        page->nodes[node].flags &= (uint16_t)~MARKDOWN_IS_HIDDEN;
}

static bool is_html(const markdown_node *some)
{
    return some->type == MARKDOWN_HTML_BLOCK || some->type == MARKDOWN_HTML;
}

static bool html_read(markdown *page, uint32_t node, bool is_open, size_t *opened)
{
    markdown_node *some = &page->nodes[node];
    bool is_block = some->type == MARKDOWN_HTML_BLOCK;
    text html = is_block ? text_slice(page->parsed, some->part.start, some->part.end) : some->literal;
    size_t shown = SIZE_MAX, start = 0;
    bool goes_on = comment_goes_on(html, is_open, &shown, &start);

    if (is_open && shown != SIZE_MAX) {
        show(page, node);
        if (is_block)
            some->inner.start += (uint32_t)shown;
    }
    *opened = some->part.start + start;
    return goes_on;
}

static void report(markdown *page, arena *memory, size_t opened)
{
    span part = {(uint32_t)opened, (uint32_t)opened + 4};

    markdown_problem_add(
        page, memory, part,
        TEXT("this comment goes on behind the blank line that ends its html: what follows is "
             "not shown, since a `-->` in text closes nothing"),
        TEXT("leave no blank line in it, or begin it on a line of its own"), false);
}

bool markdown_comments(markdown *page, arena *memory)
{
    bool is_open = false, was_open, is_any = false;

    if (!has_sign(page->parsed, TEXT("<!--"), 1))
        return false;
    for (uint32_t n = 1; n < page->count; n++) {
        size_t opened;
        if (is_open)
            page->nodes[n].flags |= MARKDOWN_IS_HIDDEN;
        if (!is_html(&page->nodes[n]))
            continue;
        was_open = is_open;
        is_open = html_read(page, n, is_open, &opened);
        if (is_open && !was_open && page->nodes[n].end < page->count)
            report(page, memory, opened);
        is_any |= is_open;
    }
    return is_any;
}
