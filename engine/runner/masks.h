/* masks.h — which kinds of facts a plan needs of each dialect: what is not asked for is not kept (DESIGN 3).
 */
#ifndef LOCKSTEP_MASKS_H
#define LOCKSTEP_MASKS_H

#include "run.h"

/* Fills r->masks, r->kinds and r->is_read from all sentences and queries of the plan. */
void masks_collect(run *r);

#endif
