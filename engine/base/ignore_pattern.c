/* ignore_pattern.c — git's wildcards: `*`, `**` between slashes, `?`, `[...]` with ranges and classes, and
 * backslashes. */
#include "ignore_pattern.h"

#include <string.h>

static void emit(arena *memory, glob_program *to, step_type type, uint8_t byte)
{
    *array_push(&to->steps, memory) = (glob_step){.type = (uint8_t)type, .byte = byte};
}

static bool is_between(unsigned char byte, unsigned char first, unsigned char last)
{
    return byte >= first && byte <= last;
}

/* Is the ASCII byte in the POSIX class of this name? `*is_known` when there is such a class. */
static bool class_has(text name, unsigned char byte, bool *is_known)
{
    bool is_lower = is_between(byte, 'a', 'z'), is_upper = is_between(byte, 'A', 'Z');
    bool is_digit = is_between(byte, '0', '9'), is_graph = is_between(byte, '!', '~');
    const struct {
        const char *name;
        bool has;
    } classes[] = {
        {"alnum", is_lower || is_upper || is_digit},
        {"alpha", is_lower || is_upper},
        {"blank", byte == ' ' || byte == '\t'},
        {"cntrl", byte < ' ' || byte == 0x7F},
        {"digit", is_digit},
        {"graph", is_graph},
        {"lower", is_lower},
        {"print", is_graph || byte == ' '},
        {"punct", is_graph && !is_lower && !is_upper && !is_digit},
        {"space", byte == ' ' || is_between(byte, '\t', '\r')},
        {"upper", is_upper},
        {"xdigit", is_digit || is_between(byte, 'a', 'f') || is_between(byte, 'A', 'F')},
    };

    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (text_is(name, classes[i].name))
            return *is_known = true, classes[i].has;
    return *is_known = false;
}

static void set_add(glob_set *set, unsigned byte)
{
    set->bits[byte / 32] |= 1u << byte % 32;
}

/* One `[:name:]` at `at`; where it ends, 0 for a class that doesn't exist, `at` when it is none. */
static size_t class_add(glob_set *set, text pattern, size_t at)
{
    size_t end = text_find(pattern, ']', at + 2);
    bool is_known = true;
    text name;

    if (!text_starts(text_slice(pattern, at, pattern.length), TEXT("[:")))
        return at;
    if (end == pattern.length || end < at + 3 || pattern.start[end - 1] != ':')
        return at; /* a `[` and a `:` like any other */
    name = text_slice(pattern, at + 2, end - 1);
    for (unsigned byte = 0; byte < 0x80; byte++)
        if (class_has(name, (unsigned char)byte, &is_known))
            set_add(set, byte);
    return is_known ? end + 1 : 0;
}

/* The byte at `*at`, or the one behind a backslash; false at the pattern's end. */
static bool member_read(text pattern, size_t *at, unsigned char *byte)
{
    if (*at < pattern.length && pattern.start[*at] == '\\')
        ++*at;
    if (*at >= pattern.length)
        return false;
    *byte = (unsigned char)pattern.start[(*at)++];
    return true;
}

/* A byte or a range of bytes. */
static bool range_add(glob_set *set, text pattern, size_t *at)
{
    unsigned char first, last;

    if (!member_read(pattern, at, &first))
        return false;
    last = first;
    if (*at + 1 < pattern.length && pattern.start[*at] == '-' && pattern.start[*at + 1] != ']') {
        ++*at;
        if (!member_read(pattern, at, &last))
            return false;
    }
    for (unsigned byte = first; byte <= last; byte++)
        set_add(set, byte);
    return true;
}

/* `[...]` from `at` on; where it ends, or 0 when it doesn't: then the pattern matches nothing. */
static size_t set_compile(arena *memory, glob_program *to, text pattern, size_t at)
{
    glob_set set = {0};
    bool is_negated = at + 1 < pattern.length && strchr("!^", pattern.start[at + 1]);
    size_t first = at + 1 + is_negated;

    for (at = first; at < pattern.length && (pattern.start[at] != ']' || at == first);) {
        size_t end = class_add(&set, pattern, at);
        if (!end)
            return 0;
        if (end == at && !range_add(&set, pattern, &end))
            return 0;
        at = end;
    }
    if (at >= pattern.length)
        return 0;
    for (unsigned i = 0; i < 8 && is_negated; i++)
        set.bits[i] = ~set.bits[i];
    set.bits['/' / 32] &= ~(1u << '/' % 32); /* a slash is only ever matched by a slash */
    *array_push(&to->sets, memory) = set;
    emit(memory, to, STEP_SET, 0);
    to->steps.items[to->steps.count - 1].target = (uint16_t)(to->sets.count - 1);
    return at + 1;
}

/* A run of stars: two or more that fill the place between slashes stand for any folders, others for one star.
 * `is_first`: git compares what is plain before the first wildcard apart, and then takes the stars behind it
 * for a part's beginning. */
static size_t stars_compile(arena *memory, glob_program *to, text pattern, size_t at, bool is_first)
{
    size_t end = at;
    bool is_deep;

    while (end < pattern.length && pattern.start[end] == '*')
        end++;
    is_deep = end - at >= 2 && (is_first || at == 0 || pattern.start[at - 1] == '/') &&
              (end == pattern.length || pattern.start[end] == '/');
    if (!is_deep) {
        emit(memory, to, STEP_NAME_LOOP, 0);
        return end;
    }
    if (end == pattern.length) {
        emit(memory, to, STEP_PATH_LOOP, 0);
        return end;
    }
    emit(memory, to, STEP_FORK, 0);
    emit(memory, to, STEP_PATH_LOOP, 0);
    emit(memory, to, STEP_BYTE, '/');
    to->steps.items[to->steps.count - 3].target = (uint16_t)to->steps.count;
    return end + 1;
}

void ignore_compile(arena *memory, glob_program *to, text pattern)
{
    size_t at = 0;
    bool is_first = true; /* nothing but plain bytes so far */
    unsigned char byte;

    while (at < pattern.length) {
        if (pattern.start[at] == '*') {
            at = stars_compile(memory, to, pattern, at, is_first);
            is_first = false;
        } else if (pattern.start[at] == '?') {
            emit(memory, to, STEP_ONE, 0);
            at++;
            is_first = false;
        } else if (pattern.start[at] == '[') {
            at = set_compile(memory, to, pattern, at);
            is_first = false;
            if (!at)
                break;
        } else {
            is_first = is_first && pattern.start[at] != '\\';
            if (!member_read(pattern, &at, &byte)) {
                at = 0;
                break;
            }
            emit(memory, to, STEP_BYTE, byte);
        }
    }
    if (at == pattern.length)
        emit(memory, to, STEP_END, 0);
    else
        to->steps.count = 0;
}
