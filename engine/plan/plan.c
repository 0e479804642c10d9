/* plan.c — small questions about one selection, answered by walking towards its source. */
#include "plan.h"

#include <assert.h>

const plan_selection *plan_selection_at(const plan *all, plan_id id)
{
    assert(id && id <= all->selections.count);
    return &all->selections.items[id - 1];
}

static word_shape shape_at(const plan_selection *some)
{
    return some->shape == SELECTION_WORD ? word_about(some->word)->shape : SHAPE_NONE;
}

/* The noun, source, list or union whose facts the filters behind it keep or drop; NULL for a pattern of
 * filters only. */
static const plan_selection *filtered(const plan *all, plan_id id)
{
    const plan_selection *some = id ? plan_selection_at(all, id) : NULL;

    while (some && shape_at(some) == SHAPE_FILTER)
        some = some->input ? plan_selection_at(all, some->input) : NULL;
    return some;
}

/* The parts of a union may give different kinds; then it gives none in particular. */
static kind either_gives(const plan *all, const plan_selection *some)
{
    kind shared = KIND_none;

    for (uint32_t i = 0; i < some->arguments.count; i++) {
        const plan_selection *part = filtered(all, all->arguments.items[some->arguments.first + i].selection);
        kind gives = part && part->shape == SELECTION_WORD ? word_about(part->word)->gives : KIND_none;
        if (!part || part->shape == SELECTION_LITERAL) /* names fit any kind */
            continue;
        if (gives == KIND_none || (shared != KIND_none && shared != gives))
            return KIND_none;
        shared = gives;
    }
    return shared;
}

kind plan_gives(const plan *all, plan_id id)
{
    const plan_selection *some = filtered(all, id);

    if (!some || some->shape == SELECTION_LITERAL)
        return KIND_none;
    return some->shape == SELECTION_EITHER ? either_gives(all, some) : word_about(some->word)->gives;
}

bool plan_is_singular(const plan *all, plan_id id)
{
    const plan_selection *some = id ? plan_selection_at(all, id) : NULL;

    for (; some && shape_at(some) == SHAPE_FILTER;
         some = some->input ? plan_selection_at(all, some->input) : NULL)
        if (some->word == WORD_capturing)
            return false;
    if (!some || some->shape != SELECTION_WORD)
        return false;
    if (some->word == WORD_column && some->input)
        return plan_gives(all, some->input) == KIND_row;
    return shape_at(some) == SHAPE_NOUN || (shape_at(some) == SHAPE_SOURCE && !word_is_plural(some->word));
}

bool plan_is_pattern(const plan *all, plan_id id)
{
    const plan_selection *some = plan_selection_at(all, id);

    while (some->input)
        some = plan_selection_at(all, some->input);
    if (some->shape == SELECTION_WORD)
        return shape_at(some) != SHAPE_SOURCE;
    if (some->shape == SELECTION_EITHER)
        for (uint32_t i = 0; i < some->arguments.count; i++)
            if (plan_is_pattern(all, all->arguments.items[some->arguments.first + i].selection))
                return true;
    return false;
}

static uint64_t weight_of(const plan_weights *weights, plan_id id)
{
    return id ? weights->items[id - 1] : 0;
}

uint32_t plan_weight(const plan *all, plan_id id, arena *memory, plan_weights *weights)
{
    const plan_selection *some = plan_selection_at(all, id);
    uint64_t weight = 1 + weight_of(weights, some->input);

    assert(weights->count == id - 1);
    for (uint32_t i = 0; i < some->arguments.count; i++)
        weight += weight_of(weights, all->arguments.items[some->arguments.first + i].selection);
    *array_push(weights, memory) = weight > UINT32_MAX / 2 ? UINT32_MAX / 2 : (uint32_t)weight;
    return weights->items[id - 1];
}
