/* complete.h — what may stand where Tab was pressed. */
#ifndef LOCKSTEP_REPL_COMPLETE_H
#define LOCKSTEP_REPL_COMPLETE_H

#include "session.h"

typedef struct completion {
    session *session;
    const char *before; /* the lines of the entry that are typed already; NULL: none */
} completion;

/* An editor_completer. Commands are known here; all else is asked in a job, which may be stopped with Ctrl-C.
 */
char *complete(void *context, const char *line, size_t cursor, size_t *start);

#endif
