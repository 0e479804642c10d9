/* script_texts.c — usage and printed texts: claims about the script, with the commands and flags that they
 * name.
 *
 * A command is looked for at the beginning of a line, behind a label (`Next: `) and in backticks; not in the
 * middle of a sentence, where nobody can tell where it ends. */
#include "script_rows.h"

#include "glob.h"

#include <string.h>
#include <strings.h>

typedef struct text_place {
    script_writer *writer;
    const char *origin; /* usage, print */
    bool has_escapes;   /* \n ends a line */
} text_place;

static text written(const script_writer *writer, span part)
{
    return text_slice(writer->model->request->bytes, part.start, part.end);
}

/* ---- flags
 * ------------------------------------------------------------------------------------------------------- */

static bool is_flag_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '-' || byte == '_';
}

/* <count>, COUNT or [count] behind a flag, with `=` or one blank before it. */
static size_t value_length(text line, size_t at)
{
    size_t start = at + 1, end;

    if (at >= line.length || (line.start[at] != '=' && line.start[at] != ' ') || start >= line.length)
        return 0;
    if (line.start[start] == '<') {
        end = text_find(line, '>', start);
        return end < line.length ? end + 1 - at : 0;
    }
    for (end = start;
         end < line.length && ((line.start[end] >= 'A' && line.start[end] <= 'Z') || line.start[end] == '_');
         end++)
        ;
    return end - start > 1 && (end == line.length || !is_flag_byte(line.start[end])) ? end - at : 0;
}

/* `  -r, --replicas <count>   how many`: the flags that the line is about. */
static bool flags_line(const text_place *in, span part)
{
    text line = written(in->writer, part);
    size_t at = 0;

    while (at < line.length && (line.start[at] == ' ' || line.start[at] == '\t'))
        at++;
    if (at + 1 >= line.length || line.start[at] != '-' || !is_flag_byte(line.start[at + 1]))
        return false;
    while (at < line.length && line.start[at] == '-') {
        size_t start = at, value;
        uint32_t row;
        while (at < line.length && is_flag_byte(line.start[at]))
            at++;
        row = shard_add(in->writer->rows.to, KIND_flag,
                        (span){part.start + (uint32_t)start, part.start + (uint32_t)at},
                        text_slice(line, start, at));
        value = value_length(line, at);
        if (value)
            shard_set_text(in->writer->rows.to, row, ATTRIBUTE_value, text_slice(line, at + 1, at + value));
        at += value;
        while (at < line.length && strchr(",|/ ", line.start[at]) &&
               !text_starts(text_slice(line, at, line.length), TEXT("  ")))
            at++;
    }
    return true;
}

/* ---- commands
 * ---------------------------------------------------------------------------------------------------- */

static bool is_own_call(const script_writer *writer, text word)
{
    text path = writer->model->request->path;

    if (text_ends(word, TEXT(":"))) /* $0: file not found */
        return false;
    if (text_starts(word, TEXT("$0")) || text_starts(word, TEXT("${0")) ||
        text_starts(word, TEXT("$(basename")) || text_starts(word, TEXT("`basename")))
        return true;
    word = shell_program_name(word);
    return text_equal(word, path) || text_equal(word, path_name(path));
}

/* docker compose up, but not: docker is missing. */
static bool is_known_call(text line)
{
    static const char *const programs[] = {"docker", "docker-compose", "kubectl", "npm",
                                           "pnpm",   "yarn",           "cargo",   "git"};
    static const char *const sentence[] = {"is", "are", "was", "not",   "must", "needs", "and",
                                           "or", "has", "can", "could", "for",  "to"};
    text rest = line, first = {0}, second = {0};
    bool is_program = false;

    text_next(&rest, ' ', &first);
    if (!text_next(&rest, ' ', &second) || !second.length)
        return false;
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        is_program = is_program || text_is(first, programs[i]);
    for (size_t i = 0; i < sizeof sentence / sizeof *sentence; i++)
        is_program = is_program && !text_is(second, sentence[i]);
    return is_program && second.start[0] >= 'a' && second.start[0] <= 'z';
}

/* Does a command begin here? *is_guess: only its program's name says so. */
static bool begins_command(const text_place *in, text line, bool *is_guess)
{
    size_t end = 0;
    text word;

    while (end < line.length && line.start[end] != ' ' && line.start[end] != '\t')
        end++;
    word = text_slice(line, 0, end);
    *is_guess = false;
    if (is_own_call(in->writer, word))
        return true;
    if (text_ends(word, TEXT(".sh")) && text_find(word, '/', 0) < word.length)
        return true;
    *is_guess = true;
    return is_known_call(line);
}

