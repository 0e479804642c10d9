/* script_sources.h — the files that a script sources, one hop (inside this room only). */
#ifndef LOCKSTEP_SCRIPT_SOURCES_H
#define LOCKSTEP_SCRIPT_SOURCES_H

#include "glob.h"
#include "store.h"

typedef struct script_sources {
    fact_array scripts; /* those that are in the store, in the order in which they are sourced */
    bool is_complete;   /* all are */
} script_sources;

/* The script at `path`, when it is in the store. */
bool script_at(const store *all, text path, fact *script);

/* Where the file of a `source` command may be, the likeliest first; `script`: the one with the command, or a literal.
 * Empty when its word is not known. */
text_array source_paths(arena *memory, const store *all, fact command, fact script);

/* A `source lib.sh` is looked for from the working directory, from the root, and beside the script. What is not in the
 * store is named in `missing` (may be NULL). */
script_sources script_sources_of(arena *memory, const store *all, fact script, text_array *missing);

/* The files that its `source` commands may mean, up to the first of each that is in the store: what the answer above
 * depends on. */
void script_sources_named(arena *memory, const store *all, fact script, text_array *named);

/* The last function of this name in the script; ROW_NONE when it has none. */
uint32_t script_function_row(const store *all, fact script, text name);

#endif
