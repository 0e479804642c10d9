/* parse_statement.c — locals, contracts and `return`: all that a rule file consists of. Anything else is
 * answered. */
#include "parse.h"

static const char *const control_words[] = {"if", "for", "while", "repeat", "goto", "do", "break"};

static bool is_control(const scan *file)
{
    for (size_t i = 0; i < sizeof control_words / sizeof *control_words; i++)
        if (parse_is(file, control_words[i]))
            return true;
    return parse_is(file, "::");
}

/* Inside a function everything is allowed; which locals it uses is of interest. */
void parse_function(scan *file)
{
    uint32_t start = file->i, end = parse_block_end(file, start);

    if (parse_token(file, end)->type == TOKEN_END) {
        parse_lose(file, start, start, MESSAGE_open_bracket,
                   ANSWER(TEXT("function"), TEXT("end"), TEXT("behind its last line")));
        return;
    }
    for (; file->i <= end; file->i++) {
        scan_local *used = parse_token(file, file->i)->type == TOKEN_NAME
                               ? parse_local(file, parse_text(file, file->i))
                               : NULL;
        if (used)
            used->uses++;
    }
}

static void parse_control(scan *file)
{
    text control = parse_text(file, file->i);
    bool has_block = !parse_is(file, "goto") && !parse_is(file, "break") && !parse_is(file, "::");

    parse_answer(file, file->i, file->i, MESSAGE_control, ANSWER(control));
    if (!has_block) {
        file->i++;
        file->is_lost = true;
        return;
    }
    file->i = parse_block_end(file, file->i);
    if (parse_token(file, file->i)->type != TOKEN_END)
        file->i++;
}

/* ---- locals ---- */

static local_type type_of(const parsed *value)
{
    switch (value->type) {
    case VALUE_SELECTION:
        return LOCAL_SELECTION;
    case VALUE_PATTERN:
        return LOCAL_PATTERN;
    case VALUE_USE:
        return LOCAL_USE;
    case VALUE_FUNCTION:
        return LOCAL_FUNCTION;
    case VALUE_TEXT:
    case VALUE_NUMBER:
    case VALUE_TABLE:
        return LOCAL_VALUE;
    default:
        return LOCAL_UNKNOWN;
    }
}

static void add_local(scan *file, uint32_t name, const parsed *value)
{
    parse_check_local(file, name, value);
    *array_push(&file->locals, file->memory) = (scan_local){
        .name = parse_text(file, name), .part = parse_token(file, name)->part, .type = type_of(value)};
}

static void parse_local_function(scan *file)
{
    uint32_t function = file->i, name = file->i + 1;
    parsed value = {.type = VALUE_FUNCTION};

    if (parse_token(file, name)->type == TOKEN_NAME)
        add_local(file, name, &value);
    file->i = function;
    parse_function(file);
}

/* The names before the `=`. */
static bool parse_local_names(scan *file, uint32_t *names, uint32_t *count, uint32_t most)
{
    do {
        if (parse_token(file, file->i)->type != TOKEN_NAME) {
            parse_lose(file, file->i, file->i, MESSAGE_unexpected,
                       ANSWER(parse_text(file, file->i),
                              TEXT("write local name = ...: a name of letters, digits and _.")));
            return false;
        }
        if (*count < most)
            names[(*count)++] = file->i;
        file->i++;
        if (parse_is(file, "<")) /* an attribute: <const> */
            file->i += 3;
    } while (parse_takes(file, ","));
    return true;
}

static void parse_local_statement(scan *file)
{
    enum { MOST = 16 };
    uint32_t names[MOST], count = 0, given = 0;
    parsed values[MOST] = {{0}};

    file->i++;
    if (parse_is(file, "function")) {
        parse_local_function(file);
        return;
    }
    if (!parse_local_names(file, names, &count, MOST))
        return;
    if (!parse_takes(file, "=")) {
        parse_lose(file, names[0], names[0], MESSAGE_unexpected,
                   ANSWER(parse_text(file, names[0]), text_print(file->memory, "write local %.*s = ...",
                                                                 TEXT_FORMAT(parse_text(file, names[0])))));
        return;
    }
    do {
        parsed value = parse_expression(file, ROLE_LOCAL);
        if (given < MOST)
            values[given++] = value;
    } while (!file->is_lost && parse_takes(file, ","));
    for (uint32_t i = 0; i < count; i++)
        add_local(file, names[i], &values[i]);
}

/* ---- the others ---- */

static void parse_return(scan *file)
{
    uint32_t start = file->i++;

    do {
        if (parse_token(file, file->i)->type != TOKEN_END)
            parse_expression(file, ROLE_VALUE);
    } while (!file->is_lost && parse_takes(file, ","));
    parse_takes(file, ";");
    if (!file->is_lost && parse_token(file, file->i)->type != TOKEN_END)
        parse_lose(file, start, start, MESSAGE_after_return, ANSWER(NOTHING));
}

