/* inventory.c — lockstep facts without a selection: what a repository holds, in counts. */
#include "facts.h"
#include "json_value.h"
#include "paint.h"
#include "unicode.h"

typedef struct tally {
    uint32_t kinds[KIND_COUNT];
    uint32_t runbooks;     /* sections that say so in their heading */
    uint32_t projects;     /* compose files with a service */
    uint32_t open_scripts; /* their surface can't be known */
    uint32_t dead_commands, guessed_commands;
} tally;

static bool is_runbook(arena *scratch, text heading)
{
    text folded = unicode_fold(scratch, heading);

    return text_find_text(folded, TEXT("runbook"), 0) < folded.length;
}

static void count_row(const store *all, const shard *facts, uint32_t row, arena *scratch, tally *counts)
{
    kind some = facts->kind[row];

    counts->kinds[some]++;
    if (some == KIND_section)
        counts->runbooks += is_runbook(scratch, store_name(all, facts->name[row]));
    if (some == KIND_script)
        counts->open_scripts += (facts->flags[row] & FACT_OPEN) != 0;
    if (some == KIND_command) {
        counts->dead_commands += (facts->flags[row] & FACT_DEAD) != 0;
        counts->guessed_commands += (facts->flags[row] & FACT_GUESS) != 0;
    }
}

static void count_shard(const store *all, const shard *facts, arena *scratch, tally *counts)
{
    uint32_t services = counts->kinds[KIND_service];

    for (uint32_t row = 0; row < facts->row_count; row++)
        count_row(all, facts, row, scratch, counts);
    counts->projects += counts->kinds[KIND_service] > services;
    arena_reset(scratch);
}

/* What stands beside a kind's count. */
static inventory_line line_of(const tally *counts, kind some)
{
    inventory_line line = {.key = kind_plural(some), .count = counts->kinds[some]};

    if (some == KIND_section && counts->runbooks)
        line.aside = "runbooks", line.aside_count = counts->runbooks;
    if (some == KIND_service)
        line.aside = "compose files with services", line.aside_count = counts->projects;
    if (some == KIND_script && counts->open_scripts)
        line.aside = "open: what they accept can't be known", line.aside_count = counts->open_scripts;
    if (some == KIND_command && counts->guessed_commands)
        line.aside = "guessed from inline code and unlabelled blocks",
        line.aside_count = counts->guessed_commands;
    return line;
}

inventory inventory_of(arena *memory, const store *all)
{
    tally counts = {0};
    inventory lines = {0};
    arena scratch;

    arena_init(&scratch);
    for (uint32_t i = 0; i < store_count(all); i++)
        if (!shard_is_derived(all, i))
            count_shard(all, store_shard(all, i), &scratch, &counts);
    arena_free(&scratch);
    for (kind some = KIND_none + 1; some < KIND_COUNT; some++)
        if (counts.kinds[some])
            *array_push(&lines, memory) = line_of(&counts, some);
    return lines;
}

void report_inventory(buffer *out, const store *all, const report_style *style)
{
    inventory lines = inventory_of(out->memory, all);

    for (uint32_t i = 0; i < lines.count; i++) {
        const inventory_line *line = &lines.items[i];
        buffer_print(out, "%7u  ", line->count);
        paint_text(out, style, PAINT_STRONG, text_from(line->key));
        if (line->aside)
            buffer_print(out, " (%u %s)", line->aside_count, line->aside);
        buffer_add_byte(out, '\n');
    }
    if (lines.count == 0)
        buffer_add(out, TEXT("nothing that lockstep reads: no document, compose file, workflow or script\n"));
}

void report_inventory_json(buffer *out, const store *all, const finding_array *problems,
                           report_sources *sources)
{
    inventory lines = inventory_of(out->memory, all);
    json_t *root = json_begin("facts"), *counts = json_object(), *asides = json_object();

    for (uint32_t i = 0; i < lines.count; i++) {
        const inventory_line *line = &lines.items[i];
        json_object_set_new(counts, line->key, json_integer(line->count));
        if (line->aside)
            json_object_set_new(asides, line->key,
                                json_pack("{s:s, s:i}", "of", line->aside, "count", (int)line->aside_count));
    }
    json_object_set_new(root, "counts", counts);
    json_object_set_new(root, "among_them", asides);
    json_object_set_new(root, "findings", json_findings(out->memory, sources, problems, NULL));
    json_write(out, root);
}
