/* The YAML tree: places in bytes, aliases and merge keys, problems, limits. */
#include <string.h>
#include "buffer.h"
#include "unit.h"
#include "yaml_tree.h"

static arena memory;

static yaml_tree *parse(const char *bytes)
{
    return yaml_parse(&memory, text_from(bytes), NULL);
}

static text part_of(const yaml_tree *tree, span part)
{
    return text_slice(tree->bytes, part.start, part.end);
}

/* The value at "a.b.c"; list items by number from 0. */
static uint32_t at(yaml_tree *tree, const char *path)
{
    uint32_t node = yaml_root(tree, 0);
    int64_t number;

    for (text rest = text_from(path), part; text_next(&rest, '.', &part);) {
        if (!text_number(part, &number)) {
            node = yaml_get(tree, node, part);
            continue;
        }
        node = yaml_first(tree, node);
        while (number-- > 0)
            node = yaml_next(tree, node);
    }
    return node;
}

START_TEST(nodes_stand_in_preorder)
{
    yaml_tree *tree = parse("a: 1\nb:\n  - x\n  - {k: [v, 'w']}\nc:\n");

    ck_assert_uint_eq(tree->documents.count, 1);
    for (uint32_t i = 0; i < tree->nodes.count; i++) {
        const yaml_node *node = &tree->nodes.items[i];

        ck_assert_uint_gt(node->end, i);
        ck_assert_uint_le(node->end, tree->nodes.count);
        if (node->parent != YAML_NONE) {
            ck_assert_uint_lt(node->parent, i);
            ck_assert_uint_le(node->end, tree->nodes.items[node->parent].end);
        }
    }
    ck_text(yaml_text(tree, at(tree, "a")), "1");
    ck_text(yaml_text(tree, at(tree, "b.1.k.1")), "w");
    ck_assert(yaml_is_null(tree, at(tree, "c")));
    ck_assert_uint_eq(at(tree, "b.x"), YAML_NONE);
    ck_assert_uint_eq(tree->problems.count, 0);
}
END_TEST

START_TEST(places_are_bytes)
{
    yaml_tree *tree = parse("\xC3\xA9: \"caf\xC3\xA9\" # \xE5\x90\x8D\nlist: # note\n  - \xF0\x9F\x98\x80 "
                            "x\n  - !t &a 'q'\nflow: [a, {b: c}]\n"
                            "block: |\n  two\n  lines\n\nend: z\n");

    ck_text(part_of(tree, yaml_span(tree, at(tree, "\xC3\xA9"))), "\"caf\xC3\xA9\"");
    ck_text(part_of(tree, yaml_span(tree, at(tree, "list.0"))), "\xF0\x9F\x98\x80 x");
    ck_text(part_of(tree, yaml_span(tree, at(tree, "list.1"))), "'q'");
    ck_text(part_of(tree, tree->nodes.items[at(tree, "list.1")].whole), "!t &a 'q'");
    ck_text(part_of(tree, yaml_span(tree, at(tree, "list"))), "- \xF0\x9F\x98\x80 x\n  - !t &a 'q'");
    ck_text(part_of(tree, yaml_span(tree, at(tree, "flow"))), "[a, {b: c}]");
    ck_text(part_of(tree, yaml_span(tree, at(tree, "block"))), "|\n  two\n  lines");
    ck_text(part_of(tree, yaml_span(tree, at(tree, "end"))), "z");
    ck_assert(yaml_has_tag(tree, at(tree, "list.1"), "!t"));
}
END_TEST

START_TEST(every_checkpoint_finds_its_byte)
{
    buffer bytes = buffer_new(&memory);
    yaml_tree *tree;

    for (int i = 0; i < 300; i++)
        buffer_print(&bytes, "k%d: \xC3\xA9%.*s\xF0\x9F\x98\x80\n", i, i % 70,
                     "----------------------------------------------------------------------");
    tree = yaml_parse(&memory, buffer_text(&bytes), NULL);
    ck_assert_uint_eq(tree->nodes.count, 601);
    for (uint32_t i = 1; i < tree->nodes.count; i++)
        ck_assert(text_equal(part_of(tree, yaml_span(tree, i)), tree->nodes.items[i].value));
}
END_TEST

