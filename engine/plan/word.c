/* word.c — the table of words (word.def) as data, and the one lookup by name. */
#include "plan.h"

#include <assert.h>

static const word_info words[WORD_COUNT] = {
    [WORD_none] = {"", SHAPE_NONE, "", KIND_none, "", "", "", ""},
#define WORD(id, shape, domains, kind, arguments, kept, broken, example)                                     \
    [WORD_##id] = {#id, SHAPE_##shape, domains, KIND_##kind, arguments, kept, broken, example},
#include "word.def"
#undef WORD
};

const word_info *word_about(word some)
{
    assert((unsigned)some < WORD_COUNT);
    return &words[some];
}

word word_named(text name)
{
    if (!name.length)
        return WORD_none;
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++)
        if (words[i].name[0] == name.start[0] && text_is(name, words[i].name))
            return (word)i;
    return WORD_none;
}
