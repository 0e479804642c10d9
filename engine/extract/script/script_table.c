/* script_table.c — open addressing, at most half full. */
#include "script_table.h"

#include <string.h>

static uint32_t *slot_of(const script_table *in, text name)
{
    uint32_t mask = in->slot_count - 1, at = text_hash(name) & mask;

    while (in->slots[at] && !text_equal(in->names.items[in->slots[at] - 1], name))
        at = (at + 1) & mask;
    return &in->slots[at];
}

static void grow(script_table *in)
{
    in->slot_count = in->slot_count ? in->slot_count * 2 : 64;
    in->slots = arena_array(in->memory, uint32_t, in->slot_count);
    for (uint32_t i = 0; i < in->names.count; i++)
        *slot_of(in, in->names.items[i]) = i + 1;
}

uint32_t script_table_find(const script_table *in, text name)
{
    return in->slot_count ? *slot_of(in, name) - 1 : SCRIPT_NO_NAME; /* 0 - 1: none */
}

uint32_t script_table_put(script_table *in, text name)
{
    uint32_t *slot;

    if ((in->names.count + 1) * 2 > in->slot_count)
        grow(in);
    slot = slot_of(in, name);
    if (!*slot) {
        *array_push(&in->names, in->memory) = name;
        *slot = in->names.count;
    }
    return *slot - 1;
}
