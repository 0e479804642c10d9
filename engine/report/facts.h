/* facts.h — what reports about facts share: their owners, their attributes, how many there are. */
#ifndef LOCKSTEP_FACTS_H
#define LOCKSTEP_FACTS_H

#include "report.h"

/* The nearest named fact above: section "Rollback", table "Modes"; false when there is none but the file
 * itself. */
bool fact_owner(const store *all, fact some, fact *owner);
/* service "web": its kind and name; for a literal the name only. */
text fact_words(arena *memory, const store *all, fact some);

/* Is the shard an effective project? Its facts stand in the files it is made of, too. */
bool shard_is_derived(const store *all, uint32_t index);

typedef struct fact_detail {
    const char *key;
    text value;
    bool is_number;
    int32_t number;
} fact_detail;
typedef ARRAY(fact_detail) fact_details;

/* Its attributes, in the order of attribute.def, without those that only serve the engine; then its flags. */
fact_details fact_all_details(arena *memory, const store *all, fact some);

typedef struct inventory_line {
    const char *key; /* "sections": also the key in JSON */
    uint32_t count;
    const char *aside; /* "open": what the second number counts; NULL when there is none */
    uint32_t aside_count;
} inventory_line;
typedef ARRAY(inventory_line) inventory;

/* What there is, each fact once, in the order of kind.def. */
inventory inventory_of(arena *memory, const store *all);

#endif
