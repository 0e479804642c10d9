/* surface_rows.c — finding words among what a script's parser names: under the actions that a command has
 * named so far. */
#include "surface_rows.h"

#include <fnmatch.h>

enum { PATTERN_STARS = 4, PATTERN_NAME = 256 };

text surface_row_name(const surface *of, uint32_t row)
{
    return store_name(of->all, of->rows->name[row]);
}

text surface_row_text(const surface *of, uint32_t row, attribute_id which)
{
    text value = {0};

    fact_text(of->all, store_fact(of->all, of->script.shard, row), which, &value);
    return value;
}

int32_t surface_row_position(const surface *of, uint32_t row)
{
    int32_t position = 0;

    fact_number(of->all, store_fact(of->all, of->script.shard, row), ATTRIBUTE_position, &position);
    return position;
}

bool surface_is_open(const surface *of, uint32_t row)
{
    return row != ROW_NONE && (of->rows->flags[row] & FACT_OPEN);
}

static bool is_named_action(const surface *of, uint32_t row)
{
    for (uint32_t i = 0; i < of->actions.count; i++)
        if (of->actions.items[i] == row)
            return true;
    return false;
}

static bool is_owner_named(const surface *of, text owner)
{
    for (uint32_t i = 0; i < of->actions.count; i++)
        if (text_equal(owner, surface_row_name(of, of->actions.items[i])))
            return true;
    return of->is_any_action;
}

bool surface_in_open_action(const surface *of)
{
    for (uint32_t i = 0; i < of->actions.count; i++)
        if (surface_is_open(of, of->actions.items[i]))
            return true;
    return false;
}

/* Does the row count under the actions that are named? */
static bool is_in_action(const surface *of, uint32_t row)
{
    text owner = of->rows->kind[row] == KIND_value ? (text){0} : surface_row_text(of, row, ATTRIBUTE_owner);
    uint32_t above = of->rows->parent[row];

    while (above != ROW_NONE && of->rows->kind[above] != KIND_action)
        above = of->rows->parent[above];
    if (owner.length)
        return is_owner_named(of, owner);
    return above == ROW_NONE || of->rows->kind[row] != KIND_value || !of->actions.count ||
           of->is_any_action || is_named_action(of, above);
}

/* Words that may stand at this position; 0: anywhere. */
row_array surface_words_at(const surface *of, int32_t position)
{
    row_array found = {0};

    for (uint32_t row = of->script.row + 1; row < of->rows->end_row[of->script.row]; row++) {
        kind is = (kind)of->rows->kind[row];
        bool is_positional =
            is == KIND_action ||
            (is == KIND_value && !text_starts(surface_row_text(of, row, ATTRIBUTE_owner), TEXT("-")));
        if (is_positional && surface_row_position(of, row) == position && is_in_action(of, row))
            *array_push(&found, of->memory) = row;
    }
    return found;
}

row_array surface_values_of(const surface *of, text option)
{
    row_array found = {0};

    for (uint32_t row = of->script.row + 1; row < of->rows->end_row[of->script.row]; row++)
        if (of->rows->kind[row] == KIND_value &&
            text_equal(surface_row_text(of, row, ATTRIBUTE_owner), option))
            *array_push(&found, of->memory) = row;
    return found;
}

bool surface_is_pattern(const surface *of, uint32_t row)
{
    return row != ROW_NONE && (of->rows->flags[row] & FACT_PLACEHOLDER);
}

/* Is the name like the row's pattern, as the shell sees it? A pattern that could cost much counts as like
 * anything. */
static bool is_like(const surface *of, uint32_t row, text name)
{
    text pattern = surface_row_name(of, row);
    uint32_t stars = 0;

    for (size_t i = 0; i < pattern.length; i++)
        stars += pattern.start[i] == '*' || pattern.start[i] == '+';
    return stars > PATTERN_STARS || name.length > PATTERN_NAME ||
           !fnmatch(text_string(of->memory, pattern), text_string(of->memory, name), FNM_EXTMATCH);
}

uint32_t surface_find(const surface *of, const row_array *rows, text name)
{
    for (uint32_t i = 0; i < rows->count; i++)
        if (text_equal(surface_row_name(of, rows->items[i]), name))
            return rows->items[i];
    for (uint32_t i = 0; i < rows->count; i++)
        if (surface_is_pattern(of, rows->items[i]) && is_like(of, rows->items[i], name))
            return rows->items[i];
    return ROW_NONE;
}

/* All options, or only those that are taken where we are. */
row_array surface_options(const surface *of, bool takes_all)
{
    row_array found = {0};

    for (uint32_t row = of->script.row + 1; row < of->rows->end_row[of->script.row]; row++)
        if (of->rows->kind[row] == KIND_option && (takes_all || is_in_action(of, row)))
            *array_push(&found, of->memory) = row;
    return found;
}
