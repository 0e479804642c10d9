/* compose_merged.h — a project while its files are merged into it (inside this room only).
 *
 * Rows are references into the as-written shards; the derived shard is written when all files are in. */
#ifndef LOCKSTEP_COMPOSE_MERGED_H
#define LOCKSTEP_COMPOSE_MERGED_H

#include "array.h"
#include "store.h"

typedef struct merged_row {
    uint32_t file, row; /* store index and row */
    text name;          /* as it is in the project: a list's item may have another number */
    text path;          /* dotted path in its service: what !reset and !override speak of */
    const char *how;    /* origin_how */
    bool is_dead;
    bool is_gone;
} merged_row;

typedef ARRAY(merged_row) merged_rows;

typedef struct merged_service {
    uint32_t file, row; /* first writing */
    text name;
    bool is_gone;
    bool is_merged;     /* more than one file writes it */
    merged_rows rows;
} merged_service;

/* Numbers by text. */
typedef struct merged_index {
    struct merged_slot {
        text key;
        uint32_t value;
    } *slots;
    uint32_t count, capacity;
} merged_index;

typedef struct merged_project {
    arena *memory;
    const store *all;
    ARRAY(merged_service) services;
    merged_rows others;   /* top-level networks, volumes, configs, secrets, fields, variables */
    merged_rows disabled; /* of all files */
    merged_index index;   /* of services, rows and counters, by keys that say which */
} merged_project;

/* The number kept for `key`; *is_new when it was set to `otherwise` now. */
uint32_t *merged_number(merged_project *project, text key, uint32_t otherwise, bool *is_new);

/* One row's raw facts. */
kind merged_kind(const merged_project *project, uint32_t file, uint32_t row);
text merged_name(const merged_project *project, uint32_t file, uint32_t row);
text merged_attribute(const merged_project *project, uint32_t file, uint32_t row, attribute_id which);

/* Merge the rows of a service, as one file writes it, into service `number`. */
void merged_service_add(merged_project *project, uint32_t number, uint32_t file, uint32_t row);
/* The same for a row at the top level that is neither a service nor disabled. */
void merged_other_add(merged_project *project, uint32_t file, uint32_t row);

#endif
