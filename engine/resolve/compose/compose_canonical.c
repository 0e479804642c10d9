/* compose_canonical.c — every short form in its long one. */
#include "compose_loader.h"
#include "long_forms.h"

static compose_value *map_at(compose_loader *loader, const compose_value *from)
{
    return value_new(loader->memory, VALUE_MAP, from->origin);
}

static compose_value *single(compose_loader *loader, const char *key, compose_value *value)
{
    compose_value *made = map_at(loader, value);

    value_put(loader->memory, made, key, value);
    return made;
}

static void put_text(compose_loader *loader, compose_value *map, const char *key, const char *words)
{
    value_put(loader->memory, map, key, value_text(loader->memory, text_from(words), map->origin));
}

static compose_value *list_of(compose_loader *loader, compose_value *value)
{
    compose_value *made;

    if (value_is(value, VALUE_LIST) || value_is(value, VALUE_NULL))
        return value;
    made = value_new(loader->memory, VALUE_LIST, value->origin);
    value_append(loader->memory, made, value);
    return made;
}

static compose_value *long_keys(compose_loader *loader, compose_value *value, bool is_dependency)
{
    compose_value *made = value;

    if (value_is(value, VALUE_LIST)) {
        made = map_at(loader, value);
        for (uint32_t i = 0; i < value->items.count; i++) {
            compose_value *name = value->items.items[i].value;
            compose_value *entry =
                value_new(loader->memory, is_dependency ? VALUE_MAP : VALUE_NULL, name->origin);
            if (is_dependency)
                put_text(loader, entry, "condition", "service_started");
            value_set(loader->memory, made, value_words(name), entry);
        }
    }
    for (uint32_t i = 0; is_dependency && value_is(made, VALUE_MAP) && i < made->items.count; i++) {
        compose_value *entry = made->items.items[i].value;
        if (value_is(entry, VALUE_MAP) && !value_has(entry, "required"))
            value_put(loader->memory, entry, "required", value_bool(loader->memory, true, entry->origin));
    }
    return made;
}

static compose_value *long_env_files(compose_loader *loader, compose_value *value)
{
    compose_value *list = list_of(loader, value);

    for (uint32_t i = 0; value_is(list, VALUE_LIST) && i < list->items.count; i++) {
        compose_value *item = list->items.items[i].value;
        if (value_is(item, VALUE_TEXT))
            item = list->items.items[i].value = single(loader, "path", item);
        if (value_is(item, VALUE_MAP) && !value_has(item, "required"))
            value_put(loader->memory, item, "required", value_bool(loader->memory, true, item->origin));
    }
    return list;
}

/* "K=V" items as a map; `otherwise` is the value of K alone. */
static compose_value *long_pairs(compose_loader *loader, compose_value *value, bool is_null)
{
    compose_value *made;

    if (value_is(value, VALUE_TEXT))
        value = list_of(loader, value);
    if (!value_is(value, VALUE_LIST))
        return value;
    made = map_at(loader, value);
    for (uint32_t i = 0; i < value->items.count; i++) {
        const compose_value *item = value->items.items[i].value;
        text words = value_words(item);
        size_t edge = text_find(words, '=', 0);
        if (edge >= words.length && !(is_null && text_is(words, "default")) && !loader->request->is_open)
            loader_fail(loader, item->origin,
                        text_print(loader->memory, "\"%.*s\" is no KEY=VALUE", TEXT_FORMAT(words)),
                        TEXT("add = and its value"));
        value_set(loader->memory, made, text_slice(words, 0, edge),
                  edge >= words.length && is_null
                      ? value_new(loader->memory, VALUE_NULL, item->origin)
                      : value_text(loader->memory, text_slice(words, edge + 1, words.length), item->origin));
    }
    return made;
}

static compose_value *long_device(compose_loader *loader, compose_value *value)
{
    text part[4] = {0}, rest = value_words(value);
    compose_value *made;
    uint32_t count = 0;

    if (!value_is(value, VALUE_TEXT))
        return value;
    for (size_t at = 0; count < 4 && at <= rest.length; count++) { /* an empty part is one as well */
        size_t end = text_find(rest, ':', at);
        part[count] = text_slice(rest, at, end);
        at = end + 1;
    }
    if (count > 3 || count == 0) {
        if (!loader->request->no_interpolation)
            loader_fail(loader, value->origin,
                        text_print(loader->memory, "the device \"%.*s\" has too many parts",
                                   TEXT_FORMAT(value->words)),
                        TEXT("write host:container:permissions, or the long form"));
        return value;
    }
    made = map_at(loader, value);
    value_put(loader->memory, made, "source", value_text(loader->memory, part[0], value->origin));
    value_put(loader->memory, made, "target", value_text(loader->memory, part[count > 1], value->origin));
    value_put(loader->memory, made, "permissions",
              value_text(loader->memory, count > 2 ? part[2] : TEXT("rwm"), value->origin));
    return made;
}

/* external: {name: x} is external: true and name: x. */
static compose_value *long_resource(compose_loader *loader, compose_value *value, text path)
{
    compose_value *external = value_at(value, "external"), *given = value_at(external, "name");
    const compose_value *name = value_at(value, "name");

    if (!value_is(external, VALUE_MAP))
        return value;
    value_put(loader->memory, value, "external", value_bool(loader->memory, true, external->origin));
    if (!given)
        return value;
    loader_warn(loader, given->origin,
                text_print(loader->memory, "%.*s: external.name is deprecated", TEXT_FORMAT(path)),
                TEXT("set name and external: true"));
    if (name && !value_equal(name, given))
        loader_fail(loader, given->origin,
                    text_print(loader->memory, "%.*s: name and external.name differ", TEXT_FORMAT(path)),
                    TEXT("remove external.name"));
    value_put(loader->memory, value, "name", given);
    return value;
}

