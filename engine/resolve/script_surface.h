/* script_surface.h — does a script's parser accept a command? (LANGUAGE 21) */
#ifndef LOCKSTEP_SCRIPT_SURFACE_H
#define LOCKSTEP_SCRIPT_SURFACE_H

#include "glob.h"
#include "store.h"

typedef struct surface_verdict {
    bool is_accepted;
    text problem;   /* "action \"strat\" is not one of start, stop, status" */
    text wrong;     /* the word that isn't accepted: strat */
    text candidate; /* nearest name that is; empty when none is near */
    fact at;        /* the word in the command that is wrong (argument or flag) */
    text open;      /* why nothing can be said of all its words: "it hands its words on to ..."; empty: all was looked at */
    fact opening;   /* open: the place that makes it so, in the script or a file that it sources; else a literal */
    fact surface;   /* where the script's parser says so: nearest option/action, else the script */
} surface_verdict;

/* Does the command start the script at `path`: seen from its working directory, or from the root? */
bool script_is_started(arena *memory, const store *all, fact command, text path);

/* Placeholder words are accepted anywhere; <a|b> is each alternative; an open surface is silent (accepts).
 * Words that the script hands on to functions of files that it sources are held against those, when these files are in
 * the store. */
surface_verdict script_accepts(arena *memory, const store *all, fact script, fact command);

/* Names in `files` those whose functions decide what the script takes, in the store or not yet: it hands its words on to
 * what it sources. */
void script_reads(arena *memory, const store *all, fact script, text_array *files);

/* The words of a kind (action, option, value) that a script, or an action of one, takes by way of the files that it
 * sources; none is in its own file. An action that is a function (`cmd_start` for "start") has the action's name and the
 * function's place. In the order in which they are sourced. */
fact_array script_sourced_words(arena *memory, store *all, fact within, kind wanted);

#endif
