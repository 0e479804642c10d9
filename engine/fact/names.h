/* names.h — equal names are equal numbers: a table of names, used by a shard that is built and by the store.
 */
#ifndef LOCKSTEP_NAMES_H
#define LOCKSTEP_NAMES_H

#include "text.h"

enum { NAME_PAGES = 26 }; /* of 64, 64, 128, 256 ... names: what is in one never moves */

typedef struct name_item {
    const char *start;
    uint32_t length, hash;
} name_item;

typedef struct name_table {
    arena *memory;
    name_item *pages[NAME_PAGES];
    uint32_t count, capacity;
    uint32_t *slots; /* open addressing: id, or 0 when free (the empty name, id 0, has no slot) */
    uint32_t slot_mask;
    char *room; /* where the next copied name goes */
    size_t room_left;
} name_table;

/* A table that holds only the empty name. Everything lives in `memory`. */
void names_init(name_table *names, arena *memory);
/* The id of `name`; a new name's bytes are copied, unless they are said to outlive the table. */
uint32_t names_intern(name_table *names, text name, bool is_borrowed);
/* Many at once, their ids to `ids`: what each looks at in a large table is fetched while the others are asked. */
void names_intern_all(name_table *names, const text *all, uint32_t count, bool is_borrowed, uint32_t *ids);
text names_text(const name_table *names, uint32_t id);
bool names_lookup(const name_table *names, text name, uint32_t *id);

#endif
