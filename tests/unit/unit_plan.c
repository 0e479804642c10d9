/* unit_plan.c — plans as bytes and back, damaged on the way, and merged into one. */
#include "unit.h"

#include <string.h>

#include "block.h"
#include "plan.h"

static arena memory;

static void setup(void)
{
    arena_free(&memory);
    arena_init(&memory);
}

static plan_id add_selection(plan *some, word which, plan_id input, const char *name)
{
    plan_selection *made = array_push(&some->selections, &memory);

    made->word = which;
    made->input = input;
    made->arguments = (plan_range){some->arguments.count, name ? 1 : 0};
    made->at = (place){.path = some->files.items[0].path, .part = {0, 3}, .is_rule = true};
    made->written = TEXT("written");
    if (name)
        *array_push(&some->arguments, &memory) =
            (plan_argument){.type = ARGUMENT_NAME, .name = text_from(name)};
    return some->selections.count;
}

/* contract "id": every(doc "a.md" :sections NAME) :mentions "w" */
static plan small_plan(const char *path, const char *id, const char *name)
{
    plan some = {0};
    plan_id doc, sections;

    *array_push(&some.files, &memory) =
        (plan_file){.path = text_from(path), .bytes = TEXT("contract"), .digest = 42};
    doc = add_selection(&some, WORD_doc, 0, "a.md");
    add_selection(&some, WORD_docs, 0, NULL); /* nobody uses it */
    sections = add_selection(&some, WORD_sections, doc, name);
    *array_push(&some.predicates, &memory) =
        (plan_predicate){.type = PREDICATE_MENTION, .pattern = TEXT("w")};
    *array_push(&some.sentences, &memory) =
        (plan_sentence){.quantifier = WORD_every,
                        .subject = sections,
                        .verb = WORD_mentions,
                        .arguments = {some.arguments.count, 1},
                        .at = {.path = text_from(path), .part = {1, 8}, .is_rule = true},
                        .written = TEXT("every(...)")};
    *array_push(&some.arguments, &memory) = (plan_argument){.type = ARGUMENT_PREDICATE, .name = TEXT("w")};
    *array_push(&some.tags, &memory) = TEXT("tag");
    *array_push(&some.excuses, &memory) = (plan_excuse){.subject = TEXT("s"), .reason = TEXT("r")};
    *array_push(&some.example_files, &memory) =
        (plan_example_file){.path = TEXT("docs/a.md"),
                            .bytes = TEXT("# A"),
                            .at = {.path = text_from(path), .part = {3, 6}, .is_rule = true},
                            .indent = 2,
                            .is_lined = true};
    *array_push(&some.examples, &memory) = (plan_example){
        .contract = text_from(id), .is_breaking = true, .saying = TEXT("no"), .files = {0, 1}};
    *array_push(&some.settings, &memory) =
        (plan_setting){.key = TEXT("packs"), .name = TEXT("acme"), .value = TEXT("../acme")};
    *array_push(&some.contracts, &memory) =
        (plan_contract){.id = text_from(id),
                        .says = TEXT("says"),
                        .why = TEXT("why"),
                        .level = SEVERITY_WARNING,
                        .tags = {0, 1},
                        .sentences = {0, 1},
                        .excuses = {0, 1},
                        .at = {.path = text_from(path), .part = {2, 4}, .is_rule = true}};
    return some;
}

START_TEST(test_round_trip)
{
    plan from, back;
    text block;

    setup();
    from = small_plan("a.lua", "a/b", "Runbook*");
    block = plan_pack(&memory, &from);
    ck_assert(plan_unpack(&memory, block, &back));
    ck_assert(text_equal(block, plan_pack(&memory, &back)));
    ck_text(back.contracts.items[0].id, "a/b");
    ck_text(back.contracts.items[0].why, "why");
    ck_assert_int_eq(back.contracts.items[0].level, SEVERITY_WARNING);
    ck_text(back.selections.items[2].at.path, "a.lua");
    ck_text(back.arguments.items[1].name, "Runbook*");
    ck_assert_uint_eq(back.files.items[0].digest, 42);
    ck_assert_uint_eq(back.sentences.items[0].subject, 3);
    ck_text(back.examples.items[0].saying, "no");
    ck_text(back.example_files.items[0].path, "docs/a.md");
    ck_assert_uint_eq(back.example_files.items[0].indent, 2);
    ck_text(back.settings.items[0].value, "../acme");
}
END_TEST

