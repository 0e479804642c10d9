/* markdown_flat.c — cmark's tree of blocks as a flat array in preorder. */
#include "markdown_flat.h"

#include <stdlib.h>
#include <string.h>

uint32_t flat_open(flat *to, markdown_type type, uint32_t parent)
{
    uint32_t node = to->nodes.count;

    *array_push(&to->nodes, to->memory) =
        (markdown_node){.type = (uint8_t)type, .parent = parent, .end = node + 1};
    return node;
}

void flat_close(flat *to, uint32_t node)
{
    to->nodes.items[node].end = to->nodes.count;
}

uint32_t flat_line_end(const flat *to, uint32_t line)
{
    const source *file = &to->page->file;
    uint32_t end = source_line_start(file, line + 1);

    if (line < file->line_count) {
        end--;
        end -= file->bytes.start[end] == '\n' && end > file->lines[line - 1] &&
               file->bytes.start[end - 1] == '\r';
    }
    return end;
}

uint32_t flat_offset(const flat *to, int line, int column)
{
    uint32_t start, end, offset;

    if (line < 1)
        return to->start;
    start = line == 1 ? to->start : source_line_start(&to->page->file, (uint32_t)line);
    end = flat_line_end(to, (uint32_t)line);
    offset = start + (column > 1 ? (uint32_t)column - 1 : 0);
    return offset < end ? offset : end < start ? start : end;
}

text flat_bytes(const flat *to, uint32_t start, uint32_t end)
{
    return text_slice(to->page->parsed, start, end);
}

/* ---- leaf blocks ---- */

static bool is_wanted(const flat *to, uint32_t parent)
{
    if ((to->wanted & MARKDOWN_EVERY_TEXT) == MARKDOWN_EVERY_TEXT)
        return true;
    return to->wanted & MARKDOWN_ITEM_TEXT && to->nodes.items[parent].type == MARKDOWN_ITEM &&
           parent + 1 == to->nodes.count - 1;
}

/* A paragraph before a table that was cut off it: cmark forgot its place, the table knows where it began. */
static void paragraph_lines(cmark_node *from, uint32_t *first, uint32_t *last)
{
    cmark_node *table = cmark_node_next(from);

    *first = (uint32_t)cmark_node_get_start_line(from);
    *last = (uint32_t)cmark_node_get_end_line(from);
    if (*first || !table)
        return;
    *first = (uint32_t)cmark_node_get_start_line(table);
    *last = table_header_line(table) - 1;
}

static void paragraph_add(flat *to, cmark_node *from, uint32_t parent)
{
    uint32_t node = flat_open(to, MARKDOWN_PARAGRAPH, parent), first, last;
    markdown_node *some = &to->nodes.items[node];

    paragraph_lines(from, &first, &last);
    leaf_of_lines(to, text_from(cmark_node_get_string_content(from)), first, last);
    some->flags = MARKDOWN_IS_VERIFIED;
    some->part = some->inner = leaf_part(&to->leaf);
    if (is_wanted(to, parent))
        flat_inlines(to, from, node, cmark_node_get_start_column(from));
    flat_close(to, node);
}

/* The content of `## text ##` begins behind the marks. */
static uint32_t atx_content(const flat *to, uint32_t start)
{
    const char *bytes = to->page->parsed.start;
    uint32_t length = (uint32_t)to->page->parsed.length;

    while (start < length && bytes[start] == '#')
        start++;
    while (start < length && (bytes[start] == ' ' || bytes[start] == '\t'))
        start++;
    return start;
}

/* Did dialect.c put its own marker at this place? */
static bool is_made(const flat *to, uint32_t start)
{
    return start < to->page->parsed.length &&
           to->page->parsed.start[start] != to->page->file.bytes.start[start];
}

static void heading_add(flat *to, cmark_node *from, uint32_t parent)
{
    uint32_t first = (uint32_t)cmark_node_get_start_line(from), node, inner;
    text content = text_from(cmark_node_get_string_content(from));
    int column = cmark_node_get_start_column(from);
    uint32_t start = flat_offset(to, (int)first, column);
    bool is_title = is_made(to, start); /* of an admonition */
    markdown_node *some;

    if (is_title && !content.length)
        return;
    node = flat_open(to, is_title ? MARKDOWN_PARAGRAPH : MARKDOWN_HEADING, parent);
    some = &to->nodes.items[node];

    some->level = is_title ? 0 : (uint8_t)cmark_node_get_heading_level(from);
    some->flags = MARKDOWN_IS_VERIFIED;
    some->part = (span){start, flat_line_end(to, first)};
    if (to->page->parsed.start[start] == '#' && !text_ends(content, TEXT("\n"))) {
        inner = atx_content(to, start);
        leaf_of_span(to, content, inner, false);
        to->leaf.lines.items[0].is_found =
            text_equal(flat_bytes(to, inner, inner + (uint32_t)content.length), content);
        column += (int)(inner - start);
    } else {
        some->flags |= MARKDOWN_IS_SETEXT; /* cmark's end may lie a line behind the underline */
        first = leaf_underlined_line(to, content, first);
        leaf_of_lines(to, content, first, leaf_last_line(content, first));
        some->part = leaf_part(&to->leaf);
    }
    some->inner = leaf_part(&to->leaf);
    if (is_title)
        some->part = some->inner;
    flat_inlines(to, from, node, column);
    flat_close(to, node);
}

