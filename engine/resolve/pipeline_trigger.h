/* pipeline_trigger.h — when the jobs of a GitLab pipeline run (inside this room only). */
#ifndef LOCKSTEP_PIPELINE_TRIGGER_H
#define LOCKSTEP_PIPELINE_TRIGGER_H

#include "workflow_trigger.h"

/* Is the workflow a GitLab pipeline? */
bool pipeline_is(const store *all, fact workflow);
/* Does the event run this job, or any job of the pipeline? Arguments as of workflow_is_triggered. */
trigger_verdict pipeline_is_triggered(arena *memory, const store *all, fact some, text event, text branch, text path);

#endif
