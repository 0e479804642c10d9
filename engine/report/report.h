/* report.h — a judgement, or what a query found, as bytes for people (text) and for programs (json).
 *
 * Every report is a function of what it is given: no times, no locale, no absolute paths, the same bytes for
 * any number of jobs. Files are read again for their excerpts. Everything that came from outside is escaped
 * on its way out. */
#ifndef LOCKSTEP_REPORT_H
#define LOCKSTEP_REPORT_H

#include "buffer.h"
#include "glob.h"
#include "judgement.h"
#include "tree.h"

/* ---- where lines and columns come from
 * ------------------------------------------------------------------------------ */

typedef struct report_sources report_sources;

/* A text that findings stand in and the tree does not hold: a rule file, a selection of the command line. */
typedef struct report_rule {
    text path, bytes;
} report_rule;

/* Files of `root` are read when a place in them is printed, each once; `rules` come from memory. All
 * borrowed. */
report_sources *report_sources_open(arena *memory, tree *root, const report_rule *rules, uint32_t rule_count);
/* The file that a place stands in; NULL when it can't be read (any more). */
const source *report_source(report_sources *sources, const place *at);

typedef struct report_position {
    bool has_line, has_column;     /* false: not known, the numbers are 0 */
    uint32_t line, column;         /* from 1; columns count characters (code points) */
    uint32_t end_line, end_column; /* one past the last character */
} report_position;

report_position report_locate(report_sources *sources, const place *at);

/* ---- how it looks
 * --------------------------------------------------------------------------------------------------- */

typedef struct report_style {
    bool is_colored;
    bool is_terminal;  /* a person watches: more than REPORT_FULL_LIMIT findings are cut */
    bool shows_all;    /* --all: they are not */
    uint32_t width;    /* columns of the terminal; 0 = REPORT_WIDTH */
    const text *paths; /* only findings with an end in one of these (files or folders); none: all */
    uint32_t path_count;
} report_style;

enum {
    REPORT_WIDTH = 160, /* excerpts of longer lines show the part around the finding */
    REPORT_FULL_LIMIT =
        100, /* findings; above it a terminal gets REPORT_FULL_EACH of each contract in full */
    REPORT_FULL_EACH = 3
};

/* Has the finding an end (its place, a note's, the rule's) in one of the style's paths? */
bool report_is_shown(const report_style *style, const finding *some);

/* ---- reports
 * -------------------------------------------------------------------------------------------------------- */

/* lockstep check. */
void report_text(buffer *out, const judgement *found, report_sources *sources, const report_style *style);
void report_json(buffer *out, const judgement *found, report_sources *sources, const report_style *style);

/* lockstep explain: contract `index` of the judgement; `subject` empty: all of them, else those whose key
 * holds it. */
void report_explain(buffer *out, const judgement *found, uint32_t index, text subject,
                    report_sources *sources, const report_style *style);
void report_explain_json(buffer *out, const judgement *found, uint32_t index, text subject,
                         report_sources *sources);
/* The subjects that `subject` chooses. */
uint32_t report_subject_count(const contract_judgement *about, text subject);

/* lockstep facts: a table of facts with their places. `asked` is the selection or kind as it was written. */
void report_facts(buffer *out, const store *all, const fact_array *facts, report_sources *sources,
                  const report_style *style);
void report_facts_json(buffer *out, const store *all, const fact_array *facts, text asked,
                       const finding_array *problems, report_sources *sources);
/* The same as RFC 4180 has it: a head, and a record a fact with all that is known of it. */
void report_facts_csv(buffer *out, const store *all, const fact_array *facts, report_sources *sources);
/* What two selections, as they were written, have in common. */
void report_comparison(buffer *out, const store *all, const comparison *some, text left, text right,
                       report_sources *sources, const report_style *style);
void report_comparison_json(buffer *out, const store *all, const comparison *some, text left, text right,
                            const finding_array *problems, report_sources *sources);
/* lockstep facts without a selection: the first page of an audit. What there is, in counts, each line with the
 * command that shows more of it; then what was left out, and why: `folders` that nobody looked into, and `problems`. At most 80
 * columns wide. */
void report_inventory(buffer *out, const store *all, const text_array *folders, const finding_array *problems,
                      report_sources *sources, const report_style *style);
void report_inventory_json(buffer *out, const store *all, const text_array *folders,
                           const finding_array *problems, report_sources *sources);
/* All facts of a kind, in the order of paths and of places in them. */
fact_array report_facts_of_kind(arena *memory, const store *all, kind some);

/* Findings on their own: why a selection could not be read. */
void report_findings(buffer *out, const finding_array *findings, report_sources *sources,
                     const report_style *style);
void report_findings_json(buffer *out, const finding_array *findings, report_sources *sources);

#endif
