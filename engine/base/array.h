/* array.h — arrays that grow in an arena.
 *
 *     ARRAY(uint32_t) ids = {0};
 *     *array_push(&ids, memory) = 7;
 *     for (uint32_t i = 0; i < ids.count; i++) use(ids.items[i]);
 */
#ifndef LOCKSTEP_ARRAY_H
#define LOCKSTEP_ARRAY_H

#include <stdint.h>
#include <string.h>
#include "arena.h"

#define ARRAY(type)                                                                                          \
    struct {                                                                                                 \
        type *items;                                                                                         \
        uint32_t count, capacity;                                                                            \
    }

/* A pointer to a new last item, zeroed. Older pointers into the array are void after it. */
#define array_push(array, memory)                                                                            \
    ((array)->items = array_room((memory), (array)->items, (array)->count, &(array)->capacity,               \
                                 sizeof *(array)->items),                                                    \
     &(array)->items[(array)->count++])

/* The storage with room for twice as many items. */
void *array_grow(arena *memory, void *items, uint32_t *capacity, size_t item_size);

/* The storage with room for one more item behind `count`, that item zeroed. */
static inline void *array_room(arena *memory, void *items, uint32_t count, uint32_t *capacity,
                               size_t item_size)
{
    if (count == *capacity)
        items = array_grow(memory, items, capacity, item_size);
    memset((char *)items + count * item_size, 0, item_size);
    return items;
}

#endif
