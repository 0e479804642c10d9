/* complete.h — candidates for what is typed at a prompt: words by what may follow, names by what there is. */
#ifndef LOCKSTEP_COMPLETE_H
#define LOCKSTEP_COMPLETE_H

#include "entry_point.h"
#include "project.h"

typedef struct completing {
    lockstep_project *project;
    arena *memory;
    const char *known;
    entry_point at;
    text typed;       /* from at.start to the cursor */
    text_array found; /* sorted and each once when they are written */
} completing;

enum { MOST_CANDIDATES = 1000 };

/* Adds a candidate that begins as what is typed, in any case. */
void complete_add(completing *c, text candidate);

/* ---- complete_words.c ---- */
void complete_words(completing *c);

/* ---- complete_names.c ---- */
/* Inside quotes: paths, headings, columns, services: whatever the word before the quote takes. */
void complete_quote(completing *c);
/* Paths of the root, one folder after the other; `ending` NULL: any file. */
void complete_paths(completing *c, const char *const *endings);
/* The ids of the project's contracts. */
void complete_ids(completing *c);

#endif
