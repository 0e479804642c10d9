/* output.h — where results go: standard output, and files that are whole or not there. */
#ifndef LOCKSTEP_OUTPUT_H
#define LOCKSTEP_OUTPUT_H

#include <limits.h>
#include <stdbool.h>
#include "lockstep.h"

/* A file of --output. It is written beside its place and moved there when it is whole. */
typedef struct output {
    const char *file;
    char format[16];
    char beside[PATH_MAX]; /* the file that is written; empty: `file` itself (a device, a pipe) */
    int descriptor;
    bool is_written; /* something was written to it */
} output;

/* Read FORMAT=FILE and open it, before any work is done. False, and said on standard error, when it can't be
 * written or when it would replace a file that looks like one of the repository's sources; a page (markdown)
 * replaces nothing but such a page. */
bool output_open(output *to, const char *given);
/* Write the result and put the file in its place. False, and said, when that failed. Where the result is
 * that nothing could be found out, and the format has no words for it, the file stays as it was. */
bool output_write(output *to, const lockstep_result *result);
/* Give up a file that was opened and not written. */
void output_drop(output *to);

/* A lockstep_writer for standard output. A reader that went away ends the process with 141, as a shell
 * expects. */
bool write_stdout(void *unused, const char *bytes, size_t length);

#endif
