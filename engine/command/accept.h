/* accept.h — --accept: the edits of a result, shown and written. */
#ifndef LOCKSTEP_ACCEPT_H
#define LOCKSTEP_ACCEPT_H

#include "lockstep.h"

/* Shows each line that changes, before and after, and writes the files. False, and said on standard error,
 * when a file can't be written, or changed since it was read; it is whole then. Nothing when there are no
 * edits. */
bool edits_accept(const lockstep_result *result);

#endif
