/* plan_unpack.c — the one validator of plans: a block from a worker is believed only after it passed here.
 *
 * First every table is read (ORDER PLAN: plan_pack.c), each value checked for itself; then what points into
 * another table. A selection's input and arguments have smaller ids than its own, so that a plan has no
 * cycles. */
#include "block.h"
#include "plan.h"

#include "plan_format.h"

static bool shape_is_verb(word_shape shape)
{
    return shape == SHAPE_VERB_ONE || shape == SHAPE_VERB_WHOLE || shape == SHAPE_VERB_COUNT;
}

static place read_place(block_reader *from, const plan *some)
{
    uint32_t file = block_below(from, some->files.count + 1);
    span part;
    bool is_line_only;

    part.start = block_number(from);
    part.end = block_number(from);
    is_line_only = block_below(from, 2);
    if (!file)
        return (place){.path = {NULL, 0}};
    if (part.start > part.end || part.end > some->files.items[file - 1].bytes.length)
        from->is_bad = true;
    return (place){.path = some->files.items[file - 1].path,
                   .part = part,
                   .is_line_only = is_line_only,
                   .is_rule = true};
}

static plan_range read_range(block_reader *from)
{
    plan_range range;

    range.first = block_number(from);
    range.count = block_number(from);
    return range;
}

static void read_files(block_reader *from, arena *memory, plan *some)
{
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_file *file = array_push(&some->files, memory);
        file->path = block_text(from);
        file->bytes = block_text(from);
        file->digest = block_long(from);
        if (!file->path.length)
            from->is_bad = true;
    }
}

static void read_contracts(block_reader *from, arena *memory, plan *some)
{
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_contract *contract = array_push(&some->contracts, memory);
        contract->id = block_text(from);
        contract->says = block_text(from);
        contract->why = block_text(from);
        contract->fix = block_text(from);
        contract->level = (severity)block_below(from, SEVERITY_ERROR + 1);
        contract->tags = read_range(from);
        contract->sentences = read_range(from);
        contract->excuses = read_range(from);
        contract->at = read_place(from, some);
        contract->pack = block_text(from);
        contract->pack_at = read_place(from, some);
        if (!contract->id.length)
            from->is_bad = true;
    }
}

static void read_sentences(block_reader *from, arena *memory, plan *some)
{
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_sentence *sentence = array_push(&some->sentences, memory);
        sentence->contract = block_below(from, some->contracts.count);
        sentence->quantifier = (word)block_below(from, WORD_COUNT);
        sentence->subject = block_number(from);
        sentence->verb = (word)block_below(from, WORD_COUNT);
        sentence->arguments = read_range(from);
        sentence->at = read_place(from, some);
        sentence->written = block_text(from);
        if (word_about(sentence->quantifier)->shape != SHAPE_QUANTIFIER ||
            (sentence->verb && !shape_is_verb(word_about(sentence->verb)->shape)))
            from->is_bad = true;
    }
}

static bool selection_is_sound(const plan_selection *selection)
{
    word_shape shape = word_about(selection->word)->shape;

    if (selection->shape != SELECTION_WORD)
        return selection->word == WORD_none && !selection->input;
    if (shape == SHAPE_SOURCE)
        return !selection->input;
    return shape == SHAPE_NOUN || shape == SHAPE_NOUNS || shape == SHAPE_FILTER;
}

static void read_selections(block_reader *from, arena *memory, plan *some)
{
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_selection *selection = array_push(&some->selections, memory);
        selection->shape = (selection_shape)block_below(from, SELECTION_EITHER + 1);
        selection->word = (word)block_below(from, WORD_COUNT);
        selection->input = block_below(from, some->selections.count); /* smaller than its own id */
        selection->arguments = read_range(from);
        selection->at = read_place(from, some);
        selection->written = block_text(from);
        if (!selection_is_sound(selection))
            from->is_bad = true;
    }
}

static void read_arguments(block_reader *from, arena *memory, plan *some)
{
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_argument *argument = array_push(&some->arguments, memory);
        argument->type = (argument_type)block_below(from, ARGUMENT_FUNCTION + 1);
        argument->name = block_text(from);
        argument->key = block_text(from);
        argument->number = (int64_t)block_long(from);
        argument->selection = block_below(from, some->selections.count + 1);
        if ((argument->type == ARGUMENT_SELECTION) != (argument->selection != 0))
            from->is_bad = true;
    }
}

static void read_rest(block_reader *from, arena *memory, plan *some)
{
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_predicate *asked = array_push(&some->predicates, memory);
        asked->type = (predicate_type)block_below(from, PREDICATE_CAPTURE + 1);
        asked->pattern = block_text(from);
        asked->at = read_place(from, some);
    }
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_excuse *excuse = array_push(&some->excuses, memory);
        excuse->subject = block_text(from);
        excuse->reason = block_text(from);
        excuse->at = read_place(from, some);
    }
    for (uint32_t left = block_count(from); left && !from->is_bad; left--)
        *array_push(&some->tags, memory) = block_text(from);
    for (uint32_t left = block_count(from); left && !from->is_bad; left--)
        *array_push(&some->queries, memory) = block_below(from, some->selections.count + 1);
}

