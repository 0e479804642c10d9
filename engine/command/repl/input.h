/* input.h — lines, from wherever they come: a terminal with an editor or without one, a pipe, a file. */
#ifndef LOCKSTEP_REPL_INPUT_H
#define LOCKSTEP_REPL_INPUT_H

#include "editor.h"

typedef struct input input;

/* Is there a person: are both standard input and output a terminal? */
bool input_is_terminal(void);

/* From a terminal with libedit where there is one; from anything else without. Never NULL. */
input *input_open(bool is_terminal, editor_completer *completer, void *context);
void input_close(input *from);

/* The next line, without its end; the caller frees it. The prompt is shown on a terminal. LINE_PASTED: it
 * came together with others. */
line_end input_line(input *from, const char *prompt, char **line);
/* Go back to an entry with the arrow keys. */
void input_remember(input *from, const char *entry);
/* Forget what came at once and was not asked yet: the rest of a paste. */
void input_drop(input *from);

enum { INPUT_LINE_MOST = 1024 * 1024 }; /* bytes of a line; the rest of a longer one is lost */

#endif
