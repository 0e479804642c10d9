/* compose_extends.c — services that begin with another service's values, of this file or another. */
#include "compose_loader.h"

typedef struct extension {
    text file, service;     /* that is being extended */
    const value_origin *at; /* its extends */
    const struct extension *above;
    uint32_t depth;
} extension;

/* A file's services as they are looked up by extends. */
typedef struct extended_file {
    text path;
    compose_value *services;
    const reset_paths *resets;
} extended_file;

static compose_value *service_extended(compose_loader *loader, const load_scope *scope, extended_file *file,
                                       text name, const extension *above, const reset_paths *resets);

static void fail(compose_loader *loader, const compose_value *at, text message, const char *fix)
{
    loader_fail(loader, at->origin, message, text_from(fix));
}

/* The links from `first` on, the first one aside: that is where the error stands. */
static void note_links(compose_loader *loader, const extension *last, const extension *first,
                       loader_notes *notes)
{
    if (last == first)
        return;
    note_links(loader, last->above, first, notes);
    notes_add(loader, notes, last->at, false,
              text_print(loader->memory, "\"%.*s\" extends another here", TEXT_FORMAT(last->service)));
}

/* Is `file: service` among those that led here? */
static bool is_cycle(compose_loader *loader, const extension *chain, text file, text service,
                     const compose_value *at)
{
    loader_notes notes = {0};

    for (const extension *one = chain; one; one = one->above)
        if (text_equal(one->file, file) && text_equal(one->service, service)) {
            note_links(loader, chain, one, &notes);
            loader_fail_notes(loader, at->origin,
                              text_print(loader->memory,
                                         "service \"%.*s\" extends itself, through others or at once",
                                         TEXT_FORMAT(service)),
                              TEXT("let one of them extend no other"), &notes);
            return true;
        }
    if (chain && chain->depth >= loader->most->extends_depth) {
        loader_fail(loader, at->origin,
                    loader_limit_words(loader, "too many services extend one another", LIMIT_extends_depth),
                    limit_fix(loader->memory, loader->most, LIMIT_extends_depth, "extend fewer at a time"));
        return true;
    }
    return false;
}

/* The services of another file, its paths seen from the project. NULL when it has none. */
static compose_value *services_of_file(compose_loader *loader, const load_scope *scope,
                                       const compose_value *at, text path)
{
    load_scope base = {.directory = path_parent(path), .environment = scope->environment, .is_base = true};
    compose_value *model, *services;
    bool is_unknown;

    if (!loader_finds(loader, path, &is_unknown)) {
        if (is_unknown)
            loader_unknown(
                loader, at->origin,
                TEXT("what this extends can't be known: it is outside of the repository, or git ignores it"));
        else
            fail(loader, at,
                 text_print(loader->memory, "there is no %.*s to extend from",
                            TEXT_FORMAT(loader_shown(loader, path))),
                 "correct the path; it is seen from the file's folder");
        return NULL;
    }
    model = file_load(loader, &base, path, value_new(loader->memory, VALUE_MAP, at->origin));
    if (loader->has_failed)
        return NULL;
    model_paths(loader, model, &compose_project_shape, base.directory);
    services = value_at(model, "services");
    if (!value_is(services, VALUE_MAP))
        fail(loader, at,
             text_print(loader->memory, "%.*s has no services to extend",
                        TEXT_FORMAT(loader_shown(loader, path))),
             "name a compose file with services");
    return services;
}

/* What the service extends: its values, complete; NULL when there are none. */
static compose_value *base_of(compose_loader *loader, const load_scope *scope, extended_file *file, text name,
                              compose_value *extends, const extension *above)
{
    compose_value *service = value_is(extends, VALUE_MAP) ? value_at(extends, "service") : extends;
    compose_value *given = value_at(extends, "file");
    extended_file other = *file;
    load_scope inner = *scope;
    extension here = {file->path, name, extends->origin, above, above ? above->depth + 1 : 1};

    if (!value_is(service, VALUE_TEXT) || (given && !value_is(given, VALUE_TEXT))) {
        fail(loader, extends,
             text_print(loader->memory, "service \"%.*s\": extends names a service", TEXT_FORMAT(name)),
             "write extends: {service: NAME, file: FILE}");
        return NULL;
    }
    if (is_cycle(loader, above, file->path, name, extends))
        return NULL;
    if (given) {
        other = (extended_file){.path = path_absolute(loader->memory, scope->directory, given->words)};
        inner.directory = path_parent(other.path);
        other.services = services_of_file(loader, scope, given, other.path);
    }
    if (loader->has_failed || !other.services)
        return NULL;
    if (!value_get(other.services, service->words)) {
        loader_fail_name(loader, service->origin,
                         text_print(loader->memory,
                                    "service \"%.*s\" extends \"%.*s\", which %.*s does not have",
                                    TEXT_FORMAT(name), TEXT_FORMAT(service->words),
                                    TEXT_FORMAT(loader_shown(loader, other.path))),
                         TEXT("name one of its services"), service->words, other.services, NULL);
        return NULL;
    }
    return service_extended(loader, &inner, &other, service->words, &here, NULL);
}

/* Takes what the service's own !reset and !override name out of what it extends. */
static void reset_base(compose_loader *loader, const reset_paths *resets, text name, compose_value *base)
{
    compose_value *model = value_new(loader->memory, VALUE_MAP, NULL);
    compose_value *services = value_new(loader->memory, VALUE_MAP, NULL);

    value_put(loader->memory, model, "services", services);
    value_set(loader->memory, services, name, base);
    resets_apply(model, resets);
}

static compose_value *service_extended(compose_loader *loader, const load_scope *scope, extended_file *file,
                                       text name, const extension *above, const reset_paths *resets)
{
    compose_value *service = value_get(file->services, name), *extends = value_at(service, "extends"), *base;

    if (!extends || loader->has_failed)
        return service;
    base = base_of(loader, scope, file, name, extends, above);
    if (loader->has_failed || !base) {
        value_remove(service, TEXT("extends"));
        return service;
    }
    if (!loader_spend(loader, extends->origin, value_size(base)))
        return service;
    base = value_clone(loader->memory, base, "extended", extends->origin->file, extends->origin->part);
    if (resets)
        reset_base(loader, resets, name, base);
    service = model_merge(loader, base, service, &compose_service_shape,
                          text_print(loader->memory, "services.%.*s", TEXT_FORMAT(name)));
    value_remove(service, TEXT("extends"));
    value_set(loader->memory, file->services, name, service);
    return service;
}

void extends_apply(compose_loader *loader, const load_scope *scope, compose_value *model, uint32_t file,
                   const reset_paths *resets)
{
    extended_file here = {loader->files.items[file].path, value_at(model, "services"), resets};

    if (!value_is(here.services, VALUE_MAP))
        return;
    for (uint32_t i = 0; i < here.services->items.count && !loader->has_failed; i++)
        if (value_is(here.services->items.items[i].value, VALUE_MAP))
            service_extended(loader, scope, &here, here.services->items.items[i].key, NULL, resets);
}
