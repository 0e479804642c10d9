/* shell_loop.h — the variable of a `for` as a program, in shell that no script's surface is made from. */
#ifndef LOCKSTEP_SHELL_LOOP_H
#define LOCKSTEP_SHELL_LOOP_H

#include "shell.h"

typedef struct shell_loops {
    const shell_tree *tree;
    arena *memory; /* owns the values */
} shell_loops;

/* A shell_resolve with a shell_loops as its context: the words of the loop around as one glob, in the place
 * of the variable. False when the word has other expansions, or the loop's words are not all written out. */
bool shell_loop_program(void *context, const shell_word *word, text *value, bool *is_rooted);

#endif
