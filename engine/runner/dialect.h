/* dialect.h — the ways a file can be read: which extractor, and which number its shard has in the store. */
#ifndef LOCKSTEP_DIALECT_H
#define LOCKSTEP_DIALECT_H

#include "extract.h"
#include "plan.h"

typedef enum dialect {
    DIALECT_NONE,
    DIALECT_MARKDOWN,
    DIALECT_COMPOSE, /* as written */
    DIALECT_WORKFLOW,
    DIALECT_SCRIPT,
    DIALECT_ENV,
    DIALECT_YAML,
    DIALECT_FILE,
    DIALECT_COUNT,
    /* shards that no extractor makes alone: */
    DIALECT_MARKS = 64,   /* a file read again for names that only the first wave knew */
    DIALECT_PROJECT = 128 /* effective projects, numbered from here */
} dialect;

/* The dialect of a source's files; DIALECT_NONE for other words. */
dialect dialect_of(word some);
/* How a file is read that a command or step leads to: by its name. */
dialect dialect_of_path(text path);
/* The extractor of a dialect (not of NONE, MARKS, PROJECT). */
extractor *dialect_extractor(dialect some);
/* All dialects that facts of a word's domains ("DWS") come from, one bit each. */
unsigned dialects_of_domains(const char *domains);
/* Once, before the first thread reads. */
void dialects_init(void);

#endif
