/* result.h — everything wrong, in rules, inputs or contracts, is one kind of result (DESIGN 2.4, 4).
 *
 * A finding with a contract is that contract's; one without is about a file or a rule file. Texts live in the arena that
 * the results live in. */
#ifndef LOCKSTEP_RESULT_H
#define LOCKSTEP_RESULT_H

#include "array.h"
#include "source.h"
#include "text.h"

typedef enum severity { SEVERITY_INFO, SEVERITY_WARNING, SEVERITY_ERROR } severity;

/* Why there is a finding. A kept contract has none. */
typedef enum finding_state {
    FINDING_BROKEN,  /* a subject does not satisfy its sentence */
    FINDING_VACUOUS, /* a selection found nothing to check */
    FINDING_UNJUDGED /* could not be evaluated: rule failed, file unreadable or over a limit */
} finding_state;

/* A place in a file. `path` empty = no place. When `is_line_only` the column was not verified and is not printed. */
typedef struct place {
    text path;
    span part;
    bool is_line_only;
    bool is_rule; /* the file is a rule file: read through the rules' tree */
} place;

typedef struct note {
    place at;
    text message;
} note;

typedef struct edit {
    place at;         /* path empty: there is no edit */
    text replacement;
} edit;

typedef struct finding {
    finding_state state;
    severity level;
    text contract;  /* id; empty when it is about a file or rule file */
    text subject;   /* key of the fact judged: kind and name, owner's key for parts (LANGUAGE 28) */
    text role;      /* the verb and its object's words */
    place at;       /* where it stands */
    text message;
    ARRAY(note) notes; /* the other end, nearest candidates */
    text expected, actual, candidate; /* may be empty */
    text fix;
    edit change;
    place rule;     /* the sentence, or the selection of a vacuous one */
    text says, why;
} finding;

typedef ARRAY(finding) finding_array;

typedef enum contract_state { CONTRACT_KEPT, CONTRACT_BROKEN, CONTRACT_VACUOUS, CONTRACT_UNJUDGED } contract_state;

/* Sorted by path, offset, contract, subject, role, message: the order of every output (DESIGN 2.4). */
void finding_sort(finding_array *all);

const char *severity_words(severity level);            /* "error" */
const char *contract_state_words(contract_state state); /* "kept" */

#endif
