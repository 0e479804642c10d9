/* tokens.c — Lua's lexical rules (manual 3.1), and answers to what people write instead.
 *
 * Curly quotes are read as the straight ones that were meant, so that one slip gives one answer. */
#include "token.h"

#include <string.h>

#include "buffer.h"

typedef struct lexer {
    arena *memory;
    text path, bytes;
    finding_array *problems;
    token_list out;
    uint32_t line, line_start, answers;
} lexer;

enum { MOST_ANSWERS = 50 }; /* a file of another kind */

static const char *const keywords[] = {"and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
                                       "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
                                       "repeat",   "return", "then", "true", "until",  "while"};

/* Longest first. */
static const char *const symbols[] = {"...", "<<", ">>", "//", "==", "~=", "<=", ">=", "::", ".."};

static char at(const lexer *from, size_t i)
{
    return i < from->bytes.length ? from->bytes.start[i] : '\0';
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static bool looks_at(const lexer *from, size_t i, const char *what)
{
    return text_starts(text_slice(from->bytes, i, from->bytes.length), text_from(what));
}

static place place_of(const lexer *from, size_t start, size_t end)
{
    return (place){.path = from->path, .part = {(uint32_t)start, (uint32_t)end}, .is_rule = true};
}

static void answer(lexer *from, size_t start, size_t end, message_id which, answer_parts parts)
{
    answer_add(from->memory, from->problems, place_of(from, start, end), which, parts);
    if (++from->answers >= MOST_ANSWERS)
        from->out.is_broken = true;
}

static text slice(const lexer *from, size_t start, size_t end)
{
    return text_slice(from->bytes, start, end);
}

static void add(lexer *from, token_type type, size_t start, size_t end)
{
    token *made = array_push(&from->out.tokens, from->memory);

    made->type = type;
    made->part = (span){(uint32_t)start, (uint32_t)end};
    made->line = from->line;
    made->column = (uint32_t)(start - from->line_start);
}

static size_t line_end(const lexer *from, size_t i)
{
    while (i < from->bytes.length && at(from, i) != '\n' && at(from, i) != '\r')
        i++;
    return i;
}

/* Line ends between `start` and `end` were passed. */
static void count_lines(lexer *from, size_t start, size_t end)
{
    for (size_t i = start; i < end; i++) {
        if (at(from, i) == '\r' && at(from, i + 1) == '\n')
            continue;
        if (at(from, i) == '\n' || at(from, i) == '\r') {
            from->line++;
            from->line_start = (uint32_t)i + 1;
        }
    }
}

/* ---- texts ---- */

/* The `=`s of "[==[" at `i`; -1 when it is no long bracket. */
static int long_level(const lexer *from, size_t i)
{
    int level = 0;

    if (at(from, i) != '[')
        return -1;
    while (at(from, i + 1 + level) == '=')
        level++;
    return at(from, i + 1 + level) == '[' ? level : -1;
}

/* Behind the closing bracket of that level; 0 when there is none. */
static size_t long_end(const lexer *from, size_t i, int level)
{
    for (; i < from->bytes.length; i++) {
        int equals = 0;
        if (at(from, i) != ']')
            continue;
        while (at(from, i + 1 + equals) == '=')
            equals++;
        if (equals == level && at(from, i + 1 + equals) == ']')
            return i + 2 + level;
    }
    return 0;
}

static text long_close(lexer *from, int level)
{
    buffer close = buffer_new(from->memory);

    buffer_add_byte(&close, ']');
    for (int i = 0; i < level; i++)
        buffer_add_byte(&close, '=');
    buffer_add_byte(&close, ']');
    return buffer_text(&close);
}

/* Did the text that ended at `end` hold ]] itself, as [[ [[:alpha:]] ]] does? Where it was meant to end, else
 * 0. */
static size_t meant_end(const lexer *from, size_t end)
{
    size_t last = line_end(from, end), close = text_find_text(slice(from, 0, last), TEXT("]]"), end);
    text between = slice(from, end, close);

    if (close >= last)
        return at(from, end) == ']' ? end + 1 : 0;
    if (text_find(between, '"', 0) < between.length ||
        text_find_text(between, TEXT("[["), 0) < between.length)
        return 0;
    return close + 2;
}

static size_t read_long(lexer *from, size_t start, int level)
{
    size_t end = long_end(from, start + 2 + level, level);

    if (!end) {
        answer(from, start, start + 2 + level, MESSAGE_open_long_text,
               ANSWER(slice(from, start, start + 2 + level), long_close(from, level)));
        from->out.is_broken = true;
        return from->bytes.length;
    }
    add(from, TOKEN_LONG, start, end);
    count_lines(from, start, end);
    if (!level && meant_end(from, end)) {
        answer(from, end - 2, end, MESSAGE_long_text_ended, ANSWER(NOTHING));
        return meant_end(from, end);
    }
    return end;
}

static size_t read_quoted(lexer *from, size_t start)
{
    char quote = at(from, start);
    size_t end = line_end(from, start), i = start + 1;

    while (i < end && at(from, i) != quote)
        i += at(from, i) == '\\' && i + 1 < end ? 2 : 1;
    if (i >= end) {
        answer(from, start, end, MESSAGE_open_quote, ANSWER(slice(from, start, start + 1)));
        from->out.is_broken = true;
        return end;
    }
    add(from, TOKEN_QUOTED, start, i + 1);
    return i + 1;
}

/* “ ” „ ‟ ‘ ’ ‚ ‛ are E2 80 98 to 9F; 0 when it is none of them. */
static size_t curly_length(const lexer *from, size_t i)
{
    return at(from, i) == '\xe2' && at(from, i + 1) == '\x80' && (unsigned char)at(from, i + 2) >= 0x98 &&
                   (unsigned char)at(from, i + 2) <= 0x9f
               ? 3
               : 0;
}

static size_t read_curly(lexer *from, size_t start)
{
    size_t end = line_end(from, start), i = start + 3;

    while (i < end && !curly_length(from, i) && at(from, i) != '"')
        i++;
    answer(from, start, i < end ? i + (curly_length(from, i) ? 3 : 1) : start + 3, MESSAGE_curly_quote,
           ANSWER(text_print(from->memory, "\"%.*s\"", i < end ? (int)(i - start - 3) : 3,
                             i < end ? from->bytes.start + start + 3 : "...")));
    if (i >= end) {
        from->out.is_broken = true;
        return end;
    }
    i += curly_length(from, i) ? 3 : 1;
    add(from, TOKEN_QUOTED, start, i);
    return i;
}

/* ---- the rest ---- */

static size_t read_comment(lexer *from, size_t start)
{
    int level = long_level(from, start + 2);
    size_t end;

    if (level < 0)
        return line_end(from, start);
    end = long_end(from, start + 4 + level, level);
    if (!end) {
        answer(from, start, start + 4 + level, MESSAGE_open_comment,
               ANSWER(slice(from, start + 2, start + 4 + level), long_close(from, level)));
        from->out.is_broken = true;
        return from->bytes.length;
    }
    count_lines(from, start, end);
    return end;
}

static size_t read_name(lexer *from, size_t start)
{
    size_t end = start;

    while (is_letter(at(from, end)) || is_digit(at(from, end)))
        end++;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (text_is(slice(from, start, end), keywords[i])) {
            add(from, TOKEN_KEYWORD, start, end);
            return end;
        }
    add(from, TOKEN_NAME, start, end);
    return end;
}

static size_t read_number(lexer *from, size_t start)
{
    size_t end = start;

    while (is_letter(at(from, end)) || is_digit(at(from, end)) ||
           (at(from, end) == '.' && at(from, end + 1) != '.') ||
           ((at(from, end) == '-' || at(from, end) == '+') && strchr("eEpP", at(from, end - 1))))
        end++;
    add(from, TOKEN_NUMBER, start, end);
    return end;
}

static bool begins_line(const lexer *from, size_t start)
{
    for (size_t i = from->line_start; i < start; i++)
        if (at(from, i) != ' ' && at(from, i) != '\t')
            return false;
    return true;
}

/* `name` as in markdown: read on as if it were a text. */
static size_t read_backquoted(lexer *from, size_t start)
{
    size_t end = line_end(from, start), i = start + 1;

    if (text_starts(text_slice(from->bytes, start, end), TEXT("```"))) {
        answer(from, start, end, MESSAGE_fence, ANSWER(NOTHING));
        from->out.is_broken = true;
        return end;
    }
    while (i < end && at(from, i) != '`')
        i++;
    answer(from, start, i < end ? i + 1 : start + 1, MESSAGE_backquote,
           ANSWER(text_print(from->memory, "\"%.*s\"", i < end ? (int)(i - start - 1) : 3,
                             i < end ? from->bytes.start + start + 1 : "...")));
    if (i >= end) {
        from->out.is_broken = true;
        return end;
    }
    add(from, TOKEN_QUOTED, start, i + 1);
    return i + 1;
}

static size_t strange_length(const lexer *from, size_t start)
{
    size_t end = start + 1;

    while ((unsigned char)at(from, end) >= 0x80 && (unsigned char)at(from, end) < 0xc0)
        end++;
    return end - start;
}

static size_t read_strange(lexer *from, size_t start)
{
    size_t length = strange_length(from, start);

    if (at(from, start) == '!' && at(from, start + 1) == '=') {
        add(from, TOKEN_SYMBOL, start, start + 2);
        return start + 2;
    }
    if (looks_at(from, start, "&&") || looks_at(from, start, "||")) {
        add(from, TOKEN_SYMBOL, start, start + 2);
        return start + 2;
    }
    answer(from, start, start + length, MESSAGE_strange_sign, ANSWER(slice(from, start, start + length)));
    return start + length;
}

static size_t read_symbol(lexer *from, size_t start)
{
    if ((looks_at(from, start, "//") || at(from, start) == '#') && begins_line(from, start)) {
        answer(from, start, start + (at(from, start) == '#' ? 1 : 2), MESSAGE_comment_sign,
               ANSWER(slice(from, start, start + (at(from, start) == '#' ? 1 : 2))));
        return line_end(from, start);
    }
    if (looks_at(from, start, "&&") || looks_at(from, start, "||"))
        return read_strange(from, start);
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        if (looks_at(from, start, symbols[i])) {
            add(from, TOKEN_SYMBOL, start, start + strlen(symbols[i]));
            return start + strlen(symbols[i]);
        }
    if (!at(from, start) || !strchr("+-*/%^#&~|<>=(){}[];:,.", at(from, start)))
        return read_strange(from, start);
    add(from, TOKEN_SYMBOL, start, start + 1);
    return start + 1;
}

static size_t read_one(lexer *from, size_t i)
{
    char byte = at(from, i);

    if (byte == '\n' || byte == '\r') {
        count_lines(from, i, i + 1);
        return i + 1;
    }
    if (byte == ' ' || byte == '\t' || byte == '\f' || byte == '\v')
        return i + 1;
    if (byte == '-' && at(from, i + 1) == '-')
        return read_comment(from, i);
    if (is_letter(byte))
        return read_name(from, i);
    if (is_digit(byte) || (byte == '.' && is_digit(at(from, i + 1))))
        return read_number(from, i);
    if (byte == '"' || byte == '\'')
        return read_quoted(from, i);
    if (long_level(from, i) >= 0)
        return read_long(from, i, long_level(from, i));
    if (at(from, i) == '`')
        return read_backquoted(from, i);
    return curly_length(from, i) ? read_curly(from, i) : read_symbol(from, i);
}

token_list tokens_read(arena *memory, text path, text bytes, finding_array *problems)
{
    lexer from = {.memory = memory, .path = path, .bytes = bytes, .problems = problems, .line = 1};
    size_t i = 0;

    array_push(&from.out.tokens, memory)->type = TOKEN_SYMBOL; /* number 0 */
    if (text_starts(bytes, TEXT("\xef\xbb\xbf")))              /* a byte order mark */
        i = from.line_start = 3;
    if (text_find(bytes, '\0', 0) < bytes.length) {
        size_t zero = text_find(bytes, '\0', 0);
        answer(&from, zero, zero + 1, MESSAGE_zero_byte, ANSWER(NOTHING));
        from.out.is_broken = true;
    }
    while (i < bytes.length && !from.out.is_broken)
        i = read_one(&from, i);
    add(&from, TOKEN_END, bytes.length, bytes.length);
    return from.out;
}
