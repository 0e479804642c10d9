/* fact.c — what kind.def and attribute.def say, as tables. */
#include "fact.h"

#include <assert.h>

typedef struct kind_row {
    const char *singular, *plural;
    bool is_prose;
} kind_row;

enum { CODE, PROSE };

static const kind_row kinds[KIND_COUNT] = {
    [KIND_none] = {"fact", "facts", false},
#define KIND(id, singular, plural, naming, name) [KIND_##id] = {singular, plural, naming == PROSE},
#include "kind.def"
#undef KIND
};

typedef struct attribute_row {
    const char *id;
    bool is_text;
} attribute_row;

static const attribute_row attributes[ATTRIBUTE_COUNT] = {
    [ATTRIBUTE_none] = {"none", false},
/* TEXT is a macro of text.h: the type column is compared by its first letter. */
#define ATTRIBUTE(id, type, meaning) [ATTRIBUTE_##id] = {#id, #type[0] == 'T'},
#include "attribute.def"
#undef ATTRIBUTE
};

_Static_assert(KIND_COUNT <= 64, "a kind_mask has 64 bits");

const char *kind_singular(kind some)
{
    assert(some < KIND_COUNT);
    return kinds[some].singular;
}

const char *kind_plural(kind some)
{
    assert(some < KIND_COUNT);
    return kinds[some].plural;
}

bool kind_is_prose(kind some)
{
    assert(some < KIND_COUNT);
    return kinds[some].is_prose;
}

kind kind_named(text word)
{
    for (kind some = KIND_none + 1; some < KIND_COUNT; some++)
        if (text_is(word, kinds[some].singular) || text_is(word, kinds[some].plural))
            return some;
    return KIND_none;
}

/* The ids that are C words or macros elsewhere end in `_`; their words don't. */
static const char *const plain_words[ATTRIBUTE_COUNT] = {
    [ATTRIBUTE_default_] = "default",
    [ATTRIBUTE_text_] = "text",
    [ATTRIBUTE_target_] = "target",
    [ATTRIBUTE_image_] = "image",
};

const char *attribute_words(attribute_id some)
{
    assert(some < ATTRIBUTE_COUNT);
    return plain_words[some] ? plain_words[some] : attributes[some].id;
}

bool attribute_is_text(attribute_id some)
{
    assert(some < ATTRIBUTE_COUNT);
    return attributes[some].is_text;
}
