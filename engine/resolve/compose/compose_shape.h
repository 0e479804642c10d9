/* compose_shape.h — what compose knows about each of its fields, as data (inside this room only).
 *
 * One shape a field says which forms it takes, how two files' values of it merge, what makes its items the
 * same, what its short form stands for, whether it is a path, and how it is printed. Every step of the
 * pipeline walks a project and its shape together. */
#ifndef LOCKSTEP_COMPOSE_SHAPE_H
#define LOCKSTEP_COMPOSE_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

/* Which forms the schema takes. */
enum {
    TAKES_TEXT = 1,
    TAKES_INTEGER = 2,
    TAKES_FLOAT = 4,
    TAKES_BOOL = 8,
    TAKES_NULL = 16,
    TAKES_LIST = 32,
    TAKES_MAP = 64,
    TAKES_NUMBER = TAKES_INTEGER | TAKES_FLOAT,
    TAKES_SCALAR = TAKES_TEXT | TAKES_NUMBER | TAKES_BOOL | TAKES_NULL,
    TAKES_ANY = 127
};

/* How a later file's value meets an earlier one's (the default: maps by key, lists one behind the other, else
 * the later one). */
typedef enum shape_merge {
    MERGE_PLAIN,
    MERGE_REPLACE,
    MERGE_PAIRS,   /* map or list or text: K=V one behind the other */
    MERGE_HOSTS,   /* the same, without those that are there already */
    MERGE_BUILD,   /* a text is its context */
    MERGE_KEYS,    /* a list is a map of empty entries */
    MERGE_DEPENDS, /* a list is a map of plain dependencies */
    MERGE_LOGGING, /* replaced by another driver's */
    MERGE_SUBNETS  /* entries of one subnet are one */
} shape_merge;

/* What two items of a list have in common when the later one takes the earlier one's place. */
typedef enum shape_unique {
    UNIQUE_NO,
    UNIQUE_KEY, /* the text up to `=` */
    UNIQUE_TEXT,
    UNIQUE_PORT,
    UNIQUE_TARGET, /* of a mount */
    UNIQUE_DEVICE,
    UNIQUE_SECRET, /* the target, /run/secrets/SOURCE by default */
    UNIQUE_CONFIG, /* the same with /SOURCE */
    UNIQUE_PATH
} shape_unique;

/* The canonical form of a short one. */
typedef enum shape_long {
    LONG_SAME,
    LONG_SERVICE,
    LONG_PORTS,
    LONG_MOUNT,
    LONG_DEVICE,
    LONG_FILE, /* a text is a map with `source` */
    LONG_BUILD,
    LONG_DEPENDS,
    LONG_KEYS, /* a list is a map of empty entries */
    LONG_ENV_FILE,
    LONG_LIST, /* a text is a list of one */
    LONG_GPUS,
    LONG_EXTENDS,
    LONG_PAIRS, /* a list of K=V is a map */
    LONG_SSH,
    LONG_ULIMIT, /* a number; a text that is none yet is an error */
    LONG_RESOURCE /* external: {name: x} */
} shape_long;

typedef enum shape_cast { CAST_NO, CAST_INTEGER, CAST_FLOAT, CAST_BOOL } shape_cast;

typedef enum shape_path {
    PATH_NO,
    PATH_FILE,    /* a file or folder */
    PATH_UNIX,    /* the same, where absolute ones and variables of Windows are left alone */
    PATH_CONTEXT, /* a folder, or the address of one */
    PATH_MOUNT,   /* a map: `source` when its type is bind */
    PATH_DRIVER   /* a map: `driver_opts.device` of a bind volume */
} shape_path;

typedef enum shape_print {
    PRINT_SAME,
    PRINT_TEXT, /* a scalar as text */
    PRINT_LIST, /* a text is a list of one */
    PRINT_INTEGER,
    PRINT_NUMBER, /* an integer that no text may stand for */
    PRINT_FLOAT,
    PRINT_BOOL,
    PRINT_BYTES,    /* 512m is "536870912" */
    PRINT_DURATION, /* 90s is 1m30s */
    PRINT_MODE,     /* 288 is "0440" */
    PRINT_SHELL,    /* a text is split into words */
    PRINT_TEST,     /* a text is [CMD-SHELL, text] */
    PRINT_PAIRS,    /* K=V: a map of texts, "" for none */
    PRINT_NULLABLE, /* the same, null for none */
    PRINT_HOSTS,    /* a sorted list of K=V */
    PRINT_SSH,
    PRINT_ULIMIT,
    PRINT_COUNT,   /* all is -1 */
    PRINT_GATHERED /* a map of lists of texts (a provider's options) */
} shape_print;

typedef struct compose_shape compose_shape;

typedef struct compose_field {
    const char *key; /* NULL behind the last */
    const compose_shape *shape;
    bool is_required;
} compose_field;

struct compose_shape {
    uint8_t takes; /* 0: anything */
    uint8_t merge, unique, to_long, cast, path, print;
    bool keeps_empty; /* printed when it is false, 0 or {} as well */
    bool is_unprinted;
    bool is_always_in_json;  /* {} there when it is empty or not set */
    bool is_null_in_json;    /* null there when it is not set */
    bool is_capital_in_json; /* its keys begin with capitals there */
    bool is_container_name;
    bool is_open;                /* other keys may stand there; they are not printed */
    bool is_distinct;            /* a list without equal items */
    bool no_extensions;          /* x-* is no key of its own here */
    const char *words;           /* the texts it takes, a blank between; NULL: any */
    const compose_shape *items;  /* of a list */
    const compose_shape *values; /* of a map with free keys */
    const compose_field *fields; /* of a map with these keys, in the order in which they are printed */
};

/* The whole project's. */
extern const compose_shape compose_project_shape;
/* One service's. */
extern const compose_shape compose_service_shape;

/* What the shape says of `key` in a map; NULL when nothing. */
const compose_shape *shape_of_key(const compose_shape *map, const char *key, unsigned long length);

#endif
