/* shape_parts.c — the shapes of plain values, lists and pairs. */
#include "shape_parts.h"

#include <string.h>

#define NUMBER_OR_TEXT (TAKES_TEXT | TAKES_NUMBER)

const compose_shape shape_text = {.takes = TAKES_TEXT, .print = PRINT_TEXT};
const compose_shape shape_text_kept = {.takes = TAKES_TEXT, .print = PRINT_TEXT, .keeps_empty = true};
const compose_shape shape_text_or_number = {.takes = NUMBER_OR_TEXT, .print = PRINT_TEXT};
const compose_shape shape_any_scalar = {.takes = TAKES_SCALAR, .print = PRINT_TEXT, .keeps_empty = true};

const compose_shape shape_bool = {.takes = TAKES_BOOL | TAKES_TEXT, .cast = CAST_BOOL, .print = PRINT_BOOL};
const compose_shape shape_bool_kept = {
    .takes = TAKES_BOOL | TAKES_TEXT, .cast = CAST_BOOL, .print = PRINT_BOOL, .keeps_empty = true};
const compose_shape shape_integer = {
    .takes = TAKES_INTEGER | TAKES_TEXT, .cast = CAST_INTEGER, .print = PRINT_INTEGER};
const compose_shape shape_integer_kept = {
    .takes = TAKES_INTEGER | TAKES_TEXT, .cast = CAST_INTEGER, .print = PRINT_INTEGER, .keeps_empty = true};
const compose_shape shape_number_as_integer = {
    .takes = NUMBER_OR_TEXT, .cast = CAST_INTEGER, .print = PRINT_INTEGER};
const compose_shape shape_float = {.takes = NUMBER_OR_TEXT, .cast = CAST_FLOAT, .print = PRINT_FLOAT};
const compose_shape shape_bytes = {.takes = NUMBER_OR_TEXT, .print = PRINT_BYTES};
const compose_shape shape_duration = {.takes = TAKES_TEXT, .print = PRINT_DURATION, .keeps_empty = true};

const compose_shape shape_texts = {.takes = TAKES_LIST, .items = &shape_text_kept};
const compose_shape shape_texts_distinct = {
    .takes = TAKES_LIST, .items = &shape_text_kept, .is_distinct = true};
const compose_shape shape_texts_keyed = {
    .takes = TAKES_LIST, .items = &shape_text_kept, .unique = UNIQUE_KEY, .is_distinct = true};
const compose_shape shape_text_or_texts = {
    .takes = TAKES_LIST | TAKES_TEXT, .items = &shape_text_kept, .is_distinct = true, .to_long = LONG_LIST};

/* KEY=VALUE as a list, or a map; they differ in what may come twice and in how they are printed. */
#define PAIRS                                                                                                \
    .takes = TAKES_LIST | TAKES_MAP, .items = &shape_text_kept, .values = &shape_any_scalar,                 \
    .merge = MERGE_PAIRS, .no_extensions = true, .is_distinct = true

const compose_shape shape_pairs = {PAIRS, .print = PRINT_PAIRS};
const compose_shape shape_pairs_unique = {PAIRS, .unique = UNIQUE_KEY, .print = PRINT_PAIRS};
const compose_shape shape_environment = {PAIRS, .unique = UNIQUE_KEY, .print = PRINT_NULLABLE};
const compose_shape shape_extra_hosts = {
    .takes = TAKES_LIST | TAKES_MAP,
    .items = &shape_text_kept,
    .values = &(const compose_shape){.takes = TAKES_TEXT | TAKES_LIST, .items = &shape_text_kept},
    .merge = MERGE_HOSTS,
    .no_extensions = true,
    .is_distinct = true,
    .print = PRINT_HOSTS};

/* Options of drivers: a map of texts and numbers. */
static const compose_shape option = {.takes = NUMBER_OR_TEXT, .print = PRINT_TEXT, .keeps_empty = true};
const compose_shape shape_options = {.takes = TAKES_MAP, .values = &option, .no_extensions = true};

const compose_shape shape_shell = {.takes = TAKES_TEXT | TAKES_LIST | TAKES_NULL,
                                   .items = &shape_text_kept,
                                   .merge = MERGE_REPLACE,
                                   .print = PRINT_SHELL,
                                   .keeps_empty = true,
                                   .is_null_in_json = true};

static const compose_shape ulimit_number = {.takes = TAKES_INTEGER | TAKES_TEXT,
                                            .cast = CAST_INTEGER,
                                            .to_long = LONG_ULIMIT,
                                            .print = PRINT_INTEGER};
static const compose_shape ulimit_number_of_build = {
    .takes = TAKES_INTEGER | TAKES_TEXT, .to_long = LONG_ULIMIT, .print = PRINT_INTEGER};
static const compose_field ulimit_fields[] = {
    {"soft", &ulimit_number, true}, {"hard", &ulimit_number, true}, {0}};
static const compose_field ulimit_fields_of_build[] = {
    {"soft", &ulimit_number_of_build, true}, {"hard", &ulimit_number_of_build, true}, {0}};
static const compose_shape ulimit = {.takes = TAKES_INTEGER | TAKES_TEXT | TAKES_MAP,
                                     .fields = ulimit_fields,
                                     .cast = CAST_INTEGER,
                                     .merge = MERGE_REPLACE,
                                     .to_long = LONG_ULIMIT,
                                     .print = PRINT_ULIMIT};
static const compose_shape ulimit_of_build = {.takes = TAKES_INTEGER | TAKES_TEXT | TAKES_MAP,
                                              .fields = ulimit_fields_of_build,
                                              .merge = MERGE_REPLACE,
                                              .to_long = LONG_ULIMIT,
                                              .print = PRINT_ULIMIT};
const compose_shape shape_ulimits_of_build = {
    .takes = TAKES_MAP, .values = &ulimit_of_build, .no_extensions = true};
const compose_shape shape_ulimits = {.takes = TAKES_MAP, .values = &ulimit, .no_extensions = true};

/* ---- what a service mounts of secrets and configs ---- */

static const compose_shape file_mode = {.takes = NUMBER_OR_TEXT, .print = PRINT_MODE, .keeps_empty = true};
static const compose_field file_fields[] = {{"source", &shape_text, false}, {"target", &shape_text, false},
                                            {"uid", &shape_text, false},    {"gid", &shape_text, false},
                                            {"mode", &file_mode, false},    {0}};
static const compose_shape file_mount = {
    .takes = TAKES_TEXT | TAKES_MAP, .fields = file_fields, .to_long = LONG_FILE};
const compose_shape shape_secrets = {.takes = TAKES_LIST, .items = &file_mount, .unique = UNIQUE_SECRET};
const compose_shape shape_configs = {.takes = TAKES_LIST, .items = &file_mount, .unique = UNIQUE_CONFIG};

const compose_shape *shape_of_key(const compose_shape *map, const char *key, unsigned long length)
{
    if (!map)
        return NULL;
    for (const compose_field *field = map->fields; field && field->key; field++)
        if (strlen(field->key) == length && memcmp(field->key, key, length) == 0)
            return field->shape;
    return map->values;
}
