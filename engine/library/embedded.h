/* embedded.h — the packs that are shipped: rules/packs, as bytes in the program. */
#ifndef LOCKSTEP_EMBEDDED_H
#define LOCKSTEP_EMBEDDED_H

#include <stddef.h>

typedef struct embedded_pack {
    const char *name; /* runbook/rollback */
    const unsigned char *bytes;
    size_t length;
} embedded_pack;

extern const embedded_pack embedded_packs[]; /* sorted by name; one without a name behind the last */
extern const unsigned embedded_pack_count;

#endif
