/* Pages that would take a parser minutes or gigabytes: each ends soon, with a problem, and what stands beside
 * the bomb is read where it can be. */
#include <string.h>
#include <time.h>
#include "buffer.h"
#include "markdown.h"
#include "unit.h"

static arena memory;

typedef struct bomb {
    const char *name;
    const char *head, *unit, *middle, *unit2, *tail; /* head, unit repeated, middle, unit2 repeated, tail */
    uint32_t bytes;                                  /* of each repetition */
    const char *problem; /* part of the message; NULL: none is expected, it is only slow elsewhere */
} bomb;

static const bomb bombs[] = {
    {"list in list, blank lines", "", "- ", "a\n", "\n", "# after\n", 200000, "nested too deep"},
    {"quotes, lazy lines", "", ">", "a\n", "x\n", "\n# after\n", 500000, "nested too deep"},
    {"pictures", "a ", "![[]()", "\n\n", "", "# after\n", 400000, "too many open brackets"},
    {"emphasis", "", "a*_b**c__d ", "\n\n", "", "# after\n", 1000000, "too many open brackets"},
    {"instructions", "a ", "<?", "\n\n", "", "# after\n", 400000, "too many open brackets"},
    {"declarations", "a ", "<!A ", "\n\n", "", "# after\n", 400000, "too many open brackets"},
    {"cdata", "a ", "<![CDATA[", "\n\n", "", "# after\n", 400000, "too many open brackets"},
    {"wide header", "", "|a", "|\n", "|-", "|\n\n# after\n", 100000, "too many c"},
    {"header mismatch", "", "| a\n|-|-|\n", "\n", "", "# after\n", 200000, "second line of a table"},
    {"brackets", "", "[", "\n\n", "", "# after\n", 100000, NULL},
    {"closed brackets", "", "[a](", "\n\n", "", "# after\n", 300000, NULL},
    {"backticks", "", "a ` b `` c ``` ", "\n\n", "", "# after\n", 500000, NULL},
    {"stars", "", "*", "\n\n", "", "# after\n", 1000000, "too many open brackets"},
    {"comments", "a ", "<!-- ", "\n\n", "", "# after\n", 200000, NULL},
    {"entities", "", "&amp;", "\n\n", "", "# after\n", 1000000, NULL},
    {"code spans", "", "`a` ", "\n\n", "", "# after\n", 300000, NULL},
    {"one line", "", "word ", "\n\n", "", "# after\n", 1000000, NULL},
    {"blank lines", "", "\n", "", "", "# after\n", 1000000, NULL},
    {"headings", "", "# a\n", "", "", "# after\n", 300000, NULL},
    {"hard breaks", "", "a\\\n", "\n\n", "", "# after\n", 200000, NULL},
    {"escaped pipes", "|a|\n|-|\n|", "\\|", "|\n\n", "", "# after\n", 500000, NULL},
    {"underlines", "", "a\n=\n", "", "", "# after\n", 300000, NULL},
    {"definitions", "", "[a]: b\n", "", "", "\n# after\n", 500000, NULL},
    {"brackets, a file full of them", "", "[", "\n\n", "", "# after\n", 8000000, "too much memory"},
    {"brackets over lines", "", "[\n", "\n\n", "", "# after\n", 100000, NULL},
    {"one-cell rows", "|a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|\n|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|\n", "|x|\n", "\n",
     "", "# after\n", 30000, NULL},
    {"addresses", "", "http://a.b/c ", "\n\n", "", "# after\n", 500000, NULL},
    {"one address", "", "http://a.b/c", "\n\n", "", "# after\n", 500000, NULL},
    {"address and parentheses", "http://a.b/", ")", "\n\n", "", "# after\n", 1000000, NULL},
    {"address and semicolons", "http://a.b/", "&a;", "\n\n", "", "# after\n", 100000, NULL},
    {"address over emphasis", "", "http://a.b/*c* ", "\n\n", "", "# after\n", 30000, NULL},
    {"domains", "", "www.a.", "\n\n", "", "# after\n", 500000, NULL},
    {"wrong domains", "", "www.a_b ~", "\n\n", "", "# after\n", 500000, NULL},
    {"mail", "", "a@b", "\n\n", "", "# after\n", 500000, NULL},
    {"mail, dots", "", "a.b@", "\n\n", "", "# after\n", 500000, NULL},
    {"tildes that open", "", "~~a ", "", "b~ ", "\n\n# after\n", 100000, NULL},
    {"tildes that open, a file full of them", "", "~~a ", "", "b~ ", "\n\n# after\n", 500000,
     "too much memory"},
    {"tildes that match", "", "~~a~ ~b~~ ", "\n\n", "", "# after\n", 100000, NULL},
    {"tildes in emphasis", "", "~~a *~b* ", "", "c~ *d~* ", "\n\n# after\n", 30000, NULL},
    {"tildes", "a ", "~", " ", "~ ", "\n\n# after\n", 100000, NULL},
    {"admonitions", "", "!!! a\n    b\n", "", "", "\n# after\n", 300000, NULL},
    {"admonitions without content", "", "!!! a\n\n", "", "", "\n# after\n", 300000, NULL},
    {"directives", "", ":::a\n", "", "", "\n# after\n", 300000, NULL},
    {"directives that end", "", ":::a\n", "", ":::\n", "\n# after\n", 300000, NULL},
    {"components", "", "<A>\n", "", "</A>\n", "\n# after\n", 300000, NULL},
};

