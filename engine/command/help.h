/* help.h — help, made from the tables of commands and options. */
#ifndef LOCKSTEP_HELP_H
#define LOCKSTEP_HELP_H

#include <stdio.h>
#include "arguments.h"

/* COMMAND_none: of all. */
void help_write(FILE *out, command_id about);
/* The limits of a run, with their defaults. */
void help_limits_write(FILE *out);

#endif
