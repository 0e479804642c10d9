/* write_order.h — the order of a map's entries when they are written (inside this room only). */
#ifndef LOCKSTEP_WRITE_ORDER_H
#define LOCKSTEP_WRITE_ORDER_H

#include "compose_value.h"
#include "effective_project.h"

typedef struct item_order {
    const value_item **items;
    uint32_t count;
} item_order;

/* Fields as they stand, other keys sorted: by bytes (JSON), or with numbers in them by value (YAML: p2 before
 * p10). A map's extensions come behind, in YAML only; `has_extensions` takes them in for JSON too. */
item_order map_order(arena *memory, const compose_value *map, bool is_json);

#endif
