/* mutation_table.h — a table of edits and of what must be reported for each, read (README.md tells how it is
 * written). */
#ifndef LOCKSTEP_MUTATION_TABLE_H
#define LOCKSTEP_MUTATION_TABLE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum edit_type { EDIT_REPLACE, EDIT_REMOVE, EDIT_RENAME } edit_type;

/* One edit of one file. Lines carry their line ends. */
typedef struct table_edit {
    edit_type type;
    const char *path;
    const char *to;           /* EDIT_RENAME */
    char *replaced, *instead; /* EDIT_REPLACE */
} table_edit;

/* A place by what its line holds: "docs/a.md | nth=2 TEXT". */
typedef struct table_place {
    const char *path, *text;
    size_t nth; /* 0: there must be one such line only */
} table_place;

typedef struct table_finding {
    const char *contract;
    table_place at;
    table_place *others;
    size_t other_count;
} table_finding;

typedef struct mutation {
    const char *name;
    size_t line; /* in the table */
    bool is_neutral;
    table_edit *edits;
    size_t edit_count;
    table_finding *findings;
    size_t finding_count;
} mutation;

typedef struct mutation_table {
    const char *path;
    mutation *items;
    size_t count;
} mutation_table;

/* Everything is kept until the process ends. A table that can't be understood ends it, with the line and the
 * reason. */
mutation_table mutation_table_read(const char *path);

/* A whole file as a string, its length in *length (may be NULL); NULL when there is none. */
char *file_read(const char *path, size_t *length);

/* One more item behind `count` items of `size` bytes, zeroed. */
void *list_grow(void *items, size_t count, size_t size);

#endif
