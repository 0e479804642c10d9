/* compose_typing.c — plain scalars: 1_000, 0x1F, 014 and 0o14 are numbers; 22:22, yes and on are texts. */
#include "compose_typing.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_one_of(text words, const char *const *all)
{
    for (; *all; all++)
        if (text_is(words, *all))
            return true;
    return false;
}

static bool is_null(text words)
{
    static const char *const nulls[] = {"", "~", "null", "Null", "NULL", NULL};

    return is_one_of(words, nulls);
}

static bool is_bool(text words, bool *is_true)
{
    static const char *const yes[] = {"true", "True", "TRUE", NULL}, *const no[] = {"false", "False", "FALSE",
                                                                                    NULL};

    *is_true = is_one_of(words, yes);
    return *is_true || is_one_of(words, no);
}

static bool is_special_float(text words, double *real)
{
    static const char *const nans[] = {".nan", ".NaN", ".NAN", NULL}, *const infinites[] = {
                                                                          ".inf",  ".Inf",  ".INF",  "+.inf",
                                                                          "+.Inf", "+.INF", "-.inf", "-.Inf",
                                                                          "-.INF", NULL};

    if (is_one_of(words, nans))
        *real = NAN;
    else if (is_one_of(words, infinites))
        *real = words.start[0] == '-' ? -INFINITY : INFINITY;
    else
        return false;
    return true;
}

static size_t digits_at(text words, size_t at)
{
    size_t count = 0;

    while (at + count < words.length && isdigit((unsigned char)words.start[at + count]))
        count++;
    return count;
}

/* 2001-01-01, or more behind a T or a blank. */
static bool is_time(text words)
{
    size_t month, day;

    if (digits_at(words, 0) != 4 || words.length < 8 || words.start[4] != '-')
        return false;
    month = digits_at(words, 5);
    if (month < 1 || month > 2 || 5 + month >= words.length || words.start[5 + month] != '-')
        return false;
    day = digits_at(words, 6 + month);
    if (day < 1 || day > 2 || atoi(words.start + 5) > 12 || atoi(words.start + 5) < 1 ||
        atoi(words.start + 6 + month) < 1 || atoi(words.start + 6 + month) > 31)
        return false;
    month += 6 + day;
    return month == words.length || (strchr("Tt ", words.start[month]) && digits_at(words, month + 1) > 0 &&
                                     text_find(words, ':', month) < words.length);
}

static text without_underscores(arena *memory, text words)
{
    char *plain = arena_array(memory, char, words.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < words.length; i++)
        if (words.start[i] != '_')
            plain[length++] = words.start[i];
    return (text){plain, length};
}

/* Digits of `base` and nothing else; false also when they don't fit. */
static bool digits_read(const char *from, int base, bool is_negative, int64_t *number)
{
    char *end;
    unsigned long long magnitude;

    if (!isalnum((unsigned char)*from))
        return false;
    errno = 0;
    magnitude = strtoull(from, &end, base);
    if (*end || errno || magnitude > (unsigned long long)INT64_MAX + is_negative ||
        (base == 16 && (from[1] == 'x' || from[1] == 'X')))
        return false;
    *number = is_negative ? -(int64_t)(magnitude - (magnitude > INT64_MAX)) - (magnitude > INT64_MAX)
                          : (int64_t)magnitude;
    return true;
}

static bool integer_read(const char *plain, int64_t *number)
{
    bool is_negative = *plain == '-';
    const char *digits = plain + (*plain == '-' || *plain == '+');

    if (digits[0] == '0' && digits[1]) {
        int base = strchr("xX", digits[1])   ? 16
                   : strchr("bB", digits[1]) ? 2
                   : strchr("oO", digits[1]) ? 8
                                             : 0;
        return base ? digits_read(digits + 2, base, is_negative, number)
                    : digits_read(digits + 1, 8, is_negative, number);
    }
    return digits_read(digits, 10, is_negative, number);
}

/* [-+]? (digits [. digits] | . digits) [e [-+]? digits] */
static bool is_float_shaped(text words)
{
    size_t at = words.length && strchr("+-", words.start[0]) ? 1 : 0, whole = digits_at(words, at),
           fraction = 0;

    at += whole;
    if (at < words.length && words.start[at] == '.') {
        fraction = digits_at(words, at + 1);
        at += 1 + fraction;
    }
    if (whole + fraction == 0)
        return false;
    if (at < words.length && strchr("eE", words.start[at])) {
        at++;
        at += at < words.length && strchr("+-", words.start[at]);
        if (digits_at(words, at) == 0)
            return false;
        at += digits_at(words, at);
    }
    return at == words.length;
}

