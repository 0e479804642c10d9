/* The flat array: types and places of hand-made documents; and of every document, that nodes lie in each
 * other, go forward, and that what is verified reads as its bytes do. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include "array.h"
#include "markdown.h"
#include "markdown_pages.h"
#include "unit.h"

static arena memory;

static markdown *page_of(text bytes, unsigned wanted)
{
    extract_limits limits = EXTRACT_LIMITS;

    return markdown_parse(&memory, bytes, &limits, wanted);
}

/* ---- hand-made documents: "TYPE place" of each node of interest ---- */

typedef struct place_case {
    const char *document;
    markdown_type type;
    uint32_t number;     /* the how many-th node of that type, from 0 */
    const char *part;    /* its bytes */
    const char *inner;   /* NULL: as part */
    const char *literal; /* NULL: not looked at */
    bool is_verified;
} place_case;

static const place_case places[] = {
    {"# a `b` #\n", MARKDOWN_HEADING, 0, "# a `b` #", "a `b`", NULL, true},
    {"  ##\tx\n", MARKDOWN_HEADING, 0, "##\tx", "x", NULL, true},
    {"a\nb `c`\n===\n", MARKDOWN_HEADING, 0, "a\nb `c`", NULL, NULL, true},
    {"a\nb `c`\n===\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"> a\n> b\n> - `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"> a\nlazy `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"> a\n      lazy `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"- a\n        hanging `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"1. a\n\tb `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"- [x] a\n      b `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"- > a\n  > `c\n  > d` `e`\n", MARKDOWN_CODE, 0, "`c\n  > d`", "c\n  > d", "c d", true},
    {"- > a\n  > `c\n  > d` `e`\n", MARKDOWN_CODE, 1, "`e`", "e", "e", true},
    {"a\\\nb `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"a\\\nb\\\n`c` d\n`e`\n", MARKDOWN_CODE, 1, "`e`", "e", "e", true},
    {"a  \n  `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"[a](\nb\n\"t\") `c`\n`d`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"[a](\nb\n\"t\") `c`\n`d`\n", MARKDOWN_CODE, 1, "`d`", "d", "d", true},
    {"[a](\nb\n\"t\") `c`\n`d`\n", MARKDOWN_LINK, 0, "[a](\nb\n\"t\")", NULL, NULL, true},
    {"x [a\nb](c) `d`\n", MARKDOWN_LINK, 0, "[a\nb](c)", NULL, NULL, true},
    {"x\n<b\nc> `d`\n", MARKDOWN_HTML, 0, "<b\nc>", NULL, "<b\nc>", true},
    {"x\n<b\nc> `d`\n", MARKDOWN_CODE, 0, "`d`", "d", "d", true},
    {"x\ny <https://a.b/?c&amp;d> `e`\n", MARKDOWN_LINK, 0, "<https://a.b/?c&amp;d>", NULL, NULL, true},
    {"x\ny <https://a.b/?c&amp;d> `e`\n", MARKDOWN_CODE, 0, "`e`", "e", "e", true},
    {"a &amp; b &copy; \\* c\n", MARKDOWN_TEXT, 0, "a &amp; b &copy; \\* c", NULL, "a & b \xC2\xA9 * c",
     true},
    {"a &nope; &#65; &amp;amp;\n", MARKDOWN_TEXT, 0, "a &nope; &#65; &amp;amp;", NULL, "a &nope; A &amp;",
     true},
    {"a ` b\n", MARKDOWN_TEXT, 0, "a ` b", NULL, "a ` b", true},
    {"*x* `` b ` c\n", MARKDOWN_TEXT, 1, " `` b ` c", NULL, " `` b ` c", true},
    {"[d]: /u\n\"t\"\n[e]: /v\na `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"a [r] `c`\n\n[r]: <b c>\n", MARKDOWN_LINK, 0, "[r]", NULL, NULL, true},
    {"a ![b [c](d)](e) `f`\n", MARKDOWN_PICTURE, 0, "![b [c](d)](e)", NULL, NULL, true},
    {"| a | b |\n|---|---|\n| c | x \\| `d` |\n", MARKDOWN_CODE, 0, "`d`", "d", "d", true},
    {"| a |\n|---|\n| `x \\| y` |\n", MARKDOWN_CODE, 0, "`x \\| y`", "x \\| y", "x | y", true},
    {"| a | b |\n|---|---|\n    `c` | d\n", MARKDOWN_CELL, 1, " b ", "b", NULL, true},
    {"| a | b |\n|---|---|\n  | `c` | d |\n", MARKDOWN_CELL, 2, " `c` ", "`c`", NULL, true},
    {"| a | b |\n|---|---|\n  | `c` | d |\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"> | a | b |\n> |---|---|\n>   | `c` | d |\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"text\nmore\n| a | `b` |\n|---|---|\n| `c` | d |\n", MARKDOWN_CODE, 0, "`b`", "b", "b", true},
    {"text\nmore\n| a | `b` |\n|---|---|\n| `c` | d |\n", MARKDOWN_CODE, 1, "`c`", "c", "c", true},
    {"text\nmore\n| a | `b` |\n|---|---|\n| `c` | d |\n", MARKDOWN_PARAGRAPH, 0, "text\nmore", NULL, NULL,
     true},
    {"| a |\n|---|\n| `c` \\\\| https://x.y `d` |\n", MARKDOWN_CODE, 1, "`d`", "d", "d", true},
    {" | a |\n |---|\n\\\\| `c`\n", MARKDOWN_ROW, 1, "\\\\| `c`", NULL, NULL, true},
    {"text\n| a |\n|---|\n", MARKDOWN_TABLE, 0, "| a |\n|---|", NULL, NULL, true},
    {"<!-- x -->\n\ny\n", MARKDOWN_HTML_BLOCK, 0, "<!-- x -->", NULL, "<!-- x -->\n", true},
    {"- a\n\n  ```sh\n  b\n  ```\n\n\n- c\n", MARKDOWN_CODE_BLOCK, 0, "```sh\n  b\n  ```", NULL, "b\n", true},
    {"    a\n\n    b\n\n\nc\n", MARKDOWN_CODE_BLOCK, 0, "a\n\n    b", NULL, "a\n\nb\n", true},
    {"- a\n- b\n\n\n\nc\n", MARKDOWN_LIST, 0, "- a\n- b", NULL, NULL, true},
    {"- a\n\n  b\n- c\n", MARKDOWN_ITEM, 0, "- a\n\n  b", NULL, NULL, true},
    {"a\r\nb `c`\r\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"a\rb `c`\r", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"\xEF\xBB\xBF# a `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"\xEF\xBB\xBFx\ny `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"\xE6\x97\xA5\xE6\x9C\xAC `\xE8\xAA\x9E`\n", MARKDOWN_CODE, 0, "`\xE8\xAA\x9E`", "\xE8\xAA\x9E",
     "\xE8\xAA\x9E", true},
    {"\xFF `a\xC3`\n", MARKDOWN_CODE, 0, "`a\xC3`", "a\xC3", "a\xC3", true},
    {"---\na: b\n---\n# x `c`\n", MARKDOWN_CODE, 0, "`c`", "c", "c", true},
    {"a[^1]\n\n[^1]: b\n    c `d`\n", MARKDOWN_CODE, 0, "`d`", "d", "d", true},
};

static const markdown_node *node_of(const markdown *page, markdown_type type, uint32_t number)
{
    for (uint32_t n = 0; n < page->count; n++)
        if (page->nodes[n].type == type && !number--)
            return &page->nodes[n];
    return NULL;
}

START_TEST(test_places)
{
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const place_case *one = &places[i];
        text bytes = text_from(one->document);
        const markdown *page = page_of(bytes, MARKDOWN_EVERY_TEXT);
        const markdown_node *found = node_of(page, one->type, one->number);
        ck_assert_msg(found != NULL, "case %zu", i);
        ck_assert_msg(one->is_verified == ((found->flags & MARKDOWN_IS_VERIFIED) != 0), "case %zu", i);
        ck_text(text_slice(bytes, found->part.start, found->part.end), one->part);
        ck_text(text_slice(bytes, found->inner.start, found->inner.end), one->inner ? one->inner : one->part);
        if (one->literal)
            ck_text(found->literal, one->literal);
        arena_reset(&memory);
    }
}
END_TEST

START_TEST(test_nul_is_one_byte)
{
    text bytes = {"a\0b `c\0d` `e`\n", 14};
    const markdown *page = page_of(bytes, MARKDOWN_EVERY_TEXT);
    const markdown_node *code = node_of(page, MARKDOWN_CODE, 1);

    ck_text(text_slice(bytes, code->inner.start, code->inner.end), "e");
    ck_assert(code->flags & MARKDOWN_IS_VERIFIED);
    ck_text(node_of(page, MARKDOWN_CODE, 0)->literal, "c\x1A"
                                                      "d");
    arena_reset(&memory);
}
END_TEST

START_TEST(test_flags)
{
    const markdown *page = page_of(
        TEXT("3. a\n4. b\n\n- [ ] c\n- [X] d\n- e\n\n| a | b |\n|---|---|\n| c |\n"), MARKDOWN_EVERY_TEXT);
    const markdown_node *list = node_of(page, MARKDOWN_LIST, 0);

    ck_assert(list->flags & MARKDOWN_IS_ORDERED && list->flags & MARKDOWN_IS_TIGHT);
    ck_assert_int_eq(list->number, 3);
    ck_assert(!(node_of(page, MARKDOWN_LIST, 1)->flags & MARKDOWN_IS_ORDERED));
    ck_assert_uint_eq(node_of(page, MARKDOWN_ITEM, 2)->flags & (MARKDOWN_IS_TASK | MARKDOWN_IS_CHECKED),
                      MARKDOWN_IS_TASK);
    ck_assert(node_of(page, MARKDOWN_ITEM, 3)->flags & MARKDOWN_IS_CHECKED);
    ck_assert(!(node_of(page, MARKDOWN_ITEM, 4)->flags & MARKDOWN_IS_TASK));
    ck_assert(node_of(page, MARKDOWN_CELL, 1)->flags & MARKDOWN_IS_HEADER);
    ck_assert(!(node_of(page, MARKDOWN_CELL, 2)->flags & (MARKDOWN_IS_HEADER | MARKDOWN_IS_ABSENT)));
    ck_assert(node_of(page, MARKDOWN_CELL, 3)->flags & MARKDOWN_IS_ABSENT);
    ck_assert_int_eq(node_of(page, MARKDOWN_CELL, 3)->number, 2);
    arena_reset(&memory);
}
END_TEST

START_TEST(test_lines_of_blocks)
{
    text bytes = TEXT("> - ```sh\n>   one\n>\n>     two\n>   ```\n");
    const markdown *page = page_of(bytes, 0);
    markdown_lines rest =
        markdown_lines_of(page, (uint32_t)(node_of(page, MARKDOWN_CODE_BLOCK, 0) - page->nodes));
    const char *expected[] = {"one", "", "  two"};
    span line;

    for (size_t i = 0; i < 3; i++) {
        ck_assert(markdown_next_line(&rest, &line));
        ck_text(text_slice(bytes, line.start, line.end), expected[i]);
    }
    ck_assert(!markdown_next_line(&rest, &line));
    page = page_of(TEXT("```\n```\n"), 0);
    rest = markdown_lines_of(page, 1);
    ck_assert(!markdown_next_line(&rest, &line));
    arena_reset(&memory);
}
END_TEST

START_TEST(test_pieces)
{
    text bytes = TEXT("x\n\na &amp; b\\*c\n"), piece;
    const markdown *page = page_of(bytes, MARKDOWN_EVERY_TEXT);
    markdown_pieces rest =
        markdown_pieces_of(page, (uint32_t)(node_of(page, MARKDOWN_TEXT, 1) - page->nodes));
    const char *pieces[][2] = {{"a ", "a "}, {"&", "&amp;"}, {" b", " b"}, {"*", "\\*"}, {"c", "c"}};
    span part;

    for (size_t i = 0; i < 5; i++) {
        ck_assert(markdown_next_piece(&rest, &piece, &part));
        ck_text(piece, pieces[i][0]);
        ck_text(text_slice(bytes, part.start, part.end), pieces[i][1]);
    }
    ck_assert(!markdown_next_piece(&rest, &piece, &part));
    arena_reset(&memory);
}
END_TEST

START_TEST(test_what_is_not_wanted_is_not_there)
{
    text bytes = TEXT("# h `a`\n\np `b`\n\n- i `c`\n\n  j `d`\n\n| `e` |\n|---|\n");
    const struct {
        unsigned wanted;
        uint32_t codes;
    } counts[] = {{0, 1}, {MARKDOWN_ITEM_TEXT, 2}, {MARKDOWN_CELL_TEXT, 2}, {MARKDOWN_EVERY_TEXT, 5}};

    for (size_t i = 0; i < 4; i++) {
        const markdown *page = page_of(bytes, counts[i].wanted);
        uint32_t codes = 0;
        while (node_of(page, MARKDOWN_CODE, codes))
            codes++;
        ck_assert_uint_eq(codes, counts[i].codes);
    }
    arena_reset(&memory);
}
END_TEST

START_TEST(test_front_matter)
{
    const struct {
        const char *bytes, *inside; /* NULL: there is none */
    } all[] = {
        {"---\na: b\n---\n# x\n", "a: b\n"},
        {"\xEF\xBB\xBF---\na: b\n...\n# x\n", "a: b\n"},
        {"---\r\na: b\r\n---\r\n# x\r\n", "a: b\r\n"},
        {"---\n# comment\n\n\"q r\": b\n---\n", "# comment\n\n\"q r\": b\n"},
        {"+++\na = 1\n+++\n", "a = 1\n"},
        {"---\n---\n# x\n", ""},
        {"---\na: b\n", NULL},
        {"---\n\n# x\n\n---\n", NULL},
        {"---\nHello there: is no key? It is\n---\n", "Hello there: is no key? It is\n"},
        {"---\nHello there\n---\n", NULL},
        {" ---\na: b\n---\n", NULL},
        {"----\na: b\n---\n", NULL},
    };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        text bytes = text_from(all[i].bytes);
        const markdown *page = page_of(bytes, 0);
        ck_text(text_slice(bytes, page->front_matter.start, page->front_matter.end),
                all[i].inside ? all[i].inside : "");
        if (all[i].inside && *all[i].inside)
            ck_assert_ptr_null(node_of(page, MARKDOWN_RULE, 0));
    }
    arena_reset(&memory);
}
END_TEST

/* ---- what holds for every document ---- */

static bool is_leaf_inline(const markdown_node *some)
{
    return some->type == MARKDOWN_TEXT || some->type == MARKDOWN_CODE || some->type == MARKDOWN_HTML ||
           some->type == MARKDOWN_SOFT_BREAK || some->type == MARKDOWN_HARD_BREAK;
}

/* Without what may stand between in the file: blanks, line ends, quote markers, the backslashes before a
 * cell's pipe. */
static text squeezed(text some)
{
    char *out = arena_alloc(&memory, some.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < some.length; i++) {
        while (some.start[i] == '|' && length && out[length - 1] == '\\')
            length--;
        if (!strchr(" \t\r\n>", some.start[i]))
            out[length++] = some.start[i];
    }
    return (text){out, length};
}

static void literal_check(const markdown *page, const markdown_node *some, const char *name)
{
    text bytes = text_slice(page->parsed, some->inner.start, some->inner.end);

    if (some->type == MARKDOWN_CODE || some->type == MARKDOWN_HTML)
        ck_assert_msg(text_equal(squeezed(bytes), squeezed(some->literal)), "%s: %.*s", name,
                      TEXT_FORMAT(some->literal));
    else if (some->type == MARKDOWN_TEXT && text_find(bytes, '&', 0) == bytes.length &&
             text_find(bytes, '\\', 0) == bytes.length)
        ck_assert_msg(text_equal(bytes, some->literal), "%s: %.*s", name, TEXT_FORMAT(some->literal));
    else if (some->type == MARKDOWN_LINK)
        ck_assert_msg(bytes.start[0] == '[' || bytes.start[0] == '<' ||
                          text_ends(some->target, squeezed(bytes)),
                      "%s: %.*s", name, TEXT_FORMAT(bytes));
}

static void page_check(const markdown *page, const char *name)
{
    uint32_t cursor = 0, length = (uint32_t)page->file.bytes.length;

    ck_assert_uint_eq(page->nodes[0].end, page->count);
    for (uint32_t n = 0; n < page->count; n++) {
        const markdown_node *some = &page->nodes[n];
        const markdown_node *parent = n ? &page->nodes[some->parent] : some;
        ck_assert_msg(some->end > n && some->end <= parent->end && (!n || some->parent < n), "%s: node %u",
                      name, n);
        ck_assert_msg(some->part.start <= some->inner.start && some->inner.start <= some->inner.end &&
                          some->inner.end <= some->part.end && some->part.end <= length,
                      "%s: node %u", name, n);
        if (some->type < MARKDOWN_TEXT)
            cursor = 0;
        if (is_leaf_inline(some)) { /* in the order of the file; what is not verified, in that of lines */
            ck_assert_msg(some->flags & MARKDOWN_IS_VERIFIED ? some->part.start >= cursor
                                                             : source_line(&page->file, some->part.start) >=
                                                                   source_line(&page->file, cursor),
                          "%s: node %u, line %u", name, n, source_line(&page->file, some->part.start));
            cursor = some->part.end;
        }
        if (some->flags & MARKDOWN_IS_VERIFIED)
            literal_check(page, some, name);
    }
}

static void pair_check(text bytes, const char *name)
{
    page_check(page_of(bytes, MARKDOWN_EVERY_TEXT), name);
    arena_reset(&memory);
}

START_TEST(test_pairs_inputs)
{
    ck_assert_uint_ge(pages_each("tests/pairs/markdown", pair_check), 25);
}
END_TEST

START_TEST(test_random_pages)
{
    uint32_t state = 2463534242, inlines = 0, unverified = 0;

    for (uint32_t i = 0; i < 20000; i++) {
        text bytes = page_random(&memory, &state);
        const markdown *page = page_of(bytes, MARKDOWN_EVERY_TEXT);
        page_check(page, text_string(&memory, bytes));
        for (uint32_t n = 0; n < page->count; n++) {
            inlines += is_leaf_inline(&page->nodes[n]);
            unverified += is_leaf_inline(&page->nodes[n]) && !(page->nodes[n].flags & MARKDOWN_IS_VERIFIED);
        }
        arena_reset(&memory);
    }
    ck_assert_uint_gt(inlines, 200000);
    ck_assert_msg(unverified * 500 < inlines, "%u of %u", unverified,
                  inlines); /* even of such pages: 1 in 500 */
}
END_TEST

/* ---- threads ---- */

static void *thread_parse(void *count)
{
    extract_limits limits = EXTRACT_LIMITS;
    uint32_t state = 7;
    arena own;

    arena_init(&own);
    for (uint32_t i = 0; i < 300; i++) {
        char bytes[64];
        int length =
            snprintf(bytes, sizeof bytes, "| a | `%u` |\n|---|---|\n| *b* | [x](y) |\n", unit_random(&state));
        *(uint32_t *)count +=
            markdown_parse(&own, (text){bytes, (size_t)length}, &limits, MARKDOWN_EVERY_TEXT)->count;
        arena_reset(&own);
    }
    arena_free(&own);
    return NULL;
}

START_TEST(test_threads_read_alike)
{
    pthread_t threads[4];
    uint32_t counts[4] = {0};

    for (size_t i = 0; i < 4; i++)
        ck_assert_int_eq(pthread_create(&threads[i], NULL, thread_parse, &counts[i]), 0);
    for (size_t i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < 4; i++)
        ck_assert_uint_eq(counts[i], counts[0]);
    ck_assert_uint_gt(counts[0], 300 * 10);
}
END_TEST

static void prepare(void) __attribute__((constructor));
static void prepare(void)
{
    markdown_init();
    arena_init(&memory);
}

UNIT_MAIN("markdown", test_places, test_nul_is_one_byte, test_flags, test_lines_of_blocks, test_pieces,
          test_what_is_not_wanted_is_not_there, test_front_matter, test_pairs_inputs, test_random_pages,
          test_threads_read_alike)
