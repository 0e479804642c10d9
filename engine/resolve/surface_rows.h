/* surface_rows.h — the words that a script's parser names, as a command is held against them (this room
 * only). */
#ifndef LOCKSTEP_SURFACE_ROWS_H
#define LOCKSTEP_SURFACE_ROWS_H

#include "command_words.h"
#include "script_surface.h"

typedef ARRAY(uint32_t) row_array;

/* A word that is taken: a row of the script, or of a function in a file that it sources. */
typedef struct surface_entry {
    fact row;
    kind is;
    unsigned flags;
    text name, owner;
    int32_t position; /* among the script's words; 0: anywhere */
    uint32_t above;   /* entry of the action that it stands in; ROW_NONE */
} surface_entry;

/* A script or function that tells how many words there may be, behind `before` of the script's. */
typedef struct surface_part {
    fact row;
    int32_t before;
    uint32_t above; /* entry of the action that hands its words to it; ROW_NONE */
} surface_part;

/* Below, a row is the number of an entry. */
typedef struct surface {
    arena *memory;
    const store *all;
    fact script, command;
    ARRAY(surface_entry) entries;
    ARRAY(surface_part) parts; /* the first is the script */
    bool is_open;
    fact why; /* is_open: the script, file or function whose words can't be known */
    command_words words;
    row_array actions;  /* rows of the actions that are named: db, migrate; each of <start|stop> */
    bool is_any_action; /* a placeholder stands for one */
    bool has_choice;    /* <start|stop> */
    surface_verdict verdict;
} surface;

/* ---- surface_join.c ---- */
/* Fills entries, parts, is_open and why. */
void surface_read(surface *of);

/* ---- surface_rows.c ---- */
text surface_row_name(const surface *of, uint32_t row);
text surface_row_text(const surface *of, uint32_t row, attribute_id which);
text surface_owner(const surface *of, uint32_t row);
int32_t surface_row_position(const surface *of, uint32_t row);
/* How many plain words there may be where we are; -1: not known. */
int32_t surface_arity(const surface *of);
/* Takes the row, or one of the actions that are named, what can't be known? */
bool surface_is_open(const surface *of, uint32_t row);
bool surface_in_open_action(const surface *of);
/* Is its name a glob, as a case has them? */
bool surface_is_pattern(const surface *of, uint32_t row);

/* Words that may stand at this position under the actions that are named; 0: anywhere. */
row_array surface_words_at(const surface *of, int32_t position);
/* The closed set of an option's values; empty: anything goes. */
row_array surface_values_of(const surface *of, text option);
/* All options, or only those that are taken where we are. */
row_array surface_options(const surface *of, bool takes_all);
/* The row of this name, or whose pattern the name is like; ROW_NONE. */
uint32_t surface_find(const surface *of, const row_array *rows, text name);

#endif
