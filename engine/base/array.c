/* array.c — growth by doubling. */
#include "array.h"

#include <assert.h>

void *array_grow(arena *memory, void *items, uint32_t *capacity, size_t item_size)
{
    uint32_t larger = *capacity ? *capacity * 2 : 8;

    assert(larger > *capacity);
    items = arena_grow(memory, items, *capacity * item_size, larger * item_size);
    *capacity = larger;
    return items;
}
