/* facts_dump.h — a shard as text that can be read and compared.
 *
 * A row is one line, indented by its depth:
 *
 *     section "Start" 3:1-9:1 level=2 slug="start" heading_end=3:9
 *       command "make up" 6:1-6:8 [guess]
 *
 * Places are line:column in characters, the end is one past the last. A row whose column was not verified
 * shows its lines only. Problems stand at the end. */
#ifndef LOCKSTEP_FACTS_DUMP_H
#define LOCKSTEP_FACTS_DUMP_H

#include "buffer.h"
#include "shard.h"

void facts_dump(buffer *out, const source *file, const shard *facts);

#endif
