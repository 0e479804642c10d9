/* markdown_inline.c — the inlines of one block, each put where its bytes are.
 *
 * cmark's line and column of an inline count from the last line end that it noticed, and it does not notice
 * all of them (a backslash before it, a link's target over two lines). So we go along the content in order
 * with a cursor and note which line ends it did count; a column then leads to a byte, and the bytes there are
 * compared with what was read. */
#include <string.h>
#include <cmark-gfm/node.h>
#include "markdown_flat.h"
#include "markdown_marks.h"
#include "markdown_strike.h"

enum {
    NOWHERE = UINT32_MAX,
    NEAR = 4096 /* how far ahead a place is searched that the column did not lead to */
};

typedef struct inline_walk {
    flat *to;
    leaf *leaf;
    text content;
    int content_column; /* cmark's column of a counted line's first byte */
    uint32_t cursor;    /* what stands before it was read */
} inline_walk;

static uint32_t last_counted(const inline_walk *walk)
{
    return walk->to->counted.items[walk->to->counted.count - 1];
}

/* The content's byte at cmark's column of the current line; NOWHERE when it was read before. */
static uint32_t byte_at(const inline_walk *walk, int column)
{
    int64_t at = (int64_t)last_counted(walk) + column - walk->content_column;

    return at >= walk->cursor && at <= (int64_t)walk->content.length ? (uint32_t)at : NOWHERE;
}

static char content_byte(const inline_walk *walk, uint32_t at)
{
    return at < walk->content.length ? walk->content.start[at] : 0;
}

/* The line ends within [start, end) that cmark counts. */
static void count_lines(inline_walk *walk, uint32_t start, uint32_t end)
{
    for (uint32_t i = start; i < end; i++)
        if (walk->content.start[i] == '\n')
            *array_push(&walk->to->counted, walk->to->memory) = i + 1;
}

static markdown_node *node_of(const inline_walk *walk, uint32_t node)
{
    return &walk->to->nodes.items[node];
}

/* [start, end) of the content as a place in the file; *is_found is cleared when a line of it was not found.
 */
static span part_of(inline_walk *walk, uint32_t start, uint32_t end, bool *is_found)
{
    text bytes = walk->to->page->parsed;
    uint32_t first = leaf_offset(walk->leaf, bytes, start, is_found), last;

    if (end > start) /* the end of a line, not the beginning of the next */
        last = leaf_offset(walk->leaf, bytes, end - 1, is_found) + 1;
    else
        last = first;
    if (walk->leaf->is_cell && last > first && last < bytes.length && bytes.start[last - 1] == '\\' &&
        bytes.start[last] == '|' && content_byte(walk, end - 1) == '|')
        last++;
    return (span){first, last > first ? last : first};
}

static void put(inline_walk *walk, uint32_t node, uint32_t start, uint32_t end, bool is_verified)
{
    markdown_node *some = node_of(walk, node);

    some->part = part_of(walk, start, end, &is_verified);
    some->inner = some->part;
    if (is_verified)
        some->flags |= MARKDOWN_IS_VERIFIED;
}

static uint32_t find_near(const inline_walk *walk, text part)
{
    text near = text_slice(walk->content, walk->cursor, (size_t)walk->cursor + NEAR);
    size_t at = text_find_text(near, part, 0);

    return part.length && at < near.length ? walk->cursor + (uint32_t)at : NOWHERE;
}

/* What could not be verified stands at its first possible place: its line is right, or nearly. */
static uint32_t place_unverified(inline_walk *walk, uint32_t node, text literal)
{
    uint32_t start = find_near(walk, literal);
    bool is_likely = start != NOWHERE && literal.length >= 4; /* shorter ones are found anywhere */

    if (!is_likely)
        start = walk->cursor < walk->content.length ? walk->cursor : (uint32_t)walk->content.length;
    put(walk, node, start, start, false);
    return is_likely ? start + (uint32_t)literal.length : start;
}

/* Puts the text at `start`, up to where its last byte comes from; false when the bytes differ. */
static bool text_at(inline_walk *walk, uint32_t node, uint32_t start)
{
    text rest = start == NOWHERE ? TEXT("") : text_slice(walk->content, start, walk->content.length);
    size_t length = align_length(rest, node_of(walk, node)->literal);

    if (!length && (start == NOWHERE || node_of(walk, node)->literal.length))
        return false;
    put(walk, node, start, start + (uint32_t)length, true);
    walk->cursor = start + (uint32_t)length;
    return true;
}

