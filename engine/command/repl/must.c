/* must.c — small strings. */
#include "must.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char blanks[] = " \t\r\n";

void *must(void *memory)
{
    if (memory)
        return memory;
    fputs("lockstep: out of memory\n", stderr);
    exit(2);
}

char *string_cut(const char *bytes, size_t length)
{
    char *copy = must(malloc(length + 1));

    memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *string_print(const char *format, ...)
{
    char *printed = NULL;
    va_list values;

    va_start(values, format);
    if (vasprintf(&printed, format, values) < 0)
        printed = NULL;
    va_end(values);
    return must(printed);
}

void string_replace(char **old, char *newer)
{
    if (*old != newer)
        free(*old);
    *old = newer;
}

const char *string_skip(const char *words)
{
    return words + strspn(words, blanks);
}

bool string_is_blank(const char *words)
{
    return *string_skip(words) == '\0';
}

bool string_starts(const char *words, const char *start)
{
    return strncmp(words, start, strlen(start)) == 0;
}

void string_trim(char *words)
{
    size_t length = strlen(words);

    while (length && strchr(blanks, words[length - 1]))
        length--;
    words[length] = '\0';
}

void string_show(FILE *out, const char *words)
{
    for (const unsigned char *at = (const unsigned char *)words; *at; at++)
        if (*at < ' ' || *at == 127)
            fprintf(out, "\\x%02X", *at);
        else if (*at == 0xC2 && at[1] >= 0x80 && at[1] < 0xA0) { /* U+0080 to U+009F */
            fprintf(out, "\\x%02X", at[1]);
            at++;
        } else
            fputc(*at, out);
}

void say(const char *format, ...)
{
    va_list values;

    va_start(values, format);
    fputs("lockstep: ", stderr);
    vfprintf(stderr, format, values);
    fputc('\n', stderr);
    va_end(values);
}
