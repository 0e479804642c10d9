/* compose_extract.h — the facts of one compose file, as it is written.
 *
 * Row 0 is the project, named by its path. Under it, in the order of the file: services with their rows, top-level networks,
 * volumes, configs and secrets, services that are commented out (kind disabled), and the yaml anchors.
 *
 * - Aliases and merge keys are resolved: what comes through `<<: *x` is a row of the service, and its span is where it is written.
 * - `${NAME}` stays as written; every one of them is a variable row, under the service it stands in, else under the project.
 * - Rows inside a disabled row are FACT_DEAD; their places are those in the comment.
 * - `!reset` gives no fact; it leaves a FACT_DEAD row of the kind it removes, named by its path ("ports", "environment.A", a service's
 *   name) with origin_how "reset". `!override` leaves the same row with origin_how "override" beside what it brings. A healthcheck
 *   that is switched off is FACT_DEAD too.
 * - What has no kind of its own is a field (kind meta), named by its dotted path in the service: "network_mode",
 *   "deploy.replicas"; items of lists count from 1: "env_file.1". */
#ifndef LOCKSTEP_COMPOSE_EXTRACT_H
#define LOCKSTEP_COMPOSE_EXTRACT_H

#include "extract.h"

void compose_extract(const extract_request *request, arena *memory, shard_builder *to);

#endif
