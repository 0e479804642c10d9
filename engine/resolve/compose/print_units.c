/* print_units.c — sizes and durations: read as people write them, printed as compose does. */
#include "print_values.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

bool bytes_read(text words, int64_t *bytes)
{
    char digits[64], *end;
    size_t length = words.length;
    int power = 0;
    double number;
    static const char units[] = "bkmgtp";
    const char *unit;

    if (length == 0 || length >= sizeof digits)
        return false;
    memcpy(digits, words.start, length);
    digits[length] = '\0';
    number = strtod(digits, &end);
    if (end == digits || number < 0 || !isfinite(number) || isalpha((unsigned char)digits[0]))
        return false;
    while (*end == ' ')
        end++;
    if (*end && (unit = strchr(units, tolower((unsigned char)*end))) != NULL) {
        power = (int)(unit - units);
        end++;
        if (power > 0 && *end == 'i')
            end++;
        if (power > 0 && tolower((unsigned char)*end) == 'b')
            end++;
    }
    if (*end || number * pow(1024, power) >= 9.2e18)
        return false;
    *bytes = (int64_t)(number * pow(1024, power));
    return true;
}

static bool unit_read(const char **at, double *nanoseconds)
{
    static const struct {
        const char *unit;
        double nanoseconds;
    } units[] = {{"ns", 1},  {"us", 1e3}, {"\xc2\xb5s", 1e3}, {"\xce\xbcs", 1e3}, {"ms", 1e6},
                 {"s", 1e9}, {"m", 60e9}, {"h", 3600e9},      {"d", 86400e9},     {"w", 604800e9}};

    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i].unit);
        if (strncmp(*at, units[i].unit, length) == 0) {
            *at += length;
            *nanoseconds = units[i].nanoseconds;
            return true;
        }
    }
    return false;
}

bool duration_read(text words, int64_t *nanoseconds)
{
    char digits[64];
    const char *at = digits;
    double sum = 0, unit;
    bool is_negative;

    if (words.length == 0 || words.length >= sizeof digits)
        return false;
    memcpy(digits, words.start, words.length);
    digits[words.length] = '\0';
    if (strcmp(digits, "0") == 0) {
        *nanoseconds = 0;
        return true;
    }
    is_negative = *at == '-';
    at += *at == '-' || *at == '+';
    if (!*at)
        return false;
    while (*at) {
        char *end;
        double number = isdigit((unsigned char)*at) || *at == '.' ? strtod(at, &end) : -1;
        if (number < 0)
            return false;
        at = end;
        if (!unit_read(&at, &unit))
            return false;
        sum += number * unit;
    }
    if (sum > 9.2e18)
        return false;
    *nanoseconds = (int64_t)llround(is_negative ? -sum : sum);
    return true;
}

/* A number of units with its fraction, without zeros at the end. */
static text fraction_print(arena *memory, int64_t nanoseconds, int64_t unit, const char *name)
{
    text made = text_print(memory, "%lld", (long long)(nanoseconds / unit));
    int64_t rest = nanoseconds % unit;
    buffer digits = buffer_new(memory);

    for (int64_t digit = unit / 10; rest > 0; rest %= digit, digit /= 10)
        buffer_add_byte(&digits, (char)('0' + rest / digit));
    return text_print(memory, "%.*s%s%.*s%s", TEXT_FORMAT(made), digits.length ? "." : "",
                      TEXT_FORMAT(buffer_text(&digits)), name);
}

text duration_print(arena *memory, int64_t nanoseconds)
{
    const int64_t second = 1000000000, minute = 60 * second, hour = 60 * minute;
    text seconds;

    if (nanoseconds == 0)
        return TEXT("0s");
    if (nanoseconds < 0)
        return text_print(memory, "-%.*s", TEXT_FORMAT(duration_print(memory, -nanoseconds)));
    if (nanoseconds < second)
        return nanoseconds < 1000      ? fraction_print(memory, nanoseconds, 1, "ns")
               : nanoseconds < 1000000 ? fraction_print(memory, nanoseconds, 1000, "\xc2\xb5s")
                                       : fraction_print(memory, nanoseconds, 1000000, "ms");
    seconds = fraction_print(memory, nanoseconds % minute, second, "s");
    if (nanoseconds < minute)
        return seconds;
    if (nanoseconds < hour)
        return text_print(memory, "%lldm%.*s", (long long)(nanoseconds / minute), TEXT_FORMAT(seconds));
    return text_print(memory, "%lldh%lldm%.*s", (long long)(nanoseconds / hour),
                      (long long)(nanoseconds % hour / minute), TEXT_FORMAT(seconds));
}
