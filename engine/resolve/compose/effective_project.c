/* effective_project.c — from a request to the project as it is printed. */
#include "project_files.h"

#include <stdlib.h>

static int by_text(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

static void sort_all(text_array *names)
{
    if (names->count)
        qsort(names->items, names->count, sizeof *names->items, by_text);
}

static void sort(text_array *names)
{
    uint32_t kept = 0;

    sort_all(names);
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

/* A service that is only built has the image PROJECT-SERVICE. */
static void take_images(compose_loader *loader, const compose_value *services)
{
    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++) {
        const value_item *item = &services->items.items[i];
        text image = value_words(value_at(item->value, "image"));
        if (image.length == 0)
            image = text_print(loader->memory, "%.*s-%.*s", TEXT_FORMAT(loader->project->name),
                               TEXT_FORMAT(item->key));
        *array_push(&loader->project->images, loader->memory) = image;
    }
}

static void take_volumes(compose_loader *loader, const compose_value *model)
{
    const compose_value *volumes = value_at(model, "volumes");

    for (uint32_t i = 0; value_is(volumes, VALUE_MAP) && i < volumes->items.count; i++)
        *array_push(&loader->project->volumes, loader->memory) = volumes->items.items[i].key;
    sort(&loader->project->volumes);
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
    take_images(loader, services);
    sort_all(&loader->project->images); /* one a service, also when they are the same */
}

/* What is wrong in a value is wrong in a disabled service too. */
static void check_values_of(compose_loader *loader, const compose_value *disabled)
{
    for (uint32_t i = 0; i < disabled->items.count; i++)
        model_print(loader, disabled->items.items[i].value, &compose_service_shape);
}

/* What is active, complete and consistent; ready to be printed. */
static compose_value *finish(compose_loader *loader, compose_value *model, project_files *found)
{
    compose_value *disabled = services_split(loader, value_at(model, "services"), &found->profiles);

    check_values_of(loader, disabled);
    if (!loader->request->no_consistency)
        project_check(loader, model, disabled);
    if (loader->has_failed)
        return model;
    profiles_check(loader, value_at(model, "services"), disabled);
    project_select(loader, model, &disabled, &found->profiles);
    if (!loader->request->is_names_only && !loader->request->no_consistency)
        project_check_containers(loader, value_at(model, "services"));
    if (!loader->request->is_names_only && !loader->request->no_env_files)
        services_environment(loader, value_at(model, "services"), found->environment);
    if (loader->has_failed)
        return model;
    take_names(loader, model, disabled);
    project_trim(loader, model);
    take_volumes(loader, model);
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
    scope.directory = loader->directory = found.directory;
    scope.environment = found.environment;
    model = files_load(loader, &scope, &found.paths);
    if (loader->has_failed)
        return NULL;
    model_normalize(loader, model, found.environment, found.name);
    if (!loader->request->no_interpolation)
        return finish(loader, model, &found);
    take_names(loader, model, NULL);
    loader->project->variables = variables_list(loader, model);
    return model;
}

effective_project *effective_load(arena *memory, const effective_request *request)
{
    effective_project *project = arena_new(memory, effective_project);
    const run_limits *most = request->limits ? request->limits : &limit_defaults;
    compose_loader loader = {.memory = memory,
                             .request = request,
                             .project = project,
                             .most = most,
                             .values = most->project_values};

    project->is_uninterpolated = request->no_interpolation;
    project->model = load(&loader);
    project->is_loaded = !loader.has_failed && project->model;
    return project;
}
