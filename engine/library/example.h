/* example.h — small trees that keep or break a contract, from rule files and from folders, and how they are
 * tested (LANGUAGE 6).
 *
 * Where a finding belongs is marked on its line, or alone on the line above:
 *     | `queue` |   <!-- expect: no row -->        # expect: words        // expect: words
 * Words are a part of the message and may be missing. Marks are no part of the tree. */
#ifndef LOCKSTEP_EXAMPLE_H
#define LOCKSTEP_EXAMPLE_H

#include "examples.h"
#include "project.h"

typedef struct example_mark {
    text words;
    uint32_t line;       /* of the cleaned text that it belongs to, from 0 */
    uint32_t written;    /* line of the text with marks, from 0 */
    uint32_t start, end; /* of the mark in that line */
} example_mark;

/* A file of an example without its marks, and the way back to where it was written. */
typedef struct example_file {
    text path;
    source clean;    /* what the tree holds */
    uint32_t *lines; /* for each of its lines: the line in the text with marks, from 0 */
    uint32_t line_count;
    ARRAY(example_mark) marks;
    place at;         /* where the text with marks stands */
    const source *in; /* the file that `at` is in */
    uint32_t indent;  /* bytes that each line has more there */
    bool is_lined, is_executable;
} example_file;

typedef struct example {
    text contract, name, saying;
    bool is_breaking;
    place at;
    ARRAY(example_file) files; /* sorted by path */
} example;

typedef ARRAY(example) example_array;

/* ---- example_marks.c ---- */
/* Fills clean, lines, marks and is_executable from the bytes with marks. */
void example_file_clean(arena *memory, text bytes, example_file *file);
/* A place in the example's tree as a place where it was written; `otherwise` when it is in no file of it. */
place example_place(const example *some, place at, place otherwise);

/* ---- example_folder.c ---- */
/* Adds the examples of <rules directory>/examples/<contract id>/<case>/...; what is no example there is a
 * problem. `files` receives the files that they are made of, for the report's sources. */
typedef ARRAY(report_rule) report_rules;
void example_folders_read(lockstep_project *project, const plan *rules, example_array *all,
                          report_rules *files, finding_array *problems);

/* ---- example_accept.c ---- */
/* A line that --accept changes. */
typedef struct example_edit {
    text path;     /* of the rule file, or of the file of an example's folder */
    uint32_t line; /* from 1 */
    text before, after;
    bool is_removed; /* the whole line goes */
} example_edit;

typedef ARRAY(example_edit) example_edits;

/* Adds the edits after which each finding that isn't used is marked, and no mark stands that was not met
 * (`is_met`: of all marks, file after file). Returns how many findings can't be marked: those that stand in
 * no file of the example, or in one that `keeps` has. */
uint32_t example_accept(arena *memory, const plan *rules, const example *shown, const finding_array *found,
                        const bool *is_used, const bool *is_met, example_edits *edits);

/* ---- example_run.c ---- */
/* Judges the contract (index in `rules`) over the example's tree, with the runner of lockstep check. `edits`
 * (may be NULL) receives those of --accept. */
example_outcome example_run(lockstep_project *project, const plan *rules, uint32_t contract,
                            const example *some, example_edits *edits);

/* ---- test.c ---- */
/* How the examples that stand in rule files came out; their files are among the project's. */
lockstep_result *examples_result(lockstep_project *project, const plan *rules);

#endif
