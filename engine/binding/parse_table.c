/* parse_table.c — entries between braces and parentheses, and the places of a contract's entries.
 *
 * A missing comma is answered on its own line and the list goes on. A bracket that is never closed would
 * swallow the rest of the file: the word `contract` at the beginning of a line, a wrong bracket or the file's
 * end shows it, and indentation shows which one. */
#include "parse.h"

static const char *const card_keys[] = {"says", "why", "fix", "severity", "tags"};

static bool is_card_key(text name)
{
    for (size_t i = 0; i < sizeof card_keys / sizeof *card_keys; i++)
        if (text_is(name, card_keys[i]))
            return true;
    return false;
}

static bool begins_line(const scan *file, uint32_t i)
{
    return !i || parse_token(file, i - 1)->line < parse_token(file, i)->line;
}

static uint32_t line_indent(const scan *file, uint32_t i)
{
    while (!begins_line(file, i))
        i--;
    return parse_token(file, i)->column;
}

/* Does a new statement begin here, so that everything before it should be closed? */
static bool is_statement(const scan *file, uint32_t i)
{
    if (parse_token(file, i)->type == TOKEN_END)
        return true;
    if (!begins_line(file, i))
        return false;
    return parse_is_at(file, i, "local") || parse_is_at(file, i, "return") || parse_is_card(file, i);
}

static bool is_open(const scan *file, uint32_t i)
{
    return parse_is_at(file, i, "{") || parse_is_at(file, i, "(");
}

static bool is_close(const scan *file, uint32_t i)
{
    return parse_is_at(file, i, "}") || parse_is_at(file, i, ")") || parse_is_at(file, i, "]");
}

/* Of the brackets from `open` to here, the one whose closing bracket begins a line further left than its own
 * line: that one belongs to somebody else. `open` itself when there is none. */
static uint32_t guilty_bracket(scan *file, uint32_t open)
{
    ARRAY(uint32_t) stack = {0};

    for (uint32_t i = open + 1; i < file->i; i++) {
        if (is_open(file, i))
            *array_push(&stack, file->memory) = i;
        else if (is_close(file, i) && stack.count) {
            uint32_t own = stack.items[--stack.count];
            if (begins_line(file, i) && parse_token(file, i)->column < line_indent(file, own))
                return own;
        }
    }
    return open;
}

static void answer_open(scan *file, uint32_t open)
{
    uint32_t own = guilty_bracket(file, open);
    text sign = parse_text(file, own);
    bool is_brace = text_is(sign, "{");

    parse_lose(file, own, own, MESSAGE_open_bracket,
               ANSWER(sign, is_brace ? TEXT("}") : TEXT(")"),
                      is_brace ? TEXT("behind its last entry, mostly on a line of its own")
                               : TEXT("where the parentheses end")));
}

/* Does some open bracket, from the beginning of the statement on, wait for the closing one that comes next?
 */
static bool closes_outer(scan *file)
{
    const char *wanted = parse_is(file, ")") ? "(" : parse_is(file, "}") ? "{" : "[";
    ARRAY(uint32_t) stack = {0};
    uint32_t start = file->i;

    while (start > 1 && !(parse_token(file, start)->column == 0 && is_statement(file, start)))
        start--;
    for (uint32_t i = start; i < file->i; i++) {
        if (is_open(file, i))
            *array_push(&stack, file->memory) = i;
        else if (is_close(file, i) && stack.count)
            stack.count--;
    }
    for (uint32_t i = 0; i < stack.count; i++)
        if (parse_is_at(file, stack.items[i], wanted))
            return true;
    return false;
}

/* A closing bracket that isn't ours: the outer one's, so that ours is missing; or nobody's. */
static void answer_closer(scan *file, uint32_t open)
{
    if (closes_outer(file)) {
        answer_open(file, open);
        return;
    }
    parse_answer(file, file->i, file->i, MESSAGE_extra_bracket,
                 ANSWER(parse_is(file, ")")   ? TEXT("(")
                        : parse_is(file, "}") ? TEXT("{")
                                              : TEXT("["),
                        parse_text(file, file->i)));
    file->i++;
}

