/* spell.h — the nearest name, for "did you mean". */
#ifndef LOCKSTEP_SPELL_H
#define LOCKSTEP_SPELL_H

#include "text.h"

/* The one of `names` that is nearest to `wanted`, when it is near enough to be meant; the first of equals. A
 * letter missing, added, wrong or swapped with its neighbour counts 1, a difference of case or between `-`,
 * `_` and blank a quarter; at most a third of the longer name may differ (and never more than 3). A name
 * equal to `wanted` is the nearest. *found borrows from `names`; `memory` is scratch. */
bool spell_nearest(arena *memory, text wanted, const text *names, uint32_t count, text *found);

/* How far two names are apart, in quarters of a letter; UINT32_MAX when further than `limit` quarters. */
uint32_t spell_distance(arena *memory, text left, text right, uint32_t limit);

#endif
