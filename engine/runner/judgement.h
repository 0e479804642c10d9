/* judgement.h — what a run found out: every contract with its state, its trace, and all findings (DESIGN 2.3, 4).
 *
 * The runner fills it, reports print it. Kept subjects are recorded as well as broken ones. All texts live in the run's arena. */
#ifndef LOCKSTEP_JUDGEMENT_H
#define LOCKSTEP_JUDGEMENT_H

#include "date.h"
#include "plan.h"
#include "result.h"
#include "store.h"

/* What one selection of a sentence found. */
typedef struct selection_trace {
    plan_id selection;
    text written;
    uint32_t found;   /* facts */
    ARRAY(text) names; /* of at most 8 of them, in order */
    ARRAY(place) places; /* of the same */
    bool is_promise_kept;
} selection_trace;

typedef struct subject_trace {
    text subject;    /* key (LANGUAGE 28) */
    text role;
    place at;
    bool is_kept, is_excused;
    text decided;    /* what decided: words */
    place decided_at; /* the fact that decided, at the other end; path empty when nothing did */
} subject_trace;

typedef struct sentence_trace {
    uint32_t sentence; /* in plan.sentences */
    text written;
    text words;        /* the sentence as the engine understands it, in English */
    ARRAY(selection_trace) selections;
    ARRAY(subject_trace) subjects;
    uint32_t subject_count, kept_count; /* of all subjects, also of those that `trace_limit` left out of the list */
    contract_state state;
} sentence_trace;

typedef struct contract_judgement {
    uint32_t contract; /* in plan.contracts */
    contract_state state;
    ARRAY(sentence_trace) sentences;
    uint32_t finding_count, excused_count;
    ARRAY(text) files, folders, probes; /* the read set: files opened, folders listed, paths asked for and not found; sorted */
} contract_judgement;

/* Where a fact that was asked for is in a selection: why a contract did not fire. */
typedef struct whereabout {
    uint32_t sentence;  /* of the contract, from 0 */
    text selection;     /* as it was written */
    text fact;          /* key of the fact that was asked for; empty: the selection is only one that reads its file */
    place at;
    bool is_kept;       /* the selection has it */
    text why;           /* how it was judged, or which word drops it and why */
} whereabout;

typedef struct judgement {
    const plan *rules;
    const store *facts;
    ARRAY(contract_judgement) contracts; /* as in plan.contracts */
    finding_array findings;              /* sorted; excused ones left out */
    fact_array reached;                  /* facts that selections went through; only with run_options.tells_reach */
    ARRAY(whereabout) whereabouts;       /* only with run_options.asks_contract */
    bool asks_line;                      /* they are those of a line */
    uint32_t kept, broken, vacuous, unjudged;
    uint32_t documents, services, scripts, workflows, files_read;
    bool depends_on_today; /* a date was compared with `today`: results name it (DESIGN 4) */
    date_day today;
    int status;   /* exit status: 0, 1 or 2 (DESIGN 4) */
    text reason;  /* why this status, when it isn't 0: "1 broken", "no contract" */
} judgement;

/* What two selections have in common, each name once. */
typedef struct comparison {
    fact_array left, right;           /* only there, and nothing like it on the other side */
    fact_array near_left, near_right; /* pairs of names that are alike, the most alike first */
    uint32_t both;                    /* names on both sides */
} comparison;

#endif
