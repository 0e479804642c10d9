/* markdown_html.h — the tags of html in a document, and what its entities mean.
 *
 * Not a parser: tags are looked at one by one.
 *
 *     html_tag tag = {0};
 *     while (html_tag_next(html, &tag))
 *         use(tag.name);
 */
#ifndef LOCKSTEP_MARKDOWN_HTML_H
#define LOCKSTEP_MARKDOWN_HTML_H

#include "arena.h"
#include "text.h"

typedef struct html_tag {
    size_t start, end; /* in the html; of one that is not closed, up to its end */
    text name;         /* `a` of `<a href="x">` and `</a>`; empty: a comment or declaration */
    bool is_closing, is_comment, is_unclosed;
} html_tag;

/* The next tag or comment behind `tag`; the first one behind an empty tag. False when there is none. */
bool html_tag_next(text html, html_tag *tag);
bool html_tag_is(const html_tag *tag, const char *name);
/* The tag that closes `opened`: the next one of its name; false when there is none. */
bool html_closing(text html, const html_tag *opened, html_tag *closing);

/* The next attribute of a tag at or after `*at`, at first the length of `<` and its name; false at the end.
 */
bool html_attribute_next(text tag, size_t *at, text *name, text *value);
bool html_is_word(text some, const char *word);

/* How long the entity is at whose `&` the bytes begin, and what it means (in `memory`); 0 when it is none. */
size_t html_entity(text bytes, arena *memory, text *meaning);

#endif