/* Where the last line of a block of text ends: cmark's own end is wrong for html and for indented code. */
static uint32_t last_line_end(const flat *to, cmark_node *from, text literal)
{
    int line = cmark_node_get_start_line(from);
    size_t at = 0;

    while ((at = text_find(literal, '\n', at) + 1) < literal.length)
        line++;
    return flat_line_end(to, (uint32_t)line);
}

/* A fence that is not closed ends where its literal does; cmark's own end may be in the next block. */
static uint32_t fence_end(const flat *to, cmark_node *from, text literal, char symbol)
{
    int last = cmark_node_get_start_line(from), end = cmark_node_get_end_line(from);
    uint32_t offset = flat_offset(to, end, cmark_node_get_end_column(from) + 1);
    text bytes = text_trim(flat_bytes(to, 0, offset));

    for (size_t i = 0; (i = text_find(literal, '\n', i)) < literal.length; i++)
        last++;
    if (end <= last || (bytes.length && bytes.start[bytes.length - 1] == symbol))
        return offset;
    return flat_line_end(to, (uint32_t)last);
}

static void code_add(flat *to, cmark_node *from, uint32_t parent)
{
    uint32_t node = flat_open(to, MARKDOWN_CODE_BLOCK, parent);
    markdown_node *some = &to->nodes.items[node];
    int length, offset;
    char symbol = 0;

    some->literal = text_from(cmark_node_get_literal(from));
    some->target = text_from(cmark_node_get_fence_info(from));
    some->flags = MARKDOWN_IS_VERIFIED;
    some->flags |= cmark_node_get_fenced(from, &length, &offset, &symbol) ? MARKDOWN_IS_FENCED : 0;
    some->part.start = flat_offset(to, cmark_node_get_start_line(from), cmark_node_get_start_column(from));
    some->part.end = some->flags & MARKDOWN_IS_FENCED
                         ? fence_end(to, from, some->literal, symbol)
                         : last_line_end(to, from, some->literal); /* cmark's may be a blank line behind it */
    some->inner = some->part;
}

static void html_add(flat *to, cmark_node *from, uint32_t parent)
{
    uint32_t node = flat_open(to, MARKDOWN_HTML_BLOCK, parent);
    markdown_node *some = &to->nodes.items[node];

    some->literal = text_from(cmark_node_get_literal(from));
    some->flags = MARKDOWN_IS_VERIFIED;
    some->part.start = flat_offset(to, cmark_node_get_start_line(from), cmark_node_get_start_column(from));
    some->part.end = last_line_end(to, from, some->literal);
    some->inner = some->part;
}

/* ---- blocks that hold blocks ---- */

static uint16_t list_flags(cmark_node *from)
{
    return (uint16_t)((cmark_node_get_list_type(from) == CMARK_ORDERED_LIST ? MARKDOWN_IS_ORDERED : 0) |
                      (cmark_node_get_list_tight(from) ? MARKDOWN_IS_TIGHT : 0));
}

static uint16_t item_flags(cmark_node *from)
{
    if (!cmark_node_get_syntax_extension(from))
        return 0;
    return (uint16_t)(MARKDOWN_IS_TASK |
                      (cmark_gfm_extensions_get_tasklist_item_checked(from) ? MARKDOWN_IS_CHECKED : 0));
}