/* Where the command ends: before two blanks, a tab or a dash between blanks, and before the full stop of a
 * sentence. */
static size_t command_end(text line)
{
    size_t end = 0;

    while (end < line.length && line.start[end] != '\t' &&
           !text_starts(text_slice(line, end, line.length), TEXT("  ")) &&
           !text_starts(text_slice(line, end, line.length), TEXT(" - ")))
        end++;
    if (end > 1 && (line.start[end - 1] == '.' || line.start[end - 1] == ',') &&
        is_flag_byte(line.start[end - 2]))
        end--;
    return end;
}

static void command_region(const text_place *in, span part, bool is_guess)
{
    shell_region region = {.bytes = written(in->writer, part), .start = part.start};
    shell_options options = {
        .origin = text_from(in->origin), .is_guess = is_guess, .self = in->writer->model->request->path};

    shell_commands_add(in->writer->rows.to, in->writer->rows.memory, &region, 1, &options);
}

static bool command_at(const text_place *in, span part, size_t at)
{
    text line = written(in->writer, part);
    bool is_guess;

    while (at < line.length && (line.start[at] == ' ' || line.start[at] == '\t'))
        at++;
    if (text_starts(text_slice(line, at, line.length), TEXT("$ ")))
        at += 2;
    line = text_slice(line, at, line.length);
    if (!begins_command(in, line, &is_guess))
        return false;
    part.start += (uint32_t)at;
    part.end = part.start + (uint32_t)command_end(line);
    command_region(in, part, is_guess);
    return true;
}

static void backticks(const text_place *in, span part)
{
    text line = written(in->writer, part);

    for (size_t at = text_find(line, '`', 0); at < line.length;) {
        size_t end = text_find(line, '`', at + 1);
        bool is_guess;
        bool is_escaped = end < line.length && end > 0 && line.start[end - 1] == '\\';
        text inside = text_slice(line, at + 1, is_escaped ? end - 1 : end);
        if (end >= line.length)
            return;
        if (begins_command(in, inside, &is_guess))
            command_region(
                in, (span){part.start + (uint32_t)at + 1, part.start + (uint32_t)(at + 1 + inside.length)},
                is_guess);
        at = text_find(line, '`', end + 1);
    }
}

static void line_read(const text_place *in, span part)
{
    text line = written(in->writer, part);

    if (flags_line(in, part) || command_at(in, part, 0))
        return;
    for (size_t at = text_find(line, ':', 0); at < line.length; at = text_find(line, ':', at + 1))
        if (at + 1 < line.length && line.start[at + 1] == ' ' && command_at(in, part, at + 1))
            return;
    backticks(in, part);
}

/* The next end of a line at or behind `at`, and how many bytes it has. */
static size_t next_end(const text_place *in, text all, size_t at, size_t *length)
{
    for (; at < all.length; at++) {
        *length = 1;
        if (all.start[at] == '\n')
            return at;
        if (in->has_escapes && all.start[at] == '\\' && at + 1 < all.length && all.start[at + 1] == 'n') {
            *length = 2;
            return at;
        }
    }
    *length = 0;
    return all.length;
}

static void lines_read(const text_place *in, span part)
{
    text all = written(in->writer, part);
    size_t at = 0, length;

    while (at < all.length) {
        size_t end = next_end(in, all, at, &length), last = end;
        if (last > at && all.start[last - 1] == '\r')
            last--;
        line_read(in, (span){part.start + (uint32_t)at, part.start + (uint32_t)last});
        at = end + length;
    }
}

/* ---- texts
 * ------------------------------------------------------------------------------------------------------- */

static text first_line(text some)
{
    text rest = some, line;

    while (text_next(&rest, '\n', &line))
        if (text_trim(line).length)
            return text_trim(line);
    return (text){0};
}

static bool begins_with_usage(text some)
{
    some = text_trim(some);
    return some.length >= 6 && !strncasecmp(some.start, "usage:", 6);
}

static const shell_redirect *heredoc_of(const script_writer *writer, const shell_node *node)
{
    for (uint32_t i = 0; i < node->redirects.count; i++) {
        const shell_redirect *some = &writer->model->shell->redirects.items[node->redirects.first + i];
        if (some->type == SHELL_HEREDOC)
            return some;
    }
    return NULL;
}

static bool writes_file(const script_writer *writer, const shell_node *node)
{
    for (uint32_t i = 0; i < node->redirects.count; i++) {
        uint8_t type = writer->model->shell->redirects.items[node->redirects.first + i].type;
        if (type == SHELL_WRITE || type == SHELL_APPEND)
            return true;
    }
    return false;
}

