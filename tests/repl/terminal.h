/* terminal.h — a person at a pseudo-terminal: types, and waits for what must appear. Nothing sleeps. */
#ifndef LOCKSTEP_TESTS_TERMINAL_H
#define LOCKSTEP_TESTS_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

typedef struct terminal {
    int keyboard; /* both ends of what a person has: keys go in, signs come out */
    int inner; /* the program's side, kept open here: its settings can be asked when the program has ended */
    pid_t program, look;     /* look: its first child, which looks at the tree */
    char shown[1024 * 1024]; /* all that came so far */
    size_t length, seen;     /* what was waited for stands before `seen` */
    struct termios before;   /* how the program found the terminal */
} terminal;

/* What a program is started with; NULL and 0 have defaults. */
typedef struct terminal_start {
    const char *root;           /* -C */
    const char *const *options; /* more of them, NULL behind the last */
    const char *const
        *environment; /* "NAME=value" instead of the usual, NULL behind the last; "NAME" takes it away */
    unsigned rows, columns;
} terminal_start;

/* Has this machine pseudo-terminals? A bare change of root has none. */
bool terminal_is_possible(void);
/* Start lockstep repl and wait for its prompt. */
void terminal_open(terminal *one, const terminal_start *start);
void keys(terminal *one, const char *bytes);
/* Wait until the text appears behind what was seen before; fails the test when it doesn't in time, or the
 * program ends. */
void wait_for(terminal *one, const char *text);
/* Wait for a prompt. */
void wait_prompt(terminal *one);
void terminal_resize(terminal *one, unsigned rows, unsigned columns);
/* Wait for the program's end. Returns its status, as waitpid has it. The terminal must be as it was found. */
int wait_end(terminal *one);
/* The program's children now but for that which looks at the tree: their number, and the first that is no
 * zombie (0: none). */
unsigned children(const terminal *one, pid_t *first);

#endif
