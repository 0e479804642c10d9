/* entry_whole.c — is an entry finished, or does it go on in the next line? Only tokens are looked at.
 *
 * A wrong no costs the user an empty line; a wrong yes an error about half a sentence. What more lines can't
 * mend is whole, so that it is answered at once. */
#include "entry.h"
#include "token.h"

typedef struct tokens {
    text bytes;
    token_array list; /* 0 is none, the last one is the end */
} tokens;

static text written(const tokens *some, uint32_t i)
{
    span part = some->list.items[i < some->list.count ? i : 0].part;

    return text_slice(some->bytes, part.start, part.end);
}

static bool is_sign(const tokens *some, uint32_t i, const char *sign)
{
    token_type type = i < some->list.count ? some->list.items[i].type : TOKEN_END;

    return (type == TOKEN_SYMBOL || type == TOKEN_KEYWORD) && text_is(written(some, i), sign);
}

static bool is_one_of(const tokens *some, uint32_t i, const char *const *signs)
{
    for (; *signs; signs++)
        if (is_sign(some, i, *signs))
            return true;
    return false;
}

/* The text that stopped the lexer, when it is one that may end on a later line. */
static bool has_open_text(text bytes, const finding_array *problems)
{
    text rest = problems->count
                    ? text_slice(bytes, problems->items[problems->count - 1].at.part.start, bytes.length)
                    : NOTHING;

    return text_starts(rest, TEXT("[")) || text_starts(rest, TEXT("--["));
}

/* Brackets and blocks that are open at the end; less than none is nothing that more lines mend. */
static int depth_at_end(const tokens *some)
{
    static const char *const opens[] = {"(", "{", "[", "function", "if", "do", "repeat", NULL};
    static const char *const closes[] = {")", "}", "]", "end", "until", NULL};
    int depth = 0;

    for (uint32_t i = 1; i < some->list.count && depth >= 0; i++)
        depth += is_one_of(some, i, opens) ? 1 : is_one_of(some, i, closes) ? -1 : 0;
    return depth;
}

/* Is what stands at `i` the first token behind the brackets that close at `i` - 1? Where these open, else 0.
 */
static uint32_t opening(const tokens *some, uint32_t close)
{
    static const char *const opens[] = {"(", "{", "[", NULL}, *const closes[] = {")", "}", "]", NULL};
    int depth = 0;

    for (uint32_t i = close; i > 0; i--) {
        depth += is_one_of(some, i, closes) ? 1 : is_one_of(some, i, opens) ? -1 : 0;
        if (depth == 0)
            return i;
    }
    return 0;
}

static bool needs_verb(word some)
{
    return word_about(some)->shape == SHAPE_QUANTIFIER && some != WORD_there_is && some != WORD_there_is_no;
}

/* every(docs :links()), without a verb behind it. */
static bool is_bare_quantifier(const tokens *some, uint32_t last)
{
    uint32_t open = is_sign(some, last, ")") || is_sign(some, last, "}") ? opening(some, last) : 0;

    return open > 1 && some->list.items[open - 1].type == TOKEN_NAME && !is_sign(some, open - 2, ":") &&
           !is_sign(some, open - 2, ".") && needs_verb(word_named(written(some, open - 1)));
}

/* Can the word at `i` stand without what it takes? */
static bool takes_something(const tokens *some, uint32_t i)
{
    word known = some->list.items[i].type == TOKEN_NAME ? word_named(written(some, i)) : WORD_none;
    word_shape shape = word_about(known)->shape;
    const char *takes = word_about(known)->arguments;

    if (!known || is_sign(some, i - 1, ".") || is_sign(some, i - 1, "local"))
        return false;
    if (is_sign(some, i - 1, ":"))
        return *takes && *takes != '?' && *takes != '-';
    return shape == SHAPE_QUANTIFIER || known == WORD_contract || known == WORD_example ||
           (shape == SHAPE_SOURCE && *takes && *takes != '?');
}

/* contract "id", and its braces are still to come. */
static bool is_bare_card(const tokens *some, uint32_t last)
{
    token_type type = some->list.items[last].type;

    return (type == TOKEN_QUOTED || type == TOKEN_LONG) &&
           (text_is(written(some, last - 1), "contract") || text_is(written(some, last - 1), "example")) &&
           !is_sign(some, last - 2, ":");
}

bool entry_is_whole(arena *memory, text entry)
{
    static const char *const goes_on[] = {",", "=", ":", ".", "..", "local", "not", "return", NULL};
    finding_array problems = {0};
    token_list read = tokens_read(memory, TEXT("prompt"), entry, &problems);
    tokens some = {entry, read.tokens};
    uint32_t last = some.list.count - 2; /* before the end */

    if (read.is_broken)
        return !has_open_text(entry, &problems);
    if (last < 1)
        return true;
    if (depth_at_end(&some))
        return depth_at_end(&some) < 0;
    return !is_one_of(&some, last, goes_on) && !is_bare_quantifier(&some, last) &&
           !is_bare_card(&some, last) && !takes_something(&some, last);
}
