/* select.h — from selections to facts (LANGUAGE 3).
 *
 * Selecting never judges: promises are checked elsewhere (promise.h), and what is not found is simply not
 * there. */
#ifndef LOCKSTEP_SELECT_H
#define LOCKSTEP_SELECT_H

#include "facts.h"

enum {
    SELECT_DEAD = 1 << 0,      /* facts that are not live too: to say why something is missing */
    SELECT_SATISFYING = 1 << 1 /* to satisfy `:has`, `:with`: an optional flag does not (LANGUAGE 19) */
};

/* What an absolute selection (sources.h) finds, in document order; evaluated once. */
const fact_array *select_all(run *r, plan_id id);
/* What a pattern, or any selection, finds inside `subject`. */
fact_array select_inside(run *r, plan_id id, fact subject, unsigned how);
/* The words of selection `id` behind selection `stop` (0: from its beginning), applied to `seed`. */
fact_array select_from(run *r, plan_id id, plan_id stop, const fact_array *seed, unsigned how);
/* The names of a verb's argument: its selection, or the names written there. */
fact_array select_argument(run *r, plan_range arguments, uint32_t index, fact subject, unsigned how);

/* ---- the parts, one file each ---- */

/* One noun, seen from one fact. */
fact_array select_noun(run *r, plan_id id, fact from, unsigned how);
/* The same without its names and positions: all that it could have meant. */
fact_array select_candidates(run *r, plan_id id, fact from);
/* Is it a word for a value that a fact has (default, demand, name, field, lines)? */
bool noun_is_value(word noun);
/* Is it a part in the sense of LANGUAGE 6: may be empty? */
bool selection_is_part(const run *r, plan_id id);
/* Do the noun's name arguments accept the fact? True without any. */
bool noun_accepts(run *r, plan_id id, fact some);
/* Rows of table cells: the cells of a column, and the one of a row. */
void select_column(run *r, plan_id id, fact from, fact_array *found);
/* Flags, options, values and arguments of commands. */
void select_part(run *r, plan_id id, fact from, unsigned how, fact_array *found);
/* Adds the words of a kind (action, option, value) that a script, or an action of one, takes by way of files that it
 * sources. */
void select_sourced(run *r, kind wanted, fact from, fact_array *found);
/* Values: default, demand, name, field, lines. */
void select_value(run *r, plan_id id, fact from, fact_array *found);
/* Is `row` of the kind and ownership that the noun means, seen from `from`, and live unless `how` says
 * otherwise? */
bool row_is_meant(run *r, kind wanted, fact from, uint32_t row, unsigned how);

/* One filter: does it keep the fact? (`capturing` gives others in its place.) */
bool filter_keeps(run *r, plan_id id, fact some, unsigned how);
/* mentioning, matching: all facts at once. */
fact_array filter_predicate(run *r, plan_id id, const fact_array *input);
void filter_capture(run *r, plan_id id, fact some, fact_array *found);

/* A command pattern's arguments, compiled: does the command match any of them? True without any. */
bool command_accepted(run *r, plan_range arguments, fact command);

/* The paths of the files that a selection stands for, read or not (`changing = docs`). */
text_array select_paths(run *r, plan_id id);

#endif
