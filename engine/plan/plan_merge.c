/* plan_merge.c — plans of single files become one plan, in which equal selections and predicates are one row.
 *
 * Rows are looked up by hash in an index that stays with the plan. Only what a contract or query uses is
 * taken over: the nouns that a shared file offers cost nothing until a sentence asks for them. */
#include "plan.h"

#include <string.h>

typedef struct slots {
    uint32_t *ids; /* open addressing; 0 is free */
    uint32_t size, used;
} slots;

struct plan_index {
    slots selections, predicates, contracts;
};

typedef struct merge {
    arena *memory;
    plan *all;
    const plan *one;
    plan_id *selections;  /* of one, by index: its id in all; 0: not needed */
    uint32_t *predicates; /* the same, + 1 */
    bool *is_needed;
} merge;

/* ---- lookup ---- */

static uint32_t mix(uint32_t hash, uint32_t more)
{
    return (hash ^ more) * 0x9e3779b1u + (hash >> 15);
}

static uint32_t selection_hash(const plan *all, const plan_selection *some)
{
    uint32_t hash = mix(mix((uint32_t)some->shape, (uint32_t)some->word), some->input);

    for (uint32_t i = 0; i < some->arguments.count; i++) {
        const plan_argument *argument = &all->arguments.items[some->arguments.first + i];
        hash = mix(mix(hash, (uint32_t)argument->type), text_hash(argument->name));
        hash = mix(mix(hash, (uint32_t)argument->number), argument->selection);
    }
    return hash;
}

static bool arguments_equal(const plan *all, plan_range left, plan_range right)
{
    if (left.count != right.count)
        return false;
    for (uint32_t i = 0; i < left.count; i++) {
        const plan_argument *a = &all->arguments.items[left.first + i],
                            *b = &all->arguments.items[right.first + i];
        if (a->type != b->type || a->number != b->number || a->selection != b->selection ||
            !text_equal(a->name, b->name) || !text_equal(a->key, b->key))
            return false;
    }
    return true;
}

static bool selection_equal(const plan *all, uint32_t left, uint32_t right)
{
    const plan_selection *a = &all->selections.items[left], *b = &all->selections.items[right];

    return a->shape == b->shape && a->word == b->word && a->input == b->input &&
           arguments_equal(all, a->arguments, b->arguments);
}

static bool predicate_equal(const plan *all, uint32_t left, uint32_t right)
{
    const plan_predicate *a = &all->predicates.items[left], *b = &all->predicates.items[right];

    return a->type == b->type && text_equal(a->pattern, b->pattern);
}

static bool contract_equal(const plan *all, uint32_t left, uint32_t right)
{
    return text_equal(all->contracts.items[left].id, all->contracts.items[right].id);
}

static uint32_t selection_row_hash(const plan *all, uint32_t row)
{
    return selection_hash(all, &all->selections.items[row]);
}

static uint32_t predicate_row_hash(const plan *all, uint32_t row)
{
    return mix(text_hash(all->predicates.items[row].pattern), (uint32_t)all->predicates.items[row].type);
}

static uint32_t contract_row_hash(const plan *all, uint32_t row)
{
    return text_hash(all->contracts.items[row].id);
}

typedef uint32_t row_hash(const plan *all, uint32_t row);
typedef bool row_equal(const plan *all, uint32_t left, uint32_t right);

static void slots_grow(arena *memory, slots *some, const plan *all, row_hash *hash)
{
    slots larger = {.size = some->size ? some->size * 2 : 64, .used = some->used};

    larger.ids = arena_array(memory, uint32_t, larger.size);
    for (uint32_t i = 0; i < some->size; i++) {
        uint32_t at;
        if (!some->ids[i])
            continue;
        for (at = hash(all, some->ids[i] - 1) % larger.size; larger.ids[at]; at = (at + 1) % larger.size)
            ;
        larger.ids[at] = some->ids[i];
    }
    *some = larger;
}

/* The row that equals `row` (the last of its table), itself when it is new. */
static uint32_t slots_find(arena *memory, slots *some, const plan *all, uint32_t row, row_hash *hash,
                           row_equal *equal)
{
    uint32_t at;

    if (some->used * 2 >= some->size)
        slots_grow(memory, some, all, hash);
    for (at = hash(all, row) % some->size; some->ids[at]; at = (at + 1) % some->size)
        if (equal(all, some->ids[at] - 1, row))
            return some->ids[at] - 1;
    some->ids[at] = row + 1;
    some->used++;
    return row;
}