START_TEST(a_bom_and_line_ends_keep_places)
{
    yaml_tree *tree = parse("\xEF\xBB\xBFone: 1\r\ntwo: 2\r\n");

    ck_text(part_of(tree, yaml_span(tree, at(tree, "two"))), "2");
    ck_text(part_of(tree, yaml_span(tree, yaml_first(tree, yaml_root(tree, 0)))), "one");
}
END_TEST

START_TEST(a_slice_has_places_of_the_file)
{
    text bytes = TEXT("---\ntitle: x\n---\n# Heading\n");
    yaml_tree *tree = yaml_parse_slice(&memory, bytes, (span){4, 13}, NULL);

    ck_text(part_of(tree, yaml_span(tree, at(tree, "title"))), "x");
    ck_assert_uint_eq(yaml_span(tree, at(tree, "title")).start, 11);
}
END_TEST

/* Every piece that is byte for byte must hold the value's own bytes. */
static void ck_pieces(yaml_tree *tree, uint32_t node, uint32_t count)
{
    yaml_pieces pieces = yaml_pieces_of(tree, node, &memory);
    text value = yaml_text(tree, node);

    ck_assert_uint_eq(pieces.count, count);
    for (uint32_t i = 0; i < pieces.count; i++) {
        yaml_piece *piece = &pieces.items[i];

        ck_assert_uint_le(piece->at + piece->length, value.length);
        if (piece->part.end - piece->part.start == piece->length)
            ck_assert(text_equal(part_of(tree, piece->part),
                                 text_slice(value, piece->at, piece->at + piece->length)));
    }
}

static text source_of(yaml_tree *tree, uint32_t node, const char *word)
{
    yaml_pieces pieces = yaml_pieces_of(tree, node, &memory);
    size_t start = text_find_text(yaml_text(tree, node), text_from(word), 0);

    return part_of(tree, yaml_source_of(&pieces, (uint32_t)start, (uint32_t)(start + strlen(word))));
}

START_TEST(scalars_know_where_their_text_stands)
{
    yaml_tree *tree = parse("literal: |\n    one\n      two\n\n    three\n"
                            "indented: |2\n    four\n  five\n"
                            "folded: >-\n  six\n  seven\n\n  eight\n    nine\n  ten\n"
                            "double: \"a \\\"b\\\" \\u00e9 c\n   d \\\n   e\"\n"
                            "single: 'f ''g'' h\n  i'\n"
                            "plain: j\n  k   l\n");

    ck_pieces(tree, at(tree, "literal"), 3);
    ck_text(source_of(tree, at(tree, "literal"), "two"), "two");
    ck_text(yaml_text(tree, at(tree, "indented")), "  four\nfive\n");
    ck_pieces(tree, at(tree, "indented"), 2);
    ck_text(yaml_text(tree, at(tree, "folded")), "six seven\neight\n  nine\nten");
    ck_pieces(tree, at(tree, "folded"), 5);
    ck_text(source_of(tree, at(tree, "folded"), "eight"), "eight");
    ck_text(source_of(tree, at(tree, "folded"), "nine"), "nine");
    ck_text(yaml_text(tree, at(tree, "double")), "a \"b\" \xC3\xA9 c d e");
    ck_text(source_of(tree, at(tree, "double"), "b"), "b");
    ck_text(source_of(tree, at(tree, "double"), "\xC3\xA9"), "\\u00e9");
    ck_text(source_of(tree, at(tree, "double"), "\xC3\xA9 c"), "\\u00e9 c");
    ck_text(source_of(tree, at(tree, "double"), "e"), "e");
    ck_text(source_of(tree, at(tree, "single"), "g"), "g");
    ck_text(source_of(tree, at(tree, "single"), "'"), "''");
    ck_text(source_of(tree, at(tree, "single"), "i"), "i");
    ck_text(source_of(tree, at(tree, "plain"), "k   l"), "k   l");
}
END_TEST