/* Does what the node prints go to a file or into another program? */
static bool is_diverted(const script_writer *writer, const shell_node *node)
{
    const shell_tree *shell = writer->model->shell;

    for (;;) {
        const shell_node *next = node->end < shell->nodes.count ? &shell->nodes.items[node->end] : NULL;
        if (writes_file(writer, node) || node->type == SHELL_SUBSTITUTION)
            return true;
        if (next && next->parent == node->parent && next->link == SHELL_PIPE)
            return true;
        if (node->parent == SHELL_NO_NODE || node->type == SHELL_FUNCTION)
            return false;
        node = &shell->nodes.items[node->parent];
    }
}

static void heredoc_add(script_writer *writer, span body)
{
    text all = written(writer, body);
    bool is_usage = writer->in_usage || begins_with_usage(all);
    text_place in = {.writer = writer, .origin = is_usage ? "usage" : "print"};
    uint32_t row = shard_open(writer->rows.to, is_usage ? KIND_usage : KIND_print, body, first_line(all));

    lines_read(&in, body);
    shard_close(writer->rows.to, row);
}

/* The first word that is text: behind echo's -e and -n. */
static uint32_t first_text(const script_writer *writer, const shell_node *node)
{
    uint32_t at = 1;

    while (at < node->words.count) {
        text word = shell_node_word(writer->model->shell, node, at)->value;
        if (!text_is(word, "-e") && !text_is(word, "-n") && !text_is(word, "-en") && !text_is(word, "-ne") &&
            !text_is(word, "--"))
            break;
        at++;
    }
    return at;
}

static bool is_quote(char byte)
{
    return byte == '"' || byte == '\'';
}

/* All words of an echo, from the first to the last. */
static span words_span(const script_writer *writer, const shell_node *node, uint32_t first, uint32_t last)
{
    const shell_word *left = shell_node_word(writer->model->shell, node, first);
    const shell_word *right = shell_node_word(writer->model->shell, node, last);

    text bytes = writer->model->request->bytes;
    span part = {left->raw.start, right->raw.end};

    if (part.end - part.start >= 2) { /* "a $(b "c")" has quotes inside, and is still one text */
        part.start += is_quote(bytes.start[part.start]);
        part.end -= is_quote(bytes.start[part.end - 1]);
    }
    return part;
}

static void echo_add(script_writer *writer, const shell_node *node, bool is_format)
{
    uint32_t first = first_text(writer, node), last = node->words.count - 1;
    text_place in = {.writer = writer, .has_escapes = true};
    uint32_t row;
    span part;
    bool is_usage;
    text name;

    if (first >= node->words.count)
        return;
    part = words_span(writer, node, first, is_format ? first : last);
    is_usage = writer->in_usage || begins_with_usage(written(writer, part));
    in.origin = is_usage ? "usage" : "print";
    if (writer->in_usage) { /* the row is open already */
        lines_read(&in, part);
        return;
    }
    name = is_format || first == last ? shell_node_word(writer->model->shell, node, first)->value
                                      : written(writer, part);
    row = shard_open(writer->rows.to, is_usage ? KIND_usage : KIND_print, part, first_line(name));
    lines_read(&in, part);
    shard_close(writer->rows.to, row);
}

bool script_text_add(script_writer *writer, const shell_node *node, text program)
{
    bool is_echo = text_is(program, "echo"), is_format = text_is(program, "printf");
    const shell_redirect *heredoc = text_is(program, "cat") ? heredoc_of(writer, node) : NULL;

    if ((!is_echo && !is_format && !heredoc) || is_diverted(writer, node))
        return false;
    if (is_format && shell_word_is(shell_node_word(writer->model->shell, node, 1), "-v"))
        return false;
    if (heredoc)
        heredoc_add(writer, heredoc->body);
    else
        echo_add(writer, node, is_format);
    return true;
}

uint32_t script_usage_open(script_writer *writer, uint32_t function)
{
    const shell_tree *shell = writer->model->shell;
    const shell_node *of = &shell->nodes.items[function];

    for (uint32_t i = function; i < of->end; i++)
        if (heredoc_of(writer, &shell->nodes.items[i]))
            return ROW_NONE;
    for (uint32_t i = function; i < of->end; i++) {
        const shell_node *node = &shell->nodes.items[i];
        uint32_t first;
        shell_call call;
        if (node->type != SHELL_COMMAND || !text_is(script_program(writer->model, node, &call), "echo"))
            continue;
        first = first_text(writer, node);
        if (first < node->words.count)
            return shard_open(writer->rows.to, KIND_usage, of->part,
                              first_line(shell_node_word(shell, node, first)->value));
    }
    return ROW_NONE;
}
