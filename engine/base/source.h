/* source.h — one file's text, and where things are in it.
 *
 * A span is two byte offsets into the text. Lines and columns are computed only when
 * something is printed, because cmark counts bytes, libyaml counts characters and
 * editors count UTF-16 units: offsets are the one currency they all change into. */
#ifndef LOCKSTEP_SOURCE_H
#define LOCKSTEP_SOURCE_H

#include "text.h"

typedef struct span {
    uint32_t start, end; /* bytes; end is one past the last */
} span;

typedef struct source {
    text path;       /* from the root, with `/` */
    text bytes;      /* the whole file */
    uint32_t *lines; /* where each line starts */
    uint32_t line_count;
} source;

/* Index the lines of `bytes`. Lines end at LF, CRLF or a lone CR (CommonMark 2.1). Borrows path and bytes. */
source source_new(arena *memory, text path, text bytes);

/* The line that holds `offset`, counted from 1. An offset past the end is on the last line. */
uint32_t source_line(const source *file, uint32_t offset);
/* Column of `offset` in its line, in characters (code points) and in UTF-16 units, counted from 1. A byte
 * order mark at the file's beginning is none, as editors have it. */
uint32_t source_column(const source *file, uint32_t offset);
uint32_t source_column_utf16(const source *file, uint32_t offset);
/* A line's text, without its line end. `line` counts from 1; out of range gives the empty text. */
text source_line_text(const source *file, uint32_t line);
/* Where that line starts. A line past the end starts at the file's length. */
uint32_t source_line_start(const source *file, uint32_t line);
text source_slice(const source *file, span part);

#endif
