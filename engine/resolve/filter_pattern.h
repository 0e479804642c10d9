/* filter_pattern.h — GitHub's filter patterns for branches, tags and paths (inside this room only). */
#ifndef LOCKSTEP_FILTER_PATTERN_H
#define LOCKSTEP_FILTER_PATTERN_H

#include "text.h"

/* `*` any but `/`, `**` any, `?` the character before it or nothing, `+` once or more often, [a-z]; a leading
 * `!` is the caller's. */
bool filter_match(arena *memory, text pattern, text name);

#endif
