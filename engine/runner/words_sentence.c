/* words_sentence.c — sentences and roles in English, from the templates of word.def. */
#include "words.h"

#include "buffer.h"

static text value_named(const word_values *values, text name)
{
    if (text_is(name, "subject"))
        return values->subject;
    if (text_is(name, "object"))
        return values->object;
    if (text_is(name, "actual"))
        return values->actual;
    if (text_is(name, "name"))
        return values->name;
    if (text_is(name, "by"))
        return values->by;
    return values->count;
}

text words_fill(run *r, const char *pattern, const word_values *values)
{
    buffer out = buffer_new(r->memory);
    text rest = text_from(pattern);

    while (rest.length) {
        size_t open = text_find(rest, '{', 0), close = text_find(rest, '}', open);

        buffer_add(&out, text_slice(rest, 0, open));
        if (close == rest.length) /* no template word any more */
            break;
        buffer_add(&out, value_named(values, text_slice(rest, open + 1, close)));
        rest = text_slice(rest, close + 1, rest.length);
    }
    return buffer_text(&out);
}

/* "each service of ...", and of a source "each of the documents". */
static text subject_words(run *r, const plan_sentence *sentence)
{
    const plan_selection *some = run_selection(r, sentence->subject);
    bool is_source = some->shape == SELECTION_WORD && word_about(some->word)->shape == SHAPE_SOURCE;
    phrase_form form = PHRASE_ONE;
    const char *opening;

    switch (sentence->quantifier) {
    case WORD_every:
    case WORD_whenever:
        opening = is_source ? "each of " : "each ";
        break;
    case WORD_some:
        opening = is_source ? "at least one of " : "at least one ";
        break;
    case WORD_there_is:
        opening = "there is at least one ";
        break;
    case WORD_there_is_no:
        opening = "there is no ";
        break;
    case WORD_count:
        opening = "the number of ";
        form = PHRASE_PLAIN;
        break;
    default:
        opening = "";
        form = PHRASE_THE;
        break;
    }
    return text_print(r->memory, "%s%.*s", opening,
                      TEXT_FORMAT(selection_phrase(r, sentence->subject, form)));
}

static text verb_filled(run *r, const plan_sentence *sentence, phrase_form form)
{
    word_values values = {.object = arguments_phrase(r, sentence->arguments, form)};
    const char *pattern;

    if (!sentence->verb)
        return text_from(sentence->quantifier == WORD_there_is ? "is there" : "is not there");
    pattern = word_about(sentence->verb)->kept;
    if (sentence->verb == WORD_is && sentence->quantifier == WORD_count)
        pattern = "is {object}";
    return words_fill(r, pattern, &values);
}

text role_words(run *r, const plan_sentence *sentence)
{
    return verb_filled(r, sentence, PHRASE_PLAIN);
}

text verb_words(run *r, const plan_sentence *sentence)
{
    bool is_held = sentence->verb == WORD_has || sentence->verb == WORD_lacks;

    return verb_filled(r, sentence, is_held ? PHRASE_A : PHRASE_PLAIN);
}

/* "a step running "x", then a step mentioning "y"" */
static text order_words(run *r, plan_range patterns)
{
    buffer out = buffer_new(r->memory);

    for (uint32_t i = 0; i < patterns.count; i++)
        buffer_print(&out, "%s%.*s", i ? ", then " : "",
                     TEXT_FORMAT(argument_phrase(r, patterns, i, PHRASE_ONE)));
    return buffer_text(&out);
}

text sentence_words(run *r, const plan_sentence *sentence)
{
    text words = subject_words(r, sentence);

    if (sentence->verb)
        words = text_print(r->memory, "%.*s %.*s", TEXT_FORMAT(words), TEXT_FORMAT(verb_words(r, sentence)));
    if (sentence->verb == WORD_go_in_order)
        words = text_print(r->memory, "%.*s: %.*s", TEXT_FORMAT(words),
                           TEXT_FORMAT(order_words(r, sentence->arguments)));
    if (sentence->quantifier == WORD_whenever)
        words = text_print(r->memory, "%.*s, if there is any", TEXT_FORMAT(words));
    return words;
}

text names_words(run *r, const text *names, uint32_t count, uint32_t limit, const char *last)
{
    buffer out = buffer_new(r->memory);

    for (uint32_t i = 0; i < count && i < limit; i++) {
        if (i)
            buffer_print(&out, "%s%s%s", i + 1 == count ? " " : ",", i + 1 == count ? last : "", " ");
        buffer_print(&out, "\"%.*s\"", TEXT_FORMAT(names[i]));
    }
    if (count > limit)
        buffer_print(&out, " %s %u more", last, count - limit);
    return buffer_text(&out);
}
