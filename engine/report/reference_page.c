/* reference_page.c — the words of rule files as a page in markdown: a table a group. */
#include "reference.h"

#include <ctype.h>

/* GitHub's anchor of a title: lower case, dashes for blanks. */
static void slug_write(buffer *out, const char *title)
{
    for (; *title; title++)
        buffer_add_byte(out, *title == ' ' ? '-' : (char)tolower((unsigned char)*title));
}

/* In a cell a bar would end it. */
static void cell_write(buffer *out, text words)
{
    buffer_add_byte(out, ' ');
    for (size_t i = 0; i < words.length; i++) {
        if (words.start[i] == '|')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, words.start[i]);
    }
    buffer_add(out, TEXT(" |"));
}

static void row_write(buffer *out, word some)
{
    const word_info *about = word_about(some);

    buffer_print(out, "| `%s` |", about->name);
    cell_write(out, text_from(about->says));
    cell_write(out, reference_follows(out->memory, some));
    cell_write(out, reference_takes(out->memory, some));
    cell_write(out, text_print(out->memory, "`%s`", about->example));
    buffer_add_byte(out, '\n');
}

void reference_page(buffer *out)
{
    uint32_t count;
    const word_line *lines = word_lines(&count);

    buffer_add(out, TEXT("# The words\n\n"
                         "Every word that a rule file may use, with an example that finds something, and holds, in the\n"
                         "[example world](../examples/README.md) `examples/release`. How they make a contract stands in\n"
                         "[the manual](README.md). `lockstep help WORD` shows one of them.\n\n"
                         "This page is made by the program: `lockstep help words --format markdown > rules/reference.md`\n"
                         "renews it.\n\n"));
    for (uint32_t i = 0; i < count; i++) {
        if (lines[i].some)
            continue;
        buffer_print(out, "- [%s](#", lines[i].title);
        slug_write(out, lines[i].title);
        buffer_add(out, TEXT(")\n"));
    }
    for (uint32_t i = 0; i < count; i++) {
        if (lines[i].some) {
            row_write(out, lines[i].some);
            continue;
        }
        buffer_print(out, "\n## %s\n\n", lines[i].title);
        if (*lines[i].says)
            buffer_print(out, "%s\n\n", lines[i].says);
        buffer_add(out, TEXT("| word | says | follows | takes | example |\n|---|---|---|---|---|\n"));
    }
}
