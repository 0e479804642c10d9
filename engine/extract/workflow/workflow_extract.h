/* workflow_extract.h — a GitHub workflow, a local action or a GitLab pipeline: what starts it, its jobs, their steps, and the commands that these
 * run.
 *
 * Row 0 is the workflow. Triggers hold their filters; jobs hold their steps, and steps their commands, with
 * the working directory that steps, jobs and defaults give. FACT_DEAD: `if: false`, all that stands under it,
 * and steps that are commented out. */
#ifndef LOCKSTEP_WORKFLOW_EXTRACT_H
#define LOCKSTEP_WORKFLOW_EXTRACT_H

#include "extract.h"

void workflow_extract(const extract_request *request, arena *memory, shard_builder *to);

#endif
