/* walk.h — all globs of a plan found by as few walks as can be. */
#ifndef LOCKSTEP_WALK_H
#define LOCKSTEP_WALK_H

#include "run.h"

/* Walk the tree once for all globs of the plan that no hidden or left-out folder is named by. */
void walk_plain_globs(run *r);
/* The same for these. */
void walk_plain(run *r, const char *const *globs, size_t count);
/* The files that `pattern` names, sorted; folders that were listed for it are added to `folders`. */
text_array walk_find(run *r, text pattern, text_array *folders);
/* Of several names of one file only one stays: its own if that is among them, else the first. Those in `named` stay, too:
 * the rule asks for them by that name. */
void walk_drop_links(run *r, text_array *paths, const text_array *named);

#endif