static bool may_follow_comma(const scan *file, uint32_t i)
{
    token_type type = parse_token(file, i)->type;

    return type == TOKEN_NAME || type == TOKEN_KEYWORD || type == TOKEN_NUMBER || parse_is_text(file, i) ||
           is_open(file, i) || (parse_is_at(file, i, "[") && begins_line(file, i));
}

/* A whole entry is too long to quote: its last word, text or bracket is enough to find it. */
static text quoted_end(const scan *file, uint32_t last)
{
    if (parse_is_at(file, last, ")") || parse_is_at(file, last, "}"))
        return text_print(file->memory, "...%.*s", TEXT_FORMAT(parse_text(file, last)));
    return parse_text(file, last);
}

/* every docs :has(...): the quantifier took nothing, and what it is about stands behind it. */
static bool is_open_quantifier(const scan *file, uint32_t last)
{
    word some = word_named(parse_text(file, last));

    return some && word_about(some)->shape == SHAPE_QUANTIFIER &&
           parse_token(file, last)->type == TOKEN_NAME && parse_token(file, last + 1)->type == TOKEN_NAME &&
           parse_token(file, last)->line == parse_token(file, last + 1)->line;
}

/* A text, a bracket, a local or a source: something that words can hang on. */
static bool can_go_on(scan *file, uint32_t last)
{
    return parse_token(file, last)->type != TOKEN_NAME || parse_local(file, parse_text(file, last)) ||
           word_about(word_named(parse_text(file, last)))->shape == SHAPE_SOURCE;
}

/* every(docs) has(section): a word that goes on, and its colon was forgotten. */
static bool goes_on(scan *file, uint32_t last)
{
    word some = word_named(parse_text(file, last + 1));
    word_shape shape = some ? word_about(some)->shape : SHAPE_NONE;

    return parse_token(file, last + 1)->type == TOKEN_NAME && can_go_on(file, last) && shape != SHAPE_NONE &&
           shape != SHAPE_SOURCE && shape != SHAPE_QUANTIFIER && shape != SHAPE_HELPER;
}

/* The words that would have hung on what stands before, so that they are no entries of their own. */
static void step_over_words(scan *file)
{
    do {
        file->i++;
        while (!file->is_lost && parse_is_argument(file, file->i))
            parse_arguments(file, UINT32_MAX);
    } while (!file->is_lost && parse_is(file, ":") && parse_token(file, file->i + 1)->type == TOKEN_NAME &&
             parse_takes(file, ":"));
}

/* Was what stands between the two answered already: `:has` alone, or a name that nobody knows? */
static bool is_answered(scan *file, uint32_t last)
{
    bool is_name = parse_token(file, last + 1)->type == TOKEN_NAME;

    if (parse_token(file, last)->type == TOKEN_NAME && parse_is_at(file, last - 1, ":"))
        return true;
    return is_name && !word_named(parse_text(file, last + 1)) &&
           !parse_local(file, parse_text(file, last + 1)) && !is_card_key(parse_text(file, last + 1));
}

/* The same behind an entry that ends on the same line; false when it is none of these. */
static bool answer_on_line(scan *file, uint32_t last)
{
    if (parse_token(file, last)->line != parse_token(file, last + 1)->line)
        return false;
    if (goes_on(file, last)) {
        parse_answer(file, last + 1, last + 1, MESSAGE_colon_missing, ANSWER(parse_text(file, last + 1)));
        step_over_words(file);
        parse_takes(file, ",");
        return true;
    }
    if (parse_is(file, "=")) {
        parse_lose(file, file->i, file->i, MESSAGE_equals_sign,
                   ANSWER(parse_token(file, last)->type == TOKEN_NAME ? parse_text(file, last) : TEXT(":is"),
                          parse_text(file, last + 2)));
        return true;
    }
    return is_answered(file, last);
}

/* Behind an entry that is followed by neither a comma nor the end. */
static void answer_follower(scan *file, uint32_t open)
{
    uint32_t last = file->i - 1;

    if (is_statement(file, file->i))
        answer_open(file, open);
    else if (is_close(file, file->i))
        answer_closer(file, open);
    else if (is_open_quantifier(file, last))
        parse_lose(file, last, last, MESSAGE_quantifier_open,
                   ANSWER(parse_text(file, last), parse_text(file, last + 1)));
    else if (answer_on_line(file, last))
        return;
    else if (may_follow_comma(file, file->i))
        parse_answer(file, last, last, MESSAGE_comma, ANSWER(quoted_end(file, last)));
    else
        parse_lose(
            file, file->i, file->i, MESSAGE_unexpected,
            ANSWER(parse_text(file, file->i), TEXT("a comma or a closing bracket is missing before it.")));
}

