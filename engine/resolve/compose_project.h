/* compose_project.h — several compose files as the one project that docker compose loads (facts: parsing 3).
 *
 * Here: services, profiles, images, ports, environment and the other rows of services, merged per field; every row keeps the file it
 * comes from (attribute origin_path) and how it came (origin_how). All profiles on, no process environment (DESIGN 3, open). */
#ifndef LOCKSTEP_COMPOSE_PROJECT_H
#define LOCKSTEP_COMPOSE_PROJECT_H

#include "glob.h"
#include "store.h"
#include "tree.h"

/* The files docker compose would load in `folder` without -f: the first of its four names there, and its override. Empty when there is none.
 * Probed paths that don't exist are added to `probes` (may be NULL). */
text_array compose_discover(arena *memory, tree *from, text folder, text_array *probes);

/* A derived shard (KIND_project at row 0) from the as-written shards of its files, in order. The store is only read. */
shard *compose_merge(arena *memory, const store *all, const uint32_t *files, uint32_t count, text name);

#endif
