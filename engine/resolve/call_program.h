/* call_program.h — what a program may be that holds expressions (inside this room only).
 *
 * `$ROOT/tools/x.sh`, `tests/${{ inputs.name }}.sh`, `$(TOOL)`, `{}`: what an expression comes to only a run
 * can tell, but what stands around it is known. */
#ifndef LOCKSTEP_CALL_PROGRAM_H
#define LOCKSTEP_CALL_PROGRAM_H

#include "glob.h"
#include "store.h"

/* May the program be the file at `path` (from the root), were its expressions the right ones? False when it
 * has none. */
bool program_may_be(arena *memory, text program, text path);

/* Is the program one of the words that a script or function was called with: "$@", $1? *number: which, from
 * 0. */
bool program_is_word(text program, uint32_t *number);

/* The program with `${{ inputs.x }}` replaced by what `from`, the step or job that uses the file in shard
 * `used`, gives as `with.x`, else by the default of the file. What is not literal there stays as it is. */
text program_filled(arena *memory, const store *all, text program, fact from, uint32_t used);

#endif
