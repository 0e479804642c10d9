/* reference.c — what a word follows, takes and gives, as words made from the columns of word.def. */
#include "reference.h"

static const char *letter_words(char letter)
{
    switch (letter) {
    case 'n':
        return "a name, or several in braces";
    case 'p':
        return "a path or glob, or several in braces";
    case 'w':
        return "words, or several in braces";
    case 'r':
        return "a regular expression, best in [[ ]]";
    case 'c':
        return "a command, or a script and an action";
    case 's':
        return "a selection";
    case 'P':
        return "a pattern";
    case 'x':
        return "a selection, or names in braces";
    case 't':
        return "events in braces, and changing = files";
    case 'd':
        return "a length of time: \"90 days\"";
    case 'l':
        return "a list in braces";
    case 'f':
        return "a function";
    default:
        return "a number";
    }
}

static bool is_any(const word_info *about)
{
    return about->domains[0] == 'A';
}

static bool is_chained(const word_info *about)
{
    return about->shape == SHAPE_NOUN || about->shape == SHAPE_NOUNS || about->shape == SHAPE_FILTER;
}

/* "documents, scripts and files" */
static text domains_joined(arena *memory, const char *letters)
{
    buffer out = buffer_new(memory);

    for (; *letters; letters++)
        buffer_print(&out, "%s%s", domain_words(*letters), !letters[1] ? "" : letters[2] ? ", " : " and ");
    return buffer_text(&out);
}

text reference_takes(arena *memory, word some)
{
    buffer out = buffer_new(memory);
    bool is_absent = false;

    for (const char *letter = word_about(some)->arguments; *letter; letter++) {
        if (*letter == '?')
            is_absent = true;
        else if (*letter == '+')
            buffer_add(&out, TEXT(", and more"));
        else if (*letter != '-')
            buffer_print(&out, "%s%s", out.length ? "; " : "", letter_words(*letter));
    }
    if (is_absent)
        buffer_add(&out, TEXT("; may be left out"));
    return buffer_text(&out);
}

text reference_follows(arena *memory, word some)
{
    const word_info *about = word_about(some);

    switch (about->shape) {
    case SHAPE_SOURCE:
        return TEXT("nothing: a selection begins with it");
    case SHAPE_QUANTIFIER:
        return TEXT("nothing: a sentence begins with it");
    case SHAPE_VERB_ONE:
        return is_any(about) ? TEXT("every, whenever, some, and the with one fact")
                             : text_print(memory, "every, whenever, some, and the with one fact, of %.*s",
                                          TEXT_FORMAT(domains_joined(memory, about->domains)));
    case SHAPE_VERB_WHOLE:
        return TEXT("the with several facts");
    case SHAPE_VERB_COUNT:
        return TEXT("count");
    default:
        if (!is_chained(about))
            return (text){0};
        return is_any(about) ? TEXT("any selection") : domains_joined(memory, about->domains);
    }
}

text reference_gives(arena *memory, word some)
{
    const word_info *about = word_about(some);

    if (about->gives == KIND_none || (!is_chained(about) && about->shape != SHAPE_SOURCE))
        return (text){0};
    return text_print(memory, "%s%s", about->shape == SHAPE_NOUN ? "one each of " : "", kind_plural(about->gives));
}
