/* print_values.c — one value as its field prints it: texts, numbers, sizes, pairs, command lines. */
#include "print_values.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static compose_value *copy_text(compose_loader *loader, const compose_value *value, text words)
{
    return value_text(loader->memory, words, value->origin);
}

static compose_value *unprintable(compose_loader *loader, const compose_value *value, const char *what)
{
    loader_fail(loader, value->origin,
                text_print(loader->memory, "\"%.*s\" is no %s",
                           TEXT_FORMAT(value_print(loader->memory, value)), what),
                (text){0});
    return copy_text(loader, value, value_is_scalar(value) ? value_print(loader->memory, value) : (text){0});
}

static bool number_read(compose_loader *loader, const compose_value *value, double *number)
{
    const char *words;
    char *end;

    *number = value->form == VALUE_INTEGER ? (double)value->integer : value->real;
    if (value->form == VALUE_INTEGER || value->form == VALUE_FLOAT)
        return true;
    if (value->form != VALUE_TEXT || value->words.length == 0)
        return false;
    words = text_string(loader->memory, value->words);
    *number = strtod(words, &end);
    return !*end;
}

static compose_value *print_number(compose_loader *loader, const compose_value *value, bool is_whole)
{
    compose_value *made;
    double number;

    if (!number_read(loader, value, &number))
        return unprintable(loader, value, "number");
    if (is_whole)
        return value->form == VALUE_INTEGER ? value_integer(loader->memory, value->integer, value->origin)
                                            : value_integer(loader->memory, (int64_t)number, value->origin);
    made = value_new(loader->memory, VALUE_FLOAT, value->origin);
    made->real = (double)(float)number;
    made->is_short = true;
    return made;
}

static compose_value *print_bytes(compose_loader *loader, const compose_value *value)
{
    int64_t bytes = value->form == VALUE_FLOAT ? 0 : value->integer; /* a fraction is no size to compose */

    if (value->form == VALUE_TEXT && !bytes_read(value->words, &bytes))
        return unprintable(loader, value, "size: write 512m");
    return copy_text(loader, value, text_print(loader->memory, "%lld", (long long)bytes));
}

static compose_value *print_duration(compose_loader *loader, const compose_value *value)
{
    int64_t nanoseconds;

    if (!value_is(value, VALUE_TEXT) || !duration_read(value->words, &nanoseconds))
        return unprintable(loader, value, "duration: write 1m30s");
    return copy_text(loader, value, duration_print(loader->memory, nanoseconds));
}

/* A text is octal. */
static compose_value *print_mode(compose_loader *loader, const compose_value *value)
{
    const char *words = value->form == VALUE_TEXT ? text_string(loader->memory, value->words) : "";
    char *end = NULL;
    double number = 0;

    if (value->form == VALUE_TEXT) {
        number = (double)strtoull(words, &end, 8);
        if (*end || !*words)
            return unprintable(loader, value, "file mode: write 0440");
    } else if (value->form == VALUE_FLOAT) {
        return unprintable(loader, value, "file mode: write 0440");
    } else {
        number_read(loader, value, &number);
    }
    return copy_text(loader, value, text_print(loader->memory, "0%llo", (unsigned long long)number));
}

/* ---- lists ---- */

static compose_value *texts_of(compose_loader *loader, const compose_value *list)
{
    compose_value *made = value_new(loader->memory, VALUE_LIST, list->origin);

    for (uint32_t i = 0; i < list->items.count; i++)
        value_append(loader->memory, made, value_printed(loader, list->items.items[i].value, PRINT_TEXT));
    return made;
}

static compose_value *print_list(compose_loader *loader, const compose_value *value)
{
    compose_value *made = value_new(loader->memory, VALUE_LIST, value->origin);

    if (!value_is(value, VALUE_TEXT))
        return texts_of(loader, value);
    value_append(loader->memory, made, copy_text(loader, value, value->words));
    return made;
}

static compose_value *print_shell(compose_loader *loader, const compose_value *value)
{
    compose_value *made = value_new(loader->memory, VALUE_LIST, value->origin);
    text_array words = {0};

    if (value_is(value, VALUE_LIST))
        return texts_of(loader, value);
    if (!value_is(value, VALUE_TEXT))
        return value_new(loader->memory, VALUE_NULL, value->origin);
    if (!words_split(loader->memory, value->words, &words))
        return unprintable(loader, value, "command line: a quote is not closed");
    for (uint32_t i = 0; i < words.count; i++)
        value_append(loader->memory, made, copy_text(loader, value, words.items[i]));
    return made;
}

