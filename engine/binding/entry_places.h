/* entry_places.h — places in an entry's whole text become places in the entry, and in what was known before
 * it. */
#ifndef LOCKSTEP_ENTRY_PLACES_H
#define LOCKSTEP_ENTRY_PLACES_H

#include "plan.h"

/* Every place of `some` and of `problems` in the file "prompt": behind `start` counted from there; before it
 * the file is "earlier". */
void entry_places_move(plan *some, finding_array *problems, uint32_t start);

#endif
