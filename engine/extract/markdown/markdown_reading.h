/* markdown_reading.h — what one run of the extractor knows (inside this room only). */
#ifndef LOCKSTEP_MARKDOWN_READING_H
#define LOCKSTEP_MARKDOWN_READING_H

#include "array.h"
#include "extract.h"
#include "markdown.h"
#include "markdown_html.h"
#include "markdown_slug.h"

/* A section that is open: its rows stay open until a heading of its level or higher comes. */
typedef struct open_section {
    uint8_t level;
    uint32_t row;   /* the outer one: of a "Step 2" heading the step's, else the section's */
    uint32_t inner; /* the section's */
    text name;
} open_section;

typedef struct reading {
    const extract_request *request;
    arena *memory;
    shard_builder *to;
    prose *prose;
    const markdown *page;
    ARRAY(open_section) sections;
    slug_set slugs;
    uint32_t depth;     /* of blocks in blocks */
    uint32_t html_node; /* whose lines are read for code; 0: none's */
    markdown_lines html_lines;
    span html_line; /* the last one */
    bool is_prose_wanted, is_command_wanted, is_inline_wanted;
} reading;

static inline const markdown_node *node_at(const reading *job, uint32_t node)
{
    return &job->page->nodes[node];
}

/* ---- sections ---- */

/* A heading of the document itself: closes and opens sections. A heading in a quote or list only has an
 * anchor. */
void page_heading(reading *job, uint32_t node);
/* The anchor that a paragraph names for what stands around it. */
void page_paragraph_anchor(reading *job, uint32_t node);
/* Close all sections of this level and below; they end at `end`. */
void page_sections_close(reading *job, uint8_t level, uint32_t end);
/* The innermost section's name; empty before the first heading. */
text page_section_name(const reading *job);

/* ---- blocks ---- */

/* The blocks [node, end), which are siblings. */
void page_blocks(reading *job, uint32_t node, uint32_t end);
/* An ordered list takes what belongs to its steps with it; returns the next sibling. `end` is where the
 * siblings end. */
uint32_t page_list(reading *job, uint32_t node, uint32_t end);
void page_table(reading *job, uint32_t node, uint32_t before);
void page_code_block(reading *job, uint32_t node);
void page_html_block(reading *job, uint32_t node);
bool page_html_has_heading(const reading *job, uint32_t node);
/* A code block whose language `info` names, and the commands in it. */
struct shell_region;
void page_code(reading *job, span part, text info, const struct shell_region *regions, uint32_t count);

/* ---- html ---- */

/* What a reader sees of html: texts, what entities mean, and for each tag or comment what `tag_text` says. */
typedef text html_tag_text(const html_tag *tag);
typedef void html_use(void *context, text piece, span part);
void page_html_text(const reading *job, span part, html_tag_text *tag_text, html_use *use, void *context);
/* All of it as one line. */
text page_html_words(const reading *job, span part);
/* `<h2>`: as a heading of markdown; opens a section or only gives an anchor. */
void page_html_heading(reading *job, uint8_t level, span part, span inner, bool is_section);
/* Html in a block: its headings, code and tables, and what else it says. Its headings open sections or only
 * give anchors. */
void page_html_part(reading *job, uint32_t node, span all, bool is_section);
/* `<table>` up to `</table>`; why, and nothing is added, when it gives no table; else NULL. */
const char *page_html_table(reading *job, uint32_t node, span part);
/* The table that is not read, at its tag. */
void page_html_table_unread(reading *job, span part, const char *why);
/* `<pre>` in an html block. */
void page_html_code(reading *job, uint32_t node, span part, span inner);

/* ---- inlines ---- */

/* The facts and the readable text of a paragraph, heading or cell. */
void page_inlines(reading *job, uint32_t block);
void page_inline_code(reading *job, uint32_t node);
/* Anchors, links and pictures in html tags; `at` is where the html begins; not exact: byte for byte it
 * does not stand there, only its lines do. */
void page_html_tags(reading *job, text html, uint32_t at, bool is_exact);
/* A path row for a word that looks like one. */
void page_path(reading *job, text word, span part, unsigned flags);

void page_front_matter(reading *job);

#endif
