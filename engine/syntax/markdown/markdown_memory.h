/* markdown_memory.h — the memory that cmark takes, counted (inside this room only).
 *
 * cmark can't be told to stop, but it asks for memory all the time: the budget, the steps and the clock are
 * looked at there, and the parser is left by longjmp. Nothing it took has to be given back: all of it lies in
 * the caller's arena. */
#ifndef LOCKSTEP_MARKDOWN_MEMORY_H
#define LOCKSTEP_MARKDOWN_MEMORY_H

#include <setjmp.h>
#include <time.h>
#include <cmark-gfm.h>
#include "extract.h"

typedef enum memory_stop { STOP_NONE, STOP_BUDGET, STOP_STEPS, STOP_CLOCK } memory_stop;

typedef struct markdown_memory {
    arena *from;
    char *next; /* free bytes of the newest block */
    size_t left;
    uint64_t budget, steps;   /* what may still be used */
    uint32_t until_clock;     /* steps until the clock is looked at */
    struct timespec deadline; /* of this thread's processor time */
    jmp_buf leave;
} markdown_memory;

/* Count for the parse that begins now, on this thread. */
void markdown_memory_begin(markdown_memory *memory, arena *from, const extract_limits *limits);
/* One more step of the feeding loop. */
void markdown_memory_step(markdown_memory *memory);
/* What cmark calls. */
cmark_mem *markdown_memory_functions(void);

#endif
