/* parse.c — looking at tokens, quoting them, and answering at their place. */
#include "parse.h"

#include "buffer.h"

const token *parse_token(const scan *file, uint32_t i)
{
    return &file->tokens.items[i < file->tokens.count ? i : file->tokens.count - 1];
}

text parse_text(const scan *file, uint32_t i)
{
    span part = parse_token(file, i)->part;

    return text_slice(file->bytes, part.start, part.end);
}

bool parse_is_at(const scan *file, uint32_t i, const char *symbol)
{
    token_type type = parse_token(file, i)->type;

    return (type == TOKEN_SYMBOL || type == TOKEN_KEYWORD) && text_is(parse_text(file, i), symbol);
}

bool parse_is(const scan *file, const char *symbol)
{
    return parse_is_at(file, file->i, symbol);
}

bool parse_takes(scan *file, const char *symbol)
{
    if (!parse_is(file, symbol))
        return false;
    file->i++;
    return true;
}

bool parse_is_text(const scan *file, uint32_t i)
{
    token_type type = parse_token(file, i)->type;

    return type == TOKEN_QUOTED || type == TOKEN_LONG;
}

uint32_t parse_block_end(const scan *file, uint32_t i)
{
    uint32_t depth = 0;

    for (; parse_token(file, i)->type != TOKEN_END; i++) {
        if (parse_is_at(file, i, "function") || parse_is_at(file, i, "if") || parse_is_at(file, i, "do") ||
            parse_is_at(file, i, "repeat"))
            depth++;
        else if (depth && (parse_is_at(file, i, "end") || parse_is_at(file, i, "until")) && !--depth)
            return i;
    }
    return i;
}

/* function(row) ... end: a body isn't quoted. Returns the token of `end`. */
static uint32_t write_function(const scan *file, uint32_t i, uint32_t last, buffer *out)
{
    uint32_t end = parse_block_end(file, i), close = i;

    while (close < end && !parse_is_at(file, close, ")"))
        close++;
    buffer_add(out,
               text_slice(file->bytes, parse_token(file, i)->part.start, parse_token(file, close)->part.end));
    buffer_add(out, TEXT(" ... end"));
    return end < last ? end : last;
}

text parse_written(const scan *file, uint32_t first, uint32_t last)
{
    buffer out = buffer_new(file->memory);
    uint32_t before = UINT32_MAX;

    for (uint32_t i = first; i <= last && i < file->tokens.count; i++) {
        if (out.length > SCAN_WRITTEN) {
            buffer_add(&out, TEXT(" ..."));
            break;
        }
        if (before != UINT32_MAX && parse_token(file, i)->part.start > parse_token(file, before)->part.end &&
            !parse_is_at(file, before, "(") && !parse_is_at(file, i, ")"))
            buffer_add_byte(&out, ' ');
        if (parse_is_at(file, i, "function"))
            i = write_function(file, i, last, &out);
        else
            buffer_add(&out, parse_text(file, i));
        before = i;
    }
    return buffer_text(&out);
}

static place tokens_place(const scan *file, uint32_t first, uint32_t last)
{
    span part = {parse_token(file, first)->part.start, parse_token(file, last)->part.end};

    return (place){.path = file->path, .part = part, .is_rule = true};
}

void parse_answer(scan *file, uint32_t first, uint32_t last, message_id which, answer_parts parts)
{
    if (file->problems->count < file->most)
        answer_add(file->memory, file->problems, tokens_place(file, first, last), which, parts);
    if (file->problems->count < file->most)
        return;
    file->is_lost = true; /* enough: to the end */
    file->i = file->tokens.count - 1;
}

void parse_lose(scan *file, uint32_t first, uint32_t last, message_id which, answer_parts parts)
{
    parse_answer(file, first, last, which, parts);
    file->is_lost = true;
}