/* Between parentheses a new line that begins a sentence or a key shows that they weren't closed. */
static bool shows_open(const scan *file, uint32_t open, uint32_t i)
{
    word some = word_named(parse_text(file, i));

    if (!parse_is_at(file, open, "(") || !begins_line(file, i) || parse_token(file, i)->type != TOKEN_NAME)
        return false;
    return (some && word_about(some)->shape == SHAPE_QUANTIFIER) || some == WORD_excuse ||
           (is_card_key(parse_text(file, i)) && parse_is_at(file, i + 1, "="));
}

void parse_list(scan *file, uint32_t open, const char *close, void (*entry)(scan *file, void *context),
                void *context)
{
    while (!file->is_lost && !parse_takes(file, close)) {
        if (is_statement(file, file->i) || shows_open(file, open, file->i)) {
            answer_open(file, open);
            return;
        }
        if (is_close(file, file->i)) {
            answer_closer(file, open);
            continue;
        }
        if (parse_is(file, ",") || parse_is(file, ";")) {
            parse_answer(file, file->i, file->i, MESSAGE_extra_comma, ANSWER(NOTHING));
            file->i++;
            continue;
        }
        entry(file, context);
        if (file->is_lost || parse_is(file, close))
            continue;
        if (parse_takes(file, ",")) {
            if (*close == ')' && parse_is(file, close)) /* between braces Lua passes over it */
                parse_answer(file, file->i - 1, file->i - 1, MESSAGE_last_comma, ANSWER(NOTHING));
            continue;
        }
        if (parse_is(file, ";")) { /* between braces Lua takes it for a comma */
            if (*close == ')')
                parse_answer(file, file->i, file->i, MESSAGE_semicolon, ANSWER(NOTHING));
            file->i++;
            continue;
        }
        answer_follower(file, open);
    }
}

/* ---- tables ---- */

typedef struct table_context {
    uint32_t owner;       /* of its entries; 0: they are not kept */
    bool is_card;         /* the braces of a contract, or of another word that takes a name and braces */
    ARRAY(uint32_t) keys; /* their tokens */
} table_context;

/* says, and the same between quotes in ["says"]. */
static text key_text(const scan *file, uint32_t key)
{
    text written = parse_text(file, key);

    return parse_token(file, key)->type == TOKEN_QUOTED ? text_slice(written, 1, written.length - 1)
                                                        : written;
}

static void check_twice(scan *file, table_context *table, uint32_t key)
{
    for (uint32_t i = 0; i < table->keys.count; i++)
        if (text_equal(key_text(file, table->keys.items[i]), key_text(file, key))) {
            parse_answer(file, key, key, MESSAGE_duplicate_key, ANSWER(parse_text(file, key)));
            return;
        }
    *array_push(&table->keys, file->memory) = key;
}

/* `key` is a token, 0 when there is none; of ["docs/a.md"] it is the text. */
static void keep_entry(scan *file, const table_context *table, uint32_t key, const parsed *value)
{
    scan_entry *entry;

    if (!table->owner)
        return;
    entry = array_push(&file->entries, file->memory);
    entry->owner = table->owner;
    entry->key = key ? key_text(file, key) : NOTHING;
    key = key ? key : value->first;
    entry->key_part = parse_token(file, key)->part;
    entry->value =
        (span){parse_token(file, value->first)->part.start, parse_token(file, value->last)->part.end};
}

static bool is_quantifier(text name)
{
    return word_about(word_named(name))->shape == SHAPE_QUANTIFIER;
}

/* key = value, key: value, key "value": the sign is stepped over, and answered when it is wrong. False when
 * none of it. */