/* A text that begins with a footnote's reference which leads nowhere has no column: it is the next one behind
 * the emphasis marks. */
static uint32_t next_text(const inline_walk *walk)
{
    uint32_t start = walk->cursor;

    while (start < walk->content.length && strchr("*_ \t", walk->content.start[start]))
        start++;
    return start;
}

static void text_place(inline_walk *walk, cmark_node *from, uint32_t node)
{
    text literal = node_of(walk, node)->literal;
    uint32_t start = byte_at(walk, cmark_node_get_start_column(from)), ticks = 0;

    if (text_at(walk, node, start))
        return;
    while (ticks < literal.length && literal.start[ticks] == '`')
        ticks++;
    if (ticks && start != NOWHERE && start >= ticks && text_at(walk, node, start - ticks))
        return; /* backticks that open nothing: cmark's column is behind them */
    if (!text_at(walk, node, next_text(walk)))
        walk->cursor = place_unverified(walk, node, literal);
}

static void break_place(inline_walk *walk, uint32_t node, bool is_hard)
{
    uint32_t end = (uint32_t)text_find(walk->content, '\n', walk->cursor), next = end + 1;
    bool is_backslash;

    if (end >= walk->content.length) {
        put(walk, node, walk->cursor, walk->cursor, false);
        return;
    }
    is_backslash = is_hard && end && walk->content.start[end - 1] == '\\';
    if (!is_backslash) /* cmark does not count the line that a backslash ends */
        *array_push(&walk->to->counted, walk->to->memory) = next;
    put(walk, node, end, end + 1, true);
    walk->cursor = next;
}

/* ---- code ---- */

static uint32_t ticks_at(const inline_walk *walk, uint32_t at)
{
    uint32_t end = at;

    while (content_byte(walk, end) == '`')
        end++;
    return end - at;
}

/* The end of the code that begins at `start`, behind `ticks` backticks; NOWHERE if it isn't closed. */
static uint32_t code_end(const inline_walk *walk, uint32_t start, uint32_t ticks)
{
    uint32_t length = (uint32_t)walk->content.length;

    for (uint32_t at = start; (at = (uint32_t)text_find(walk->content, '`', at)) < length;) {
        uint32_t found = ticks_at(walk, at);
        if (found == ticks)
            return at;
        at += found;
    }
    return NOWHERE;
}

/* Is the literal what [*start, *end) reads as? Line ends are blanks, one blank at both ends is dropped
 * (CommonMark 6.1); the range then becomes what is left. */
static bool code_agrees(const inline_walk *walk, uint32_t *start, uint32_t *end, text literal)
{
    uint32_t length = *end - *start;

    if (length == literal.length + 2) {
        ++*start;
        --*end;
    } else if (length != literal.length) {
        return false;
    }
    for (uint32_t i = 0; i < literal.length; i++) {
        char byte = walk->content.start[*start + i];
        if (literal.start[i] != (byte == '\n' ? ' ' : byte))
            return false;
    }
    return true;
}

static bool code_at(inline_walk *walk, uint32_t node, uint32_t start)
{
    uint32_t ticks = 0, end, first, last;
    bool is_found = true;
    span inner;

    while (ticks < start && content_byte(walk, start - ticks - 1) == '`')
        ticks++;
    if (!ticks || (end = code_end(walk, start, ticks)) == NOWHERE)
        return false;
    first = start;
    last = end;
    if (!code_agrees(walk, &first, &last, node_of(walk, node)->literal))
        return false;
    inner = part_of(walk, first, last, &is_found);
    put(walk, node, start - ticks, end + ticks, is_found);
    node_of(walk, node)->inner = inner;
    count_lines(walk, start, end);
    walk->cursor = end + ticks;
    return true;
}

static void code_place(inline_walk *walk, cmark_node *from, uint32_t node)
{
    uint32_t start = byte_at(walk, cmark_node_get_start_column(from)),
             length = (uint32_t)walk->content.length;

    if (start != NOWHERE && code_at(walk, node, start))
        return;
    if (length > walk->cursor + NEAR)
        length = walk->cursor + NEAR;
    /* the next code that reads the same */
    for (uint32_t at = walk->cursor; (at = (uint32_t)text_find(walk->content, '`', at)) < length;) {
        at += ticks_at(walk, at);
        if (code_at(walk, node, at))
            return;
    }
    walk->cursor = place_unverified(walk, node, node_of(walk, node)->literal);
}

