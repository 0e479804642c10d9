/* compose_print.c — the tree that is printed: fields in compose's order, empty ones left out. */
#include "print_values.h"

static bool is_empty(const compose_value *value)
{
    switch (value->form) {
    case VALUE_NULL:
        return true;
    case VALUE_BOOL:
        return !value->is_true;
    case VALUE_INTEGER:
        return value->integer == 0;
    case VALUE_FLOAT:
        return value->real == 0;
    case VALUE_TEXT:
        return value->words.length == 0;
    default:
        return value->items.count == 0;
    }
}

static compose_value *print_list(compose_loader *loader, const compose_value *list,
                                 const compose_shape *shape)
{
    compose_value *made = value_new(loader->memory, VALUE_LIST, list->origin);

    for (uint32_t i = 0; i < list->items.count; i++)
        value_append(loader->memory, made, model_print(loader, list->items.items[i].value, shape));
    return made;
}

static compose_value *print_free_map(compose_loader *loader, const compose_value *map,
                                     const compose_shape *shape)
{
    compose_value *made = value_new(loader->memory, VALUE_MAP, map->origin);

    for (uint32_t i = 0; i < map->items.count; i++)
        value_set(loader->memory, made, map->items.items[i].key,
                  model_print(loader, map->items.items[i].value, shape));
    return made;
}

static bool is_left_out(const compose_shape *shape, const compose_value *printed)
{
    if (shape->keeps_empty)
        return false;
    return is_empty(printed) || (shape->print == PRINT_BYTES && value_says(printed, "0")) ||
           (shape->print == PRINT_DURATION && value_says(printed, "0s"));
}

/* A field that only JSON shows: {} or null, whatever isn't set. */
static compose_value *json_only(compose_loader *loader, const compose_shape *shape,
                                const value_origin *origin)
{
    compose_value *made = value_new(loader->memory, shape->is_null_in_json ? VALUE_NULL : VALUE_MAP, origin);

    for (const compose_field *field = shape->fields; made->form == VALUE_MAP && field && field->key; field++)
        if (field->shape->is_null_in_json)
            value_put(loader->memory, made, field->key, value_new(loader->memory, VALUE_NULL, origin));
    made->is_json_only = true;
    return made;
}

static compose_value *print_fields(compose_loader *loader, const compose_value *map,
                                   const compose_shape *shape)
{
    compose_value *made = value_new(loader->memory, VALUE_MAP, map->origin);
    compose_value *extensions = value_new(loader->memory, VALUE_MAP, map->origin);

    made->is_ordered = true;
    made->is_capital = shape->is_capital_in_json;
    for (const compose_field *field = shape->fields; field->key; field++) {
        const compose_value *value = value_at(map, field->key);
        compose_value *printed = NULL;
        if (value && !value_is(value, VALUE_NULL) && !field->shape->is_unprinted)
            printed = model_print(loader, value, field->shape);
        if (printed && is_left_out(field->shape, printed))
            printed = NULL;
        if (!printed && (field->shape->is_always_in_json || field->shape->is_null_in_json))
            printed = json_only(loader, field->shape, map->origin);
        if (printed)
            value_put(loader->memory, made, field->key, printed);
    }
    for (uint32_t i = 0; i < map->items.count; i++)
        if (text_starts(map->items.items[i].key, TEXT("x-")))
            value_set(loader->memory, extensions, map->items.items[i].key, map->items.items[i].value);
    made->extensions = extensions;
    return made;
}

compose_value *model_print(compose_loader *loader, const compose_value *model, const compose_shape *shape)
{
    if (loader->has_failed || !shape || (value_is(model, VALUE_NULL) && shape->print != PRINT_TEXT))
        return value_clone(loader->memory, model, NULL, 0, (span){0});
    if (shape->print != PRINT_SAME)
        return value_printed(loader, model, (shape_print)shape->print);
    if (model->form == VALUE_LIST)
        return print_list(loader, model, shape->items);
    if (model->form == VALUE_MAP)
        return shape->fields ? print_fields(loader, model, shape)
                             : print_free_map(loader, model, shape->values);
    return value_clone(loader->memory, model, NULL, 0, (span){0});
}
