/* judge.h — sentences over facts (LANGUAGE 5): each verb gives outcomes; the quantifier decides what becomes
 * of them.
 *
 * A verb never reports: `some` asks it about subjects that may fail, and excuses are known only to the
 * contract. */
#ifndef LOCKSTEP_JUDGE_H
#define LOCKSTEP_JUDGE_H

#include "binding.h"
#include "compose_command.h"
#include "nearest.h"
#include "words.h"

/* What one verb found out about one subject, or about what the subject lacks. */
typedef struct outcome {
    bool is_kept, is_unjudged;
    text subject; /* key (LANGUAGE 28) */
    text owner;   /* key of the fact that was judged, when it is another: an excuse may name either */
    text name;    /* its bare name: an excuse may name that too */
    text role;
    fact about; /* that was judged */
    place at;
    text message;
    ARRAY(note) notes;
    text expected, actual, candidate;
    edit change;
    text decided; /* what decided */
    place decided_at;
} outcome;

typedef struct judging {
    run *r;
    const plan_sentence *sentence;
    text role;
    text object_words;
    fact_array subjects;     /* all of the sentence */
    fact_array object;       /* of the first argument, when it does not depend on the subject */
    const name_index *index; /* of the object; NULL when not asked for */
    const name_index *taken; /* of the subjects */
    hatch_verdict *verdicts; /* of satisfies, one a subject */
    uint32_t asked;          /* which subject is judged */
    uint32_t kept;           /* outcomes that are kept, written or not */
    uint32_t trace_limit;    /* of these, how many are written */
    ARRAY(outcome) outcomes;
} judging;

/* A kept outcome of `subject`, decided by a fact (may be NULL), in words where {name} and {by} are filled in.
 * Most of what is judged is kept: nothing is written when the trace has enough of it. */
void judging_keep(judging *j, fact subject, const char *words, text name, const fact *by);
/* A broken one: at the fact itself unless moved. */
outcome *judging_break(judging *j, fact subject, text message);
/* A broken one about something absent: its own subject, under the fact that lacks it. */
outcome *judging_lack(judging *j, fact owner, text absent, text message);
void outcome_note(const judging *j, outcome *about, place at, text message);
/* Offer a near name: note, candidate, and an edit of the subject's place when `is_replaceable`. */
void outcome_candidate(const judging *j, outcome *about, fact near, const char *what);

/* Judge one subject by a verb on one fact, or all by a verb on the whole. */
void judge_one(judging *j, fact subject);
void judge_whole(judging *j);
/* Facts that a verb needs before the first subject is judged. */
void judge_prepare(judging *j);

/* ---- verbs, a family a file ---- */
void judge_has(judging *j, fact subject);
void judge_lacks(judging *j, fact subject);
void judge_has_one(judging *j, fact subject);
void judge_mentions(judging *j, fact subject);
void judge_is_mentioned_in(judging *j, fact subject);
void judge_is(judging *j, fact subject);
void judge_appears_in(judging *j, fact subject);
void judge_agrees(judging *j, fact subject);
void judge_agrees_with(judging *j, fact subject);
void judge_is_accepted_by(judging *j, fact subject);
void judge_exists(judging *j, fact subject);
void judge_has_lines(judging *j, fact subject);
void judge_connects(judging *j, fact subject);
void judge_runs(judging *j, fact subject);
void judge_is_run_by(judging *j, fact subject);
void judge_is_triggered_by(judging *j, fact subject);
void judge_is_within(judging *j, fact subject);
void judge_satisfies(judging *j, fact subject);
void hatch_prepare(judging *j);

void judge_equals(judging *j);
void judge_same_sequence(judging *j);
void judge_keeps_the_order_of(judging *j);
void judge_go_in_order(judging *j);
void judge_is_unique(judging *j);
void judge_are_alike(judging *j);
void judge_count(judging *j);
void judge_there_is(judging *j);
void judge_there_is_no(judging *j);

/* ---- what needs.c prepares: files that only the first wave could name ---- */

/* Does any project accept the command that it may mean? `named`: the projects that the rule names, for a command
 * that finds no file. *asked tells of which reading and project the verdict is. */
compose_verdict compose_verdict_of(run *r, const compose_command *read, fact command, const fact_array *named,
                                   compose_question *asked);

#endif
