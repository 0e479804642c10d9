/* compose_merge.c — a later file's values over an earlier one's, field by field. */
#include "compose_loader.h"

#include <stdlib.h>

static int by_key(const void *left, const void *right)
{
    return text_compare(((const value_item *)left)->key, ((const value_item *)right)->key);
}

/* K=V; K alone for null. */
static compose_value *pair_of(compose_loader *loader, const value_item *item)
{
    const compose_value *value = item->value;
    text words = item->key;

    if (value->form == VALUE_LIST || value->form == VALUE_MAP)
        words = text_print(loader->memory, "%.*s=", TEXT_FORMAT(item->key));
    else if (value->form != VALUE_NULL)
        words = text_print(loader->memory, "%.*s=%.*s", TEXT_FORMAT(item->key),
                           TEXT_FORMAT(value_print(loader->memory, value)));
    return value_text(loader->memory, words, value->origin);
}

/* A map, a list or a text as a list. */
static compose_value *sequence_of(compose_loader *loader, compose_value *from)
{
    compose_value *made;

    if (from->form == VALUE_LIST || from->form == VALUE_NULL)
        return from;
    made = value_new(loader->memory, VALUE_LIST, from->origin);
    if (from->form == VALUE_MAP) {
        if (from->items.count)
            qsort(from->items.items, from->items.count, sizeof *from->items.items, by_key);
        value_index(loader->memory, from);
        for (uint32_t i = 0; i < from->items.count; i++) {
            const value_item *item = &from->items.items[i];
            if (value_is(item->value, VALUE_LIST)) /* an extra host of several addresses */
                for (uint32_t k = 0; k < item->value->items.count; k++)
                    value_append(
                        loader->memory, made,
                        pair_of(loader, &(value_item){item->key, item->value->items.items[k].value}));
            else
                value_append(loader->memory, made, pair_of(loader, item));
        }
    } else {
        value_append(loader->memory, made, from);
    }
    return made;
}

static void append(compose_loader *loader, compose_value *list, const compose_value *more, bool is_distinct)
{
    for (uint32_t i = 0; i < more->items.count; i++) {
        compose_value *item = more->items.items[i].value;
        bool is_there = false;
        for (uint32_t k = 0; is_distinct && k < list->items.count; k++)
            is_there = is_there || value_equal(list->items.items[k].value, item);
        if (!is_there)
            value_append(loader->memory, list, item);
    }
}

static compose_value *appended(compose_loader *loader, compose_value *base, compose_value *over,
                               bool is_distinct)
{
    compose_value *made =
        value_new(loader->memory, VALUE_LIST,
                  origin_new(loader->memory, over->origin->file, over->origin->part, "merged", base->origin));

    append(loader, made, sequence_of(loader, base), is_distinct);
    append(loader, made, sequence_of(loader, over), is_distinct);
    return made;
}

/* A list of names as a map. */
static compose_value *keyed(compose_loader *loader, compose_value *from, bool is_dependency)
{
    compose_value *made;

    if (!value_is(from, VALUE_LIST))
        return from;
    made = value_new(loader->memory, VALUE_MAP, from->origin);
    for (uint32_t i = 0; i < from->items.count; i++) {
        const compose_value *name = from->items.items[i].value;
        compose_value *entry =
            value_new(loader->memory, is_dependency ? VALUE_MAP : VALUE_NULL, name->origin);
        if (is_dependency) {
            value_put(loader->memory, entry, "condition",
                      value_text(loader->memory, TEXT("service_started"), name->origin));
            value_put(loader->memory, entry, "required", value_bool(loader->memory, true, name->origin));
        }
        value_set(loader->memory, made, value_words(name), entry);
    }
    return made;
}

static compose_value *build_of(compose_loader *loader, compose_value *from)
{
    compose_value *made;

    if (!value_is(from, VALUE_TEXT))
        return from;
    made = value_new(loader->memory, VALUE_MAP, from->origin);
    value_put(loader->memory, made, "context", from);
    return made;
}

