/* facts_shell.h — pieces of shell as a dialect of the pairs. */
#ifndef LOCKSTEP_FACTS_SHELL_H
#define LOCKSTEP_FACTS_SHELL_H

#include "extract.h"

extractor shell_extract;

#endif
