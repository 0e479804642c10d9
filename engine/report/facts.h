/* facts.h — what reports about facts share: their owners, their attributes, how many there are. */
#ifndef LOCKSTEP_FACTS_H
#define LOCKSTEP_FACTS_H

#include "report.h"

/* The nearest named fact above: section "Rollback", table "Modes"; false when there is none but the file
 * itself. */
bool fact_owner(const store *all, fact some, fact *owner);
/* service "web": its kind and name; for a literal the name only. In at most `limit` columns: many facts have one owner. */
text fact_words(arena *memory, const store *all, fact some, size_t limit);

/* Is the shard an effective project? Its facts stand in the files it is made of, too. */
bool shard_is_derived(const store *all, uint32_t index);

/* Details are numbered: attributes by their id, flags behind them. */
enum { DETAIL_FLAGS = 7, DETAIL_COUNT = ATTRIBUTE_COUNT + DETAIL_FLAGS };

typedef struct fact_detail {
    uint32_t which;
    const char *key;
    text value;
    bool is_number, is_flag; /* a flag is a number, 1 */
    bool is_shared;          /* many facts have the same value, and it may be long */
    bool is_minor;           /* follows from the name, or serves other tools: not in a table for people */
    int32_t number;
} fact_detail;
typedef ARRAY(fact_detail) fact_details;

/* Its attributes, in the order of attribute.def, without those that only serve the engine; then its flags. */
fact_details fact_all_details(arena *memory, const store *all, fact some);

/* How often a name was found. */
typedef struct name_count {
    text name;
    uint32_t count;
} name_count;
typedef ARRAY(name_count) name_counts;

/* What a repository holds; each fact counted once, in the file that it is written in. */
typedef struct inventory {
    uint32_t kinds[KIND_COUNT];
    uint32_t runbooks;          /* sections that say so in their heading */
    uint32_t document_commands; /* commands that stand in documents */
    uint32_t guessed;           /* of them: inline code and unlabelled blocks */
    uint32_t compose_files;     /* with a service */
    uint32_t project_services;  /* of all `projects` */
    uint32_t gates;             /* workflows that run on pull requests */
    uint32_t open_scripts;      /* what they accept can't be known */
    name_counts projects;       /* the files of each that was loaded, and its services */
    name_counts programs;       /* that documents call, guesses left out; the most frequent first */
    name_counts profiles;       /* and how often they are written */
    name_counts reasons;        /* why scripts are open */
} inventory;

/* Counts the store of runner_survey. Names are of the store or of `memory`. */
inventory inventory_of(arena *memory, const store *all);

#endif
