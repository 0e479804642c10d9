/* glob_program.h — a compiled pattern: a small machine that reads a path byte by byte in all its states at
 * once, so that no pattern is slow. Globs (glob.c), walks (glob_walk.c) and .gitignore (gitignore.c) are made
 * of it. */
#ifndef LOCKSTEP_GLOB_PROGRAM_H
#define LOCKSTEP_GLOB_PROGRAM_H

#include "array.h"
#include "text.h"

typedef enum step_type {
    STEP_BYTE,      /* takes `byte` */
    STEP_ONE,       /* takes any byte but `/` */
    STEP_SET,       /* takes a byte of the set `target` */
    STEP_NAME_LOOP, /* takes any run of bytes without `/` */
    STEP_PATH_LOOP, /* takes any run of bytes */
    STEP_FORK,      /* goes on at the next step and at `target` */
    STEP_JUMP,      /* goes on at `target` */
    STEP_END        /* the pattern is done */
} step_type;

typedef struct glob_step {
    uint8_t type, byte;
    uint16_t target;
} glob_step;

typedef struct glob_set {
    uint32_t bits[8]; /* one bit a byte value */
} glob_set;

enum { GLOB_LONGEST = 16384 }; /* steps of one program; what is longer matches nothing */

typedef struct glob_program {
    ARRAY(glob_step) steps;
    ARRAY(glob_set) sets;
} glob_program;

/* The states a program is in: steps to be tried next. `seen` marks those that are in the list already. */
typedef struct glob_states {
    uint16_t *steps;
    uint32_t count;
} glob_states;

typedef struct glob_machine {
    const glob_program *program;
    uint32_t *seen; /* by step: the round in which it was added */
    uint32_t round;
} glob_machine;

/* Adds the steps of a path glob to the program, STEP_END behind them. Nothing is added when it would grow too
 * long. */
void glob_compile(arena *memory, glob_program *to, text pattern);

glob_machine glob_machine_new(arena *memory, const glob_program *program);
glob_states glob_states_new(arena *memory, const glob_program *program);
/* The states before the first byte: `first` and all that can be reached from it without reading. */
void glob_start(glob_machine *machine, uint32_t first, glob_states *states);
/* Adds one more step to states that were just started or advanced. */
void glob_add(glob_machine *machine, uint32_t step, glob_states *states);
/* From `states` to `next` by one byte. */
void glob_advance(glob_machine *machine, const glob_states *states, char byte, glob_states *next);
/* From `states` by a whole text; `spare` is needed for it. False when no state is left. */
bool glob_advance_text(glob_machine *machine, glob_states *states, text some, glob_states *spare);
bool glob_is_done(const glob_machine *machine, const glob_states *states);
/* Does the program, from its step 0 on, take exactly this text? */
bool glob_program_match(const glob_program *program, text some);

#endif
