/* names.c — open addressing over ids; hashes are kept so that growing and most misses never look at bytes. */
#include "names.h"

#include <assert.h>
#include <string.h>

enum { FIRST_NAMES = 64, ROOM_SIZE = 4096 };

static void slots_fill(name_table *names)
{
    for (uint32_t id = 1; id < names->count; id++) {
        uint32_t at = names->hashes[id] & names->slot_mask;
        while (names->slots[at])
            at = (at + 1) & names->slot_mask;
        names->slots[at] = id;
    }
}

/* Room for `capacity` names, and twice as many slots. */
static void resize(name_table *names, uint32_t capacity)
{
    assert(capacity > names->capacity && capacity <= UINT32_MAX / 2);
    names->items =
        arena_grow(names->memory, names->items, names->capacity * sizeof(text), capacity * sizeof(text));
    names->hashes = arena_grow(names->memory, names->hashes, names->capacity * sizeof(uint32_t),
                               capacity * sizeof(uint32_t));
    names->slots = arena_array(names->memory, uint32_t, (size_t)capacity * 2);
    names->slot_mask = capacity * 2 - 1;
    names->capacity = capacity;
    slots_fill(names);
}

void names_init(name_table *names, arena *memory)
{
    *names = (name_table){.memory = memory};
    resize(names, FIRST_NAMES);
    names->items[0] = TEXT("");
    names->hashes[0] = 0;
    names->count = 1;
}

static text copy(name_table *names, text name)
{
    char *to;

    if (name.length > ROOM_SIZE / 4)
        return text_copy(names->memory, name);
    if (name.length > names->room_left) {
        names->room = arena_alloc(names->memory, ROOM_SIZE);
        names->room_left = ROOM_SIZE;
    }
    to = memcpy(names->room, name.start, name.length);
    names->room += name.length;
    names->room_left -= name.length;
    return (text){to, name.length};
}

/* The slot that holds `name`, or the free one where it would go. */
static uint32_t slot_of(const name_table *names, text name, uint32_t hash)
{
    uint32_t at = hash & names->slot_mask, id;

    while ((id = names->slots[at]) && (names->hashes[id] != hash || !text_equal(names->items[id], name)))
        at = (at + 1) & names->slot_mask;
    return at;
}

uint32_t names_intern(name_table *names, text name, bool is_borrowed)
{
    uint32_t hash, at, id;

    if (!name.length)
        return 0;
    hash = text_hash(name);
    at = slot_of(names, name, hash);
    if (names->slots[at])
        return names->slots[at];
    if (names->count == names->capacity) {
        resize(names, names->capacity * 2);
        at = slot_of(names, name, hash);
    }
    id = names->count++;
    names->items[id] = is_borrowed ? name : copy(names, name);
    names->hashes[id] = hash;
    names->slots[at] = id;
    return id;
}

bool names_lookup(const name_table *names, text name, uint32_t *id)
{
    uint32_t found = name.length ? names->slots[slot_of(names, name, text_hash(name))] : 0;

    if (found || !name.length)
        *id = found;
    return found || !name.length;
}
