/* candidates.c — lines in, columns out. Characters are counted in the terminal's encoding. */
#include "candidates.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "must.h"

enum { SHOWN = 100, GAP = 2, WIDTH = 80 };

char *candidates_common(const char *lines)
{
    size_t length = strcspn(lines, "\n");

    for (const char *at = lines; *at; at += *at == '\n') {
        size_t same = 0;
        while (same < length && at[same] == lines[same] && at[same] != '\n')
            same++;
        length = same;
        at += strcspn(at, "\n");
    }
    while (length && ((unsigned char)lines[length] & 0xC0) == 0x80) /* never half a character */
        length--;
    return string_cut(lines, length);
}

/* Of one character; its bytes come back in *size. */
static unsigned character_width(const char *at, size_t length, size_t *size)
{
    mbstate_t state = {0};
    wchar_t sign;
    size_t got = mbrtowc(&sign, at, length, &state);
    int width = got > length ? 1 : wcwidth(sign);

    *size = got > length || got == 0 ? 1 : got;
    return width > 0 ? (unsigned)width : 0;
}

size_t wide_length(const char *bytes, size_t length)
{
    size_t count = 0, size;

    for (size_t at = 0; at < length; at += size, count++)
        character_width(bytes + at, length - at, &size);
    return count;
}

static unsigned line_width(const char *at, size_t length)
{
    unsigned width = 0;
    size_t size;

    for (size_t i = 0; i < length; i += size)
        width += character_width(at + i, length - i, &size);
    return width;
}

void candidates_print(const char *lines, unsigned columns)
{
    const char *shown[SHOWN];
    unsigned count = 0, all = 0, widest = 0;

    for (const char *at = lines; *at; at += strcspn(at, "\n"), at += *at == '\n', all++)
        if (count < SHOWN) {
            unsigned width = line_width(at, strcspn(at, "\n"));
            widest = width > widest ? width : widest;
            shown[count++] = at;
        }
    unsigned across = ((columns ? columns : WIDTH) + GAP - 1) / (widest + GAP);
    unsigned down = across < 2 ? count : (count + across - 1) / across;
    fputs("\r\n", stdout);
    for (unsigned row = 0; row < down; row++) {
        for (unsigned i = row; i < count; i += down) {
            size_t length = strcspn(shown[i], "\n");
            int gap = i + down < count ? (int)(widest + GAP - line_width(shown[i], length)) : 0;
            printf("%.*s%*s", (int)length, shown[i], gap, "");
        }
        fputs("\r\n", stdout);
    }
    if (all > count)
        printf("and %u more\r\n", all - count);
    fflush(stdout);
}
