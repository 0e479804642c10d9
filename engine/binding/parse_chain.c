/* parse_chain.c — a name and what hangs on it: guide :section "Rollback" :steps().
 *
 * Every use of a word becomes a scan_call, and its token is numbered for the loader. */
#include "parse.h"

typedef struct chain {
    parsed value;
    role where;
    bool may_call;   /* a bare word that took nothing yet */
    bool was_called; /* something stands behind it already: another text needs a comma */
    bool is_local;   /* nothing but a local, or a part of a `use` table */
    word taker;      /* the word that took the last argument */
} chain;

uint32_t parse_call(scan *file, uint32_t first, uint32_t name)
{
    *array_push(&file->calls, file->memory) = (scan_call){.first = first, .name = name, .last = name};
    file->tokens.items[name].call = file->calls.count;
    file->tokens.items[name].is_renamed = true;
    return file->calls.count - 1;
}

/* ---- arguments ---- */

typedef struct argument_list {
    ARRAY(span) spans;
    value_type last_type;
} argument_list;

static void parse_argument(scan *file, void *context)
{
    argument_list *list = context;
    parsed value = parse_expression(file, ROLE_ARGUMENT);

    *array_push(&list->spans, file->memory) =
        (span){parse_token(file, value.first)->part.start, parse_token(file, value.last)->part.end};
}

bool parse_is_argument(const scan *file, uint32_t i)
{
    return parse_is_text(file, i) || parse_is_at(file, i, "{") || parse_is_at(file, i, "(");
}

/* "x", { ... } or ( ... ); `call` is an index in file->calls, or UINT32_MAX. */
void parse_arguments(scan *file, uint32_t call)
{
    argument_list list = {0};
    uint32_t open = file->i;

    if (parse_takes(file, "("))
        parse_list(file, open, ")", parse_argument, &list);
    else
        parse_argument(file, &list);
    if (file->is_lost || call == UINT32_MAX)
        return;
    file->calls.items[call].last = file->i - 1;
    file->calls.items[call].first_argument = file->arguments.count;
    file->calls.items[call].argument_count = list.spans.count;
    for (uint32_t i = 0; i < list.spans.count; i++)
        *array_push(&file->arguments, file->memory) = list.spans.items[i];
}

/* ---- what looks like an argument and is none ---- */

static bool is_touching(const scan *file, uint32_t i)
{
    return parse_token(file, i)->part.start == parse_token(file, i - 1)->part.end;
}

static bool is_path_sign(const scan *file, uint32_t i)
{
    return parse_is_at(file, i, "/") || parse_is_at(file, i, ".") || parse_is_at(file, i, "-");
}

/* A name without quotes behind a word, as in `section Settings` and `doc docs/a.md`. */
static bool is_bare(scan *file, uint32_t i)
{
    text name = parse_text(file, i);

    if (parse_token(file, i)->type != TOKEN_NAME ||
        parse_token(file, i)->line != parse_token(file, i - 1)->line)
        return false;
    return (is_path_sign(file, i + 1) && is_touching(file, i + 1) && !parse_local(file, name)) ||
           (!word_named(name) && !parse_local(file, name));
}

static void take_bare(scan *file, const chain *some)
{
    uint32_t first = file->i++;

    while ((is_touching(file, file->i) && (is_path_sign(file, file->i) || is_path_sign(file, file->i - 1))) ||
           is_bare(file, file->i))
        file->i++;
    parse_answer(file, first, file->i - 1, MESSAGE_bare_text,
                 ANSWER(parse_written(file, first, file->i - 1),
                        text_print(file->memory, "%s%s", parse_is_at(file, first - 2, ":") ? ":" : "",
                                   word_about(some->taker)->name)));
}

/* A list between square brackets, or a position, as other languages write them. */
static void lose_square(scan *file)
{
    uint32_t last = file->i + 1 + parse_is_at(file, file->i + 1, "-");

    if (parse_token(file, last)->type == TOKEN_NUMBER && parse_is_at(file, last + 1, "]"))
        parse_lose(file, file->i, last + 1, MESSAGE_square_number,
                   ANSWER(parse_text(file, file->i - 1), parse_written(file, file->i + 1, last)));
    else
        parse_lose(file, file->i, file->i, MESSAGE_square_list, ANSWER(NOTHING));
}

/* ---- the first name ---- */

static value_type local_value(local_type type)
{
    switch (type) {
    case LOCAL_SELECTION:
        return VALUE_SELECTION;
    case LOCAL_PATTERN:
        return VALUE_PATTERN;
    case LOCAL_USE:
        return VALUE_USE;
    case LOCAL_FUNCTION:
        return VALUE_FUNCTION;
    default:
        return VALUE_UNKNOWN;
    }
}

static void begin_sentence(scan *file, chain *some, uint32_t name)
{
    some->value.type = VALUE_SENTENCE;
    if (some->where == ROLE_ARGUMENT)
        parse_answer(file, name, name, MESSAGE_sentence_inside, ANSWER(NOTHING));
    else if (some->where != ROLE_ENTRY && file->is_query)
        parse_lose(file, name, name, MESSAGE_sentence_query, ANSWER(parse_text(file, name)));
    else if (some->where != ROLE_ENTRY && some->where != ROLE_ASKED)
        parse_answer(file, name, name, MESSAGE_sentence_outside, ANSWER(NOTHING));
}

