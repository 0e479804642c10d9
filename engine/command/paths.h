/* paths.h — the PATHs of the command line as findings name them. */
#ifndef LOCKSTEP_PATHS_H
#define LOCKSTEP_PATHS_H

#include <stdbool.h>

/* `path`, from the working directory or absolute, in normal form seen from there ("docs/a.md"; "" is the
 * directory itself). NULL when it leads out of it. The caller frees it. */
char *path_normal(const char *path);

#endif
