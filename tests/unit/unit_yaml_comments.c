/* Comments of YAML files, and the stanzas in them. */
#include <string.h>
#include "buffer.h"
#include "unit.h"
#include "yaml_comments.h"

static arena memory;

typedef struct reading {
    yaml_tree *tree;
    yaml_comment_array comments;
    yaml_stanza_array stanzas;
} reading;

static reading read_text(text bytes)
{
    reading found = {.tree = yaml_parse(&memory, bytes, NULL)};

    found.comments = yaml_comments_of(found.tree, &memory);
    found.stanzas = yaml_stanzas_of(found.tree, &found.comments, &memory);
    return found;
}

static text comment_at(const reading *all, uint32_t number)
{
    ck_assert_uint_lt(number, all->comments.count);
    return text_slice(all->tree->bytes, all->comments.items[number].part.start,
                      all->comments.items[number].part.end);
}

static text key_at(const reading *all, uint32_t number)
{
    ck_assert_uint_lt(number, all->stanzas.count);
    return yaml_text(all->tree, all->stanzas.items[number].key);
}

START_TEST(only_comments_are_comments)
{
    reading all = read_text(
        TEXT("# first\na: \"x # no\" # second\nb: foo#bar\nc: 'it''s # no'\nd: | # header\n  # no\n  text\n"
             "# third\ne: http://x/#y\nf: [a, # fourth\n  b] #fifth\n"));
    static const char *const expected[] = {"# first", "# second", "# header",
                                           "# third", "# fourth", "#fifth"};

    ck_assert_uint_eq(all.comments.count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < all.comments.count; i++)
        ck_text(comment_at(&all, i), expected[i]);
    ck_assert(all.comments.items[0].is_own_line && !all.comments.items[1].is_own_line);
    ck_assert(all.comments.items[3].is_own_line && !all.comments.items[5].is_own_line);
}
END_TEST

START_TEST(runs_are_consecutive_lines)
{
    reading all = read_text(TEXT("# a\n# b\n\n# c\r\n  # d\nk: v # e\n# f\n"));

    ck_assert_uint_eq(all.comments.count, 6);
    ck_assert_uint_eq(all.comments.items[0].run, all.comments.items[1].run);
    ck_assert_uint_ne(all.comments.items[1].run, all.comments.items[2].run);
    ck_assert_uint_eq(all.comments.items[2].run, all.comments.items[3].run);
    ck_assert_uint_ne(all.comments.items[3].run, all.comments.items[5].run);
    ck_assert_uint_eq(all.comments.items[3].column, 2);
}
END_TEST

START_TEST(stanzas_have_places_in_the_file)
{
    text bytes =
        TEXT("x: &x {image: i}\ns:\n  a: 1\n  # Prose before it, with a colon: yes.\n  # web:\n  #   <<: *x\n"
             "  #   ports: [\"1:1\"]\n  # db:\n  #   image: d\n  # prose behind it\n");
    reading all = read_text(bytes);
    uint32_t web;

    ck_assert_uint_eq(all.stanzas.count, 3);
    ck_text(key_at(&all, 1), "web");
    ck_text(key_at(&all, 2), "db");
    web = all.stanzas.items[1].value;
    ck_text(yaml_text(all.tree, yaml_get(all.tree, web, TEXT("image"))), "i");
    ck_text(text_slice(bytes, yaml_span(all.tree, yaml_get(all.tree, web, TEXT("ports"))).start,
                       yaml_span(all.tree, yaml_get(all.tree, web, TEXT("ports"))).end),
            "[\"1:1\"]");
    ck_text(text_slice(bytes, all.stanzas.items[2].part.start, all.stanzas.items[2].part.end),
            "# db:\n  #   image: d");
    ck_text(yaml_stanza_uncomment(&all.stanzas.items[1], 2), "# ");
    ck_text(yaml_stanza_uncomment(&all.stanzas.items[1], 3), "#");
    ck_text(yaml_stanza_uncomment(&all.stanzas.items[1], 4), "");
    ck_text(yaml_stanza_uncomment(&all.stanzas.items[1], 0), "");
}
END_TEST

START_TEST(items_of_lists_are_stanzas)
{
    text bytes = TEXT("steps:\n  - run: a\n  # - name: old\n  #   run: |\n  #     make\n  #     make test\n  "
                      "# - uses: x@v1\n  - run: b\n");
    reading all = read_text(bytes);
    uint32_t run;

    ck_assert_uint_eq(all.stanzas.count, 2);
    ck_assert_uint_eq(all.stanzas.items[0].key, YAML_NONE);
    run = yaml_get(all.tree, all.stanzas.items[0].value, TEXT("run"));
    ck_text(yaml_text(all.tree, run), "make\nmake test\n");
    ck_text(all.stanzas.items[0].prefix, "# ");
    ck_assert_uint_eq(all.stanzas.items[0].column, 4);
    ck_text(yaml_text(all.tree, yaml_get(all.tree, all.stanzas.items[1].value, TEXT("uses"))), "x@v1");
    ck_assert_uint_eq(yaml_root(all.tree, 1), YAML_NONE);
}
END_TEST

/* The block scalar of a commented-out step: its pieces lie in the comment. */
START_TEST(pieces_of_stanzas_lie_in_the_comment)
{
    text bytes = TEXT("s:\n  # - run: |\n  #     one\n  #     two\n  - x\n");
    reading all = read_text(bytes);
    uint32_t run = yaml_get(all.tree, all.stanzas.items[0].value, TEXT("run"));
    yaml_pieces pieces = yaml_pieces_of(all.tree, run, &memory);

    ck_text(yaml_text(all.tree, run), "one\ntwo\n");
    ck_assert_uint_eq(pieces.count, 2);
    ck_text(text_slice(bytes, pieces.items[1].part.start, pieces.items[1].part.end), "two");
}
END_TEST

START_TEST(prose_costs_little)
{
    static const char *const lines[] = {"  # a: [\n", "  # a: \"x\n", "  # a: x\n", "  # - {\n",
                                        "  # a%: \"\xC3\xA9\n  # b\n"};

    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        buffer bytes = buffer_new(&memory);

        buffer_add(&bytes, TEXT("services:\n"));
        while (bytes.length < 1000 * 1000)
            buffer_add(&bytes, text_from(lines[i]));
        ck_assert_uint_gt(read_text(buffer_text(&bytes)).comments.count, 50000);
    }
}
END_TEST

UNIT_MAIN("yaml_comments", only_comments_are_comments, runs_are_consecutive_lines,
          stanzas_have_places_in_the_file, items_of_lists_are_stanzas, pieces_of_stanzas_lie_in_the_comment,
          prose_costs_little)
