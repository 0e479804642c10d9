/* json_trace.c — a contract as JSON: briefly for check, with its whole trace for explain. */
#include "json_trace.h"
#include "trace.h"

static json_t *json_texts(arena *memory, const text *items, uint32_t count)
{
    json_t *all = json_array();

    for (uint32_t i = 0; i < count; i++)
        json_array_append_new(all, json_text(memory, items[i]));
    return all;
}

json_t *json_contract(arena *memory, report_sources *sources, const judgement *found, uint32_t index)
{
    const contract_judgement *about = &found->contracts.items[index];
    const plan_contract *contract = &found->rules->contracts.items[about->contract];
    trace_count subjects = trace_subjects(about, (text){0});
    json_t *object = json_object();

    json_object_set_new(object, "id", json_text(memory, contract->id));
    json_object_set_new(object, "state", json_string(contract_state_words(about->state)));
    json_object_set_new(object, "severity", json_string(severity_words(contract->level)));
    json_object_set_new(object, "says", json_text(memory, contract->says));
    json_set_text(memory, object, "why", contract->why);
    json_set_text(memory, object, "fix", contract->fix);
    json_object_set_new(
        object, "tags",
        json_texts(memory, contract->tags.count ? &found->rules->tags.items[contract->tags.first] : NULL,
                   contract->tags.count));
    json_object_set_new(object, "rule", json_place(memory, sources, &contract->at));
    json_set_text(memory, object, "pack", contract->pack);
    json_object_set_new(object, "sentences", json_integer(about->sentences.count));
    json_object_set_new(object, "subjects", json_integer(subjects.all));
    json_object_set_new(object, "kept", json_integer(subjects.kept));
    json_object_set_new(object, "excused", json_integer(about->excused_count));
    json_object_set_new(object, "findings", json_integer(about->finding_count));
    return object;
}

static json_t *json_selections(arena *memory, report_sources *sources, const judgement *found,
                               const sentence_trace *sentence)
{
    json_t *all = json_array();

    for (uint32_t i = 0; i < sentence->selections.count; i++) {
        const selection_trace *one = &sentence->selections.items[i];
        json_t *object = json_object(), *examples = json_array();
        json_object_set_new(object, "written", json_text(memory, one->written));
        if (one->selection)
            json_object_set_new(
                object, "rule",
                json_place(memory, sources, &plan_selection_at(found->rules, one->selection)->at));
        json_object_set_new(object, "found", json_integer(one->found));
        json_object_set_new(object, "promise_kept", json_boolean(one->is_promise_kept));
        for (uint32_t k = 0; k < one->names.count; k++) {
            json_t *example = json_object();
            json_object_set_new(example, "name", json_text(memory, one->names.items[k]));
            if (k < one->places.count)
                json_object_set_new(example, "at", json_place(memory, sources, &one->places.items[k]));
            json_array_append_new(examples, example);
        }
        json_object_set_new(object, "examples", examples);
        json_array_append_new(all, object);
    }
    return all;
}

static json_t *json_subjects(arena *memory, report_sources *sources, const sentence_trace *sentence,
                             text subject)
{
    json_t *all = json_array();

    for (uint32_t i = 0; i < sentence->subjects.count; i++) {
        const subject_trace *one = &sentence->subjects.items[i];
        if (!trace_is_chosen(one, subject))
            continue;
        json_t *object = json_object();
        json_object_set_new(object, "subject", json_text(memory, one->subject));
        json_object_set_new(object, "role", json_text(memory, one->role));
        json_object_set_new(object, "state", json_string(trace_state(one)));
        json_object_set_new(object, "at", json_place(memory, sources, &one->at));
        json_set_text(memory, object, "decided", one->decided);
        json_object_set_new(object, "decided_at", json_place(memory, sources, &one->decided_at));
        json_array_append_new(all, object);
    }
    return all;
}

json_t *json_sentences(arena *memory, report_sources *sources, const judgement *found, uint32_t index,
                       text subject)
{
    const contract_judgement *about = &found->contracts.items[index];
    json_t *all = json_array();

    for (uint32_t i = 0; i < about->sentences.count; i++) {
        const sentence_trace *one = &about->sentences.items[i];
        json_t *object = json_object();
        json_object_set_new(object, "written", json_text(memory, one->written));
        json_object_set_new(object, "words", json_text(memory, one->words));
        json_object_set_new(object, "state", json_string(contract_state_words(one->state)));
        json_object_set_new(object, "rule",
                            json_place(memory, sources, &found->rules->sentences.items[one->sentence].at));
        json_object_set_new(object, "selections", json_selections(memory, sources, found, one));
        json_object_set_new(object, "subjects", json_subjects(memory, sources, one, subject));
        json_array_append_new(all, object);
    }
    return all;
}

json_t *json_reads(arena *memory, const contract_judgement *about)
{
    json_t *object = json_object();

    json_object_set_new(object, "files", json_texts(memory, about->files.items, about->files.count));
    json_object_set_new(object, "folders", json_texts(memory, about->folders.items, about->folders.count));
    json_object_set_new(object, "probes", json_texts(memory, about->probes.items, about->probes.count));
    return object;
}
