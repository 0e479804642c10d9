/* compose_value.c — maps that keep order and find by hash, copies, and scalars as words. */
#include "compose_value.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HASHED_FROM = 16 }; /* items of a map that are worth an index */

compose_value *value_new(arena *memory, value_form form, const value_origin *origin)
{
    compose_value *made = arena_new(memory, compose_value);

    made->form = (uint8_t)form;
    made->origin = origin;
    return made;
}

compose_value *value_text(arena *memory, text words, const value_origin *origin)
{
    compose_value *made = value_new(memory, VALUE_TEXT, origin);

    made->words = words;
    return made;
}

compose_value *value_integer(arena *memory, int64_t number, const value_origin *origin)
{
    compose_value *made = value_new(memory, VALUE_INTEGER, origin);

    made->integer = number;
    return made;
}

compose_value *value_bool(arena *memory, bool is_true, const value_origin *origin)
{
    compose_value *made = value_new(memory, VALUE_BOOL, origin);

    made->is_true = is_true;
    return made;
}

bool value_is(const compose_value *some, value_form form)
{
    return some && some->form == form;
}

bool value_is_scalar(const compose_value *some)
{
    return some && some->form < VALUE_LIST;
}

text value_words(const compose_value *some)
{
    return value_is(some, VALUE_TEXT) ? some->words : (text){0};
}

bool value_says(const compose_value *some, const char *words)
{
    return value_is(some, VALUE_TEXT) && text_is(some->words, words);
}

/* ---- maps ---- */

static uint32_t slot_of(const compose_value *map, text key)
{
    uint32_t mask = map->slot_count - 1, at = text_hash(key) & mask;

    while (map->slots[at] && !text_equal(map->items.items[map->slots[at] - 1].key, key))
        at = (at + 1) & mask;
    return at;
}

static void index_build(arena *memory, compose_value *map)
{
    map->slot_count = HASHED_FROM * 4;
    while (map->slot_count < map->items.count * 4)
        map->slot_count *= 2;
    map->slots = arena_array(memory, uint32_t, map->slot_count);
    for (uint32_t i = 0; i < map->items.count; i++)
        map->slots[slot_of(map, map->items.items[i].key)] = i + 1;
}

void value_index(arena *memory, compose_value *map)
{
    map->slot_count = 0;
    if (map->items.count > HASHED_FROM)
        index_build(memory, map);
}

static value_item *item_of(const compose_value *map, text key)
{
    if (!value_is(map, VALUE_MAP))
        return NULL;
    if (map->slot_count) {
        uint32_t number = map->slots[slot_of(map, key)];
        return number ? &map->items.items[number - 1] : NULL;
    }
    for (uint32_t i = 0; i < map->items.count; i++)
        if (text_equal(map->items.items[i].key, key))
            return &map->items.items[i];
    return NULL;
}

compose_value *value_get(const compose_value *map, text key)
{
    value_item *found = item_of(map, key);

    return found ? found->value : NULL;
}

compose_value *value_at(const compose_value *map, const char *key)
{
    return value_get(map, text_from(key));
}

bool value_has(const compose_value *map, const char *key)
{
    return item_of(map, text_from(key)) != NULL;
}

void value_set(arena *memory, compose_value *map, text key, compose_value *value)
{
    value_item *found = item_of(map, key);

    if (found) {
        found->value = value;
        return;
    }
    *array_push(&map->items, memory) = (value_item){key, value};
    if (map->slot_count && map->items.count * 2 < map->slot_count)
        map->slots[slot_of(map, key)] = map->items.count;
    else if (map->items.count > HASHED_FROM)
        index_build(memory, map);
}

void value_put(arena *memory, compose_value *map, const char *key, compose_value *value)
{
    value_set(memory, map, text_from(key), value);
}

bool value_remove(compose_value *map, text key)
{
    value_item *found = item_of(map, key);
    uint32_t at = found ? (uint32_t)(found - map->items.items) : 0;

    if (!found)
        return false;
    memmove(found, found + 1, sizeof *found * (map->items.count - at - 1));
    map->items.count--;
    if (map->slot_count) { /* the same room does for fewer items */
        memset(map->slots, 0, sizeof *map->slots * map->slot_count);
        for (uint32_t i = 0; i < map->items.count; i++)
            map->slots[slot_of(map, map->items.items[i].key)] = i + 1;
    }
    return true;
}

