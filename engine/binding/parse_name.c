/* parse_name.c — what a name stands for, and what was meant when it stands for nothing. */
#include "parse.h"

#include "spell.h"
#include "synonym.h"

scan_local *parse_local(scan *file, text name)
{
    for (uint32_t i = file->locals.count; i-- > 0;)
        if (text_equal(file->locals.items[i].name, name))
            return &file->locals.items[i];
    return NULL;
}

static bool is_method_shape(word_shape shape)
{
    return shape != SHAPE_SOURCE && shape != SHAPE_QUANTIFIER && shape != SHAPE_HELPER;
}

static bool is_first_shape(word_shape shape)
{
    return shape == SHAPE_SOURCE || shape == SHAPE_NOUN || shape == SHAPE_NOUNS ||
           shape == SHAPE_QUANTIFIER || shape == SHAPE_HELPER;
}

static bool word_fits(word some, bool is_method)
{
    word_shape shape = word_about(some)->shape;

    return is_method ? is_method_shape(shape) : is_first_shape(shape);
}

static bool find_synonym(text name, bool is_method, text *meant)
{
    size_t next = 0;

    while (synonym_next(name, &next, meant))
        if (word_fits(word_named(*meant), is_method))
            return true;
    return false;
}

/* The nearest local or word that may stand there. */
static bool find_nearest(scan *file, text name, bool is_method, text *meant)
{
    ARRAY(text) names = {0};

    if (find_synonym(name, is_method, meant))
        return true;
    for (uint32_t i = 0; i < file->locals.count && !is_method; i++)
        *array_push(&names, file->memory) = file->locals.items[i].name;
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++)
        if (word_fits((word)i, is_method))
            *array_push(&names, file->memory) = text_from(word_about((word)i)->name);
    return spell_nearest(file->memory, name, names.items, names.count, meant);
}

/* The line of a `local name` further down; 0 when there is none. */
static uint32_t line_below(const scan *file, uint32_t i, text name)
{
    for (; parse_token(file, i)->type != TOKEN_END; i++)
        if (parse_is_at(file, i, "local") && parse_token(file, i + 1)->type == TOKEN_NAME &&
            text_equal(parse_text(file, i + 1), name))
            return parse_token(file, i)->line;
    return 0;
}

/* :contains "words", :includes { "words" }: a text is mentioned, and not had. */
static bool takes_text(const scan *file, uint32_t i)
{
    uint32_t first = i + 1 + (parse_is_at(file, i + 1, "(") || parse_is_at(file, i + 1, "{"));

    return parse_is_text(file, first);
}

void parse_unknown(scan *file, uint32_t i, bool is_method)
{
    text name = parse_text(file, i), meant = NOTHING;
    uint32_t below = is_method ? 0 : line_below(file, i, name);

    if (below)
        parse_answer(file, i, i, MESSAGE_local_below, ANSWER(name, text_print(file->memory, "%u", below)));
    else if (find_nearest(file, name, is_method, &meant))
        parse_answer(file, i, i, is_method ? MESSAGE_unknown_method_near : MESSAGE_unknown_near,
                     ANSWER(name, is_method && text_is(meant, "has") && takes_text(file, i) ? TEXT("mentions")
                                                                                            : meant));
    else
        parse_answer(file, i, i,
                     is_method        ? MESSAGE_unknown_method
                     : file->is_query ? MESSAGE_unknown_query
                                      : MESSAGE_unknown,
                     ANSWER(name));
}

void parse_check_local(scan *file, uint32_t i, const parsed *value)
{
    word some = word_named(parse_text(file, i));

    /* local profiles = compose :profiles(), or = w.profiles, is what the noun says: nothing changes its
     * meaning */
    if (!some ||
        ((value->type == VALUE_SELECTION || value->type == VALUE_UNKNOWN) && value->last_word == some))
        return;
    parse_answer(file, i, i, MESSAGE_local_word, ANSWER(parse_text(file, i)));
}