static uint32_t container_open(flat *to, cmark_node *from, uint32_t parent)
{
    markdown_type type = MARKDOWN_QUOTE;
    uint16_t flags = MARKDOWN_IS_VERIFIED;
    uint32_t node,
        start = flat_offset(to, cmark_node_get_start_line(from), cmark_node_get_start_column(from));

    if (cmark_node_get_type(from) == CMARK_NODE_LIST) {
        type = MARKDOWN_LIST;
        flags |= list_flags(from);
    } else if (cmark_node_get_type(from) == CMARK_NODE_ITEM) {
        type = MARKDOWN_ITEM;
        flags |= item_flags(from);
    } else if (cmark_node_get_type(from) == CMARK_NODE_FOOTNOTE_DEFINITION) {
        type = MARKDOWN_FOOTNOTE;
    }
    if (is_made(to, start) && type != MARKDOWN_QUOTE) { /* an admonition, or a run of them */
        type = MARKDOWN_QUOTE;
        flags = MARKDOWN_IS_VERIFIED;
    }
    node = flat_open(to, type, parent);
    to->nodes.items[node].flags = flags;
    to->nodes.items[node].number = type == MARKDOWN_LIST ? cmark_node_get_list_start(from) : 0;
    to->nodes.items[node].part = (span){start, start};
    return node;
}

/* A container ends where its last block ends; an empty one where its line does. cmark's own ends lie behind
 * it. */
static void container_close(flat *to, uint32_t node)
{
    markdown_node *some = &to->nodes.items[node];

    flat_close(to, node);
    if (some->end == node + 1) {
        uint32_t line = source_line(&to->page->file, some->part.start);
        some->part.end = flat_line_end(to, line);
    }
    for (uint32_t child = node + 1; child < some->end; child = to->nodes.items[child].end)
        if (to->nodes.items[child].part.end > some->part.end)
            some->part.end = to->nodes.items[child].part.end;
    some->inner = some->part;
}

/* Adds a block that holds no blocks; false for the others. */
static bool leaf_add(flat *to, cmark_node *from, uint32_t parent)
{
    cmark_node_type type = cmark_node_get_type(from);

    if (type == CMARK_NODE_PARAGRAPH) {
        paragraph_add(to, from, parent);
    } else if (type == CMARK_NODE_HEADING) {
        heading_add(to, from, parent);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        code_add(to, from, parent);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        html_add(to, from, parent);
    } else if (cmark_gfm_extensions_get_table_columns(from)) {
        flat_table(to, from, parent);
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        uint32_t node = flat_open(to, MARKDOWN_RULE, parent),
                 line = (uint32_t)cmark_node_get_start_line(from);
        span part = {flat_offset(to, (int)line, cmark_node_get_start_column(from)), flat_line_end(to, line)};
        to->nodes.items[node].part = to->nodes.items[node].inner = part;
        to->nodes.items[node].flags = MARKDOWN_IS_VERIFIED;
    } else {
        return false;
    }
    return true;
}

/* A block and all below it; the depth of a document has no bound, so no recursion. */
static void block_add(flat *to, cmark_node *root)
{
    cmark_node *from = root;
    uint32_t parent = 0;

    for (;;) {
        if (!leaf_add(to, from, parent)) {
            uint32_t node = container_open(to, from, parent);
            if (cmark_node_first_child(from)) {
                from = cmark_node_first_child(from);
                parent = node;
                continue;
            }
            container_close(to, node);
        }
        while (from != root && !cmark_node_next(from)) {
            uint32_t above = to->nodes.items[parent].parent;
            container_close(to, parent);
            parent = above;
            from = cmark_node_parent(from);
        }
        if (from == root)
            return;
        from = cmark_node_next(from);
    }
}

static int line_of(cmark_node *from)
{
    int line = cmark_node_get_start_line(from);

    return line || !cmark_node_next(from) ? line : cmark_node_get_start_line(cmark_node_next(from));
}

static int line_order(const void *left, const void *right)
{
    int first = cmark_node_get_start_line(*(cmark_node *const *)left);
    int second = cmark_node_get_start_line(*(cmark_node *const *)right);

    return (first > second) - (first < second);
}

void flat_document(flat *to, cmark_node *root)
{
    ARRAY(cmark_node *) notes = {0};
    uint32_t next = 0;

    for (cmark_node *from = cmark_node_last_child(root);
         from && cmark_node_get_type(from) == CMARK_NODE_FOOTNOTE_DEFINITION;
         from = cmark_node_previous(from))
        *array_push(&notes, to->memory) = from;
    if (notes.count) /* cmark moves footnotes to the end, in the order of their use: we put them back */
        qsort(notes.items, notes.count, sizeof *notes.items, line_order);
    for (cmark_node *from = cmark_node_first_child(root); from; from = cmark_node_next(from)) {
        if (cmark_node_get_type(from) == CMARK_NODE_FOOTNOTE_DEFINITION)
            break;
        while (next < notes.count && cmark_node_get_start_line(notes.items[next]) < line_of(from))
            block_add(to, notes.items[next++]);
        block_add(to, from);
    }
    while (next < notes.count)
        block_add(to, notes.items[next++]);
}
