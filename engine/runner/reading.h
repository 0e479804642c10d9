/* reading.h — files in, shards committed: on threads, in path order (DESIGN 2.2). */
#ifndef LOCKSTEP_READING_H
#define LOCKSTEP_READING_H

#include "run.h"

typedef struct read_task {
    text path;
    dialect as;
    kind_mask more; /* kinds that are kept besides the dialect's */
} read_task;

typedef ARRAY(read_task) read_list;

/* Put a file on the list unless it is read already. The path is borrowed. */
void read_want(const run *r, read_list *list, text path, dialect as, kind_mask more);
/* Read and extract all of the list, each once, and commit in order of path and dialect. Threads are joined on
 * return. A file that can't be read, and every problem of a file, becomes a finding without a contract. */
void read_all(run *r, read_list *list);
/* Read the files again for the names in r->mentions; the marks stand in shards of DIALECT_MARKS + dialect. */
void read_marks(run *r, read_list *list);

/* What else is wrong with a file becomes a finding without a contract, once; one of state UNJUDGED makes the file's contracts
 * unjudged. */
void read_report(run *r, const finding *some);

/* Is there a failure of that path? NULL when its facts are whole, or nobody has read it. */
const read_failure *read_failed(const run *r, text path);

#endif
