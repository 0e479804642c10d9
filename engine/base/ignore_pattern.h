/* ignore_pattern.h — a pattern as gitignore(5) reads it, compiled; for gitignore.c only. */
#ifndef LOCKSTEP_IGNORE_PATTERN_H
#define LOCKSTEP_IGNORE_PATTERN_H

#include "glob_program.h"

/* Adds the steps of the pattern to an empty program. A pattern that can't match (an open `[`, a lone
 * backslash at the end) leaves the program empty. */
void ignore_compile(arena *memory, glob_program *to, text pattern);

#endif