/* name = value, where `local` was forgotten or a word would be lost. */
static bool parse_assignment(scan *file)
{
    uint32_t name = file->i;

    if (parse_token(file, name)->type != TOKEN_NAME || !parse_is_at(file, name + 1, "="))
        return false;
    parse_answer(file, name, name,
                 word_named(parse_text(file, name)) ? MESSAGE_assigns_word : MESSAGE_assigns,
                 ANSWER(parse_text(file, name)));
    file->i += 2;
    {
        parsed value = parse_expression(file, ROLE_LOCAL);
        if (!file->is_lost && !word_named(parse_text(file, name)))
            add_local(file, name, &value); /* so that its uses don't become unknown names */
    }
    return true;
}

static void check_statement(scan *file, const parsed *value)
{
    if (parse_is(file, "=") || parse_is(file, ",")) {
        parse_lose(file, value->first, value->last, MESSAGE_assigns_part, ANSWER(NOTHING));
        return;
    }
    if (value->type == VALUE_PATTERN && value->first &&
        parse_token(file, value->first - 1)->line == parse_token(file, value->first)->line)
        parse_answer(file, value->first, value->first, MESSAGE_colon_missing,
                     ANSWER(parse_text(file, value->first)));
    else if (value->type == VALUE_SELECTION || value->type == VALUE_PATTERN)
        parse_answer(file, value->first, value->last, MESSAGE_selection_alone,
                     ANSWER(text_print(file->memory, "%s%.*s", value->type == VALUE_PATTERN ? "docs :" : "",
                                       TEXT_FORMAT(parse_written(file, value->first, value->last)))));
    else if (value->type == VALUE_USE)
        parse_answer(file, value->first, value->last, MESSAGE_use_alone,
                     ANSWER(parse_text(file, value->last)));
    else if (value->type == VALUE_TEXT || value->type == VALUE_NUMBER || value->type == VALUE_TABLE)
        parse_lose(
            file, value->first, value->first, MESSAGE_unexpected,
            ANSWER(parse_text(file, value->first), TEXT("a file consists of local, contract, example and return.")));
}

static void parse_expression_statement(scan *file)
{
    parsed value;

    if (parse_is(file, ")") || parse_is(file, "}") || parse_is(file, "]")) {
        parse_lose(file, file->i, file->i, MESSAGE_extra_bracket,
                   ANSWER(parse_is(file, ")")   ? TEXT("(")
                          : parse_is(file, "}") ? TEXT("{")
                                                : TEXT("["),
                          parse_text(file, file->i)));
        return;
    }
    if (parse_is_asked(file)) {
        parse_asked(file);
        return;
    }
    value = parse_expression(file, ROLE_STATEMENT);
    if (!file->is_lost)
        check_statement(file, &value);
}

static void parse_statement(scan *file)
{
    if (parse_takes(file, ";"))
        return;
    if (parse_is(file, "local"))
        parse_local_statement(file);
    else if (parse_is(file, "return"))
        parse_return(file);
    else if (is_control(file))
        parse_control(file);
    else if (parse_is(file, "function")) {
        parse_answer(file, file->i, file->i + 1, MESSAGE_assigns, ANSWER(TEXT("function")));
        parse_function(file);
    } else if (!parse_assignment(file))
        parse_expression_statement(file);
}

/* After something that wasn't understood: the next line that begins with local, contract or return, not
 * indented. */
static void find_statement(scan *file, uint32_t start)
{
    file->is_lost = false;
    if (file->i == start)
        file->i++;
    for (; parse_token(file, file->i)->type != TOKEN_END; file->i++)
        if (parse_token(file, file->i)->column == 0 &&
            (parse_is(file, "local") || parse_is(file, "return") || parse_is_card(file, file->i)))
            return;
}

static void check_unused(scan *file)
{
    for (uint32_t i = 0; i < file->locals.count; i++) {
        const scan_local *local = &file->locals.items[i];
        if (local->type == LOCAL_PATTERN && !local->uses)
            answer_add(file->memory, file->problems,
                       (place){.path = file->path, .part = local->part, .is_rule = true},
                       MESSAGE_local_unused, ANSWER(local->name));
    }
}

void parse_file(scan *file)
{
    uint32_t lost = 0;

    while (parse_token(file, file->i)->type != TOKEN_END) {
        uint32_t start = file->i;
        parse_statement(file);
        *array_push(&file->statements, file->memory) = (scan_statement){start, file->i - 1};
        if (file->is_lost) {
            find_statement(file, start);
            lost++;
        }
    }
    if (!lost && !file->entry) /* else the use may stand in what was skipped */
        check_unused(file);
}
