/* yaml_anchors.c — anchors by name: an open table, so that a file of nothing but anchors and aliases stays
 * linear. */
#include "yaml_compose.h"

static struct yaml_anchor *slot_of(const yaml_anchors *all, text name)
{
    uint32_t mask = all->capacity - 1, i = text_hash(name) & mask;

    while (all->slots[i].name.length > 0 && !text_equal(all->slots[i].name, name))
        i = (i + 1) & mask;
    return &all->slots[i];
}

static void grow(yaml_anchors *all)
{
    yaml_anchors larger = {.memory = all->memory, .capacity = all->capacity ? all->capacity * 2 : 16};

    larger.slots = arena_array(all->memory, struct yaml_anchor, larger.capacity);
    for (uint32_t i = 0; i < all->capacity; i++)
        if (all->slots[i].name.length > 0)
            *slot_of(&larger, all->slots[i].name) = all->slots[i];
    larger.count = all->count;
    larger.outer = all->outer;
    *all = larger;
}

void yaml_anchors_set(yaml_anchors *all, text name, uint32_t node)
{
    struct yaml_anchor *slot;

    if (all->count * 2 >= all->capacity)
        grow(all);
    slot = slot_of(all, name);
    all->count += slot->name.length == 0;
    *slot = (struct yaml_anchor){name, node};
}

uint32_t yaml_anchors_find(const yaml_anchors *all, text name)
{
    struct yaml_anchor *slot = all->capacity ? slot_of(all, name) : NULL;

    if (slot && slot->name.length > 0)
        return slot->node;
    return all->outer ? yaml_anchors_find(all->outer, name) : YAML_NONE;
}
