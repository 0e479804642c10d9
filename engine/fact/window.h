/* window.h — the part of a block that has to be cut into words, for a needle that was found in it; for
 * prose.c.
 *
 * A token is what stands between blanks. Blanks part words, so that a window of whole tokens holds the words
 * and the gaps that the block has there. */
#ifndef LOCKSTEP_WINDOW_H
#define LOCKSTEP_WINDOW_H

#include "source.h"
#include "text.h"

/* The token around `place` (which has no blank in it). */
span window_token(text block, span place);
/* The token, with as much on both sides as `words` more words may need. */
span window_around(text block, span token, uint32_t words);

#endif
