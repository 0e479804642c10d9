/* markdown_marks.h — what GitHub reads in a text that cmark left as it is: bare addresses (inside this room
 * only). */
#ifndef LOCKSTEP_MARKDOWN_MARKS_H
#define LOCKSTEP_MARKDOWN_MARKS_H

#include "markdown_flat.h"

/* Does a file hold a sign of them? What it holds no sign of is not looked for. */
unsigned marks_of(text bytes);

/* Looks through the inlines of `block`, the newest ones of the array, and divides texts where a mark is
 * found. */
void flat_marks(flat *to, uint32_t block);

/* An address: its place in the text, and what stands before it in the link's target. */
typedef struct bare_link {
    size_t start, end;
    const char *scheme;
} bare_link;

/* The first one at or after `from` whose sign (`:`, `w`, `@`) stands before `end`; it may end behind it. */
bool bare_link_next(text some, size_t from, size_t end, bool has_mail, bare_link *found);

#endif
