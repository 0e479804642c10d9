/* script_condition.h — what a condition compares words of the command line with (this room only). */
#ifndef LOCKSTEP_SCRIPT_CONDITION_H
#define LOCKSTEP_SCRIPT_CONDITION_H

#include "script_model.h"

/* One comparison. */
typedef struct comparison {
    role subject;
    text name; /* or the inside of ^(a|b)$ */
    span part;
    bool is_equal; /* == or =~, negations counted in */
    bool is_regex, is_pattern;
    bool is_presence; /* -z "$1", $# -eq 0: it has no name; equal: the word is not there */
    uint32_t node;
    shell_range list; /* instead of a name: the names of a list; count 0: none */
} comparison;

typedef struct condition {
    ARRAY(comparison) items;
    bool has_and, has_or;
    bool has_other;   /* something else is asked, too: [ -n "$FORCE" ], a program */
    bool is_hiding;   /* something is asked of the words that names none: [[ $1 =~ ^v ]], is_known "$1" */
    uint32_t witness; /* the only thing that is asked is this variable: its number; else SCRIPT_NONE */
} condition;

/* The nodes [first, end), joined by && and ||. */
condition script_condition_read(script_model *model, const frame *where, uint32_t first, uint32_t end);
/* The last node of the pipeline that begins at `first`, in a list that ends at `end`. */
uint32_t script_pipeline_last(const script_model *model, uint32_t first, uint32_t end);
/* The subject that all comparisons with names of this sense are about; ROLE_NONE when they differ. */
role script_condition_subject(const condition *read, bool is_equal);
/* Is every comparison of this sense and about this subject, and nothing else asked? Then a condition joined
 * by || (equal) or by && (not equal) holds for no other word than those that it names. */
bool script_condition_is_exact(const condition *read, bool is_equal, const role *subject);
/* Does it name words that are equal to something? */
bool script_condition_has_equal(const condition *read);
/* The only comparison with names that are equal; NULL: none, or several. */
const comparison *script_condition_only(const condition *read);
/* Is it a word of the command line, or an option's value? */
bool script_is_word_role(const role *some);
/* The option that a pattern looks for among all words, *" --fast "*; the empty text for any other pattern. */
text script_option_among(text pattern);
/* ^(a|b)$ -> a|b; the empty text for any other regex. */
text script_alternatives(text regex);

/* ---- script_grep.c ---- */
bool script_is_grep(const script_model *model, uint32_t node);
/* What the pipeline [first, last] asks, whose last node is grep (first == last: of a here-string). False: it
 * may find more than names that are written. */
bool script_grep_read(script_model *model, const frame *where, uint32_t first, uint32_t last,
                      comparison *found);

#endif
