/* contracts.h — lockstep contracts: the contracts of a repository as a table, as JSON and as a page; and what none of them
 * looks at. */
#ifndef LOCKSTEP_CONTRACTS_H
#define LOCKSTEP_CONTRACTS_H

#include "gaps.h"
#include "reads.h"
#include "report.h"

typedef struct contract_row {
    uint32_t contract;               /* in plan.contracts */
    const contract_judgement *about; /* NULL when nothing was judged: the rows of a page */
    read_sources reads;
    uint32_t examples;
    text why; /* why it isn't kept: its first finding, or what it waits for; empty when it is */
    text how; /* what it has to do with the file that was asked for: "reads it"; empty when none was */
} contract_row;

typedef struct contract_list {
    const plan *rules;
    const judgement *found; /* NULL: nothing was judged */
    ARRAY(contract_row) rows;
    text asked; /* the file that they all read; empty: every contract */
} contract_list;

/* One line a contract, in the order of rule files: state, id, severity, examples, where it is written, what it reads. Below it what
 * there is besides: tags, why it isn't kept, excuses. Last a line that counts. */
void report_contracts(buffer *out, const contract_list *list, report_sources *sources, const report_style *style);
void report_contracts_json(buffer *out, const contract_list *list, const finding_array *problems, report_sources *sources);

/* The page: what is promised, why, where it is written and what it reads, grouped by the first part of the id. It depends on
 * rule files alone: no states, no lines, nothing that the tree decides. */
void report_contracts_page(buffer *out, const contract_list *list);

/* The facts that no contract looks at, each with the words that would. `all`: how many there are of either. */
void report_gaps(buffer *out, const gap_list *gaps, report_sources *sources, const report_style *style);
void report_gaps_json(buffer *out, const gap_list *gaps, const finding_array *problems, report_sources *sources);

#endif
