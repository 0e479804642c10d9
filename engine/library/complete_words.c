/* complete_words.c — words by what may follow (word.def), locals, kinds, keys of a contract. */
#include <string.h>

#include "complete.h"
#include "session.h"

static bool shares_letter(const char *one, const char *other)
{
    return strpbrk(one, other) || strchr(one, 'A') || strchr(other, 'A');
}

/* The first word of the selection that a chain is, through locals; WORD_none when it can't be known. */
static word root_word(completing *c)
{
    entered some = entry_open(c->project, c->known, text_string(c->memory, c->at.chain));
    const plan *asked = some.entry.asked;
    word root = WORD_none;

    if (some.entry.type == ENTRY_SELECTION && asked->queries.count) {
        const plan_selection *at = plan_selection_at(asked, asked->queries.items[0]);
        while (at->input)
            at = plan_selection_at(asked, at->input);
        root = at->shape == SELECTION_WORD ? at->word : WORD_none;
    }
    entry_close(&some);
    return root;
}

/* Words that take nothing are complete with their parentheses. */
static void add_method(completing *c, word some)
{
    const char *takes = word_about(some)->arguments, *colon = c->at.type == POINT_BEHIND ? ":" : "";

    complete_add(c, text_print(c->memory, "%s%s%s", colon, word_about(some)->name,
                               *takes && *takes != '-' ? "" : "()"));
}

static bool verb_fits(word quantifier, word_shape verb)
{
    switch (quantifier) {
    case WORD_count:
        return verb == SHAPE_VERB_COUNT;
    case WORD_the:
        return verb == SHAPE_VERB_ONE || verb == SHAPE_VERB_WHOLE;
    case WORD_there_is:
    case WORD_there_is_no:
        return false;
    default:
        return verb == SHAPE_VERB_ONE;
    }
}

static void add_methods(completing *c)
{
    bool is_sentence = word_about(c->at.first)->shape == SHAPE_QUANTIFIER;
    word root = is_sentence || word_about(c->at.first)->shape == SHAPE_SOURCE ? c->at.first : WORD_none;

    if (root == WORD_none && c->at.first != WORD_none && !is_sentence)
        root = c->at.first; /* a pattern */
    if (root == WORD_none)
        root = root_word(c);
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++) {
        word_shape shape = word_about((word)i)->shape;
        bool is_narrowing = shape == SHAPE_NOUN || shape == SHAPE_NOUNS || shape == SHAPE_FILTER;
        const char *domains = root ? word_about(root)->domains : "A";
        if (is_sentence ? verb_fits(c->at.first, shape)
                        : is_narrowing && shares_letter(domains, word_about((word)i)->domains))
            add_method(c, (word)i);
    }
}

static void add_shape(completing *c, word_shape shape)
{
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++)
        if (word_about((word)i)->shape == shape)
            complete_add(c, text_from(word_about((word)i)->name));
}

static void add_locals(completing *c)
{
    text_array names = entry_locals(c->memory, text_from(c->known));

    for (uint32_t i = 0; i < names.count; i++)
        complete_add(c, names.items[i]);
}

static void add_all(completing *c, const char *const *words)
{
    for (; *words; words++)
        complete_add(c, text_from(*words));
}

static void add_start(completing *c)
{
    static const char *const statements[] = {"local", "contract", "example", "use", NULL};

    add_all(c, statements);
    add_shape(c, SHAPE_QUANTIFIER);
    add_shape(c, SHAPE_SOURCE);
    add_locals(c);
    for (kind some = KIND_none + 1; some < KIND_COUNT; some++)
        if (c->at.start == 0)
            complete_add(c, text_from(kind_plural(some)));
}

static void add_card(completing *c)
{
    static const char *const keys[] = {"says", "why", "fix", "severity", "tags", NULL};

    add_all(c, keys);
    add_shape(c, SHAPE_QUANTIFIER);
}

/* Patterns begin with a noun, selections with a source. */
static void add_value(completing *c)
{
    const char *takes = word_about(c->at.owner)->arguments;

    if (!c->at.owner || strpbrk(takes, "Pl")) {
        add_shape(c, SHAPE_NOUN);
        add_shape(c, SHAPE_NOUNS);
    }
    if (!c->at.owner || strpbrk(takes, "sxctl"))
        add_shape(c, SHAPE_SOURCE);
    add_locals(c);
}

void complete_words(completing *c)
{
    switch (c->at.type) {
    case POINT_START:
        add_start(c);
        break;
    case POINT_CARD:
        add_card(c);
        break;
    case POINT_VALUE:
        add_value(c);
        break;
    case POINT_BEHIND:
    case POINT_METHOD:
        add_methods(c);
        break;
    case POINT_QUOTE:
    case POINT_NOTHING:
        break;
    }
}
