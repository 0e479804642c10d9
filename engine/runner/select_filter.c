/* select_filter.c — participles and prepositions: keep a fact, or drop it.
 *
 * Words and expressions were looked for while the file was read; here only their marks are asked (DESIGN 3).
 */
#include "select.h"

#include "link_target.h"
#include "trigger.h"

/* ---- words and expressions ---- */

static bool has_mark(const run *r, fact some, uint32_t which)
{
    return fact_mark(r->facts, fact_home(r, some), which, 0) != UINT32_MAX;
}

/* One predicate over names that stand alone: terms, targets of links, values. Each is a block; name n begins
 * at starts[n]. */
static shard *marks_of_names(run *r, arena *memory, uint32_t which, const fact_array *facts, uint32_t *starts)
{
    predicate_set one = {.items = &r->predicates.items[which], .count = 1, .most = &r->options->limits};
    shard_builder *to = shard_begin(memory, 0);
    prose *reader;
    uint32_t at = 0;

    shard_open(to, KIND_file, (span){0, 0}, (text){0});
    reader = prose_new(memory, &one, to);
    for (uint32_t i = 0; i < facts->count; i++) {
        text name = fact_name(r->facts, facts->items[i]);

        starts[i] = at;
        prose_verbatim(reader, name, at);
        at += (uint32_t)name.length + 1;
    }
    starts[facts->count] = at;
    return shard_finish(to);
}

static bool has_own_name(const run *r, fact some)
{
    return some.name && (some.is_captured || !kind_is_prose(fact_kind(r->facts, some)));
}

/* Of facts without a mark of their own, those whose name matches. */
static void keep_by_name(run *r, uint32_t which, const fact_array *input, bool *is_kept)
{
    fact_array asked = {0};
    uint32_t *starts, *from, next = 0;
    arena memory;
    shard *found;

    arena_init(&memory);
    from = arena_array(&memory, uint32_t, input->count + 1);
    starts = arena_array(&memory, uint32_t, input->count + 1);
    for (uint32_t i = 0; i < input->count; i++) {
        if (is_kept[i] || !has_own_name(r, input->items[i]))
            continue;
        from[asked.count] = i;
        *array_push(&asked, &memory) = input->items[i];
    }
    found = asked.count ? marks_of_names(r, &memory, which, &asked, starts) : NULL;
    for (uint32_t i = 0; found && i < found->mark_count; i++) {
        while (next + 1 < asked.count && starts[next + 1] <= found->marks[i].start)
            next++;
        is_kept[from[next]] = true;
    }
    arena_free(&memory);
}

/* `:mentioning` asks what stands inside; `:matching` asks the name too, where it is one that bytes are
 * compared of. */
fact_array filter_predicate(run *r, plan_id id, const fact_array *input)
{
    const plan_selection *filter = run_selection(r, id);
    bool *is_kept = arena_array(r->memory, bool, input->count + 1);
    fact_array found = {0};

    for (uint32_t i = 0; i < filter->arguments.count; i++) {
        const plan_argument *argument = run_argument(r, filter->arguments, i);
        uint32_t which = (uint32_t)argument->number;

        if (argument->type != ARGUMENT_PREDICATE || which >= r->predicates.count)
            continue;
        for (uint32_t k = 0; k < input->count; k++)
            is_kept[k] =
                is_kept[k] || (!fact_is_literal(input->items[k]) && has_mark(r, input->items[k], which));
        if (filter->word == WORD_matching ||
            (input->count && (input->items[0].is_captured || fact_is_literal(input->items[0]))))
            keep_by_name(r, which, input, is_kept);
    }
    for (uint32_t k = 0; k < input->count; k++)
        if (is_kept[k])
            *array_push(&found, r->memory) = input->items[k];
    return found;
}

static void capture_from_name(run *r, fact some, uint32_t which, fact_array *found)
{
    fact_array one = {.items = &some, .count = 1, .capacity = 1};
    uint32_t starts[2];
    arena memory;
    const shard *facts;

    arena_init(&memory);
    facts = marks_of_names(r, &memory, which, &one, starts);
    for (uint32_t i = 0; i < facts->mark_count; i++)
        *array_push(found, r->memory) = fact_derived(r, some, shard_string(facts, facts->marks[i].name));
    arena_free(&memory);
}

