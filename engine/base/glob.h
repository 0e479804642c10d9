/* glob.h — path globs, name patterns, and the walk that finds what a glob names.
 *
 * In a path `*` and `?` stop at `/`, `**` does not, `{a,b}` is either (LANGUAGE 16). In a name only `*` is special.
 * A match always covers the whole path or name. */
#ifndef LOCKSTEP_GLOB_H
#define LOCKSTEP_GLOB_H

#include "array.h"
#include "text.h"
#include "tree.h"

typedef ARRAY(text) text_array;

bool glob_is_pattern(text path);                /* has it `*`, `?` or `{`? */
bool glob_match(text pattern, text path);       /* linear in pattern x path */
bool name_match(text pattern, text name);       /* `*` any run, also empty; bytes are compared */
bool name_is_pattern(text name);

/* What a walk says besides the paths. */
typedef struct glob_notes {
    text_array folders; /* that were listed: a contract's read set holds them */
    text_array links;   /* those of the paths that are symlinks: one file may be found under several names */
    text_array named;   /* those of the paths that would be left out if no pattern named them so */
    text_array closed;  /* folders that were left out, and nothing in them was looked for */
} glob_notes;

/* The paths of files in `tree` that match any of `patterns`, sorted by bytes, each once, in `memory`.
 * Walks each needed folder once and no other. Left out, unless a pattern names them without a star in that part:
 * folders and files whose name begins with `.`, `node_modules`, `vendor`, and what .gitignore files exclude;
 * `.git` always; symlinked folders are not entered.
 * A folder that can't be listed stands among the results itself: reading it tells why. `notes` may be NULL. */
text_array glob_walk(tree *from, const text *patterns, uint32_t count, arena *memory, glob_notes *notes);

/* Lexical normal form: no `.`, no empty part, `..` resolved; false if it would leave the root.
 * `folder` is the folder that a relative `path` is seen from; a leading `/` in `path` means the root. */
bool path_resolve(arena *memory, text folder, text path, text *resolved);
text path_folder(text path); /* "docs" of "docs/a.md", "" of "a.md" */
text path_name(text path);   /* "a.md" of "docs/a.md" */
text path_join(arena *memory, text folder, text name); /* "docs/a.md"; "a.md" when the folder is "" */

#endif
