/* compose_select.c — which services are on: by profiles, then by name with all that they depend on; and what
 * of the rest a project still needs. */
#include "compose_loader.h"

static bool is_on(const compose_value *service, const text_array *profiles)
{
    const compose_value *own = value_at(service, "profiles");

    if (!value_is(own, VALUE_LIST) || own->items.count == 0)
        return true;
    for (uint32_t i = 0; i < profiles->count; i++) {
        if (text_is(profiles->items[i], "*"))
            return true;
        for (uint32_t k = 0; k < own->items.count; k++)
            if (text_equal(value_words(own->items.items[k].value), profiles->items[i]))
                return true;
    }
    return false;
}

compose_value *services_split(compose_loader *loader, compose_value *services, const text_array *profiles)
{
    compose_value *disabled = value_new(loader->memory, VALUE_MAP, NULL);
    uint32_t kept = 0;

    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++) {
        value_item item = services->items.items[i];
        if (is_on(item.value, profiles))
            services->items.items[kept++] = item;
        else
            value_set(loader->memory, disabled, item.key, item.value);
    }
    if (services && kept != services->items.count) {
        services->items.count = kept;
        value_index(loader->memory, services);
    }
    return disabled;
}

/* Profiles of disabled services that are named become active. */
static void enable_named(compose_loader *loader, compose_value *services, compose_value **disabled,
                         text_array *profiles)
{
    const effective_request *request = loader->request;
    compose_value *again;
    bool has_more = false;

    for (uint32_t i = 0; i < request->service_count; i++) {
        const compose_value *own = value_at(value_get(*disabled, request->services[i]), "profiles");
        for (uint32_t k = 0; value_is(own, VALUE_LIST) && k < own->items.count; k++) {
            *array_push(profiles, loader->memory) = value_words(own->items.items[k].value);
            has_more = true;
        }
    }
    if (!has_more)
        return;
    again = *disabled;
    for (uint32_t i = 0; i < again->items.count; i++)
        value_set(loader->memory, services, again->items.items[i].key, again->items.items[i].value);
    *disabled = services_split(loader, services, profiles);
}

static void fail_unknown(compose_loader *loader, text name, const value_origin *at,
                         const compose_value *services, const compose_value *disabled)
{
    loader_fail_name(loader, at,
                     text_print(loader->memory, "there is no service \"%.*s\"", TEXT_FORMAT(name)),
                     TEXT("lockstep compose config --services lists them; --profile '*' enables all"), name,
                     services, disabled);
}

/* The service and what it depends on. */
static void select_service(compose_loader *loader, const compose_value *services, text name,
                           const value_origin *at, bool is_required, compose_value *chosen, uint32_t depth)
{
    compose_value *service = value_get(services, name);
    const compose_value *all = value_at(service, "depends_on");

    if (loader->has_failed || value_get(chosen, name) || (!service && !is_required))
        return;
    if (!service) {
        fail_unknown(loader, name, at, services, NULL);
        return;
    }
    value_set(loader->memory, chosen, name, service);
    for (uint32_t i = 0; value_is(all, VALUE_MAP) && i < all->items.count && depth < 10000; i++) {
        const value_item *item = &all->items.items[i];
        const compose_value *required = value_at(item->value, "required");
        select_service(loader, services, item->key, item->value->origin,
                       !value_is(required, VALUE_BOOL) || required->is_true, chosen, depth + 1);
    }
}

void project_select(compose_loader *loader, compose_value *model, compose_value **disabled,
                    text_array *profiles)
{
    const effective_request *request = loader->request;
    compose_value *services = value_at(model, "services"), *chosen;

    if (request->service_count == 0 || !value_is(services, VALUE_MAP))
        return;
    enable_named(loader, services, disabled, profiles);
    chosen = value_new(loader->memory, VALUE_MAP, services->origin);
    for (uint32_t i = 0; i < request->service_count; i++)
        if (value_get(services, request->services[i]))
            select_service(loader, services, request->services[i], NULL, true, chosen, 0);
        else
            fail_unknown(loader, request->services[i], NULL, services, *disabled);
    for (uint32_t i = 0; i < chosen->items.count; i++) {
        compose_value *all = value_at(chosen->items.items[i].value, "depends_on");
        for (uint32_t k = all ? all->items.count : 0; k-- > 0;)
            if (!value_get(chosen, all->items.items[k].key))
                value_remove(all, all->items.items[k].key);
    }
    value_put(loader->memory, model, "services", chosen);
}

/* ---- what nothing refers to ---- */

static void use(compose_loader *loader, compose_value *used, text name)
{
    value_set(loader->memory, used, name, used);
}

static void use_keys(compose_loader *loader, compose_value *used, const compose_value *map)
{
    for (uint32_t i = 0; value_is(map, VALUE_MAP) && i < map->items.count; i++)
        use(loader, used, map->items.items[i].key);
}

static void use_sources(compose_loader *loader, compose_value *used, const compose_value *list)
{
    for (uint32_t i = 0; value_is(list, VALUE_LIST) && i < list->items.count; i++)
        use(loader, used, value_words(value_at(list->items.items[i].value, "source")));
}

static void trim_section(compose_loader *loader, compose_value *model, const char *section)
{
    const compose_value *services = value_at(model, "services");
    compose_value *used = value_new(loader->memory, VALUE_MAP, NULL), *all = value_at(model, section);
    uint32_t kept = 0;

    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++) {
        const compose_value *service = services->items.items[i].value;
        use_keys(loader, used,
                 value_is(value_at(service, section), VALUE_MAP) ? value_at(service, section) : NULL);
        use_sources(loader, used, value_at(service, section));
        if (text_is(text_from(section), "secrets"))
            use_sources(loader, used, value_at(value_at(service, "build"), "secrets"));
    }
    for (uint32_t i = 0; value_is(all, VALUE_MAP) && i < all->items.count; i++)
        if (value_get(used, all->items.items[i].key))
            all->items.items[kept++] = all->items.items[i];
    if (value_is(all, VALUE_MAP)) {
        all->items.count = kept;
        value_index(loader->memory, all);
    }
    if (all && kept == 0)
        value_remove(model, text_from(section));
}

void project_trim(compose_loader *loader, compose_value *model)
{
    static const char *const sections[] = {"networks", "volumes", "configs", "secrets", "models"};

    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        trim_section(loader, model, sections[i]);
}
