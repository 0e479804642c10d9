/* effective_project.c — from a request to the project as it is printed. */
#include "project_files.h"

#include <stdlib.h>

static int by_text(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

static void sort(text_array *names)
{
    uint32_t kept = 0;

    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_text);
    for (uint32_t i = 0; i < names->count; i++)
        if (kept == 0 || !text_equal(names->items[kept - 1], names->items[i]))
            names->items[kept++] = names->items[i];
    names->count = kept;
}

static void take_profiles(compose_loader *loader, const compose_value *services)
{
    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++) {
        const compose_value *own = value_at(services->items.items[i].value, "profiles");
        for (uint32_t k = 0; value_is(own, VALUE_LIST) && k < own->items.count; k++)
            *array_push(&loader->project->profiles, loader->memory) = value_words(own->items.items[k].value);
    }
}

static void take_names(compose_loader *loader, const compose_value *model, const compose_value *disabled)
{
    const compose_value *services = value_at(model, "services");

    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++)
        *array_push(&loader->project->services, loader->memory) = services->items.items[i].key;
    take_profiles(loader, services);
    take_profiles(loader, disabled);
    sort(&loader->project->services);
    sort(&loader->project->profiles);
}

/* What is active, complete and consistent; ready to be printed. */
static compose_value *finish(compose_loader *loader, compose_value *model, project_files *found)
{
    compose_value *disabled = services_split(loader, value_at(model, "services"), &found->profiles);

    if (!loader->request->is_open)
        project_check(loader, model, disabled);
    if (loader->has_failed)
        return model;
    project_select(loader, model, &disabled, &found->profiles);
    services_environment(loader, value_at(model, "services"), found->environment);
    if (loader->has_failed)
        return model;
    take_names(loader, model, disabled);
    if (!loader->request->is_open)
        project_trim(loader, model);
    return model_print(loader, model, &compose_project_shape);
}

static compose_value *load(compose_loader *loader)
{
    project_files found = {0};
    load_scope scope = {0};
    compose_value *model;

    project_find(loader, &found);
    if (!loader->has_failed)
        project_name(loader, &found);
    if (loader->has_failed)
        return NULL;
    loader->project->name = found.name;
    scope.directory = found.directory;
    scope.environment = found.environment;
    model = files_load(loader, &scope, &found.paths);
    if (loader->has_failed)
        return NULL;
    model_normalize(loader, model, found.environment, found.name);
    if (!loader->request->no_interpolation)
        return finish(loader, model, &found);
    take_names(loader, model, NULL);
    return model;
}

effective_project *effective_load(arena *memory, const effective_request *request)
{
    effective_project *project = arena_new(memory, effective_project);
    compose_loader loader = {
        .memory = memory, .request = request, .project = project, .values = EFFECTIVE_VALUE_LIMIT};

    project->is_uninterpolated = request->no_interpolation;
    project->model = load(&loader);
    project->is_loaded = !loader.has_failed && project->model;
    return project;
}
