/* shell_directory.h — where commands run: the folder after cd. */
#ifndef LOCKSTEP_SHELL_DIRECTORY_H
#define LOCKSTEP_SHELL_DIRECTORY_H

#include "shell.h"

typedef struct shell_directory {
    arena *memory;
    text start;         /* where the text begins; empty: the root */
    text now, before;   /* before: for `cd -` */
    text cloned;        /* the folder that the last `git clone` made */
    bool was_changed;   /* there was a relative cd already */
    bool is_cumulative; /* a script: each cd goes on from the one before. In a document two alternative `cd`s
                         * don't add up
                         * (`cd a && cd b` does, and `cd ..`) */
} shell_directory;

shell_directory shell_directory_new(arena *memory, text start, bool is_cumulative);
/* Follow a command: `words` behind its program. `target` is what its first plain word stands for (expanded by
 * who can). */
void shell_directory_follow(shell_directory *at, const shell_tree *tree, const shell_node *node,
                            uint32_t program, text target, bool is_known);

#endif
