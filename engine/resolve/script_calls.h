/* script_calls.h — does something run a script, directly or through a wrapper? (:runs, :is_run_by)
 *
 * `tools/test.sh --capacity-contract` runs what the arm of --capacity-contract runs; `make test`, `npm run x`,
 * `uses: ./x` what stands there. Bounded to 16 hops. */
#ifndef LOCKSTEP_SCRIPT_CALLS_H
#define LOCKSTEP_SCRIPT_CALLS_H

#include "glob.h"
#include "store.h"

typedef struct call_verdict {
    bool is_run;
    fact command;      /* the command in `from` that starts it; of the dead one when only a dead one would */
    bool is_only_dead; /* it would run, were the command live (if: false, commented out) */
    fact open;         /* not run: the first command met that may run it, which only a run can tell; else the first job or
                          path that leads to what isn't looked at; else a literal */
    fact cut;          /* not run: where the search ended after 100,000 steps; else a literal */
} call_verdict;

/* Does a live command inside `from` (workflow, job, step, script, section ...) run the file at `path`?
 * Scripts that aren't in the store yet are named in `missing` (may be NULL): the runner reads them in the
 * next wave. */
call_verdict script_is_run(arena *memory, const store *all, fact from, text path, text_array *missing);

#endif
