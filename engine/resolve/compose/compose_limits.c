/* compose_limits.c — limits of a service that are set twice, and services that depend on themselves. */
#include "compose_loader.h"
#include "print_values.h"

#include <math.h>

static bool is_zero(const compose_value *some)
{
    return some->form == VALUE_TEXT ? value_says(some, "0") : some->integer == 0 && some->real == 0;
}

/* A limit of the service differs from what the section says, also when that doesn't say it. */
static void check_twice(compose_loader *loader, text name, const compose_value *left,
                        const compose_value *section, const char *key, const char *words, shape_print how)
{
    const compose_value *a, *b = NULL;

    if (!left || !section)
        return;
    a = value_printed(loader, left, how);
    if (value_at(section, key))
        b = value_printed(loader, value_at(section, key), how);
    if (!loader->has_failed && !is_zero(a) && (!b || !value_equal(a, b)))
        loader_fail(loader, left->origin,
                    text_print(loader->memory, "service \"%.*s\": %s", TEXT_FORMAT(name), words),
                    TEXT("set only one of them"));
}

void check_limits(compose_loader *loader, text name, const compose_value *service)
{
    const compose_value *resources = value_at(value_at(service, "deploy"), "resources"),
                        *limits = value_at(resources, "limits"),
                        *reservations = value_at(resources, "reservations");

    check_twice(loader, name, value_at(service, "cpus"), limits, "cpus",
                "cpus and deploy.resources.limits.cpus differ", PRINT_FLOAT);
    check_twice(loader, name, value_at(service, "mem_limit"), limits, "memory",
                "mem_limit and deploy.resources.limits.memory differ", PRINT_BYTES);
    check_twice(loader, name, value_at(service, "mem_reservation"), reservations, "memory",
                "mem_reservation and deploy.resources.reservations.memory differ", PRINT_BYTES);
    check_twice(loader, name, value_at(service, "pids_limit"), limits, "pids",
                "pids_limit and deploy.resources.limits.pids differ", PRINT_INTEGER);
}

/* ---- cycles ---- */

enum { UNSEEN, OPEN, DONE };

typedef struct walk_step {
    uint32_t service, next; /* the dependency to look at next */
} walk_step;

typedef ARRAY(walk_step) walk_steps;

/* Every link of the circle that the last step closes, the last one aside: that is where the error stands. */
static void report_circle(compose_loader *loader, const compose_value *services, const walk_steps *steps,
                          uint32_t closed, const value_item *last)
{
    loader_notes notes = {0};
    uint32_t first = steps->count - 1;

    while (steps->items[first].service != closed)
        first--;
    for (; first + 1 < steps->count; first++) {
        const value_item *from = &services->items.items[steps->items[first].service];
        const value_item *to =
            &value_at(from->value, "depends_on")->items.items[steps->items[first].next - 1];
        notes_add(loader, &notes, to->value->origin, false,
                  text_print(loader->memory, "\"%.*s\" depends on \"%.*s\" here", TEXT_FORMAT(from->key),
                             TEXT_FORMAT(to->key)));
    }
    loader_fail_notes(loader, last->value->origin,
                      text_print(loader->memory,
                                 "services depend on each other in a circle, through \"%.*s\"",
                                 TEXT_FORMAT(last->key)),
                      TEXT("remove one of the dependencies"), &notes);
}

/* Walks dependencies without recursion: they may be long. */
static void walk(compose_loader *loader, const compose_value *services, const compose_value *numbers,
                 uint8_t *states, uint32_t from)
{
    walk_steps steps = {0};

    *array_push(&steps, loader->memory) = (walk_step){from, 0};
    states[from] = OPEN;
    while (steps.count && !loader->has_failed) {
        walk_step *step = &steps.items[steps.count - 1];
        const compose_value *all = value_at(services->items.items[step->service].value, "depends_on"), *found;
        if (!value_is(all, VALUE_MAP) || step->next >= all->items.count) {
            states[step->service] = DONE;
            steps.count--;
            continue;
        }
        const value_item *item = &all->items.items[step->next++];
        found = value_get(numbers, item->key);
        if (found && states[found->integer] == OPEN)
            report_circle(loader, services, &steps, (uint32_t)found->integer, item);
        if (found && states[found->integer] == UNSEEN) {
            states[found->integer] = OPEN;
            *array_push(&steps, loader->memory) = (walk_step){(uint32_t)found->integer, 0};
        }
    }
}

void check_cycles(compose_loader *loader, const compose_value *services)
{
    compose_value *numbers = value_new(loader->memory, VALUE_MAP, NULL);
    uint8_t *states;

    if (!value_is(services, VALUE_MAP))
        return;
    states = arena_array(loader->memory, uint8_t, services->items.count + 1);
    for (uint32_t i = 0; i < services->items.count; i++)
        value_set(loader->memory, numbers, services->items.items[i].key,
                  value_integer(loader->memory, i, NULL));
    for (uint32_t i = 0; i < services->items.count && !loader->has_failed; i++)
        if (states[i] == UNSEEN)
            walk(loader, services, numbers, states, i);
}
