/* unicode_decode.h — one character at a time; below unicode.h, for those who walk through a text themselves.
 */
#ifndef LOCKSTEP_UNICODE_DECODE_H
#define LOCKSTEP_UNICODE_DECODE_H

#include "buffer.h"

enum { UNICODE_BAD = -1 };

/* The code point at `offset` (within the text), or UNICODE_BAD for a byte that begins no character. `*length`
 * = its bytes (at least 1). */
int32_t unicode_decode(text some, size_t offset, size_t *length);
bool unicode_is_space(int32_t point);
/* Writes the character at `offset` case folded; a bad byte as it is. */
void unicode_fold_point(buffer *out, text some, size_t offset, size_t *length);

#endif
