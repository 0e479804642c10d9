/* markdown_pages.h — documents to test with: those of a folder, and random ones. */
#ifndef LOCKSTEP_MARKDOWN_PAGES_H
#define LOCKSTEP_MARKDOWN_PAGES_H

#include "text.h"

/* The file's bytes; empty when it can't be read. */
text page_read(arena *memory, const char *path);
/* Calls `check` with each `.md` of the folder; how many there were. The bytes live until `check` returns. */
uint32_t pages_each(const char *folder, void (*check)(text bytes, const char *name));
/* A page of shreds that markdown is made of, the same for the same state. */
text page_random(arena *memory, uint32_t *state);

#endif
