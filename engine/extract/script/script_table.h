/* script_table.h — names and the number that each one has. */
#ifndef LOCKSTEP_SCRIPT_TABLE_H
#define LOCKSTEP_SCRIPT_TABLE_H

#include "array.h"
#include "text.h"

typedef struct script_table {
    arena *memory;
    uint32_t *slots; /* index in names + 1; 0: free */
    uint32_t slot_count;
    ARRAY(text) names; /* in the order in which they came */
} script_table;

enum { SCRIPT_NO_NAME = UINT32_MAX };

/* The name's number, SCRIPT_NO_NAME when it has none. */
uint32_t script_table_find(const script_table *in, text name);
/* The same, but a new name gets the next number. Borrows the name. */
uint32_t script_table_put(script_table *in, text name);

#endif
