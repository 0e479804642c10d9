/* store.h — all committed shards, and the names they share.
 *
 * Shards are added in path order, so that ids are equal for any number of jobs; equal names are equal ids. */
#ifndef LOCKSTEP_STORE_H
#define LOCKSTEP_STORE_H

#include "array.h"
#include "shard.h"

typedef struct store store;

/* One fact: a shard's row. A captured or literal name overrides the row's own name and place. */
typedef struct fact {
    uint32_t shard; /* FACT_LITERAL: a name written in a rule file, no row */
    uint32_t row;
    uint32_t name;       /* store's name; of a row's own name equal to shard.name[row] */
    uint32_t start, end; /* place: the row's, or the captured bytes */
    uint8_t is_captured;
} fact;
enum { FACT_LITERAL = UINT32_MAX };

typedef ARRAY(fact) fact_array;

store *store_new(arena *memory);

/* Takes a fresh shard of `path`; its names become the store's. `dialect` tells shards of one path apart (extract room's number).
 * The shard must stay valid as long as the store, but its strings are copied. Returns its index. */
uint32_t store_add(store *all, text path, uint32_t dialect, shard *facts);
/* The shard of (path, dialect), or UINT32_MAX. */
uint32_t store_find(const store *all, text path, uint32_t dialect);
uint32_t store_count(const store *all);
const shard *store_shard(const store *all, uint32_t index);
text store_path(const store *all, uint32_t index);
uint32_t store_dialect(const store *all, uint32_t index);

/* Names. Id 0 is the empty name. */
uint32_t store_intern(store *all, text name);
bool store_lookup(const store *all, text name, uint32_t *id);
text store_name(const store *all, uint32_t id);
/* The id of the name's folded form (unicode_fold): equal for names that are equal as prose. */
uint32_t store_folded(store *all, uint32_t id);

/* ---- questions about one row -------------------------------------------------------------------------------------- */

fact store_fact(const store *all, uint32_t index, uint32_t row);
/* The attribute's text; empty (and false) when there is none. */
bool fact_text(const store *all, fact some, attribute_id which, text *value);
uint32_t fact_text_id(const store *all, fact some, attribute_id which); /* 0 when there is none */
bool fact_number(const store *all, fact some, attribute_id which, int32_t *value);
kind fact_kind(const store *all, fact some); /* KIND_none for a literal */
unsigned fact_flags(const store *all, fact some);
text fact_name(const store *all, fact some);
/* The nearest ancestor of that kind; false if there is none. */
bool fact_ancestor(const store *all, fact some, kind which, fact *found);
/* Does a mark of `predicate` lie within the fact? The first at or after `from` (an index in marks; start with 0), or UINT32_MAX. */
uint32_t fact_mark(const store *all, fact some, uint32_t predicate, uint32_t from);
/* Where the fact stands, for findings: path and span; a section's is its heading. In an effective project origin_path decides. */
place fact_place(const store *all, fact some);

#endif
