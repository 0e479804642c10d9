/* condition.c — a small evaluator with a third answer. Nothing is allocated: values are slices of the condition.
 *
 * Precedence, loosest first: ||, &&, == and !=, !. */
#include "condition.h"

#include <string.h>
#include <strings.h>

enum { DEPTH_LIMIT = 64 }; /* parentheses and `!` in each other; deeper is unknown */

typedef struct value {
    enum { VALUE_UNKNOWN, VALUE_NOTHING, VALUE_TEXT, VALUE_NUMBER, VALUE_NO, VALUE_YES } type;
    text words; /* of a text or number */
} value;

typedef struct condition {
    text bytes;
    size_t at;
    const condition_name *known;
    uint32_t count, depth;
    bool is_broken; /* it can't be read: the whole is unknown */
} condition;

static value read_either(condition *of);

static bool is_zero(text number)
{
    for (size_t i = 0; i < number.length; i++)
        if (!strchr("-+0.", number.start[i]))
            return false;
    return true;
}

static truth truth_of(value some)
{
    switch (some.type) {
    case VALUE_UNKNOWN:
        return TRUTH_UNKNOWN;
    case VALUE_NOTHING:
    case VALUE_NO:
        return TRUTH_NO;
    case VALUE_TEXT:
        return some.words.length ? TRUTH_YES : TRUTH_NO;
    case VALUE_NUMBER:
        return is_zero(some.words) ? TRUTH_NO : TRUTH_YES;
    default:
        return TRUTH_YES;
    }
}

static value value_of(truth some)
{
    return (value){.type = some == TRUTH_UNKNOWN ? VALUE_UNKNOWN : some ? VALUE_YES : VALUE_NO};
}

static truth negated(truth some)
{
    return some == TRUTH_UNKNOWN ? some : some == TRUTH_NO ? TRUTH_YES : TRUTH_NO;
}

static bool is_same(text left, text right)
{
    return left.length == right.length && !strncasecmp(left.start, right.start, left.length);
}

static truth equality(value left, value right)
{
    if (left.type == VALUE_UNKNOWN || right.type == VALUE_UNKNOWN)
        return TRUTH_UNKNOWN;
    if (left.type != right.type) /* GitHub makes numbers of both */
        return left.type == VALUE_TEXT && right.type == VALUE_TEXT ? TRUTH_NO : TRUTH_UNKNOWN;
    if (left.type == VALUE_TEXT || left.type == VALUE_NUMBER)
        return is_same(left.words, right.words) ? TRUTH_YES : TRUTH_NO;
    return TRUTH_YES;
}

/* ---- words ---- */

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

static char next(condition *of)
{
    while (of->at < of->bytes.length && is_blank(of->bytes.start[of->at]))
        of->at++;
    return of->at < of->bytes.length ? of->bytes.start[of->at] : '\0';
}

static bool takes(condition *of, const char *mark)
{
    next(of);
    if (!text_starts(text_slice(of->bytes, of->at, of->bytes.length), text_from(mark)))
        return false;
    of->at += strlen(mark);
    return true;
}

static bool is_name_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           (byte && strchr("_-.$*", byte));
}

static value broken(condition *of)
{
    of->is_broken = true;
    return (value){0};
}

/* 'text' or "text"; GitHub writes a quote in it twice: such a text is unknown. */
static value read_text(condition *of)
{
    char quote = of->bytes.start[of->at];
    size_t end = text_find(of->bytes, quote, of->at + 1);
    value made = {.type = VALUE_TEXT, .words = text_slice(of->bytes, of->at + 1, end)};

    if (end == of->bytes.length)
        return broken(of);
    of->at = end + 1;
    if (of->at < of->bytes.length && of->bytes.start[of->at] == quote)
        return broken(of);
    return made;
}

/* Steps over what stands between `open` and its `close`; texts may hold either. */
static void skip_enclosed(condition *of, char open, char close)
{
    uint32_t depth = 0;

    for (; of->at < of->bytes.length; of->at++) {
        char byte = of->bytes.start[of->at];
        if (byte == '\'' || byte == '"') {
            of->at = text_find(of->bytes, byte, of->at + 1);
        } else if (byte == open) {
            depth++;
        } else if (byte == close && --depth == 0) {
            of->at++;
            return;
        }
    }
    of->is_broken = true;
}