/* ---- taking over ---- */

static uint32_t take_predicate(merge *work, int64_t number)
{
    plan *all = work->all;
    uint32_t *known = &work->predicates[number], row;

    if (*known)
        return *known - 1;
    *array_push(&all->predicates, work->memory) = work->one->predicates.items[number];
    row = slots_find(work->memory, &all->index->predicates, all, all->predicates.count - 1,
                     predicate_row_hash, predicate_equal);
    if (row != all->predicates.count - 1)
        all->predicates.count--;
    *known = row + 1;
    return row;
}

static plan_range take_arguments(merge *work, plan_range range)
{
    plan_range taken = {work->all->arguments.count, range.count};

    for (uint32_t i = 0; i < range.count; i++) {
        plan_argument argument = work->one->arguments.items[range.first + i];
        if (argument.selection)
            argument.selection = work->selections[argument.selection - 1];
        if (argument.type == ARGUMENT_PREDICATE)
            argument.number = take_predicate(work, argument.number);
        *array_push(&work->all->arguments, work->memory) = argument;
    }
    return taken;
}

static void take_selection(merge *work, uint32_t index)
{
    plan *all = work->all;
    plan_selection copy = work->one->selections.items[index];
    uint32_t row;

    if (copy.input)
        copy.input = work->selections[copy.input - 1];
    copy.arguments = take_arguments(work, copy.arguments);
    *array_push(&all->selections, work->memory) = copy;
    row = slots_find(work->memory, &all->index->selections, all, all->selections.count - 1,
                     selection_row_hash, selection_equal);
    if (row != all->selections.count - 1) { /* it is there already */
        all->selections.count--;
        all->arguments.count = copy.arguments.first;
    }
    work->selections[index] = row + 1;
}

static void need_arguments(merge *work, plan_range range)
{
    for (uint32_t i = 0; i < range.count; i++) {
        plan_id id = work->one->arguments.items[range.first + i].selection;
        if (id)
            work->is_needed[id - 1] = true;
    }
}

static void take_selections(merge *work)
{
    const plan *one = work->one;

    for (uint32_t i = one->selections.count; i-- > 0;) { /* inputs and arguments have smaller ids */
        const plan_selection *some = &one->selections.items[i];
        if (!work->is_needed[i])
            continue;
        if (some->input)
            work->is_needed[some->input - 1] = true;
        need_arguments(work, some->arguments);
    }
    for (uint32_t i = 0; i < one->selections.count; i++)
        if (work->is_needed[i] && !work->selections[i])
            take_selection(work, i);
}

static void take_files(merge *work)
{
    plan *all = work->all;

    for (uint32_t i = 0; i < work->one->files.count; i++) {
        const plan_file *file = &work->one->files.items[i];
        uint32_t j = 0;
        while (j < all->files.count && !text_equal(all->files.items[j].path, file->path))
            j++;
        if (j == all->files.count)
            *array_push(&all->files, work->memory) = *file;
    }
}

static void take_contract(merge *work, const plan_contract *from)
{
    plan *all = work->all;
    plan_contract copy = *from;

    copy.sentences.first = all->sentences.count;
    for (uint32_t i = 0; i < from->sentences.count; i++) {
        plan_sentence sentence = work->one->sentences.items[from->sentences.first + i];
        sentence.contract = all->contracts.count - 1;
        sentence.subject = work->selections[sentence.subject - 1];
        sentence.arguments = take_arguments(work, sentence.arguments);
        *array_push(&all->sentences, work->memory) = sentence;
    }
    copy.tags.first = all->tags.count;
    for (uint32_t i = 0; i < from->tags.count; i++)
        *array_push(&all->tags, work->memory) = work->one->tags.items[from->tags.first + i];
    copy.excuses.first = all->excuses.count;
    for (uint32_t i = 0; i < from->excuses.count; i++)
        *array_push(&all->excuses, work->memory) = work->one->excuses.items[from->excuses.first + i];
    all->contracts.items[all->contracts.count - 1] = copy;
}

