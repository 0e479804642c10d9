/* verdict.h — from contracts to the exit status, with the reason in words (DESIGN 4). */
#ifndef LOCKSTEP_VERDICT_H
#define LOCKSTEP_VERDICT_H

#include "run.h"

/* Counts, status and reason of r->out. `problems`: how many findings the loader had. */
void verdict_reach(run *r, uint32_t problems);

#endif