/* An example's files stay below its root, and its range in the table. */
START_TEST(test_example_outside)
{
    static const char *const paths[] = {"", "/a", "../a", "a/../b", "a//b", "a/", ".", "a/."};
    plan from, back;

    setup();
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        from = small_plan("a.lua", "a/b", "x");
        from.example_files.items[0].path = text_from(paths[i]);
        ck_assert_msg(!plan_unpack(&memory, plan_pack(&memory, &from), &back), "%s", paths[i]);
    }
    from = small_plan("a.lua", "a/b", "x");
    from.examples.items[0].files.count = 2;
    ck_assert(!plan_unpack(&memory, plan_pack(&memory, &from), &back));
}
END_TEST

/* One contract alone: what it needs and nothing else, as sound as the whole. */
START_TEST(test_only)
{
    plan all = {0}, one, two, *only, back;
    finding_array problems = {0};

    setup();
    one = small_plan("a.lua", "a/b", "x");
    two = small_plan("b.lua", "a/c", "y");
    plan_merge(&memory, &all, &one, &problems);
    plan_merge(&memory, &all, &two, &problems);
    ck_assert_uint_eq(all.examples.count, 2);
    ck_assert_uint_eq(all.examples.items[1].files.first, 1);
    only = plan_only(&memory, &all, 1);
    ck_assert_uint_eq(only->contracts.count, 1);
    ck_text(only->contracts.items[0].id, "a/c");
    ck_assert_uint_eq(only->sentences.items[0].contract, 0);
    ck_assert_uint_eq(only->selections.count, 2);
    ck_assert(plan_unpack(&memory, plan_pack(&memory, only), &back));
}
END_TEST

START_TEST(test_cut_block)
{
    plan from, back;
    text block;

    setup();
    from = small_plan("a.lua", "a/b", "x");
    block = plan_pack(&memory, &from);
    for (size_t length = 0; length < block.length; length++)
        ck_assert(!plan_unpack(&memory, text_slice(block, 0, length), &back));
    ck_assert(!plan_unpack(&memory, text_print(&memory, "%.*sx", (int)block.length, "no plan"), &back));
}
END_TEST

/* Walks everything that a reader may follow: what the validator lets pass must be safe. */
static uint64_t walk(const plan *some)
{
    uint64_t sum = 0;

    for (plan_id id = 1; id <= some->selections.count; id++) {
        const plan_selection *row = plan_selection_at(some, id);
        sum += plan_gives(some, id) + plan_is_singular(some, id) + plan_is_pattern(some, id);
        ck_assert_uint_lt(row->input, id);
        for (uint32_t i = 0; i < row->arguments.count; i++)
            ck_assert_uint_lt(some->arguments.items[row->arguments.first + i].selection, id);
        sum += text_hash(row->written) + text_hash(row->at.path);
    }
    for (uint32_t i = 0; i < some->sentences.count; i++) {
        plan_range range = some->sentences.items[i].arguments;
        ck_assert_uint_lt(some->sentences.items[i].contract, some->contracts.count);
        for (uint32_t j = 0; j < range.count; j++)
            sum += text_hash(some->arguments.items[range.first + j].name);
    }
    return sum;
}

/* Every byte of a block changed in several ways: refused, or harmless. */
START_TEST(test_damaged_block)
{
    static const char changes[] = {0, 1, 2, 3, 4, 127, (char)128, (char)255};
    plan from, back, all = {0};
    finding_array problems = {0};
    text block;
    char *copy;
    uint32_t refused = 0;

    setup();
    from = small_plan("a.lua", "a/b", "x");
    block = plan_pack(&memory, &from);
    copy = arena_alloc(&memory, block.length);
    for (size_t i = 0; i < block.length; i++)
        for (size_t j = 0; j < sizeof changes; j++) {
            memcpy(copy, block.start, block.length);
            copy[i] = changes[j];
            if (plan_unpack(&memory, (text){copy, block.length}, &back)) {
                walk(&back);
                all = (plan){0};
                plan_merge(&memory, &all, &back, &problems);
                walk(&all);
            } else {
                refused++;
            }
        }
    ck_assert_uint_gt(refused, block.length); /* most are refused */
}
END_TEST

/* A union of a union of a union ... of the same rows: a walk would never end. */
START_TEST(test_heavy_plan)
{
    plan from = {0}, back;
    plan_id last;

    setup();
    *array_push(&from.files, &memory) = (plan_file){.path = TEXT("a.lua"), .bytes = TEXT("12345")};
    last = add_selection(&from, WORD_docs, 0, NULL);
    for (int i = 0; i < 40; i++) {
        plan_selection *made = array_push(&from.selections, &memory);
        made->shape = SELECTION_EITHER;
        made->arguments = (plan_range){from.arguments.count, 2};
        for (int j = 0; j < 2; j++)
            *array_push(&from.arguments, &memory) =
                (plan_argument){.type = ARGUMENT_SELECTION, .selection = last};
        last = from.selections.count;
        ck_assert_int_eq(plan_unpack(&memory, plan_pack(&memory, &from), &back), i < 15);
    }
}
END_TEST

