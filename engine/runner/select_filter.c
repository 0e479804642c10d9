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

/* Runs one predicate over a name that stands alone: a term, a link's target, a value. */
static shard *marks_of_name(run *r, uint32_t which, text name)
{
    predicate_set one = {.items = &r->predicates.items[which], .count = 1};
    shard_builder *to = shard_begin(r->memory, 0);
    prose *reader;

    shard_open(to, KIND_file, (span){0, (uint32_t)name.length}, (text){0});
    reader = prose_new(r->memory, &one, to);
    prose_verbatim(reader, name, 0);
    return shard_finish(to);
}

static bool has_own_name(const run *r, fact some)
{
    return some.name && (some.is_captured || !kind_is_prose(fact_kind(r->facts, some)));
}

static bool keeps_predicate(run *r, plan_range arguments, fact some, bool asks_name)
{
    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *argument = run_argument(r, arguments, i);
        uint32_t which = (uint32_t)argument->number;

        if (argument->type != ARGUMENT_PREDICATE || which >= r->predicates.count ||
            !r->predicates.items[which])
            continue;
        if (!fact_is_literal(some) && has_mark(r, some, which))
            return true;
        if ((asks_name || fact_is_literal(some)) && has_own_name(r, some) &&
            marks_of_name(r, which, fact_name(r->facts, some))->mark_count)
            return true;
    }
    return false;
}

static void capture_from_name(run *r, fact some, uint32_t which, fact_array *found)
{
    const shard *facts = marks_of_name(r, which, fact_name(r->facts, some));

    for (uint32_t i = 0; i < facts->mark_count; i++)
        *array_push(found, r->memory) = fact_derived(r, some, shard_string(facts, facts->marks[i].name));
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
        return fact_text(r->facts, target, ATTRIBUTE_slug, &slug) && text_equal(slug, anchor);
    if (is == KIND_anchor)
        return text_equal(fact_name(r->facts, target), anchor);
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
    case WORD_mentioning:
        return keeps_predicate(r, filter->arguments, some, some.is_captured);
    case WORD_matching:
        return keeps_predicate(r, filter->arguments, some, true);
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
