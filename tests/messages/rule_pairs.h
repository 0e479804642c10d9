/* rule_pairs.h — a folder of cases: <case>.lua beside <case>.expected. What is shared by the tests of rule
 * files.
 *
 *     messages [--accept] FOLDER [CASE...]
 *
 * A case that is called settings... is read as lockstep.lua. Files that a case takes with `use` stand in FOLDER/use and are loaded with every case; packs, called
 * test/NAME, in FOLDER/packs. --accept writes what was found as what is expected, for a person to read and
 * commit. */
#ifndef LOCKSTEP_RULE_PAIRS_H
#define LOCKSTEP_RULE_PAIRS_H

#include "binding.h"
#include "buffer.h"

/* Writes what became of a case: its own file is the last one. */
typedef void rule_case(arena *memory, const rule_file *files, uint32_t count, buffer *out);

/* Runs the cases; the exit status. */
int rule_pairs(int count, char **arguments, rule_case *run);

/* file:line:col: error: message, its notes and its fix; of the case's own file. */
void write_findings(arena *memory, const rule_file *files, uint32_t count, finding_array *problems,
                    buffer *out);
/* "3:5", or "3" for a place that is only a line. */
void write_place(arena *memory, const rule_file *files, uint32_t count, const place *at, buffer *out);

#endif
