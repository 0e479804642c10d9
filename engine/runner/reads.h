/* reads.h — what a contract reads, in the words of its rule file: known before a file is opened, and the same whatever
 * the tree holds. */
#ifndef LOCKSTEP_READS_H
#define LOCKSTEP_READS_H

#include "glob.h"
#include "plan.h"

/* A path, a glob, or words ("the compose project"). */
typedef struct read_source {
    text words;
    bool is_path; /* a path or glob: as code in a page */
} read_source;

typedef ARRAY(read_source) read_sources;

/* What the sources of contract `index` name, each once, in the order in which they are first met; behind them what only
 * the facts can name, in words. */
read_sources reads_of(arena *memory, const plan *rules, uint32_t index);

/* Would a file at `path` (from the root) be one of them? What is only words holds nothing. */
bool reads_hold(const read_sources *all, text path);

#endif
