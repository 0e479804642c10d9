/* markdown_strike.h — struck out text, as GitHub reads it (inside this room only). */
#ifndef LOCKSTEP_MARKDOWN_STRIKE_H
#define LOCKSTEP_MARKDOWN_STRIKE_H

#include <stdbool.h>
#include <cmark-gfm.h>
#include <cmark-gfm/parser.h>

/* Once, before the first thread; again when somebody else finished a document with the extension. */
void strike_init(void);
/* The link references of a parser that is about to finish: they stay. */
cmark_map *strike_references(cmark_parser *parser);
/* Read the blocks of the finished document that hold a `~` anew; returns it. */
cmark_node *strike_read(cmark_parser *parser, cmark_map *references, cmark_node *root);
bool is_strike(cmark_node *from);

#endif