/* A path of an example stays below its root: it is in normal form. */
static bool is_example_path(text path)
{
    bool is_fine = path.length && path.start[0] != '/';

    for (text rest = path, part; is_fine && text_next(&rest, '/', &part);)
        is_fine = part.length && !text_is(part, ".") && !text_is(part, "..");
    return is_fine && path.start[path.length - 1] != '/';
}

static void read_examples(block_reader *from, arena *memory, plan *some)
{
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_setting *setting = array_push(&some->settings, memory);
        setting->key = block_text(from);
        setting->name = block_text(from);
        setting->value = block_text(from);
        setting->at = read_place(from, some);
    }
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_example_file *file = array_push(&some->example_files, memory);
        file->path = block_text(from);
        file->bytes = block_text(from);
        file->at = read_place(from, some);
        file->indent = block_number(from);
        file->is_lined = block_below(from, 2);
        if (!is_example_path(file->path) || file->indent > UINT16_MAX)
            from->is_bad = true;
    }
    for (uint32_t left = block_count(from); left && !from->is_bad; left--) {
        plan_example *example = array_push(&some->examples, memory);
        example->contract = block_text(from);
        example->is_breaking = block_below(from, 2);
        example->saying = block_text(from);
        example->files = read_range(from);
        example->at = read_place(from, some);
        example->id_at = read_place(from, some);
    }
}

/* ---- what points into another table ---- */

static bool range_fits(plan_range range, uint32_t count)
{
    return range.first <= count && range.count <= count - range.first;
}

static bool argument_fits(const plan *some, const plan_argument *argument)
{
    switch (argument->type) {
    case ARGUMENT_PREDICATE:
        return argument->number >= 0 && argument->number < some->predicates.count;
    case ARGUMENT_FUNCTION:
        return argument->number >= 0 && argument->number <= UINT32_MAX;
    default:
        return true;
    }
}

/* A list holds names, a union selections; and no argument refers to its own selection or a later one. */
static bool selection_fits(const plan *some, uint32_t index)
{
    const plan_selection *selection = &some->selections.items[index];

    if (!range_fits(selection->arguments, some->arguments.count))
        return false;
    for (uint32_t i = 0; i < selection->arguments.count; i++) {
        const plan_argument *argument = &some->arguments.items[selection->arguments.first + i];
        if (argument->selection > index || argument->type == ARGUMENT_FUNCTION)
            return false;
        if (selection->shape == SELECTION_LITERAL && argument->type != ARGUMENT_NAME &&
            argument->type != ARGUMENT_EXACT)
            return false;
        if (selection->shape == SELECTION_EITHER && argument->type != ARGUMENT_SELECTION)
            return false;
    }
    return true;
}

static bool sentence_fits(const plan *some, uint32_t index)
{
    const plan_sentence *sentence = &some->sentences.items[index];
    plan_range own = some->contracts.items[sentence->contract].sentences;

    return sentence->subject && sentence->subject <= some->selections.count && index >= own.first &&
           index - own.first < own.count && range_fits(sentence->arguments, some->arguments.count);
}

static bool contract_fits(const plan *some, uint32_t index)
{
    const plan_contract *contract = &some->contracts.items[index];

    if (!range_fits(contract->tags, some->tags.count) ||
        !range_fits(contract->excuses, some->excuses.count) ||
        !range_fits(contract->sentences, some->sentences.count))
        return false;
    for (uint32_t i = 0; i < contract->sentences.count; i++)
        if (some->sentences.items[contract->sentences.first + i].contract != index)
            return false;
    return true;
}

static bool weights_fit(const plan *some)
{
    plan_weights weights = {0};
    bool is_fine = true;
    arena scratch;

    arena_init(&scratch);
    for (plan_id id = 1; id <= some->selections.count && is_fine; id++)
        is_fine = plan_weight(some, id, &scratch, &weights) <= PLAN_WEIGHT;
    arena_free(&scratch);
    return is_fine;
}

static bool tables_fit(const plan *some)
{
    for (uint32_t i = 0; i < some->contracts.count; i++)
        if (!contract_fits(some, i))
            return false;
    for (uint32_t i = 0; i < some->sentences.count; i++)
        if (!sentence_fits(some, i))
            return false;
    for (uint32_t i = 0; i < some->selections.count; i++)
        if (!selection_fits(some, i))
            return false;
    for (uint32_t i = 0; i < some->arguments.count; i++)
        if (!argument_fits(some, &some->arguments.items[i]))
            return false;
    for (uint32_t i = 0; i < some->examples.count; i++)
        if (!range_fits(some->examples.items[i].files, some->example_files.count))
            return false;
    for (uint32_t i = 0; i < some->queries.count; i++)
        if (!some->queries.items[i])
            return false;
    return weights_fit(some);
}

bool plan_unpack(arena *memory, text block, plan *some)
{
    block_reader from = {.rest = block};

    *some = (plan){0};
    if (block_number(&from) != PLAN_FORMAT)
        return false;
    read_files(&from, memory, some);
    read_contracts(&from, memory, some);
    read_sentences(&from, memory, some);
    read_selections(&from, memory, some);
    read_arguments(&from, memory, some);
    read_rest(&from, memory, some);
    read_examples(&from, memory, some);
    return !from.is_bad && !from.rest.length && tables_fit(some);
}
