/* parse_expression.c — one value; and answers to operators, which a description has no use for. */
#include "parse.h"

static const char *const comparing[] = {"==", "~=", "<", ">", "<=", ">=", "!="};
static const char *const calculating[] = {"+", "-", "*", "/", "//", "%", "^", "&", "|", "~", "<<", ">>"};

static bool is_one_of(const scan *file, const char *const *symbols, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (parse_is(file, symbols[i]))
            return true;
    return false;
}

#define IS_ONE_OF(file, symbols) is_one_of((file), (symbols), sizeof(symbols) / sizeof *(symbols))

static parsed step(scan *file, value_type type)
{
    return (parsed){.type = type, .first = file->i, .last = file->i++};
}

static parsed parse_keyword(scan *file)
{
    parsed value = {.first = file->i, .last = file->i};

    if (parse_is(file, "function")) {
        parse_function(file);
        value.type = VALUE_FUNCTION;
        value.last = file->i - 1;
        return value;
    }
    if (parse_is(file, "nil")) {
        parse_answer(file, file->i, file->i, MESSAGE_nil_value, ANSWER(NOTHING));
        return step(file, VALUE_UNKNOWN);
    }
    if (parse_is(file, "true") || parse_is(file, "false"))
        return step(file, VALUE_UNKNOWN);
    parse_lose(file, file->i, file->i, MESSAGE_control, ANSWER(parse_text(file, file->i)));
    return value;
}

/* The text of an example's file ended at the first ]], in the middle of a line. */
static bool is_cut(const scan *file, uint32_t i)
{
    const token *some = parse_token(file, i), *next = parse_token(file, i + 1);

    return file->is_in_example && some->type == TOKEN_LONG && text_starts(parse_text(file, i), TEXT("[[")) &&
           next->type != TOKEN_END && !parse_is_at(file, i + 1, ",") && !parse_is_at(file, i + 1, ";") &&
           !parse_is_at(file, i + 1, "}") && !parse_is_at(file, i + 1, "]") &&
           text_find(text_slice(file->bytes, 0, next->part.start), '\n', some->part.end) == next->part.start;
}

static parsed parse_operand(scan *file, role where)
{
    const token *next = parse_token(file, file->i);

    if (parse_is_text(file, file->i)) {
        parse_check_text(file, file->i);
        if (is_cut(file, file->i))
            parse_lose(file, file->i, file->i, MESSAGE_long_text_ended, ANSWER(NOTHING));
        return step(file, VALUE_TEXT);
    }
    if (next->type == TOKEN_NUMBER)
        return step(file, VALUE_NUMBER);
    if (next->type == TOKEN_NAME || parse_is(file, "("))
        return parse_chain(file, where);
    if (parse_is(file, "{"))
        return parse_table(file, 0);
    if (next->type == TOKEN_KEYWORD)
        return parse_keyword(file);
    if (parse_is(file, "[")) {
        parse_lose(file, file->i, file->i, MESSAGE_square_list, ANSWER(NOTHING));
        return (parsed){.first = file->i, .last = file->i};
    }
    if (parse_is(file, ":") && file->i && parse_is_at(file, file->i - 1, ",")) {
        parse_lose(file, file->i, file->i, MESSAGE_colon_after_comma, ANSWER(NOTHING));
        return (parsed){.first = file->i, .last = file->i};
    }
    parse_lose(file, file->i, file->i, MESSAGE_unexpected,
               ANSWER(next->type == TOKEN_END ? TEXT("the end of the file") : parse_text(file, file->i),
                      TEXT("a value is missing before it.")));
    return (parsed){.first = file->i, .last = file->i};
}

static bool is_selection(const parsed *value)
{
    return value->type == VALUE_SELECTION || value->type == VALUE_PATTERN || value->type == VALUE_SENTENCE;
}

/* An operator that is wrong whatever stands around it is answered here. */
static bool answer_operator(scan *file)
{
    text symbol = parse_text(file, file->i);
    message_id which;

    if (parse_is(file, "or") || parse_is(file, "||"))
        which = MESSAGE_or_word;
    else if (parse_is(file, "and") || parse_is(file, "&&"))
        which = MESSAGE_and_word;
    else if (IS_ONE_OF(file, comparing))
        which = MESSAGE_compares;
    else
        return false;
    parse_answer(file, file->i, file->i, which, ANSWER(symbol));
    return true;
}

static bool is_operator(const scan *file)
{
    return parse_is(file, "or") || parse_is(file, "and") || parse_is(file, "&&") || parse_is(file, "||") ||
           parse_is(file, "..") || IS_ONE_OF(file, comparing) || IS_ONE_OF(file, calculating);
}

/* Steps over `not`, `#` and signs. */
static void parse_unary(scan *file)
{
    for (;; file->i++) {
        if (parse_is(file, "not"))
            parse_answer(file, file->i, file->i, MESSAGE_not_word, ANSWER(NOTHING));
        else if (parse_is(file, "#"))
            parse_answer(file, file->i, file->i, MESSAGE_length, ANSWER(NOTHING));
        else if (!parse_is(file, "-") && !parse_is(file, "~"))
            return;
    }
}

static parsed parse_first(scan *file, role where)
{
    parsed value = {.first = file->i, .last = file->i};

    parse_unary(file);
    if (++file->depth > SCAN_DEPTH)
        parse_lose(file, file->i, file->i, MESSAGE_too_deep, ANSWER(NOTHING));
    else
        value = parse_operand(file, where);
    file->depth--;
    return value;
}

parsed parse_expression(scan *file, role where)
{
    uint32_t first = file->i;
    parsed value = parse_first(file, where);
    value.first = first;
    while (!file->is_lost && is_operator(file)) {
        uint32_t sign = file->i;
        bool is_answered = answer_operator(file), is_join = parse_is(file, "..");
        parsed right;
        file->i++;
        parse_unary(file);
        right = parse_operand(file, where);
        if (!is_answered && (is_selection(&value) || is_selection(&right)))
            parse_answer(file, sign, sign, is_join ? MESSAGE_joins : MESSAGE_calculates,
                         ANSWER(parse_text(file, sign)));
        value = (parsed){.type = is_join ? VALUE_TEXT : VALUE_UNKNOWN, .first = first, .last = right.last};
    }
    return value;
}
