/* examples.h — how the examples of contracts came out, and the reports about it (lockstep test). */
#ifndef LOCKSTEP_EXAMPLES_H
#define LOCKSTEP_EXAMPLES_H

#include "report.h"

typedef enum example_result {
    EXAMPLE_OK,
    EXAMPLE_MISSED,      /* a finding that belongs there was not made */
    EXAMPLE_NOISY,       /* a finding was made that does not belong there */
    EXAMPLE_WRONG_PLACE, /* it was made, and stands elsewhere */
    EXAMPLE_VACUOUS,     /* the contract found nothing to check */
    EXAMPLE_CRASHED,     /* the contract could not be judged */
    EXAMPLE_LACKING,     /* there is no example that breaks the contract (--require) */
    EXAMPLE_RESULTS      /* how many there are */
} example_result;

typedef struct example_outcome {
    text contract; /* id */
    text name;     /* "keeps", "breaks", the folder of its case; empty when there is none */
    place at;      /* of the example, or of the contract that lacks one */
    example_result result;
    text message;           /* what is the matter; empty when ok */
    text next;              /* what to do */
    finding_array findings; /* that it is about, at their places in the example's text; none when ok */
} example_outcome;

typedef struct example_report {
    ARRAY(example_outcome) outcomes; /* in the order of rule files, then as written */
    finding_array problems;          /* of rule files and of what is no example */
    uint32_t counts[EXAMPLE_RESULTS];
    uint32_t contracts; /* that have an example among them */
    uint32_t packs;     /* whose own examples are among them, as contracts come from them (--require) */
    int status;         /* 0 all ok, 1 not, 2 something crashed, the rules have problems, or there is none */
} example_report;

const char *example_result_words(example_result result); /* "wrong place" */

void report_examples(buffer *out, const example_report *found, report_sources *sources,
                     const report_style *style);
void report_examples_json(buffer *out, const example_report *found, report_sources *sources);
/* Test Anything Protocol 14: a point an example. */
void report_examples_tap(buffer *out, const example_report *found, report_sources *sources);

#endif
