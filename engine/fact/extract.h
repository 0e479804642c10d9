/* extract.h — the shape that every extractor has: bytes in, facts out, nothing else known (DESIGN 3, "Pure").
 */
#ifndef LOCKSTEP_EXTRACT_H
#define LOCKSTEP_EXTRACT_H

#include "limit.h"
#include "predicate.h"
#include "shard.h"

/* What extractors and parsers heed of the limits of a run. */
typedef run_limits extract_limits;
#define EXTRACT_LIMITS limit_defaults

typedef struct extract_request {
    text path;  /* from the root */
    text bytes; /* the whole file */
    bool is_executable;
    const predicate_set *predicates; /* may be NULL */
    extract_limits limits;
} extract_request;

/* Adds the facts of one file to `to`; row 0 is the file's own fact (document, project, workflow, script, file
 * ...). Wrong input is a shard_problem, and the rest of the file goes on. Scratch memory comes from `memory`;
 * nothing of it is needed after shard_finish. */
typedef void extractor(const extract_request *request, arena *memory, shard_builder *to);

#endif
