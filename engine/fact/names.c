/* names.c — open addressing over ids; hashes are kept so that growing and most misses never look at bytes. */
#include "names.h"

#include <assert.h>
#include <string.h>

enum { FIRST_NAMES = 64, FIRST_BITS = 6, ROOM_SIZE = 4096 };

/* Page 0 has the ids below 64, page n those from 64 * 2^(n-1) to twice as many. */
static name_item *item_of(const name_table *names, uint32_t id)
{
    uint32_t page = id < FIRST_NAMES ? 0 : (uint32_t)(32 - __builtin_clz(id >> FIRST_BITS));

    return &names->pages[page][page ? id - (FIRST_NAMES << (page - 1)) : id];
}

static void slots_fill(name_table *names)
{
    for (uint32_t id = 1; id < names->count; id++) {
        uint32_t at = item_of(names, id)->hash & names->slot_mask;
        while (names->slots[at])
            at = (at + 1) & names->slot_mask;
        names->slots[at] = id;
    }
}

/* Room for as many names again, and twice as many slots. */
static void grow(name_table *names)
{
    uint32_t added = names->capacity ? names->capacity : FIRST_NAMES, page = 0;

    while (names->pages[page])
        page++;
    assert(page + 1 < NAME_PAGES);
    names->pages[page] = arena_array(names->memory, name_item, added);
    names->capacity += added;
    names->slots = arena_array(names->memory, uint32_t, (size_t)names->capacity * 2);
    names->slot_mask = names->capacity * 2 - 1;
    slots_fill(names);
}

void names_init(name_table *names, arena *memory)
{
    *names = (name_table){.memory = memory};
    grow(names);
    *item_of(names, 0) = (name_item){.start = ""};
    names->count = 1;
}

text names_text(const name_table *names, uint32_t id)
{
    const name_item *item = item_of(names, id);

    return (text){item->start, item->length};
}

static const char *copy(name_table *names, text name)
{
    char *to;

    if (name.length > ROOM_SIZE / 4)
        return text_copy(names->memory, name).start;
    if (name.length > names->room_left) {
        names->room = arena_alloc(names->memory, ROOM_SIZE);
        names->room_left = ROOM_SIZE;
    }
    to = memcpy(names->room, name.start, name.length);
    names->room += name.length;
    names->room_left -= name.length;
    return to;
}

/* The slot that holds `name`, or the free one where it would go. */
static uint32_t slot_of(const name_table *names, text name, uint32_t hash)
{
    uint32_t at = hash & names->slot_mask, id;

    while ((id = names->slots[at])) {
        const name_item *item = item_of(names, id);
        if (item->hash == hash && text_equal((text){item->start, item->length}, name))
            break;
        at = (at + 1) & names->slot_mask;
    }
    return at;
}

static uint32_t intern(name_table *names, text name, uint32_t hash, bool is_borrowed)
{
    uint32_t at, id;

    if (!name.length)
        return 0;
    if (name.length > UINT32_MAX)
        memory_exhausted();
    at = slot_of(names, name, hash);
    if (names->slots[at])
        return names->slots[at];
    if (names->count == names->capacity) {
        grow(names);
        at = slot_of(names, name, hash);
    }
    id = names->count++;
    *item_of(names, id) = (name_item){
        .start = is_borrowed ? name.start : copy(names, name), .length = (uint32_t)name.length, .hash = hash};
    names->slots[at] = id;
    return id;
}

uint32_t names_intern(name_table *names, text name, bool is_borrowed)
{
    return intern(names, name, text_hash(name), is_borrowed);
}

void names_intern_all(name_table *names, const text *all, uint32_t count, bool is_borrowed, uint32_t *ids)
{
    enum { AT_ONCE = 32 };
    uint32_t hashes[AT_ONCE];

    for (uint32_t done = 0, batch; done < count; done += batch) {
        batch = count - done < AT_ONCE ? count - done : AT_ONCE;
        for (uint32_t i = 0; i < batch; i++) {
            hashes[i] = text_hash(all[done + i]);
            __builtin_prefetch(&names->slots[hashes[i] & names->slot_mask]);
        }
        for (uint32_t i = 0; i < batch; i++)
            __builtin_prefetch(item_of(names, names->slots[hashes[i] & names->slot_mask]));
        for (uint32_t i = 0; i < batch; i++)
            __builtin_prefetch(item_of(names, names->slots[hashes[i] & names->slot_mask])->start);
        for (uint32_t i = 0; i < batch; i++)
            ids[done + i] = intern(names, all[done + i], hashes[i], is_borrowed);
    }
}

bool names_lookup(const name_table *names, text name, uint32_t *id)
{
    uint32_t found = name.length ? names->slots[slot_of(names, name, text_hash(name))] : 0;

    if (found || !name.length)
        *id = found;
    return found || !name.length;
}
