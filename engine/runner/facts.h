/* facts.h — small questions about facts that every judgement asks: order, equality of names, who is live. */
#ifndef LOCKSTEP_FACTS_H
#define LOCKSTEP_FACTS_H

#include "run.h"

/* Document order: path, row, place, name. */
void facts_sort(const run *r, fact_array *all);
/* The same, each fact once. */
void facts_sort_unique(const run *r, fact_array *all);
bool fact_same(fact left, fact right);

/* A fact whose name was found in, or computed from, another's place (a value, a default). */
fact fact_derived(run *r, fact from, text name);
/* What it says: of things that hold text (sections, paragraphs, rows, blocks ...) the bytes as they stand in the file, and
 * *is_sliced is set; of others the name. Empty when the file can't be read again. */
text fact_content(run *r, fact some, bool *is_sliced);
/* A name from a rule file; `argument` is its index in plan.arguments (UINT32_MAX: nothing in it is special).
 */
fact fact_literal(run *r, text name, uint32_t argument);
bool fact_is_literal(fact some);

/* Is `row` live as seen from `top`, an ancestor (ROW_NONE: from the file)? LANGUAGE 14. */
bool row_is_live(const shard *facts, uint32_t row, uint32_t top);

/* Why a fact that is there does not count: "it is struck out"; a table of html that is not read says why itself. */
text dead_reason(const run *r, fact some);
/* The same as a whole: "it is not live: it is struck out". */
text dead_words(const run *r, fact some);

/* Are two names equal (LANGUAGE 15, 16, 18)? A literal may hold `*`. */
bool facts_equal(run *r, fact left, fact right);
/* Does the name match a pattern written in a rule file, as names of that kind match? */
bool name_matches(run *r, kind some, text name, text pattern, bool is_exact);
/* The same for an argument of the plan and a name of the store: folded once. */
bool argument_matches(run *r, uint32_t argument, kind some, uint32_t name);
/* The first of `among` that equals `wanted`, or NULL. */
const fact *facts_find(run *r, const fact_array *among, fact wanted);

/* An index of names, for sets too large to compare one by one. It lives as long as the sentence; the set
 * must, too. */
typedef struct name_index name_index;
name_index *name_index_new(run *r, const fact_array *all, bool is_prose);
/* The first fact in the set that equals `wanted`, or NULL. */
const fact *name_index_find(run *r, const name_index *all, fact wanted);
/* Do names of either array fold? */
bool facts_are_prose(const run *r, const fact_array *all);

/* Is a guessed command one that is meant as a command: its program is known? (DESIGN 3, "Pure") */
bool command_is_known(run *r, fact command);

/* The fact that is meant by "as written": of an effective project's row, the place in its file as a fact of
 * that file's shard, for marks. */
fact fact_home(const run *r, fact some);
/* The file's own fact that holds `some`. */
fact fact_file(const run *r, fact some);

#endif
