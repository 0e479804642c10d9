/* history.h — the entries of earlier sessions, a line each, in the user's state directory.
 *
 * Every entry is added as it is made, so that two sessions at once lose nothing and a killed one leaves all.
 */
#ifndef LOCKSTEP_REPL_HISTORY_H
#define LOCKSTEP_REPL_HISTORY_H

typedef struct history_file history_file;

/* $XDG_STATE_HOME/lockstep/history, or ~/.local/state/lockstep/history; its folders are made. Never NULL:
 * when it can't be read or written that is said on standard error, once, and nothing is kept. */
history_file *history_open(void);
void history_close(history_file *file);

/* Hand every entry to `each`, the oldest first. */
void history_read(history_file *file, void (*each)(void *context, const char *entry), void *context);
/* Add one. What begins with a blank is not kept, as shells have it. */
void history_add(history_file *file, const char *entry);

#endif
