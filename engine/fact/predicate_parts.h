/* predicate_parts.h — a compiled predicate from the inside; for the predicate files of this room. */
#ifndef LOCKSTEP_PREDICATE_PARTS_H
#define LOCKSTEP_PREDICATE_PARTS_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "mention.h"
#include "need.h"
#include "predicate.h"

struct predicate {
    predicate_type type;
    text pattern;
    mention words;    /* of a mention */
    pcre2_code *code; /* of a match or capture */
    uint32_t groups;
    need need; /* of a mention that has words, of a match or capture */
};

/* What regular expressions need while they are searched; its memory is an arena's. */
typedef struct regex_room {
    pcre2_match_context *context;
    pcre2_match_data *data;
    uint64_t steps; /* that a search through one block may take */
} regex_room;

bool regex_compile(arena *memory, text pattern, predicate *to, text *reason);
regex_room regex_room_new(arena *memory, uint32_t groups, uint64_t steps);

typedef enum regex_found { REGEX_FOUND, REGEX_NONE, REGEX_LIMIT } regex_found;

/* Searches `block` (valid UTF-8) from `from` on. Groups are read by regex_group. */
regex_found regex_search(const regex_room *room, const predicate *some, text block, size_t from);
/* Group 0 is the whole match; false when the group took no part. */
bool regex_group(const regex_room *room, uint32_t group, span *part);

#endif
