/* markdown.h — a markdown file as one flat array of nodes, with places in bytes.
 *
 * The parser is cmark in its GFM build, with tables, task lists and `~~`; nothing of it shows here. Bare
 * addresses are links, as on GitHub. Nodes stand in preorder: the descendants of node n are the nodes
 * (n, nodes[n].end); node 0 is the document.
 *
 *     markdown *page = markdown_parse(memory, bytes, &limits, MARKDOWN_EVERY_TEXT);
 *     for (uint32_t n = 1; n < page->count; n = page->nodes[n].end)
 *         use(&page->nodes[n]);                                       // the document's own blocks
 *
 * Places are what was wanted all along: cmark's own are repaired, and each inline's bytes are compared with
 * what cmark read. A node without MARKDOWN_IS_VERIFIED has a line that can be trusted and a column that
 * can't. Wrong input never fails a call: it leaves problems. */
#ifndef LOCKSTEP_MARKDOWN_H
#define LOCKSTEP_MARKDOWN_H

#include "array.h"
#include "extract.h"
#include "source.h"

typedef enum markdown_type {
    /* blocks that hold blocks */
    MARKDOWN_DOCUMENT,
    MARKDOWN_QUOTE,
    MARKDOWN_LIST,
    MARKDOWN_ITEM,
    MARKDOWN_FOOTNOTE,
    MARKDOWN_TABLE,
    MARKDOWN_ROW,
    /* blocks that hold inlines */
    MARKDOWN_PARAGRAPH,
    MARKDOWN_HEADING,
    MARKDOWN_CELL,
    /* blocks that hold text */
    MARKDOWN_CODE_BLOCK,
    MARKDOWN_HTML_BLOCK,
    MARKDOWN_RULE,
    /* inlines */
    MARKDOWN_TEXT,
    MARKDOWN_SOFT_BREAK,
    MARKDOWN_HARD_BREAK,
    MARKDOWN_CODE,
    MARKDOWN_HTML,
    MARKDOWN_EMPHASIS,
    MARKDOWN_STRONG,
    MARKDOWN_STRIKE, /* between `~~` */
    MARKDOWN_LINK,
    MARKDOWN_PICTURE,
    MARKDOWN_FOOTNOTE_REFERENCE
} markdown_type;

enum {
    MARKDOWN_IS_VERIFIED =
        1 << 0, /* its bytes were compared; always set for blocks, except rows and cells that moved */
    MARKDOWN_IS_ORDERED = 1 << 1, /* list */
    MARKDOWN_IS_TIGHT = 1 << 2,   /* list: no blank line between its items */
    MARKDOWN_IS_TASK = 1 << 3,    /* item: `[ ]` */
    MARKDOWN_IS_CHECKED = 1 << 4, /* item: `[x]` */
    MARKDOWN_IS_HEADER = 1 << 5,  /* row, cell */
    MARKDOWN_IS_FENCED = 1 << 6,  /* code block */
    MARKDOWN_IS_SETEXT = 1 << 7,  /* heading: underlined */
    MARKDOWN_IS_ABSENT = 1 << 8,  /* cell: the row was too short, cmark made it up */
    MARKDOWN_IS_HIDDEN = 1 << 9   /* all of it stands in a comment of html that began in another block */
};

typedef struct markdown_node {
    uint8_t type;  /* markdown_type */
    uint8_t level; /* heading: 1 to 6 */
    uint16_t flags;
    uint32_t parent; /* the document's own is UINT32_MAX */
    uint32_t end;    /* one past its last descendant */
    int32_t number;  /* ordered list: its first number; table: columns; cell: its column, from 1
                      */
    span part;       /* the whole: fences, markers and brackets included */
    span inner;      /* heading, cell, paragraph: its text; code: between the backticks; html
                        block: behind a comment that ends in it; others: as part */
    text literal;    /* text, code, html, code block: what cmark read, entities and escapes decoded */
    text target;     /* link, picture: where to; code block: info string */
} markdown_node;

typedef struct markdown_problem {
    span part;
    text message, fix;
    bool is_fatal;
} markdown_problem;

typedef struct markdown {
    source file; /* the bytes as given, and their lines */
    text parsed; /* the bytes as cmark saw them: of equal length, front matter and what is over a limit
                    replaced */
    markdown_node *nodes;
    uint32_t count; /* at least 1 */
    ARRAY(markdown_problem) problems;
    span front_matter; /* between the fence lines; empty when there is none */
    bool is_toml;      /* front matter between `+++` */
} markdown;

/* Whose inlines are wanted; the others' paragraphs have none. Headings always have theirs. */
enum {
    MARKDOWN_CELL_TEXT = 1 << 0,
    MARKDOWN_ITEM_TEXT = 1 << 1, /* the first paragraph of each item */
    MARKDOWN_EVERY_TEXT = MARKDOWN_CELL_TEXT | MARKDOWN_ITEM_TEXT | 1 << 2
};

/* Once, before the first thread. */
void markdown_init(void);

/* Parse a file. Everything lives in `memory`, which must stay; `bytes` are borrowed. Parsing that would cost
 * more than the limits allow is left, with a problem. */
markdown *markdown_parse(arena *memory, text bytes, const extract_limits *limits, unsigned wanted);

/* The lines of a code or html block, without the markers of quotes and lists before them and without line
 * ends: markdown_lines rest = markdown_lines_of(page, n); for (span line; markdown_next_line(&rest, &line);)
 * use(line);
 */
typedef struct markdown_lines {
    const markdown *page;
    text rest;     /* of the literal */
    uint32_t line; /* of the file */
} markdown_lines;
markdown_lines markdown_lines_of(const markdown *page, uint32_t node);
bool markdown_next_line(markdown_lines *rest, span *line);

/* The pieces of a text node: `piece` comes from the source bytes `part`, byte for byte when the lengths are
 * equal, else as a whole (an entity, an escape). A node that isn't verified is one piece. */
typedef struct markdown_pieces {
    text literal; /* what is left of it */
    text bytes;   /* what is left of its source */
    uint32_t start;
    bool is_whole;
} markdown_pieces;
markdown_pieces markdown_pieces_of(const markdown *page, uint32_t node);
bool markdown_next_piece(markdown_pieces *rest, text *piece, span *part);

/* The text that a reader sees in a node: markup dropped, line breaks as one blank, pictures left out. */
text markdown_text(const markdown *page, uint32_t node, arena *memory);
/* The same as anchors are made of: line breaks are nothing. */
text markdown_slug_text(const markdown *page, uint32_t node, arena *memory);
/* Is all of its text struck out? */
bool markdown_is_struck(const markdown *page, uint32_t node);

#endif
