/* add.h — writing what lockstep new and lockstep init made into a rule file (--write). */
#ifndef LOCKSTEP_ADD_H
#define LOCKSTEP_ADD_H

#include <stdbool.h>
#include "lockstep.h"

/* Write the result's addition: a new file where none is, or behind the end of an old one. Nothing that is
 * there is changed. False, and said on standard error, when that failed. */
bool addition_write(const lockstep_result *result);

#endif
