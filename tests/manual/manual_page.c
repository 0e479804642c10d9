/* manual_page.c — a page of markdown to cases: its blocks, by chapter. */
#include "manual.h"

bool begins_sentence(text lua)
{
    for (word some = WORD_none + 1; some < WORD_COUNT; some++) {
        text name = text_from(word_about(some)->name);
        if (word_about(some)->shape == SHAPE_QUANTIFIER && text_starts(lua, name) && lua.start[name.length] == '(')
            return true;
    }
    return false;
}

text sentences_wrap(arena *memory, text sentences, text id)
{
    return text_print(memory, "contract \"%.*s\" {\n  says = \"The manual says so.\",\n%.*s,\n}\n", TEXT_FORMAT(id),
                      TEXT_FORMAT(text_ends(sentences, TEXT(",")) ? text_slice(sentences, 0, sentences.length - 1)
                                                                  : sentences));
}

/* A fenced block. */
typedef struct block_lines {
    text info, bytes;
    uint32_t line; /* of its fence, from 1 */
} block_lines;

typedef struct page_reader {
    arena *memory;
    text rest;
    uint32_t line;
} page_reader;

static bool line_next(page_reader *from, text *line)
{
    from->line++;
    return text_next(&from->rest, '\n', line);
}

/* Blocks in list items are indented: the blanks before the fence are no part of their lines. */
static block_lines block_read(page_reader *from, text fence)
{
    block_lines made = {.line = from->line};
    size_t indent = text_find(fence, '`', 0);
    buffer out = buffer_new(from->memory);
    text line;

    made.info = text_trim(text_slice(fence, indent + 3, fence.length));
    while (line_next(from, &line)) {
        if (text_is(text_trim(line), "```") && text_find(line, '`', 0) == indent) /* an example may hold fences */
            break;
        buffer_add(&out, text_slice(line, line.length < indent ? line.length : indent, line.length));
        buffer_add_byte(&out, '\n');
    }
    made.bytes = text_copy(from->memory, buffer_text(&out));
    return made;
}

/* "-- lockstep/nouns.lua" on the first line; the rules of a case lie in contracts/. */
static text named_path(arena *memory, text bytes)
{
    text first = bytes, rest = bytes;

    if (!text_next(&rest, '\n', &first) || !text_starts(first, TEXT("-- ")) || !text_ends(first, TEXT(".lua")))
        return (text){0};
    first = text_slice(first, 3, first.length);
    if (text_starts(first, TEXT("lockstep/")))
        return text_print(memory, "contracts/%.*s", TEXT_FORMAT(text_slice(first, 9, first.length)));
    return first;
}

static void block_add(arena *memory, manual_case *to, const block_lines *some)
{
    text path = named_path(memory, some->bytes), bytes = some->bytes;

    if (begins_sentence(text_trim(bytes)))
        bytes = sentences_wrap(memory, text_trim(bytes), text_print(memory, "manual/line-%u", some->line));
    case_add(to, memory, path.length ? path : TEXT("contracts/manual.lua"), bytes);
}

manual_cases page_cases(arena *memory, text page)
{
    page_reader from = {memory, page, 0};
    manual_cases all = {0}, lone = {0};
    text line;

    *array_push(&all, memory) = (manual_case){.title = TEXT("before the first chapter")};
    while (line_next(&from, &line)) {
        if (text_starts(line, TEXT("## ")))
            *array_push(&all, memory) = (manual_case){.title = text_slice(line, 3, line.length)};
        if (!text_starts(text_trim(line), TEXT("```")))
            continue;
        block_lines block = block_read(&from, line);
        manual_case *chapter = &all.items[all.count - 1];
        if (text_is(block.info, "lua"))
            block_add(memory, chapter, &block);
        else if (text_is(block.info, "lua answered")) {
            *array_push(&lone, memory) = (manual_case){
                .title = text_print(memory, "%.*s, line %u", TEXT_FORMAT(chapter->title), block.line), .is_answered = true};
            block_add(memory, &lone.items[lone.count - 1], &block);
        } else if (text_is(block.info, "text") && lone.count && !lone.items[lone.count - 1].answer.length)
            lone.items[lone.count - 1].answer = block.bytes;
    }
    for (uint32_t i = 0; i < lone.count; i++)
        *array_push(&all, memory) = lone.items[i];
    return all;
}
