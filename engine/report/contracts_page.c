/* contracts_page.c — the contracts of a repository as a page of markdown.
 *
 * Groups are bold lines and contracts are items, not headings: ids repeat the words of the documents, and a
 * heading "runbooks" would be one more runbook to `docs :sections "*Runbook*"`, which reads this page, too.
 */
#include <ctype.h>
#include <string.h>

#include "contracts.h"
#include "paint.h"

static size_t ticks_at(text line, size_t at)
{
    size_t count = 0;

    while (at + count < line.length && line.start[at + count] == '`')
        count++;
    return count;
}

/* The end of the code span that the backticks at `at` open: behind as many of them. `at` when they open none.
 */
static size_t code_end(text line, size_t at)
{
    size_t opening = ticks_at(line, at);

    for (size_t i = at + opening, count; i < line.length; i += count ? count : 1) {
        count = ticks_at(line, i);
        if (count == opening)
            return i + count;
    }
    return at;
}

static bool is_word_byte(text line, size_t at)
{
    unsigned char byte = at < line.length ? (unsigned char)line.start[at] : ' ';

    return byte >= 0x80 || isalnum(byte);
}

/* Would markdown take the byte for markup? Within a word `_` is a letter. */
static bool is_markup(text line, size_t at)
{
    char byte = line.start[at];

    if (byte == '_')
        return at == 0 || !is_word_byte(line, at - 1) || !is_word_byte(line, at + 1);
    if (byte == '&')
        return at + 1 < line.length && (line.start[at + 1] == '#' || is_word_byte(line, at + 1));
    return strchr("<[]*|~\\`", byte);
}

/* What makes a heading, a quote, an item or an underline of its line; the length when nothing does. */
static size_t block_mark(text line)
{
    size_t digits = 0;

    if (line.length && strchr("#>-+=", line.start[0]))
        return 0;
    while (digits < line.length && isdigit((unsigned char)line.start[digits]))
        digits++;
    return digits && digits < line.length && strchr(".)", line.start[digits]) ? digits : line.length;
}

/* Prose of a rule file as the same prose in markdown; its code spans stay. */
static void prose_write(buffer *out, text some)
{
    text line = one_line(out->memory, some);
    size_t begins = block_mark(line);

    for (size_t i = 0, end; i < line.length; i = end) {
        end = line.start[i] == '`' ? code_end(line, i) : i;
        if (end == i) {
            end = i + (line.start[i] == '`' ? ticks_at(line, i) : 1);
            for (size_t k = i; k < end; k++)
                buffer_print(out, k == begins || is_markup(line, k) ? "\\%c" : "%c", line.start[k]);
        } else
            buffer_add(out, text_slice(line, i, end));
    }
}

/* Between more backticks than it holds. */
static void code_write(buffer *out, text some)
{
    text line = one_line(out->memory, some);
    size_t most = 0;

    for (size_t i = 0; i < line.length; i++)
        most = ticks_at(line, i) > most ? ticks_at(line, i) : most;
    for (size_t i = 0; i <= most; i++)
        buffer_add_byte(out, '`');
    buffer_print(out, most ? " %.*s " : "%.*s", TEXT_FORMAT(line));
    for (size_t i = 0; i <= most; i++)
        buffer_add_byte(out, '`');
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

        bool is_ended =
            excuse->reason.length && strchr(".!?", excuse->reason.start[excuse->reason.length - 1]);
        labelled(out, "Excused",
                 text_print(out->memory, "%.*s, %.*s%s", TEXT_FORMAT(excuse->subject),
                            TEXT_FORMAT(excuse->reason), is_ended ? "" : "."));
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