static void repeat(buffer *out, const char *unit, uint32_t bytes)
{
    size_t length = strlen(unit);

    for (uint32_t done = 0; length && done < bytes; done += (uint32_t)length)
        buffer_add(out, (text){unit, length});
}

static text bomb_bytes(const bomb *some)
{
    buffer out = buffer_new(&memory);

    buffer_add(&out, text_from(some->head));
    repeat(&out, some->unit, some->bytes);
    buffer_add(&out, text_from(some->middle));
    repeat(&out, some->unit2, some->bytes);
    buffer_add(&out, text_from(some->tail));
    return buffer_text(&out);
}

static double seconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool has_problem(const markdown *page, const char *words)
{
    for (uint32_t i = 0; i < page->problems.count; i++)
        if (text_find_text(page->problems.items[i].message, text_from(words), 0) <
            page->problems.items[i].message.length)
            return true;
    return false;
}

static bool has_heading_after(const markdown *page)
{
    for (uint32_t n = page->count - 1; n; n--)
        if (page->nodes[n].type == MARKDOWN_HEADING)
            return text_is(markdown_text(page, n, &memory), "after");
    return false;
}

START_TEST(test_bombs)
{
    extract_limits limits = EXTRACT_LIMITS;

    for (size_t i = 0; i < sizeof bombs / sizeof *bombs; i++) {
        const bomb *one = &bombs[i];
        text bytes = bomb_bytes(one);
        double begin = seconds(), took;
        const markdown *page = markdown_parse(&memory, bytes, &limits, MARKDOWN_EVERY_TEXT);
        took = seconds() - begin;
        ck_assert_msg(took < 20, "%s took %.1f s", one->name,
                      took); /* sanitizers and busy machines: the bare time is below 1 */
        ck_assert_msg(one->problem ? has_problem(page, one->problem) : page->problems.count == 0, "%s: %.*s",
                      one->name, page->problems.count ? (int)page->problems.items[0].message.length : 4,
                      page->problems.count ? page->problems.items[0].message.start : "none");
        if (!one->problem || !strstr("nested too deep, too much memory", one->problem))
            ck_assert_msg(has_heading_after(page), "%s", one->name);
        arena_reset(&memory);
    }
}
END_TEST

static markdown *page_of(text bytes, extract_limits limits)
{
    return markdown_parse(&memory, bytes, &limits, MARKDOWN_EVERY_TEXT);
}