static void report_twin(merge *work, const plan_contract *second, const plan_contract *first,
                        finding_array *problems)
{
    finding *twin = array_push(problems, work->memory);

    *twin = (finding){
        .state = FINDING_UNJUDGED, .level = SEVERITY_ERROR, .contract = second->id, .at = second->at};
    twin->message = text_print(work->memory, "there is already a contract \"%.*s\"", TEXT_FORMAT(second->id));
    twin->fix = second->pack.length ? TEXT("write id = \"topic/name\" between the braces of one of the two.")
                                    : TEXT("give one of the two another id, or remove it.");
    *array_push(&twin->notes, work->memory) =
        (note){first->at, text_print(work->memory, "the first one stands here")};
}

/* Is its id new? Then it has a row in all now, still to be filled. */
static bool contract_enters(merge *work, const plan_contract *from, finding_array *problems)
{
    plan *all = work->all;
    uint32_t row;

    *array_push(&all->contracts, work->memory) = *from;
    row = slots_find(work->memory, &all->index->contracts, all, all->contracts.count - 1, contract_row_hash,
                     contract_equal);
    if (row == all->contracts.count - 1)
        return true;
    all->contracts.count--;
    report_twin(work, from, &all->contracts.items[row], problems);
    return false;
}

static void need_contract(merge *work, const plan_contract *from)
{
    for (uint32_t i = 0; i < from->sentences.count; i++) {
        const plan_sentence *sentence = &work->one->sentences.items[from->sentences.first + i];
        work->is_needed[sentence->subject - 1] = true;
        need_arguments(work, sentence->arguments);
    }
}

/* And settings: rows that nothing else points to. */
static void take_examples(merge *work)
{
    plan *all = work->all;
    uint32_t shift = all->example_files.count;

    for (uint32_t i = 0; i < work->one->settings.count; i++)
        *array_push(&all->settings, work->memory) = work->one->settings.items[i];
    for (uint32_t i = 0; i < work->one->example_files.count; i++)
        *array_push(&all->example_files, work->memory) = work->one->example_files.items[i];
    for (uint32_t i = 0; i < work->one->examples.count; i++) {
        plan_example *taken = array_push(&all->examples, work->memory);
        *taken = work->one->examples.items[i];
        taken->files.first += shift;
    }
}

/* The contract's row in `all` is filled, with all that it needs. */
static void fill_contract(merge *work, const plan_contract *from)
{
    work->is_needed = arena_array(work->memory, bool, work->one->selections.count);
    need_contract(work, from);
    take_selections(work);
    take_contract(work, from);
}

static merge merge_begin(arena *memory, plan *all, const plan *one)
{
    merge work = {.memory = memory, .all = all, .one = one};

    if (!all->index)
        all->index = arena_new(memory, struct plan_index);
    work.selections = arena_array(memory, plan_id, one->selections.count);
    work.predicates = arena_array(memory, uint32_t, one->predicates.count);
    take_files(&work);
    return work;
}

static plan *part_of(arena *memory, const plan *all, uint32_t first, uint32_t end)
{
    plan *some = arena_new(memory, plan);
    merge work = merge_begin(memory, some, all);

    for (uint32_t i = first; i < end; i++) {
        *array_push(&some->contracts, memory) = all->contracts.items[i];
        fill_contract(&work, &all->contracts.items[i]);
    }
    return some;
}

plan *plan_only(arena *memory, const plan *all, uint32_t index)
{
    return part_of(memory, all, index, index + 1);
}

plan *plan_rest(arena *memory, const plan *all, uint32_t first)
{
    return part_of(memory, all, first, all->contracts.count);
}

void plan_merge(arena *memory, plan *all, const plan *one, finding_array *problems)
{
    merge work = merge_begin(memory, all, one);

    for (uint32_t i = 0; i < one->contracts.count; i++)
        if (contract_enters(&work, &one->contracts.items[i], problems))
            fill_contract(&work, &one->contracts.items[i]);
    take_examples(&work);
    work.is_needed = arena_array(memory, bool, one->selections.count);
    for (uint32_t i = 0; i < one->queries.count; i++)
        work.is_needed[one->queries.items[i] - 1] = true;
    take_selections(&work);
    for (uint32_t i = 0; i < one->queries.count; i++)
        *array_push(&all->queries, memory) = work.selections[one->queries.items[i] - 1];
}
