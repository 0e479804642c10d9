/* must.h — strings of the session, each owned by who asked for it; memory that runs out ends the session with
 * status 2. */
#ifndef LOCKSTEP_REPL_MUST_H
#define LOCKSTEP_REPL_MUST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* `memory`, which is there: else the process has ended. */
void *must(void *memory);
/* The first bytes, with a NUL behind. */
char *string_cut(const char *bytes, size_t length);
char *string_print(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* Put it in the place of *old, which is freed. `newer` may be NULL. */
void string_replace(char **old, char *newer);
/* Is there nothing but blanks? */
bool string_is_blank(const char *words);
/* Behind the blanks at the front. */
const char *string_skip(const char *words);
/* Does it begin so? */
bool string_starts(const char *words, const char *start);
/* Take blanks and line ends off the end. */
void string_trim(char *words);
/* Print what came from outside: bytes that could steer a terminal as \xNN. */
void string_show(FILE *out, const char *words);
/* Print "lockstep: MESSAGE" on standard error. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
