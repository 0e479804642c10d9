/* reference.h — the words of rule files, told from their table (word.def): help, a page, types for editors. */
#ifndef LOCKSTEP_REFERENCE_H
#define LOCKSTEP_REFERENCE_H

#include "buffer.h"
#include "plan.h"

/* `lockstep help WORD`: what it says, what it follows, takes and gives, an example. At most 80 columns, examples
 * excepted. */
void reference_word(buffer *out, word some);
/* `lockstep help words`: all of them in their groups, a line or two each. */
void reference_words(buffer *out);
/* rules/reference.md: a table a group. */
void reference_page(buffer *out);
/* LuaCATS annotations for the Lua language server (`---@meta`): classes in which `:` completes what may follow. */
void reference_types(buffer *out);

/* What the word takes, one of `arguments` after the other: "a name, or names in braces; may be left out". Empty when
 * it takes nothing. */
text reference_takes(arena *memory, word some);
/* What it stands behind: "documents and workflows", "`every`, ...". */
text reference_follows(arena *memory, word some);
/* "sections"; empty for words that give no facts of their own. */
text reference_gives(arena *memory, word some);

#endif
