/* look.h — how the tree looks: paths, sizes, times; and what became different since the last look.
 *
 * A look is taken by a child of its own, so that the prompt need not wait for a large tree; it stands in
 * memory that only jobs read. */
#ifndef LOCKSTEP_REPL_LOOK_H
#define LOCKSTEP_REPL_LOOK_H

#include <stdbool.h>
#include <sys/types.h>

typedef struct look {
    int memory;  /* the last look; -1: none */
    pid_t child; /* which takes it; 0: it is done */
} look;

/* Start the first look; nobody waits for it. */
void look_begin(look *one);
/* Let its child go when it has ended. */
void look_reap(look *one);
/* Wait until it is taken. False with Ctrl-C. */
bool look_wait(look *one);
/* In a job: take a new one into `into`, and print what differs from the last: "changed", "new", "gone", a
 * line each. */
void look_compare(const look *one, int into);
/* An empty memory for a look; -1 when there is none to be had. */
int look_memory(void);
/* Put a new one in the place of the last. */
void look_replace(look *one, int memory);
void look_end(look *one);

#endif
