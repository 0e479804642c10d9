/* write_order.c — sorting keys by bytes, and as YAML's natural order has them. */
#include "write_order.h"

#include "unicode.h"
#include "unicode_decode.h"

#include <ctype.h>
#include <stdlib.h>

static bool is_digit(text some, size_t at)
{
    return at < some.length && isdigit((unsigned char)some.start[at]);
}

static bool is_letter(text some, size_t at)
{
    size_t length;

    return !is_digit(some, at) && unicode_is_word(some, at, &length);
}

/* The number that begins at `at`; *end is behind it. */
static uint64_t number_at(text some, size_t at, size_t *end, uint64_t so_far)
{
    for (; is_digit(some, at); at++)
        so_far = so_far * 10 + (uint64_t)(some.start[at] - '0');
    *end = at;
    return so_far;
}

/* Where two keys first differ: letters by code, numbers by value, other characters before letters. */
static bool differs_less(text left, text right, size_t at, bool was_digit)
{
    bool is_left = is_letter(left, at), is_right = is_letter(right, at);
    size_t length, left_end, right_end;
    uint64_t left_number, right_number, so_far = 0;

    if (is_left && is_right)
        return unicode_decode(left, at, &length) < unicode_decode(right, at, &length);
    if (is_left || is_right)
        return was_digit ? is_left : is_right;
    if (left.start[at] == '0' || right.start[at] == '0')
        for (size_t i = at; i > 0 && is_digit(left, i - 1) && so_far == 0; i--)
            so_far = left.start[i - 1] != '0';
    left_number = number_at(left, at, &left_end, so_far);
    right_number = number_at(right, at, &right_end, so_far);
    if (left_number != right_number)
        return left_number < right_number;
    if (left_end != right_end)
        return left_end < right_end;
    return unicode_decode(left, at, &length) < unicode_decode(right, at, &length);
}

static bool natural_less(text left, text right)
{
    bool was_digit = false;
    size_t at = 0;

    while (at < left.length && at < right.length && left.start[at] == right.start[at])
        was_digit = is_digit(left, at++);
    while (at > 0 && at < left.length && ((unsigned char)left.start[at] & 0xC0) == 0x80)
        at--; /* to the character's first byte */
    if (at >= left.length || at >= right.length)
        return left.length < right.length;
    return differs_less(left, right, at, was_digit);
}

static int by_nature(const void *left, const void *right)
{
    text a = (*(const value_item *const *)left)->key, b = (*(const value_item *const *)right)->key;

    return natural_less(a, b) ? -1 : natural_less(b, a) ? 1 : 0;
}

static int by_bytes(const void *left, const void *right)
{
    return text_compare((*(const value_item *const *)left)->key, (*(const value_item *const *)right)->key);
}

static uint32_t add_items(const value_item **to, const compose_value *map, bool is_sorted, bool is_json)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < map->items.count; i++)
        if (is_json ? !map->items.items[i].value->is_yaml_only : !map->items.items[i].value->is_json_only)
            to[count++] = &map->items.items[i];
    if (is_sorted && count)
        qsort(to, count, sizeof *to, is_json ? by_bytes : by_nature);
    return count;
}

item_order map_order(arena *memory, const compose_value *map, bool is_json)
{
    const compose_value *more = is_json ? NULL : map->extensions;
    item_order order = {
        arena_array(memory, const value_item *, map->items.count + (more ? more->items.count : 0) + 1), 0};

    order.count = add_items(order.items, map, !map->is_ordered, is_json);
    if (more)
        order.count += add_items(order.items + order.count, more, true, is_json);
    return order;
}
