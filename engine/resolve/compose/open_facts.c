/* open_facts.c — the derived shard of an open project: services, resources, fields; and what only the files
 * as written have: variables, and services that are commented out.
 *
 * A service has the variables of every service as written that one of its values comes from. */
#include "open_rows.h"

static const struct {
    const char *key;
    kind gives;
} resources[] = {
    {"networks", KIND_network}, {"volumes", KIND_volume}, {"configs", KIND_config}, {"secrets", KIND_secret}};

/* ---- rows as written ---- */

static void copy_row(open_writing *job, uint32_t from, uint32_t row)
{
    const shard *facts = store_shard(job->all, from);
    uint32_t copy = shard_open(job->to, (kind)facts->kind[row], (span){facts->start[row], facts->end[row]},
                               store_name(job->all, facts->name[row]));

    for (uint32_t i = facts->first_attribute[row]; i < facts->first_attribute[row + 1]; i++) {
        attribute_id id = (attribute_id)facts->attributes[i].id;
        if (attribute_is_text(id))
            shard_set_text(job->to, copy, id, store_name(job->all, facts->attributes[i].value));
        else
            shard_set_number(job->to, copy, id, (int32_t)facts->attributes[i].value);
    }
    shard_set_text(job->to, copy, ATTRIBUTE_origin_path, store_path(job->all, from));
    shard_set_text(job->to, copy, ATTRIBUTE_origin_how, TEXT("written"));
    shard_set_flags(job->to, copy, facts->flags[row]);
    for (uint32_t child = row + 1; child < facts->end_row[row]; child = facts->end_row[child])
        copy_row(job, from, child);
    shard_close(job->to, copy);
}

/* The row of that kind at the top of a shard whose span holds `offset`; ROW_NONE. */
static uint32_t row_holding(const shard *facts, kind some, uint32_t offset)
{
    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
        if (facts->kind[row] == some && facts->start[row] <= offset && offset < facts->end[row])
            return row;
    return ROW_NONE;
}

static void add_source(open_writing *job, uint32_t file, uint32_t offset)
{
    uint32_t from = job->shards[file], row;
    const shard *facts;

    if (from == UINT32_MAX)
        return;
    facts = store_shard(job->all, from);
    for (uint32_t i = 0; i < job->sources.count; i++) {
        row = job->sources.items[i].row;
        if (job->sources.items[i].shard == from && facts->start[row] <= offset && offset < facts->end[row])
            return;
    }
    row = row_holding(facts, KIND_service, offset);
    if (row != ROW_NONE)
        *array_push(&job->sources, job->memory) = (open_source){from, row};
}

static void gather_sources(open_writing *job, const compose_value *value)
{
    for (const value_origin *at = value->origin; at; at = at->from)
        if (at->file != VALUE_NO_FILE)
            add_source(job, at->file, at->part.start);
    for (uint32_t i = 0; i < value->items.count; i++)
        gather_sources(job, value->items.items[i].value);
}

static void write_variables(open_writing *job, const compose_value *service)
{
    if (!shard_wants(job->to, KIND_variable))
        return;
    job->sources.count = 0;
    gather_sources(job, service);
    for (uint32_t i = 0; i < job->sources.count; i++) {
        open_source from = job->sources.items[i];
        const shard *facts = store_shard(job->all, from.shard);
        for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row = facts->end_row[row])
            if (facts->kind[row] == KIND_variable)
                copy_row(job, from.shard, row);
    }
}

static void write_tops(open_writing *job, kind some)
{
    for (uint32_t i = 0; i < job->loader->files.count; i++) {
        const shard *facts;
        if (job->shards[i] == UINT32_MAX || !job->loader->files.items[i].is_whole)
            continue;
        facts = store_shard(job->all, job->shards[i]);
        for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
            if (facts->kind[row] == some)
                copy_row(job, job->shards[i], row);
    }
}

/* ---- the project ---- */

