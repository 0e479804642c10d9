/* gaps.h — what a repository holds and no contract looks at: tables, runbooks, profiles, services, scripts and gates.
 *
 * Asked of facts, not of files: a contract that reads one table of a page covers that table, not the page. */
#ifndef LOCKSTEP_GAPS_H
#define LOCKSTEP_GAPS_H

#include "judgement.h"

typedef enum gap_type { GAP_TABLE, GAP_RUNBOOK, GAP_PROFILE, GAP_SERVICE, GAP_SCRIPT, GAP_GATE, GAP_TYPES } gap_type;

typedef struct gap {
    gap_type type;
    text name;
    place at;
    text form; /* a sentence that would look at it, to be put into a contract */
} gap;

typedef struct gap_list {
    ARRAY(gap) gaps;             /* by type, then in the order of paths and of places in them */
    uint32_t all[GAP_TYPES];     /* that the repository has */
    uint32_t missing[GAP_TYPES]; /* of them, not looked at */
} gap_list;

const char *gap_words(gap_type type, uint32_t count); /* "table", "tables" */

/* `all`: everything that there is (runner_survey). `found`: a judgement with `reached` (run_options.tells_reach). */
gap_list runner_gaps(arena *memory, const store *all, const judgement *found);

#endif
