/* trigger.h — `{ "pull_request", changing = docs }`: a table of events, asked of one workflow (LANGUAGE 25).
 */
#ifndef LOCKSTEP_TRIGGER_H
#define LOCKSTEP_TRIGGER_H

#include "run.h"

typedef struct trigger_answer {
    bool is_triggered;
    text problem;   /* of the first file that does not start it */
    fact at;        /* the trigger, or the workflow */
    text path;      /* that file; empty when any change fails */
    uint32_t count; /* of such files */
    bool is_absent; /* there is no such trigger at all */
} trigger_answer;

trigger_answer trigger_judge(run *r, plan_range arguments, fact workflow);

#endif
