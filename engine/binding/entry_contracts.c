/* entry_contracts.c — a contract of a session and one of a rule file have the same id: one gives way.
 *
 * It is overwritten with blanks, line ends stay: places in the rest are as before. */
#include "buffer.h"
#include "entry.h"
#include "parse.h"

/* Statements of a text, whatever else is wrong with it. */
static const scan *statements_read(arena *memory, text bytes)
{
    finding_array problems = {0};
    bool is_clean;

    return scan_read(memory, TEXT("earlier"), bytes, 0, false, 0, &problems, &is_clean);
}

/* contract "id" { ... }, or an example. */
typedef struct card {
    bool is_contract;
    text id, words; /* the id with its quotes */
    span part;
} card;

/* False for another statement. */
static bool card_read(const scan *file, uint32_t i, card *made)
{
    const scan_statement *some = &file->statements.items[i];
    text first = parse_text(file, some->first);

    made->is_contract = text_is(first, "contract");
    if ((!made->is_contract && !text_is(first, "example")) || !parse_is_text(file, some->first + 1))
        return false;
    made->id = parse_text(file, some->first + 1);
    made->part = (span){parse_token(file, some->first)->part.start, parse_token(file, some->last)->part.end};
    made->words = text_slice(file->bytes, made->part.start, made->part.end);
    return true;
}

/* Does the file hold the same card, or with other words a contract of its id? */
static bool holds(const scan *file, const card *some, bool is_same)
{
    card other;

    for (uint32_t i = 0; (is_same || some->is_contract) && i < file->statements.count; i++)
        if (card_read(file, i, &other) && other.is_contract == some->is_contract &&
            text_equal(other.id, some->id) && text_equal(other.words, some->words) == is_same)
            return true;
    return false;
}

text entry_contracts_hide(arena *memory, text bytes, text others, bool is_same)
{
    const scan *file = statements_read(memory, bytes), *beside = statements_read(memory, others);
    buffer left = buffer_new(memory);
    card some;

    buffer_add(&left, bytes);
    for (uint32_t i = 0; i < file->statements.count; i++) {
        if (!card_read(file, i, &some) || !holds(beside, &some, is_same))
            continue;
        for (size_t k = some.part.start; k < some.part.end; k++)
            left.bytes[k] = left.bytes[k] == '\n' ? '\n' : ' ';
    }
    return buffer_text(&left);
}
