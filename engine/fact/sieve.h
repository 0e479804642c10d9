/* sieve.h — one pass over a block tells what can't be found in it; for predicate_index.c and prose.c.
 *
 * Some grams (2 to 4 bytes, case folded) of every needle are in a table; a block is looked at only every few
 * bytes, as far apart as the shortest needle allows. */
#ifndef LOCKSTEP_SIEVE_H
#define LOCKSTEP_SIEVE_H

#include "need.h"

typedef struct sieve sieve;

/* The needles of `count` owners: whoever asks whether one of its needles is there. An owner with nothing
 * known (no needles) is never seen. In `memory`; needles are borrowed. */
sieve *sieve_new(arena *memory, const need *owners, uint32_t count);

typedef ARRAY(span) span_array;

/* Sets seen[i] for each owner of which a needle is in the block; the others stay as they are. Adds every
 * place where a needle of owner 0 stands to `places`, in `memory`: nearly in order, and perhaps twice. */
void sieve_scan(const sieve *some, text block, bool *seen, arena *memory, span_array *places);

/* Where the first byte at or after `at` is that isn't ASCII, or the length. */
size_t text_ascii_end(text bytes, size_t at);
/* May there be letters that are not ASCII but fold to some that are (ß, ſ, the Kelvin sign)? In such a block
 * a needle may be there that no sieve sees. */
bool text_folds_to_ascii(text bytes);

#endif
