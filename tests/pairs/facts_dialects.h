/* facts_dialects.h — the extractors that have pairs. */
#ifndef LOCKSTEP_FACTS_DIALECTS_H
#define LOCKSTEP_FACTS_DIALECTS_H

#include "extract.h"

typedef struct dialect {
    const char *name; /* of its folder */
    extractor *extract;
    void (*prepare)(void); /* once, before the first file; may be NULL */
} dialect;

/* The dialect of that name; NULL if there is none. */
const dialect *dialect_named(const char *name);

#endif
