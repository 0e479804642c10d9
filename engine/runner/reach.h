/* reach.h — which facts the selections of contracts go through: what `lockstep contracts --uncovered` leaves out. */
#ifndef LOCKSTEP_REACH_H
#define LOCKSTEP_REACH_H

#include "run.h"

/* The facts of all judged contracts, each once, in the order of the store, into r->out->reached. A fact that a filter drops
 * is not reached, and what stands around a fact is only when the selection went through it, or when the fact is a part of it:
 * a row of its table, a step of its runbook, a port of its service, a command of its job. */
void reach_collect(run *r);

#endif
