/* unit_report_world.h — a small judgement, written by hand, that reports are tested on. */
#ifndef LOCKSTEP_UNIT_REPORT_WORLD_H
#define LOCKSTEP_UNIT_REPORT_WORLD_H

#include "report.h"

typedef struct report_world {
    arena memory;
    tree *files;
    judgement found;
    report_sources *sources;
} report_world;

/* Two contracts, one of them broken, with the finding that DESIGN 4 shows. */
void report_world_open(report_world *world);
void report_world_close(report_world *world);
/* The place of the `nth` (from 1) `part` in a file of the world. */
place report_world_place(report_world *world, const char *path, const char *part, int nth);
/* One more finding of the broken contract. */
finding *report_world_finding(report_world *world, const char *path, const char *part, const char *message);

#endif
