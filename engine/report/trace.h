/* trace.h — questions about a trace that text and JSON both ask. */
#ifndef LOCKSTEP_TRACE_H
#define LOCKSTEP_TRACE_H

#include "report.h"

typedef struct trace_count {
    uint32_t all, kept, excused;
} trace_count;

/* Is the subject one that `wanted` chooses? An empty text chooses all; else its key must hold the text. */
bool trace_is_chosen(const subject_trace *some, text wanted);
trace_count trace_subjects(const contract_judgement *about, text wanted);
/* "kept", "excused" or "broken". */
const char *trace_state(const subject_trace *some);

/* Subjects that have one key and were decided alike: a variable that is read in nine places. */
typedef struct subject_group {
    const subject_trace *first;
    uint32_t count;
} subject_group;
typedef ARRAY(subject_group) subject_groups;

/* The chosen subjects of a sentence, grouped, in order of the first of each. */
subject_groups trace_groups(arena *memory, const sentence_trace *sentence, text wanted);

#endif
