/* fits.h — every quantifier with every verb (LANGUAGE 27). */
#ifndef LOCKSTEP_FITS_H
#define LOCKSTEP_FITS_H

#include <stdbool.h>
#include "arena.h"

/* Does each pair of a quantifier and a verb of word.def load or is it refused, as rule 27 says, and does every sentence
 * that a refusal offers load? What doesn't is printed. */
bool fits_hold(arena *memory);

#endif
