/* compose_flag.h — flags of docker compose's command line that take no value (inside this room only). */
#ifndef LOCKSTEP_COMPOSE_FLAG_H
#define LOCKSTEP_COMPOSE_FLAG_H

#include "store.h"

/* Is the fact a flag of docker compose that takes no value, so that the word behind it is the command's own:
 * up -d web? False for other programs' flags, for unknown ones, and for what stands behind `exec web`. */
bool compose_flag_is_plain(const store *all, fact flag);

#endif