static void write_service(open_writing *job, const value_item *item)
{
    uint32_t row = open_row_key(job, KIND_service, item->value, item->key);

    if (row == ROW_NONE)
        return;
    open_service_rows(job, row, item->value);
    write_variables(job, item->value);
    open_close(job, row);
}

static kind resource_kind(text key)
{
    for (size_t i = 0; i < sizeof resources / sizeof *resources; i++)
        if (text_is(key, resources[i].key))
            return resources[i].gives;
    return KIND_none;
}

static void write_section(open_writing *job, const value_item *section)
{
    kind some = resource_kind(section->key);

    if (some == KIND_none) {
        if (!text_starts(section->key, TEXT("x-")))
            open_fields(job, section->key, section->value,
                        shape_of_key(&compose_project_shape, section->key.start, section->key.length));
        return;
    }
    for (uint32_t i = 0; section->value->form == VALUE_MAP && i < section->value->items.count; i++) {
        const value_item *item = &section->value->items.items[i];
        if (!open_is_default(item->value) && shard_wants(job->to, some))
            open_close(job, open_row_key(job, some, item->value, item->key));
    }
}

static void write_model(open_writing *job)
{
    const compose_value *model = job->project->model, *services = value_at(model, "services");

    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++)
        write_service(job, &services->items.items[i]);
    write_tops(job, KIND_disabled);
    for (uint32_t i = 0; i < model->items.count; i++)
        if (model->items.items[i].value != services)
            write_section(job, &model->items.items[i]);
    write_tops(job, KIND_variable);
}

static void find_shards(open_writing *job, uint32_t dialect)
{
    job->shards = arena_array(job->memory, uint32_t, job->loader->files.count + 1);
    for (uint32_t i = 0; i < job->loader->files.count; i++)
        job->shards[i] = job->loader->files.items[i].is_compose
                             ? store_find(job->all, job->loader->project->files.items[i], dialect)
                             : UINT32_MAX;
}

shard *open_project_facts(arena *memory, const store *all, uint32_t dialect, open_project *project, text name,
                          kind_mask wanted)
{
    open_writing job = {.memory = memory,
                        .project = project,
                        .loader = project->loader,
                        .to = shard_begin(memory, wanted),
                        .all = all,
                        .budget = project->loader->most->project_values};
    uint32_t top = shard_open(job.to, KIND_project, (span){0, 0}, name);

    if (project->paths.count)
        shard_set_text(job.to, top, ATTRIBUTE_origin_path, project->paths.items[0]);
    shard_set_text(job.to, top, ATTRIBUTE_origin_how,
                   project->paths.count > 1 ? TEXT("merged") : TEXT("written"));
    shard_set_flags(job.to, top, project->is_partial ? FACT_OPEN : 0);
    find_shards(&job, dialect);
    open_entries_sort(job.loader);
    if (project->model)
        write_model(&job);
    project->problems = job.loader->project->problems;
    shard_close(job.to, top);
    return shard_finish(job.to);
}

/* ---- the way a value came ---- */

static text word_next(text *rest)
{
    text word = {0};

    text_next(rest, ' ', &word);
    return word;
}

note_array open_project_origins(arena *memory, const store *all, fact some)
{
    note_array notes = {0};
    text chain, line;

    if (some.shard == FACT_LITERAL || !fact_text(all, some, ATTRIBUTE_origin_chain, &chain))
        return notes;
    while (text_next(&chain, '\n', &line)) {
        text how = word_next(&line), start = word_next(&line), end = word_next(&line);
        int64_t first = 0, last = 0;
        text_number(start, &first);
        text_number(end, &last);
        *array_push(&notes, memory) =
            (note){{.path = line, .part = {(uint32_t)first, (uint32_t)last}},
                   text_is(how, "overridden") ? TEXT("it replaces what is written here")
                   : text_is(how, "extended") ? TEXT("it is extended from here")
                                              : TEXT("it is included here")};
    }
    return notes;
}
