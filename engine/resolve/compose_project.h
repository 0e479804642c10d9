/* compose_project.h — which files make a compose project; what they make together is compose/open_project.h. */
#ifndef LOCKSTEP_COMPOSE_PROJECT_H
#define LOCKSTEP_COMPOSE_PROJECT_H

#include "glob.h"
#include "store.h"
#include "tree.h"

/* The files docker compose would load in `folder` without -f: the first of its four names there, and its override. Empty when there is none.
 * Probed paths that don't exist are added to `probes` (may be NULL). */
text_array compose_discover(arena *memory, tree *from, text folder, text_array *probes);

#endif
