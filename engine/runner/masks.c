/* masks.c — from words to kinds.
 *
 * A noun asks for its kind and for those that its parts are made of; what a fact stands in is kept with it. A
 * pattern may meet any dialect that its word can stand in. Documents are many: of them, a sentence's words
 * are asked only where the sentence looks. Too much costs time; too little would be a wrong verdict. */
#include "masks.h"

#include "sources.h"

#define COMMAND_PARTS                                                                                        \
    (KIND_BIT(KIND_command) | KIND_BIT(KIND_argument) | KIND_BIT(KIND_flag) | KIND_BIT(KIND_assignment) |    \
     KIND_BIT(KIND_step) | KIND_BIT(KIND_job) | KIND_BIT(KIND_block))
#define SURFACE                                                                                              \
    (KIND_BIT(KIND_action) | KIND_BIT(KIND_option) | KIND_BIT(KIND_value) | KIND_BIT(KIND_usage) |           \
     KIND_BIT(KIND_print) | KIND_BIT(KIND_function))
#define ANCHORS (KIND_BIT(KIND_section) | KIND_BIT(KIND_anchor))
#define COMPOSE_NAMES                                                                                        \
    (KIND_BIT(KIND_service) | KIND_BIT(KIND_profile) | KIND_BIT(KIND_disabled) | KIND_BIT(KIND_network) |    \
     KIND_BIT(KIND_meta) | KIND_BIT(KIND_node))

static kind_mask kinds_of_noun(word noun)
{
    kind gives = word_about(noun)->gives;

    switch (noun) {
    case WORD_column:
        return KIND_BIT(KIND_cell);
    case WORD_cell: /* a row's, by its column or by its text */
        return KIND_BIT(KIND_cell) | KIND_BIT(KIND_row);
    case WORD_step: /* the other kind of list is told when this one is missing */
    case WORD_steps:
    case WORD_item:
    case WORD_items:
    case WORD_list:
    case WORD_lists:
        return KIND_BIT(gives) | KIND_BIT(KIND_item) | KIND_BIT(KIND_step);
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
    case WORD_fields:
        return KIND_BIT(KIND_meta) | KIND_BIT(KIND_node) | KIND_BIT(KIND_network) | KIND_BIT(KIND_service) |
               KIND_BIT(KIND_environment);
    case WORD_default:
    case WORD_demand:
        return KIND_BIT(KIND_variable) | KIND_BIT(KIND_option);
    case WORD_service: /* one that is commented out is told when it would have been it */
    case WORD_services:
        return KIND_BIT(KIND_service) | KIND_BIT(KIND_disabled);
    case WORD_action: /* it may be a function of a file that the script sources */
    case WORD_actions:
        return SURFACE | COMMAND_PARTS;
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
        return KIND_BIT(KIND_link) | ANCHORS;
    case WORD_exists:
        return KIND_BIT(KIND_link) | KIND_BIT(KIND_path) | ANCHORS;
    case WORD_triggered_by:
    case WORD_is_triggered_by:
        return KIND_BIT(KIND_trigger) | KIND_BIT(KIND_filter) | KIND_BIT(KIND_job) |
               KIND_BIT(KIND_dependency);
    case WORD_runs:
    case WORD_is_run_by:
        return COMMAND_PARTS | SURFACE | KIND_BIT(KIND_path) | KIND_BIT(KIND_target) |
               KIND_BIT(KIND_dependency) | KIND_BIT(KIND_meta); /* inputs of actions */
    case WORD_is_accepted_by:
        return COMMAND_PARTS | SURFACE | COMPOSE_NAMES | KIND_BIT(KIND_dependency) | KIND_BIT(KIND_target) |
               KIND_BIT(KIND_path);
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
        if (i != DIALECT_MARKDOWN && dialects & 1u << i)
            r->masks[i] |= kinds;
}

/* What a sentence asks of all documents that it names, and which sources those are. */
typedef struct sentence_needs {
    kind_mask kinds;
    id_array sources;
} sentence_needs;

/* Files of a source are opened unless only their paths matter: `changing = docs`, and the script of a command
 * pattern. */
static void visit_selection(run *r, plan_id id, void *context)
{
    const plan_selection *some = run_selection(r, id);
    sentence_needs *all = context;
    plan_id root = selection_root(r, id);
    kind_mask kinds;

    if (some->shape != SELECTION_WORD)
        return;
    kinds = kinds_of_word(some->word);
    need(r, dialects_of(r, id), kinds);
    *(root ? &r->kinds[root] : &all->kinds) |= kinds;
    if (id == root) {
        r->is_read[id] = true;
        *array_push(&all->sources, r->memory) = id;
    }
}

static void visit_argument(run *r, const plan_argument *argument, sentence_needs *all)
{
    if (argument->type != ARGUMENT_SELECTION || !argument->selection)
        return;
    if (argument->key.length && run_selection(r, argument->selection)->shape == SELECTION_WORD &&
        !run_selection(r, argument->selection)->input)
        return;
    selection_walk(r, argument->selection, visit_selection, all);
}

static void give_sources(run *r, const sentence_needs *all)
{
    for (uint32_t i = 0; i < all->sources.count; i++)
        r->kinds[all->sources.items[i]] |= all->kinds;
}

static void visit_sentence(run *r, const plan_sentence *sentence)
{
    unsigned dialects = dialects_of(r, sentence->subject);
    sentence_needs all = {0};

    selection_walk(r, sentence->subject, visit_selection, &all);
    for (uint32_t i = 0; i < sentence->arguments.count; i++) {
        const plan_argument *argument = run_argument(r, sentence->arguments, i);

        visit_argument(r, argument, &all);
        if (argument->type == ARGUMENT_SELECTION)
            dialects |= dialects_of(r, argument->selection);
    }
    if (sentence->verb == WORD_runs || sentence->verb == WORD_is_run_by)
        dialects |=
            1u << DIALECT_SCRIPT | 1u << DIALECT_FILE | 1u << DIALECT_WORKFLOW; /* the wrappers between */
    if (sentence->verb) {
        need(r, dialects, kinds_of_word(sentence->verb));
        all.kinds |= kinds_of_word(sentence->verb);
    }
    if (sentence->verb == WORD_has_lines || sentence->verb == WORD_connects) /* any file may be named */
        r->masks[DIALECT_FILE] |= KIND_BIT(KIND_file);
    if (sentence->verb == WORD_exists) /* any document may be led to */
        r->masks[DIALECT_MARKDOWN] |= ANCHORS;
    give_sources(r, &all);
}

static void visit_query(run *r, plan_id id)
{
    sentence_needs all = {0};

    selection_walk(r, id, visit_selection, &all);
    give_sources(r, &all);
}

void masks_collect(run *r)
{
    for (uint32_t i = 0; i < r->rules->sentences.count; i++)
        visit_sentence(r, &r->rules->sentences.items[i]);
    for (uint32_t i = 0; i < r->rules->queries.count; i++)
        visit_query(r, r->rules->queries.items[i]);
    if (r->masks[DIALECT_COMPOSE]) /* the last line of a report counts them, whatever is asked */
        r->masks[DIALECT_COMPOSE] |= KIND_BIT(KIND_service);
}
