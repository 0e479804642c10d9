/* prompt.h — lockstep repl. */
#ifndef LOCKSTEP_PROMPT_H
#define LOCKSTEP_PROMPT_H

#include "arguments.h"

/* Run the prompt in the working directory. `dispatch` runs a command line as main does. Returns the exit status. */
int prompt_run(const arguments *read, bool is_colored, int (*dispatch)(const arguments *read));

#endif
