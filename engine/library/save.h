/* save.h — a sentence becomes a contract with examples taken from the repository: the smallest excerpt of
 * what it reads that keeps it, and an edit of that which breaks it.
 *
 * Everything is found by judging: an excerpt is cut while the verdict stays, an edit is taken when the
 * verdict is the wanted one. How much is tried is counted, so that the same repository gives the same
 * examples. */
#ifndef LOCKSTEP_SAVE_H
#define LOCKSTEP_SAVE_H

#include "project.h"

typedef struct sample_file {
    text path, bytes;
    text broken; /* what the breaking example has in its place, where both are wanted */
    bool is_executable;
} sample_file;

/* A small tree, or two of the same files. */
typedef ARRAY(sample_file) sample;

/* How a sample is to be judged. */
typedef enum sample_goal {
    SAMPLE_KEPT,
    SAMPLE_BROKEN,
    SAMPLE_BOTH /* kept, and broken with `broken` */
} sample_goal;

typedef struct sampling {
    lockstep_project *project;
    arena *memory;
    const plan *rules; /* the one contract */
    uint32_t tries;    /* left */
    uint64_t bytes;    /* that may still be judged */
    uint32_t subjects; /* least that a keeping example must have: 0 where the whole repository has none */
    text words;        /* the sentence in English */
} sampling;

enum {
    SAMPLE_TRIES = 3000,
    SAMPLE_BYTES = 64 * 1024 * 1024,
    SAMPLE_SUBJECTS = 8,
    SAMPLE_TRACED = 1000,
    SAMPLE_LARGE = 256 * 1024
};

/* How the contract is judged over some tree. */
typedef struct sample_verdict {
    contract_state state;
    uint32_t subjects;
    ARRAY(subject_trace) near; /* the widest of the subjects: the more there is, the more can go wrong */
    finding_array findings;    /* in `memory` */
    text_array files;          /* that were read */
} sample_verdict;

/* ---- sample.c ---- */
/* False when enough was tried. `is_broken`: over its broken files. */
bool sample_judge(sampling *s, const sample *some, bool is_broken, arena *memory, sample_verdict *found);
/* The tree of a sample; of its broken files. */
tree *sample_tree(const sample *some, bool is_broken);
/* Kept needs enough subjects, broken nothing but broken ones. */
bool sample_is(sampling *s, const sample *some, sample_goal goal);
/* How the repository is judged, kept or broken, and files of those it reads that are judged so alone; none
 * when there are no such. False when it is neither. */
bool sample_take(sampling *s, sample_goal *goal, sample *taken);

/* ---- sample_shrink.c ---- */
/* Only files: for what is too large to be edited. */
void sample_shrink_files(sampling *s, sample *some, sample_goal goal);
/* Leaves out files and lines as long as it stays so. */
void sample_shrink(sampling *s, sample *some, sample_goal goal);

/* ---- sample_edit.c ---- */
/* The first edit of one fact (left out, renamed, doubled) after which it is judged so; with `is_near` only of
 * facts on the lines of some subjects, and of what decided about them. */
bool sample_edit(sampling *s, const sample *some, sample_goal goal, bool is_near, sample *edited);
/* Without the subjects that break it; false when it is not kept then. */
bool sample_mend(sampling *s, const sample *some, sample *mended);

#endif
