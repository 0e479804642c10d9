/* predicate.h — :mentioning, :matching and :capturing travel to the bytes (DESIGN 3).
 *
 * A shard keeps no text. While an extractor has the bytes in hand it feeds the readable text, block by block, to a `prose`; every
 * predicate is evaluated there and leaves marks: predicate + the source bytes of the match. A fact mentions what has a mark within its span. */
#ifndef LOCKSTEP_PREDICATE_H
#define LOCKSTEP_PREDICATE_H

#include "limit.h"
#include "shard.h"

typedef enum predicate_type {
    PREDICATE_MENTION, /* words in sequence (LANGUAGE 9); what is written right beside a word (`--x`, `50%`, `a/b`) must stand there too */
    PREDICATE_MATCH,   /* PCRE2, searched anywhere, case-sensitive, multi-line */
    PREDICATE_CAPTURE  /* each match of each group is a new name (LANGUAGE 12) */
} predicate_type;

typedef struct predicate predicate; /* compiled; shared by threads, read-only */

typedef struct predicate_index predicate_index;

typedef struct predicate_set {
    predicate **items; /* a mark's `predicate` is an index in here */
    uint32_t count;
    const predicate_index *index; /* by predicate_set_prepare; NULL is right too, and slower */
    const run_limits *most;       /* NULL: limit_defaults */
} predicate_set;

/* Compile. NULL and *problem (in `memory`) for a bad regex: "missing closing parenthesis at 7". */
predicate *predicate_compile(arena *memory, predicate_type type, text pattern, text *problem);
void predicate_free(predicate *some); /* its PCRE2 part */

/* For a set that many files will be searched for: makes `index` (in `memory`), so that most blocks are passed over by one look.
 * Before threads share the set; nothing happens when it was done. Finds what an unprepared set finds. */
void predicate_set_prepare(arena *memory, predicate_set *set);

/* The readable text of one block (a paragraph, heading, cell, code block, YAML file), with the source place of each piece.
 * Words and matches don't reach from one block into the next. Does nothing when there are no predicates. */
typedef struct prose prose;
prose *prose_new(arena *memory, const predicate_set *predicates, shard_builder *to);
bool prose_is_wanted(const prose *some); /* false: the caller need not collect text */
void prose_begin(prose *some);
/* `piece` is what a reader sees for the source bytes `part`. When lengths are equal they map byte for byte, else every
 * byte of the piece maps to the whole of `part` (an entity, a joined line). */
void prose_add(prose *some, text piece, span part);
void prose_end(prose *some); /* evaluates the block */

/* One block of source shown as it stands: begin, add, end. */
void prose_verbatim(prose *some, text piece, uint32_t start);

#endif
