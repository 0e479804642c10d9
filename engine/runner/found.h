/* found.h — the files of compose projects that nobody names; each folder is asked once. */
#ifndef LOCKSTEP_FOUND_H
#define LOCKSTEP_FOUND_H

#include "run.h"

/* What open_project_files finds in the folder, from the root. It lives as long as the run. */
const compose_found *found_in(run *r, text folder);
/* The same, for the room that reads documented commands. */
compose_finder found_finder(run *r);

#endif
