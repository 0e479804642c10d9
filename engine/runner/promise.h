/* promise.h — what a selection promises (LANGUAGE 2): a singular noun one in each, a plural one in all, a
 * source a file. */
#ifndef LOCKSTEP_PROMISE_H
#define LOCKSTEP_PROMISE_H

#include "nearest.h"

enum {
    LIFT_LAST = 1 << 0,   /* the last noun may find nothing: that is the question (there_is, some, count) */
    LIFT_PLURALS = 1 << 1 /* whenever */
};

/* Are the promises of the selection, of all it is made from and of its arguments kept? What fails is a
 * finding once for all contracts, in the name of the first; later ones only learn that it failed. */
bool promise_is_kept(run *r, plan_id id, unsigned lifts, const plan_contract *contract);
/* The same for a pattern's embedded sources: link :to(doc "a.md"). */
bool promise_of_arguments(run *r, plan_range arguments, unsigned lifts, const plan_contract *contract);
/* `every` of something that promised nothing found nothing: the sentence checks nothing. */
void promise_report_empty(run *r, plan_id id, const plan_contract *contract);

#endif