static void html_place(inline_walk *walk, cmark_node *from, uint32_t node)
{
    text literal = node_of(walk, node)->literal;
    uint32_t start = byte_at(walk, cmark_node_get_start_column(from)), end;

    if (start == NOWHERE || !text_starts(text_slice(walk->content, start, walk->content.length), literal))
        start = find_near(walk, literal);
    if (start == NOWHERE) {
        walk->cursor = place_unverified(walk, node, literal);
        return;
    }
    end = start + (uint32_t)literal.length;
    put(walk, node, start, end, true);
    count_lines(walk, start, end);
    walk->cursor = end;
}

/* ---- links, pictures ---- */

/* `<https://...>`: its own column is wrong, its text's is right. */
static bool autolink_place(inline_walk *walk, cmark_node *from, uint32_t node)
{
    cmark_node *child = cmark_node_first_child(from);
    uint32_t start, end;

    if (!child || cmark_node_get_type(child) != CMARK_NODE_TEXT || cmark_node_next(child))
        return false;
    start = byte_at(walk, cmark_node_get_start_column(child));
    if (start == NOWHERE || !start || content_byte(walk, start - 1) != '<')
        return false;
    end = (uint32_t)text_find(walk->content, '>', start);
    if (end >= walk->content.length || align_length(text_slice(walk->content, start, end),
                                                    text_from(cmark_node_get_literal(child))) != end - start)
        return false;
    put(walk, node, start - 1, end + 1, true);
    return true;
}

/* Where a link begins; its end is known when its children were read. inner.start holds the content's byte
 * until then. */
static void link_enter(inline_walk *walk, cmark_node *from, uint32_t node, bool is_picture)
{
    uint32_t start = byte_at(walk, cmark_node_get_start_column(from));
    text opening = is_picture ? TEXT("![") : TEXT("[");
    bool is_found;

    if (!is_picture && autolink_place(walk, from, node)) {
        node_of(walk, node)->inner.start = NOWHERE;
        return;
    }
    is_found =
        start != NOWHERE && text_starts(text_slice(walk->content, start, walk->content.length), opening);
    if (!is_found)
        start = find_near(walk, opening);
    if (start == NOWHERE)
        start = walk->cursor < walk->content.length ? walk->cursor : (uint32_t)walk->content.length;
    put(walk, node, start, start, is_found);
    node_of(walk, node)->inner.start = start;
    walk->cursor = start + 1 + is_picture;
}

static void link_leave(inline_walk *walk, cmark_node *from, uint32_t node)
{
    uint32_t start = node_of(walk, node)->inner.start,
             end = byte_at(walk, cmark_node_get_end_column(from) + 1);
    bool is_verified = (node_of(walk, node)->flags & MARKDOWN_IS_VERIFIED) != 0;

    if (start == NOWHERE) { /* an autolink is whole already */
        walk->cursor++;
        node_of(walk, node)->inner = node_of(walk, node)->part;
        return;
    }
    if (end == NOWHERE || end < walk->cursor || !end ||
        (content_byte(walk, end - 1) != ')' && content_byte(walk, end - 1) != ']')) {
        end = walk->cursor;
        is_verified = false;
    }
    node_of(walk, node)->flags &= (uint16_t)~MARKDOWN_IS_VERIFIED;
    put(walk, node, start, end, is_verified);
    walk->cursor = end;
}

static void hull(inline_walk *walk, uint32_t node)
{
    markdown_node *some = node_of(walk, node), *child = some + 1;

    if (some->end == node + 1) {
        put(walk, node, walk->cursor, walk->cursor, false);
        return;
    }
    some->part.start = child->part.start;
    for (uint32_t n = node + 1; n < some->end; n = node_of(walk, n)->end) {
        some->part.end = node_of(walk, n)->part.end;
        some->flags |= node_of(walk, n)->flags & MARKDOWN_IS_VERIFIED;
    }
    some->inner = some->part;
}

/* ---- the walk ---- */

