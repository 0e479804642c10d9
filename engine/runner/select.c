/* select.c — chains of words, from their source (or from a subject) to the last word. */
#include "select.h"

#include "sources.h"

static fact_array select_source(run *r, plan_id id)
{
    const source_files *files = source_files_of(r, id);
    dialect as = dialect_of(run_selection(r, id)->word);
    fact_array found = {0};

    if (r->projects[id] != UINT32_MAX) {
        *array_push(&found, r->memory) = store_fact(r->facts, r->projects[id], 0);
        return found;
    }
    for (uint32_t i = 0; i < files->paths.count; i++) {
        uint32_t index = store_find(r->facts, files->paths.items[i], (uint32_t)as);

        if (index != UINT32_MAX)
            *array_push(&found, r->memory) = store_fact(r->facts, index, 0);
    }
    return found;
}

static fact_array select_literal(run *r, plan_range arguments)
{
    fact_array found = {0};

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(r, arguments, i);

        if (some->type == ARGUMENT_NAME || some->type == ARGUMENT_EXACT)
            *array_push(&found, r->memory) = fact_literal(r, some->name, arguments.first + i);
    }
    return found;
}

static void append(run *r, fact_array *to, const fact_array *more)
{
    for (uint32_t i = 0; i < more->count; i++)
        *array_push(to, r->memory) = more->items[i];
}

static fact_array select_either(run *r, const plan_selection *some, plan_id stop, const fact_array *seed,
                                unsigned how)
{
    fact_array found = {0};

    for (uint32_t i = 0; i < some->arguments.count; i++) {
        const plan_argument *arm = run_argument(r, some->arguments, i);
        fact_array more = {0};

        if (arm->type == ARGUMENT_SELECTION)
            more = select_from(r, arm->selection, stop, seed, how);
        else if (arm->type == ARGUMENT_NAME || arm->type == ARGUMENT_EXACT)
            *array_push(&more, r->memory) = fact_literal(r, arm->name, some->arguments.first + i);
        append(r, &found, &more);
    }
    facts_sort_unique(r, &found);
    return found;
}

static fact_array apply_noun(run *r, plan_id id, const fact_array *input, unsigned how)
{
    fact_array found = {0};

    for (uint32_t i = 0; i < input->count; i++) {
        fact_array more = select_noun(r, id, input->items[i], how);

        if (input->count == 1)
            return more;
        append(r, &found, &more);
    }
    facts_sort_unique(r, &found);
    return found;
}

static fact_array apply_filter(run *r, plan_id id, const fact_array *input, unsigned how)
{
    fact_array found = {0};
    word filter = run_selection(r, id)->word;
    bool is_capture = filter == WORD_capturing;

    if (filter == WORD_mentioning || filter == WORD_matching)
        return filter_predicate(r, id, input);

    for (uint32_t i = 0; i < input->count; i++) {
        if (is_capture)
            filter_capture(r, id, input->items[i], &found);
        else if (filter_keeps(r, id, input->items[i], how))
            *array_push(&found, r->memory) = input->items[i];
    }
    return found;
}

/* From a source on nothing depends on the subject: what is behind a source was asked before, perhaps. */
static fact_array select_input(run *r, plan_id id, plan_id stop, const fact_array *seed, unsigned how)
{
    if (!id)
        return *seed;
    if (!stop && !(how & SELECT_DEAD) && selection_is_absolute(r, id))
        return *select_all(r, id);
    return select_from(r, id, stop, seed, how);
}

fact_array select_from(run *r, plan_id id, plan_id stop, const fact_array *seed, unsigned how)
{
    const plan_selection *some;
    fact_array input;
    word_shape shape;

    if (id == stop)
        return *seed;
    some = run_selection(r, id);
    if (some->shape == SELECTION_LITERAL)
        return select_literal(r, some->arguments);
    if (some->shape == SELECTION_EITHER)
        return select_either(r, some, stop, seed, how);
    shape = word_about(some->word)->shape;
    if (shape == SHAPE_SOURCE)
        return select_source(r, id);
    input = select_input(r, some->input, stop, seed, how);
    return shape == SHAPE_FILTER ? apply_filter(r, id, &input, how) : apply_noun(r, id, &input, how);
}

