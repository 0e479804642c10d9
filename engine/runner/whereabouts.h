/* whereabouts.h — why did it not fire: which selections of a contract have a fact, and which word drops it. */
#ifndef LOCKSTEP_WHEREABOUTS_H
#define LOCKSTEP_WHEREABOUTS_H

#include "contract.h"

/* What is asked for, in run_options.asks_*: facts whose key holds a text, or facts that stand on a line. Every selection of
 * the contract is followed with all that its words leave out, and says into r->out->whereabouts what it has of them, or what
 * it dropped by which word and why; nothing when it never came near one. */
void whereabouts_collect(run *r, uint32_t index);

/* ---- parts ---- */

/* A fact that a selection came by, and the word that dropped it, or what it stands in. */
typedef struct tracked {
    fact some;
    plan_id dropped_by; /* 0: it is kept */
    fact dropped;       /* the fact that the word dropped: `some`, or what it stands in */
    bool is_dead;       /* it is dropped because it is not live */
} tracked;
typedef ARRAY(tracked) tracked_array;

/* What the words of `id` found, dropped facts too, a word a level: levels[0] is the first word's. Returns how many levels;
 * 0 when the selection is no chain of words. `seed`: the subjects, for a pattern. */
enum { MOST_LEVELS = 64 };
uint32_t track(run *r, plan_id id, const fact_array *seed, tracked_array *levels, plan_id *words);

/* The word alone, as it was written: `:mentioning "drain"`. */
text last_word_written(run *r, plan_id id);
/* Why that word drops the fact. */
text drop_words(run *r, const tracked *some);

#endif
