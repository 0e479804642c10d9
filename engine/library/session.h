/* session.h — an entry among the project's rule files, while it is asked. */
#ifndef LOCKSTEP_SESSION_H
#define LOCKSTEP_SESSION_H

#include "entry.h"
#include "project.h"

typedef struct entered {
    lockstep_project *project;
    rule_set before; /* the project's own */
    entry_plan entry;
    finding_array problems;
} entered;

/* Loads the entry. Until entry_close the project's rule files have "prompt" and "earlier" behind them:
 * results that are made in between find their places. */
entered entry_open(lockstep_project *project, const char *known, const char *entry);
void entry_close(entered *some);

#endif
