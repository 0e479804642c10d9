/* nearest.h — what was probably meant, and where a missing thing would have stood. */
#ifndef LOCKSTEP_NEAREST_H
#define LOCKSTEP_NEAREST_H

#include "select.h"

/* The fact whose name is nearest to `wanted`: by letters, else by shared leading and trailing words. Facts
 * whose name is in `taken` (may be NULL) are somebody else's. NULL when none is near. */
const fact *nearest_fact(run *r, const fact_array *among, text wanted, const name_index *taken);
/* The same for commands: the one that shares the longest beginning. */
const fact *nearest_command(run *r, const fact_array *among, text wanted);
/* The nearest of plain texts. */
bool nearest_text(run *r, const text_array *among, text wanted, text *found);

/* What stands around the facts of a selection: its table, section, list ... False for sources and literals.
 */
bool selection_holder(run *r, plan_id id, fact *holder);

/* Why a selection finds nothing. */
typedef struct lack {
    place at; /* the nearest candidate, else the deepest thing that was found; path empty when nothing was */
    text why; /* `section "Revert" is there, but no command in it` */
    text candidate;  /* the nearest name */
    text expected;   /* what was looked for */
    fact deepest;    /* literal when nothing was found */
    text other_list; /* `, but a bullet list of 6 items: use :items()`, `, but 2 blocks without a language:
                        ...`; else empty */
    bool is_partial; /* something of the selection was found, beyond its source or subject */
    bool is_dead;    /* it is there, but not live */
} lack;

/* For a selection with a source, `seed` is NULL; for a pattern, the subject it was looked for in; for the
 * words of `id` behind `stop`, the fact before them. */
lack lack_explain(run *r, plan_id id, plan_id stop, const fact *seed);

/* Where a fact stands in findings: whole files at their first line. */
place fact_spot(const run *r, fact some);

#endif
