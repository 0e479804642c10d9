/* json_trace.h — a contract as JSON: briefly for check, with its whole trace for explain. */
#ifndef LOCKSTEP_JSON_TRACE_H
#define LOCKSTEP_JSON_TRACE_H

#include "json_value.h"

/* id, state, severity, says, why, fix, tags, rule, and the counts of subjects, findings and excuses. */
json_t *json_contract(arena *memory, report_sources *sources, const judgement *found, uint32_t index);
/* "sentences": what each says, what its selections found, each subject that `subject` chooses. */
json_t *json_sentences(arena *memory, report_sources *sources, const judgement *found, uint32_t index,
                       text subject);
/* "reads": files opened, folders listed, probes that found nothing. */
json_t *json_reads(arena *memory, const contract_judgement *about);

#endif
