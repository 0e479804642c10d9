/* need.h — what a block must hold, or a predicate finds nothing in it; for the predicate files of this room.
 *
 * A need may be too weak (then a block is searched for nothing), never too strong. */
#ifndef LOCKSTEP_NEED_H
#define LOCKSTEP_NEED_H

#include "mention.h"

/* ASCII in small letters; found in a text whatever its case there. */
typedef struct needle {
    text bytes;
    bool starts_word, ends_word; /* no ASCII letter, digit or `_` stands before it, behind it */
} needle;

typedef struct need {
    needle *any; /* one of these must be there; none (count 0): nothing is known */
    uint32_t count;
    bool is_folded;      /* letters of a block that are not ASCII may fold to a needle's: sieve.h */
    bool is_never_ascii; /* a block that is all ASCII holds none */
} need;

enum { NEEDLE_LEAST = 2 }; /* bytes: shorter ones are everywhere */

need mention_need(arena *memory, const mention *words);
/* Of a pattern that PCRE2 has compiled. */
need regex_need(arena *memory, text pattern);

#endif
