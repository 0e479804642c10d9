/* paint.h — colour, escaping and counting: what all text reports share. */
#ifndef LOCKSTEP_PAINT_H
#define LOCKSTEP_PAINT_H

#include "report.h"

typedef enum paint {
    PAINT_PLAIN,
    PAINT_STRONG, /* what the eye looks for: paths, ids */
    PAINT_FAINT,  /* gutters, places */
    PAINT_ERROR,
    PAINT_WARNING,
    PAINT_NOTE,
    PAINT_GOOD
} paint;

/* Everything until paint_end is written in that colour; nothing when the style has none. */
void paint_begin(buffer *out, const report_style *style, paint color);
void paint_end(buffer *out, const report_style *style, paint color);
/* `some` as it stands (ours, or made safe already), in a colour. */
void paint_text(buffer *out, const report_style *style, paint color, text some);

paint severity_paint(severity level);
paint state_paint(contract_state state);

/* Text from outside, in one line: runs of white space become one blank, the rest is escaped. */
void paint_outside(buffer *out, text some);
text one_line(arena *memory, text some);
/* The same in at most `limit` columns; of a long text only the beginning is read. */
text one_line_fitted(arena *memory, text some, size_t limit);
/* `some` in at most `limit` columns, `...` at its end when it is cut. */
text paint_fitted(arena *memory, text some, size_t limit);

/* Prose from outside behind `column` columns of its line. For a person whose terminal has a width it is
 * broken between words, and goes on behind `indent` blanks. */
void paint_prose(buffer *out, const report_style *style, text some, size_t column, size_t indent);

/* "1 document", "2 documents". */
void paint_count(buffer *out, uint64_t count, const char *one, const char *many);
/* Blanks up to `column` from the text's width `used`. */
void paint_pad(buffer *out, size_t used, size_t column);
/* path:line:column of a place, as much of it as is known. */
text place_words(arena *memory, report_sources *sources, const place *at);

#endif
