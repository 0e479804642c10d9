/* excerpt.h — the line that something stands in, with carets beneath it. */
#ifndef LOCKSTEP_EXCERPT_H
#define LOCKSTEP_EXCERPT_H

#include "report.h"
#include "paint.h"

/*    41 |     profiles: ["queue-drain"]
 *       |                ^^^^^^^^^^^^^
 * Tabs are shown as blanks, what can't be shown is escaped, and carets count the columns that a terminal
 * gives to each character. Of a line wider than the terminal the part around the span is shown. Nothing when
 * the file can't be read; no carets when the column was not verified. */
void excerpt_write(buffer *out, report_sources *sources, const place *at, const report_style *style,
                   paint caret);

#endif
