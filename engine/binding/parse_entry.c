/* parse_entry.c — the one selection or sentence that an entry of a prompt may end in, where a rule file has
 * only statements. */
#include "parse.h"

bool parse_is_asked(const scan *file)
{
    const token *next = parse_token(file, file->i);
    text name = parse_text(file, file->i);
    word some = next->type == TOKEN_NAME ? word_named(name) : WORD_none;

    if (!file->entry || next->part.start < file->entry)
        return false;
    return some != WORD_contract && some != WORD_example && some != WORD_use && some != WORD_settings &&
           some != WORD_parameter;
}

void parse_asked(scan *file)
{
    parsed value = parse_expression(file, ROLE_ASKED);

    if (file->is_lost)
        return;
    parse_takes(file, ";");
    if (parse_token(file, file->i)->type == TOKEN_END)
        file->asked = value.first;
    else
        parse_lose(file, file->i, file->i, MESSAGE_unexpected,
                   ANSWER(parse_text(file, file->i),
                          TEXT("an entry ends with the one selection or sentence that it asks.")));
}
