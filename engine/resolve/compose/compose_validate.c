/* compose_validate.c — is every key known, and every value of a form that its field takes? */
#include "compose_loader.h"

#include "spell.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static const char *form_name(unsigned takes)
{
    static const struct {
        unsigned bit;
        const char *words;
    } names[] = {{TAKES_MAP, "a mapping"},          {TAKES_LIST, "a list"},    {TAKES_TEXT, "a text"},
                 {TAKES_INTEGER, "a whole number"}, {TAKES_FLOAT, "a number"}, {TAKES_BOOL, "true or false"}};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (takes & names[i].bit)
            return names[i].words;
    return "empty";
}

static unsigned bit_of(const compose_value *value)
{
    switch (value->form) {
    case VALUE_NULL:
        return TAKES_NULL;
    case VALUE_BOOL:
        return TAKES_BOOL;
    case VALUE_INTEGER:
        return TAKES_INTEGER;
    case VALUE_FLOAT:
        return value->real == floor(value->real) ? TAKES_NUMBER : TAKES_FLOAT;
    case VALUE_TEXT:
        return TAKES_TEXT;
    case VALUE_LIST:
        return value->is_nothing && value->items.count == 0 ? TAKES_NULL : TAKES_LIST;
    case VALUE_MAP:
        return TAKES_MAP;
    default:
        return 0;
    }
}

/* What to do about a value of the wrong form. */
static text form_fix(compose_loader *loader, const compose_value *value, const compose_shape *shape)
{
    bool is_plain = value_is_scalar(value) && !value_is(value, VALUE_TEXT);

    if (value->form == VALUE_TIME)
        return TEXT("YAML reads a date here: put it in quotes");
    if (bit_of(value) == TAKES_NULL)
        return TEXT("it is empty here: write a value, or remove the key");
    if ((shape->takes & TAKES_TEXT) && is_plain)
        return text_print(loader->memory, "YAML reads %s here: put it in quotes", form_name(bit_of(value)));
    return text_print(loader->memory, "it is %s here", form_name(bit_of(value)));
}

static void fail_form(compose_loader *loader, const compose_value *value, const compose_shape *shape,
                      text path)
{
    text rest = text_from(shape->words);

    if (shape->words && value->form == VALUE_TEXT)
        loader_fail(loader, value->origin,
                    text_print(loader->memory, "%.*s can't be \"%.*s\"", TEXT_FORMAT(path),
                               TEXT_FORMAT(value->words)),
                    text_print(loader->memory, "it takes one of: %.*s", TEXT_FORMAT(rest)));
    else
        loader_fail(loader, value->origin,
                    text_print(loader->memory, "%.*s must be %s", TEXT_FORMAT(path), form_name(shape->takes)),
                    form_fix(loader, value, shape));
}

/* One of the words; `x_*` stands for texts that begin so. */
static bool is_word(const compose_shape *shape, text words)
{
    text rest = text_from(shape->words), one;

    if (!shape->words)
        return true;
    while (text_next(&rest, ' ', &one)) {
        if (text_equal(one, words))
            return true;
        if (text_ends(one, TEXT("*")) && text_starts(words, text_slice(one, 0, one.length - 1)))
            return true;
    }
    return false;
}

static bool is_extension(text key)
{
    return text_starts(key, TEXT("x-"));
}

static void fail_key(compose_loader *loader, const compose_value *map, uint32_t number,
                     const compose_shape *shape, text path)
{
    text names[128], nearest, key = map->items.items[number].key;
    uint32_t count = 0;

    for (const compose_field *field = shape->fields; field->key && count < 128; field++)
        names[count++] = text_from(field->key);
    bool is_near = spell_nearest(loader->memory, key, names, count, &nearest);
    loader_fail(loader, map->items.items[number].value->origin,
                text_print(loader->memory, "%.*s%sis no key that compose knows%s%.*s",
                           TEXT_FORMAT(path.length ? path_of(loader, path, key) : key), " ",
                           is_near ? ": did you mean " : "", TEXT_FORMAT(is_near ? nearest : (text){0})),
                TEXT("remove it, or begin it with x-"));
}

/* A letter or digit, and behind it one more or `_`, `.`, `-`: anywhere in the name, for that is how compose
 * looks. */
