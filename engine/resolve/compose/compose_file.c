/* compose_file.c — one file after the other into the project: the pipeline in its order. */
#include "compose_loader.h"

static void report_yaml(compose_loader *loader, const yaml_tree *yaml, uint32_t file)
{
    for (uint32_t i = 0; i < yaml->problems.count; i++)
        loader_fail(loader, origin_new(loader->memory, file, yaml->problems.items[i].part, "written", NULL),
                    yaml->problems.items[i].message, yaml->problems.items[i].fix);
}

/* What libyaml reads and compose does not: a directive of another YAML, and the escape \\/ . */
static void check_writing(compose_loader *loader, const yaml_tree *yaml, uint32_t file)
{
    text bytes = loader->files.items[file].bytes;

    if (text_starts(bytes, TEXT("%YAML")) && !text_starts(bytes, TEXT("%YAML 1.1")))
        loader_fail(loader, origin_new(loader->memory, file, (span){0, 5}, "written", NULL),
                    TEXT("compose reads YAML 1.1 only"), TEXT("remove the directive"));
    for (uint32_t i = 0; i < yaml->nodes.count; i++) {
        const yaml_node *node = &yaml->nodes.items[i];
        text written = text_slice(bytes, node->part.start, node->part.end);
        for (size_t at = 0; node->style == YAML_DOUBLE_QUOTED && at + 1 < written.length; at++) {
            if (written.start[at] == '\\' && written.start[++at] == '/')
                loader_fail(loader, origin_new(loader->memory, file, node->part, "written", NULL),
                            TEXT("the text holds \\/, which is no escape to compose"), TEXT("write / alone"));
        }
    }
}

static void drop_version(compose_loader *loader, compose_value *model)
{
    const compose_value *version = value_at(model, "version");

    if (!version)
        return;
    loader_warn(loader, version->origin, TEXT("the attribute version is obsolete: it is ignored"),
                TEXT("remove it"));
    value_remove(model, TEXT("version"));
}

/* To the documents that follow, and in JSON, an empty list of this one is no list: it is null. */
static void forget_empty(compose_value *some)
{
    some->is_nothing = some->form == VALUE_LIST && some->items.count == 0;
    for (uint32_t i = 0; i < some->items.count; i++)
        forget_empty(some->items.items[i].value);
}

/* An empty dns: is as good as none, and so is an empty server. */
static void drop_empty(compose_value *model)
{
    const compose_value *services = value_at(model, "services");

    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++) {
        compose_value *service = services->items.items[i].value;
        compose_value *dns = value_at(service, "dns");
        uint32_t kept = 0, count = value_is(dns, VALUE_LIST) ? dns->items.count : 0;
        for (uint32_t k = 0; value_is(dns, VALUE_LIST) && k < dns->items.count; k++)
            if (!value_says(dns->items.items[k].value, ""))
                dns->items.items[kept++] = dns->items.items[k];
        if (value_is(dns, VALUE_LIST)) {
            dns->items.count = kept;
            dns->is_nothing = false; /* compose holds it as a list of texts */
        }
        if (count && kept == 0)
            value_remove(service, TEXT("dns"));
    }
}

/* One document, read and interpolated, into the project. */
static compose_value *document_apply(compose_loader *loader, const load_scope *scope, uint32_t file,
                                     compose_value *document, const reset_paths *resets, compose_value *model)
{
    const compose_shape *shape = &compose_project_shape;

    if (!loader->request->no_interpolation)
        model_interpolate(loader, scope, document, shape, (text){0});
    if (!scope->is_base)
        extends_apply(loader, scope, document, file, resets);
    resets_apply(model, resets);
    if (!scope->is_base && !loader->has_failed)
        includes_apply(loader, scope, document, document);
    model = model_merge(loader, model, document, shape, (text){0});
    model = model_unique(loader, model, shape, (text){0});
    if (!scope->is_base && !loader->has_failed) {
        if (!loader->request->is_open)
            model_validate(loader, model, shape, (text){0});
        drop_version(loader, model);
    }
    model = model_canonical(loader, model, shape, (text){0});
    if (!scope->is_base)
        forget_empty(model);
    drop_empty(model);
    return model_unique(loader, model, shape, (text){0});
}

compose_value *file_load(compose_loader *loader, const load_scope *scope, text path, compose_value *model)
{
    tree_status status;
    uint32_t file;
    yaml_tree *yaml;

    if (!loader_open(loader, path, &file, &status)) {
        loader_fail(loader, NULL,
                    text_print(loader->memory, "%.*s can't be read: %s",
                               TEXT_FORMAT(loader_shown(loader, path)), tree_status_words(status)),
                    TEXT("name a compose file with -f"));
        return model;
    }
    loader->files.items[file].is_compose = true;
    loader->files.items[file].is_whole |= !scope->is_base;
    yaml = loader->files.items[file].yaml;
    loader->files.items[file].yaml = NULL; /* reading it spends its budget */
    if (!yaml)
        yaml = yaml_parse(loader->memory, loader->files.items[file].bytes, loader->most);
    report_yaml(loader, yaml, file);
    check_writing(loader, yaml, file);
    if (yaml->documents.count == 0 && !scope->included)
        loader_fail(loader, origin_new(loader->memory, file, (span){0}, "written", NULL),
                    TEXT("the compose file is empty"), TEXT("begin it with services:"));
    for (uint32_t i = 0; i < yaml->documents.count && !loader->has_failed; i++) {
        reset_paths resets = {0};
        compose_value *document = document_read(loader, yaml, file, i, &resets);
        report_yaml(loader, yaml, file);
        if (!loader->has_failed)
            model = document_apply(loader, scope, file, document, &resets, model);
    }
    return model;
}

compose_value *files_load(compose_loader *loader, const load_scope *scope, const text_array *paths)
{
    compose_value *model = value_new(loader->memory, VALUE_MAP, NULL);

    for (uint32_t i = 0; i < paths->count && !loader->has_failed; i++)
        model = file_load(loader, scope, paths->items[i], model);
    if (loader->has_failed)
        return model;
    model_defaults(loader, model);
    if (!loader->request->is_open)
        model_check(loader, model);
    if (!loader->has_failed && !loader->request->no_paths)
        model_paths(loader, model, &compose_project_shape, scope->directory);
    return model;
}
