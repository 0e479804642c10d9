/* shell_limit.h — the diagnostics of the parser's limits (DESIGN 7). */
#ifndef LOCKSTEP_SHELL_LIMIT_H
#define LOCKSTEP_SHELL_LIMIT_H

#include "shell_map.h"

/* Reports what was left out of the tree, or read as plain words because it is nested too deep. `map` NULL:
 * the tree's bytes are the file's. */
void shell_limits_report(shard_builder *to, arena *memory, const shell_tree *tree, const shell_map *map);

#endif
