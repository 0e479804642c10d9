/* compose_normalize.c — what compose adds: the default network, dependencies that other fields imply, names,
 * and values of the environment. */
#include "compose_loader.h"

static const value_origin *defaulted(compose_loader *loader, const compose_value *at)
{
    return origin_new(loader->memory, VALUE_NO_FILE, (span){0}, "defaulted", at ? at->origin : NULL);
}

static void put_text(compose_loader *loader, compose_value *map, const char *key, const char *words)
{
    value_put(loader->memory, map, key, value_text(loader->memory, text_from(words), defaulted(loader, map)));
}

/* ---- networks ---- */

static bool joins_default(compose_loader *loader, compose_value *service)
{
    const compose_value *networks = value_at(service, "networks");
    compose_value *made;

    if (value_has(service, "provider") || value_has(service, "network_mode"))
        return false;
    if (value_is(networks, VALUE_MAP) && networks->items.count > 0)
        return value_has(networks, "default");
    made = value_new(loader->memory, VALUE_MAP, defaulted(loader, service));
    value_put(loader->memory, made, "default", value_new(loader->memory, VALUE_NULL, made->origin));
    value_put(loader->memory, service, "networks", made);
    return true;
}

static void normalize_networks(compose_loader *loader, compose_value *model)
{
    const compose_value *services = value_at(model, "services");
    compose_value *networks = value_at(model, "networks");
    bool has_default = false;

    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++)
        has_default = joins_default(loader, services->items.items[i].value) || has_default;
    if (!has_default || value_has(networks, "default"))
        return;
    if (!value_is(networks, VALUE_MAP)) {
        networks = value_new(loader->memory, VALUE_MAP, defaulted(loader, services));
        value_put(loader->memory, model, "networks", networks);
    }
    value_put(loader->memory, networks, "default",
              value_new(loader->memory, VALUE_NULL, defaulted(loader, services)));
}

/* ---- dependencies ---- */

static void add_dependency(compose_loader *loader, compose_value *service, text name, bool restarts,
                           const compose_value *at)
{
    compose_value *all = value_at(service, "depends_on"), *made;

    if (!value_is(all, VALUE_MAP)) {
        all = value_new(loader->memory, VALUE_MAP, defaulted(loader, at));
        value_put(loader->memory, service, "depends_on", all);
    }
    if (value_get(all, name))
        return;
    made = value_new(loader->memory, VALUE_MAP, defaulted(loader, at));
    put_text(loader, made, "condition", "service_started");
    value_put(loader->memory, made, "restart", value_bool(loader->memory, restarts, made->origin));
    value_put(loader->memory, made, "required", value_bool(loader->memory, true, made->origin));
    value_set(loader->memory, all, name, made);
}

static void imply_dependencies(compose_loader *loader, compose_value *service)
{
    static const char *const spaces[] = {"network_mode", "ipc", "pid", "uts", "cgroup"};
    const compose_value *links = value_at(service, "links"), *from = value_at(service, "volumes_from");

    for (uint32_t i = 0; value_is(links, VALUE_LIST) && i < links->items.count; i++) {
        text link = value_words(links->items.items[i].value);
        add_dependency(loader, service, text_slice(link, 0, text_find(link, ':', 0)), true,
                       links->items.items[i].value);
    }
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        text mode = value_words(value_at(service, spaces[i]));
        if (text_starts(mode, TEXT("service:")))
            add_dependency(loader, service, text_slice(mode, 8, mode.length), true,
                           value_at(service, spaces[i]));
    }
    for (uint32_t i = 0; value_is(from, VALUE_LIST) && i < from->items.count; i++) {
        text origin = value_words(from->items.items[i].value);
        if (!text_starts(origin, TEXT("container:")))
            add_dependency(loader, service, text_slice(origin, 0, text_find(origin, ':', 0)), false,
                           from->items.items[i].value);
    }
}

/* ---- values of the environment ---- */

