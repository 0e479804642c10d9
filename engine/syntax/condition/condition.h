/* condition.h — the `if` of a workflow's step or job, as far as it can be known without a run.
 *
 *     condition_name known = {TEXT("github.event_name"), TEXT("push")};
 *     condition_read(TEXT("${{ github.event_name == 'pull_request' }}"), &known, 1) == TRUTH_NO
 *
 * GitHub's expressions and GitLab's (`$CI_PIPELINE_SOURCE == "push"`): literals, names, `!`, `==`, `!=`, `&&`, `||`,
 * parentheses. Names that aren't known, functions, regular expressions and what can't be read are unknown, and so is
 * what depends on them. Texts are equal whatever their case, as GitHub has it. */
#ifndef LOCKSTEP_CONDITION_H
#define LOCKSTEP_CONDITION_H

#include "text.h"

typedef enum truth { TRUTH_NO, TRUTH_YES, TRUTH_UNKNOWN } truth;

typedef struct condition_name {
    text name, value;
} condition_name;

/* Is the condition met, given what is known? An empty condition is. */
truth condition_read(text condition, const condition_name *known, uint32_t count);

/* always(), !cancelled() and failure() run a job although what it needs did not run. */
bool condition_runs_anyway(text condition);

#endif
