/* open_project.c — loading without a machine: the request that stands for a fresh clone. */
#include "open_project.h"

#include "project_files.h"

/* Where the root would be on disk. No file names it, so that `..` leads out of it. */
#define OPEN_ROOT "/..."

static void gather_files(open_project *project, arena *memory)
{
    const compose_loader *loader = project->loader;

    for (uint32_t i = 0; i < loader->files.count; i++)
        *array_push(loader->files.items[i].is_compose ? &project->paths : &project->others, memory) =
            loader->project->files.items[i];
}

/* Its files, variables and name; false when there is no loading it. */
static bool find(compose_loader *loader, project_files *found)
{
    project_find(loader, found);
    if (!loader->has_failed)
        project_name(loader, found);
    loader->project->name = found->name;
    loader->directory = found->directory;
    return !loader->has_failed;
}

static compose_value *load(compose_loader *loader, text_array *profiles)
{
    project_files found = {0};
    load_scope scope = {0};
    compose_value *model;

    if (!find(loader, &found))
        return NULL;
    *profiles = found.profiles;
    scope.directory = found.directory;
    scope.environment = found.environment;
    model = files_load(loader, &scope, &found.paths);
    if (loader->has_failed)
        return NULL;
    model_normalize(loader, model, found.environment, found.name);
    services_environment(loader, value_at(model, "services"), found.environment);
    return loader->has_failed ? NULL : model;
}

static compose_loader *loader_new(arena *memory, open_clone from, text folder, const text_array *paths)
{
    effective_request *request = arena_new(memory, effective_request);
    compose_loader *loader = arena_new(memory, compose_loader);

    *request = (effective_request){.files = from.files,
                                   .root = TEXT(OPEN_ROOT),
                                   .directory = path_absolute(memory, TEXT(OPEN_ROOT), folder),
                                   .stand_in = from.stand_in,
                                   .given = paths->items,
                                   .given_count = paths->count,
                                   .is_open = true};
    *loader = (compose_loader){.memory = memory,
                               .request = request,
                               .project = arena_new(memory, effective_project),
                               .most = from.most ? from.most : &limit_defaults};
    loader->values = loader->most->project_values;
    return loader;
}

text_array open_project_files(arena *memory, open_clone from, text folder, text_array *looked,
                              text_array *missing)
{
    text_array none = {0}, paths = {0};
    compose_loader *loader = loader_new(memory, from, folder, &none);
    project_files found = {0};

    project_find(loader, &found);
    for (uint32_t i = 0; i < found.paths.count; i++)
        *array_push(&paths, memory) = loader_shown(loader, found.paths.items[i]);
    for (uint32_t i = 0; i < loader->project->files.count; i++)
        *array_push(looked, memory) = loader->project->files.items[i];
    for (uint32_t i = 0; i < loader->project->missing.count; i++)
        *array_push(missing, memory) = loader->project->missing.items[i];
    return paths;
}

open_project *open_project_load(arena *memory, open_clone from, const text_array *paths)
{
    open_project *project = arena_new(memory, open_project);
    compose_loader *loader = loader_new(memory, from, (text){0}, paths);

    project->loader = loader;
    project->model = load(loader, &project->profiles);
    project->name = loader->project->name;
    project->missing = loader->project->missing;
    project->problems = loader->project->problems;
    project->unknown = loader->project->unknown;
    project->is_partial = loader->project->is_partial;
    gather_files(project, memory);
    return project;
}

text open_project_name(arena *memory, open_clone from, const text_array *paths)
{
    project_files found = {0};

    find(loader_new(memory, from, (text){0}, paths), &found);
    return found.name;
}
