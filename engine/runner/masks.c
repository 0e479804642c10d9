/* masks.c — from words to kinds.
 *
 * A noun asks for its kind, for the kinds that place it (a step's list and section) and for those that its
 * parts are made of. A pattern may meet any dialect that its word can stand in. Too much costs time; too
 * little would be a wrong verdict. */
#include "masks.h"

#include "sources.h"

#define COMMAND_PARTS                                                                                        \
    (KIND_BIT(KIND_command) | KIND_BIT(KIND_argument) | KIND_BIT(KIND_flag) | KIND_BIT(KIND_assignment) |    \
     KIND_BIT(KIND_step) | KIND_BIT(KIND_job))
#define SURFACE                                                                                              \
    (KIND_BIT(KIND_action) | KIND_BIT(KIND_option) | KIND_BIT(KIND_value) | KIND_BIT(KIND_usage) |           \
     KIND_BIT(KIND_print) | KIND_BIT(KIND_function))
#define HOLDERS                                                                                              \
    (KIND_BIT(KIND_section) | KIND_BIT(KIND_list) | KIND_BIT(KIND_table) | KIND_BIT(KIND_row) |              \
     KIND_BIT(KIND_cell) | KIND_BIT(KIND_step) | KIND_BIT(KIND_item))
#define COMPOSE_NAMES                                                                                        \
    (KIND_BIT(KIND_service) | KIND_BIT(KIND_profile) | KIND_BIT(KIND_disabled) | KIND_BIT(KIND_network) |    \
     KIND_BIT(KIND_meta) | KIND_BIT(KIND_node))

static kind_mask kinds_of_noun(word noun)
{
    kind gives = word_about(noun)->gives;

    switch (noun) {
    case WORD_table:
    case WORD_tables:
    case WORD_row:
    case WORD_rows:
    case WORD_cell:
    case WORD_column:
        return HOLDERS;
    case WORD_step:
    case WORD_steps:
    case WORD_item:
    case WORD_items:
    case WORD_list:
    case WORD_lists:
        return HOLDERS | KIND_BIT(KIND_job);
    case WORD_command:
    case WORD_commands:
    case WORD_flag:
    case WORD_flags:
    case WORD_option:
    case WORD_options:
    case WORD_value:
    case WORD_values:
    case WORD_argument:
    case WORD_assignment:
    case WORD_assignments:
        return COMMAND_PARTS | SURFACE | KIND_BIT(KIND_node) | KIND_BIT(KIND_meta);
    case WORD_field:
        return KIND_BIT(KIND_meta) | KIND_BIT(KIND_node) | KIND_BIT(KIND_network) | KIND_BIT(KIND_service);
    case WORD_default:
    case WORD_demand:
        return KIND_BIT(KIND_variable) | KIND_BIT(KIND_option);
    case WORD_usage:
    case WORD_prints:
        return KIND_BIT(gives) | COMMAND_PARTS;
    case WORD_trigger:
    case WORD_triggers:
        return KIND_BIT(KIND_trigger) | KIND_BIT(KIND_filter);
    default:
        return gives == KIND_none ? 0 : KIND_BIT(gives);
    }
}

static kind_mask kinds_of_word(word some)
{
    switch (some) {
    case WORD_running:
        return COMMAND_PARTS;
    case WORD_to:
        return KIND_BIT(KIND_link) | KIND_BIT(KIND_section) | KIND_BIT(KIND_anchor);
    case WORD_exists:
        return KIND_BIT(KIND_link) | KIND_BIT(KIND_section) | KIND_BIT(KIND_anchor) | KIND_BIT(KIND_path);
    case WORD_triggered_by:
    case WORD_is_triggered_by:
        return KIND_BIT(KIND_trigger) | KIND_BIT(KIND_filter);
    case WORD_runs:
    case WORD_is_run_by:
        return COMMAND_PARTS | SURFACE | KIND_BIT(KIND_path);
    case WORD_is_accepted_by:
        return COMMAND_PARTS | SURFACE | COMPOSE_NAMES;
    case WORD_satisfies:
        return KIND_ALL; /* the function may look at anything */
    default:
        return kinds_of_noun(some);
    }
}

/* The dialects that selection `id` may find facts in. */
static unsigned dialects_of(const run *r, plan_id id)
{
    const plan_selection *some = run_selection(r, id);
    unsigned all = 0;

    if (some->shape == SELECTION_LITERAL)
        return 0;
    if (some->shape == SELECTION_WORD) {
        if (some->input)
            return dialects_of(r, some->input);
        if (word_about(some->word)->shape == SHAPE_SOURCE)
            return 1u << dialect_of(some->word);
        return dialects_of_domains("A");
    }
    for (uint32_t i = 0; i < some->arguments.count; i++)
        if (run_argument(r, some->arguments, i)->type == ARGUMENT_SELECTION)
            all |= dialects_of(r, run_argument(r, some->arguments, i)->selection);
    return all;
}

static void need(run *r, unsigned dialects, kind_mask kinds)
{
    for (unsigned i = 1; i < DIALECT_COUNT; i++)
        if (dialects & 1u << i)
            r->masks[i] |= kinds;
}

/* Files of a source are opened unless only their paths matter: `changing = docs`, and the script of a command
 * pattern. */
static void visit_selection(run *r, plan_id id, void *context)
{
    const plan_selection *some = run_selection(r, id);

    (void)context;
    if (some->shape != SELECTION_WORD)
        return;
    need(r, dialects_of(r, id), kinds_of_word(some->word));
    if (word_about(some->word)->shape == SHAPE_SOURCE)
        r->is_read[id] = true;
}

static void visit_argument(run *r, const plan_argument *argument)
{
    if (argument->type != ARGUMENT_SELECTION || !argument->selection)
        return;
    if (argument->key.length && run_selection(r, argument->selection)->shape == SELECTION_WORD &&
        !run_selection(r, argument->selection)->input)
        return;
    selection_walk(r, argument->selection, visit_selection, NULL);
}

static void visit_sentence(run *r, const plan_sentence *sentence)
{
    unsigned all = dialects_of(r, sentence->subject);

    selection_walk(r, sentence->subject, visit_selection, NULL);
    for (uint32_t i = 0; i < sentence->arguments.count; i++) {
        const plan_argument *argument = run_argument(r, sentence->arguments, i);

        visit_argument(r, argument);
        if (argument->type == ARGUMENT_SELECTION)
            all |= dialects_of(r, argument->selection);
    }
    if (sentence->verb == WORD_runs || sentence->verb == WORD_is_run_by)
        all |= 1u << DIALECT_SCRIPT; /* the wrappers between */
    if (sentence->verb)
        need(r, all, kinds_of_word(sentence->verb));
}

void masks_collect(run *r)
{
    for (uint32_t i = 0; i < r->rules->sentences.count; i++)
        visit_sentence(r, &r->rules->sentences.items[i]);
    for (uint32_t i = 0; i < r->rules->queries.count; i++)
        selection_walk(r, r->rules->queries.items[i], visit_selection, NULL);
}