static bool is_container_name(text name)
{
    for (size_t i = 0; i + 1 < name.length; i++)
        if (isalnum((unsigned char)name.start[i]) &&
            (isalnum((unsigned char)name.start[i + 1]) || strchr("_.-", name.start[i + 1])))
            return true;
    return false;
}

static bool is_name(text key)
{
    for (size_t i = 0; i < key.length; i++)
        if (!isalnum((unsigned char)key.start[i]) && !strchr("._-", key.start[i]))
            return false;
    return key.length > 0;
}

/* Names of services, networks and so on are made of a few characters. */
static void check_names(compose_loader *loader, const compose_value *map, const compose_shape *shape,
                        text path)
{
    bool is_named = shape->values && shape->values->fields && text_find(path, '.', 0) >= path.length &&
                    !text_is(path, "networks"); /* compose does not look at their names */

    for (uint32_t i = 0; is_named && i < map->items.count; i++)
        if (!is_name(map->items.items[i].key))
            loader_fail(loader, map->items.items[i].value->origin,
                        text_print(loader->memory, "\"%.*s\" can't be a name in %.*s",
                                   TEXT_FORMAT(map->items.items[i].key), TEXT_FORMAT(path)),
                        TEXT("names are made of letters, digits, ., _ and -"));
}

static void validate_map(compose_loader *loader, const compose_value *map, const compose_shape *shape,
                         text path)
{
    check_names(loader, map, shape, path);
    for (const compose_field *field = shape->fields; field && field->key; field++)
        if (field->is_required && !value_has(map, field->key))
            loader_fail(loader, map->origin,
                        text_print(loader->memory, "%.*s has no %s", TEXT_FORMAT(path), field->key),
                        text_print(loader->memory, "add %s:", field->key));
    for (uint32_t i = 0; i < map->items.count && !loader->has_failed; i++) {
        const value_item *item = &map->items.items[i];
        const compose_shape *below = shape_of_key(shape, item->key.start, item->key.length);
        if (item->key.length == 0 && below)
            loader_fail(loader, item->value->origin,
                        text_print(loader->memory, "a key of %.*s is empty", TEXT_FORMAT(path)),
                        TEXT("name it"));
        if (below)
            model_validate(loader, item->value, below, path_of(loader, path, item->key));
        else if (shape->fields && !shape->is_open && !(is_extension(item->key) && !shape->no_extensions))
            fail_key(loader, map, i, shape, path);
    }
}

static void check_distinct(compose_loader *loader, const compose_value *list, text path)
{
    compose_value *seen = value_new(loader->memory, VALUE_MAP, NULL);

    for (uint32_t i = 0; i < list->items.count; i++) {
        const compose_value *item = list->items.items[i].value;
        text key;
        if (!value_is_scalar(item))
            continue;
        key = text_print(loader->memory, "%d %.*s", item->form == VALUE_TEXT,
                         TEXT_FORMAT(value_print(loader->memory, item)));
        if (value_get(seen, key))
            loader_fail(loader, item->origin,
                        text_print(loader->memory, "%.*s has \"%.*s\" twice", TEXT_FORMAT(path),
                                   TEXT_FORMAT(value_print(loader->memory, item))),
                        TEXT("remove one of them"));
        value_set(loader->memory, seen, key, (compose_value *)item);
    }
}

void model_validate(compose_loader *loader, const compose_value *model, const compose_shape *shape, text path)
{
    if (loader->has_failed || !shape->takes)
        return;
    if (!(shape->takes & bit_of(model)) || (model->form == VALUE_TEXT && !is_word(shape, model->words))) {
        fail_form(loader, model, shape, path);
        return;
    }
    if (shape->is_container_name && model->form == VALUE_TEXT && !is_container_name(model->words))
        loader_fail(
            loader, model->origin,
            text_print(loader->memory, "\"%.*s\" can't be a container's name", TEXT_FORMAT(model->words)),
            TEXT("write at least two letters, digits, _, . or -, a letter or digit first"));
    if (model->form == VALUE_MAP)
        validate_map(loader, model, shape, path);
    if (model->form != VALUE_LIST || !shape->items)
        return;
    for (uint32_t i = 0; i < model->items.count; i++)
        model_validate(loader, model->items.items[i].value, shape->items, path_of_item(loader, path, i));
    if (shape->is_distinct && !loader->has_failed)
        check_distinct(loader, model, path);
}
