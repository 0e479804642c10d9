/* plan_dump.h — a plan as text that a person can read. */
#ifndef LOCKSTEP_PLAN_DUMP_H
#define LOCKSTEP_PLAN_DUMP_H

#include "rule_pairs.h"

void plan_dump(arena *memory, const plan *rules, const rule_file *files, uint32_t count, buffer *out);

#endif
