/* proposals_json.c — lockstep new and lockstep init for programs. */
#include "json_value.h"
#include "proposals.h"

static json_t *forms_value(arena *memory, const form_array *forms)
{
    json_t *all = json_array();

    for (uint32_t i = 0; i < forms->count; i++) {
        const form *some = &forms->items[i];
        json_t *one = json_object(), *fields = json_array();
        json_set_text(memory, one, "form", some->name);
        json_set_text(memory, one, "says", some->says);
        for (uint32_t k = 0; k < some->fields.count; k++) {
            json_t *field = json_object();
            json_set_text(memory, field, "key", some->fields.items[k].key);
            json_set_text(memory, field, "default", some->fields.items[k].value);
            json_set_text(memory, field, "says", some->fields.items[k].says);
            json_array_append_new(fields, field);
        }
        json_object_set_new(one, "fields", fields);
        json_array_append_new(all, one);
    }
    return all;
}

void report_forms_json(buffer *out, const form_array *forms)
{
    json_t *all = json_begin("forms");

    json_object_set_new(all, "forms", forms_value(out->memory, forms));
    json_write(out, all);
}

static void addition_set(arena *memory, json_t *into, const rule_addition *some)
{
    json_set_text(memory, into, "path", some->path);
    json_object_set_new(into, "is_new", json_boolean(some->is_new));
    json_object_set_new(into, "text", json_text(memory, some->bytes));
}

void report_addition_json(buffer *out, const rule_addition *some)
{
    json_t *all = json_begin("new");

    addition_set(out->memory, all, some);
    json_write(out, all);
}

static json_t *proposal_value(arena *memory, const proposal *some, report_sources *sources)
{
    json_t *one = json_object(), *ends = json_array();

    json_set_text(memory, one, "contract", some->id);
    json_set_text(memory, one, "rule", some->rule);
    for (uint32_t i = 0; i < some->ends.count; i++) {
        json_t *end = json_object();
        json_set_text(memory, end, "selection", some->ends.items[i].written);
        json_object_set_new(end, "found", json_integer(some->ends.items[i].found));
        json_object_set_new(end, "at", json_place(memory, sources, &some->ends.items[i].at));
        json_array_append_new(ends, end);
    }
    json_object_set_new(one, "evidence", ends);
    json_object_set_new(one, "findings", json_findings(memory, sources, &some->findings, NULL));
    return one;
}

void report_proposals_json(buffer *out, const proposal_report *found, report_sources *sources)
{
    json_t *all = json_begin("init"), *kept = json_array(), *near = json_array();

    for (uint32_t i = 0; i < found->kept.count; i++)
        json_array_append_new(kept, proposal_value(out->memory, &found->kept.items[i], sources));
    for (uint32_t i = 0; i < found->near.count; i++)
        json_array_append_new(near, proposal_value(out->memory, &found->near.items[i], sources));
    addition_set(out->memory, all, &found->file);
    json_object_set_new(all, "proposals", kept);
    json_object_set_new(all, "near_misses", near);
    json_object_set_new(all, "is_cut", json_boolean(found->is_cut));
    json_object_set_new(all, "left", json_integer(found->left));
    json_object_set_new(all, "findings", json_findings(out->memory, sources, &found->problems, NULL));
    json_write(out, all);
}
