/* json_value.c — what the JSON reports are put together from (jansson).
 *
 * Values are exact: nothing is escaped but by JSON's own \uNNNN, so that a program gets the bytes that stand
 * in the file. */
#include "json_value.h"
#include "unicode.h"

json_t *json_text(arena *memory, text some)
{
    text valid = unicode_valid(memory, some);

    return json_stringn(valid.length ? valid.start : "", valid.length);
}

void json_set_text(arena *memory, json_t *object, const char *key, text some)
{
    if (some.length)
        json_object_set_new(object, key, json_text(memory, some));
}

json_t *json_place(arena *memory, report_sources *sources, const place *at)
{
    report_position where = report_locate(sources, at);

    if (at->path.length == 0)
        return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "path", json_text(memory, at->path));
    json_object_set_new(object, "start", json_integer(at->part.start));
    json_object_set_new(object, "end", json_integer(at->part.end));
    if (where.has_line) {
        json_object_set_new(object, "line", json_integer(where.line));
        json_object_set_new(object, "end_line", json_integer(where.end_line));
    }
    if (where.has_column) {
        json_object_set_new(object, "column", json_integer(where.column));
        json_object_set_new(object, "end_column", json_integer(where.end_column));
    }
    return object;
}

static json_t *json_notes(arena *memory, report_sources *sources, const finding *some)
{
    json_t *notes = json_array();

    for (uint32_t i = 0; i < some->notes.count; i++) {
        const note *one = &some->notes.items[i];
        json_t *object = json_object();
        json_object_set_new(object, "message", json_text(memory, one->message));
        json_object_set_new(object, "at", json_place(memory, sources, &one->at));
        json_array_append_new(notes, object);
    }
    return notes;
}

static const char *const state_names[] = {
    [FINDING_BROKEN] = "broken", [FINDING_VACUOUS] = "vacuous", [FINDING_UNJUDGED] = "unjudged"};

json_t *json_finding(arena *memory, report_sources *sources, const finding *some)
{
    json_t *object = json_object();

    json_object_set_new(object, "state", json_string(state_names[some->state]));
    json_object_set_new(object, "severity", json_string(severity_words(some->level)));
    json_object_set_new(object, "contract",
                        some->contract.length ? json_text(memory, some->contract) : json_null());
    json_object_set_new(object, "subject", json_text(memory, some->subject));
    json_object_set_new(object, "role", json_text(memory, some->role));
    json_object_set_new(object, "message", json_text(memory, some->message));
    json_object_set_new(object, "at", json_place(memory, sources, &some->at));
    json_object_set_new(object, "notes", json_notes(memory, sources, some));
    json_set_text(memory, object, "expected", some->expected);
    json_set_text(memory, object, "actual", some->actual);
    json_set_text(memory, object, "candidate", some->candidate);
    json_set_text(memory, object, "fix", some->fix);
    if (some->change.at.path.length) {
        json_t *change = json_object();
        json_object_set_new(change, "at", json_place(memory, sources, &some->change.at));
        json_object_set_new(change, "replacement", json_text(memory, some->change.replacement));
        json_object_set_new(object, "edit", change);
    }
    json_object_set_new(object, "rule", json_place(memory, sources, &some->rule));
    json_set_text(memory, object, "says", some->says);
    json_set_text(memory, object, "why", some->why);
    return object;
}

json_t *json_findings(arena *memory, report_sources *sources, const finding_array *findings,
                      const report_style *style)
{
    json_t *all = json_array();

    for (uint32_t i = 0; i < findings->count; i++)
        if (!style || report_is_shown(style, &findings->items[i]))
            json_array_append_new(all, json_finding(memory, sources, &findings->items[i]));
    return all;
}

json_t *json_begin(const char *report)
{
    json_t *root = json_object();

    json_object_set_new(root, "lockstep", json_string(LOCKSTEP_PROGRAM_VERSION));
    json_object_set_new(root, "version", json_integer(REPORT_JSON_VERSION));
    json_object_set_new(root, "report", json_string(report));
    return root;
}