static compose_value *print_test(compose_loader *loader, const compose_value *value)
{
    compose_value *made;

    if (!value_is(value, VALUE_TEXT))
        return texts_of(loader, value);
    made = value_new(loader->memory, VALUE_LIST, value->origin);
    value_append(loader->memory, made, copy_text(loader, value, TEXT("CMD-SHELL")));
    value_append(loader->memory, made, copy_text(loader, value, value->words));
    return made;
}

/* ---- pairs ---- */

static void add_pair(compose_loader *loader, compose_value *to, text key, const compose_value *value,
                     bool is_nullable)
{
    compose_value *made = value_printed(loader, value, PRINT_TEXT);

    if (value_is(value, VALUE_NULL) && is_nullable)
        made = value_new(loader->memory, VALUE_NULL, value->origin);
    value_set(loader->memory, to, key, made);
}

static void check_name(compose_loader *loader, text name, const compose_value *at)
{
    if (name.length && strchr(" \t\n", name.start[name.length - 1]))
        loader_fail(loader, at->origin,
                    text_print(loader->memory, "the variable \"%.*s\" ends with a blank", TEXT_FORMAT(name)),
                    TEXT("remove the blank before ="));
}

static compose_value *print_pairs(compose_loader *loader, const compose_value *value, bool is_nullable)
{
    compose_value *made = value_new(loader->memory, VALUE_MAP, value->origin);

    for (uint32_t i = 0; i < value->items.count; i++) {
        const value_item *item = &value->items.items[i];
        text words = value_words(item->value);
        size_t edge = text_find(words, '=', 0);
        if (value->form == VALUE_LIST && is_nullable)
            check_name(loader, text_slice(words, 0, edge), item->value);
        if (value->form == VALUE_MAP)
            add_pair(loader, made, item->key, item->value, is_nullable);
        else if (edge < words.length)
            value_set(loader->memory, made, text_slice(words, 0, edge),
                      copy_text(loader, item->value, text_slice(words, edge + 1, words.length)));
        else
            add_pair(loader, made, words, value_new(loader->memory, VALUE_NULL, item->value->origin),
                     is_nullable);
    }
    return made;
}

static int by_words(const void *left, const void *right)
{
    return text_compare(((const value_item *)left)->value->words, ((const value_item *)right)->value->words);
}

static void add_host(compose_loader *loader, compose_value *to, text name, const compose_value *address)
{
    text words = value_is_scalar(address) ? value_print(loader->memory, address) : (text){0};

    if (words.length > 1 && words.start[0] == '[' && words.start[words.length - 1] == ']')
        words = text_slice(words, 1, words.length - 1);
    value_append(loader->memory, to,
                 value_text(loader->memory,
                            text_print(loader->memory, "%.*s=%.*s", TEXT_FORMAT(name), TEXT_FORMAT(words)),
                            address->origin));
}

/* name:address and name=address alike; sorted. */
static compose_value *print_hosts(compose_loader *loader, const compose_value *value)
{
    compose_value *made = value_new(loader->memory, VALUE_LIST, value->origin);

    for (uint32_t i = 0; i < value->items.count; i++) {
        const value_item *item = &value->items.items[i];
        text words = value_words(item->value);
        size_t equal = text_find(words, '=', 0),
               edge = equal < words.length ? equal : text_find(words, ':', 0);
        if (value->form == VALUE_MAP && value_is(item->value, VALUE_LIST)) {
            for (uint32_t k = 0; k < item->value->items.count; k++)
                add_host(loader, made, item->key, item->value->items.items[k].value);
        } else if (value->form == VALUE_MAP) {
            add_host(loader, made, item->key, item->value);
        } else if (edge >= words.length || edge == 0) {
            return unprintable(loader, item->value, "host: write name=address");
        } else {
            add_host(loader, made, text_slice(words, 0, edge),
                     copy_text(loader, item->value, text_slice(words, edge + 1, words.length)));
        }
    }
    if (made->items.count)
        qsort(made->items.items, made->items.count, sizeof *made->items.items, by_words);
    return made;
}