static bool parse_key(scan *file, const table_context *table)
{
    uint32_t key = file->i, value;
    bool is_key = parse_token(file, key)->type == TOKEN_NAME;

    if (!is_key)
        return false;
    if (parse_is_at(file, key + 1, "=")) {
        file->i += 2;
        return true;
    }
    if (parse_is_at(file, key + 1, ":") && parse_token(file, key + 2)->type != TOKEN_NAME &&
        !parse_local(file, parse_text(file, key)))
        value = key + 2;
    else if (table->is_card && is_card_key(parse_text(file, key)) && !parse_is_at(file, key + 1, ":"))
        value = parse_is_at(file, key + 1, "==") ? key + 2 : key + 1;
    else
        return false;
    if (is_quantifier(parse_text(file, key))) { /* every: (docs) */
        parse_lose(file, key, key + 1, MESSAGE_quantifier_open,
                   ANSWER(parse_text(file, key), parse_text(file, value + parse_is_at(file, value, "("))));
        return false;
    }
    parse_answer(file, key, value - 1,
                 value == key + 2 && parse_is_at(file, key + 1, ":") ? MESSAGE_colon_for_equals
                                                                     : MESSAGE_key_without_equals,
                 ANSWER(parse_text(file, key), parse_text(file, value)));
    file->i = value;
    return true;
}

/* ["docs/a.md"] = value, up to the value: the token of the text, or 0 when it is something else. */
static uint32_t parse_bracket_key(scan *file)
{
    uint32_t open = file->i++, key = file->i;
    bool is_name = parse_token(file, key)->type == TOKEN_QUOTED && parse_is_at(file, key + 1, "]");

    parse_expression(file, ROLE_VALUE);
    if (!file->is_lost && (!parse_takes(file, "]") || !parse_takes(file, "=")))
        parse_lose(file, open, open, MESSAGE_unexpected, ANSWER(TEXT("["), TEXT("write key = value.")));
    return is_name ? key : 0;
}

/* "docs/a.md" = value, or docs/a.md = value in an example: stepped over, and answered. */
static bool parse_plain_key(scan *file)
{
    uint32_t first = file->i, last = first;

    while (file->is_in_example && !parse_is_text(file, first) &&
           parse_token(file, last)->type == TOKEN_NAME &&
           (parse_is_at(file, last + 1, ".") || parse_is_at(file, last + 1, "/") ||
            parse_is_at(file, last + 1, "-")))
        last += 2;
    if (!parse_is_at(file, last + 1, "=") || (last == first && !parse_is_text(file, first)))
        return false;
    if (last == first && is_card_key(key_text(file, first))) /* "says" = ... */
        parse_answer(file, first, last, MESSAGE_plain_key, ANSWER(key_text(file, first)));
    else
        parse_answer(file, first, last, MESSAGE_text_key,
                     ANSWER(last == first ? parse_text(file, first)
                                          : text_print(file->memory, "\"%.*s\"",
                                                       TEXT_FORMAT(parse_written(file, first, last)))));
    file->i = last + 2;
    return true;
}

static void parse_entry(scan *file, void *context)
{
    table_context *table = context;
    uint32_t key = file->i;
    bool has_name = parse_key(file, table), has_bracket = !has_name && parse_is(file, "[");
    parsed value;

    if (has_bracket)
        key = parse_bracket_key(file);
    else if (!has_name)
        has_name = parse_plain_key(file);
    if (file->is_lost)
        return;
    if (has_name || (has_bracket && key))
        check_twice(file, table, key);
    else if (table->is_card && parse_is(file, "{") && is_quantifier(parse_text(file, file->i + 1)))
        parse_lose(file, file->i, file->i, MESSAGE_sentence_braces, ANSWER(NOTHING));
    if (file->is_lost)
        return;
    value = parse_expression(file, table->is_card && !has_name ? ROLE_ENTRY : ROLE_VALUE);
    if (!file->is_lost)
        keep_entry(file, table, has_name || has_bracket ? key : 0, &value);
}

parsed parse_table(scan *file, uint32_t card)
{
    parsed value = {.type = VALUE_TABLE, .first = file->i};
    table_context table = {.owner = card, .is_card = card};

    if (!card && (file->is_in_example || file->is_in_settings))
        table.owner = value.first;
    file->is_in_settings = false; /* its outer braces alone */
    file->i++;
    parse_list(file, value.first, "}", parse_entry, &table);
    value.last = file->i ? file->i - 1 : 0;
    return value;
}
