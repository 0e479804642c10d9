/* limit.c — the table of limits: reading NAME=VALUE, and words for a limit that was reached. */
#include "limit.h"

#include <string.h>
#include "buffer.h"
#include "spell.h"

const limit_info limit_infos[LIMIT_TOTAL] = {
#define LIMIT(field, type, name, value, most, unit, what) {name, what, value, most, LIMIT_##unit},
#include "limit.def"
#undef LIMIT
};

const run_limits limit_defaults = {
#define LIMIT(field, type, name, value, most, unit, what) .field = value,
#include "limit.def"
#undef LIMIT
};

static uint64_t value_of(const run_limits *all, limit_id which)
{
    switch (which) {
#define LIMIT(field, type, name, value, most, unit, what)                                                    \
    case LIMIT_##field:                                                                                      \
        return all->field;
#include "limit.def"
#undef LIMIT
    default:
        return 0;
    }
}

static void value_set(run_limits *all, limit_id which, uint64_t given)
{
    switch (which) {
#define LIMIT(field, type, name, value, most, unit, what)                                                    \
    case LIMIT_##field:                                                                                      \
        all->field = (type)given;                                                                            \
        return;
#include "limit.def"
#undef LIMIT
    default:
        return;
    }
}

/* ---- NAME=VALUE ---- */

static bool value_read(text words, const limit_info *info, uint64_t *value)
{
    static const char units[] = "KMG";
    const char *unit = words.length ? memchr(units, words.start[words.length - 1], sizeof units - 1) : NULL;
    unsigned shift = unit ? 10 * (unsigned)(unit - units + 1) : 0;
    int64_t number;

    if (unit)
        words.length--;
    if ((unit && info->unit == LIMIT_SECONDS) || !words.length || words.start[0] < '0' ||
        words.start[0] > '9' || !text_number(words, &number) || number <= 0)
        return false;
    *value = (uint64_t)number << shift;
    return *value >> shift == (uint64_t)number && *value <= info->most;
}

static text names_words(arena *memory)
{
    buffer words = buffer_new(memory);

    buffer_add(&words, TEXT("there are"));
    for (limit_id id = 0; id < LIMIT_TOTAL; id++)
        buffer_print(&words, "%s %s", id ? "," : "", limit_infos[id].name);
    return buffer_text(&words);
}

static text nearest_words(arena *memory, text name)
{
    text names[LIMIT_TOTAL], nearest;

    for (limit_id id = 0; id < LIMIT_TOTAL; id++)
        names[id] = text_from(limit_infos[id].name);
    if (spell_nearest(memory, name, names, LIMIT_TOTAL, &nearest))
        return text_print(memory, "did you mean %.*s?", TEXT_FORMAT(nearest));
    return names_words(memory);
}

static text range_words(arena *memory, const limit_info *info)
{
    static const char *const units[] = {
        [LIMIT_COUNT] = "a number", [LIMIT_BYTES] = "bytes, as in 512K or 16M,", [LIMIT_SECONDS] = "seconds"};

    return text_print(memory, "%s takes %s from 1 to %.*s", info->name, units[info->unit],
                      TEXT_FORMAT(limit_value_words(memory, info->unit, info->most)));
}

bool limit_set(arena *memory, run_limits *all, text setting, text *problem, text *fix)
{
    text rest = setting, name = {0};
    uint64_t value;
    limit_id which = 0;

    text_next(&rest, '=', &name);
    while (which < LIMIT_TOTAL && !text_is(name, limit_infos[which].name))
        which++;
    if (which == LIMIT_TOTAL) {
        *problem = text_print(memory, "there is no limit \"%.*s\"", TEXT_FORMAT(name));
        *fix = nearest_words(memory, name);
        return false;
    }
    if (!value_read(rest, &limit_infos[which], &value)) {
        *problem = text_print(memory, "--limit takes NAME=VALUE, not \"%.*s\"", TEXT_FORMAT(setting));
        *fix = range_words(memory, &limit_infos[which]);
        return false;
    }
    value_set(all, which, value);
    return true;
}

/* ---- words ---- */

text limit_value_words(arena *memory, limit_unit unit, uint64_t value)
{
    static const char units[] = " KMG";
    unsigned size = 0;

    while (unit == LIMIT_BYTES && size < 3 && value && value % 1024 == 0) {
        value /= 1024;
        size++;
    }
    return text_print(memory, "%llu%.*s", (unsigned long long)value, size > 0, &units[size]);
}

text limit_words(arena *memory, const run_limits *all, limit_id which)
{
    const limit_info *info = &limit_infos[which];

    return text_print(memory, "limit %s=%.*s", info->name,
                      TEXT_FORMAT(limit_value_words(memory, info->unit, value_of(all, which))));
}

text limit_fix(arena *memory, const run_limits *all, limit_id which, const char *otherwise)
{
    const limit_info *info = &limit_infos[which];
    uint64_t value = value_of(all, which), more = value > info->most / 2 ? info->most : value * 2;

    if (value >= info->most)
        return text_print(memory, "%s; no higher %s can be given", otherwise, info->name);
    return text_print(memory, "%s, or raise the limit: --limit %s=%.*s", otherwise, info->name,
                      TEXT_FORMAT(limit_value_words(memory, info->unit, more)));
}
