/* text_finding.h — one finding as people read it (DESIGN 4). */
#ifndef LOCKSTEP_TEXT_FINDING_H
#define LOCKSTEP_TEXT_FINDING_H

#include "excerpt.h"

/* Both ends with their lines, the contract and its sentence, what to do. */
void text_finding_full(buffer *out, const finding *some, report_sources *sources, const report_style *style);
/* path:line:column: severity: message (contract) */
void text_finding_line(buffer *out, const finding *some, report_sources *sources, const report_style *style);

#endif
