/* test_json.c — lockstep test for programs: every example with its result. */
#include "examples.h"
#include "json_value.h"

static json_t *json_outcome(arena *memory, const example_outcome *some, report_sources *sources)
{
    json_t *object = json_object();

    json_object_set_new(object, "contract", json_text(memory, some->contract));
    json_set_text(memory, object, "example", some->name);
    json_object_set_new(object, "at", json_place(memory, sources, &some->at));
    json_object_set_new(object, "result", json_string(example_result_words(some->result)));
    json_set_text(memory, object, "message", some->message);
    json_set_text(memory, object, "next", some->next);
    if (some->findings.count)
        json_object_set_new(object, "findings", json_findings(memory, sources, &some->findings, NULL));
    return object;
}

void report_examples_json(buffer *out, const example_report *found, report_sources *sources)
{
    json_t *root = json_begin("test"), *counts = json_object(), *examples = json_array();

    for (example_result i = EXAMPLE_OK; i < EXAMPLE_RESULTS; i++)
        json_object_set_new(counts, example_result_words(i), json_integer(found->counts[i]));
    for (uint32_t i = 0; i < found->outcomes.count; i++)
        json_array_append_new(examples, json_outcome(out->memory, &found->outcomes.items[i], sources));
    json_object_set_new(root, "status", json_integer(found->status));
    json_object_set_new(root, "counts", counts);
    json_object_set_new(root, "examples", examples);
    json_object_set_new(root, "findings", json_findings(out->memory, sources, &found->problems, NULL));
    json_write(out, root);
}
