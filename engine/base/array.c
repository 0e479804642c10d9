/* array.c — growth by doubling. */
#include "array.h"

#include <assert.h>
#include <string.h>

void *array_room(arena *memory, void *items, uint32_t count, uint32_t *capacity, size_t item_size)
{
    if (count == *capacity) {
        uint32_t larger = *capacity ? *capacity * 2 : 8;
        assert(larger > count);
        items = arena_grow(memory, items, *capacity * item_size, larger * item_size);
        *capacity = larger;
    }
    memset((char *)items + count * item_size, 0, item_size);
    return items;
}
