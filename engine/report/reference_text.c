/* reference_text.c — the words of rule files on a terminal: one with all that is known of it, or all of them. */
#include "reference.h"

#include <string.h>

enum { WIDTH = 80, NAME_WIDTH = 20 };

static const char *const shape_words[] = {
    [SHAPE_SOURCE] = "a source",
    [SHAPE_NOUN] = "a noun, exactly one in each",
    [SHAPE_NOUNS] = "a noun, at least one in all",
    [SHAPE_FILTER] = "a filter",
    [SHAPE_QUANTIFIER] = "a quantifier",
    [SHAPE_VERB_ONE] = "a verb on one fact",
    [SHAPE_VERB_WHOLE] = "a verb on the whole",
    [SHAPE_VERB_COUNT] = "a verb on a number",
    [SHAPE_HELPER] = "a word around a sentence",
};

/* Words from column `from` on, broken before WIDTH; the cursor stands at `from`. Ends the line. */
static void wrap(buffer *out, text words, size_t from)
{
    size_t column = from;

    for (size_t at = 0, end; at < words.length; at = end + 1) {
        for (end = at; end < words.length && words.start[end] != ' '; end++)
            ;
        if (column > from && column + 1 + end - at > WIDTH) {
            buffer_print(out, "\n%*s", (int)from, "");
            column = from;
        } else if (column > from) {
            buffer_add_byte(out, ' ');
            column++;
        }
        buffer_add(out, text_slice(words, at, end));
        column += end - at;
    }
    buffer_add_byte(out, '\n');
}

static void part_write(buffer *out, const char *label, text words)
{
    if (!words.length)
        return;
    buffer_print(out, "  %-9s ", label);
    wrap(out, words, 12);
}

void reference_word(buffer *out, word some)
{
    const word_info *about = word_about(some);

    buffer_print(out, "%s: %s\n  ", about->name, shape_words[about->shape]);
    wrap(out, text_from(about->says), 2);
    buffer_add_byte(out, '\n');
    part_write(out, "follows", reference_follows(out->memory, some));
    part_write(out, "takes", reference_takes(out->memory, some));
    part_write(out, "gives", reference_gives(out->memory, some));
    buffer_print(out, "  example   %s\n", about->example);
}

void reference_words(buffer *out)
{
    uint32_t count;
    const word_line *lines = word_lines(&count);

    buffer_add(out, TEXT("The words of rule files. lockstep help WORD says what one follows, takes and\n"
                         "gives, with an example; --format markdown writes all of them as a page,\n"
                         "--format lua as types for editors.\n"));
    for (uint32_t i = 0; i < count; i++) {
        const word_info *about = word_about(lines[i].some);
        size_t name = strlen(about->name) + 3;
        if (!lines[i].some) {
            buffer_print(out, "\n%s\n", lines[i].title);
            continue;
        }
        buffer_print(out, "  %-*s ", NAME_WIDTH - 3, about->name);
        wrap(out, text_from(about->says), name > NAME_WIDTH ? name : NAME_WIDTH);
    }
}
