/* entry_places.c — moves the places of a plan and of findings. */
#include "entry_places.h"

static void move(place *at, uint32_t start)
{
    if (!at->is_rule || !text_is(at->path, "prompt"))
        return;
    if (at->part.start < start) {
        at->path = TEXT("earlier");
        if (at->part.end >= start) /* the line end between the two */
            at->part.end = start - 1;
        return;
    }
    at->part.start -= start;
    at->part.end = at->part.end > start ? at->part.end - start : 0;
}

static void move_contracts(plan *some, uint32_t start)
{
    for (uint32_t i = 0; i < some->contracts.count; i++) {
        move(&some->contracts.items[i].at, start);
        move(&some->contracts.items[i].pack_at, start);
    }
    for (uint32_t i = 0; i < some->sentences.count; i++)
        move(&some->sentences.items[i].at, start);
    for (uint32_t i = 0; i < some->excuses.count; i++)
        move(&some->excuses.items[i].at, start);
}

static void move_findings(finding_array *problems, uint32_t start)
{
    for (uint32_t i = 0; i < problems->count; i++) {
        finding *some = &problems->items[i];
        move(&some->at, start);
        move(&some->rule, start);
        for (uint32_t k = 0; k < some->notes.count; k++)
            move(&some->notes.items[k].at, start);
    }
}

void entry_places_move(plan *some, finding_array *problems, uint32_t start)
{
    move_contracts(some, start);
    for (uint32_t i = 0; i < some->selections.count; i++)
        move(&some->selections.items[i].at, start);
    for (uint32_t i = 0; i < some->predicates.count; i++)
        move(&some->predicates.items[i].at, start);
    for (uint32_t i = 0; i < some->settings.count; i++)
        move(&some->settings.items[i].at, start);
    for (uint32_t i = 0; i < some->examples.count; i++) {
        move(&some->examples.items[i].at, start);
        move(&some->examples.items[i].id_at, start);
    }
    for (uint32_t i = 0; i < some->example_files.count; i++)
        move(&some->example_files.items[i].at, start);
    move_findings(problems, start);
}
