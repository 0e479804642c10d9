/* embedded.h — what is shipped of rules/, as bytes in the program: packs (rules/packs) and forms (rules/forms). */
#ifndef LOCKSTEP_EMBEDDED_H
#define LOCKSTEP_EMBEDDED_H

#include <stddef.h>

typedef struct embedded_rules {
    const char *name; /* runbook/rollback */
    const unsigned char *bytes;
    size_t length;
} embedded_rules;

/* Sorted by name; one without a name behind the last. */
extern const embedded_rules embedded_packs[], embedded_forms[];
extern const unsigned embedded_pack_count, embedded_form_count;

#endif
