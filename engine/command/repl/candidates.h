/* candidates.h — ways to complete a word: what they share, and a list of them. */
#ifndef LOCKSTEP_REPL_CANDIDATES_H
#define LOCKSTEP_REPL_CANDIDATES_H

#include <stddef.h>

/* How all lines begin alike; of one line, all of it. The caller frees it. */
char *candidates_common(const char *lines);
/* Print them in columns below the line that is typed, at most a hundred. */
void candidates_print(const char *lines, unsigned columns);
/* Characters in that many bytes. */
size_t wide_length(const char *bytes, size_t length);

#endif
