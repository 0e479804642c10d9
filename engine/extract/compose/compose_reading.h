/* compose_reading.h — what the parts of this room share (inside this room only). */
#ifndef LOCKSTEP_COMPOSE_READING_H
#define LOCKSTEP_COMPOSE_READING_H

#include "compose_extract.h"
#include "yaml_comments.h"
#include "yaml_tree.h"

typedef struct compose_reading {
    const extract_request *request;
    arena *memory;
    yaml_tree *tree;
    shard_builder *to;
    unsigned flags;   /* of every row added now: FACT_DEAD inside a disabled service */
    uint32_t rows;    /* that may still be added (limits.nodes): aliases multiply */
    uint32_t looks;   /* at nodes inside values, that may still be done */
    uint32_t depth;   /* of the value looked at */
    bool is_cut;      /* a problem said that looks or depth ran out */
} compose_reading;

/* A row with the flags that hold now. ROW_NONE when there are too many; the setters take that. */
uint32_t compose_open(compose_reading *job, kind some, span part, text name);
void compose_close(compose_reading *job, uint32_t row);
uint32_t compose_add(compose_reading *job, kind some, span part, text name);
void compose_set(compose_reading *job, uint32_t row, attribute_id which, text value); /* not when value is empty */
void compose_flag(compose_reading *job, uint32_t row, unsigned flags);

/* ---- values ---- */

/* The variables in every scalar at or under `node`, aliases followed. */
void compose_variables(compose_reading *job, uint32_t node);
/* Only those that are written at or under `node` itself: what stands outside of services is told once. */
void compose_variables_written(compose_reading *job, uint32_t node);
/* Fields (kind meta) for every scalar at or under `node`, named `path` and what is below it. `part` is the entry's place. */
void compose_fields(compose_reading *job, text path, span part, uint32_t node);
/* Has the value a !reset or !override tag? Leaves the row that says so; true for !reset, whose value is no fact. */
bool compose_is_reset(compose_reading *job, kind some, const yaml_entry *entry, text path);
bool compose_is_reset_value(const compose_reading *job, uint32_t raw);

/* ---- short forms ---- */

/* The next edge `byte` at or after `from` that is not inside ${...} or [...]; the length when there is none. */
size_t compose_edge(text some, char byte, size_t from);

typedef struct compose_port {
    text host_ip, published, target, protocol; /* empty when not written */
} compose_port;

compose_port compose_port_read(text short_form);

typedef struct compose_mount {
    text source, target; /* source empty: anonymous */
} compose_mount;

compose_mount compose_mount_read(text short_form);

/* ---- services ---- */

/* The rows of one service under the row that is open. */
void compose_service_rows(compose_reading *job, uint32_t service, uint32_t mapping);
/* The commented-out services that belong into this mapping of services (between `start` and `end` in the file). */
void compose_disabled_rows(compose_reading *job, const yaml_stanza_array *stanzas, uint32_t services, span region);

#endif
