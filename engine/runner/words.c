/* words.c — descriptions in English, made from the plan's rows and word.def.
 *
 * A chain is told from its end: `column "Start" of row "baseline" of table "Modes"`. */
#include "words.h"

#include "buffer.h"
#include "facts.h"
#include "sources.h"

static void add_quoted(buffer *out, text name)
{
    buffer_print(out, "\"%.*s\"", TEXT_FORMAT(name));
}

static void add_selection(run *r, buffer *out, plan_id id);

static void add_argument(run *r, buffer *out, const plan_argument *some)
{
    switch (some->type) {
    case ARGUMENT_NAME:
    case ARGUMENT_EXACT:
    case ARGUMENT_FUNCTION:
        add_quoted(out, some->name);
        break;
    case ARGUMENT_PREDICATE:
        if (some->name.length)
            add_quoted(out, some->name);
        else if (some->number >= 0 && some->number < (int64_t)r->rules->predicates.count)
            add_quoted(out, r->rules->predicates.items[some->number].pattern);
        break;
    case ARGUMENT_NUMBER:
        buffer_print(out, "%lld", (long long)some->number);
        break;
    case ARGUMENT_SELECTION:
        add_selection(r, out, some->selection);
        break;
    }
}

static void add_arguments(run *r, buffer *out, plan_range arguments, const char *between)
{
    bool is_first = true;

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(r, arguments, i);

        if (some->type == ARGUMENT_FUNCTION && some->name.length == 0)
            continue;
        if (!is_first)
            buffer_print(out, "%s", between);
        if (some->key.length)
            buffer_print(out, "%.*s ", TEXT_FORMAT(some->key));
        add_argument(r, out, some);
        is_first = false;
    }
}

/* A script and an action are one command: "tools/ctl.sh start". */
static void add_command(run *r, buffer *out, plan_range arguments)
{
    const plan_argument *first = arguments.count ? run_argument(r, arguments, 0) : NULL;
    const plan_selection *from;

    if (!first || first->type != ARGUMENT_SELECTION) {
        add_arguments(r, out, arguments, " or ");
        return;
    }
    from = run_selection(r, first->selection);
    if (from->shape != SELECTION_WORD || !from->arguments.count ||
        run_argument(r, from->arguments, 0)->type == ARGUMENT_SELECTION) {
        add_arguments(r, out, arguments, " ");
        return;
    }
    buffer_print(out, "\"%.*s", TEXT_FORMAT(run_argument(r, from->arguments, 0)->name));
    for (uint32_t i = 1; i < arguments.count; i++)
        buffer_print(out, " %.*s", TEXT_FORMAT(run_argument(r, arguments, i)->name));
    buffer_add_byte(out, '"');
}

static const char *noun_name(word some)
{
    switch (some) {
    case WORD_usage:
        return "usage text";
    case WORD_prints:
        return "printed texts";
    case WORD_disabled:
        return "disabled services";
    default:
        return word_about(some)->name;
    }
}

static void add_noun(run *r, buffer *out, const plan_selection *noun)
{
    const plan_argument *first = noun->arguments.count ? run_argument(r, noun->arguments, 0) : NULL;
    bool is_command = noun->word == WORD_command || noun->word == WORD_commands;
    bool is_singular = word_about(noun->word)->shape == SHAPE_NOUN;

    if (first && first->type == ARGUMENT_NUMBER) {
        if (first->number == -1)
            buffer_print(out, "last %s", noun_name(noun->word));
        else
            buffer_print(out, "%s %lld", noun_name(noun->word), (long long)first->number);
        return;
    }
    buffer_print(out, "%s", noun_name(noun->word));
    if (!first)
        return;
    buffer_add_byte(out, ' ');
    if (is_command)
        add_command(r, out, noun->arguments);
    else
        add_arguments(r, out, noun->arguments, is_singular ? " or " : ", ");
}

static void add_source(run *r, buffer *out, const plan_selection *from)
{
    if (!source->arguments.count) {
        switch (source->word) {
        case WORD_compose:
            buffer_add(out, TEXT("the compose project"));
            return;
        case WORD_workflow:
        case WORD_workflows:
            buffer_add(out, TEXT("the workflows"));
            return;
        case WORD_script:
        case WORD_scripts:
            buffer_add(out, TEXT("the scripts"));
            return;
        default:
            buffer_add(out, TEXT("the documents"));
            return;
        }
    }
    for (uint32_t i = 0; i < source->arguments.count; i++) {
        const plan_argument *some = run_argument(r, source->arguments, i);

        buffer_print(out, "%s%.*s", i ? " + " : "", TEXT_FORMAT(some->name));
    }
}

