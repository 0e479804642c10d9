/* words.c — descriptions in English, made from the plan's rows and word.def.
 *
 * A chain is told from its end: `column "Start" of row "baseline" of table "Modes"`. */
#include "words.h"

#include <string.h>

#include "buffer.h"
#include "facts.h"
#include "sources.h"

enum { LONGEST_CHAIN = 64 };

typedef struct phrase {
    run *r;
    buffer out;
    phrase_form form; /* of the next noun; plain behind it */
} phrase;

static void add_selection(phrase *p, plan_id id);

static void add_quoted(phrase *p, text name)
{
    buffer_print(&p->out, "\"%.*s\"", TEXT_FORMAT(name));
}

static void add_predicate(phrase *p, const plan_argument *some)
{
    if (some->name.length)
        add_quoted(p, some->name);
    else if (some->number >= 0 && some->number < (int64_t)p->r->rules->predicates.count)
        add_quoted(p, p->r->rules->predicates.items[some->number].pattern);
}

static void add_argument(phrase *p, const plan_argument *some)
{
    switch (some->type) {
    case ARGUMENT_NAME:
    case ARGUMENT_EXACT:
    case ARGUMENT_FUNCTION:
        add_quoted(p, some->name);
        break;
    case ARGUMENT_PREDICATE:
        add_predicate(p, some);
        break;
    case ARGUMENT_NUMBER:
        buffer_print(&p->out, "%lld", (long long)some->number);
        break;
    case ARGUMENT_SELECTION:
        add_selection(p, some->selection);
        break;
    }
}

static void add_arguments(phrase *p, plan_range arguments, const char *between)
{
    phrase_form form = p->form;

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(p->r, arguments, i);

        if (i)
            buffer_print(&p->out, "%s", between);
        if (some->key.length)
            buffer_print(&p->out, "%.*s ", TEXT_FORMAT(some->key));
        p->form = form;
        add_argument(p, some);
    }
    p->form = PHRASE_PLAIN;
}

/* A script and an action are one command: "tools/ctl.sh start". */
static void add_command(phrase *p, plan_range arguments)
{
    const plan_argument *first = arguments.count ? run_argument(p->r, arguments, 0) : NULL;
    const plan_selection *from;

    if (!first || first->type != ARGUMENT_SELECTION) {
        add_arguments(p, arguments, " or ");
        return;
    }
    from = run_selection(p->r, first->selection);
    if (from->shape != SELECTION_WORD || !from->arguments.count ||
        run_argument(p->r, from->arguments, 0)->type == ARGUMENT_SELECTION) {
        add_arguments(p, arguments, " ");
        return;
    }
    buffer_print(&p->out, "\"%.*s", TEXT_FORMAT(run_argument(p->r, from->arguments, 0)->name));
    for (uint32_t i = 1; i < arguments.count; i++)
        buffer_print(&p->out, " %.*s", TEXT_FORMAT(run_argument(p->r, arguments, i)->name));
    buffer_add_byte(&p->out, '"');
}

/* ---- nouns ---- */

static const char *noun_name(word some, bool is_one)
{
    const word_info *about = word_about(some);

    switch (some) {
    case WORD_usage:
        return "usage text";
    case WORD_prints:
        return is_one ? "printed text" : "printed texts";
    case WORD_disabled:
        return is_one ? "disabled service" : "disabled services";
    default:
        return is_one && about->shape == SHAPE_NOUNS && about->gives ? kind_singular(about->gives)
                                                                     : about->name;
    }
}

static const char *article(const char *name)
{
    return strchr("aeiou", name[0]) ? "an " : "a ";
}

/* :values "--channel": the values of that option, and none that is called so. */
static bool is_option(const plan_selection *noun, const plan_argument *first)
{
    return word_about(noun->word)->gives == KIND_value && first && text_starts(first->name, TEXT("-"));
}

static void add_noun(phrase *p, const plan_selection *noun)
{
    const plan_argument *first = noun->arguments.count ? run_argument(p->r, noun->arguments, 0) : NULL;
    bool is_plural = word_about(noun->word)->shape == SHAPE_NOUNS;
    bool is_the = p->form == PHRASE_THE || p->form == PHRASE_ANY;
    const char *name = noun_name(noun->word, p->form == PHRASE_ONE || p->form == PHRASE_A);

    if ((is_the && is_plural) || (p->form == PHRASE_A && !first))
        buffer_print(&p->out, "%s", is_the ? "the " : article(name));
    p->form = PHRASE_PLAIN;
    if (first && first->type == ARGUMENT_NUMBER && first->number == -1)
        buffer_print(&p->out, "last %s", name);
    else if (first && first->type == ARGUMENT_NUMBER)
        buffer_print(&p->out, "%s %lld", name, (long long)first->number);
    else
        buffer_print(&p->out, "%s%s%s", name, is_option(noun, first) ? " of" : "", first ? " " : "");
    if (!first || first->type == ARGUMENT_NUMBER)
        return;
    if (word_about(noun->word)->gives == KIND_command)
        add_command(p, noun->arguments);
    else
        add_arguments(p, noun->arguments, is_plural ? ", " : " or ");
}