void value_append(arena *memory, compose_value *list, compose_value *value)
{
    *array_push(&list->items, memory) = (value_item){(text){0}, value};
}

/* ---- copies ---- */

const value_origin *origin_new(arena *memory, uint32_t file, span part, const char *how,
                               const value_origin *from)
{
    value_origin *made = arena_new(memory, value_origin);

    *made = (value_origin){file, part, how, from};
    return made;
}

compose_value *value_clone(arena *memory, const compose_value *some, const char *how, uint32_t file,
                           span part)
{
    compose_value *copy;

    if (!some)
        return NULL;
    copy = arena_new(memory, compose_value);
    *copy = *some;
    if (how)
        copy->origin = origin_new(memory, file, part, how, some->origin);
    copy->items.items = NULL;
    copy->items.count = copy->items.capacity = 0;
    copy->slots = NULL;
    copy->slot_count = 0;
    for (uint32_t i = 0; i < some->items.count; i++)
        *array_push(&copy->items, memory) = (value_item){
            some->items.items[i].key, value_clone(memory, some->items.items[i].value, how, file, part)};
    if (copy->form == VALUE_MAP && copy->items.count > HASHED_FROM)
        index_build(memory, copy);
    return copy;
}

uint32_t value_size(const compose_value *some)
{
    uint32_t size = some != NULL;

    for (uint32_t i = 0; some && i < some->items.count; i++)
        size += value_size(some->items.items[i].value);
    return size;
}

bool value_equal(const compose_value *left, const compose_value *right)
{
    if (!left || !right || left->form != right->form || left->items.count != right->items.count)
        return left == right;
    for (uint32_t i = 0; i < left->items.count; i++) {
        const value_item *item = &left->items.items[i];
        const compose_value *other =
            left->form == VALUE_MAP ? value_get(right, item->key) : right->items.items[i].value;
        if (!other || !value_equal(item->value, other))
            return false;
    }
    return left->form != VALUE_BOOL ? left->integer == right->integer && left->real == right->real &&
                                          (left->form != VALUE_TEXT || text_equal(left->words, right->words))
                                    : left->is_true == right->is_true;
}

/* ---- scalars as words ---- */

/* The fewest digits that read back as the same number of that many bits. */
static int digits_of(double number, int bits, char *digits, size_t size)
{
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, size, "%.*e", precision - 1, number);
        if (bits == 32 ? strtof(digits, NULL) == (float)number : strtod(digits, NULL) == number)
            return precision;
    }
    return 17;
}

text value_float_print(arena *memory, double number, char format, int bits)
{
    int exponent_from = format == 'j' ? 21 : 6;
    char digits[64];
    int precision, exponent;

    if (isnan(number))
        return format == 'y' ? TEXT(".nan") : TEXT("NaN");
    if (isinf(number))
        return number > 0      ? (format == 'y' ? TEXT(".inf") : TEXT("+Inf"))
               : format == 'y' ? TEXT("-.inf")
                               : TEXT("-Inf");
    precision = digits_of(number, bits, digits, sizeof digits);
    exponent = atoi(strchr(digits, 'e') + 1);
    if (number != 0 && (exponent < (format == 'j' ? -6 : -4) || exponent >= exponent_from)) {
        text all = text_print(memory, "%s", digits);
        if (format == 'j' && exponent < 0 && exponent > -10) /* e-07 is e-7 in JSON */
            all = text_print(memory, "%.*se-%d", (int)(strchr(digits, 'e') - digits), digits, -exponent);
        return all;
    }
    return text_print(memory, "%.*f", precision - 1 > exponent ? precision - 1 - exponent : 0, number);
}

text value_print(arena *memory, const compose_value *scalar)
{
    switch (scalar->form) {
    case VALUE_NULL:
        return TEXT("<nil>");
    case VALUE_BOOL:
        return scalar->is_true ? TEXT("true") : TEXT("false");
    case VALUE_INTEGER:
        return scalar->is_large ? scalar->words : text_print(memory, "%lld", (long long)scalar->integer);
    case VALUE_FLOAT:
        return value_float_print(memory, scalar->real, 'v', 64);
    default:
        return scalar->words;
    }
}
