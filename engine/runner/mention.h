/* mention.h — names that are looked for as words, after the first wave knew them. */
#ifndef LOCKSTEP_MENTION_H
#define LOCKSTEP_MENTION_H

#include "reading.h"

/* Look for the name in a later reading. */
void mention_want(run *r, uint32_t name);
/* Compile what was wanted; then the files can be read again. */
void mention_close(run *r);
/* Is the name mentioned inside `object`? *where is the first place. */
bool mention_find(run *r, fact object, uint32_t name, fact *where);

#endif
