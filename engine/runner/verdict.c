/* verdict.c — 0 all kept; 1 broken or vacuous at or above --fail-on; 2 not judged. 2 wins over 1. */
#include "verdict.h"

#include "buffer.h"

static void count_states(run *r)
{
    judgement *out = r->out;

    for (uint32_t i = 0; i < out->contracts.count; i++) {
        switch (out->contracts.items[i].state) {
        case CONTRACT_KEPT:
            out->kept++;
            break;
        case CONTRACT_BROKEN:
            out->broken++;
            break;
        case CONTRACT_VACUOUS:
            out->vacuous++;
            break;
        case CONTRACT_UNJUDGED:
            out->unjudged++;
            break;
        }
    }
}

/* Services of one file that no file beside it has named before: an overlay's are those of its base. */
static uint32_t count_services(const run *r, uint32_t file, name_table *known)
{
    const shard *facts = store_shard(r->facts, file);
    text folder = path_folder(store_path(r->facts, file));
    uint32_t before = known->count;

    for (uint32_t row = 0; row < facts->row_count; row++)
        if (facts->kind[row] == KIND_service)
            names_intern(known,
                         text_print(r->memory, "%.*s\n%.*s", TEXT_FORMAT(folder),
                                    TEXT_FORMAT(store_name(r->facts, facts->name[row]))),
                         false);
    return known->count - before;
}

static void count_files(run *r)
{
    judgement *out = r->out;
    name_table services;

    names_init(&services, r->memory);
    for (uint32_t i = 0; i < store_count(r->facts); i++) {
        switch (store_dialect(r->facts, i)) {
        case DIALECT_MARKDOWN:
            out->documents++;
            break;
        case DIALECT_WORKFLOW:
            out->workflows++;
            break;
        case DIALECT_SCRIPT:
            out->scripts++;
            break;
        case DIALECT_COMPOSE:
            out->services += count_services(r, i, &services);
            break;
        default:
            break;
        }
    }
    out->files_read = r->files_read;
}

/* A finding of a file, not of a contract, that is grave enough to fail the run. */
static bool fails(const run *r, const finding *some)
{
    return some->state != FINDING_UNJUDGED && some->level >= r->options->fail_on;
}

static bool has_failure(const run *r, finding_state state)
{
    for (uint32_t i = 0; i < r->findings.count; i++)
        if (state == FINDING_UNJUDGED ? r->findings.items[i].state == state : fails(r, &r->findings.items[i]))
            return true;
    return false;
}

/* A contract that is vacuous through another's finding fails by its own severity. */
static bool has_failed_contract(const run *r)
{
    for (uint32_t i = 0; i < r->out->contracts.count; i++) {
        const contract_judgement *some = &r->out->contracts.items[i];

        if ((some->state == CONTRACT_BROKEN || some->state == CONTRACT_VACUOUS) &&
            r->rules->contracts.items[some->contract].level >= r->options->fail_on)
            return true;
    }
    return false;
}

static void add_reason(buffer *out, uint32_t count, const char *words)
{
    if (count)
        buffer_print(out, "%s%u %s", out->length ? ", " : "", count, words);
}

void verdict_reach(run *r, uint32_t problems)
{
    judgement *out = r->out;
    buffer reason = buffer_new(r->memory);

    count_states(r);
    count_files(r);
    if (has_failed_contract(r) || has_failure(r, FINDING_BROKEN))
        out->status = 1;
    if (problems || out->unjudged || has_failure(r, FINDING_UNJUDGED) || !out->contracts.count ||
        !out->files_read)
        out->status = 2;
    if (!out->status)
        return;
    if (!out->contracts.count)
        buffer_add(&reason, TEXT("no contract"));
    else if (!out->files_read)
        buffer_add(&reason, TEXT("no file was read"));
    if (problems)
        buffer_print(&reason, "%sthe rules have problems", reason.length ? ", " : "");
    add_reason(&reason, out->unjudged, "unjudged");
    add_reason(&reason, out->broken, "broken");
    add_reason(&reason, out->vacuous, "vacuous");
    if (!reason.length)
        buffer_add(&reason,
                   text_from(out->status == 2 ? "a file could not be read whole" : "a file has problems"));
    out->reason = buffer_text(&reason);
}