static compose_value *merge_maps(compose_loader *loader, compose_value *base, compose_value *over,
                                 const compose_shape *shape, text path)
{
    if (!value_is(base, VALUE_MAP) || !value_is(over, VALUE_MAP)) {
        loader_fail(loader, over->origin,
                    text_print(loader->memory,
                               "%.*s can't be overridden: it is of another kind in the other file",
                               TEXT_FORMAT(path)),
                    TEXT("write it as the other file does, or use !override"));
        return base;
    }
    for (uint32_t i = 0; i < over->items.count; i++) {
        text key = over->items.items[i].key;
        compose_value *old = value_get(base, key), *value = over->items.items[i].value;
        if (old)
            value = model_merge(loader, old, value, shape_of_key(shape, key.start, key.length),
                                path_of(loader, path, key));
        value_set(loader->memory, base, key, value);
    }
    base->origin = origin_new(loader->memory, over->origin->file, over->origin->part, "merged", base->origin);
    return base;
}

static compose_value *replaced(compose_loader *loader, const compose_value *base, compose_value *over)
{
    over->origin =
        origin_new(loader->memory, over->origin->file, over->origin->part, "overridden", base->origin);
    return over;
}

/* The same driver, or one that isn't named, takes more options; another one begins anew. */
static compose_value *merge_logging(compose_loader *loader, compose_value *base, compose_value *over,
                                    const compose_shape *shape, text path)
{
    const compose_value *old = value_at(base, "driver"), *new = value_at(over, "driver");

    if (old && new && !value_equal(old, new))
        return replaced(loader, base, over);
    return merge_maps(loader, base, over, shape, path);
}

static compose_value *pool_of(const compose_value *pools, const compose_value *subnet)
{
    for (uint32_t i = 0; i < pools->items.count; i++)
        if (value_equal(value_at(pools->items.items[i].value, "subnet"), subnet))
            return pools->items.items[i].value;
    return NULL;
}

/* Address pools of one subnet are one. Every pool of the one file meets every pool of the other, and what
 * comes of it replaces a pool of its subnet: with more than one subnet that loses some, in compose as here.
 */
static compose_value *merge_subnets(compose_loader *loader, compose_value *base, compose_value *over,
                                    const compose_shape *shape, text path)
{
    compose_value *made = value_new(loader->memory, VALUE_LIST, over->origin);

    if (!value_is(base, VALUE_LIST) || !value_is(over, VALUE_LIST) ||
        !loader_spend(loader, over->origin, base->items.count * over->items.count))
        return base;
    for (uint32_t i = 0; i < base->items.count; i++)
        for (uint32_t k = 0; k < over->items.count; k++) {
            compose_value *old = base->items.items[i].value, *new = over->items.items[k].value, *known;
            const compose_value *subnet = value_at(new, "subnet");
            if (!value_equal(value_at(old, "subnet"), subnet) && !pool_of(made, subnet)) {
                value_append(loader->memory, made, new);
                continue;
            }
            old = merge_maps(loader, old, new, shape->items, path);
            known = pool_of(made, value_at(old, "subnet"));
            for (uint32_t n = 0; known && n < made->items.count; n++)
                if (made->items.items[n].value == known) {
                    made->items.items[n].value = old;
                    break;
                }
            if (!known)
                value_append(loader->memory, made, old);
        }
    return made;
}

compose_value *model_merge(compose_loader *loader, compose_value *base, compose_value *over,
                           const compose_shape *shape, text path)
{
    shape_merge how = shape ? (shape_merge)shape->merge : MERGE_PLAIN;

    if (loader->has_failed)
        return base;
    if (value_is(over, VALUE_NULL) && !value_is(base, VALUE_NULL) && how != MERGE_REPLACE)
        return base;
    if (value_is(base, VALUE_NULL))
        return replaced(loader, base, over);
    switch (how) {
    case MERGE_REPLACE:
        return replaced(loader, base, over);
    case MERGE_PAIRS:
        return appended(loader, base, over, false);
    case MERGE_HOSTS:
        return appended(loader, base, over, true);
    case MERGE_BUILD:
        return merge_maps(loader, build_of(loader, base), build_of(loader, over), shape, path);
    case MERGE_KEYS:
    case MERGE_DEPENDS:
        return merge_maps(loader, keyed(loader, base, how == MERGE_DEPENDS),
                          keyed(loader, over, how == MERGE_DEPENDS), shape, path);
    case MERGE_LOGGING:
        return merge_logging(loader, base, over, shape, path);
    case MERGE_SUBNETS:
        return merge_subnets(loader, base, over, shape, path);
    case MERGE_PLAIN:
        break;
    }
    if (value_is(base, VALUE_LIST) && value_is(over, VALUE_LIST))
        return appended(loader, base, over, false);
    if (value_is_scalar(base))
        return replaced(loader, base, over);
    return merge_maps(loader, base, over, shape, path);
}