static void begin_helper(scan *file, chain *some, uint32_t name, word helper)
{
    if (helper == WORD_either)
        some->value.type = VALUE_SELECTION;
    file->is_in_settings = helper == WORD_settings && parse_is(file, "{");
    if (helper == WORD_settings && !parse_is(file, "{") && !parse_is(file, "(") && !parse_is_text(file, file->i))
        parse_answer(file, name, name, MESSAGE_settings_shape, ANSWER(NOTHING));
    if (helper == WORD_excuse) {
        some->value.type = VALUE_EXCUSE;
        if (some->where != ROLE_ENTRY)
            parse_answer(file, name, name, MESSAGE_excuse_outside, ANSWER(NOTHING));
    }
}

static void begin_word(scan *file, chain *some, uint32_t name, word first)
{
    switch (word_about(first)->shape) {
    case SHAPE_SOURCE:
        some->value.type = VALUE_SELECTION;
        some->value.last_word = first;
        break;
    case SHAPE_NOUN:
    case SHAPE_NOUNS:
        some->value.type = VALUE_PATTERN;
        some->value.last_word = first;
        break;
    case SHAPE_QUANTIFIER:
        begin_sentence(file, some, name);
        break;
    case SHAPE_HELPER:
        begin_helper(file, some, name, first);
        break;
    default:
        parse_answer(file, name, name,
                     word_about(first)->shape == SHAPE_FILTER ? MESSAGE_filter_alone : MESSAGE_verb_alone,
                     ANSWER(parse_text(file, name), text_from(word_about(first)->example)));
        break;
    }
    some->may_call = true;
    some->taker = first;
    parse_call(file, name, name);
    if (some->value.type == VALUE_SELECTION || some->value.type == VALUE_PATTERN) {
        if (is_bare(file, file->i))
            take_bare(file, some);
        else if (parse_is(file, "["))
            lose_square(file);
    }
}

static void begin_name(scan *file, chain *some)
{
    uint32_t name = file->i++;
    scan_local *local = parse_local(file, parse_text(file, name));
    word first = word_named(parse_text(file, name));

    if (local) {
        local->uses++;
        some->value.type = local_value(local->type);
        some->is_local = true;
        some->may_call = local->type == LOCAL_FUNCTION;
    } else if (first) {
        begin_word(file, some, name, first);
    } else {
        parse_unknown(file, name, false);
        some->may_call = true;
    }
}

/* ---- what hangs on it ---- */

static bool is_method(word some)
{
    word_shape shape = word_about(some)->shape;

    return some && shape != SHAPE_SOURCE && shape != SHAPE_QUANTIFIER && shape != SHAPE_HELPER;
}

static void answer_method(scan *file, uint32_t name, word some)
{
    word_shape shape = word_about(some)->shape;
    text written = parse_text(file, name);

    if (shape == SHAPE_QUANTIFIER)
        parse_answer(file, name, name, MESSAGE_is_quantifier, ANSWER(written));
    else if (some)
        parse_answer(file, name, name, MESSAGE_is_a_noun,
                     ANSWER(written, text_from(word_about(some)->example)));
    else
        parse_unknown(file, name, true);
}

/* What to write for a word that was written without parentheses. */
static text call_words(scan *file, uint32_t name, word some)
{
    const char *takes = word_about(some)->arguments;

    if (*takes == '?' || *takes == '-' || !*takes)
        return text_print(file->memory, ":%.*s()", TEXT_FORMAT(parse_text(file, name)));
    return text_print(file->memory, "for example %s", word_about(some)->example);
}

static void hang_method(scan *file, chain *some)
{
    uint32_t name = file->i + 1, call;
    word method;

    if (parse_is_at(file, name, "function")) /* Lua's own word */
        parse_lose(file, name, name, MESSAGE_unknown_method_near,
                   ANSWER(TEXT("function"), TEXT("function_")));
    else if (parse_token(file, name)->type != TOKEN_NAME)
        parse_lose(file, file->i, file->i, MESSAGE_unexpected,
                   ANSWER(TEXT(":"), TEXT("write a word behind the colon: :section \"...\".")));
    if (file->is_lost)
        return;
    file->i += 2;
    method = word_named(parse_text(file, name));
    if (!is_method(method))
        answer_method(file, name, method);
    call = parse_call(file, some->value.first, name);
    some->taker = method;
    if (parse_is_argument(file, file->i))
        parse_arguments(file, call);
    else if (method && parse_is(file, "["))
        lose_square(file);
    else if (method && is_bare(file, file->i))
        take_bare(file, some);
    else
        parse_answer(file, file->i - 2, name, MESSAGE_no_parentheses,
                     ANSWER(parse_text(file, name), call_words(file, name, method)));
    if (method && (word_about(method)->shape == SHAPE_NOUN || word_about(method)->shape == SHAPE_NOUNS))
        some->value.last_word = method;
    some->may_call = some->is_local = false;
    some->was_called = true;
    if (some->value.type == VALUE_USE)
        some->value.type = VALUE_UNKNOWN;
}

