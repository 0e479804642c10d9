/* entry_point.h — what may be typed where the cursor is in an entry of a prompt. Only tokens before it are
 * looked at. */
#ifndef LOCKSTEP_ENTRY_POINT_H
#define LOCKSTEP_ENTRY_POINT_H

#include "plan.h"

typedef enum point_type {
    POINT_NOTHING, /* a new name, a number, the inside of a long text */
    POINT_START,   /* a statement: local, contract, a selection, a sentence */
    POINT_CARD,    /* between the braces of a contract: a key or a sentence */
    POINT_VALUE,   /* a selection, pattern or value: an argument of `owner`, or what a local is given */
    POINT_BEHIND,  /* behind `chain`: a colon and a word */
    POINT_METHOD,  /* the word behind the colon */
    POINT_QUOTE    /* inside quotes: an argument of `owner` */
} point_type;

typedef struct entry_point {
    point_type type;
    uint32_t start; /* where the word, or the text behind the quote, begins */
    text chain; /* BEHIND, METHOD: what it hangs on; VALUE, QUOTE: what `owner` hangs on; empty: nothing */
    word first; /* the chain's first word; WORD_none: a local, or parentheses */
    word owner; /* whose argument it is; WORD_none */
    text arguments; /* QUOTE: the owner's argument before it, `ctl` in :running(ctl, " */
} entry_point;

/* `before`: the entry up to the cursor. */
entry_point entry_point_at(arena *memory, text before);

#endif
