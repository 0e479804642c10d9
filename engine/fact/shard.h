/* shard.h — the facts of one file or one effective project, flat (DESIGN 3).
 *
 * Rows are in preorder; a row's descendants are the rows (row, end_row). No pointers inside: a shard is one
 * block of bytes, which one validator checks when it comes from outside. Names are ids: within a fresh shard
 * of its own strings, after commit (store.h) of the store's. */
#ifndef LOCKSTEP_SHARD_H
#define LOCKSTEP_SHARD_H

#include "fact.h"
#include "limit.h"
#include "result.h"
#include "source.h"

enum { ROW_NONE = UINT32_MAX };

typedef struct attribute {
    uint16_t id; /* attribute_id */
    uint16_t spare;
    uint32_t value; /* a name, or a number's bits */
} attribute;

/* A place where a predicate (predicate.h) found what it looks for. Sorted by predicate, then start. */
typedef struct mark {
    uint32_t predicate;
    uint32_t start, end; /* bytes in the file: of the match, or of the captured group */
    uint32_t name;       /* captured text; name 0 (empty) when nothing is captured */
} mark;

/* Something wrong with the file itself, found while reading it (a YAML error, a limit). */
typedef struct problem {
    uint32_t start, end;
    uint32_t message; /* name */
    uint32_t fix;     /* name; 0 = none */
    uint8_t is_fatal; /* the file's facts are incomplete: what reads it is unjudged */
    uint8_t is_line_only;
} problem;

typedef struct shard {
    uint32_t row_count, attribute_count, mark_count, problem_count, string_count;
    uint8_t *kind;
    uint8_t *flags;
    uint32_t *parent; /* ROW_NONE for row 0 */
    uint32_t *end_row;
    uint32_t *start, *end; /* bytes */
    uint32_t *name;
    uint32_t *first_attribute; /* row_count + 1 entries */
    attribute *attributes;
    mark *marks;
    problem *problems;
    uint32_t *string_start; /* string_count + 1 entries, into string_bytes; string 0 is empty */
    char *string_bytes;
} shard;

/* ---- building
 * ---------------------------------------------------------------------------------------------------- */

typedef struct shard_builder shard_builder;

/* A builder whose memory is `memory`. Rows of kinds outside `wanted` are dropped by shard_finish, unless a
 * row that stays stands under them. */
shard_builder *shard_begin(arena *memory, kind_mask wanted);
/* What parsers of the shard's text heed, from here on (borrowed); limit_defaults until it is told. */
void shard_limit(shard_builder *to, const run_limits *limits);
const run_limits *shard_limits(const shard_builder *to);
/* Will rows of this kind be kept for their own sake? Extractors skip work when not. */
bool shard_wants(const shard_builder *to, kind some);

/* Open a row under the innermost open row; close it when its last child is done. `shard_add` is both at once.
 * Returns the row's number, valid for the setters until shard_finish. Name and texts are copied. */
uint32_t shard_open(shard_builder *to, kind some, span part, text name);
void shard_close(shard_builder *to, uint32_t row);
uint32_t shard_add(shard_builder *to, kind some, span part, text name);

/* Setters may be called at any time before shard_finish, in any order. A second value for one attribute
 * replaces the first. */
void shard_set_text(shard_builder *to, uint32_t row, attribute_id which, text value);
void shard_set_number(shard_builder *to, uint32_t row, attribute_id which, int32_t value);
void shard_set_flags(shard_builder *to, uint32_t row, unsigned flags); /* ORed in */
void shard_set_end(shard_builder *to, uint32_t row,
                   uint32_t end); /* byte offset; a section's end is known late */
void shard_set_name(shard_builder *to, uint32_t row, text name);
uint32_t shard_current(const shard_builder *to); /* the innermost open row; ROW_NONE */

void shard_mark(shard_builder *to, uint32_t predicate, span part, text captured);
void shard_problem(shard_builder *to, span part, text message, text fix, bool is_fatal);

/* The finished shard, in the builder's memory. Every open row is closed. The builder is spent. */
shard *shard_finish(shard_builder *to);

/* The same in `kept`, as one piece without slack, and its strings in `strings`: these may be forgotten once
 * the store has taken the shard. The builder's memory may be reset then, and be used for the next file. For
 * readers of many files. What shard_pack and shard_unpack do is for blocks that leave the process: this needs
 * no check. */
shard *shard_finish_into(shard_builder *to, arena *kept, arena *strings);

/* ---- reading
 * ------------------------------------------------------------------------------------------------------ */

/* A copy in `memory`, in one piece, and its strings in `strings`. Of a fresh shard only: names of the store
 * have their home there. */
shard *shard_copy(arena *memory, const shard *facts, arena *strings);
/* A string of a fresh shard. */
text shard_string(const shard *facts, uint32_t name);
/* The attribute's raw value; false if the row has none. */
bool shard_attribute(const shard *facts, uint32_t row, attribute_id which, uint32_t *value);

/* ---- as bytes
 * ----------------------------------------------------------------------------------------------------- */

/* One block of bytes, in `memory`, position-independent, little-endian as the machine is. */
text shard_pack(arena *memory, const shard *facts);
/* The shard in a block, pointing into it; false when any index, order or length is wrong. The one validator
 * (DESIGN 3). The block must lie at an address divisible by 4 (arenas and worker frames do) and is given
 * away: store_add writes into it. */
bool shard_unpack(text block, shard *facts);

#endif
