/* proposals.h — rule text that lockstep writes for somebody: a contract from a form, contracts that a
 * repository keeps already; and the reports about it (lockstep new, lockstep init). */
#ifndef LOCKSTEP_PROPOSALS_H
#define LOCKSTEP_PROPOSALS_H

#include "report.h"

/* What would be added to a rule file. */
typedef struct rule_addition {
    text path;   /* as findings name it */
    text bytes;  /* all of a new file, or what goes behind an old one */
    bool is_new; /* the file is not there yet */
} rule_addition;

/* A form of contracts, read (rules/forms). */
typedef struct form_field {
    text key, value, says; /* value: taken when nothing is given */
} form_field;

typedef struct form {
    text name, says;
    ARRAY(form_field) fields; /* the first is the id */
    text body;                /* with {{key}} for each value */
} form;

typedef ARRAY(form) form_array;

/* What one selection of a proposed contract finds today; or, `found` 0, what decided about its first subject.
 */
typedef struct proposal_end {
    text written;
    uint32_t found;
    place at; /* of the first of them */
} proposal_end;

/* A contract that was judged over the repository. */
typedef struct proposal {
    text id, rule; /* rule: as it stands in a rule file */
    ARRAY(proposal_end) ends;
    finding_array findings; /* none when it is kept */
} proposal;

typedef struct proposal_report {
    ARRAY(proposal) kept, near;
    bool is_cut;            /* the repository holds more than was looked at */
    uint32_t left;          /* kept ones that did not fit into the file */
    rule_addition file;     /* with all that are kept */
    finding_array problems; /* files that could not be read */
} proposal_report;

/* The forms, each with what it takes. */
void report_forms(buffer *out, const form_array *forms);
void report_forms_json(buffer *out, const form_array *forms);
/* The addition as a rule file: its path is a comment. */
void report_addition(buffer *out, const rule_addition *some);
void report_addition_json(buffer *out, const rule_addition *some);
/* What is kept, with what it is about; then the near misses, with what breaks them. */
void report_proposals(buffer *out, const proposal_report *found, report_sources *sources,
                      const report_style *style);
void report_proposals_json(buffer *out, const proposal_report *found, report_sources *sources);

#endif
