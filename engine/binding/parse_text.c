/* parse_text.c — what stands between quotes: "\b" is a backspace to Lua and a word boundary to everybody
 * else. */
#include "parse.h"

static const char *escape_words(char byte)
{
    switch (byte) {
    case 'a':
        return "a bell";
    case 'b':
        return "a backspace";
    case 'f':
        return "a form feed";
    case 'n':
        return "a line end";
    case 'r':
        return "a carriage return";
    case 't':
        return "a tab";
    case 'v':
        return "a vertical tab";
    case 'z':
        return "nothing, and skips the blanks behind it";
    default:
        return (byte >= '0' && byte <= '9') || byte == 'x' ? "the number of a byte" : "a mistake";
    }
}

void parse_check_text(scan *file, uint32_t i)
{
    const token *some = parse_token(file, i);

    if (some->type != TOKEN_QUOTED)
        return;
    for (uint32_t at = some->part.start; at + 1 < some->part.end; at++) {
        char next = file->bytes.start[at + 1];
        if (file->bytes.start[at] != '\\')
            continue;
        if (next != '\\' && next != '"' && next != '\'' && next != 'u')
            answer_add(file->memory, file->problems,
                       (place){.path = file->path, .part = {at, at + 2}, .is_rule = true},
                       MESSAGE_silent_escape,
                       ANSWER(text_slice(file->bytes, at, at + 2), text_from(escape_words(next))));
        at++;
    }
}