START_TEST(test_merge)
{
    plan all = {0}, one, two, three;
    finding_array problems = {0};

    setup();
    one = small_plan("a.lua", "a/one", "x");
    two = small_plan("b.lua", "b/two", "x");
    three = small_plan("c.lua", "c/three", "y");
    plan_merge(&memory, &all, &one, &problems);
    plan_merge(&memory, &all, &two, &problems);
    plan_merge(&memory, &all, &three, &problems);
    ck_assert_uint_eq(problems.count, 0);
    ck_assert_uint_eq(all.contracts.count, 3);
    ck_assert_uint_eq(all.selections.count, 3); /* doc, sections x, sections y: docs was used by nobody */
    ck_assert_uint_eq(all.predicates.count, 1);
    ck_assert_uint_eq(all.files.count, 3);
    ck_assert_uint_eq(all.sentences.items[0].subject, all.sentences.items[1].subject);
    ck_assert_uint_ne(all.sentences.items[0].subject, all.sentences.items[2].subject);
    ck_assert_uint_eq(all.sentences.items[2].contract, 2);
    ck_assert_uint_eq(plan_selection_at(&all, all.sentences.items[2].subject)->input, 1);
    ck_text(all.tags.items[all.contracts.items[2].tags.first], "tag");
    ck_text(all.excuses.items[all.contracts.items[1].excuses.first].reason, "r");
    ck_assert(plan_unpack(&memory, plan_pack(&memory, &all), &one)); /* what was merged is sound as well */
}
END_TEST

START_TEST(test_merge_twin)
{
    plan all = {0}, one, two;
    finding_array problems = {0};

    setup();
    one = small_plan("a.lua", "a/b", "x");
    two = small_plan("b.lua", "a/b", "y");
    plan_merge(&memory, &all, &one, &problems);
    plan_merge(&memory, &all, &two, &problems);
    ck_assert_uint_eq(all.contracts.count, 1);
    ck_assert_uint_eq(all.sentences.count, 1);
    ck_assert_uint_eq(problems.count, 1);
    ck_assert_int_eq(problems.items[0].state, FINDING_UNJUDGED);
    ck_text(problems.items[0].at.path, "b.lua");
    ck_text(problems.items[0].notes.items[0].at.path, "a.lua");
}
END_TEST

START_TEST(test_many_rows)
{
    plan all = {0};
    finding_array problems = {0};

    setup();
    for (unsigned i = 0; i < 500; i++) {
        plan one = small_plan("a.lua", text_print(&memory, "c/%u", i).start,
                              text_print(&memory, "n%u", i % 100).start);
        plan_merge(&memory, &all, &one, &problems);
    }
    ck_assert_uint_eq(all.contracts.count, 500);
    ck_assert_uint_eq(all.selections.count, 101);
    ck_assert_uint_eq(all.predicates.count, 1);
}
END_TEST

START_TEST(test_words)
{
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++) {
        const word_info *about = word_about((word)i);
        ck_assert_int_eq(word_named(text_from(about->name)), (int)i);
        ck_assert_int_ne(about->shape, SHAPE_NONE);
        ck_assert_ptr_nonnull(strstr(about->example, about->name));
        ck_assert(!*about->kept == !*about->broken);
    }
    ck_assert_int_eq(word_named(TEXT("sectons")), WORD_none);
    ck_assert_int_eq(word_named(TEXT("")), WORD_none);
}
END_TEST

START_TEST(test_block_reader)
{
    buffer out;
    block_reader from;

    setup();
    out = buffer_new(&memory);
    block_put_number(&out, 7);
    block_put_text(&out, TEXT("abc"));
    block_put_long(&out, UINT64_MAX);
    from = (block_reader){.rest = buffer_text(&out)};
    ck_assert_uint_eq(block_below(&from, 8), 7);
    ck_text(block_text(&from), "abc");
    ck_assert_uint_eq(block_long(&from), UINT64_MAX);
    ck_assert(!from.is_bad);
    ck_assert_uint_eq(block_number(&from), 0);
    ck_assert(from.is_bad);
    from = (block_reader){.rest = buffer_text(&out)};
    ck_assert_uint_eq(block_below(&from, 7), 0);
    ck_assert(from.is_bad);
}
END_TEST

UNIT_MAIN("plan", test_round_trip, test_cut_block, test_damaged_block, test_heavy_plan, test_example_outside,
          test_only, test_merge,
          test_merge_twin, test_many_rows, test_words, test_block_reader)
