/* The facts of documents: names read as their bytes do, what is not asked for changes nothing of the rest,
 * and predicates see what a reader sees. Shapes of facts are in tests/pairs/markdown. */
#include <string.h>
#include <time.h>
#include "buffer.h"
#include "markdown.h"
#include "markdown_extract.h"
#include "markdown_html.h"
#include "markdown_pages.h"
#include "markdown_slug.h"
#include "unit.h"

static arena memory;

static shard *facts_of(text bytes, kind_mask wanted, const predicate_set *predicates)
{
    extract_request request = {
        .path = TEXT("a.md"), .bytes = bytes, .predicates = predicates, .limits = EXTRACT_LIMITS};
    shard_builder *to = shard_begin(&memory, wanted);

    markdown_extract(&request, &memory, to);
    return shard_finish(to);
}

/* ---- every page of the pairs ---- */

static const char *const pairs = "tests/pairs/markdown";

/* Without what differs between a name and its bytes by rule: blanks, quote markers, the backslashes before a
 * cell's pipe, NUL. */
static text squeezed(text some)
{
    char *out = arena_alloc(&memory, some.length + 1);
    size_t length = 0;

    for (size_t i = 0; i < some.length; i++) {
        while (some.start[i] == '|' && length && out[length - 1] == '\\')
            length--;
        if (!strchr(" \t\r\n>", some.start[i] ? some.start[i] : 'x'))
            out[length++] = some.start[i] ? some.start[i] : 0x1A;
    }
    return (text){out, length};
}

/* What stands in html: without tags, its entities read. */
static text shown(text html)
{
    html_tag tag = {0};
    buffer out = buffer_new(&memory);
    size_t start = 0;

    for (bool is_tag = true; is_tag; start = tag.end) {
        is_tag = html_tag_next(html, &tag);
        for (size_t at = start, length; at < tag.start; at += length) {
            text meaning = text_slice(html, at, at + 1);
            length =
                html.start[at] == '&' ? html_entity(text_slice(html, at, tag.start), &memory, &meaning) : 0;
            length = length ? length : 1;
            buffer_add(&out, meaning);
        }
    }
    return buffer_text(&out);
}

/* The shell takes its own marks away. */
static bool is_quoted(text part)
{
    return text_find(part, '\\', 0) < part.length || text_find(part, '"', 0) < part.length ||
           text_find(part, '\'', 0) < part.length;
}

static void names_check(text bytes, const char *name)
{
    const shard *facts = facts_of(bytes, KIND_ALL, NULL);

    for (uint32_t row = 0; row < facts->row_count; row++) {
        text part = text_slice(bytes, facts->start[row], facts->end[row]);
        text words = shard_string(facts, facts->name[row]);
        ck_assert_msg(facts->start[row] <= facts->end[row] && facts->end[row] <= bytes.length, "%s: row %u",
                      name, row);
        if (row && facts->parent[row] != ROW_NONE && facts->kind[row] != KIND_anchor)
            ck_assert_msg(facts->start[row] >= facts->start[facts->parent[row]] &&
                              facts->end[row] <= facts->end[facts->parent[row]],
                          "%s: row %u lies outside its parent", name, row);
        if (facts->flags[row] & FACT_LINE_ONLY || (facts->kind[row] == KIND_argument && is_quoted(part)))
            continue;
        if (facts->kind[row] == KIND_term || facts->kind[row] == KIND_path ||
            facts->kind[row] == KIND_argument)
            ck_assert_msg(text_equal(squeezed(part), squeezed(words)) ||
                              text_equal(squeezed(shown(part)), squeezed(words)),
                          "%s: %.*s is not %.*s", name, TEXT_FORMAT(words), TEXT_FORMAT(part));
    }
}

START_TEST(test_names_read_as_their_bytes)
{
    ck_assert_uint_ge(pages_each(pairs, names_check), 25);
}
END_TEST

static bool is_dead(const shard *facts, uint32_t row)
{
    while (row != ROW_NONE && !(facts->flags[row] & FACT_DEAD))
        row = facts->parent[row];
    return row != ROW_NONE;
}

/* The rows of one kind, as one text. */
static text rows_of(const shard *facts, kind some)
{
    text all = TEXT("");

    for (uint32_t row = 0; row < facts->row_count; row++)
        if (facts->kind[row] == some)
            all = text_print(&memory, "%.*s%u-%u %.*s%s\n", TEXT_FORMAT(all), facts->start[row],
                             facts->end[row], TEXT_FORMAT(shard_string(facts, facts->name[row])),
                             is_dead(facts, row) ? " dead" : "");
    return all;
}

static void mask_check(text bytes, const char *name)
{
    const kind kinds[] = {KIND_section, KIND_paragraph, KIND_list,  KIND_item,    KIND_step, KIND_table,
                          KIND_row,     KIND_cell,      KIND_block, KIND_command, KIND_flag, KIND_link,
                          KIND_picture, KIND_anchor,    KIND_term,  KIND_meta,    KIND_path};
    const shard *whole = facts_of(bytes, KIND_ALL, NULL);

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const shard *part = facts_of(bytes, KIND_BIT(kinds[i]), NULL);
        ck_assert_msg(text_equal(rows_of(whole, kinds[i]), rows_of(part, kinds[i])), "%s: %s", name,
                      kind_plural(kinds[i]));
    }
}

START_TEST(test_what_is_asked_for_is_the_same)
{
    ck_assert_uint_ge(pages_each(pairs, mask_check), 25);
}
END_TEST

START_TEST(test_random_pages)
{
    uint32_t state = 521288629;

    for (uint32_t i = 0; i < 3000; i++) {
        text bytes = page_random(&memory, &state);
        names_check(bytes, text_string(&memory, bytes));
        if (i % 10 == 0)
            mask_check(bytes, text_string(&memory, bytes));
        arena_reset(&memory);
    }
}
END_TEST