/* w.matrix of a `use` table, numbered so that a wrong name is answered at its place; else a dot that should
 * be a colon. */
static void hang_dot(scan *file, chain *some)
{
    uint32_t name = file->i + 1;

    if (parse_token(file, name)->type != TOKEN_NAME) {
        parse_lose(file, file->i, file->i, MESSAGE_unexpected,
                   ANSWER(TEXT("."), TEXT("write a name behind the dot.")));
        return;
    }
    file->i += 2;
    if (some->value.type == VALUE_USE || (some->is_local && some->value.type == VALUE_UNKNOWN)) {
        parse_call(file, some->value.first, name);
        some->value.type = VALUE_UNKNOWN;
        some->value.last_word = word_named(parse_text(file, name));
        return;
    }
    parse_answer(file, name - 1, name, MESSAGE_dot_for_colon, ANSWER(parse_text(file, name)));
    some->was_called = parse_is_argument(file, file->i);
    if (some->was_called)
        parse_arguments(file, UINT32_MAX);
}

static void hang_index(scan *file, chain *some)
{
    uint32_t open = file->i++;

    parse_expression(file, ROLE_VALUE);
    if (!file->is_lost && !parse_takes(file, "]"))
        parse_lose(file, open, open, MESSAGE_open_bracket,
                   ANSWER(TEXT("["), TEXT("]"), TEXT("where it ends")));
    some->value.type = VALUE_UNKNOWN;
}

/* A text, table or parenthesis behind something that has one already, or can't have one. */
static void answer_call(scan *file, chain *some)
{
    uint32_t last = file->i - 1;
    text written = parse_written(file, some->value.first, last);

    if (!some->was_called && some->is_local && parse_is_at(file, last - 1, ".") &&
        is_method(word_named(parse_text(file, last))))
        parse_answer(file, last - 1, last, MESSAGE_dot_for_colon, ANSWER(parse_text(file, last)));
    else if (!some->was_called && some->is_local)
        parse_answer(file, some->value.first, last, MESSAGE_not_callable,
                     ANSWER(written, parse_text(file, file->i)));
    else if (parse_is_text(file, last) && parse_is_text(file, file->i) && some->taker &&
             parse_token(file, last)->line == parse_token(file, file->i)->line)
        parse_answer(file, last, last, MESSAGE_comma_list,
                     ANSWER(parse_text(file, last),
                            text_print(file->memory, "`%s`", word_about(some->taker)->name),
                            parse_text(file, file->i)));
    else if (some->is_local || word_named(parse_text(file, some->value.first)))
        parse_answer(file, last, last, MESSAGE_comma, ANSWER(parse_text(file, last)));
    /* else the name was answered, and what may stand behind it nobody knows */
    parse_arguments(file, UINT32_MAX);
}

static void hang_arguments(scan *file, chain *some)
{
    bool is_allowed = some->may_call && !some->was_called;

    if (!is_allowed) {
        answer_call(file, some);
        some->was_called = true;
        return;
    }
    parse_arguments(file, some->is_local ? UINT32_MAX : file->tokens.items[some->value.first].call - 1);
    some->was_called = true;
    if (some->is_local) /* what a function of the file returns */
        some->value.type = VALUE_UNKNOWN;
}

static bool hang_next(scan *file, chain *some)
{
    if (parse_is(file, "."))
        hang_dot(file, some);
    else if (parse_is(file, ":"))
        hang_method(file, some);
    else if (parse_is(file, "["))
        hang_index(file, some);
    else if (parse_is_argument(file, file->i) && some->value.type != VALUE_CARD)
        hang_arguments(file, some);
    else
        return false;
    return !file->is_lost;
}

static void begin_parenthesis(scan *file, chain *some)
{
    uint32_t open = file->i++;

    some->value = parse_expression(file, ROLE_VALUE);
    some->value.first = open;
    if (!file->is_lost && !parse_takes(file, ")"))
        parse_lose(file, open, open, MESSAGE_open_bracket,
                   ANSWER(TEXT("("), TEXT(")"), TEXT("where the parentheses end")));
    some->was_called = true;
}

parsed parse_chain(scan *file, role where)
{
    chain some = {.where = where, .value = {.first = file->i}};
    text first = parse_text(file, file->i);
    bool is_free = !parse_local(file, first);

    if (parse_is(file, "("))
        begin_parenthesis(file, &some);
    else if (is_free &&
             (text_is(first, "contract") || text_is(first, "example") || text_is(first, "parameter")))
        some.value = parse_card(file, where);
    else if (is_free && text_is(first, "use")) {
        some.value = parse_use(file, where);
        some.is_local = true;
    } else
        begin_name(file, &some);
    while (!file->is_lost && hang_next(file, &some))
        ;
    some.value.last = file->i ? file->i - 1 : 0;
    return some.value;
}
