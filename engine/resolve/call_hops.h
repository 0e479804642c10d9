/* call_hops.h — where a command, step or job leads besides to a script: targets, local actions, reusable workflows
 * (inside this room only). */
#ifndef LOCKSTEP_CALL_HOPS_H
#define LOCKSTEP_CALL_HOPS_H

#include "glob.h"
#include "store.h"

/* Rows [first, end) of the shard run too. */
typedef struct call_hop {
    uint32_t shard, first, end;
    bool is_appended; /* the words of the call stand behind the command there */
} call_hop;

typedef ARRAY(call_hop) call_hop_array;

/* Files that aren't in the store yet are named in `missing` (may be NULL). `*cost` grows by what was looked at. */
call_hop_array call_hops(arena *memory, const store *all, fact from, text_array *missing, uint32_t *cost);
/* Is what the row leads to not looked at: a workflow of another repository, what a pipeline includes by a pattern or from
 * elsewhere? */
bool call_is_open(const store *all, fact from);

#endif
