/* predicate_index.h — what a set of predicates looks for, sorted so that a block is searched once for all;
 * for prose.c. */
#ifndef LOCKSTEP_PREDICATE_INDEX_H
#define LOCKSTEP_PREDICATE_INDEX_H

#include "predicate_parts.h"
#include "sieve.h"

typedef ARRAY(uint32_t) numbers;

enum { MOST_WINDOW_WORDS = 64 }; /* with longer mentions blocks are searched as a whole */

struct predicate_index {
    uint32_t count;          /* of the set */
    bool is_first_byte[256]; /* does the first word of an indexed mention begin with this byte? */
    uint32_t *first;         /* by hash of the first word: a predicate + 1, then along `next` */
    uint32_t *next;
    uint32_t mask;
    numbers wild;    /* mentions that begin with a `*` */
    numbers literal; /* mentions without a word */
    numbers regexes;
    uint32_t groups;  /* the most that one of them has */
    uint32_t words;   /* how many mentions have words */
    uint32_t longest; /* words of one mention */
    sieve *sieve;     /* owners: all mentions with words as one, then the regexes; NULL: look at everything */
    bool is_any_block,
        is_any_high; /* a mention without needle may be in any block, in any that isn't ASCII */
};

/* With a sieve when many blocks will be searched. Borrows the set's predicates. */
predicate_index *index_new(arena *memory, const predicate_set *set, bool has_sieve);

#endif
