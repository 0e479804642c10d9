/* runner.h — waves, then the judge: a plan and a tree in, a judgement out. */
#ifndef LOCKSTEP_RUNNER_H
#define LOCKSTEP_RUNNER_H

#include "binding.h"
#include "date.h"
#include "extract.h"
#include "glob.h"
#include "judgement.h"
#include "tree.h"

typedef struct run_options {
    uint32_t jobs;       /* threads that extract; 0 = one a processor */
    severity fail_on;    /* SEVERITY_ERROR by default */
    date_day today;      /* what dates are compared with; no clock is read here */
    extract_limits limits;
    uint32_t trace_limit; /* kept subjects that the trace lists for each sentence; 0 = all. Broken ones always are */
    text stand_in;       /* the file that contracts read where a compose project has no .env; empty: none */
    place stand_in_at;   /* where the settings name it */
    bool tells_reach;     /* the judgement has `reached` */
    text asks_contract;   /* the judgement has `whereabouts` of this contract ... */
    text asks_subject;    /* for facts whose key holds this text */
    place asks_place;     /* or, with a path, for facts that stand on this line */
    /* called between two slices of files that are read, while no other thread runs; NULL: nobody asks */
    void (*progress)(void *context, size_t done, size_t all);
    void *progress_context;
} run_options;

/* Judge every contract of `rules` over `root`. `problems` are the loader's findings: they count (status 2). */
judgement *runner_check(arena *memory, const plan *rules, const rule_file *files, uint32_t file_count, tree *root,
                        const run_options *options, const finding_array *problems);

/* The facts that the plan's first query selects, in document order; promises are not asked for. *all receives the store. */
fact_array runner_query(arena *memory, const plan *rules, tree *root, const run_options *options, store **all, finding_array *problems);

/* The names of two selections (the plan's queries) beside each other. */
comparison runner_compare(arena *memory, const plan *rules, tree *root, const run_options *options, store **all,
                          finding_array *problems);

/* The facts whose names are like `name`, the most alike first; of one file each name of a kind once. */
fact_array runner_near(arena *memory, const store *all, text name);

/* One file with all kinds, read as a survey reads it, or by its ending. */
store *runner_survey_file(arena *memory, tree *root, const run_options *options, text path, finding_array *problems);

/* Everything: each document, compose file, workflow, script and env template of the tree, with all kinds (lockstep facts without
 * a selection). `with_projects`: also the compose project of each folder that has one, as a derived shard, so that what is wrong
 * with it is told. */
store *runner_survey(arena *memory, tree *root, const run_options *options, bool with_projects, finding_array *problems);
/* The folders that a survey does not look into: hidden ones, other people's, what git ignores (glob_walk). Sorted. */
text_array runner_left_out(arena *memory, tree *root);

#endif
