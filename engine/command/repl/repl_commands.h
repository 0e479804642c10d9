/* repl_commands.h — lines that begin with `:word` or `?`. */
#ifndef LOCKSTEP_REPL_COMMANDS_H
#define LOCKSTEP_REPL_COMMANDS_H

#include "session.h"

/* Does the line begin with a colon and the name of a command, or with a question mark? (Without blanks before
 * it.) */
bool is_command_line(const session *one, const char *line);
/* Does it go on from the last entry: blanks, a colon and a word of the rule language? */
bool is_continuation(const char *line);

/* Ask a line that is one question, an entry or a command: on the screen, or, with `output` (FORMAT=FILE),
 * into a file. It is the last line from then on. Returns its status. */
int line_ask(session *one, const char *line, const char *output);

/* Run a command. Returns its status. */
int command_run(session *one, const char *line);
/* A line that begins with a colon and is none of both. Returns a status. */
int command_unknown(const session *one, const char *line);

/* Behind an entry that was wrong: did it begin with a command that lacks its colon? Then that is said. */
void command_hint(const session *one, const char *entry);

/* All that may stand behind a colon at the beginning of a line, a line each. The caller frees it. */
char *command_names(const session *one);

#endif
