/* scan.c — the scan's results: places, quotes, and the text with numbered words. */
#include "parse.h"

#include "buffer.h"

static const char number_mark[] = "__";

scan *scan_read(arena *memory, text path, text bytes, uint32_t number, bool is_query, uint32_t entry,
                finding_array *problems, bool *is_clean)
{
    scan *file = arena_new(memory, scan);
    uint32_t before = problems->count;
    token_list list;

    *file = (scan){.memory = memory, .path = path, .bytes = bytes, .number = number, .is_query = is_query};
    file->entry = entry;
    file->problems = problems;
    file->most = before + SCAN_PROBLEMS;
    *is_clean = false;
    if ((is_query || entry) && parse_path_query(file))
        return file;
    list = tokens_read(memory, path, bytes, problems);
    file->tokens = list.tokens;
    file->i = 1; /* token 0 is none */
    if (!list.is_broken && is_query)
        parse_query(file);
    else if (!list.is_broken)
        parse_file(file);
    *is_clean = problems->count == before;
    return file;
}

text scan_rewrite(scan *file)
{
    buffer out = buffer_new(file->memory);
    size_t done = text_starts(file->bytes, TEXT("\xef\xbb\xbf")) ? 3 : 0; /* a byte order mark */

    if (file->is_query)
        buffer_add(&out, TEXT("return "));
    for (uint32_t i = 0; i < file->tokens.count; i++) {
        const token *some = &file->tokens.items[i];
        if (i && i == file->asked) {
            buffer_add(&out, text_slice(file->bytes, done, some->part.start));
            buffer_add(&out, TEXT("return "));
            done = some->part.start;
        }
        if (!some->is_renamed)
            continue;
        buffer_add(&out, text_slice(file->bytes, done, some->part.end));
        buffer_print(&out, "%s%u_%u", number_mark, file->number, i);
        done = some->part.end;
    }
    buffer_add(&out, text_slice(file->bytes, done, file->bytes.length));
    return buffer_text(&out);
}

static bool small_number(text some, uint32_t *number)
{
    int64_t value;

    if (!text_number(some, &value) || value < 0 || value > INT32_MAX)
        return false;
    *number = (uint32_t)value;
    return true;
}

bool scan_name(text *name, uint32_t *file, uint32_t *number)
{
    size_t joint = text_find_last(*name, '_'), edge = joint;

    *file = *number = 0;
    if (joint >= name->length || !small_number(text_slice(*name, joint + 1, name->length), number))
        return false;
    while (edge > 0 && name->start[edge - 1] != '_')
        edge--;
    if (edge < 3 || name->start[edge - 2] != '_' || !small_number(text_slice(*name, edge, joint), file))
        return false;
    *name = text_slice(*name, 0, edge - 2);
    return true;
}

const scan_call *scan_call_at(const scan *file, uint32_t name_token)
{
    uint32_t call = name_token < file->tokens.count ? file->tokens.items[name_token].call : CALL_NONE;

    return call ? &file->calls.items[call - 1] : NULL;
}

static place place_at(const scan *file, span part)
{
    return (place){.path = file->path, .part = part, .is_rule = true};
}

place scan_token_place(const scan *file, uint32_t i)
{
    return place_at(file, parse_token(file, i)->part);
}

place scan_call_place(const scan *file, const scan_call *call)
{
    return place_at(
        file, (span){parse_token(file, call->first)->part.start, parse_token(file, call->last)->part.end});
}

text scan_call_written(const scan *file, const scan_call *call)
{
    return parse_written(file, call->first, call->last);
}

place scan_argument_place(const scan *file, const scan_call *call, uint32_t n)
{
    if (n >= call->argument_count)
        return scan_call_place(file, call);
    return place_at(file, file->arguments.items[call->first_argument + n]);
}

text scan_part_written(const scan *file, span part)
{
    uint32_t first = 1, last;

    while (first + 1 < file->tokens.count && parse_token(file, first)->part.start < part.start)
        first++;
    for (last = first; last + 1 < file->tokens.count && parse_token(file, last + 1)->part.end <= part.end;)
        last++;
    return parse_written(file, first, last);
}

/* The tokens of an argument are found by its place. */
text scan_argument_written(const scan *file, const scan_call *call, uint32_t n)
{
    span part = scan_argument_place(file, call, n).part;
    uint32_t first = call->first, last;

    while (first < call->last && parse_token(file, first)->part.start < part.start)
        first++;
    for (last = first; last < call->last && parse_token(file, last + 1)->part.end <= part.end;)
        last++;
    return parse_written(file, first, last);
}

uint32_t scan_token_at(const scan *file, uint32_t start)
{
    uint32_t first = 1, end = file->tokens.count;

    while (first < end) { /* the first one that doesn't begin before it */
        uint32_t middle = first + (end - first) / 2;
        if (file->tokens.items[middle].part.start < start)
            first = middle + 1;
        else
            end = middle;
    }
    return first < file->tokens.count && file->tokens.items[first].part.start == start ? first : 0;
}

const scan_entry *scan_entry_at(const scan *file, uint32_t owner, text key, uint32_t n)
{
    for (uint32_t i = 0; i < file->entries.count; i++) {
        const scan_entry *entry = &file->entries.items[i];
        if (entry->owner == owner && text_equal(entry->key, key) && !n--)
            return entry;
    }
    return NULL;
}

place scan_line_place(const scan *file, uint32_t line)
{
    source lines = source_new(file->memory, file->path, file->bytes);
    uint32_t start = source_line_start(&lines, line);
    text words = source_line_text(&lines, line), trimmed = text_trim(words);
    place at = {.path = file->path, .is_line_only = true, .is_rule = true};

    at.part.start = start + (trimmed.length ? (uint32_t)(trimmed.start - words.start) : 0);
    at.part.end = at.part.start + (uint32_t)trimmed.length;
    return at;
}

uint32_t scan_ordinal(const scan *file, uint32_t i)
{
    uint32_t ordinal = 0;

    for (uint32_t before = 0; before < i && before < file->tokens.count; before++)
        if (file->tokens.items[before].call && text_is(parse_text(file, before), "satisfies"))
            ordinal++;
    return ordinal;
}
