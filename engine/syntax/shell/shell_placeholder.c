/* shell_placeholder.c — what documentation writes where a shell would see redirections, globs and pipes: <x>,
 * <a|b>,
 * [--x], {start|stop}, {{x}}, YOUR_X, ... (LANGUAGE 19).
 *
 * All guesses stay on their line. A wrong yes hides a redirection; a wrong no makes two commands of one. */
#include "shell_reader.h"

#include <string.h>

static bool is_word_byte(char byte)
{
    return is_name_byte(byte, false) || byte == '-' || byte == '.' || byte == '/' || byte == ':' ||
           byte == '@' || (unsigned char)byte >= 0x80;
}

/* <word>, <two words>, <a|b>: no blank behind `<` nor before `>`, and nothing in it that commands are made
 * of. */
static size_t angle_end(shell_reader *from)
{
    size_t at = from->at + 1;

    if (!is_word_byte(peek(from, 1)))
        return 0;
    for (; at < from->end && may_look(from); at++) {
        char byte = from->bytes[at];
        if (byte == '>')
            return from->bytes[at - 1] == ' ' ? 0 : at + 1;
        if (!is_word_byte(byte) && !strchr(" |,'+=*#()[]", byte))
            return 0;
    }
    return 0;
}

static size_t braces_end(shell_reader *from)
{
    for (size_t at = from->at + 2; at + 1 < from->end && from->bytes[at] != '\n' && may_look(from); at++)
        if (from->bytes[at] == '}' && from->bytes[at + 1] == '}')
            return at + 2;
    return 0;
}

size_t placeholder_end(shell_reader *from)
{
    if (!(from->mode & SHELL_DOCUMENT))
        return 0;
    if (peek(from, 0) == '<')
        return angle_end(from);
    if (peek(from, 0) == '{' && peek(from, 1) == '{')
        return braces_end(from);
    return 0;
}

size_t choice_end(shell_reader *from)
{
    char open = peek(from, 0), close = open == '{' ? '}' : open == '(' ? ')' : open == '[' ? ']' : '\0';
    bool has_bar = false;

    if (!(from->mode & SHELL_DOCUMENT) || !close)
        return 0;
    for (size_t at = from->at + 1; at < from->end && may_look(from); at++) {
        char byte = from->bytes[at];
        if (byte == close)
            return has_bar && from->bytes[at - 1] != '|' ? at + 1 : 0;
        if (byte == '|' ? from->bytes[at - 1] == '|' || at == from->at + 1
                        : !is_word_byte(byte) && byte != ' ')
            return 0;
        if (byte == '-' && !is_name_byte(from->bytes[at - 1], false) && open == '[')
            return 0; /* [-a|-b] are flags */
        has_bar = has_bar || byte == '|';
    }
    return 0;
}

/* `[` with something in it that is closed on this line, and nothing glued behind: [abc]*.txt is a glob, [ is
 * a test. */
bool begins_optional(shell_reader *from)
{
    uint32_t open = 0;

    if (!(from->mode & SHELL_DOCUMENT) || is_blank_byte(peek(from, 1)) || strchr("\n]!^[", peek(from, 1)))
        return false;
    for (size_t at = from->at; at < from->end && from->bytes[at] != '\n' && may_look(from); at++) {
        char after = at + 1 < from->end ? from->bytes[at + 1] : '\n';
        if (from->bytes[at] == '[')
            open++;
        else if (from->bytes[at] == ']' && !--open)
            return is_blank_byte(after) || strchr("\n].,;)", after) || (unsigned char)after >= 0x80;
    }
    return false;
}

text choice_value(arena *memory, text inside)
{
    char *written = arena_alloc(memory, inside.length + 2);
    size_t length = 0;

    written[length++] = '<';
    for (size_t i = 0; i < inside.length; i++)
        if (!is_blank_byte(inside.start[i]))
            written[length++] = inside.start[i];
    written[length++] = '>';
    return (text){written, length};
}

static bool is_whole_choice(text value)
{
    if (value.length < 5 || value.start[0] != '<' || value.start[value.length - 1] != '>')
        return false;
    for (size_t i = 1; i + 1 < value.length; i++)
        if (value.start[i] == '|' ? value.start[i - 1] == '<' || value.start[i + 1] == '>'
                                  : !is_word_byte(value.start[i]))
            return false;
    return text_find(value, '|', 0) < value.length;
}

static bool has_angle_placeholder(text value)
{
    size_t open = text_find(value, '<', 0);

    return open + 1 < value.length && is_word_byte(value.start[open + 1]) &&
           text_find(value, '>', open) < value.length;
}

/* {name}: braces around one name and nothing else. */
static bool is_braced_name(text value)
{
    if (value.length < 3 || value.start[0] != '{' || value.start[value.length - 1] != '}')
        return false;
    for (size_t i = 1; i + 1 < value.length; i++)
        if (!is_word_byte(value.start[i]))
            return false;
    return true;
}

static bool has_part(text value, text part)
{
    return text_find_text(value, part, 0) < value.length;
}

unsigned placeholder_flags(const shell_word *word)
{
    text value = word->value;
    bool is_name = value.length == 1 && (value.start[0] == 'X' || value.start[0] == 'N');

    if (is_whole_choice(value))
        return SHELL_WORD_CHOICE;
    if (is_name || is_braced_name(value) || has_angle_placeholder(value) || text_ends(value, TEXT("...")) ||
        text_ends(value, TEXT("…")) || has_part(value, TEXT("YOUR_")) || has_part(value, TEXT("{{")) ||
        text_starts(value, TEXT("your-")) || text_starts(value, TEXT("your_")) ||
        has_part(value, TEXT("/path/to/")) || text_starts(value, TEXT("path/to/")))
        return SHELL_WORD_PLACEHOLDER;
    return 0;
}
