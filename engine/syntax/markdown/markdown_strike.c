/* markdown_strike.c — `~~` read by cmark's own extension, without a race.
 *
 * The extension makes `~` a special character of the whole process while a document is read, and takes that
 * back behind it: parses in other threads go wrong. So the character is made special once and for all, no
 * document is finished with the extension attached, and the blocks that hold a `~` are read a second time
 * with it: on its own that changes nothing global. */
#include "markdown_strike.h"

#include <assert.h>
#include <string.h>
#include <cmark-gfm/inlines.h>
#include <cmark-gfm-core-extensions.h>

static cmark_syntax_extension *strike_extension;

void strike_init(void)
{
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_DEFAULT);

    strike_extension = cmark_find_syntax_extension("strikethrough");
    assert(strike_extension);
    cmark_parser_attach_syntax_extension(parser, strike_extension);
    cmark_manage_extensions_special_characters(parser, 1);
    cmark_parser_free(parser);
}

bool is_strike(cmark_node *from)
{
    return !strcmp(cmark_node_get_type_string(from), "strikethrough");
}

/* Does a `~` before a word come before one behind a word? Most blocks that hold one hold `~/a`. */
static bool may_strike(const char *content)
{
    while ((content = strchr(content, '~')) && (content[1] <= ' ' && content[1] > 0))
        content++;
    while (content && *content && (content = strchr(content + 1, '~')) && strchr(" \t\n", content[-1]))
        ;
    return content != NULL;
}

/* A paragraph, heading or cell that may hold struck out text. */
static bool has_strike(cmark_node *from)
{
    cmark_node_type type = cmark_node_get_type(from);

    return from->content.size && may_strike((const char *)from->content.ptr) &&
           (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ||
            !strcmp(cmark_node_get_type_string(from), "table_cell"));
}

/* ---- footnotes ---- */

static cmark_node *node_after(cmark_node *block, cmark_node *from)
{
    if (cmark_node_first_child(from))
        return cmark_node_first_child(from);
    while (from != block && !cmark_node_next(from))
        from = cmark_node_parent(from);
    return from == block ? NULL : cmark_node_next(from);
}

static cmark_node *reference_after(cmark_node *block, cmark_node *from)
{
    do
        from = node_after(block, from);
    while (from && cmark_node_get_type(from) != CMARK_NODE_FOOTNOTE_REFERENCE);
    return from;
}

/* `[^x]` that no footnote answers becomes a text, as cmark does when it finishes a document. */
static void reference_undo(cmark_node *from)
{
    cmark_strbuf words = CMARK_BUF_INIT(from->content.mem);

    cmark_strbuf_puts(&words, "[^");
    cmark_strbuf_put(&words, from->as.literal.data, from->as.literal.len);
    cmark_strbuf_puts(&words, "]");
    from->type = CMARK_NODE_TEXT;
    from->as.literal = cmark_chunk_buf_detach(&words);
}

/* The references that `known`, the first reading, still holds are answered. */
static void references_settle(cmark_node *block, cmark_node *known)
{
    cmark_node *from = block, *old = reference_after(known, known);

    while ((from = reference_after(block, from))) {
        if (old && old->start_line == from->start_line && old->start_column == from->start_column)
            old = reference_after(known, old);
        else
            reference_undo(from);
    }
}

/* ---- the second reading ---- */

static void block_read(cmark_parser *parser, cmark_map *references, cmark_node *block)
{
    cmark_node *known = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, parser->mem);

    while (cmark_node_first_child(block))
        cmark_node_append_child(known, cmark_node_first_child(block));
    cmark_parse_inlines(parser, block, references, parser->options);
    if (parser->options & CMARK_OPT_FOOTNOTES)
        references_settle(block, known);
    cmark_consolidate_text_nodes(block);
}

static void reference_keep(cmark_map *references, cmark_map_entry *one)
{
    (void)references, (void)one;
}

cmark_map *strike_references(cmark_parser *parser)
{
    parser->refmap->free = reference_keep; /* their memory is the arena's */
    return parser->refmap;
}

cmark_node *strike_read(cmark_parser *parser, cmark_map *references, cmark_node *root)
{
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;

    cmark_parser_attach_syntax_extension(parser, strike_extension);
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *from = cmark_iter_get_node(iterator);
        if (event == CMARK_EVENT_EXIT && has_strike(from))
            block_read(parser, references, from);
    }
    cmark_iter_free(iterator);
    return root;
}
