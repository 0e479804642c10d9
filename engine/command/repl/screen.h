/* screen.h — what a person sees of a job: pages, and how far it is. */
#ifndef LOCKSTEP_REPL_SCREEN_H
#define LOCKSTEP_REPL_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

/* Of one job on a terminal. */
typedef struct screen {
    unsigned rows, columns; /* of the terminal; rows 0: not known, nothing is paged */
    unsigned row, column;   /* where the next character stands; row from the top of this page */
    bool is_escape;         /* within a sequence that has no width */
    mbstate_t characters;
    int64_t begun, told; /* milliseconds: the job; its last word about progress, 0: none stands there */
} screen;

/* Columns of the terminal; 0: not known. */
unsigned screen_columns(void);

void screen_begin(screen *one);
/* Write bytes of a job; when the page is full, ask whether to go on. False when the reader wants no more, or
 * the terminal is gone. (job.receive) */
bool screen_show(void *one, const char *bytes, size_t length);
/* "reading 3,200 of 10,000 files", after half a second. (job.progress) */
void screen_progress(void *one, uint64_t done, uint64_t all);
/* Takes the word about the progress away. */
void screen_end(screen *one);

/* Write to standard output. False when that failed. */
bool screen_write(const char *bytes, size_t length);

#endif
