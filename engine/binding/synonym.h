/* synonym.h — what people write for a word of the rule language that is called otherwise (synonym.def). */
#ifndef LOCKSTEP_SYNONYM_H
#define LOCKSTEP_SYNONYM_H

#include "text.h"

/* The next word from *next on (begin with 0) that `written` may mean; false when there is no more. *meant is static. */
bool synonym_next(text written, size_t *next, text *meant);

#endif
