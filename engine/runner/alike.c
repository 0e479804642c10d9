/* alike.c — likeness of names by letters (spell.h), else by words. */
#include "alike.h"

#include "spell.h"

static bool is_edge(char byte)
{
    return byte == '-' || byte == '_' || byte == '.' || byte == '/' || byte == ' ' || byte == ':';
}

static text next_token(text *rest)
{
    size_t start = 0, end;
    text token;

    while (start < rest->length && is_edge(rest->start[start]))
        start++;
    for (end = start; end < rest->length && !is_edge(rest->start[end]);)
        end++;
    token = text_slice(*rest, start, end);
    *rest = text_slice(*rest, end, rest->length);
    return token;
}

enum { MOST_TOKENS = 24 };

static uint32_t tokens_of(text name, text *tokens)
{
    uint32_t count = 0;

    while (name.length && count < MOST_TOKENS) {
        text token = next_token(&name);

        if (token.length)
            tokens[count++] = token;
    }
    return count;
}

/* The `md` of a.md, the 1 of why-1: names that share only this are not alike. */
static bool is_common_end(text name, text last)
{
    int64_t number;

    return text_number(last, &number) ||
           (last.length < name.length && name.start[name.length - last.length - 1] == '.');
}

uint32_t alike_words(text left, text right)
{
    text one[MOST_TOKENS], two[MOST_TOKENS];
    uint32_t first = tokens_of(left, one), second = tokens_of(right, two);
    uint32_t shorter = first < second ? first : second, longer = first < second ? second : first;
    uint32_t head = 0, tail = 0;

    while (head < shorter && text_equal(one[head], two[head]))
        head++;
    while (tail < shorter - head && text_equal(one[first - 1 - tail], two[second - 1 - tail]))
        tail++;
    if (head == 0 && tail == 1 && is_common_end(left, one[first - 1]))
        return 0;
    return longer && (head + tail) * 2 >= longer ? (head + tail) * 256 / longer : 0;
}

/* A third of the longer name may differ, three letters at most, in quarters. */
static uint32_t slip_limit(text left, text right)
{
    size_t longer = left.length > right.length ? left.length : right.length;

    return longer >= 9 ? 12 : (uint32_t)(longer * 4 / 3);
}

static bool may_be_slip(text left, text right, uint32_t limit)
{
    size_t apart = left.length > right.length ? left.length - right.length : right.length - left.length;

    return apart * 4 <= limit;
}

uint32_t alike_names(arena *scratch, text left, text right)
{
    uint32_t limit = slip_limit(left, right), away;

    if (text_equal(left, right))
        return ALIKE_EQUAL;
    if (may_be_slip(left, right, limit)) {
        away = spell_distance(scratch, left, right, limit);
        if (away != UINT32_MAX)
            return ALIKE_EQUAL - 1 - away;
    }
    return alike_words(left, right);
}
