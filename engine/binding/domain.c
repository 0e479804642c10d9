/* domain.c — which words may follow which: compose has no steps (word.def, column `domains`). */
#include "loader.h"

#include <string.h>

#include "buffer.h"

static const char all_domains[] = "DCWSEYF";

static const char *domain_source(char domain)
{
    switch (domain) {
    case 'D':
        return "doc \"...\"";
    case 'C':
        return "compose";
    case 'W':
        return "workflow \"...\"";
    case 'S':
        return "script \"...\"";
    case 'E':
        return "env \"...\"";
    case 'Y':
        return "yaml \"...\"";
    default:
        return "file \"...\"";
    }
}

/* A bit for each letter. */
static unsigned domain_bits(const char *letters)
{
    unsigned bits = 0;

    for (; *letters; letters++)
        bits |= *letters == 'A' ? ~0u : 1u << (strchr(all_domains, *letters) - all_domains);
    return bits;
}

static unsigned domain_of(const plan *all, plan_id id)
{
    const plan_selection *some = plan_selection_at(all, id);
    unsigned bits = ~0u;

    if (some->shape == SELECTION_EITHER) {
        bits = 0;
        for (uint32_t i = 0; i < some->arguments.count; i++)
            bits |= domain_of(all, all->arguments.items[some->arguments.first + i].selection);
        return bits;
    }
    if (some->shape == SELECTION_LITERAL)
        return bits;
    if (word_about(some->word)->shape != SHAPE_FILTER)
        bits = domain_bits(word_about(some->word)->domains);
    return some->input ? bits & domain_of(all, some->input) : bits;
}

/* "documents and workflows"; "..., or ..." for sources. */
static text join(loader *load, unsigned bits, const char *(*words)(char domain), const char *last)
{
    buffer out = buffer_new(load->memory);
    unsigned left = 0;

    for (size_t i = 0; all_domains[i]; i++)
        left += (bits >> i) & 1;
    for (size_t i = 0; all_domains[i]; i++) {
        if (!((bits >> i) & 1))
            continue;
        buffer_add(&out, text_from(words(all_domains[i])));
        left--;
        if (left)
            buffer_add(&out, text_from(left == 1 ? last : ", "));
    }
    return buffer_text(&out);
}

/* What an author calls the facts of a word: the noun in its plural. */
static text plural(word some)
{
    kind gives = word_about(some)->gives;

    return text_from(gives == KIND_none ? word_about(some)->name : kind_plural(gives));
}

bool domain_fits(loader *load, plan_id input, word some, spot at)
{
    const word_info *about = word_about(some);
    unsigned bits = domain_bits(about->domains);

    if (domain_of(load->out, input) & bits)
        return true;
    if (about->shape == SHAPE_FILTER) {
        spot_answer(load, spot_word(load, at), MESSAGE_domain_filter,
                    ANSWER(text_from(about->name), join(load, bits, domain_words, " and "),
                           selection_words(load, input)));
        return false;
    }
    spot_answer(load, spot_word(load, at), MESSAGE_domain,
                ANSWER(selection_words(load, input), plural(some), join(load, bits, domain_words, " and "),
                       text_print(load->memory, "begin with %.*s.",
                                  TEXT_FORMAT(join(load, bits, domain_source, " or ")))));
    return false;
}

bool domain_judges(loader *load, plan_id subject, word verb, spot at)
{
    unsigned bits = domain_bits(word_about(verb)->domains);

    if (domain_of(load->out, subject) & bits)
        return true;
    spot_answer(load, spot_word(load, at), MESSAGE_domain_verb,
                ANSWER(text_from(word_about(verb)->name), join(load, bits, domain_words, " and "),
                       selection_words(load, subject)));
    return false;
}
