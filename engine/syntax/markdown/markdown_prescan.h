/* markdown_prescan.h — what must be known of the bytes before cmark sees them (inside this room only). */
#ifndef LOCKSTEP_MARKDOWN_PRESCAN_H
#define LOCKSTEP_MARKDOWN_PRESCAN_H

#include "markdown.h"

typedef struct prescan {
    uint32_t start; /* where cmark begins: behind a BOM */
    bool has_table; /* a line may be a table's delimiter row */
} prescan;

/* Sets page->parsed and front_matter, and replaces there what would cost more than the limits allow: a wrong
 * input is a problem, and the rest is parsed. `page` has its file. */
prescan markdown_prescan(markdown *page, arena *memory, const extract_limits *limits);

/* Does the text hold the sign? Its byte `key` is the rare one: to look for that is much faster than to look
 * for all of it. */
static inline bool has_sign(text bytes, text sign, size_t key)
{
    for (size_t i = key; (i = text_find(bytes, sign.start[key], i)) < bytes.length; i++)
        if (text_starts(text_slice(bytes, i - key, bytes.length), sign))
            return true;
    return false;
}

/* Bytes that may still be changed: makes page->parsed a copy the first time. */
char *markdown_editable(markdown *page, arena *memory);
void markdown_problem_add(markdown *page, arena *memory, span part, text message, text fix, bool is_fatal);

/* What one run of lines without a blank line between them may cost as inlines, in steps of a few nanoseconds.
 */
uint64_t markdown_inline_cost(text run);

/* Finds front matter at `start`, blanks it. */
void markdown_front_matter(markdown *page, arena *memory, uint32_t start);

/* Replaces the markers of site generators (admonitions, tabs, components) by ones that cmark knows and that
 * are as long. */
void markdown_dialect(markdown *page, arena *memory);

/* Hides the nodes that stand in a comment which goes on behind its block; false when there are none. */
bool markdown_comments(markdown *page, arena *memory);

#endif
