/* The structure of documents is what cmark-gfm makes of them: its program's XML, kept beside each page of
 * tests/pairs/markdown_tree, and live the library with every extension attached that needs no sign in the
 * file. */
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>
#include "markdown_pages.h"
#include "markdown_prescan.h"
#include "markdown_xml.h"
#include "unit.h"

static arena memory;

static markdown *page_of(text bytes)
{
    extract_limits limits = EXTRACT_LIMITS;

    return markdown_parse(&memory, bytes, &limits, MARKDOWN_EVERY_TEXT);
}

/* Both from the first line that differs on. */
static void xml_check(text expected, text actual, const char *name)
{
    text left, right;

    expected = markdown_xml_normal(expected, &memory);
    actual = markdown_xml_normal(actual, &memory);
    while (text_next(&expected, '\n', &left) && text_next(&actual, '\n', &right))
        ck_assert_msg(text_equal(left, right), "%s\ncmark-gfm: %.*s\nlockstep:  %.*s", name,
                      TEXT_FORMAT(left), TEXT_FORMAT(right));
    ck_assert_msg(text_equal(expected, actual), "%s: one ends before the other", name);
}

static const char *path_print(const char *folder, text stem, const char *ending)
{
    return text_print(&memory, "%s/%.*s%s", folder, TEXT_FORMAT(stem), ending).start;
}

START_TEST(test_program)
{
    const char *folder = "tests/pairs/markdown_tree";
    DIR *listing = opendir(folder);
    uint32_t count = 0;

    ck_assert_ptr_nonnull(listing);
    for (struct dirent *entry; (entry = readdir(listing)); count++) {
        text stem = text_from(entry->d_name);
        if (!text_ends(stem, TEXT(".md")) || text_is(stem, "README.md")) {
            count--;
            continue;
        }
        stem.length -= 3;
        xml_check(page_read(&memory, path_print(folder, stem, ".xml")),
                  markdown_xml(page_of(page_read(&memory, path_print(folder, stem, ".md"))), &memory),
                  entry->d_name);
        arena_reset(&memory);
    }
    closedir(listing);
    ck_assert_uint_ge(count, 8);
}
END_TEST

/* ---- the library ---- */

static text library_xml(text bytes)
{
    const char *const extensions[] = {"table", "tasklist", "strikethrough", "autolink"};
    int options = CMARK_OPT_FOOTNOTES;
    cmark_parser *parser = cmark_parser_new(options);
    cmark_node *root;
    char *xml;
    text result;

    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, bytes.start, bytes.length);
    root = cmark_parser_finish(parser);
    xml = cmark_render_xml(root, options);
    result = text_copy(&memory, text_from(xml));
    free(xml);
    cmark_node_free(root);
    cmark_parser_free(parser);
    markdown_init(); /* the extension took away what it shares with ours */
    return result;
}

static void library_check(text bytes, const char *name)
{
    const markdown *page = page_of(bytes);
    size_t start;

    if (text_starts(text_from(name), TEXT("site_")) ||
        page->problems.count) /* what GitHub does not read so */
        return;
    start = text_starts(page->parsed, TEXT("\xEF\xBB\xBF")) ? 3 : 0;

    xml_check(library_xml(text_slice(page->parsed, start, page->parsed.length)), markdown_xml(page, &memory),
              name);
    arena_reset(&memory);
}

START_TEST(test_library_on_pairs)
{
    ck_assert_uint_ge(pages_each("tests/pairs/markdown", library_check), 25);
}
END_TEST

/* A text whose place is not known is not searched for addresses. */
static bool is_placed(const markdown *page)
{
    for (uint32_t n = 0; n < page->count; n++)
        if (page->nodes[n].type == MARKDOWN_TEXT && !(page->nodes[n].flags & MARKDOWN_IS_VERIFIED))
            return false;
    return true;
}

START_TEST(test_library_on_random_pages)
{
    uint32_t state = 88172645, placed = 0;

    for (uint32_t i = 0; i < 8000; i++) {
        text bytes = page_random(&memory, &state);
        if (!is_placed(page_of(bytes)))
            continue;
        library_check(bytes, text_string(&memory, bytes));
        placed++;
    }
    ck_assert_uint_gt(placed, 7500);
}
END_TEST

/* ---- delimiter rows: all short ones ---- */

enum { ROW_LENGTH = 4 };

/* The how many-th text of the bytes that delimiter rows are made of. */
static text row_of(uint32_t number)
{
    static const char bytes[] = "-|: \t\v\f";
    char *row = arena_alloc(&memory, ROW_LENGTH);
    size_t length = 0;

    for (; number; number = (number - 1) / (sizeof bytes - 1))
        row[length++] = bytes[(number - 1) % (sizeof bytes - 1)];
    return (text){row, length};
}

static bool looks_for_tables(text bytes)
{
    extract_limits limits = EXTRACT_LIMITS;
    markdown page = {.file = source_new(&memory, TEXT(""), bytes)};

    return markdown_prescan(&page, &memory, &limits).has_table;
}

START_TEST(test_delimiter_rows)
{
    const char *const headers[] = {"a", "a|b", "|a", "> a"};
    uint32_t count = 7 + 7 * 7 + 7 * 7 * 7 + 7 * 7 * 7 * 7, looked_for = 0;

    for (uint32_t number = 1; number <= count; number++) {
        for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
            text row = row_of(number);
            text page = text_print(&memory, "%s\n%s%.*s\n", headers[i], *headers[i] == '>' ? "> " : "",
                                   TEXT_FORMAT(row));
            looked_for += looks_for_tables(page);
            library_check(page, text_string(&memory, page));
        }
        /* a row needs a header right above it: without one nothing is looked for */
        ck_assert(!looks_for_tables(row_of(number)));
        ck_assert(!looks_for_tables(text_print(&memory, "a\n \n%.*s\n", TEXT_FORMAT(row_of(number)))));
        arena_reset(&memory);
    }
    ck_assert_uint_gt(looked_for, 2000);
}
END_TEST

/* ---- cells: all short ones of what is escaped twice ---- */

START_TEST(test_cells)
{
    const char *const shreds[] = {"\\", "|", "a ", "https://b.c/d", " <https://e.f>", "!", "c"};
    enum { SHREDS = sizeof shreds / sizeof *shreds };

    for (uint32_t number = 0; number < SHREDS * SHREDS * SHREDS * SHREDS; number++) {
        text cell = TEXT("");
        for (uint32_t rest = number; rest; rest /= SHREDS)
            cell = TEXT_JOIN(&memory, cell, text_from(shreds[rest % SHREDS]));
        cell = text_print(&memory, " |h|i|\n |-|-|\n%.*s\n", TEXT_FORMAT(cell));
        library_check(cell, text_string(&memory, cell));
    }
}
END_TEST

static void prepare(void) __attribute__((constructor));
static void prepare(void)
{
    markdown_init();
    arena_init(&memory);
}

UNIT_MAIN("markdown_tree", test_program, test_library_on_pairs, test_library_on_random_pages,
          test_delimiter_rows, test_cells)
