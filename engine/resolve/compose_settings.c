/* compose_settings.c — COMPOSE_* that lines before a command set, in its block or on its page; in a workflow,
 * those of its step, and the `env` of step, job and workflow. */
#include "compose_settings.h"

static const fact unset = {.shard = FACT_LITERAL};

typedef struct settings_reader {
    const store *all;
    fact command;
    uint32_t block; /* row of the command's block; of the file itself in a script */
    bool is_workflow;
    uint32_t step; /* row of the command's step; ROW_NONE */
    compose_settings found;
} settings_reader;

static fact *setting_named(compose_settings *of, text name)
{
    if (text_is(name, "COMPOSE_FILE"))
        return &of->files;
    if (text_is(name, "COMPOSE_PROFILES"))
        return &of->profiles;
    return text_is(name, "COMPOSE_PROJECT_NAME") ? &of->project : NULL;
}

static uint32_t block_of(const store *all, fact some)
{
    fact block;

    return fact_ancestor(all, some, KIND_block, &block) ? block.row : 0;
}

/* An assignment that outlives its line: one that stands alone, or behind export. */
static bool is_kept(const store *all, fact assignment)
{
    fact command;
    text program = {0};

    if (!fact_ancestor(all, assignment, KIND_command, &command))
        return true;
    fact_text(all, command, ATTRIBUTE_program, &program);
    return text_is(program, "export") || text_is(program, "declare") || text_is(program, "setenv");
}

static uint32_t step_of(const store *all, fact some)
{
    fact step;

    return fact_ancestor(all, some, KIND_step, &step) ? step.row : ROW_NONE;
}

/* env.NAME of a workflow, variables.NAME of a pipeline: the name. */
static text environment_name(text field)
{
    static const char *const edges[] = {"env.", "variables."};

    for (size_t i = 0; i < sizeof edges / sizeof *edges; i++)
        if (text_starts(field, text_from(edges[i])))
            return text_slice(field, text_from(edges[i]).length, field.length);
    return (text){0};
}

/* What the step has, or the job around it, or the workflow: the nearest wins. */
static void read_environment(settings_reader *job)
{
    const shard *facts = store_shard(job->all, job->command.shard);

    for (uint32_t row = 1; row < facts->row_count; row++) {
        uint32_t parent = facts->parent[row];
        fact *setting;
        if (facts->kind[row] != KIND_meta || parent == ROW_NONE || parent > job->command.row ||
            facts->end_row[parent] <= job->command.row)
            continue;
        setting = setting_named(&job->found, environment_name(store_name(job->all, facts->name[row])));
        if (!setting || (setting->shard != FACT_LITERAL && facts->parent[setting->row] > parent))
            continue;
        *setting = store_fact(job->all, job->command.shard, row);
        job->found.is_same_block = job->found.is_same_block || setting == &job->found.files;
    }
}

static void read_row(settings_reader *job, uint32_t row)
{
    fact some = store_fact(job->all, job->command.shard, row), parent;
    text name = fact_name(job->all, some), program = {0};
    fact *setting = setting_named(&job->found, name);

    if (!setting || (job->is_workflow && step_of(job->all, some) != job->step))
        return; /* each step has a shell of its own */
    if (fact_kind(job->all, some) == KIND_assignment && is_kept(job->all, some)) {
        *setting = some;
        if (setting == &job->found.files)
            job->found.is_same_block = block_of(job->all, some) == job->block;
        return;
    }
    if (fact_kind(job->all, some) == KIND_argument && fact_ancestor(job->all, some, KIND_command, &parent) &&
        fact_text(job->all, parent, ATTRIBUTE_program, &program) && text_is(program, "unset"))
        *setting = unset;
}

compose_settings compose_settings_before(const store *all, fact command)
{
    static const char *const names[] = {"COMPOSE_FILE", "COMPOSE_PROFILES", "COMPOSE_PROJECT_NAME"};
    settings_reader job = {.all = all, .command = command, .found = {unset, unset, unset, false}};
    const shard *facts = store_shard(all, command.shard);
    uint32_t ids[3], count = 0;

    job.is_workflow = facts->kind[0] == KIND_workflow;
    if (job.is_workflow)
        read_environment(&job);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        count += store_lookup(all, text_from(names[i]), &ids[count]);
    if (count == 0) /* in no line of any file */
        return job.found;
    job.block = block_of(all, command);
    job.step = step_of(all, command);
    for (uint32_t row = 0; row < command.row; row++)
        for (uint32_t i = 0; i < count; i++)
            if (facts->name[row] == ids[i])
                read_row(&job, row);
    return job.found;
}

text compose_setting_value(const store *all, fact setting)
{
    text value = {0};

    if (setting.shard != FACT_LITERAL)
        fact_text(all, setting, ATTRIBUTE_value, &value);
    return value;
}

text_array compose_listed_files(arena *memory, text value)
{
    char edge = text_find(value, ';', 0) < value.length ? ';' : ':'; /* Windows has `;` */
    text_array files = {0};
    text one;

    if (text_find_text(value, TEXT("://"), 0) < value.length || text_find(value, '{', 0) < value.length) {
        *array_push(&files, memory) = value; /* ${X:-a}: its colons part nothing */
        return files;
    }
    while (text_next(&value, edge, &one))
        if (one.length > 0)
            *array_push(&files, memory) = one;
    return files;
}