void filter_capture(run *r, plan_id id, fact some, fact_array *found)
{
    plan_range arguments = run_selection(r, id)->arguments;

    for (uint32_t i = 0; i < arguments.count; i++) {
        uint32_t which = (uint32_t)run_argument(r, arguments, i)->number, before = found->count;
        fact home = fact_home(r, some);

        if (run_argument(r, arguments, i)->type != ARGUMENT_PREDICATE || which >= r->predicates.count ||
            !r->predicates.items[which])
            continue;
        for (uint32_t at = 0;
             !fact_is_literal(some) && (at = fact_mark(r->facts, home, which, at)) != UINT32_MAX; at++) {
            const mark *one = &store_shard(r->facts, home.shard)->marks[at];
            fact captured = some;

            captured.name = one->name;
            captured.start = one->start;
            captured.end = one->end;
            captured.is_captured = true;
            *array_push(found, r->memory) = captured;
        }
        if (found->count == before && has_own_name(r, some))
            capture_from_name(r, some, which, found);
    }
}

/* ---- others ---- */

static bool has_all(run *r, plan_range arguments, fact some, unsigned how)
{
    for (uint32_t i = 0; i < arguments.count; i++)
        if (!select_argument(r, arguments, i, some, how | SELECT_SATISFYING).count)
            return false;
    return true;
}

static bool has_none(run *r, plan_range arguments, fact some, unsigned how)
{
    for (uint32_t i = 0; i < arguments.count; i++)
        if (select_argument(r, arguments, i, some, how).count)
            return false;
    return true;
}

static bool is_among(run *r, plan_range arguments, fact some)
{
    for (uint32_t i = 0; i < arguments.count; i++) {
        fact_array among = select_argument(r, arguments, i, some, 0);

        if (facts_find(r, &among, some))
            return true;
        if (run_argument(r, arguments, i)->type != ARGUMENT_SELECTION)
            break; /* the names in place were taken together */
    }
    return false;
}

/* `:running`: the command itself, or a live one inside. */
static bool runs(run *r, plan_range arguments, fact some, unsigned how)
{
    const shard *facts;

    if (fact_is_literal(some))
        return false;
    if (fact_kind(r->facts, some) == KIND_command)
        return command_accepted(r, arguments, some);
    facts = store_shard(r->facts, some.shard);
    for (uint32_t row = some.row + 1; row < facts->end_row[some.row]; row++)
        if (facts->kind[row] == KIND_command && row_is_meant(r, KIND_command, some, row, how) &&
            command_accepted(r, arguments, store_fact(r->facts, some.shard, row)))
            return true;
    return false;
}

static bool has_level(run *r, plan_range arguments, fact some)
{
    int32_t level;

    return fact_number(r->facts, some, ATTRIBUTE_level, &level) && arguments.count &&
           level == run_argument(r, arguments, 0)->number;
}

static bool anchor_is(run *r, fact target, text anchor)
{
    kind is = fact_kind(r->facts, target);
    text slug;

    if (is == KIND_section)
        return fact_text(r->facts, target, ATTRIBUTE_slug, &slug) && anchor_names(anchor, slug);
    if (is == KIND_anchor)
        return anchor_names(anchor, fact_name(r->facts, target));
    return true; /* the whole file: any place in it */
}

static bool leads_to(run *r, fact link, fact target)
{
    link_target to = link_resolve(r->memory, fact_place(r->facts, link).path, fact_name(r->facts, link));
    text path = fact_is_literal(target) ? fact_name(r->facts, target) : fact_place(r->facts, target).path;

    if (to.is_external)
        return fact_is_literal(target) && name_matches(r, KIND_link, fact_name(r->facts, link), path, false);
    return (text_equal(to.path, path) || text_equal(to.path_from_root, path)) &&
           anchor_is(r, target, to.anchor);
}

static bool leads_to_any(run *r, plan_range arguments, fact link)
{
    for (uint32_t i = 0; i < arguments.count; i++) {
        fact_array targets = select_argument(r, arguments, i, link, 0);

        for (uint32_t j = 0; j < targets.count; j++)
            if (leads_to(r, link, targets.items[j]))
                return true;
    }
    return false;
}

bool filter_keeps(run *r, plan_id id, fact some, unsigned how)
{
    const plan_selection *filter = run_selection(r, id);

    switch (filter->word) {
    case WORD_with:
        return has_all(r, filter->arguments, some, how);
    case WORD_without:
        return has_none(r, filter->arguments, some, how);
    case WORD_among:
        return is_among(r, filter->arguments, some);
    case WORD_except:
        return !is_among(r, filter->arguments, some);
    case WORD_running:
        return runs(r, filter->arguments, some, how);
    case WORD_level:
        return has_level(r, filter->arguments, some);
    case WORD_to:
        return leads_to_any(r, filter->arguments, some);
    case WORD_triggered_by:
        return trigger_judge(r, filter->arguments, some).is_triggered;
    default:
        return true;
    }
}
