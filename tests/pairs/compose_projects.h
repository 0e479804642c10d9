/* compose_projects.h — several compose files in one input, as the project that they make.
 *
 * A file begins at a line `=== path`; one of `=== + path` is only there, not given with -f. Rows have their place in the input. */
#ifndef LOCKSTEP_COMPOSE_PROJECTS_H
#define LOCKSTEP_COMPOSE_PROJECTS_H

#include "extract.h"

void compose_projects(const extract_request *request, arena *memory, shard_builder *to);

#endif