static value named(const condition *of, text name)
{
    if (is_same(name, TEXT("true")))
        return (value){.type = VALUE_YES};
    if (is_same(name, TEXT("false")))
        return (value){.type = VALUE_NO};
    if (is_same(name, TEXT("null")))
        return (value){.type = VALUE_NOTHING};
    if (name.start[0] == '-' || (name.start[0] >= '0' && name.start[0] <= '9'))
        return (value){.type = VALUE_NUMBER, .words = name};
    for (uint32_t i = 0; i < of->count; i++)
        if (is_same(name, of->known[i].name))
            return (value){.type = VALUE_TEXT, .words = of->known[i].value};
    return (value){0};
}

/* A name, a literal or a call. Of functions only always() is known. */
static value read_name(condition *of)
{
    size_t start = of->at;
    text name;

    while (of->at < of->bytes.length && is_name_byte(of->bytes.start[of->at]))
        of->at++;
    name = text_slice(of->bytes, start, of->at);
    if (!name.length)
        return broken(of);
    if (next(of) == '(') {
        skip_enclosed(of, '(', ')');
        return is_same(name, TEXT("always")) ? (value){.type = VALUE_YES} : (value){0};
    }
    if (next(of) != '[')
        return named(of, name);
    while (next(of) == '[' || next(of) == '.') { /* matrix['x'].y */
        if (next(of) == '[')
            skip_enclosed(of, '[', ']');
        else
            for (of->at++; of->at < of->bytes.length && is_name_byte(of->bytes.start[of->at]);)
                of->at++;
        if (of->is_broken)
            break;
    }
    return (value){0};
}

static value read_one(condition *of)
{
    value made;

    if (++of->depth > DEPTH_LIMIT) {
        made = broken(of);
    } else if (takes(of, "!")) {
        made = value_of(negated(truth_of(read_one(of))));
    } else if (takes(of, "(")) {
        made = read_either(of);
        of->is_broken = of->is_broken || !takes(of, ")");
    } else if (next(of) == '\'' || next(of) == '"') {
        made = read_text(of);
    } else {
        made = read_name(of);
    }
    of->depth--;
    return made;
}

static value read_equality(condition *of)
{
    value left = read_one(of);

    while (!of->is_broken) {
        if (takes(of, "=="))
            left = value_of(equality(left, read_one(of)));
        else if (takes(of, "!="))
            left = value_of(negated(equality(left, read_one(of))));
        else
            break;
    }
    return left;
}

/* The value of `a && b` is one of both in GitHub's language; only its truth is kept. */
static value read_both(condition *of)
{
    value left = read_equality(of);

    while (!of->is_broken && takes(of, "&&")) {
        truth one = truth_of(left), other = truth_of(read_equality(of));
        left = value_of(one == TRUTH_NO || other == TRUTH_NO ? TRUTH_NO
                        : one == TRUTH_YES                   ? other
                                                             : TRUTH_UNKNOWN);
    }
    return left;
}

static value read_either(condition *of)
{
    value left = read_both(of);

    while (!of->is_broken && takes(of, "||")) {
        truth one = truth_of(left), other = truth_of(read_both(of));
        left = value_of(one == TRUTH_YES || other == TRUTH_YES ? TRUTH_YES
                        : one == TRUTH_NO                      ? other
                                                               : TRUTH_UNKNOWN);
    }
    return left;
}

/* Without `${{ }}` around the whole. Such brackets around a part leave a text, which GitHub takes for true: a mistake
 * that is not ours to judge. */
static bool strip(text *some)
{
    *some = text_trim(*some);
    if (text_starts(*some, TEXT("${{")) && text_find_text(*some, TEXT("}}"), 3) == some->length - 2)
        *some = text_trim(text_slice(*some, 3, some->length - 2));
    return text_find_text(*some, TEXT("${{"), 0) == some->length;
}

truth condition_read(text bytes, const condition_name *known, uint32_t count)
{
    condition of = {.known = known, .count = count};
    value made;

    if (!text_trim(bytes).length)
        return TRUTH_YES;
    if (!strip(&bytes))
        return TRUTH_UNKNOWN;
    of.bytes = bytes;
    if (!of.bytes.length) /* ${{ }} */
        return TRUTH_NO;
    made = read_either(&of);
    return of.is_broken || next(&of) ? TRUTH_UNKNOWN : truth_of(made);
}

static bool holds(text some, const char *part)
{
    return text_find_text(some, text_from(part), 0) < some.length;
}

bool condition_runs_anyway(text bytes)
{
    return holds(bytes, "always()") || holds(bytes, "cancelled()") || holds(bytes, "failure()");
}
