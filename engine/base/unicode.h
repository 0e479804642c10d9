/* unicode.h — the few questions about characters that we ask (answers: utf8proc). */
#ifndef LOCKSTEP_UNICODE_H
#define LOCKSTEP_UNICODE_H

#include "text.h"

/* Prose as it is compared (LANGUAGE 15): case folded, runs of white space one blank, none at the ends.
 * Bytes that are not UTF-8 stay as they are. */
text unicode_fold(arena *memory, text prose);

/* Columns that a terminal gives to the text when it starts at column `from` (0-based): a wide
 * character is 2, a combining mark 0, a tab goes to the next multiple of 8, a bad byte is 1. */
size_t unicode_width(text some, size_t from);

/* UTF-16 code units (editors, LSP) and code points (libyaml) of the text. */
size_t unicode_utf16_length(text some);
size_t unicode_length(text some);

/* Is the character at `offset` a letter or a digit (Unicode L, M, N)? `*length` = its bytes (at least 1). */
bool unicode_is_word(text some, size_t offset, size_t *length);

/* Text from outside made safe to print (facts/safety 5): control, bidirectional and invisible characters and bad bytes
 * become \xNN or \u{NNNN}; newline \n; tabs are kept; `##[` is broken up as `##\[`. */
text unicode_escape(arena *memory, text some);

/* Replaces everything that does not belong in a JSON string or XML text: bad UTF-8 becomes U+FFFD. */
text unicode_valid(arena *memory, text some);

#endif