static bool float_read(text words, double *real)
{
    if (!is_float_shaped(words))
        return false;
    *real = strtod(words.start, NULL);
    return isfinite(*real);
}

/* A decimal number of 64 bits, without sign. */
static bool is_large(text plain, compose_value *to)
{
    char *end;

    errno = 0;
    if (plain.length < 19 || digits_at(plain, 0) != plain.length || plain.start[0] == '0')
        return false;
    strtoull(plain.start, &end, 10);
    to->is_large = !*end && !errno;
    if (to->is_large)
        to->words = plain;
    return to->is_large;
}

/* Base64, blanks between; false when it is none. */
static bool binary_read(arena *memory, text words, text *to)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *bytes = arena_array(memory, char, words.length + 1);
    uint32_t bits = 0, count = 0;
    size_t length = 0;

    for (size_t i = 0; i < words.length; i++) {
        const char *digit = words.start[i] ? strchr(digits, words.start[i]) : NULL;
        if (strchr(" \t\r\n=", words.start[i]))
            continue;
        if (!digit)
            return false;
        bits = bits << 6 | (uint32_t)(digit - digits);
        if (++count % 4 != 1)
            bytes[length++] = (char)(bits >> (6 - 2 * ((count - 1) % 4)) & 0xFF);
    }
    *to = (text){bytes, length};
    return true;
}

void scalar_type(arena *memory, text words, compose_value *to)
{
    char first = words.length ? words.start[0] : 'n';
    text plain;

    to->form = VALUE_TEXT;
    to->words = words;
    if (is_null(words))
        to->form = VALUE_NULL;
    else if (is_bool(words, &to->is_true))
        to->form = VALUE_BOOL;
    else if (is_special_float(words, &to->real))
        to->form = VALUE_FLOAT;
    else if (first == '.' || first == '+' || first == '-' || isdigit((unsigned char)first)) {
        plain = first == '.' ? text_copy(memory, words) : without_underscores(memory, words);
        if (is_time(words))
            to->form = VALUE_TIME;
        else if (first != '.' && integer_read(plain.start, &to->integer))
            to->form = VALUE_INTEGER;
        else if (is_large(plain, to))
            to->form = VALUE_INTEGER;
        else if (float_read(plain, &to->real))
            to->form = VALUE_FLOAT;
    }
}

bool scalar_type_tagged(arena *memory, text words, text tag, compose_value *to)
{
    static const struct {
        const char *tag;
        value_form form;
    } all[] = {{"tag:yaml.org,2002:int", VALUE_INTEGER},
               {"tag:yaml.org,2002:float", VALUE_FLOAT},
               {"tag:yaml.org,2002:bool", VALUE_BOOL},
               {"tag:yaml.org,2002:null", VALUE_NULL}};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (text_is(tag, all[i].tag)) {
            scalar_type(memory, words, to);
            if (to->form == VALUE_INTEGER && all[i].form == VALUE_FLOAT) {
                to->real = (double)to->integer;
                to->form = VALUE_FLOAT;
            }
            return to->form == all[i].form;
        }
    to->form = VALUE_TEXT;
    to->words = words;
    return !text_is(tag, "tag:yaml.org,2002:binary") || binary_read(memory, words, &to->words);
}

/* 1:30, -12:00:00.5: numbers to YAML 1.1. */
static bool is_sexagesimal(text words)
{
    size_t at = words.length && strchr("+-", words.start[0]) ? 1 : 0;
    size_t colons = 0;

    if (at >= words.length || !isdigit((unsigned char)words.start[at]))
        return false;
    while (at < words.length && (isdigit((unsigned char)words.start[at]) || words.start[at] == '_'))
        at++;
    for (; at < words.length && words.start[at] == ':'; colons++) {
        size_t digits = digits_at(words, at + 1);
        if (digits < 1 || digits > 2 || (digits == 2 && words.start[at + 1] > '5'))
            return false;
        at += 1 + digits;
    }
    if (at < words.length && words.start[at] == '.')
        for (at++; at < words.length && (isdigit((unsigned char)words.start[at]) || words.start[at] == '_');)
            at++;
    return colons > 0 && at == words.length;
}

bool scalar_needs_quotes(arena *memory, text words)
{
    static const char *const old_bools[] = {"y", "Y",  "yes", "Yes", "YES", "on",  "On",  "ON", "n",
                                            "N", "no", "No",  "NO",  "off", "Off", "OFF", NULL};
    compose_value read = {0};

    scalar_type(memory, words, &read);
    return read.form != VALUE_TEXT || is_one_of(words, old_bools) || is_sexagesimal(words);
}