START_TEST(test_budget_is_kept)
{
    extract_limits limits = EXTRACT_LIMITS;
    buffer out = buffer_new(&memory);
    const markdown *page;

    for (int i = 0; i < 400; i++)
        buffer_add(&out, TEXT("|a"));
    buffer_add(&out, TEXT("|\n"));
    for (int i = 0; i < 400; i++)
        buffer_add(&out, TEXT("|-"));
    buffer_add(&out, TEXT("|\n"));
    repeat(&out, "|x|\n", 100000); /* 25,000 rows are filled up to 400 cells each */
    page = page_of(buffer_text(&out), limits);
    ck_assert(has_problem(page, "limit parser-memory"));
    ck_assert_uint_eq(page->count, 1);
    ck_assert(page->problems.items[0].is_fatal);
    arena_reset(&memory);
}
END_TEST

START_TEST(test_steps_are_kept)
{
    extract_limits limits = EXTRACT_LIMITS;
    const markdown *page;

    limits.steps = 100;
    page = page_of(
        TEXT("# a\n\n- b\n- c `d`\n- e\n- f\n- g\n- h *i* *j* *k* *l* *m* *n* *o* *p*\n- q\n- r\n- s\n- t\n"),
        limits);
    ck_assert(has_problem(page, "limit parser-steps"));
    ck_assert_uint_eq(page->count, 1);
    page = page_of(TEXT("# a\n"), limits); /* the next parse begins anew */
    ck_assert_uint_eq(page->problems.count, 0);
    ck_assert_uint_eq(page->count, 3);
    arena_reset(&memory);
}
END_TEST

START_TEST(test_limits_leave_the_rest)
{
    extract_limits limits = EXTRACT_LIMITS;
    const markdown *page;

    limits.markers = 3;
    page = page_of(TEXT("> > > > deep\n\n> > > fine\n\n# after\n"), limits);
    ck_assert_uint_eq(page->problems.count, 1);
    ck_assert(has_problem(page, "nested too deep"));
    ck_assert(has_heading_after(page));
    limits = EXTRACT_LIMITS;
    limits.cells = 2;
    page = page_of(TEXT("|a|b|c|d|\n|-|-|-|-|\n\n|a|b|\n|-|-|\n\n# after\n"), limits);
    ck_assert_uint_eq(page->problems.count, 1);
    ck_assert(has_problem(page, "too many columns"));
    ck_assert(has_heading_after(page));
    ck_assert_uint_eq(page->nodes[1].type, MARKDOWN_PARAGRAPH);
    ck_assert_uint_eq(page->nodes[page->nodes[1].end].type, MARKDOWN_TABLE);
    limits = EXTRACT_LIMITS;
    limits.depth = 2;
    page = page_of(TEXT("- a\n  - b\n    - c\n\n# after\n"), limits);
    ck_assert(has_problem(page, "nested too deep"));
    ck_assert(has_heading_after(page));
    arena_reset(&memory);
}
END_TEST

/* Ordinary things that look a little like bombs. */
START_TEST(test_ordinary_pages_pass)
{
    extract_limits limits = EXTRACT_LIMITS;
    buffer out = buffer_new(&memory);

    repeat(&out, "[![badge](https://example.org/b.svg)](https://example.org) ", 12000);
    buffer_add(&out, TEXT("\n\n```php\n"));
    repeat(&out, "<?php echo $a['b_c'] * $d; ?>\n", 300000);
    buffer_add(&out, TEXT("```\n\n"));
    repeat(&out, "| a | `b` | c_d_e | [f](g) |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |\n\n", 300000);
    repeat(&out, "- item with *emphasis*, `code`\n  and more\n", 300000);
    buffer_add(&out, TEXT("\n# after\n"));
    ck_assert_uint_eq(page_of(buffer_text(&out), limits)->problems.count, 0);
    arena_reset(&memory);
}
END_TEST

static void prepare(void) __attribute__((constructor));
static void prepare(void)
{
    markdown_init();
    arena_init(&memory);
}

UNIT_MAIN("markdown_limits", test_bombs, test_budget_is_kept, test_steps_are_kept, test_limits_leave_the_rest,
          test_ordinary_pages_pass)
