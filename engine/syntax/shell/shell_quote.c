/* shell_quote.c — quotes, and everything that begins with `$` or a backtick.
 *
 * A quote that nothing closes is a plain byte: documents hold apostrophes, and one of them must not swallow
 * the rest. */
#include "shell_reader.h"

#include <string.h>

/* The innermost unfinished part of this word, when the next byte may join it. */
static open_part *part_literal(shell_reader *from, bool is_quoted, uint32_t parts)
{
    open_part *last = from->parts.count > parts ? &from->parts.items[from->parts.count - 1] : NULL;

    if (last && last->part.type == SHELL_LITERAL && last->part.is_quoted == is_quoted)
        return last;
    last = array_push(&from->parts, from->memory);
    last->part = (shell_part){.type = SHELL_LITERAL, .is_quoted = is_quoted, .node = SHELL_NO_NODE};
    last->part.part = since(from, from->at);
    last->value_start = last->value_end = from->value.count;
    return last;
}

void value_add(shell_reader *from, char byte, bool is_quoted, uint32_t parts)
{
    open_part *last = part_literal(from, is_quoted, parts);

    *array_push(&from->value, from->memory) = byte;
    last->value_end = from->value.count;
    last->part.part.end = (uint32_t)from->at + 1;
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* don't: in a document an apostrophe between letters, alone on its line, is no quote. */
static bool is_apostrophe(const shell_reader *from)
{
    if (!(from->mode & SHELL_DOCUMENT) || !from->at || !is_letter(from->bytes[from->at - 1]) ||
        !is_letter(peek(from, 1)))
        return false;
    for (size_t at = from->at + 1; at < from->end && from->bytes[at] != '\n'; at++)
        if (from->bytes[at] == '\'')
            return false;
    return true;
}

/* Is there such a byte behind `at`? Remembers a no, so that many unclosed quotes cost one search. */
bool has_closing(shell_reader *from, char quote)
{
    size_t *none = quote == '\'' ? &from->no_single : quote == '"' ? &from->no_double : &from->no_backtick;

    if (from->at >= *none)
        return false;
    if (quote == '\'' && is_apostrophe(from))
        return false;
    for (size_t at = from->at + 1; at < from->end; at++) {
        if (from->bytes[at] == '\\' && quote != '\'')
            at++;
        else if (from->bytes[at] == quote)
            return true;
    }
    if (from->end == from->tree->bytes.length) /* within backticks the text ends earlier */
        *none = from->at;
    return false;
}

void read_single(shell_reader *from, uint32_t parts)
{
    part_literal(from, true, parts); /* '' is a part too */
    for (from->at++; !is_end(from) && peek(from, 0) != '\''; from->at++)
        value_add(from, peek(from, 0), true, parts);
    if (!is_end(from))
        from->at++;
}

/* $'...', behind the dollar: escapes are kept simple: \n and \t, else the byte itself. */
static void read_ansi(shell_reader *from, uint32_t parts)
{
    part_literal(from, true, parts);
    for (from->at++; !is_end(from) && peek(from, 0) != '\''; from->at++) {
        char byte = peek(from, 0);
        if (byte == '\\' && from->at + 1 < from->end) {
            from->at++;
            byte = peek(from, 0);
            byte = byte == 'n' ? '\n' : byte == 't' ? '\t' : byte;
        }
        value_add(from, byte, true, parts);
    }
    if (!is_end(from))
        from->at++;
}

/* A backslash within double quotes; `at` stands on it. */
static void read_escape_in_quotes(shell_reader *from, uint32_t parts)
{
    char next = peek(from, 1);

    if (next == '\n') {
        from->at += 2;
        return;
    }
    if (next && strchr("$`\"\\", next))
        from->at++;
    value_add(from, peek(from, 0), true, parts);
    from->at++;
}

void read_double(shell_reader *from, uint32_t parts)
{
    part_literal(from, true, parts);
    for (from->at++; !is_end(from) && peek(from, 0) != '"';) {
        if (peek(from, 0) == '\\') {
            read_escape_in_quotes(from, parts);
        } else if (!read_expansion(from, true, parts)) {
            value_add(from, peek(from, 0), true, parts);
            from->at++;
        }
    }
    if (!is_end(from))
        from->at++;
}

/* An expansion's raw bytes [start, at) join the value, as a part of their own. Of a long one the value
 * repeats only the beginning: each level of nesting would repeat all that is inside. */
static shell_part *part_add(shell_reader *from, shell_part_type type, size_t start, bool is_quoted)
{
    open_part *added = array_push(&from->parts, from->memory);

    added->part = (shell_part){.type = (uint8_t)type, .is_quoted = is_quoted, .node = SHELL_NO_NODE};
    added->part.part = since(from, start);
    added->value_start = from->value.count;
    for (size_t i = start; i < from->at && i < start + SHELL_VALUE_LIMIT; i++)
        *array_push(&from->value, from->memory) = from->bytes[i];
    added->value_end = from->value.count;
    return &added->part;
}

size_t sum_end(shell_reader *from)
{
    size_t limit = from->at + SHELL_LOOKAHEAD_LIMIT;
    uint32_t open = 0;

    for (size_t at = from->at; at < from->end && at < limit && may_look(from); at++) {
        if (from->bytes[at] == '(') {
            open++;
        } else if (from->bytes[at] == ')') {
            if (!open)
                return at + 1 < from->end && from->bytes[at + 1] == ')' ? at + 2 : 0;
            open--;
        }
    }
    return 0;
}

/* Commands in $( ), <( ), >( ); `at` stands behind the parenthesis. */
static void read_substitution(shell_reader *from, size_t start, bool is_quoted)
{
    uint32_t node = node_open(from, SHELL_SUBSTITUTION, SHELL_NEXT);
    bool is_closed;

    from->tree->nodes.items[node].part.start = (uint32_t)start;
    read_inner_list(from, CLOSE_PAREN);
    is_closed = peek(from, 0) == ')';
    if (is_closed)
        from->at++;
    node_close(from, node);
    if (!is_closed && !from->tree->is_cut) /* what is open ends where its words end, as the command around it */
        from->at = from->tree->nodes.items[node].part.end;
    part_add(from, SHELL_COMMAND_PART, start, is_quoted)->node = node;
}

static bool read_backticks(shell_reader *from, bool is_quoted)
{
    size_t start = from->at, end = start + 1, outer_end = from->end;
    uint32_t node;

    if (!has_closing(from, '`') || is_too_deep(from))
        return false;
    while (end < from->end && from->bytes[end] != '`')
        end += from->bytes[end] == '\\' ? 2 : 1;
    if (end >= from->end)
        return false;
    node = node_open(from, SHELL_SUBSTITUTION, SHELL_NEXT);
    from->at++;
    from->end = end;
    read_inner_list(from, 0);
    from->end = from->tree->is_cut ? from->at : outer_end;
    from->at = from->tree->is_cut ? from->at : end + 1;
    node_close(from, node);
    part_add(from, SHELL_COMMAND_PART, start, is_quoted)->node = node;
    return true;
}

/* What is open while the end of ${ } is looked for: } ) or ". */
typedef struct open_marks {
    char marks[SHELL_MARK_LIMIT];
    uint32_t count;
    bool is_quoted; /* the ${ itself stands in double quotes */
} open_marks;

/* An apostrophe is a plain byte in double quotes, and in ${ } there. */
static bool quotes_single(const open_marks *of)
{
    uint32_t top = of->count - 1;

    if (of->marks[top] == ')')
        return true;
    return of->marks[top] == '}' && (top ? of->marks[top - 1] != '"' : !of->is_quoted);
}

/* One byte's part in what is open. Returns how many bytes were looked at; 0: too deep. */
static size_t mark_byte(const shell_reader *from, open_marks *of, size_t at)
{
    char byte = from->bytes[at], next = at + 1 < from->end ? from->bytes[at + 1] : '\0',
         top = of->marks[of->count - 1];
    char opens = byte == '$' && next == '{' ? '}' : byte == '$' && next == '(' ? ')' : '\0';

    if (byte == '\\')
        return 2;
    if (byte == top) {
        of->count--;
        return 1;
    }
    if (byte == '\'' && quotes_single(of)) {
        const char *end = memchr(from->bytes + at + 1, '\'', from->end - at - 1);
        return end && end < from->bytes + at + SHELL_LOOKAHEAD_LIMIT ? (size_t)(end - from->bytes) + 1 - at
                                                                     : 1;
    }
    if (!opens && ((byte == '"' && top != '"') || (byte == '(' && top == ')')))
        opens = byte == '(' ? ')' : '"';
    if (!opens)
        return 1;
    if (of->count == SHELL_MARK_LIMIT)
        return 0;
    of->marks[of->count++] = opens;
    return byte == '$' ? 2 : 1;
}

/* The end of ${ ... }, with all that is quoted and nested in it; `at` stands behind the brace. 0 when nothing
 * near closes it. */
static size_t brace_end(shell_reader *from, bool is_quoted)
{
    size_t limit = from->at + SHELL_LOOKAHEAD_LIMIT;
    open_marks open = {.marks = {'}'}, .count = 1, .is_quoted = is_quoted};

    for (size_t at = from->at; at < from->end && at < limit && may_look(from);) {
        size_t length = mark_byte(from, &open, at);
        if (!length)
            return 0;
        if (!open.count)
            return at;
        at += length;
    }
    return 0;
}

void read_embedded(shell_reader *from, size_t start, size_t end)
{
    size_t outer_at = from->at, outer_end = from->end;
    uint32_t parts = from->parts.count, value = from->value.count;

    if (is_too_deep(from))
        return;
    from->depth++;
    from->at = start;
    from->end = end;
    while (!is_end(from)) {
        if (peek(from, 0) == '\\')
            from->at += 2;
        else if (!read_expansion(from, true, parts))
            from->at++;
        from->parts.count = parts;
        from->value.count = value;
    }
    from->depth--;
    from->end = from->tree->is_cut ? outer_at : outer_end;
    from->at = outer_at;
}

static size_t name_length(const shell_reader *from, size_t at)
{
    size_t start = at;

    if (at < from->end && is_name_byte(from->bytes[at], true)) {
        while (at < from->end && is_name_byte(from->bytes[at], false))
            at++;
        return at - start;
    }
    return at < from->end && strchr("@*#?$!-0123456789", from->bytes[at]) && from->bytes[at] ? 1 : 0;
}

/* ${name}, ${name:-x}, ${#name}, ${!name}, ${12}. */
static bool read_braces(shell_reader *from, bool is_quoted)
{
    size_t start = from->at, end, name, length;
    shell_part *added;

    from->at += 2;
    end = brace_end(from, is_quoted);
    if (!end) {
        from->at = start;
        return false;
    }
    name = start + 2;
    if ((from->bytes[name] == '#' || from->bytes[name] == '!') && name + 1 < end &&
        from->bytes[name + 1] != ':')
        name++;
    length = name_length(from, name);
    while (from->bytes[name] >= '0' && from->bytes[name] <= '9' && name + length < end &&
           from->bytes[name + length] >= '0' && from->bytes[name + length] <= '9')
        length++;
    if (name + length > end)
        length = end - name;
    read_embedded(from, name + length, end);
    from->at = end + 1;
    added = part_add(from, SHELL_VARIABLE, start, is_quoted);
    added->text = reader_slice(from, name, name + length);
    added->rest =
        name > start + 2 ? reader_slice(from, start + 2, name) : reader_slice(from, name + length, end);
    return true;
}

/* ${{ expression }} of a workflow. */
static bool read_workflow_expression(shell_reader *from, bool is_quoted)
{
    size_t start = from->at;
    size_t end = text_find_text(reader_slice(from, 0, from->end), TEXT("}}"), start + 3);
    size_t line = text_find(reader_slice(from, 0, from->end), '\n', start);

    if (end >= from->end || end > line)
        return false;
    from->at = end + 2;
    part_add(from, SHELL_EXPRESSION, start, is_quoted)->text = text_trim(reader_slice(from, start + 3, end));
    return true;
}

static bool read_dollar_name(shell_reader *from, bool is_quoted)
{
    size_t start = from->at, length = name_length(from, start + 1);

    if (!length)
        return false;
    from->at += 1 + length;
    part_add(from, SHELL_VARIABLE, start, is_quoted)->text =
        reader_slice(from, start + 1, start + 1 + length);
    return true;
}

static bool read_sum(shell_reader *from, bool is_quoted)
{
    size_t start = from->at, end;

    from->at += 3;
    end = sum_end(from);
    if (end)
        read_embedded(from, start + 3, end - 2);
    from->at = end ? end : start;
    if (end)
        part_add(from, SHELL_SUM, start, is_quoted);
    return end != 0;
}

/* $[1 + 2], as $((1 + 2)) was once written. */
static bool read_old_sum(shell_reader *from, bool is_quoted)
{
    size_t start = from->at, limit = start + SHELL_LOOKAHEAD_LIMIT, open = 0;

    for (size_t at = start + 1; at < from->end && at < limit && from->bytes[at] != '\n' && may_look(from);
         at++) {
        open += from->bytes[at] == '[';
        open -= from->bytes[at] == ']';
        if (open)
            continue;
        read_embedded(from, start + 2, at);
        from->at = at + 1;
        part_add(from, SHELL_SUM, start, is_quoted);
        return true;
    }
    return false;
}

static bool read_dollar(shell_reader *from, bool is_quoted, uint32_t parts)
{
    size_t start = from->at;

    switch (peek(from, 1)) {
    case '\'':
        if (is_quoted)
            return false;
        from->at++;
        if (!has_closing(from, '\'')) {
            from->at = start;
            return false;
        }
        read_ansi(from, parts);
        return true;
    case '"': /* $"translated" */
        return false;
    case '{':
        return (peek(from, 2) == '{' && read_workflow_expression(from, is_quoted)) ||
               read_braces(from, is_quoted);
    case '(':
        if (peek(from, 2) == '(' && read_sum(from, is_quoted))
            return true;
        if (is_too_deep(from))
            return false;
        from->at += 2;
        read_substitution(from, start, is_quoted);
        return true;
    case '[':
        return read_old_sum(from, is_quoted);
    default:
        return read_dollar_name(from, is_quoted);
    }
}

bool read_expansion(shell_reader *from, bool is_quoted, uint32_t parts)
{
    size_t start = from->at;
    char byte = peek(from, 0);

    if (byte == '$')
        return read_dollar(from, is_quoted, parts);
    if (byte == '`')
        return read_backticks(from, is_quoted);
    if ((byte == '<' || byte == '>') && peek(from, 1) == '(' && !is_quoted && !is_too_deep(from)) {
        from->at += 2;
        read_substitution(from, start, is_quoted);
        return true;
    }
    return false;
}
