/* alike.h — how alike two names are: by letters, or by the words that they share at both ends. */
#ifndef LOCKSTEP_ALIKE_H
#define LOCKSTEP_ALIKE_H

#include "text.h"

/* Words shared at both ends, as a share of the longer name's, in 1/256; 0 when less than half. Words end at -
 * _ . / : and blanks. */
uint32_t alike_words(text left, text right);

enum { ALIKE_EQUAL = 1000 };
/* From ALIKE_EQUAL (the same name) to 0 (not alike): names that differ in letters as a slip would are more
 * alike than those that share words. `scratch` may be reset afterwards. */
uint32_t alike_names(arena *scratch, text left, text right);

#endif
