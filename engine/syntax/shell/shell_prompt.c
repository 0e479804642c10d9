/* shell_prompt.c — is there a prompt at the beginning of this line? (DESIGN 3: "Prompts stripped") */
#include "shell_map.h"

#include <string.h>

static bool is_prompt_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte == '@' || byte == ':' || byte == '~' || byte == '.' || byte == '/' ||
           byte == '-';
}

static size_t blanks(text line, size_t at)
{
    while (at < line.length && (line.start[at] == ' ' || line.start[at] == '\t'))
        at++;
    return at;
}

/* Behind (venv) or [user@host folder]; `at` when neither stands there. */
static size_t bracket_end(text line, size_t at, bool *has_host)
{
    char open = at < line.length ? line.start[at] : '\0';
    size_t end = open == '('   ? text_find(line, ')', at)
                 : open == '[' ? text_find(line, ']', at)
                               : line.length;

    if (end >= line.length || end - at > 40)
        return at;
    *has_host = open == '[' && text_find(text_slice(line, at, end), '@', 0) < end - at;
    return open == '(' ? blanks(line, end + 1) : end + 1;
}

static bool starts_at(text line, size_t at, const char *sign)
{
    return at < line.length && line.start[at] == *sign && /* hardly ever */
           text_starts(text_slice(line, at, line.length), text_from(sign));
}

/* What shells with themes write: `❯ `, `➜  app git:(main) ✗ `. */
static size_t themed_prompt(text line)
{
    size_t at = blanks(line, 0);

    if (starts_at(line, at, "❯ "))
        return at + strlen("❯ ");
    if (!starts_at(line, at, "➜ "))
        return 0;
    at = blanks(line, at + strlen("➜"));
    at = blanks(line, text_find(line, ' ', at));
    if (starts_at(line, at, "git:("))
        at = blanks(line, text_find(line, ' ', at));
    if (starts_at(line, at, "✗ ") || starts_at(line, at, "✔ "))
        at = blanks(line, text_find(line, ' ', at));
    return at < line.length && line.start[at] != '\n' ? at : 0;
}

/* `PS C:\app> `, `PS> `, `C:\app>`: of a shell that has other words for paths, so that a line with a
 * backslash behind its prompt is no command to us. */
static size_t windows_prompt(text line)
{
    size_t at = blanks(line, 0), sign;
    bool is_drive = at + 2 < line.length && line.start[at + 1] == ':' && line.start[at + 2] == '\\';
    bool is_power = starts_at(line, at, "PS>") || starts_at(line, at, "PS ");

    if (!is_drive && !is_power)
        return 0;
    sign = text_find(line, '>', at);
    if (sign >= line.length || text_find(line, '\n', at) < sign)
        return 0;
    if (is_power && sign > at + 2 && text_find(text_slice(line, at + 3, sign), ' ', 0) < sign - at - 3)
        return 0; /* PS is a word of a sentence */
    return text_find(line, '\\', sign) < line.length ? 0 : blanks(line, sign + 1);
}

static size_t other_prompt(text line)
{
    size_t themed = themed_prompt(line);

    return themed ? themed : windows_prompt(line);
}

/* user@host:~/app (main)$, ~/src $: where the sign stands; `at` when it is no such prompt. */
static size_t spaced_sign(text line, size_t at)
{
    bool has_host;
    size_t sign = blanks(line, bracket_end(line, blanks(line, at), &has_host));

    return sign < line.length && line.start[sign] == '$' ? sign : at;
}

size_t shell_prompt_length(text line, bool is_console)
{
    size_t other = other_prompt(line);
    bool has_host = false, has_name;
    size_t start = bracket_end(line, blanks(line, 0), &has_host), at = start;
    char sign, after;

    if (other)
        return other;
    while (at < line.length && is_prompt_byte(line.start[at]))
        at++;
    has_name = at > start;
    has_host = has_host || text_find(text_slice(line, start, at), '@', 0) < at - start;
    if (has_name && (has_host || line.start[start] == '~'))
        at = spaced_sign(line, at);
    sign = at < line.length ? line.start[at] : '\0';
    after = at + 1 < line.length ? line.start[at + 1] : ' ';
    if (after != ' ' && after != '\t' && after != '\r' && after != '\n')
        return 0;
    switch (sign) {
    case '$':
        break;
    case '#': /* alone it begins a comment */
        if (!has_host)
            return 0;
        break;
    case '%': /* 100 % is no prompt */
        if (has_name ? !has_host : !is_console)
            return 0;
        break;
    case '>': /* mysql> is the prompt of something else */
        if (has_name || !is_console)
            return 0;
        break;
    default:
        return 0;
    }
    return at + 1 < line.length ? at + 2 : at + 1;
}
