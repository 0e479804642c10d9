/* shard_builder.h — what a shard is while it grows; for shard_builder.c and shard_finish.c only. */
#ifndef LOCKSTEP_SHARD_BUILDER_H
#define LOCKSTEP_SHARD_BUILDER_H

#include "names.h"
#include "shard.h"

typedef struct builder_row {
    uint8_t kind, flags;
    uint32_t parent, end_row; /* end_row 0: still open */
    uint32_t start, end;
    uint32_t name;
} builder_row;

typedef struct builder_attribute {
    uint32_t row;
    uint16_t id;
    uint32_t value;
} builder_attribute;

struct shard_builder {
    arena *memory;
    kind_mask wanted;
    const run_limits *limits;
    uint32_t current; /* the innermost open row */
    name_table names;
    ARRAY(builder_row) rows;
    ARRAY(builder_attribute) attributes;
    ARRAY(mark) marks;
    ARRAY(problem) problems;
};

#endif