static compose_value *long_count(compose_loader *loader, compose_value *value)
{
    if (value_is(value, VALUE_MAP) && !value_has(value, "count") && !value_has(value, "device_ids"))
        put_text(loader, value, "count", "all");
    return value;
}

static compose_value *long_gpus(compose_loader *loader, compose_value *value)
{
    compose_value *made;

    if (!value_is(value, VALUE_TEXT))
        return value;
    made = value_new(loader->memory, VALUE_LIST, value->origin);
    value_append(loader->memory, made, single(loader, "count", value));
    return made;
}

/* Only the ulimits of a service that is interpolated have become numbers. */
static compose_value *long_ulimit(compose_loader *loader, compose_value *value, text path)
{
    if (value_is(value, VALUE_TEXT) && !loader->request->is_open)
        loader_fail(loader, value->origin,
                    text_print(loader->memory, "%.*s must be a number, not a text", TEXT_FORMAT(path)),
                    TEXT("write it without quotes, or as {soft: N, hard: N}"));
    return value;
}

static compose_value *long_form(compose_loader *loader, compose_value *value, shape_long how, text path)
{
    bool is_text = value_is(value, VALUE_TEXT);

    switch (how) {
    case LONG_PORTS:
        return long_ports(loader, value, path);
    case LONG_MOUNT:
        return long_mount(loader, value, path);
    case LONG_DEVICE:
        return long_device(loader, value);
    case LONG_FILE:
        return is_text ? single(loader, "source", value) : value;
    case LONG_BUILD:
        return is_text ? single(loader, "context", value) : value;
    case LONG_EXTENDS:
        return is_text ? single(loader, "service", value) : value;
    case LONG_KEYS:
    case LONG_DEPENDS:
        return long_keys(loader, value, how == LONG_DEPENDS);
    case LONG_ENV_FILE:
        return long_env_files(loader, value);
    case LONG_LIST:
        return list_of(loader, value);
    case LONG_PAIRS:
    case LONG_SSH:
        return long_pairs(loader, value, how == LONG_SSH);
    case LONG_GPUS:
        return long_gpus(loader, value);
    case LONG_ULIMIT:
        return long_ulimit(loader, value, path);
    case LONG_RESOURCE:
        return long_resource(loader, value, path);
    case LONG_SERVICE:
    case LONG_SAME:
        break;
    }
    return value;
}

compose_value *model_canonical(compose_loader *loader, compose_value *model, const compose_shape *shape,
                               text path)
{
    if (!shape || !model || loader->has_failed)
        return model;
    model = long_form(loader, model, (shape_long)shape->to_long, path);
    for (uint32_t i = 0; i < model->items.count; i++) {
        value_item *item = &model->items.items[i];
        bool is_map = model->form == VALUE_MAP;
        item->value =
            model_canonical(loader, item->value,
                            is_map ? shape_of_key(shape, item->key.start, item->key.length) : shape->items,
                            is_map ? path_of(loader, path, item->key) : path_of_item(loader, path, i));
    }
    return model;
}

/* ---- defaults ---- */

static void default_put(compose_loader *loader, compose_value *map, const char *key, compose_value *value)
{
    if (!value_is(map, VALUE_MAP) || value_has(map, key))
        return;
    value->origin = origin_new(loader->memory, VALUE_NO_FILE, (span){0}, "defaulted", map->origin);
    value_put(loader->memory, map, key, value);
}

static void default_text(compose_loader *loader, compose_value *map, const char *key, text words)
{
    default_put(loader, map, key, value_text(loader->memory, words, NULL));
}

static void service_defaults(compose_loader *loader, compose_value *service)
{
    const compose_value *ports = value_at(service, "ports"), *secrets = value_at(service, "secrets"),
                        *gpus = value_at(service, "gpus"),
                        *devices = value_at(
                            value_at(value_at(value_at(service, "deploy"), "resources"), "reservations"),
                            "devices");

    default_text(loader, value_at(service, "build"), "context", TEXT("."));
    for (uint32_t i = 0; value_is(ports, VALUE_LIST) && i < ports->items.count; i++) {
        default_text(loader, ports->items.items[i].value, "mode", TEXT("ingress"));
        default_text(loader, ports->items.items[i].value, "protocol", TEXT("tcp"));
    }
    for (uint32_t i = 0; value_is(secrets, VALUE_LIST) && i < secrets->items.count; i++) {
        compose_value *secret = secrets->items.items[i].value;
        default_text(loader, secret, "target",
                     text_print(loader->memory, "/run/secrets/%.*s",
                                TEXT_FORMAT(value_words(value_at(secret, "source")))));
    }
    for (uint32_t i = 0; value_is(gpus, VALUE_LIST) && i < gpus->items.count; i++)
        long_count(loader, gpus->items.items[i].value);
    for (uint32_t i = 0; value_is(devices, VALUE_LIST) && i < devices->items.count; i++)
        long_count(loader, devices->items.items[i].value);
}

void model_defaults(compose_loader *loader, compose_value *model)
{
    const compose_value *services = value_at(model, "services");

    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++)
        service_defaults(loader, services->items.items[i].value);
}