static void add_filter(run *r, buffer *out, const plan_selection *filter)
{
    switch (filter->word) {
    case WORD_mentioning:
        buffer_add(out, TEXT(" mentioning "));
        break;
    case WORD_matching:
        buffer_add(out, TEXT(" matching "));
        break;
    case WORD_capturing:
        return; /* the names that it gives speak for themselves */
    case WORD_with:
        buffer_add(out, TEXT(" with "));
        break;
    case WORD_without:
        buffer_add(out, TEXT(" without "));
        break;
    case WORD_among:
        buffer_add(out, TEXT(" among "));
        break;
    case WORD_except:
        buffer_add(out, TEXT(" except "));
        break;
    case WORD_triggered_by:
        buffer_add(out, TEXT(" triggered by "));
        break;
    case WORD_level:
        buffer_add(out, TEXT(" of level "));
        break;
    case WORD_to:
        buffer_add(out, TEXT(" to "));
        break;
    case WORD_running:
        buffer_add(out, TEXT(" running "));
        add_command(r, out, filter->arguments);
        return;
    default:
        return;
    }
    add_arguments(r, out, filter->arguments, filter->word == WORD_mentioning ? " or " : ", ");
}

static void add_either(run *r, buffer *out, const plan_selection *some)
{
    add_arguments(r, out, some->arguments, " and ");
}

/* Is the source worth a word? Not when one named file holds a named thing: the places tell the file. */
static bool tells_source(const run *r, const plan_selection *noun, const plan_selection *from)
{
    return !noun->arguments.count || source->arguments.count != 1 || noun->word == WORD_disabled ||
           run_argument(r, source->arguments, 0)->type != ARGUMENT_NAME ||
           glob_is_pattern(run_argument(r, source->arguments, 0)->name);
}

static const char *link_to_input(run *r, const plan_selection *input)
{
    if (input->shape == SELECTION_WORD && word_about(input->word)->shape == SHAPE_SOURCE)
        return input->word == WORD_compose && source_is_project(r->rules, input) ? " of " : " in ";
    return " of ";
}

static void add_noun_chain(run *r, buffer *out, const plan_selection *some)
{
    const plan_selection *input;

    add_noun(r, out, some);
    if (!some->input)
        return;
    input = run_selection(r, some->input);
    if (input->shape == SELECTION_WORD && word_about(input->word)->shape == SHAPE_SOURCE &&
        !tells_source(r, some, input))
        return;
    buffer_print(out, "%s", link_to_input(r, input));
    add_selection(r, out, some->input);
}

/* A filter's words stand right behind its noun: `step mentioning "enable" of section "Runbook"`. */
static void add_filtered(run *r, buffer *out, plan_id id)
{
    plan_id chain[64];
    uint32_t count = 0;
    const plan_selection *some = run_selection(r, id);
    const plan_selection *noun;

    while (some->shape == SELECTION_WORD && word_about(some->word)->shape == SHAPE_FILTER && some->input &&
           count < sizeof chain / sizeof *chain) {
        chain[count++] = id;
        id = some->input;
        some = run_selection(r, id);
    }
    noun = some;
    if (noun->shape == SELECTION_WORD && noun->input) {
        buffer inner = buffer_new(r->memory);

        add_noun(r, &inner, noun);
        buffer_add(out, buffer_text(&inner));
    } else {
        add_selection(r, out, id);
    }
    while (count)
        add_filter(r, out, run_selection(r, chain[--count]));
    if (noun->shape == SELECTION_WORD && noun->input) {
        const plan_selection *input = run_selection(r, noun->input);
        bool is_source = input->shape == SELECTION_WORD && word_about(input->word)->shape == SHAPE_SOURCE;

        if (!is_source || tells_source(r, noun, input)) {
            buffer_print(out, "%s", link_to_input(r, input));
            add_selection(r, out, noun->input);
        }
    }
}

static void add_selection(run *r, buffer *out, plan_id id)
{
    const plan_selection *some = run_selection(r, id);

    if (some->shape == SELECTION_LITERAL)
        add_arguments(r, out, some->arguments, ", ");
    else if (some->shape == SELECTION_EITHER)
        add_either(r, out, some);
    else if (word_about(some->word)->shape == SHAPE_SOURCE)
        add_source(r, out, some);
    else if (word_about(some->word)->shape == SHAPE_FILTER && some->input)
        add_filtered(r, out, id);
    else if (word_about(some->word)->shape == SHAPE_FILTER)
        add_filter(r, out, some);
    else
        add_noun_chain(r, out, some);
}

text selection_words(run *r, plan_id id)
{
    buffer out = buffer_new(r->memory);

    add_selection(r, &out, id);
    return text_trim(buffer_text(&out));
}

text argument_words(run *r, plan_range arguments, uint32_t index)
{
    buffer out = buffer_new(r->memory);

    add_argument(r, &out, run_argument(r, arguments, index));
    return buffer_text(&out);
}

text arguments_words(run *r, plan_range arguments)
{
    buffer out = buffer_new(r->memory);

    add_arguments(r, &out, arguments, ", ");
    return buffer_text(&out);
}
