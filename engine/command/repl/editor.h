/* editor.h — a line from a person: libedit, where the system has it. */
#ifndef LOCKSTEP_REPL_EDITOR_H
#define LOCKSTEP_REPL_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

typedef struct editor editor;

typedef enum line_end {
    LINE_READ,        /* a line, or several: recalled from the history, or pasted */
    LINE_PASTED,      /* lines that came at once, each with its line end: nothing of them was shown */
    LINE_INTERRUPTED, /* Ctrl-C: what was typed is given up */
    LINE_NONE         /* the end of input, or of the session */
} line_end;

/* Ways to complete what stands before `cursor`: words that may stand in the place of the bytes from *start
 * on, a line each. The caller frees it; NULL: there are none. */
typedef char *editor_completer(void *context, const char *line, size_t cursor, size_t *start);

/* NULL when there is no libedit: `reason` says why, valid until the next call. */
editor *editor_open(editor_completer *completer, void *context, const char **reason);
/* The terminal is as it was before. */
void editor_close(editor *one);

/* Read. The caller frees *line, which is NULL when there is none. */
line_end editor_line(editor *one, const char *prompt, char **line);
/* Is more input there already? Then it was pasted, or typed ahead. */
bool editor_is_ahead(void);
/* One more entry to go back to. */
void editor_remember(editor *one, const char *entry);

#endif
