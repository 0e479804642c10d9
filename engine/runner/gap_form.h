/* gap_form.h — the sentence that would look at a fact which no contract looks at (inside this room only).
 *
 * Every sentence loads as it stands, and its selection goes through the fact, whether the contract is kept or not. */
#ifndef LOCKSTEP_GAP_FORM_H
#define LOCKSTEP_GAP_FORM_H

#include "gaps.h"

/* What names are, by their ids: a column whose cells are profiles is compared with the profiles. */
typedef struct gap_words_index gap_words_index;
gap_words_index *gap_words_collect(arena *memory, const store *all);

text gap_form(const gap_words_index *index, arena *memory, const store *all, gap_type type, fact some);

/* Is it a file that compose finds without being told? */
bool gap_is_base(text path);
/* Has the section a step of its own? */
bool gap_has_step(const store *all, fact section);
/* The first live command of a job that runs a script of the repository, by itself or through what it starts (`make verify`);
 * empty when there is none. */
text gap_gate_command(const gap_words_index *index, arena *memory, const store *all, fact job);

#endif
