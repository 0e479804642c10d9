/* markdown_parse.c — cmark, started with care and left when it takes too much. */
#include "markdown_flat.h"
#include "markdown_marks.h"
#include "markdown_memory.h"
#include "markdown_prescan.h"
#include "markdown_strike.h"

#include <assert.h>

enum { FEED_SIZE = 16 * 1024 }; /* bytes between two heartbeats */

static cmark_syntax_extension *table_extension, *task_extension;

void markdown_init(void)
{
    cmark_gfm_core_extensions_ensure_registered();
    table_extension = cmark_find_syntax_extension("table");
    task_extension = cmark_find_syntax_extension("tasklist");
    assert(table_extension && task_extension);
    strike_init();
}

typedef struct signs {
    bool has_footnote, has_task;
} signs;

/* Is there a `[^`, is there a `[ ]` or `[x]`? */
static signs signs_of(text bytes)
{
    signs found = {0};

    for (size_t i = 0; (i = text_find(bytes, '[', i)) + 2 < bytes.length; i++) {
        found.has_footnote |= bytes.start[i + 1] == '^';
        found.has_task |= bytes.start[i + 2] == ']';
    }
    return found;
}

/* What a file has no sign of is not looked for: footnotes alone cost two walks over the tree. The autolink
 * extension is left out, since it reads out of bounds and loses places; strikethrough comes later (strike.c).
 */
static cmark_parser *parser_new(const markdown *page, bool has_table)
{
    signs found = signs_of(page->parsed);
    int options = CMARK_OPT_SOURCEPOS | (found.has_footnote ? CMARK_OPT_FOOTNOTES : 0);
    cmark_parser *parser = cmark_parser_new_with_mem(options, markdown_memory_functions());

    assert(table_extension); /* was markdown_init called? */
    if (has_table)
        cmark_parser_attach_syntax_extension(parser, table_extension);
    if (found.has_task)
        cmark_parser_attach_syntax_extension(parser, task_extension);
    return parser;
}

static void feed(cmark_parser *parser, markdown_memory *memory, const markdown *page, uint32_t start)
{
    const source *file = &page->file;
    uint32_t line = 1;

    while (start < page->parsed.length) {
        uint32_t end = start;
        while (end < start + FEED_SIZE && line <= file->line_count)
            end = source_line_start(file, ++line);
        markdown_memory_step(memory);
        cmark_parser_feed(parser, page->parsed.start + start, end - start);
        start = end;
    }
}

static void stop_report(markdown *page, arena *memory, const extract_limits *limits, int stop)
{
    limit_id which = stop == STOP_BUDGET  ? LIMIT_arena_budget
                     : stop == STOP_STEPS ? LIMIT_steps
                                          : LIMIT_seconds;
    const char *words = stop == STOP_BUDGET  ? "this file needs too much memory to be read"
                        : stop == STOP_STEPS ? "this file takes too many steps to be read"
                                             : "this file takes too long to be read";

    markdown_problem_add(
        page, memory, (span){0, 0},
        text_print(memory, "%s (%.*s)", words, TEXT_FORMAT(limit_words(memory, limits, which))),
        limit_fix(memory, limits, which, "divide it"), true);
}

static void document_open(flat *to, markdown *page)
{
    uint32_t length = (uint32_t)page->file.bytes.length;

    to->nodes.count = 0;
    flat_open(to, MARKDOWN_DOCUMENT, UINT32_MAX);
    to->nodes.items[0].part = to->nodes.items[0].inner = (span){0, length};
    to->nodes.items[0].flags = MARKDOWN_IS_VERIFIED;
}

static cmark_node *finish(cmark_parser *parser, const markdown *page)
{
    cmark_map *references;

    if (text_find(page->parsed, '~', 0) == page->parsed.length)
        return cmark_parser_finish(parser);
    references = strike_references(parser);
    return strike_read(parser, references, cmark_parser_finish(parser));
}

/* False when the parser was left. Kept apart: what is changed after setjmp is in `to` and `memory`, not in
 * variables. */
static int parse(flat *to, markdown_memory *memory, prescan found)
{
    int stop = setjmp(memory->leave);

    if (!stop) {
        cmark_parser *parser = parser_new(to->page, found.has_table);
        feed(parser, memory, to->page, found.start);
        flat_document(to, finish(parser, to->page));
    }
    return stop;
}

/* Its byte order mark, or its every other byte 0. */
static bool is_utf16(text bytes)
{
    const char *byte = bytes.start;

    return text_starts(bytes, TEXT("\xFF\xFE")) || text_starts(bytes, TEXT("\xFE\xFF")) ||
           (bytes.length >= 4 &&
            ((!byte[0] && byte[1] && !byte[2] && byte[3]) || (byte[0] && !byte[1] && byte[2] && !byte[3])));
}

static void read_page(flat *to, const extract_limits *limits)
{
    markdown_memory *counted = arena_new(to->memory, markdown_memory);
    prescan found = markdown_prescan(to->page, to->memory, limits);
    int stop;

    to->start = found.start;
    to->signs = marks_of(to->page->parsed);
    markdown_memory_begin(counted, to->memory, limits);
    stop = parse(to, counted, found);
    if (stop) {
        document_open(to, to->page); /* half a tree would be taken for the whole */
        stop_report(to->page, to->memory, limits, stop);
    }
}

markdown *markdown_parse(arena *memory, text bytes, const extract_limits *limits, unsigned wanted)
{
    markdown *page = arena_new(memory, markdown);
    flat *to = arena_new(memory, flat);

    page->file = source_new(memory, TEXT(""), bytes);
    page->parsed = bytes;
    *to = (flat){.page = page, .memory = memory, .wanted = wanted};
    document_open(to, page);
    if (is_utf16(bytes))
        markdown_problem_add(page, memory, (span){0, 0}, TEXT("this file is UTF-16: it was not read"),
                             TEXT("save it as UTF-8"), true);
    else
        read_page(to, limits);
    flat_close(to, 0);
    page->nodes = to->nodes.items;
    page->count = to->nodes.count;
    if (markdown_comments(page, memory) && wanted != MARKDOWN_EVERY_TEXT) /* inlines may end one */
        return markdown_parse(memory, bytes, limits, MARKDOWN_EVERY_TEXT);
    return page;
}
