/* signals.h — what the world wants of the session: stop this, end, look at the size again.
 *
 * Handlers only note it; whoever waits looks here when a system call was interrupted. */
#ifndef LOCKSTEP_SIGNALS_H
#define LOCKSTEP_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/* From now on SIGINT, SIGWINCH, SIGTSTP, SIGTERM and SIGHUP are noted. Once, before anything waits. */
void signals_catch(void);
/* In a child: as they were before. */
void signals_reset(void);

/* Was Ctrl-C pressed since the last call? */
bool signals_take_interrupt(void);
/* Did the terminal's size change since the last call? */
bool signals_take_resize(void);
/* Ctrl-Z: was it pressed since the last call? */
bool signals_take_suspend(void);
/* The signal that ends the session; 0: none. */
int signals_end(void);
/* Stop as Ctrl-Z stops any program; returns when it goes on. */
void signals_suspend(void);
/* End as that signal ends a program. Returns when there is none. */
void signals_die(void);

struct pollfd;
/* poll without a gap: a signal that came before the wait ends it, too. Milliseconds, -1: for ever. As poll
 * returns; -1 when there is something to take from above. */
int signals_poll(struct pollfd *some, unsigned count, int milliseconds);

#endif
