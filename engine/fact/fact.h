/* fact.h — kinds, attributes and flags of facts. */
#ifndef LOCKSTEP_FACT_H
#define LOCKSTEP_FACT_H

#include <stdbool.h>
#include <stdint.h>
#include "text.h"

typedef enum kind {
    KIND_none,
#define KIND(id, singular, plural, naming, name) KIND_##id,
#include "kind.def"
#undef KIND
    KIND_COUNT
} kind;

typedef enum attribute_id {
    ATTRIBUTE_none,
#define ATTRIBUTE(id, type, meaning) ATTRIBUTE_##id,
#include "attribute.def"
#undef ATTRIBUTE
    ATTRIBUTE_COUNT
} attribute_id;

/* A set of kinds, one bit each. */
typedef uint64_t kind_mask;
#define KIND_BIT(some) ((kind_mask)1 << (some))
#define KIND_ALL       (~(kind_mask)0)

/* What is true of a row, besides its kind. One byte. */
enum {
    FACT_DEAD        = 1 << 0, /* not live: `if: false`, commented out: satisfies nothing (LANGUAGE 14) */
    FACT_GUESS       = 1 << 1, /* command in inline code or an unlabelled fence */
    FACT_PLACEHOLDER = 1 << 2, /* stands for any word: <x>, {{x}}, YOUR_X, ... */
    FACT_OPTIONAL    = 1 << 3, /* [--x]; dependency: required: false */
    FACT_OPEN        = 1 << 4, /* script, action: takes what can't be known; command: is given words that aren't written
                              (xargs); trigger: filters can't be known; file: it may have more targets;
                              path of a pipeline: included, and not looked at */
    FACT_LINE_ONLY   = 1 << 5, /* its column was not verified against the source */
    FACT_TAKES_VALUE = 1 << 6, /* option */
    FACT_EXECUTABLE  = 1 << 7  /* script, file: mode bit */
};

const char *kind_singular(kind some); /* "service" */
const char *kind_plural(kind some);   /* "services" */
bool kind_is_prose(kind some);        /* names fold (LANGUAGE 15) */
/* The kind called `word`, singular or plural; KIND_none if there is none. */
kind kind_named(text word);

const char *attribute_words(attribute_id some);
bool attribute_is_text(attribute_id some);

#endif
