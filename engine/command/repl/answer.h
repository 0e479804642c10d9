/* answer.h — what a job does in its child: opens the project, asks, writes. Each returns the status of the
 * entry. */
#ifndef LOCKSTEP_REPL_ANSWER_H
#define LOCKSTEP_REPL_ANSWER_H

#include "session.h"

/* A selection, a sentence, lines of a rule file: `words`. */
int answer_entry(const question *what, job_control *control);
/* The rule file `words`, as if its lines had been entered. */
int answer_load(const question *what, job_control *control);
/* The facts at FILE:LINE. */
int answer_at(const question *what, job_control *control);
/* Names over all facts that are similar. */
int answer_near(const question *what, job_control *control);
/* Two selections, with a comma between: only here, only there, close. */
int answer_diff(const question *what, job_control *control);
/* CONTRACT FILE: the last sentence as a contract with its examples. */
int answer_save(const question *what, job_control *control);
/* [prompt [SUBJECT]]: how the last sentence was judged. */
int answer_explain(const question *what, job_control *control);
/* A command line, `name` its first word. */
int answer_command(const question *what, job_control *control);
/* The entry of a word of the rule language. */
int answer_word(const question *what, job_control *control);
/* What became different in the tree, `tree` the last look; the new one goes into the memory whose number is
 * in `words`. */
int answer_look(const question *what, job_control *control);

/* In a job's child: write bytes to standard output; nobody reads: it ends (lockstep_writer). */
bool answer_write(void *context, const char *bytes, size_t length);
/* In a job's child: write the result where the question wants it. Returns its status. */
int answer_result(const question *what, const lockstep_result *result);
/* In a job's child: the project. NULL, and said, when it can't be opened. */
lockstep_project *answer_project(const question *what);

#endif
