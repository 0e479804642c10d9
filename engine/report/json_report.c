/* json_report.c — lockstep check and lockstep explain for programs: one object, everything in the order of
 * its text twin. */
#include "json_trace.h"
#include "whereabouts_report.h"

static json_t *json_counts(const judgement *found)
{
    json_t *counts = json_object();
    const struct {
        const char *key;
        uint32_t count;
    } all[] = {{"contracts", found->contracts.count},
               {"kept", found->kept},
               {"broken", found->broken},
               {"vacuous", found->vacuous},
               {"unjudged", found->unjudged},
               {"findings", found->findings.count},
               {"documents", found->documents},
               {"services", found->services},
               {"scripts", found->scripts},
               {"workflows", found->workflows},
               {"files_read", found->files_read}};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        json_object_set_new(counts, all[i].key, json_integer(all[i].count));
    return counts;
}

void report_json(buffer *out, const judgement *found, report_sources *sources, const report_style *style)
{
    json_t *root = json_begin("check"), *contracts = json_array();

    for (uint32_t i = 0; i < found->contracts.count; i++)
        json_array_append_new(contracts, json_contract(out->memory, sources, found, i));
    json_object_set_new(root, "status", json_integer(found->status));
    json_object_set_new(root, "reason", json_text(out->memory, found->reason));
    if (found->depends_on_today)
        json_object_set_new(root, "today", json_text(out->memory, date_print(out->memory, found->today)));
    json_object_set_new(root, "counts", json_counts(found));
    json_object_set_new(root, "contracts", contracts);
    json_object_set_new(root, "findings", json_findings(out->memory, sources, &found->findings, style));
    json_write(out, root);
}

void report_explain_json(buffer *out, const judgement *found, uint32_t index, text subject,
                         report_sources *sources)
{
    const contract_judgement *about = &found->contracts.items[index];
    json_t *root = json_begin("explain"), *contract = json_contract(out->memory, sources, found, index);

    json_object_set_new(contract, "sentences", json_sentences(out->memory, sources, found, index, subject));
    json_object_set_new(contract, "reads", json_reads(out->memory, about));
    if (subject.length)
        json_object_set_new(contract, "about", json_whereabouts(out->memory, found, sources));
    json_object_set_new(root, "contract", contract);
    json_write(out, root);
}

void report_findings_json(buffer *out, const finding_array *findings, report_sources *sources)
{
    json_t *root = json_begin("problems");

    json_object_set_new(root, "findings", json_findings(out->memory, sources, findings, NULL));
    json_write(out, root);
}
