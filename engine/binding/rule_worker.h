/* rule_worker.h — the limits of workers that run Lua (inside this room only). */
#ifndef LOCKSTEP_RULE_WORKER_H
#define LOCKSTEP_RULE_WORKER_H

#include "limit.h"
#include "worker.h"

/* Gives the job memory for what Lua may hold and its deadline: behind rule_steps and rule_memory, which Lua
 * counts itself. */
void rule_worker_limit(worker_job *work, const run_limits *most);
/* worker_words, with the limit's name when that is what ended the worker. */
text rule_worker_words(arena *memory, const worker_job *work, const run_limits *most, worker_result result);

#endif