static compose_value *print_ssh(compose_loader *loader, const compose_value *value)
{
    compose_value *made = value_new(loader->memory, VALUE_LIST, value->origin);

    for (uint32_t i = 0; i < value->items.count; i++) {
        const value_item *item = &value->items.items[i];
        text words = item->key;
        if (!value_is(item->value, VALUE_NULL))
            words = text_print(loader->memory, "%.*s: %.*s", TEXT_FORMAT(item->key),
                               TEXT_FORMAT(value_print(loader->memory, item->value)));
        value_append(loader->memory, made, copy_text(loader, item->value, words));
    }
    if (made->items.count)
        qsort(made->items.items, made->items.count, sizeof *made->items.items, by_words);
    return made;
}

/* 5, or {soft: 1, hard: 2}; 0 is written out in YAML, and nothing in JSON. */
static compose_value *print_ulimit(compose_loader *loader, const compose_value *value)
{
    static const char *const keys[] = {"soft", "hard"};
    compose_value *made, *limit;

    if (!value_is(value, VALUE_MAP)) {
        limit = print_number(loader, value, true);
        if (limit->integer != 0)
            return limit;
    }
    made = value_new(loader->memory, VALUE_MAP, value->origin);
    made->is_ordered = true;
    for (size_t i = 0; i < 2; i++) {
        const compose_value *given = value_at(value, keys[i]);
        limit = given ? print_number(loader, given, true) : value_integer(loader->memory, 0, value->origin);
        limit->is_yaml_only = limit->integer == 0;
        value_put(loader->memory, made, keys[i], limit);
    }
    return made;
}

static compose_value *print_count(compose_loader *loader, const compose_value *value)
{
    if (value_says(value, "all"))
        return value_integer(loader->memory, -1, value->origin);
    return print_number(loader, value, true);
}

static compose_value *print_gathered(compose_loader *loader, const compose_value *value)
{
    compose_value *made = value_new(loader->memory, VALUE_MAP, value->origin);

    for (uint32_t i = 0; i < value->items.count; i++) {
        const value_item *item = &value->items.items[i];
        compose_value *list = value_new(loader->memory, VALUE_LIST, item->value->origin);
        if (value_is(item->value, VALUE_LIST))
            list = texts_of(loader, item->value);
        else
            value_append(loader->memory, list, value_printed(loader, item->value, PRINT_TEXT));
        value_set(loader->memory, made, item->key, list);
    }
    return made;
}

compose_value *value_printed(compose_loader *loader, const compose_value *value, shape_print how)
{
    switch (how) {
    case PRINT_TEXT:
        return copy_text(loader, value,
                         value_is(value, VALUE_NULL) || !value_is_scalar(value)
                             ? (text){0}
                             : value_print(loader->memory, value));
    case PRINT_LIST:
        return print_list(loader, value);
    case PRINT_NUMBER:
        return value_is(value, VALUE_TEXT) ? unprintable(loader, value, "number: remove the quotes")
                                           : print_number(loader, value, true);
    case PRINT_INTEGER:
    case PRINT_FLOAT:
        return print_number(loader, value, how == PRINT_INTEGER);
    case PRINT_BYTES:
        return print_bytes(loader, value);
    case PRINT_DURATION:
        return print_duration(loader, value);
    case PRINT_MODE:
        return print_mode(loader, value);
    case PRINT_SHELL:
        return print_shell(loader, value);
    case PRINT_TEST:
        return print_test(loader, value);
    case PRINT_PAIRS:
    case PRINT_NULLABLE:
        return print_pairs(loader, value, how == PRINT_NULLABLE);
    case PRINT_HOSTS:
        return print_hosts(loader, value);
    case PRINT_SSH:
        return print_ssh(loader, value);
    case PRINT_ULIMIT:
        return print_ulimit(loader, value);
    case PRINT_COUNT:
        return print_count(loader, value);
    case PRINT_GATHERED:
        return print_gathered(loader, value);
    case PRINT_BOOL:
    case PRINT_SAME:
        break;
    }
    return value_clone(loader->memory, value, NULL, 0, (span){0});
}
