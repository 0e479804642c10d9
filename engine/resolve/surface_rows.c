/* surface_rows.c — finding words among what a script's parser names: under the actions that a command has
 * named so far. */
#include "surface_rows.h"

#include <fnmatch.h>

enum { PATTERN_STARS = 4, PATTERN_NAME = 256 };

text surface_row_name(const surface *of, uint32_t row)
{
    return of->entries.items[row].name;
}

text surface_row_text(const surface *of, uint32_t row, attribute_id which)
{
    text value = {0};

    fact_text(of->all, of->entries.items[row].row, which, &value);
    return value;
}

text surface_owner(const surface *of, uint32_t row)
{
    return of->entries.items[row].owner;
}

int32_t surface_row_position(const surface *of, uint32_t row)
{
    return of->entries.items[row].position;
}

bool surface_is_open(const surface *of, uint32_t row)
{
    return row != ROW_NONE && (of->entries.items[row].flags & FACT_OPEN);
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
static bool is_in_action(const surface *of, const surface_entry *row)
{
    if (row->is != KIND_value && row->owner.length)
        return is_owner_named(of, row->owner);
    return row->above == ROW_NONE || row->is != KIND_value || !of->actions.count || of->is_any_action ||
           is_named_action(of, row->above);
}

/* Words that may stand at this position; 0: anywhere. */
row_array surface_words_at(const surface *of, int32_t position)
{
    row_array found = {0};

    for (uint32_t i = 0; i < of->entries.count; i++) {
        const surface_entry *row = &of->entries.items[i];
        bool is_positional =
            row->is == KIND_action || (row->is == KIND_value && !text_starts(row->owner, TEXT("-")));
        if (is_positional && row->position == position && is_in_action(of, row))
            *array_push(&found, of->memory) = i;
    }
    return found;
}

row_array surface_values_of(const surface *of, text option)
{
    row_array found = {0};

    for (uint32_t i = 0; i < of->entries.count; i++)
        if (of->entries.items[i].is == KIND_value && text_equal(of->entries.items[i].owner, option))
            *array_push(&found, of->memory) = i;
    return found;
}

bool surface_is_pattern(const surface *of, uint32_t row)
{
    return row != ROW_NONE && (of->entries.items[row].flags & FACT_PLACEHOLDER);
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

    for (uint32_t i = 0; i < of->entries.count; i++)
        if (of->entries.items[i].is == KIND_option && (takes_all || is_in_action(of, &of->entries.items[i])))
            *array_push(&found, of->memory) = i;
    return found;
}

/* ---- how many
 * ---------------------------------------------------------------------------------------------------------
 */

static int32_t part_arity(const surface *of, const surface_part *part)
{
    int32_t arity = -1;

    return fact_number(of->all, part->row, ATTRIBUTE_arity, &arity) ? arity + part->before : -1;
}

/* Of what the script, or one of its actions, hands its words to; `own` when that is nothing. */
static int32_t arity_handed(const surface *of, uint32_t above, int32_t own)
{
    int32_t most = own > 0 ? own : 0;
    bool has_any = false;

    for (uint32_t i = 1; i < of->parts.count; i++) {
        int32_t arity = part_arity(of, &of->parts.items[i]);
        if (of->parts.items[i].above != above)
            continue;
        has_any = true;
        if (arity < 0)
            return -1;
        most = arity > most ? arity : most;
    }
    return has_any ? most : own;
}

int32_t surface_arity(const surface *of)
{
    int32_t arity = arity_handed(of, ROW_NONE, part_arity(of, &of->parts.items[0]));

    for (uint32_t i = 0; i < of->actions.count; i++) {
        const surface_entry *action = &of->entries.items[of->actions.items[i]];
        int32_t own = -1;
        if (action->is == KIND_action && fact_kind(of->all, action->row) == KIND_action)
            fact_number(of->all, action->row, ATTRIBUTE_arity, &own);
        own = arity_handed(of, of->actions.items[i], own);
        arity = own >= 0 ? own : arity;
    }
    return of->is_any_action ? -1 : arity;
}
