/* env_extract.c — dotenv lines (parsing 3.1), read as a template: what is commented out is offered to the
 * reader, and not live.
 *
 * A quoted value may go on over line ends; one whose quote is never closed ends with its line. */
#include "env_extract.h"

typedef struct env_line {
    size_t start; /* of the entry: `export`, `#` or the name */
    size_t name, name_end;
    size_t value; /* behind the `=` and the blanks */
    bool is_comment;
    bool is_bare; /* a name alone: its value comes from outside */
} env_line;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static size_t skip_blanks(text bytes, size_t at)
{
    while (at < bytes.length && is_blank(bytes.start[at]))
        at++;
    return at;
}

static size_t line_end(text bytes, size_t at)
{
    while (at < bytes.length && bytes.start[at] != '\n' && bytes.start[at] != '\r')
        at++;
    return at;
}

static bool is_name_byte(char byte)
{
    return byte == '_' || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static size_t skip_export(text bytes, size_t at)
{
    text word = TEXT("export");

    if (!text_starts(text_slice(bytes, at, bytes.length), word))
        return at;
    at += word.length;
    return at < bytes.length && is_blank(bytes.start[at]) ? skip_blanks(bytes, at) : at - word.length;
}

/* Does nothing but a comment stand behind the name, which ends at `name_end`? */
static bool is_line_end(text bytes, size_t name_end, size_t at)
{
    return at == bytes.length || bytes.start[at] == '\n' || bytes.start[at] == '\r' ||
           (bytes.start[at] == '#' && at > name_end);
}

/* Does an entry stand on the line that starts at `at`? A comment is one only when it is `# NAME=`, since
 * `note: this` is prose. */
static bool read_line(text bytes, size_t at, env_line *line)
{
    size_t end;

    line->start = at = skip_blanks(bytes, at);
    line->is_comment = at < bytes.length && bytes.start[at] == '#';
    if (line->is_comment)
        at = skip_blanks(bytes, at + 1);
    line->name = skip_export(bytes, at);
    for (end = line->name; end < bytes.length && is_name_byte(bytes.start[end]);)
        end++;
    line->name_end = end;
    if (end == line->name || is_digit(bytes.start[line->name]))
        return false;
    if (!line->is_comment)
        end = skip_blanks(bytes, end);
    line->value = end;
    line->is_bare = !line->is_comment && is_line_end(bytes, line->name_end, end);
    if (line->is_bare)
        return true;
    if (end == bytes.length || (bytes.start[end] != '=' && (bytes.start[end] != ':' || line->is_comment)))
        return false;
    line->value = skip_blanks(bytes, end + 1);
    return true;
}

/* Where the value that opens with a quote at `at` closes; 0 when it doesn't, or not on its line for a
 * comment. */
static size_t closing_quote(text bytes, size_t at, bool is_comment)
{
    char quote = bytes.start[at];

    for (size_t i = at + 1; i < bytes.length; i++) {
        if (is_comment && bytes.start[i] == '\n')
            return 0;
        if (quote == '"' && bytes.start[i] == '\\')
            i++;
        else if (bytes.start[i] == quote)
            return i;
    }
    return 0;
}

/* The end of an unquoted value: before ` #` and trailing blanks. */
static size_t plain_end(text bytes, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++)
        if (bytes.start[i] == '#' && (i == start || is_blank(bytes.start[i - 1]))) {
            end = i;
            break;
        }
    while (end > start && is_blank(bytes.start[end - 1]))
        end--;
    return end;
}

/* The variable of the line; returns where it ends. */
static size_t add_variable(shard_builder *to, text bytes, const env_line *line)
{
    size_t at = line->is_bare ? line->name_end : line->value, end = line_end(bytes, at), close = 0,
           first = at, last;
    uint32_t row;

    if (at < end && (bytes.start[at] == '"' || bytes.start[at] == '\''))
        close = closing_quote(bytes, at, line->is_comment);
    last = line->is_bare ? at : plain_end(bytes, at, end);
    if (close) {
        first = at + 1;
        last = close;
        end = close + 1;
    } else {
        end = last;
    }
    row = shard_add(to, KIND_variable, (span){(uint32_t)line->start, (uint32_t)end},
                    text_slice(bytes, line->name, line->name_end));
    if (!line->is_bare)
        shard_set_text(to, row, ATTRIBUTE_value, text_slice(bytes, first, last));
    if (line->is_comment)
        shard_set_flags(to, row, FACT_DEAD);
    return end;
}

static int32_t line_count(arena *memory, const extract_request *request)
{
    source lines = source_new(memory, request->path, request->bytes);

    /* The empty line behind the last line end is no line of the file. */
    return (int32_t)(lines.line_count -
                     (source_line_start(&lines, lines.line_count) >= request->bytes.length));
}

void env_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    text bytes = request->bytes;
    uint32_t file = shard_open(to, KIND_file, (span){0, (uint32_t)bytes.length}, request->path);
    prose *words = prose_new(memory, request->predicates, to);
    size_t at = text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? 3 : 0;

    shard_set_number(to, file, ATTRIBUTE_lines, line_count(memory, request));
    shard_set_number(to, file, ATTRIBUTE_bytes, (int32_t)bytes.length);
    shard_set_flags(to, file, request->is_executable ? FACT_EXECUTABLE : 0);
    if (prose_is_wanted(words))
        prose_verbatim(words, bytes, 0);
    while (at < bytes.length) {
        env_line line;

        at = line_end(bytes, read_line(bytes, at, &line) ? add_variable(to, bytes, &line) : at);
        at++; /* a CRLF leaves an empty line, which is none */
    }
    shard_close(to, file);
}
