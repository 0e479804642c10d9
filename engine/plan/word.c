/* word.c — the table of words (word.def) as data, and the one lookup by name. */
#include "plan.h"

#include <assert.h>

static const word_info words[WORD_COUNT] = {
    [WORD_none] = {"", SHAPE_NONE, "", KIND_none, "", "", "", "", ""},
#define WORD(id, shape, domains, kind, arguments, kept, broken, says, example)                               \
    [WORD_##id] = {#id, SHAPE_##shape, domains, KIND_##kind, arguments, kept, broken, says, example},
#include "word.def"
#undef WORD
};

static const word_line lines[] = {
#define GROUP(title, says) {title, says, WORD_none},
#define WORD(id, ...) {"", "", WORD_##id},
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

bool word_is_plural(word some)
{
    if (words[some].shape != SHAPE_SOURCE)
        return words[some].shape == SHAPE_NOUNS;
    return some == WORD_docs || some == WORD_workflows || some == WORD_scripts || some == WORD_files;
}

const char *domain_words(char domain)
{
    switch (domain) {
    case 'D':
        return "documents";
    case 'C':
        return "compose files";
    case 'W':
        return "workflows";
    case 'S':
        return "scripts";
    case 'E':
        return "env templates";
    case 'Y':
        return "YAML files";
    default:
        return "files";
    }
}

const word_line *word_lines(uint32_t *count)
{
    *count = sizeof lines / sizeof *lines;
    return lines;
}
