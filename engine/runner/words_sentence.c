/* words_sentence.c — sentences and roles in English, from the templates of word.def. */
#include "words.h"

#include <string.h>

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

static const char *quantifier_words(word quantifier)
{
    switch (quantifier) {
    case WORD_every:
        return "each of the ";
    case WORD_whenever:
        return "each of the ";
    case WORD_some:
        return "at least one ";
    case WORD_there_is:
        return "there is a ";
    case WORD_there_is_no:
        return "there is no ";
    case WORD_count:
        return "the number of ";
    default:
        return "the ";
    }
}

text role_words(run *r, const plan_sentence *sentence)
{
    word_values values = {.object = arguments_phrase(r, sentence->arguments, PHRASE_PLAIN)};
    const char *pattern;

    if (!sentence->verb)
        return text_from(sentence->quantifier == WORD_there_is ? "is there" : "is not there");
    pattern = word_about(sentence->verb)->kept;
    if (sentence->verb == WORD_is && sentence->quantifier == WORD_count)
        pattern = "is {object}";
    return words_fill(r, pattern, &values);
}

text sentence_words(run *r, const plan_sentence *sentence)
{
    buffer out = buffer_new(r->memory);
    text subject = selection_phrase(r, sentence->subject, PHRASE_PLAIN);
    const char *opening = quantifier_words(sentence->quantifier);

    if (text_starts(subject, TEXT("the ")) && strcmp(opening + strlen(opening) - 4, "the ") == 0)
        subject = text_slice(subject, 4, subject.length);
    buffer_print(&out, "%s%.*s", opening, TEXT_FORMAT(subject));
    if (sentence->verb)
        buffer_print(&out, " %.*s", TEXT_FORMAT(role_words(r, sentence)));
    if (sentence->quantifier == WORD_whenever)
        buffer_add(&out, TEXT(", if there is any"));
    return buffer_text(&out);
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
