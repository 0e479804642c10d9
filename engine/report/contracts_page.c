/* contracts_page.c — the contracts of a repository as a page of markdown.
 *
 * Groups are bold lines and contracts are items, not headings: ids repeat the words of the documents, and a
 * heading "runbooks" would be one more runbook to `docs :sections "*Runbook*"`, which reads this page, too.
 */
#include "contracts.h"
#include "paint.h"

/* Prose of a rule file as the same prose in markdown; its code spans stay. */
static void prose_write(buffer *out, text some)
{
    text line = one_line(out->memory, some);
    bool is_code = false;

    for (size_t i = 0; i < line.length; i++) {
        char byte = line.start[i];

        is_code ^= byte == '`';
        if (!is_code &&
            (byte == '<' || byte == '[' || byte == ']' || byte == '*' || byte == '|' || byte == '~'))
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, byte);
    }
    if (is_code) /* a lone backtick would open code over the rest of the item */
        buffer_add_byte(out, '`');
}

static void code_write(buffer *out, text some)
{
    text line = one_line(out->memory, some);
    bool has_tick = text_find(line, '`', 0) < line.length;

    buffer_print(out, has_tick ? "`` %.*s ``" : "`%.*s`", TEXT_FORMAT(line));
}

static void labelled(buffer *out, const char *label, text some)
{
    if (!some.length)
        return;
    buffer_print(out, "  *%s*: ", label);
    prose_write(out, some);
    buffer_add_byte(out, '\n');
}

static void sources_write(buffer *out, const read_sources *reads)
{
    for (uint32_t i = 0; i < reads->count; i++) {
        buffer_print(out, "%s", i == 0 ? "  *Reads*: " : i + 1 < reads->count ? ", " : " and ");
        if (reads->items[i].is_path)
            code_write(out, reads->items[i].words);
        else
            prose_write(out, reads->items[i].words);
    }
    if (reads->count)
        buffer_add(out, TEXT(".\n"));
}

static void excuses_write(buffer *out, const contract_list *list, const plan_contract *some)
{
    for (uint32_t i = 0; i < some->excuses.count; i++) {
        const plan_excuse *excuse = &list->rules->excuses.items[some->excuses.first + i];

        labelled(
            out, "Excused",
            text_print(out->memory, "%.*s, %.*s", TEXT_FORMAT(excuse->subject), TEXT_FORMAT(excuse->reason)));
    }
}

static void contract_write(buffer *out, const contract_list *list, const contract_row *row)
{
    const plan_contract *some = &list->rules->contracts.items[row->contract];

    buffer_add(out, TEXT("- **"));
    code_write(out, some->id);
    buffer_print(out, "**%s%s:\n  ", some->level == SEVERITY_ERROR ? "" : ", ",
                 some->level == SEVERITY_ERROR ? "" : severity_words(some->level));
    prose_write(out, some->says);
    buffer_add_byte(out, '\n');
    labelled(out, "Why", some->why);
    excuses_write(out, list, some);
    sources_write(out, &row->reads);
    buffer_add(out, TEXT("  *Written in*: "));
    code_write(out, some->at.path);
    if (some->pack.length) {
        buffer_add(out, TEXT(", from the pack "));
        code_write(out, some->pack);
    }
    buffer_add(out, TEXT(".\n"));
}

static text group_of(const plan_contract *some)
{
    return text_slice(some->id, 0, text_find(some->id, '/', 0));
}

static bool is_first_of_group(const contract_list *list, uint32_t index)
{
    text group = group_of(&list->rules->contracts.items[list->rows.items[index].contract]);

    for (uint32_t i = 0; i < index; i++)
        if (text_equal(group, group_of(&list->rules->contracts.items[list->rows.items[i].contract])))
            return false;
    return true;
}

static void group_write(buffer *out, const contract_list *list, uint32_t first)
{
    text group = group_of(&list->rules->contracts.items[list->rows.items[first].contract]);

    buffer_add(out, TEXT("\n**"));
    prose_write(out, group);
    buffer_add(out, TEXT("**\n\n"));
    for (uint32_t i = first; i < list->rows.count; i++)
        if (text_equal(group, group_of(&list->rules->contracts.items[list->rows.items[i].contract])))
            contract_write(out, list, &list->rows.items[i]);
}

void report_contracts_page(buffer *out, const contract_list *list)
{
    buffer_add(out, TEXT("# Contracts\n\n"
                         "<!-- Written by lockstep contracts. Change the rules, not this page. -->\n\n"
                         "What this repository promises, and `lockstep check` judges: "));
    paint_count(out, list->rows.count, "contract", "contracts");
    buffer_add(out, TEXT(".\n"));
    for (uint32_t i = 0; i < list->rows.count; i++)
        if (is_first_of_group(list, i))
            group_write(out, list, i);
}
