/* workflow_trigger.h — does a change of one file start a workflow? (LANGUAGE 25; GitHub's filter rules, GitLab's rules)
 *
 * Of a job, or a step in it: does it run then? Its `if` must not say no for that event. A GitLab pipeline is started when
 * one of its jobs runs; events there are push and merge_request. */
#ifndef LOCKSTEP_WORKFLOW_TRIGGER_H
#define LOCKSTEP_WORKFLOW_TRIGGER_H

#include "store.h"

typedef struct trigger_verdict {
    bool is_triggered;
    text problem; /* "paths does not include docs/a.md" */
    fact at;      /* the trigger; the workflow when the event is absent */
} trigger_verdict;

/* `path` empty: any change. Branch filters are judged against `branch` (the default branch, "main"). */
trigger_verdict workflow_is_triggered(arena *memory, const store *all, fact workflow, text event, text branch,
                                      text path);

/* Does it only run when another workflow calls it? */
bool workflow_is_only_called(const store *all, fact workflow);

#endif
