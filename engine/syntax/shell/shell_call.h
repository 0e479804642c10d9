/* shell_call.h — which program a simple command really calls: sudo, env, time, bash before a script are
 * peeled off. */
#ifndef LOCKSTEP_SHELL_CALL_H
#define LOCKSTEP_SHELL_CALL_H

#include "shell.h"

typedef struct shell_call {
    uint32_t program; /* number of the program's word in the node; words before it were peeled. SHELL_NO_NODE:
                         none */
    uint32_t end;         /* number of the word behind the last one that is the program's: parallel x ::: a b */
    bool adds_words;      /* xargs, parallel: the program is given words that are not written here */
    bool is_shell_script; /* bash x.sh */
    uint32_t inner;       /* bash -c TEXT: number of the text's word; SHELL_NO_NODE otherwise */
} shell_call;

shell_call shell_call_read(const shell_tree *tree, const shell_node *node);

/* Is the word NAME=value? `*name` is its length. */
bool shell_is_assignment(text word, size_t *name);
/* Without leading `./`, as often as it stands there. */
text shell_program_name(text program);

#endif
