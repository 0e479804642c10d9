/* compose_value.h — a compose file's values as a tree that can be changed, each with the way it came (inside
 * this room only).
 *
 * Maps keep the order of their keys and find them by hash. A value's origin is a chain: where it is written,
 * and what it took the place of or came through (an override, an extends, an include). */
#ifndef LOCKSTEP_COMPOSE_VALUE_H
#define LOCKSTEP_COMPOSE_VALUE_H

#include "array.h"
#include "source.h"
#include "text.h"

typedef enum value_form {
    VALUE_NULL,
    VALUE_BOOL,
    VALUE_INTEGER,
    VALUE_FLOAT,
    VALUE_TEXT,
    VALUE_TIME, /* a bare date: no field of compose takes one */
    VALUE_LIST,
    VALUE_MAP
} value_form;

typedef struct value_origin {
    uint32_t file; /* number of the loaded file; VALUE_NO_FILE: no file says so */
    span part;
    const char
        *how; /* written, interpolated, merged, overridden, extended, included, defaulted, environment */
    const struct value_origin *from; /* what it came from or replaced; NULL at the end */
} value_origin;

enum { VALUE_NO_FILE = UINT32_MAX };

typedef struct compose_value compose_value;

typedef struct value_item {
    text key; /* empty in lists */
    compose_value *value;
} value_item;

struct compose_value {
    uint8_t form;      /* value_form */
    bool is_true;      /* VALUE_BOOL */
    bool is_short;     /* VALUE_FLOAT: of 32 bits */
    bool is_yaml_only; /* JSON leaves it out */
    bool is_json_only; /* a map or null that only JSON shows */
    bool is_capital;   /* VALUE_MAP: keys begin with capitals in JSON */
    bool is_large;     /* VALUE_INTEGER: beyond 63 bits, in `words` */
    bool is_nothing;   /* VALUE_LIST: it was empty when its document was done; like null then */
    bool is_ordered;   /* VALUE_MAP: printed in this order, not by key */
    int64_t integer;   /* VALUE_INTEGER */
    double real;       /* VALUE_FLOAT */
    text words;        /* VALUE_TEXT: the text; other scalars: as written */
    ARRAY(value_item) items;
    compose_value *extensions; /* of a map that is printed: its x-* keys, in YAML behind the others; NULL */
    uint32_t *slots;           /* of a large map: item numbers + 1 by hash */
    uint32_t slot_count;
    const value_origin *origin;
};

compose_value *value_new(arena *memory, value_form form, const value_origin *origin);
compose_value *value_text(arena *memory, text words, const value_origin *origin);
compose_value *value_integer(arena *memory, int64_t number, const value_origin *origin);
compose_value *value_bool(arena *memory, bool is_true, const value_origin *origin);

/* The value has this form; false for NULL. */
bool value_is(const compose_value *some, value_form form);
bool value_is_scalar(const compose_value *some);
/* Its text; empty when it is no text. */
text value_words(const compose_value *some);
/* Is it a text of exactly these bytes? */
bool value_says(const compose_value *some, const char *words);

/* The value at `key` of a map; NULL when there is none, or `map` is NULL or no map. */
compose_value *value_get(const compose_value *map, text key);
compose_value *value_at(const compose_value *map, const char *key);
bool value_has(const compose_value *map, const char *key);
/* Sets or adds; `value` may be shared with nothing else that changes. */
void value_set(arena *memory, compose_value *map, text key, compose_value *value);
void value_put(arena *memory, compose_value *map, const char *key, compose_value *value);
bool value_remove(compose_value *map, text key);
/* Finds its keys again after items were moved by hand. */
void value_index(arena *memory, compose_value *map);
void value_append(arena *memory, compose_value *list, compose_value *value);

/* A deep copy; every origin in it is wrapped: it came `how` (NULL: as it was) through `part` of `file`. */
compose_value *value_clone(arena *memory, const compose_value *some, const char *how, uint32_t file,
                           span part);
/* How many values there are in it, itself counted. */
uint32_t value_size(const compose_value *some);
bool value_equal(const compose_value *left, const compose_value *right);

/* As fmt.Sprint would say a scalar: true, 12, 1.5, <nil>. */
text value_print(arena *memory, const compose_value *scalar);
/* The fewest digits that say the number of 32 or 64 bits: as JSON has it ('j'), YAML ('y'), or plain text
 * ('v'). */
text value_float_print(arena *memory, double number, char format, int bits);

const value_origin *origin_new(arena *memory, uint32_t file, span part, const char *how,
                               const value_origin *from);

#endif
