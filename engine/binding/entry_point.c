/* entry_point.c — from the cursor backwards: the word that is typed, the brackets around it, the chain before
 * it. */
#include "entry_point.h"
#include "token.h"

typedef struct looking {
    text bytes;
    token_array list; /* 0 is none; without the end */
} looking;

static token_type type_at(const looking *some, uint32_t i)
{
    return i && i < some->list.count ? some->list.items[i].type : TOKEN_END;
}

static text text_at(const looking *some, uint32_t i)
{
    span part = i && i < some->list.count ? some->list.items[i].part : (span){0};

    return text_slice(some->bytes, part.start, part.end);
}

static bool is_sign(const looking *some, uint32_t i, const char *sign)
{
    token_type type = type_at(some, i);

    return (type == TOKEN_SYMBOL || type == TOKEN_KEYWORD) && text_is(text_at(some, i), sign);
}

static bool is_opening(const looking *some, uint32_t i)
{
    return is_sign(some, i, "(") || is_sign(some, i, "{") || is_sign(some, i, "[");
}

static bool is_closing(const looking *some, uint32_t i)
{
    return is_sign(some, i, ")") || is_sign(some, i, "}") || is_sign(some, i, "]");
}

static bool is_text(const looking *some, uint32_t i)
{
    return type_at(some, i) == TOKEN_QUOTED || type_at(some, i) == TOKEN_LONG;
}

/* Where the bracket that closes at `i` was opened; 0: nowhere. */
static uint32_t opening(const looking *some, uint32_t i)
{
    uint32_t depth = 0;

    for (; i; i--) {
        if (is_closing(some, i))
            depth++;
        else if (is_opening(some, i) && !--depth)
            return i;
    }
    return 0;
}

/* The innermost bracket that is open behind `i`; 0: none. */
static uint32_t around(const looking *some, uint32_t i)
{
    for (; i; i--) {
        if (is_opening(some, i))
            return i;
        if (is_closing(some, i))
            i = opening(some, i);
        if (!i)
            break;
    }
    return 0;
}

/* The first token of the chain that ends with `last`: guide :section "x" :steps(). 0: it ends no chain. */
static uint32_t chain_first(const looking *some, uint32_t last)
{
    for (uint32_t i = last; i;) {
        if (is_closing(some, i)) {
            i = opening(some, i);
            if (i && type_at(some, i - 1) != TOKEN_NAME)
                return i; /* parentheses around a whole */
            i = i ? i - 1 : 0;
        } else if (is_text(some, i)) {
            i--;
        }
        if (type_at(some, i) != TOKEN_NAME)
            return 0;
        if (!is_sign(some, i - 1, ":") && !is_sign(some, i - 1, "."))
            return i;
        i -= 2;
    }
    return 0;
}

static void take_chain(const looking *some, uint32_t last, entry_point *at)
{
    uint32_t first = chain_first(some, last);

    if (!first)
        return;
    at->chain = text_slice(some->bytes, some->list.items[first].part.start, some->list.items[last].part.end);
    at->first = type_at(some, first) == TOKEN_NAME ? word_named(text_at(some, first)) : WORD_none;
}

/* The word at `name` and what it hangs on. */
static void take_owner(const looking *some, uint32_t name, entry_point *at)
{
    if (type_at(some, name) != TOKEN_NAME)
        return;
    at->owner = word_named(text_at(some, name));
    if (is_sign(some, name - 1, ":"))
        take_chain(some, name - 2, at);
}

/* contract "id" { */
static bool is_card(const looking *some, uint32_t open)
{
    return is_sign(some, open, "{") && is_text(some, open - 1) &&
           text_is(text_at(some, open - 2), "contract");
}

/* The word that takes what stands behind `i`: through `(` and lists. */
static void take_taker(const looking *some, uint32_t i, entry_point *at)
{
    uint32_t open = around(some, i);

    if (open && type_at(some, open - 1) != TOKEN_NAME && is_sign(some, open, "{") && !is_card(some, open))
        open = around(some, open - 1); /* a list among the arguments */
    if (!open || is_card(some, open))
        return;
    take_owner(some, open - 1, at);
    if (i > open && is_sign(some, i, ","))
        at->arguments =
            text_slice(some->bytes, some->list.items[open].part.end, some->list.items[i].part.start);
}

static point_type quote_type(const looking *some, uint32_t last, entry_point *at)
{
    if (type_at(some, last) == TOKEN_NAME)
        take_owner(some, last, at);
    else
        take_taker(some, last, at);
    return at->owner ? POINT_QUOTE : POINT_NOTHING;
}

/* What may begin behind the token `last`? */
static point_type begin_type(const looking *some, uint32_t last, bool is_typed, entry_point *at)
{
    uint32_t open = around(some, last);
    bool is_new_line = last && !open &&
                       text_find(text_slice(some->bytes, some->list.items[last].part.end, at->start), '\n',
                                 0) < at->start - some->list.items[last].part.end;

    if (!last || is_sign(some, last, ";"))
        return POINT_START;
    if (is_sign(some, last, ":") || is_sign(some, last, ".")) {
        take_chain(some, last - 1, at);
        return is_sign(some, last, ":") && at->chain.length ? POINT_METHOD : POINT_NOTHING;
    }
    if (is_sign(some, last, "local") || is_sign(some, last, "function"))
        return POINT_NOTHING;
    if (is_sign(some, last, "=") || is_sign(some, last, "return"))
        return POINT_VALUE;
    if (is_opening(some, last) || is_sign(some, last, ",")) {
        if (is_card(some, open))
            return POINT_CARD;
        take_taker(some, last, at);
        return POINT_VALUE;
    }
    if (is_new_line && is_typed)
        return POINT_START;
    take_chain(some, last, at);
    return at->chain.length && !is_typed ? POINT_BEHIND : POINT_NOTHING;
}

entry_point entry_point_at(arena *memory, text before)
{
    finding_array problems = {0};
    token_list read = tokens_read(memory, TEXT("prompt"), before, &problems);
    looking some = {before, read.tokens};
    entry_point at = {.start = (uint32_t)before.length};
    uint32_t last;
    bool is_typed;

    some.list.count--; /* the end */
    last = some.list.count - 1;
    if (read.is_broken) {
        uint32_t quote = problems.items[problems.count - 1].at.part.start;
        at.start = quote + 1;
        if (quote < before.length && (before.start[quote] == '"' || before.start[quote] == '\''))
            at.type = quote_type(&some, last, &at);
        return at;
    }
    is_typed = (type_at(&some, last) == TOKEN_NAME || type_at(&some, last) == TOKEN_KEYWORD) &&
               some.list.items[last].part.end == before.length;
    if (is_typed)
        at.start = some.list.items[last--].part.start;
    at.type = begin_type(&some, last, is_typed, &at);
    return at;
}
