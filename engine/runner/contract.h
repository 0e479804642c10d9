/* contract.h — one contract: its sentences judged, its excuses honoured, its trace left, its findings made.
 */
#ifndef LOCKSTEP_CONTRACT_H
#define LOCKSTEP_CONTRACT_H

#include "judge.h"

typedef struct contract_run {
    run *r;
    const plan_contract *contract;
    contract_judgement *into;
    bool *is_used;   /* by excuse */
    name_table keys; /* subject, role and path of its findings */
    id_array by_key; /* their index in r->findings, by id */
    uint32_t untold; /* findings over the limit */
    bool is_broken, is_vacuous, is_unjudged;
} contract_run;

/* Judge contract `index` of the plan into out->contracts.items[index]. Findings go to r->findings. */
void contract_judge(run *r, uint32_t index);

/* ---- parts ---- */
void sentence_judge(contract_run *c, uint32_t sentence);
/* An outcome becomes a row of the trace and, unless kept or excused, a finding. */
void outcome_take(contract_run *c, sentence_trace *into, const plan_sentence *sentence, const outcome *some);
/* Does an excuse of the contract name the outcome's subject? It counts as used then. */
bool excuse_covers(contract_run *c, const outcome *some);
/* A finding for each excuse that excused nothing. */
void excuses_check(contract_run *c);
/* What the selections of a sentence found, for explain. */
void trace_selections(run *r, const plan_sentence *sentence, sentence_trace *into);

#endif
