/* extract.h — the shape that every extractor has: bytes in, facts out, nothing else known (DESIGN 3, "Pure"). */
#ifndef LOCKSTEP_EXTRACT_H
#define LOCKSTEP_EXTRACT_H

#include "predicate.h"
#include "shard.h"

typedef struct extract_limits {
    uint32_t depth;        /* nesting of YAML, quotes, lists; default 128 */
    uint32_t markers;      /* container markers on one line; default 100 */
    uint32_t cells;        /* table columns; default 512 */
    uint64_t arena_budget; /* bytes for one file's parser; default 64 MiB */
    uint64_t steps;        /* allocations and feeds before a parser is stopped; default 20,000,000 */
    uint32_t nodes;        /* YAML nodes after alias expansion; default 100,000 */
} extract_limits;

#define EXTRACT_LIMITS                                                                                       \
    ((extract_limits){.depth = 128, .markers = 100, .cells = 512, .arena_budget = 64u << 20,                 \
                      .steps = 20000000, .nodes = 100000})

typedef struct extract_request {
    text path;  /* from the root */
    text bytes; /* the whole file */
    bool is_executable;
    const predicate_set *predicates; /* may be NULL */
    extract_limits limits;
} extract_request;

/* Adds the facts of one file to `to`; row 0 is the file's own fact (document, project, workflow, script, file ...). Wrong input is a
 * shard_problem, and the rest of the file goes on. Scratch memory comes from `memory`; nothing of it is needed after shard_finish. */
typedef void extractor(const extract_request *request, arena *memory, shard_builder *to);

#endif
