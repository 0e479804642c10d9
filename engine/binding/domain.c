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

/* What a script says, and not what its parser takes: there are commands in it, and no actions. */
static const unsigned said_bit = 1u << (sizeof all_domains - 1);

static bool is_said(word some)
{
    return some == WORD_usage || some == WORD_prints;
}

static bool is_surface(word some)
{
    kind gives = word_about(some)->gives;

    return is_said(some) || gives == KIND_action || gives == KIND_function;
}

/* A bit for each letter; what a script may hold, its texts may hold as well, but for what its parser takes. */
static unsigned domain_bits(word some)
{
    const char *letters = word_about(some)->domains;
    unsigned bits = strpbrk(letters, "AS") && !is_surface(some) ? said_bit : 0;

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
    if (is_said(some->word))
        return said_bit;
    if (word_about(some->word)->shape != SHAPE_FILTER)
        bits = domain_bits(some->word);
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
    unsigned bits = domain_bits(some);

    if (domain_of(load->out, input) & bits)
        return true;
    if (about->shape == SHAPE_FILTER) {
        spot_answer(load, spot_word(load, at), MESSAGE_domain_filter,
                    ANSWER(text_from(about->name), join(load, bits, domain_words, " and "),
                           selection_words(load, input)));
        return false;
    }
    if (domain_of(load->out, input) == said_bit && (bits & domain_bits(WORD_script))) {
        spot_answer(load, spot_word(load, at), MESSAGE_domain_text,
                    ANSWER(selection_words(load, input), plural(some),
                           TEXT("what it says is a claim about the script"), text_from(about->name)));
        return false;
    }
    spot_answer(load, spot_word(load, at), MESSAGE_domain,
                ANSWER(selection_words(load, input), plural(some), join(load, bits, domain_words, " and "),
                       text_print(load->memory, "begin with %.*s.",
                                  TEXT_FORMAT(join(load, bits, domain_source, " or ")))));
    return false;
}

text domain_begin(loader *load, plan_id pattern)
{
    const plan_selection *some = plan_selection_at(load->out, pattern);
    const char *letters;

    while (some->input)
        some = plan_selection_at(load->out, some->input);
    letters = some->shape == SELECTION_WORD ? word_about(some->word)->domains : "";
    if (some->word == WORD_field || some->word == WORD_fields) /* of front matter, too, but rarely so */
        return text_from(domain_source('Y'));
    return text_from(!*letters || *letters == 'A' || *letters == 'D' ? "docs" : domain_source(*letters));
}

bool domain_judges(loader *load, plan_id subject, word verb, spot at)
{
    unsigned bits = domain_bits(verb);

    if (domain_of(load->out, subject) & bits)
        return true;
    spot_answer(load, spot_word(load, at), MESSAGE_domain_verb,
                ANSWER(text_from(word_about(verb)->name), join(load, bits, domain_words, " and "),
                       selection_words(load, subject)));
    return false;
}
