/* watch.h — --watch: wait until a rule file changes. */
#ifndef LOCKSTEP_WATCH_H
#define LOCKSTEP_WATCH_H

#include "arguments.h"

/* What the rules' folders and the packs' look like now, before they are read. */
uint64_t watch_begin(const arguments *read);
/* Waits until they look different from `seen`, and keeps what they look like then. */
void watch_wait(const arguments *read, uint64_t *seen);

#endif
