/* script_surface.h — does a script's parser accept a command? (LANGUAGE 21) */
#ifndef LOCKSTEP_SCRIPT_SURFACE_H
#define LOCKSTEP_SCRIPT_SURFACE_H

#include "store.h"

typedef struct surface_verdict {
    bool is_accepted;
    text problem;   /* "action \"strat\" is not one of start, stop, status" */
    text wrong;     /* the word that isn't accepted: strat */
    text candidate; /* nearest name that is; empty when none is near */
    fact at;        /* the word in the command that is wrong (argument or flag) */
    text open;      /* why nothing can be said of its names and flags; empty: all was looked at */
    fact surface;   /* where the script's parser says so: nearest option/action, else the script */
} surface_verdict;

/* Does the command start the script at `path`: seen from its working directory, or from the root? */
bool script_is_started(arena *memory, const store *all, fact command, text path);

/* Placeholder words are accepted anywhere; <a|b> is each alternative; an open surface is silent (accepts). */
surface_verdict script_accepts(arena *memory, const store *all, fact script, fact command);

#endif