static fact_array lasting_copy(run *r, const fact_array *found)
{
    fact_array kept = {.count = found->count, .capacity = found->count};

    kept.items = arena_array(r->lasting, fact, found->count + 1);
    for (uint32_t i = 0; i < found->count; i++)
        kept.items[i] = found->items[i];
    return kept;
}

const fact_array *select_all(run *r, plan_id id)
{
    memo *kept = &r->memos[id];
    arena *before = r->memory;
    const fact_array none = {0};
    fact_array found;

    if (kept->is_done)
        return &kept->facts;
    if (before == r->lasting)
        r->memory = &r->selecting;
    found = select_from(r, id, 0, &none, 0);
    kept->facts = lasting_copy(r, &found);
    kept->is_done = true;
    if (before == r->lasting)
        arena_reset(&r->selecting);
    r->memory = before;
    return &kept->facts;
}

fact_array select_inside(run *r, plan_id id, fact subject, unsigned how)
{
    fact_array seed = {0};

    if (selection_is_absolute(r, id) && !(how & SELECT_DEAD))
        return *select_all(r, id);
    *array_push(&seed, r->memory) = subject;
    return select_from(r, id, 0, &seed, how);
}

fact_array select_argument(run *r, plan_range arguments, uint32_t index, fact subject, unsigned how)
{
    const plan_argument *some = run_argument(r, arguments, index);
    fact_array found = {0};

    if (some->type == ARGUMENT_SELECTION)
        return select_inside(r, some->selection, subject, how);
    for (; index < arguments.count; index++) { /* names written in place: all of them are the argument */
        some = run_argument(r, arguments, index);
        if (some->type == ARGUMENT_NAME || some->type == ARGUMENT_EXACT)
            *array_push(&found, r->memory) = fact_literal(r, some->name, arguments.first + index);
    }
    return found;
}

static void keep_paths(run *r, plan_id id, text_array *paths)
{
    const plan_selection *filter = run_selection(r, id);
    uint32_t kept = 0;

    for (uint32_t i = 0; i < paths->count; i++) {
        bool is_left_out = false;

        for (uint32_t j = 0; j < filter->arguments.count; j++) {
            fact_array out = select_argument(r, filter->arguments, j, (fact){.shard = FACT_LITERAL}, 0);

            for (uint32_t k = 0; k < out.count && !is_left_out; k++)
                is_left_out = name_matches(r, KIND_file, paths->items[i], fact_name(r->facts, out.items[k]),
                                           !fact_is_literal(out.items[k]));
        }
        if (!is_left_out)
            paths->items[kept++] = paths->items[i];
    }
    paths->count = kept;
}

text_array select_paths(run *r, plan_id id)
{
    const plan_selection *some = run_selection(r, id);
    text_array paths = {0};

    if (some->shape == SELECTION_WORD && !some->input && word_about(some->word)->shape == SHAPE_SOURCE) {
        const source_files *files = source_files_of(r, id);

        for (uint32_t i = 0; i < files->paths.count; i++)
            *array_push(&paths, r->memory) = files->paths.items[i];
        return paths;
    }
    if (some->shape == SELECTION_WORD && some->word == WORD_except && some->input) {
        paths = select_paths(r, some->input);
        keep_paths(r, id, &paths);
        return paths;
    }
    for (const fact_array *all = select_all(r, id); paths.count < all->count;) {
        fact one = all->items[paths.count];

        *array_push(&paths, r->memory) =
            fact_is_literal(one) ? fact_name(r->facts, one) : fact_place(r->facts, one).path;
    }
    return paths;
}