/* K without a value takes that of the environment; without one it stays, or goes when `drops`. */
static void resolve_pairs(compose_loader *loader, compose_value *pairs, const compose_value *environment,
                          bool drops)
{
    uint32_t kept = 0;

    for (uint32_t i = 0; pairs && i < pairs->items.count; i++) {
        value_item item = pairs->items.items[i];
        bool is_list = pairs->form == VALUE_LIST;
        text name = is_list ? value_words(item.value) : item.key;
        const compose_value *found = NULL;
        bool is_open = is_list ? text_find(name, '=', 0) >= name.length && value_is(item.value, VALUE_TEXT)
                               : value_is(item.value, VALUE_NULL);
        if (is_open)
            found = value_get(environment, name);
        if (found) {
            text words = is_list ? text_print(loader->memory, "%.*s=%.*s", TEXT_FORMAT(name),
                                              TEXT_FORMAT(found->words))
                                 : found->words;
            item.value = value_text(loader->memory, words,
                                    origin_new(loader->memory, item.value->origin->file,
                                               item.value->origin->part, "environment", found->origin));
        }
        if (!is_open || found || !drops)
            pairs->items.items[kept++] = item;
    }
    if (pairs && pairs->items.count != kept) {
        pairs->items.count = kept;
        if (pairs->form == VALUE_MAP)
            value_index(loader->memory, pairs);
    }
}

static void normalize_build(compose_loader *loader, compose_value *build, const compose_value *environment)
{
    if (!value_is(build, VALUE_MAP))
        return;
    if (!value_has(build, "context"))
        put_text(loader, build, "context", ".");
    if (!value_has(build, "dockerfile") && !value_has(build, "dockerfile_inline"))
        put_text(loader, build, "dockerfile", "Dockerfile");
    resolve_pairs(loader, value_at(build, "args"), environment, true);
}

static void normalize_service(compose_loader *loader, compose_value *service,
                              const compose_value *environment)
{
    if (!value_is(service, VALUE_MAP))
        return;
    if (value_says(value_at(service, "pull_policy"), "if_not_present"))
        put_text(loader, service, "pull_policy", "missing");
    normalize_build(loader, value_at(service, "build"), environment);
    resolve_pairs(loader, value_at(service, "environment"), environment, false);
    imply_dependencies(loader, service);
}

/* ---- names ---- */

/* A resource without value is one without fields. */
static void fill_resources(compose_loader *loader, compose_value *model, const char *section)
{
    const compose_value *all = value_at(model, section);

    for (uint32_t i = 0; value_is(all, VALUE_MAP) && i < all->items.count; i++) {
        value_item *item = &all->items.items[i];
        if (value_is(item->value, VALUE_NULL))
            item->value = value_new(loader->memory, VALUE_MAP, item->value->origin);
    }
}

static void name_resources(compose_loader *loader, compose_value *model, const char *section, text project)
{
    const compose_value *all = value_at(model, section);

    for (uint32_t i = 0; value_is(all, VALUE_MAP) && i < all->items.count; i++) {
        value_item *item = &all->items.items[i];
        const compose_value *external;
        if (!value_is(item->value, VALUE_MAP) || value_has(item->value, "name"))
            continue;
        external = value_at(item->value, "external");
        if (value_is(external, VALUE_BOOL) && external->is_true)
            value_put(loader->memory, item->value, "name",
                      value_text(loader->memory, item->key, defaulted(loader, item->value)));
        else
            value_put(loader->memory, item->value, "name",
                      value_text(loader->memory,
                                 text_print(loader->memory, "%.*s_%.*s", TEXT_FORMAT(project),
                                            TEXT_FORMAT(item->key)),
                                 defaulted(loader, item->value)));
    }
}

void model_normalize(compose_loader *loader, compose_value *model, const compose_value *environment,
                     text name)
{
    static const char *const sections[] = {"networks", "volumes", "configs", "secrets"};
    const compose_value *services = value_at(model, "services");
    const compose_value *given = value_at(model, "name");

    if (!loader->request->no_normalization || !loader->request->no_interpolation)
        value_put(loader->memory, model, "name",
                  value_text(loader->memory, name, given ? given->origin : defaulted(loader, NULL)));
    for (size_t i = 0; i < 4 && (!loader->request->no_normalization || !loader->request->no_interpolation); i++)
        fill_resources(loader, model, sections[i]);
    if (loader->request->no_normalization)
        return;
    normalize_networks(loader, model);
    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++)
        normalize_service(loader, services->items.items[i].value, environment);
    fill_resources(loader, model, "networks"); /* the default one */
    for (size_t i = 0; i < 4; i++)
        name_resources(loader, model, sections[i], name);
}
