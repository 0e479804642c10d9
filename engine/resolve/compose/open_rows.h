/* open_rows.h — rows of an open project, each with the place of its value and the way it came (inside this
 * room only). */
#ifndef LOCKSTEP_OPEN_ROWS_H
#define LOCKSTEP_OPEN_ROWS_H

#include "compose_loader.h"
#include "open_project.h"

/* Services as written that a service's values come from. */
typedef struct open_source {
    uint32_t shard, row;
} open_source;

typedef struct open_writing {
    arena *memory;
    open_project *project;
    compose_loader *loader;
    shard_builder *to;
    const store *all;
    uint32_t *shards; /* by file: as written, in the store; UINT32_MAX */
    ARRAY(open_source) sources;
    uint32_t budget; /* rows, and thousands of bytes, that may still be written */
} open_writing;

/* ---- values ---- */

/* A scalar as it is written, its variables too when nobody has set them; paths are seen from the project's
 * folder. */
text open_words(const open_writing *job, const compose_value *scalar);
/* The text at `key`; empty when there is none, or when compose only adds it. */
text open_words_at(const open_writing *job, const compose_value *map, const char *key);
/* Added by compose: no file says so. */
bool open_is_default(const compose_value *value);

/* Once before the first row: entries are found by place from then on. */
void open_entries_sort(compose_loader *loader);

/* ---- rows ---- */

/* A row at the value's entry, or at the value itself where it is an item. ROW_NONE when there are too many.
 */
uint32_t open_row(open_writing *job, kind some, const compose_value *value, text name);
uint32_t open_row_at(open_writing *job, kind some, const value_origin *origin, text name);
void open_close(open_writing *job, uint32_t row);
/* A row that stands at the value only, without its key. */
uint32_t open_add_value(open_writing *job, kind some, const compose_value *value, text name);
uint32_t open_add(open_writing *job, kind some, const compose_value *value, text name);
void open_set(open_writing *job, uint32_t row, attribute_id which, text value); /* not when value is empty */
/* A row for the key of a service or resource: it stands where the first of several files writes it. */
uint32_t open_row_key(open_writing *job, kind some, const compose_value *value, text name);

/* ---- services ---- */

void open_service_rows(open_writing *job, uint32_t service, const compose_value *from);
/* Fields (kind meta) for every scalar of the value. `shape` says what is known of it; NULL: nothing. */
void open_fields(open_writing *job, text path, const compose_value *value, const compose_shape *shape);

#endif
