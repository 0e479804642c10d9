/* grammar_lines.h — a parsed script as the lines of a recorded syntax tree (README.md). */
#ifndef LOCKSTEP_GRAMMAR_LINES_H
#define LOCKSTEP_GRAMMAR_LINES_H

#include "shell.h"

/* All lines, sorted by place and by kind, each ended; in `memory`. */
text grammar_lines(arena *memory, const shell_tree *shell);

#endif