static void add_source(phrase *p, const plan_selection *from)
{
    bool is_bare = !from->arguments.count, is_one = p->form == PHRASE_ONE; /* there is no document with ... */

    p->form = PHRASE_PLAIN;
    if (is_bare && from->word == WORD_compose)
        buffer_add(&p->out, is_one ? TEXT("compose project") : TEXT("the compose project"));
    else if (is_bare && is_one)
        buffer_print(&p->out, "%s", kind_singular(word_about(from->word)->gives));
    else if (is_bare)
        buffer_print(&p->out, "the %s", kind_plural(word_about(from->word)->gives));
    for (uint32_t i = 0; i < from->arguments.count; i++)
        buffer_print(&p->out, "%s%.*s", i ? " + " : "",
                     TEXT_FORMAT(run_argument(p->r, from->arguments, i)->name));
}

/* ---- filters ---- */

static const char *filter_words(word some)
{
    switch (some) {
    case WORD_mentioning:
        return "mentioning ";
    case WORD_matching:
        return "matching ";
    case WORD_running:
        return "running ";
    case WORD_with:
        return "with ";
    case WORD_without:
        return "without ";
    case WORD_among:
        return "among ";
    case WORD_except:
        return "except ";
    case WORD_triggered_by:
        return "triggered by ";
    case WORD_level:
        return "of level ";
    case WORD_to:
        return "to ";
    default:
        return NULL; /* capturing: the names that it gives speak for themselves */
    }
}

static void add_filter(phrase *p, const plan_selection *filter)
{
    const char *words = filter_words(filter->word);

    if (!words)
        return;
    buffer_print(&p->out, "%s%s", p->out.length ? " " : "", words);
    p->form = PHRASE_A;
    if (filter->word == WORD_running)
        add_command(p, filter->arguments);
    else
        add_arguments(p, filter->arguments, filter->word == WORD_mentioning ? " or " : ", ");
    p->form = PHRASE_PLAIN;
}

/* ---- chains ---- */

static bool is_shape(const plan_selection *some, word_shape shape)
{
    return some->shape == SELECTION_WORD && word_about(some->word)->shape == shape;
}

/* Is the source worth a word? Not when one named file holds a named thing: the places tell the file. */
static bool tells_source(const run *r, const plan_selection *noun, const plan_selection *from)
{
    return !noun->arguments.count || from->arguments.count != 1 || noun->word == WORD_disabled ||
           run_argument(r, from->arguments, 0)->type != ARGUMENT_NAME ||
           glob_is_pattern(run_argument(r, from->arguments, 0)->name);
}

static void add_input(phrase *p, const plan_selection *noun)
{
    const plan_selection *input = run_selection(p->r, noun->input);
    bool is_source = is_shape(input, SHAPE_SOURCE);

    if (is_source && !tells_source(p->r, noun, input))
        return;
    buffer_print(&p->out, "%s", is_source && !source_is_project(p->r->rules, input) ? " in " : " of ");
    add_selection(p, noun->input);
}

/* A filter's words stand right behind its noun: `step mentioning "enable" of section "Runbook"`. */
static void add_chain(phrase *p, plan_id id)
{
    plan_id filters[LONGEST_CHAIN];
    uint32_t count = 0;
    const plan_selection *some = run_selection(p->r, id);
    bool is_noun;

    while (is_shape(some, SHAPE_FILTER) && count < LONGEST_CHAIN) {
        filters[count++] = id;
        id = some->input;
        if (!id)
            break;
        some = run_selection(p->r, id);
    }
    is_noun = id && (is_shape(some, SHAPE_NOUN) || is_shape(some, SHAPE_NOUNS));
    if (is_noun)
        add_noun(p, some);
    else if (id)
        add_selection(p, id);
    while (count)
        add_filter(p, run_selection(p->r, filters[--count]));
    if (is_noun && some->input)
        add_input(p, some);
}

static void add_selection(phrase *p, plan_id id)
{
    const plan_selection *some = run_selection(p->r, id);

    if (some->shape == SELECTION_LITERAL)
        add_arguments(p, some->arguments, ", ");
    else if (some->shape == SELECTION_EITHER)
        add_arguments(p, some->arguments,
                      p->form == PHRASE_PLAIN || p->form == PHRASE_THE ? " and " : " or ");
    else if (is_shape(some, SHAPE_SOURCE))
        add_source(p, some);
    else
        add_chain(p, id);
}

/* ---- public ---- */

static phrase phrase_new(run *r, phrase_form form)
{
    return (phrase){.r = r, .out = buffer_new(r->memory), .form = form};
}

text selection_phrase(run *r, plan_id id, phrase_form form)
{
    phrase p = phrase_new(r, form);

    add_selection(&p, id);
    return buffer_text(&p.out);
}

text filter_phrase(run *r, plan_id id)
{
    phrase p = phrase_new(r, PHRASE_PLAIN);

    add_filter(&p, run_selection(r, id));
    return buffer_text(&p.out);
}

text argument_phrase(run *r, plan_range arguments, uint32_t index, phrase_form form)
{
    phrase p = phrase_new(r, form);

    add_argument(&p, run_argument(r, arguments, index));
    return buffer_text(&p.out);
}

text arguments_phrase(run *r, plan_range arguments, phrase_form form)
{
    phrase p = phrase_new(r, form);

    add_arguments(&p, arguments, ", ");
    return buffer_text(&p.out);
}
