/* contracts_json.c — lockstep contracts for programs. */
#include "contracts.h"
#include "json_trace.h"

static uint32_t row_index(const contract_list *list, const contract_row *row)
{
    return (uint32_t)(row->about - list->found->contracts.items);
}

static json_t *json_excuses(arena *memory, const contract_list *list, const plan_contract *some)
{
    json_t *all = json_array();

    for (uint32_t i = 0; i < some->excuses.count; i++) {
        const plan_excuse *excuse = &list->rules->excuses.items[some->excuses.first + i];
        json_t *object = json_object();

        json_object_set_new(object, "subject", json_text(memory, excuse->subject));
        json_object_set_new(object, "reason", json_text(memory, excuse->reason));
        json_array_append_new(all, object);
    }
    return all;
}

static json_t *json_row(arena *memory, const contract_list *list, const contract_row *row,
                        report_sources *sources)
{
    json_t *object = json_contract(memory, sources, list->found, row_index(list, row));
    json_t *reads = json_reads(memory, row->about), *words = json_array();

    for (uint32_t i = 0; i < row->reads.count; i++)
        json_array_append_new(words, json_text(memory, row->reads.items[i].words));
    json_object_set_new(reads, "sources", words);
    json_object_set_new(object, "examples", json_integer(row->examples));
    json_object_set_new(object, "excuses",
                        json_excuses(memory, list, &list->rules->contracts.items[row->contract]));
    json_object_set_new(object, "reads", reads);
    json_set_text(memory, object, "because", row->why);
    json_set_text(memory, object, "how", row->how);
    return object;
}

void report_contracts_json(buffer *out, const contract_list *list, const finding_array *problems,
                           report_sources *sources)
{
    json_t *root = json_begin("contracts"), *rows = json_array();

    for (uint32_t i = 0; i < list->rows.count; i++)
        json_array_append_new(rows, json_row(out->memory, list, &list->rows.items[i], sources));
    json_set_text(out->memory, root, "reads", list->asked);
    json_object_set_new(root, "count", json_integer(list->rows.count));
    json_object_set_new(root, "contracts", rows);
    json_object_set_new(root, "findings", json_findings(out->memory, sources, problems, NULL));
    json_write(out, root);
}

void report_gaps_json(buffer *out, const gap_list *gaps, const finding_array *problems,
                      report_sources *sources)
{
    json_t *root = json_begin("uncovered"), *all = json_array(), *counts = json_object();

    for (uint32_t i = 0; i < gaps->gaps.count; i++) {
        const gap *some = &gaps->gaps.items[i];
        json_t *object = json_object();

        json_object_set_new(object, "kind", json_string(gap_words(some->type, 1)));
        json_object_set_new(object, "name", json_text(out->memory, some->name));
        json_object_set_new(object, "at", json_place(out->memory, sources, &some->at));
        json_object_set_new(object, "write", json_text(out->memory, some->form));
        json_array_append_new(all, object);
    }
    for (gap_type i = 0; i < GAP_TYPES; i++) {
        json_t *count = json_object();

        json_object_set_new(count, "all", json_integer(gaps->all[i]));
        json_object_set_new(count, "uncovered", json_integer(gaps->missing[i]));
        json_object_set_new(counts, gap_words(i, 2), count);
    }
    json_object_set_new(root, "counts", counts);
    json_object_set_new(root, "uncovered", all);
    json_object_set_new(root, "findings", json_findings(out->memory, sources, problems, NULL));
    json_write(out, root);
}
