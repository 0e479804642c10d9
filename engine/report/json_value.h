/* json_value.h — what the JSON reports are put together from (jansson). */
#ifndef LOCKSTEP_JSON_VALUE_H
#define LOCKSTEP_JSON_VALUE_H

#include <jansson.h>
#include "report.h"

enum { REPORT_JSON_VERSION = 1 }; /* grows when a field changes its meaning or goes */

json_t *json_text(arena *memory, text some);                                   /* bad UTF-8 becomes U+FFFD */
void json_set_text(arena *memory, json_t *object, const char *key, text some); /* nothing when it is empty */
/* {"path", "start", "end" (bytes), "line", "column", "end_line", "end_column"}; null without a path. */
json_t *json_place(arena *memory, report_sources *sources, const place *at);
json_t *json_finding(arena *memory, report_sources *sources, const finding *some);
json_t *json_findings(arena *memory, report_sources *sources, const finding_array *findings,
                      const report_style *style);
/* {"kind", "name", "at", "in", "details"} */
json_t *json_fact(arena *memory, const store *all, fact some, report_sources *sources);
/* {"lockstep": its version, "version": of this format, "report": "check"} */
json_t *json_begin(const char *report);
/* Writes the value and lets it go. Characters that a terminal or a CI log would act on are written as \uNNNN.
 */
void json_write(buffer *out, json_t *value);

#endif
