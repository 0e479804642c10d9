/* mutation_world.h — a mutation's edits as overlays on a world, and lines found by what they hold. */
#ifndef LOCKSTEP_MUTATION_WORLD_H
#define LOCKSTEP_MUTATION_WORLD_H

#include "lockstep.h"
#include "mutation_table.h"

typedef struct mutation_world {
    const char *folder;
    lockstep_overlay *overlays;
    size_t count;
} mutation_world;

/* False, and said on standard output, when an edit does not fit the world (its lines are not there, or
 * twice). */
bool mutation_apply(mutation_world *world, const mutation *some);
/* The line of a place after the edits, from 1; 0, and said, when no line or more than one holds its text. */
uint32_t mutation_line(const mutation_world *world, const mutation *some, const table_place *place);
void mutation_undo(mutation_world *world);

#endif
