/* sources.h — which files a source selection names; nothing is read. */
#ifndef LOCKSTEP_SOURCES_H
#define LOCKSTEP_SOURCES_H

#include "run.h"

/* The files of source selection `id`, asked of the tree once. */
const source_files *source_files_of(run *r, plan_id id);
/* What a source without an argument means, ended by NULL; NULL when it is no glob. */
const char *const *source_globs(word from);
/* Where compose files are, by their names, ended by NULL. */
const char *const *source_compose_globs(void);
/* The source that a selection begins with; 0 for literals, unions and patterns. */
plan_id selection_root(const run *r, plan_id id);
/* Does what the selection finds not depend on a subject? (It begins with a source, or is a literal.) */
bool selection_is_absolute(const run *r, plan_id id);
/* Is the source an effective project (`compose`, `compose { a, b }`, `project`), or one file as written? */
bool source_is_project(const plan *rules, const plan_selection *from);

/* Visit every selection that `id` is made of: itself, inputs, arguments. */
typedef void selection_visit(run *r, plan_id id, void *context);
void selection_walk(run *r, plan_id id, selection_visit *visit, void *context);

/* ---- query.c ---- */
/* For selection_walk: a source's file that is not there is a finding. */
void query_report_missing(run *r, plan_id id, void *context);

#endif