START_TEST(merge_keys_are_read_through)
{
    yaml_tree *tree = parse("a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc: &c\n  <<: *a\n  w: 3\n"
                            "d:\n  y: own\n  <<: [*b, *c]\n");
    yaml_entries all = yaml_entries_of(tree, at(tree, "d"));

    ck_assert_uint_eq(all.count, 4);
    ck_text(yaml_text(tree, all.items[0].key), "y");
    ck_text(yaml_text(tree, all.items[0].value), "own");
    ck_assert(!all.items[0].is_merged && all.items[1].is_merged);
    ck_text(yaml_text(tree, at(tree, "d.z")), "2");
    ck_text(yaml_text(tree, at(tree, "d.w")), "3");
    ck_text(yaml_text(tree, at(tree, "d.x")), "1");
    ck_text(part_of(tree, yaml_entry_span(tree, all.items[1].key)), "z: 2");
    ck_assert(!yaml_find(tree, at(tree, "d"), TEXT("<<"), &all.items[0]));
}
END_TEST

START_TEST(the_newest_anchor_counts)
{
    yaml_tree *tree = parse("a: &x 1\nb: *x\nc: &x 2\nd: *x\n---\ne: *x\n");

    ck_text(yaml_text(tree, at(tree, "b")), "1");
    ck_text(yaml_text(tree, at(tree, "d")), "2");
    ck_assert_uint_eq(yaml_get(tree, yaml_root(tree, 1), TEXT("e")), YAML_NONE);
    ck_assert_uint_eq(tree->problems.count, 1);
    ck_text(tree->problems.items[0].message, "there is no anchor &x before this alias");
    ck_assert(!tree->problems.items[0].is_fatal);
}
END_TEST

START_TEST(an_alias_in_its_own_anchor_is_none)
{
    yaml_tree *tree = parse("a: &x [1, *x]\nb: &y {<<: *y, k: v}\n");

    ck_assert_uint_eq(tree->problems.count, 2);
    ck_assert_uint_eq(yaml_entries_of(tree, at(tree, "b")).count, 1);
}
END_TEST

START_TEST(what_stands_before_an_error_is_kept)
{
    yaml_tree *tree = parse("a: 1\nb:\n  c: 2\n  d: [1, \"2\"\ne: 3\n");

    ck_text(yaml_text(tree, at(tree, "b.c")), "2");
    ck_text(yaml_text(tree, at(tree, "b.d.1")), "2");
    ck_assert_uint_eq(tree->problems.count, 1);
    ck_assert(tree->problems.items[0].is_fatal);
    ck_assert_uint_eq(tree->problems.items[0].part.start, 28);
}
END_TEST

START_TEST(a_key_without_its_value_gets_none)
{
    yaml_tree *tree = parse("a: 1\nb: @x\n");
    uint32_t count = 0;

    for (uint32_t key = yaml_first(tree, yaml_root(tree, 0)); key != YAML_NONE;
         key = yaml_next_key(tree, key)) {
        ck_assert_uint_ne(yaml_value(tree, key), YAML_NONE);
        count++;
    }
    ck_assert_uint_eq(count, 2);
    ck_assert(yaml_is_null(tree, at(tree, "b")));
}
END_TEST

START_TEST(characters_that_yaml_forbids_end_the_file)
{
    static const char *const bad[] = {"\x01", "\xC0\x80", "\xED\xA0\x80", "\xFF", "\xC3", "\xEF\xBB\xBF"};

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        yaml_tree *tree = parse(text_print(&memory, "a: 1\nb: 2\nc: %s\nd: 4\n", bad[i]).start);

        ck_text(yaml_text(tree, at(tree, "b")), "2");
        ck_assert_uint_eq(tree->problems.count, 1);
        ck_assert_uint_eq(tree->problems.items[0].part.start, 13);
        ck_assert_uint_eq(at(tree, "d"), YAML_NONE);
    }
}
END_TEST

