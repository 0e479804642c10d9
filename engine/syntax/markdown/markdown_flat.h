/* markdown_flat.h — the flat array while it grows out of cmark's tree (inside this room only). */
#ifndef LOCKSTEP_MARKDOWN_FLAT_H
#define LOCKSTEP_MARKDOWN_FLAT_H

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
#include "array.h"
#include "markdown.h"

/* One line of a leaf block's content, and where it stands. */
typedef struct leaf_line {
    uint32_t at; /* in the content */
    uint32_t length;
    uint32_t start; /* in the file */
    uint32_t end;   /* of its text in the file, without blanks behind it */
    uint32_t lead;  /* blanks at its front that are what is left of a tab */
    bool is_found;  /* the bytes there are the same */
} leaf_line;

/* The content of a paragraph, heading or cell: what cmark's inline parser was given. */
typedef struct leaf {
    text content;
    ARRAY(leaf_line) lines;
    bool is_cell;                 /* `\|` in the file is `|` in the content */
    uint32_t hint;                /* line of the last question */
    uint32_t cell_at, cell_start; /* of a cell: the last question and its answer */
} leaf;

typedef struct flat {
    markdown *page;
    arena *memory;
    unsigned wanted;
    unsigned signs; /* of marks that the file may hold (marks.h) */
    uint32_t start; /* where the first line begins for cmark: behind a BOM */
    ARRAY(markdown_node) nodes;
    leaf leaf;                   /* of the block whose inlines are read; its memory is used again */
    ARRAY(markdown_node) copied; /* marks.c: the block's inlines before they are divided */
    ARRAY(uint32_t) moved;       /* and where each of them went */
    ARRAY(uint32_t) counted;     /* inline.c: where in the content the lines begin that cmark has counted */
} flat;

/* Everything below the document, then the document's end. */
void flat_document(flat *to, cmark_node *root);

/* A new node under `parent`; flags 0, places empty. Pointers into the array are void after it. */
uint32_t flat_open(flat *to, markdown_type type, uint32_t parent);
void flat_close(flat *to, uint32_t node);
/* The offset of a line and column of cmark's (from 1), not past the line's end. */
uint32_t flat_offset(const flat *to, int line, int column);
/* Where the line's text ends: before its line end. */
uint32_t flat_line_end(const flat *to, uint32_t line);
text flat_bytes(const flat *to, uint32_t start, uint32_t end);

/* ---- leaf.c ---- */

/* Lay the lines of a paragraph or underlined heading over the file's lines first..last. */
void leaf_of_lines(flat *to, text content, uint32_t first, uint32_t last);
/* The first line of an underlined heading's text, at or after `first`: link reference definitions may stand
 * before it. */
uint32_t leaf_underlined_line(const flat *to, text content, uint32_t first);
/* The last line of content that begins in line `first`. */
uint32_t leaf_last_line(text content, uint32_t first);
/* One line of content that begins at `start`. */
void leaf_of_span(flat *to, text content, uint32_t start, bool is_cell);
/* Where the content's byte `at` stands in the file; *is_found is cleared when that line was not found. */
uint32_t leaf_offset(leaf *some, text bytes, uint32_t at, bool *is_found);
span leaf_part(leaf *some);

/* ---- inline.c ---- */

/* The inlines of `block`, whose leaf is laid out, under `node`. `content_column` is cmark's column of the
 * content's first byte. */
void flat_inlines(flat *to, cmark_node *block, uint32_t node, int content_column);

/* ---- table.c ---- */

void flat_table(flat *to, cmark_node *table, uint32_t parent);
/* The line of a table's header. A table that was cut off the end of a paragraph has that paragraph's line
 * and, as its content, all of the lines up to the header. */
uint32_t table_header_line(cmark_node *table);

/* ---- align.c ---- */

/* Step through a text node: the next piece of `literal` and the bytes that it comes from. False at the end,
 * or when they don't agree (then both are not empty). */
bool align_next(text *bytes, text *literal, text *piece, text *part);
/* How many of the first bytes the literal comes from; 0 when it doesn't. */
size_t align_length(text bytes, text literal);

#endif
