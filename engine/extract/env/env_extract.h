/* env_extract.h — an env template (.env.example): the variables that it has lines for.
 *
 * Row 0 is the file. `NAME=value`, `export NAME=value` and `NAME: value` are variables with attribute value (without quotes and
 * trailing comment; empty when nothing is given); `# NAME=value` is one that is FACT_DEAD. */
#ifndef LOCKSTEP_ENV_EXTRACT_H
#define LOCKSTEP_ENV_EXTRACT_H

#include "extract.h"

void env_extract(const extract_request *request, arena *memory, shard_builder *to);

#endif
