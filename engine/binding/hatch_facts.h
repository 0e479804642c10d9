/* hatch_facts.h — the facts that a hatch function may read: shards of the files that its subjects stand in,
 * as one sealed block. */
#ifndef LOCKSTEP_HATCH_FACTS_H
#define LOCKSTEP_HATCH_FACTS_H

#include "store.h"
#include "tree.h"

typedef struct hatch_shard {
    text path;
    text bytes;  /* the file's; empty when it can't be read */
    shard facts; /* names are its own strings */
} hatch_shard;

struct hatch_facts {
    hatch_shard *shards;
    uint32_t count;
};

/* Pack the shards of `subjects` (with the names spelled out, so that the store is not needed) and the bytes of their
 * files, read from `root` (may be NULL), into one block;
 * `numbers` receives for each subject its shard's number in the block, UINT32_MAX for a literal. */
text hatch_pack(arena *memory, tree *root, const store *all, const fact *subjects, uint32_t count, uint32_t *numbers);
/* The block again; false when it is damaged. */
bool hatch_unpack(arena *memory, text block, struct hatch_facts *facts);

#endif
