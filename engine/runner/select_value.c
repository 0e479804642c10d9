/* select_value.c — values that a fact has: default, demand, name, field, lines; and the cells of columns and
 * rows.
 *
 * A value is its fact with another name: it stands where the fact stands. */
#include "select.h"

bool noun_is_value(word noun)
{
    return noun == WORD_default || noun == WORD_demand || noun == WORD_name || noun == WORD_field ||
           noun == WORD_fields || noun == WORD_lines;
}

static void add_attribute(run *r, fact from, attribute_id which, fact_array *found)
{
    text value;

    if (fact_text(r->facts, from, which, &value))
        *array_push(found, r->memory) = fact_derived(r, from, value);
}

static uint32_t dots_of(text path)
{
    uint32_t count = 0;

    for (size_t i = 0; i < path.length; i++)
        count += path.start[i] == '.';
    return count;
}

/* A `*` stops at the dots, `**` does not: with as many dots in both, no star stands for one. */
static bool path_is(run *r, text path, text wanted, bool is_exact)
{
    bool is_deep = is_exact || text_find_text(wanted, TEXT("**"), 0) < wanted.length;

    return (is_deep || dots_of(path) == dots_of(wanted)) &&
           name_matches(r, KIND_node, path, wanted, is_exact);
}

/* Is `path` the field `wanted` of `from`? Dotted paths may be written from the file's top, or from the fact.
 */
static bool field_is(run *r, fact from, text path, text wanted, bool is_exact)
{
    text own = fact_name(r->facts, from);
    size_t at;

    if (path_is(r, path, wanted, is_exact))
        return true;
    at = text_find_text(path, own, 0);
    if (!own.length || at == path.length || (at && path.start[at - 1] != '.'))
        return false;
    at += own.length;
    return at < path.length && path.start[at] == '.' &&
           path_is(r, text_slice(path, at + 1, path.length), wanted, is_exact);
}

/* An entry of a service's environment is the service's field "environment.NAME". */
static text field_path(run *r, fact some)
{
    text name = fact_name(r->facts, some);

    if (fact_kind(r->facts, some) != KIND_environment)
        return name;
    return text_print(r->memory, "environment.%.*s", TEXT_FORMAT(name));
}

static bool is_field(run *r, plan_id id, fact from, fact some)
{
    plan_range arguments = run_selection(r, id)->arguments;
    text path = field_path(r, some);

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *argument = run_argument(r, arguments, i);

        if (field_is(r, from, path, argument->name, argument->type == ARGUMENT_EXACT))
            return true;
    }
    return false;
}

static void select_field(run *r, plan_id id, fact from, fact_array *found)
{
    const shard *facts = store_shard(r->facts, from.shard);

    for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row++) {
        kind is = (kind)facts->kind[row];
        fact some;
        text value;

        if ((is != KIND_meta && is != KIND_node && is != KIND_environment) ||
            !row_is_meant(r, is, from, row, 0))
            continue;
        if (facts->kind[0] == KIND_workflow && facts->parent[row] != from.row) /* a step's is not its job's */
            continue;
        some = store_fact(r->facts, from.shard, row);
        if (is_field(r, id, from, some))
            *array_push(found, r->memory) =
                fact_text(r->facts, some, ATTRIBUTE_value, &value) ? fact_derived(r, some, value) : some;
    }
}

/* Of an env template's variable, a row of a file, the default is what stands behind its `=`. */
static void select_default(run *r, fact from, fact_array *found)
{
    bool is_of_template = store_shard(r->facts, from.shard)->kind[0] == KIND_file;

    add_attribute(r, from, is_of_template ? ATTRIBUTE_value : ATTRIBUTE_default_, found);
}

void select_value(run *r, plan_id id, fact from, fact_array *found)
{
    switch (run_selection(r, id)->word) {
    case WORD_default:
        select_default(r, from, found);
        break;
    case WORD_demand:
        add_attribute(r, from, ATTRIBUTE_demand, found);
        break;
    case WORD_field:
    case WORD_fields:
        select_field(r, id, from, found);
        break;
    case WORD_name:
        if (from.name)
            *array_push(found, r->memory) = fact_derived(r, from, fact_name(r->facts, from));
        break;
    default:
        *array_push(found, r->memory) = from;
        break; /* lines: counted by the judge */
    }
}

/* ---- columns ---- */

/* -1 is the last cell of its row. */
static bool is_at_position(run *r, fact cell, int64_t position)
{
    const shard *facts = store_shard(r->facts, cell.shard);
    uint32_t row = facts->parent[cell.row];
    int32_t number = 0, width = 0;

    if (!fact_number(r->facts, cell, ATTRIBUTE_column_number, &number))
        return false;
    for (uint32_t at = row + 1; row != ROW_NONE && at < facts->end_row[row]; at = facts->end_row[at])
        width += facts->kind[at] == KIND_cell;
    return position == (position < 0 ? number - 1 - width : number);
}

static bool is_in_column(run *r, plan_id id, fact cell)
{
    plan_range arguments = run_selection(r, id)->arguments;

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(r, arguments, i);

        if (some->type == ARGUMENT_NUMBER) {
            if (is_at_position(r, cell, some->number))
                return true;
        } else if (argument_matches(r, arguments.first + i, KIND_cell,
                                    fact_text_id(r->facts, cell, ATTRIBUTE_column))) {
            return true;
        }
    }
    return false;
}

static bool is_body_cell(run *r, fact from, uint32_t row)
{
    int32_t is_header;

    return row_is_meant(r, KIND_cell, from, row, 0) &&
           !(fact_number(r->facts, store_fact(r->facts, from.shard, row), ATTRIBUTE_is_header, &is_header) &&
             is_header);
}

/* A column seen from a cell is the cell beside it: a table may be keyed by any of its columns. */
static fact column_holder(run *r, plan_id id, fact from)
{
    fact row;

    if (run_selection(r, id)->word == WORD_column && fact_kind(r->facts, from) == KIND_cell &&
        fact_ancestor(r->facts, from, KIND_row, &row))
        return row;
    return from;
}

void select_column(run *r, plan_id id, fact whole, fact_array *found)
{
    fact from = column_holder(r, id, whole);
    const shard *facts = store_shard(r->facts, from.shard);
    plan_range arguments = run_selection(r, id)->arguments;
    bool may_be_text = run_selection(r, id)->word == WORD_cell &&
                       !(arguments.count && run_argument(r, arguments, 0)->type == ARGUMENT_NUMBER);

    for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row++) {
        if (facts->kind[row] == KIND_cell && is_body_cell(r, from, row) &&
            is_in_column(r, id, store_fact(r->facts, from.shard, row)))
            *array_push(found, r->memory) = store_fact(r->facts, from.shard, row);
    }
    if (found->count || !may_be_text) /* no such column: the cell's own text is meant */
        return;
    for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row++)
        if (facts->kind[row] == KIND_cell && is_body_cell(r, from, row) &&
            noun_accepts(r, id, store_fact(r->facts, from.shard, row)))
            *array_push(found, r->memory) = store_fact(r->facts, from.shard, row);
}
