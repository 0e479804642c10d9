/* shell_reader.c — the steps below the grammar: nodes, blanks, line ends with the heredocs behind them, and
 * the words that are moved to the tree. */
#include "shell_reader.h"

#include <string.h>

bool is_name_byte(char byte, bool is_first)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
           (!is_first && byte >= '0' && byte <= '9');
}

bool is_blank_byte(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r';
}

bool is_metacharacter(char byte)
{
    return byte && strchr(";&|()<>", byte);
}

void reader_cut(shell_reader *from, limit_id by)
{
    if (!from->tree->is_cut) {
        from->tree->cut_at = (uint32_t)from->at;
        from->tree->cut_by = by;
    }
    from->tree->is_cut = true;
    from->end = from->at;
}

void reader_count_words(shell_reader *from)
{
    if (from->tree->words.count + from->words.count >= from->tree->limits->shell_words)
        reader_cut(from, LIMIT_shell_words);
}

uint32_t node_open(shell_reader *from, shell_node_type type, shell_link link)
{
    uint32_t node = from->tree->nodes.count;

    *array_push(&from->tree->nodes, from->memory) = (shell_node){
        .type = (uint8_t)type,
        .link = (uint8_t)link,
        .depth = (uint16_t)from->depth,
        .parent = from->node,
        .part = {(uint32_t)from->at, (uint32_t)from->at},
    };
    from->node = node;
    if (node + 1 >= from->tree->limits->shell_nodes)
        reader_cut(from, LIMIT_shell_nodes);
    return node;
}

uint32_t last_byte(const shell_reader *from, uint32_t start)
{
    size_t end = from->at;

    while (end > start && (is_blank_byte(from->bytes[end - 1]) || from->bytes[end - 1] == '\n'))
        end--;
    return (uint32_t)end;
}

void node_close(shell_reader *from, uint32_t node)
{
    shell_node *closed = &from->tree->nodes.items[node];

    closed->end = from->tree->nodes.count;
    closed->part.end = last_byte(from, closed->part.start);
    from->node = closed->parent;
}

/* Length of a backslash with the line end behind it; 0 when there is none at `at`. */
static size_t continuation(const shell_reader *from)
{
    if (peek(from, 0) != '\\')
        return 0;
    if (peek(from, 1) == '\n')
        return 2;
    return peek(from, 1) == '\r' && peek(from, 2) == '\n' ? 3 : 0;
}

void skip_blanks(shell_reader *from)
{
    for (;;) {
        size_t joined = continuation(from);
        if (joined)
            from->at += joined;
        else if (is_blank_byte(peek(from, 0)))
            from->at++;
        else
            return;
    }
}

static size_t line_end(const shell_reader *from, size_t at)
{
    const char *found = at < from->end ? memchr(from->bytes + at, '\n', from->end - at) : NULL;

    return found ? (size_t)(found - from->bytes) : from->end;
}

/* The line without what may stand around a delimiter: CR, and in documents, or after <<-, the indentation. */
static text delimiter_line(const shell_reader *from, size_t start, size_t end, bool strips_tabs)
{
    text line = reader_slice(from, start, end);

    while (line.length && line.start[line.length - 1] == '\r')
        line.length--;
    if (from->mode & SHELL_DOCUMENT)
        return text_trim(line);
    while (strips_tabs && line.length && line.start[0] == '\t')
        line = text_slice(line, 1, line.length);
    return line;
}

/* In documents a body is a file's text; in scripts it is expanded, unless the delimiter is quoted. */
static void body_set(shell_reader *from, const pending_heredoc *waiting, size_t start)
{
    shell_redirect *of = &from->tree->redirects.items[waiting->redirect];

    of->body = since(from, start);
    if (!of->is_verbatim && !(from->mode & SHELL_DOCUMENT))
        read_embedded(from, start, from->at);
}

static void skip_heredoc(shell_reader *from, const pending_heredoc *waiting)
{
    size_t start = from->at;

    while (from->at < from->end) {
        size_t end = line_end(from, from->at);
        text line = delimiter_line(from, from->at, end, waiting->strips_tabs);
        if (text_equal(line, waiting->delimiter)) {
            body_set(from, waiting, start);
            from->at = end < from->end ? end + 1 : end;
            return;
        }
        from->at = end < from->end ? end + 1 : end;
    }
    body_set(from, waiting, start);
}

bool skip_newline(shell_reader *from)
{
    pending_heredocs waiting = from->heredocs;

    if (peek(from, 0) != '\n')
        return false;
    from->at++;
    if (!waiting.count)
        return true;
    from->heredocs = (pending_heredocs){0}; /* a body may hold $( ) with heredocs of its own */
    for (uint32_t i = 0; i < waiting.count; i++)
        skip_heredoc(from, &waiting.items[i]);
    return true;
}

void skip_space(shell_reader *from)
{
    for (;;) {
        skip_blanks(from);
        if (peek(from, 0) == '#')
            from->at = line_end(from, from->at);
        else if (!skip_newline(from))
            return;
    }
}

bool at_keyword(const shell_reader *from, const char *keyword)
{
    size_t length = strlen(keyword);
    char after = peek(from, length);

    if (from->end - from->at < length || memcmp(from->bytes + from->at, keyword, length))
        return false;
    return from->at + length >= from->end || is_blank_byte(after) || after == '\n' || is_metacharacter(after);
}

uint32_t word_keep(shell_reader *from, shell_word word)
{
    *array_push(&from->tree->words, from->memory) = word;
    reader_count_words(from);
    return from->tree->words.count - 1;
}

shell_range words_flush(shell_reader *from, uint32_t height)
{
    shell_range moved = {from->tree->words.count, from->words.count - height};

    for (uint32_t i = height; i < from->words.count; i++)
        word_keep(from, from->words.items[i]);
    from->words.count = height;
    return moved;
}
