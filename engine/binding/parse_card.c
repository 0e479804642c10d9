/* parse_card.c — a word, a name and braces: contract "id" { ... }, with everything that may be missing; and
 * `use`, which takes a rule file by its name alone, and a pack with braces. */
#include "parse.h"

/* What is said about a word whose name or body is missing. */
typedef struct card_words {
    const char *word;
    bool is_statement; /* else it gives a value */
    message_id inside, no_name, no_body;
} card_words;

static const card_words cards[] = {
    {"contract", true, MESSAGE_contract_inside, MESSAGE_contract_no_id, MESSAGE_contract_no_body},
    {"example", true, MESSAGE_example_inside, MESSAGE_example_no_id, MESSAGE_example_no_body},
    {"parameter", false, MESSAGE_parameter_alone, MESSAGE_parameter_no_name, MESSAGE_parameter_no_body},
};

static const card_words *card_named(text name)
{
    for (size_t i = 0; i < sizeof cards / sizeof *cards; i++)
        if (text_is(name, cards[i].word))
            return &cards[i];
    return NULL;
}

bool parse_is_card(const scan *file, uint32_t i)
{
    text name = parse_text(file, i);

    if (parse_token(file, i)->type != TOKEN_NAME)
        return false;
    return text_is(name, "contract") || ((text_is(name, "example") || text_is(name, "use")) &&
                                         parse_token(file, i)->column == 0 && parse_is_argument(file, i + 1));
}

static void parse_body(scan *file, const card_words *words, uint32_t name, uint32_t call)
{
    bool is_example = words == &cards[1];

    file->calls.items[call].has_body = true;
    file->is_in_example = is_example;
    parse_table(file, name);
    file->is_in_example = false;
}

parsed parse_card(scan *file, role where)
{
    uint32_t name = file->i++, call = parse_call(file, name, name), id = file->i;
    const card_words *words = card_named(parse_text(file, name));
    parsed value = {.type = words->is_statement ? VALUE_CARD : VALUE_UNKNOWN, .first = name, .last = name};

    if ((where == ROLE_STATEMENT) != words->is_statement)
        parse_answer(file, name, name, words->inside, ANSWER(NOTHING));
    if (parse_is(file, "("))
        parse_lose(file, file->i, file->i, MESSAGE_contract_parentheses, ANSWER(text_from(words->word)));
    else if (!parse_is_text(file, file->i))
        parse_lose(file, name, name, words->no_name, ANSWER(NOTHING));
    if (file->is_lost)
        return value;
    parse_arguments(file, call);
    if (parse_is(file, "{"))
        parse_body(file, words, name, call);
    else
        parse_lose(file, id, id, words->no_body, ANSWER(parse_text(file, id)));
    return value;
}

parsed parse_use(scan *file, role where)
{
    uint32_t name = file->i++, call = parse_call(file, name, name), file_name;
    parsed value = {.type = VALUE_USE, .first = name, .last = name};

    if (!parse_is_argument(file, file->i) || parse_is(file, "{")) {
        parse_lose(file, name, name, MESSAGE_use_no_name, ANSWER(NOTHING));
        return value;
    }
    file_name = parse_is(file, "(") ? file->i + 1 : file->i;
    parse_arguments(file, call);
    if (file->is_lost || !parse_is(file, "{"))
        return value;
    value.type = VALUE_CARD;
    if (where != ROLE_STATEMENT)
        parse_answer(file, name, file_name, MESSAGE_pack_inside, ANSWER(parse_text(file, file_name)));
    file->calls.items[call].has_body = true;
    parse_table(file, name);
    return value;
}
