/* facts_report.c — lockstep facts as JSON: every fact with all that is known of it. */
#include "facts.h"
#include "json_value.h"

enum { EXCERPT = 200 }; /* bytes of a text that many facts share */

/* The owner's name, the directory of a `cd` above: each fact has it, so a long one is cut. */
static json_t *json_shared(arena *memory, text some)
{
    if (some.length <= EXCERPT)
        return json_text(memory, some);
    return json_text(memory, TEXT_JOIN(memory, text_beginning(some, EXCERPT), TEXT("...")));
}

static json_t *json_detail(arena *memory, const fact_detail *some)
{
    if (some->is_number)
        return json_integer(some->number);
    return some->is_shared ? json_shared(memory, some->value) : json_text(memory, some->value);
}

json_t *json_fact(arena *memory, const store *all, fact some, report_sources *sources)
{
    place at = fact_place(all, some);
    json_t *object = json_object(), *details = json_object();
    fact_details known = fact_all_details(memory, all, some);
    fact owner;

    json_object_set_new(object, "kind",
                        some.shard == FACT_LITERAL ? json_null()
                                                   : json_string(kind_singular(fact_kind(all, some))));
    json_object_set_new(object, "name", json_text(memory, store_name(all, some.name)));
    json_object_set_new(object, "at", json_place(memory, sources, &at));
    if (fact_owner(all, some, &owner)) {
        json_t *above = json_object();
        json_object_set_new(above, "kind", json_string(kind_singular(fact_kind(all, owner))));
        json_object_set_new(above, "name", json_shared(memory, fact_name(all, owner)));
        json_object_set_new(object, "in", above);
    }
    for (uint32_t i = 0; i < known.count; i++)
        json_object_set_new(details, known.items[i].key, json_detail(memory, &known.items[i]));
    json_object_set_new(object, "details", details);
    return object;
}

void report_facts_json(buffer *out, const store *all, const fact_array *facts, text asked,
                       const finding_array *problems, report_sources *sources)
{
    json_t *root = json_begin("facts"), *list = json_array();

    for (uint32_t i = 0; i < facts->count; i++)
        json_array_append_new(list, json_fact(out->memory, all, facts->items[i], sources));
    json_object_set_new(root, "selection", json_text(out->memory, asked));
    json_object_set_new(root, "count", json_integer(facts->count));
    json_object_set_new(root, "facts", list);
    json_object_set_new(root, "findings", json_findings(out->memory, sources, problems, NULL));
    json_write(out, root);
}