/* Each line is looked at once, however much code there is. */
START_TEST(test_code_in_html_is_linear)
{
    buffer page = buffer_new(&memory);
    clock_t begin = clock();
    const shard *facts;

    buffer_add(&page, TEXT("<div>\n"));
    for (uint32_t i = 0; i < 20000; i++)
        buffer_add(&page, TEXT("<pre>make a &lt;</pre>\n"));
    facts = facts_of(buffer_text(&page), KIND_BIT(KIND_command), NULL);
    ck_assert_uint_ge(facts->row_count, 20000);
    ck_assert_int_lt((clock() - begin) / CLOCKS_PER_SEC, 8); /* sanitizers and busy machines */
    arena_reset(&memory);
}
END_TEST

/* ---- predicates ---- */

typedef struct mention_case {
    const char *document, *words;
    const char *found; /* bytes of the first mark; NULL: none */
} mention_case;

static const mention_case mentions[] = {
    {"# The *Queue*\n", "queue", "Queue"},
    {"a\nb `queue drain`\n", "queue drain", "queue drain"},
    {"> queue\n> drain\n", "queue drain", "queue\n> drain"},
    {"queue\n\ndrain\n", "queue drain", NULL},
    {"[the queue](x)\n", "queue", "queue"},
    {"[x](queue.md)\n", "queue", NULL},
    {"![the queue](x)\n", "queue", "queue"},
    {"a <!-- queue --> b\n", "queue", NULL},
    {"<!-- queue -->\n", "queue", NULL},
    {"<p class=\"queue\">x</p>\n", "queue", NULL},
    {"<p>the queue</p>\n", "queue", "queue"},
    {"```sh\nrun queue\n```\n", "run queue", "run queue"},
    {"```queue\nrun\n```\n", "queue", NULL},
    {"> ```sh\n> queue\n> ```\n", "queue", "queue"},
    {"| a | queue |\n|---|---|\n| b | drain |\n", "queue", "queue"},
    {"| a | queue |\n|---|---|\n| b | drain |\n", "drain", "drain"},
    {"| a | b |\n|---|---|\n| queue | drain |\n", "queue drain", NULL},
    {"Q&amp;A queue\n", "Q&A queue", "Q&amp;A queue"},
    {"queue-drain\n", "queue", NULL},
    {"que<br>ue queue\n", "queue", "queue"},
    {"- [ ] queue\n  drain\n", "queue drain", "queue\n  drain"},
};

START_TEST(test_mentions)
{
    for (size_t i = 0; i < sizeof mentions / sizeof *mentions; i++) {
        const mention_case *one = &mentions[i];
        text bytes = text_from(one->document), trouble;
        predicate *words = predicate_compile(&memory, PREDICATE_MENTION, text_from(one->words), &trouble);
        predicate_set set = {.items = &words, .count = 1};
        const shard *facts = facts_of(bytes, KIND_BIT(KIND_document), &set);
        ck_assert_msg((facts->mark_count > 0) == (one->found != NULL), "case %zu: %s", i, one->document);
        if (one->found)
            ck_text(text_slice(bytes, facts->marks[0].start, facts->marks[0].end), one->found);
        predicate_free(words);
        arena_reset(&memory);
    }
}
END_TEST

/* ---- anchors ---- */

START_TEST(test_slugs)
{
    const char *const all[][2] = {
        {"Hello World", "hello-world"},
        {"A & B", "a--b"},
        {" lead and trail ", "-lead-and-trail-"},
        {"\xF0\x9F\x98\x80 emoji", "-emoji"},
        {"a\xF0\x9F\x98\x80"
         "b",
         "ab"},
        {"\xC2\xBD cup", "-cup"},
        {"x\xC2\xB2", "x"},
        {"\xE2\x85\xA7", "\xE2\x85\xB7"},
        {"tab\there", "tabhere"},
        {"foo_bar-baz.qux", "foo_bar-bazqux"},
        {"\xC4\xB0", "i\xCC\x87"},
        {"\xCE\x9F\xCE\x94\xCE\x9F\xCE\xA3 \xCE\xA3", "\xCE\xBF\xCE\xB4\xCE\xBF\xCF\x82-\xCF\x83"},
        {"\xE6\x97\xA5\xE6\x9C\xAC", "\xE6\x97\xA5\xE6\x9C\xAC"},
        {"bad \xFF\xC3 bytes", "bad--bytes"},
        {"", ""},
    };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        ck_text(slug_of(&memory, text_from(all[i][0])), all[i][1]);
    arena_reset(&memory);
}
END_TEST

START_TEST(test_slugs_are_unique)
{
    const char *const all[][2] = {{"Hello World", "hello-world"},
                                  {"Hello World", "hello-world-1"},
                                  {"hello-world-1", "hello-world-1-1"},
                                  {"Hello World", "hello-world-2"},
                                  {"!", ""},
                                  {"?", "-1"},
                                  {"?", "-2"}};
    slug_set taken = {0};

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        ck_text(slug_unique(&memory, &taken, text_from(all[i][0])), all[i][1]);
    for (uint32_t i = 3; i < 5000; i++)
        ck_text(slug_unique(&memory, &taken, TEXT("Hello World")),
                text_print(&memory, "hello-world-%u", i).start);
    arena_reset(&memory);
}
END_TEST

static void prepare(void) __attribute__((constructor));
static void prepare(void)
{
    markdown_init();
    arena_init(&memory);
}

UNIT_MAIN("markdown_extract", test_names_read_as_their_bytes, test_what_is_asked_for_is_the_same,
          test_random_pages, test_code_in_html_is_linear, test_mentions, test_slugs, test_slugs_are_unique)