static markdown_type inline_type(cmark_node *from)
{
    switch (cmark_node_get_type(from)) {
    case CMARK_NODE_SOFTBREAK:
        return MARKDOWN_SOFT_BREAK;
    case CMARK_NODE_LINEBREAK:
        return MARKDOWN_HARD_BREAK;
    case CMARK_NODE_CODE:
        return MARKDOWN_CODE;
    case CMARK_NODE_HTML_INLINE:
        return MARKDOWN_HTML;
    case CMARK_NODE_EMPH:
        return MARKDOWN_EMPHASIS;
    case CMARK_NODE_STRONG:
        return MARKDOWN_STRONG;
    case CMARK_NODE_LINK:
        return MARKDOWN_LINK;
    case CMARK_NODE_IMAGE:
        return MARKDOWN_PICTURE;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
        return MARKDOWN_FOOTNOTE_REFERENCE;
    case CMARK_NODE_TEXT:
        return MARKDOWN_TEXT;
    default:
        return is_strike(from) ? MARKDOWN_STRIKE : MARKDOWN_TEXT;
    }
}

static void footnote_place(inline_walk *walk, cmark_node *from, uint32_t node)
{
    uint32_t start = byte_at(walk, cmark_node_get_start_column(from));
    uint32_t end = (uint32_t)text_find(walk->content, ']', start == NOWHERE ? walk->cursor : start);

    node_of(walk, node)->literal = TEXT("");
    if (start == NOWHERE || content_byte(walk, start) != '[' || end >= walk->content.length) {
        walk->cursor = place_unverified(walk, node, TEXT("[^"));
        return;
    }
    put(walk, node, start, end + 1, true);
    walk->cursor = end + 1;
}

/* cmark would make a copy with a NUL behind it, and we would count its bytes again. */
static text literal_of(const cmark_node *from, markdown_type type)
{
    if (type != MARKDOWN_TEXT && type != MARKDOWN_CODE && type != MARKDOWN_HTML)
        return (text){0};
    return (text){(const char *)from->as.literal.data, (size_t)from->as.literal.len};
}

static uint32_t inline_enter(inline_walk *walk, cmark_node *from, uint32_t parent)
{
    markdown_type type = inline_type(from);
    uint32_t node = flat_open(walk->to, type, parent);

    if (type == MARKDOWN_LINK || type == MARKDOWN_PICTURE)
        node_of(walk, node)->target = text_from(cmark_node_get_url(from));
    else
        node_of(walk, node)->literal = literal_of(from, type);
    if (type == MARKDOWN_TEXT)
        text_place(walk, from, node);
    else if (type == MARKDOWN_SOFT_BREAK || type == MARKDOWN_HARD_BREAK)
        break_place(walk, node, type == MARKDOWN_HARD_BREAK);
    else if (type == MARKDOWN_CODE)
        code_place(walk, from, node);
    else if (type == MARKDOWN_HTML)
        html_place(walk, from, node);
    else if (type == MARKDOWN_LINK || type == MARKDOWN_PICTURE)
        link_enter(walk, from, node, type == MARKDOWN_PICTURE);
    else if (type == MARKDOWN_FOOTNOTE_REFERENCE)
        footnote_place(walk, from, node);
    return node;
}

static void inline_leave(inline_walk *walk, cmark_node *from, uint32_t node)
{
    uint8_t type = node_of(walk, node)->type;

    flat_close(walk->to, node);
    if (type == MARKDOWN_LINK || type == MARKDOWN_PICTURE)
        link_leave(walk, from, node);
    else if (type == MARKDOWN_EMPHASIS || type == MARKDOWN_STRONG || type == MARKDOWN_STRIKE)
        hull(walk, node);
}

static void inlines_add(flat *to, cmark_node *block, uint32_t parent, int content_column)
{
    inline_walk walk = {
        .to = to, .leaf = &to->leaf, .content = to->leaf.content, .content_column = content_column};
    cmark_node *from = cmark_node_first_child(block);
    uint32_t node = parent;

    to->counted.count = 0;
    *array_push(&to->counted, to->memory) = 0;
    while (from) {
        node = inline_enter(&walk, from, node);
        if (cmark_node_first_child(from)) {
            from = cmark_node_first_child(from);
            continue;
        }
        for (;;) {
            uint32_t above = to->nodes.items[node].parent;
            inline_leave(&walk, from, node);
            node = above;
            if (cmark_node_next(from)) {
                from = cmark_node_next(from);
                break;
            }
            from = cmark_node_parent(from);
            if (from == block)
                return;
        }
    }
}

void flat_inlines(flat *to, cmark_node *block, uint32_t parent, int content_column)
{
    inlines_add(to, block, parent, content_column);
    if (to->signs)
        flat_marks(to, parent);
}
