/* gitignore.h — what .gitignore files exclude, as git decides it (gitignore(5)).
 *
 * One `ignore_file` a .gitignore; each knows the one of the folder above. Who walks a tree asks for each
 * entry before entering it: what is in an excluded folder can't be included again. */
#ifndef LOCKSTEP_GITIGNORE_H
#define LOCKSTEP_GITIGNORE_H

#include "text.h"

typedef struct ignore_file ignore_file;

/* The rules of `bytes`, found in `folder` ("" is the root); `above` holds those of the folders above, or
 * NULL. In `memory`; `bytes` and `folder` are borrowed. */
const ignore_file *ignore_read(arena *memory, text folder, text bytes, const ignore_file *above);
/* Is the path (from the root, standing in or below the file's folder) excluded? */
bool ignore_excludes(const ignore_file *rules, text path, bool is_folder);

#endif
