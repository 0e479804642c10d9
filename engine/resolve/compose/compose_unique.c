/* compose_unique.c — items of a list that stand for one thing: the later one takes the earlier one's place.
 */
#include "compose_loader.h"

#include "short_forms.h"

static text text_or(const compose_value *map, const char *key, text otherwise)
{
    const compose_value *found = value_at(map, key);

    return found && value_is_scalar(found) && found->form != VALUE_NULL ? found->words : otherwise;
}

static text scalar_at(compose_loader *loader, const compose_value *map, const char *key, text otherwise)
{
    const compose_value *found = value_at(map, key);

    return found && value_is_scalar(found) ? value_print(loader->memory, found) : otherwise;
}

/* A bare number and the same number in quotes are told apart, as compose does. */
static text published_key(compose_loader *loader, const compose_value *port)
{
    const compose_value *published = value_at(port, "published");
    text words = scalar_at(loader, port, "published", (text){0});

    return text_print(loader->memory, "%s%.*s", value_is(published, VALUE_TEXT) ? "" : "number ",
                      TEXT_FORMAT(words));
}

static text port_key(compose_loader *loader, const compose_value *port)
{
    if (!value_is(port, VALUE_MAP))
        return value_print(loader->memory, port);
    if (!value_has(port, "target") && !loader->request->is_open)
        loader_fail(loader, port->origin, TEXT("a port has no target"), TEXT("add target:"));
    return text_print(
        loader->memory, "%.*s:%.*s:%.*s/%.*s", TEXT_FORMAT(text_or(port, "host_ip", TEXT("0.0.0.0"))),
        TEXT_FORMAT(published_key(loader, port)), TEXT_FORMAT(scalar_at(loader, port, "target", (text){0})),
        TEXT_FORMAT(text_or(port, "protocol", TEXT("tcp"))));
}

static text target_key(compose_loader *loader, const compose_value *mount)
{
    if (value_is(mount, VALUE_MAP) && !value_has(mount, "target") && !loader->request->is_open)
        loader_fail(loader, mount->origin, TEXT("a mount has no target"), TEXT("add target:"));
    if (value_is(mount, VALUE_MAP))
        return text_or(mount, "target", (text){0});
    return mount_read(value_words(mount)).target;
}

static text device_key(compose_loader *loader, const compose_value *device)
{
    text rest, part, target;

    if (value_is(device, VALUE_MAP) && !value_has(device, "target") && !loader->request->is_open)
        loader_fail(loader, device->origin, TEXT("a device has no target"), TEXT("add target:"));
    if (value_is(device, VALUE_MAP))
        return text_or(device, "target", (text){0});
    rest = value_words(device);
    text_next(&rest, ':', &part);
    return text_next(&rest, ':', &target) ? target : part;
}

static text mount_key(compose_loader *loader, const compose_value *mount, const char *folder)
{
    text from = value_is(mount, VALUE_MAP) ? text_or(mount, "source", (text){0}) : value_words(mount);

    return text_or(mount, "target", text_print(loader->memory, "%s/%.*s", folder, TEXT_FORMAT(from)));
}

static text key_of(compose_loader *loader, const compose_value *item, shape_unique rule)
{
    switch (rule) {
    case UNIQUE_PORT:
        return port_key(loader, item);
    case UNIQUE_TARGET:
        return target_key(loader, item);
    case UNIQUE_DEVICE:
        return device_key(loader, item);
    case UNIQUE_SECRET:
        return mount_key(loader, item, "/run/secrets");
    case UNIQUE_CONFIG:
        return mount_key(loader, item, "");
    case UNIQUE_PATH:
        return value_is(item, VALUE_MAP) ? text_or(item, "path", (text){0}) : value_words(item);
    case UNIQUE_KEY:
        return text_slice(value_words(item), 0, text_find(value_words(item), '=', 0));
    default:
        return value_print(loader->memory, item);
    }
}

static compose_value *unique_list(compose_loader *loader, compose_value *list, shape_unique rule)
{
    compose_value *index = value_new(loader->memory, VALUE_MAP, list->origin);
    compose_value *made = value_new(loader->memory, VALUE_LIST, list->origin);

    for (uint32_t i = 0; i < list->items.count; i++) {
        compose_value *item = list->items.items[i].value;
        text key = key_of(loader, item, rule);
        const compose_value *taken = value_get(index, key);
        if (taken && loader->request->is_open &&
            value_equal(made->items.items[taken->integer].value, item)) {
            continue; /* said again: its first writing is its place */
        } else if (taken) {
            value_item *old = &made->items.items[taken->integer];
            item->origin = origin_new(loader->memory, item->origin->file, item->origin->part, "overridden",
                                      old->value->origin);
            old->value = item;
        } else {
            value_set(loader->memory, index, key, value_integer(loader->memory, made->items.count, NULL));
            value_append(loader->memory, made, item);
        }
    }
    return made;
}

/* Can the rule tell items of this form apart? What is of another form is for the schema to reject. */
static bool has_keys(const compose_value *list)
{
    for (uint32_t i = 0; i < list->items.count; i++) {
        value_form form = (value_form)list->items.items[i].value->form;
        if (form == VALUE_NULL || form == VALUE_LIST)
            return false;
    }
    return true;
}

compose_value *model_unique(compose_loader *loader, compose_value *model, const compose_shape *shape,
                            text path)
{
    if (!shape || !model || loader->has_failed)
        return model;
    if (model->form == VALUE_MAP)
        for (uint32_t i = 0; i < model->items.count; i++) {
            value_item *item = &model->items.items[i];
            item->value = model_unique(loader, item->value,
                                       shape_of_key(shape, item->key.start, item->key.length), path);
        }
    else if (model->form == VALUE_LIST && shape->unique != UNIQUE_NO && has_keys(model))
        return unique_list(loader, model, (shape_unique)shape->unique);
    return model;
}
