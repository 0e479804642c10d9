/* whereabouts_report.h — why a contract did not fire: what its selections have of a fact, or which word drops it. */
#ifndef LOCKSTEP_WHEREABOUTS_REPORT_H
#define LOCKSTEP_WHEREABOUTS_REPORT_H

#include "json_value.h"

/* `asked`: what was asked for, as it was given. */
void whereabouts_write(buffer *out, const judgement *found, text asked, report_sources *sources, const report_style *style);
/* [{"sentence", "selection", "fact", "at", "has", "why"}]; a selection that only reads the file has no fact. */
json_t *json_whereabouts(arena *memory, const judgement *found, report_sources *sources);

#endif
