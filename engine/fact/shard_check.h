/* shard_check.h — the one validator of shards that come as bytes; for shard_pack.c only. */
#ifndef LOCKSTEP_SHARD_CHECK_H
#define LOCKSTEP_SHARD_CHECK_H

#include "shard.h"

/* Is every index, order and length right? The arrays must have the lengths that the counts say. */
bool shard_check(const shard *facts, uint32_t string_bytes);

#endif
