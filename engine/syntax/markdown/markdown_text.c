/* markdown_text.c — readers of the finished array: lines of blocks, pieces of texts, what a reader sees. */
#include "buffer.h"
#include "markdown_flat.h"

#include <string.h>

markdown_lines markdown_lines_of(const markdown *page, uint32_t node)
{
    const markdown_node *some = &page->nodes[node];
    uint32_t line = source_line(&page->file, some->part.start);
    text literal = some->literal;

    if (some->type == MARKDOWN_CODE_BLOCK && some->flags & MARKDOWN_IS_FENCED)
        line++;
    literal.length -= text_ends(literal, TEXT("\n"));
    return (markdown_lines){page, some->literal.length ? literal : (text){0}, line};
}

/* The literal's line is the end of the file's line; when a tab was cut by a container, without its first
 * blanks. */
bool markdown_next_line(markdown_lines *rest, span *line)
{
    text words, bytes = source_line_text(&rest->page->file, rest->line);
    uint32_t start = source_line_start(&rest->page->file, rest->line);

    if (!text_next(&rest->rest, '\n', &words))
        return false;
    rest->line++;
    while (words.length && (words.length > bytes.length ||
                            memcmp(bytes.start + bytes.length - words.length, words.start, words.length))) {
        if (words.start[0] != ' ' && words.start[0] != '\t')
            break;
        words = text_slice(words, 1, words.length);
    }
    if (words.length > bytes.length)
        words = bytes;
    *line = (span){start + (uint32_t)(bytes.length - words.length), start + (uint32_t)bytes.length};
    return true;
}

markdown_pieces markdown_pieces_of(const markdown *page, uint32_t node)
{
    const markdown_node *some = &page->nodes[node];
    text bytes = text_slice(page->parsed, some->inner.start, some->inner.end);

    return (markdown_pieces){some->literal, bytes, some->inner.start,
                             !(some->flags & MARKDOWN_IS_VERIFIED) || text_equal(bytes, some->literal)};
}

bool markdown_next_piece(markdown_pieces *rest, text *piece, span *part)
{
    text bytes;

    if (!rest->is_whole && align_next(&rest->bytes, &rest->literal, piece, &bytes)) {
        *part = (span){rest->start, rest->start + (uint32_t)bytes.length};
        rest->start = part->end;
        return true;
    }
    if (!rest->literal.length)
        return false;
    *piece = rest->literal; /* all of it, or what did not agree */
    *part = (span){rest->start, rest->start + (uint32_t)rest->bytes.length};
    rest->literal.length = 0;
    return true;
}

static bool is_break(const markdown_node *some)
{
    return some->type == MARKDOWN_SOFT_BREAK || some->type == MARKDOWN_HARD_BREAK ||
           (some->type == MARKDOWN_HTML && text_starts(some->literal, TEXT("<br")));
}

/* What a reader sees of an inline without inlines; empty for what is no text. */
static text seen_text(const markdown_node *some, text line_break)
{
    if (some->flags & MARKDOWN_IS_HIDDEN)
        return TEXT("");
    if (some->type == MARKDOWN_TEXT || some->type == MARKDOWN_CODE)
        return some->literal;
    return is_break(some) ? line_break : TEXT("");
}

static text text_below(const markdown *page, uint32_t node, arena *memory, text line_break)
{
    const markdown_node *some = &page->nodes[node];
    buffer out = buffer_new(memory);

    if (some->end == node + 1)
        return seen_text(some, line_break);
    if (some->end == node + 2) /* the usual case: nothing to join */
        return text_below(page, node + 1, memory, line_break);
    for (uint32_t n = node + 1; n < some->end;) {
        if (page->nodes[n].type == MARKDOWN_PICTURE) {
            n = page->nodes[n].end;
            continue;
        }
        buffer_add(&out, seen_text(&page->nodes[n], line_break));
        n++;
    }
    return buffer_text(&out);
}

text markdown_text(const markdown *page, uint32_t node, arena *memory)
{
    return text_below(page, node, memory, TEXT(" "));
}

text markdown_slug_text(const markdown *page, uint32_t node, arena *memory)
{
    return text_below(page, node, memory, TEXT(""));
}

bool markdown_is_struck(const markdown *page, uint32_t node)
{
    bool is_any = false;

    for (uint32_t n = node + 1; n < page->nodes[node].end;) {
        const markdown_node *some = &page->nodes[n];
        bool is_struck = some->type == MARKDOWN_STRIKE;
        if (!is_struck && text_trim(seen_text(some, TEXT(""))).length)
            return false;
        is_any |= is_struck;
        n = is_struck ? some->end : n + 1;
    }
    return is_any;
}