START_TEST(repeated_keys_are_problems)
{
    yaml_tree *tree = parse("a: 1\n\"a\": 2\nb: {x: 1, x: 2}\n");

    ck_assert_uint_eq(tree->problems.count, 2);
    ck_text(tree->problems.items[1].message, "the key \"a\" is already defined at line 1");
    ck_text(yaml_text(tree, at(tree, "a")), "1");
    ck_assert_uint_eq(yaml_entries_of(tree, yaml_root(tree, 0)).count, 2);
}
END_TEST

START_TEST(nulls_are_plain)
{
    yaml_tree *tree = parse("a: ~\nb: null\nc: \"null\"\nd: ''\ne: {}\n");

    ck_assert(yaml_is_null(tree, at(tree, "a")) && yaml_is_null(tree, at(tree, "b")));
    ck_assert(!yaml_is_null(tree, at(tree, "c")) && !yaml_is_null(tree, at(tree, "d")));
    ck_assert(!yaml_is_null(tree, at(tree, "e")) && yaml_is_null(tree, YAML_NONE));
}
END_TEST

START_TEST(deep_files_are_cut)
{
    char *open = arena_alloc(&memory, 100001);
    yaml_tree *tree;

    memset(open, '[', 100000);
    tree = parse(open);
    ck_assert_uint_le(tree->nodes.count, 130);
    ck_assert_uint_eq(tree->problems.count, 1);
    ck_text(tree->problems.items[0].message, "the YAML is nested too deep (limit nesting=128)");
}
END_TEST

START_TEST(large_files_are_cut)
{
    extract_limits limits = EXTRACT_LIMITS;
    yaml_tree *tree;

    limits.nodes = 5;
    tree = yaml_parse(&memory, TEXT("a: 1\nb: 2\nc: 3\n"), &limits);
    ck_assert_uint_eq(tree->problems.count, 1);
    ck_assert(tree->problems.items[0].is_fatal);
    ck_text(yaml_text(tree, at(tree, "b")), "2");
}
END_TEST

/* Nine merges of nine merges of ... : the file is small, what it says is not. */
START_TEST(aliases_that_multiply_are_cut)
{
    buffer bytes = buffer_new(&memory);
    yaml_tree *tree;

    buffer_print(&bytes, "x0: &x0 {k: v}\n");
    for (int i = 1; i < 12; i++) {
        buffer_print(&bytes, "x%d: &x%d\n  k%d: v\n  <<: [", i, i, i);
        for (int times = 0; times < 9; times++)
            buffer_print(&bytes, "*x%d%s", i - 1, times < 8 ? ", " : "]\n");
    }
    tree = yaml_parse(&memory, buffer_text(&bytes), NULL);
    ck_assert_uint_eq(tree->problems.count, 0);
    yaml_entries_of(tree, at(tree, "x11"));
    ck_assert_uint_eq(tree->problems.count, 1);
    ck_assert(tree->problems.items[0].is_fatal);
}
END_TEST

START_TEST(chains_of_merges_are_cut)
{
    buffer bytes = buffer_new(&memory);
    yaml_tree *tree;

    buffer_print(&bytes, "x0: &x0 {k: v}\n");
    for (int i = 1; i < 20000; i++)
        buffer_print(&bytes, "x%d: &x%d {<<: *x%d}\n", i, i, i - 1);
    tree = yaml_parse(&memory, buffer_text(&bytes), NULL);
    ck_assert_uint_eq(yaml_get(tree, at(tree, "x19999"), TEXT("k")), YAML_NONE);
    ck_assert_uint_eq(tree->problems.count, 1);
}
END_TEST

UNIT_MAIN("yaml_tree", nodes_stand_in_preorder, places_are_bytes, every_checkpoint_finds_its_byte,
          a_bom_and_line_ends_keep_places, a_slice_has_places_of_the_file,
          scalars_know_where_their_text_stands, merge_keys_are_read_through, the_newest_anchor_counts,
          an_alias_in_its_own_anchor_is_none, what_stands_before_an_error_is_kept,
          a_key_without_its_value_gets_none, characters_that_yaml_forbids_end_the_file,
          repeated_keys_are_problems, nulls_are_plain, deep_files_are_cut, large_files_are_cut,
          aliases_that_multiply_are_cut, chains_of_merges_are_cut)
