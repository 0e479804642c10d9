/* waves.h — what is read, and when (DESIGN 2.2): first what the plan names, then what its facts name. */
#ifndef LOCKSTEP_WAVES_H
#define LOCKSTEP_WAVES_H

#include "run.h"

/* Read all that the plan needs; bounded. After it the store holds every fact that judging asks for. */
void waves_run(run *r);

/* The files, folders and probes that a contract's verdict depends on. */
void read_set_collect(run *r, uint32_t contract, contract_judgement *into);
/* The same of what its sentences asked the tree for while they were judged: candidates that were tried for a link, .git/config,
 * the page's own text, env templates. That a file is there was enough, or a guess: a damaged one leaves the verdict as it is. */
void read_set_add_notes(run *r, uint32_t contract, contract_judgement *into);

#endif
