/* projects.h — the compose projects of a run: each set of files is loaded once, as docker compose would load
 * it from a fresh clone. */
#ifndef LOCKSTEP_PROJECTS_H
#define LOCKSTEP_PROJECTS_H

#include "open_project.h"
#include "run.h"

/* What projects are loaded from. */
open_clone run_clone(const run *r);
/* The project of these files, in loading order; what it reads besides them is its `paths`. NULL when there is
 * no file, or one of them is not there or can't be read. */
const open_project *project_load(run *r, const text_array *files);
/* Its facts' shard, made when it is first asked for: all its `paths` should be read by then. UINT32_MAX when
 * it can't be loaded. */
uint32_t project_of_files(run *r, const text_array *files);
/* Facts of all projects that were loaded. */
void projects_finish(run *r);
/* The project whose facts stand in that shard; NULL. */
const open_project *project_of_shard(const run *r, uint32_t number);

/* To a finding about a project's fact: where its value came through, and what can't be known of its service.
 */
void projects_explain(run *r, fact some, finding *to);

#endif
