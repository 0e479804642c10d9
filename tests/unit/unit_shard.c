/* Shards: built, kept by mask, packed, and never believed. */
#include <string.h>
#include "shard.h"
#include "unit.h"

static span part(uint32_t start, uint32_t end)
{
    return (span){start, end};
}

/* A document of some sections, commands and flags, with everything that a shard can hold. */
static void sample_build(shard_builder *to)
{
    uint32_t document = shard_open(to, KIND_document, part(0, 200), TEXT("docs/a.md"));
    uint32_t outer = shard_open(to, KIND_section, part(0, 100), TEXT("Start"));
    uint32_t inner, command, flag;

    shard_set_number(to, outer, ATTRIBUTE_level, 1);
    shard_set_text(to, outer, ATTRIBUTE_slug, TEXT("start"));
    shard_add(to, KIND_paragraph, part(8, 20), TEXT(""));
    inner = shard_open(to, KIND_section, part(20, 100), TEXT("Rollback"));
    command = shard_open(to, KIND_command, part(30, 60), TEXT("tools/ctl.sh stop --now"));
    flag = shard_add(to, KIND_flag, part(50, 55), TEXT("--now"));
    shard_set_flags(to, flag, FACT_OPTIONAL);
    shard_close(to, command);
    shard_set_text(to, command, ATTRIBUTE_program, TEXT("wrong"));
    shard_set_text(to, command, ATTRIBUTE_origin, TEXT("block"));
    shard_set_text(to, command, ATTRIBUTE_program, TEXT("tools/ctl.sh"));
    shard_set_flags(to, command, FACT_GUESS);
    shard_set_flags(to, command, FACT_DEAD);
    shard_close(to, inner);
    shard_close(to, outer);
    outer = shard_open(to, KIND_section, part(100, 150), TEXT("old"));
    shard_set_name(to, outer, TEXT("Empty"));
    shard_set_end(to, outer, 200);
    shard_mark(to, 1, part(40, 44), TEXT(""));
    shard_mark(to, 0, part(90, 95), TEXT("late"));
    shard_mark(to, 0, part(30, 35), TEXT("early"));
    shard_mark(to, 0, part(30, 35), TEXT("early"));
    shard_problem(to, part(3, 9), TEXT("odd"), TEXT("make it even"), true);
    ck_assert_uint_eq(shard_current(to), outer);
    (void)document;
}

static shard *sample(arena *memory, kind_mask wanted)
{
    shard_builder *to = shard_begin(memory, wanted);

    sample_build(to);
    ck_assert(shard_wants(to, KIND_flag) == ((wanted & KIND_BIT(KIND_flag)) != 0));
    return shard_finish(to);
}

START_TEST(kinds_have_names)
{
    ck_assert_str_eq(kind_singular(KIND_service), "service");
    ck_assert_str_eq(kind_plural(KIND_dependency), "dependencies");
    ck_assert_int_eq(kind_named(TEXT("services")), KIND_service);
    ck_assert_int_eq(kind_named(TEXT("field")), KIND_meta);
    ck_assert_int_eq(kind_named(TEXT("nothing")), KIND_none);
    ck_assert(kind_is_prose(KIND_section) && !kind_is_prose(KIND_service));
    ck_assert_str_eq(attribute_words(ATTRIBUTE_default_), "default");
    ck_assert_str_eq(attribute_words(ATTRIBUTE_level), "level");
    ck_assert(attribute_is_text(ATTRIBUTE_slug) && !attribute_is_text(ATTRIBUTE_level));
    for (kind some = KIND_none + 1; some < KIND_COUNT; some++)
        ck_assert_int_eq(kind_named(text_from(kind_plural(some))), some);
}
END_TEST

START_TEST(rows_keep_their_order)
{
    arena memory;
    shard *facts;
    uint32_t value;

    arena_init(&memory);
    facts = sample(&memory, KIND_ALL);
    ck_assert_uint_eq(facts->row_count, 7);
    ck_text(shard_string(facts, facts->name[0]), "docs/a.md");
    ck_text(shard_string(facts, facts->name[6]), "Empty");
    ck_assert_uint_eq(facts->end[6], 200);
    ck_assert_uint_eq(facts->parent[0], ROW_NONE);
    ck_assert_uint_eq(facts->end_row[0], 7);
    ck_assert_uint_eq(facts->end_row[1], 6);
    ck_assert_uint_eq(facts->parent[5], 4);
    ck_assert(shard_attribute(facts, 4, ATTRIBUTE_program, &value));
    ck_text(shard_string(facts, value), "tools/ctl.sh");
    ck_assert(shard_attribute(facts, 1, ATTRIBUTE_level, &value) && value == 1);
    ck_assert(!shard_attribute(facts, 0, ATTRIBUTE_level, &value));
    ck_assert_uint_eq(facts->flags[4], FACT_GUESS | FACT_DEAD);
    ck_assert_uint_eq(facts->mark_count, 3);
    ck_assert_uint_eq(facts->marks[0].start, 30);
    ck_assert_uint_eq(facts->marks[2].predicate, 1);
    ck_text(shard_string(facts, facts->problems[0].fix), "make it even");
    arena_free(&memory);
}
END_TEST

START_TEST(a_mask_keeps_ancestors)
{
    arena memory;
    shard *facts;
    uint32_t value;

    arena_init(&memory);
    facts = sample(&memory, KIND_BIT(KIND_command));
    ck_assert_uint_eq(facts->row_count, 4); /* document, two sections, command */
    ck_assert_int_eq(facts->kind[3], KIND_command);
    ck_assert_uint_eq(facts->end_row[0], 4);
    ck_assert_uint_eq(facts->parent[3], 2);
    ck_assert(shard_attribute(facts, 3, ATTRIBUTE_origin, &value));
    ck_text(shard_string(facts, value), "block");
    ck_assert(shard_attribute(facts, 1, ATTRIBUTE_slug, &value)); /* ancestors keep all */
    for (uint32_t i = 0; i < facts->string_count; i++)
        ck_assert(!text_is(shard_string(facts, i), "--now") && !text_is(shard_string(facts, i), "wrong"));
    facts = sample(&memory, KIND_BIT(KIND_table));
    ck_assert_uint_eq(facts->row_count, 1); /* the file itself always stays */
    ck_assert_uint_eq(facts->problem_count, 1);
    arena_free(&memory);
}
END_TEST

/* A random forest of rows by the slow way: which rows stay, and under whom. */
START_TEST(masks_agree_with_their_definition)
{
    uint32_t state = 77;

    for (unsigned round = 0; round < 300; round++) {
        arena memory;
        shard_builder *to;
        shard *facts;
        uint32_t parent[60], kinds[60], depth = 0, open[60], count = unit_random(&state) % 59 + 1,
                                        expected = 0;
        arena_init(&memory);
        to = shard_begin(&memory, KIND_BIT(KIND_flag) | KIND_BIT(KIND_cell));
        for (uint32_t i = 0; i < count; i++) {
            while (depth > 1 && unit_random(&state) % 3 == 0)
                shard_close(to, open[--depth]);
            parent[i] = depth ? open[depth - 1] : ROW_NONE;
            kinds[i] = unit_random(&state) % 4 ? KIND_item : unit_random(&state) % 2 ? KIND_flag : KIND_cell;
            open[depth++] = shard_open(to, (kind)kinds[i], part(i, i + 1), TEXT("x"));
        }
        facts = shard_finish(to);
        for (uint32_t i = 0; i < count; i++) {
            bool stays = i == 0;
            for (uint32_t under = i; under < count; under++)
                if (kinds[under] != KIND_item)
                    for (uint32_t up = under; up != ROW_NONE; up = parent[up])
                        stays = stays || up == i;
            if (!stays)
                continue;
            ck_assert_uint_eq(facts->start[expected], i);
            if (facts->parent[expected] != ROW_NONE)
                ck_assert_uint_eq(facts->start[facts->parent[expected]], parent[i]);
            expected++;
        }
        ck_assert_uint_eq(facts->row_count, expected);
        ck_assert(shard_unpack(shard_pack(&memory, facts), &(shard){0}));
        arena_free(&memory);
    }
}
END_TEST

START_TEST(a_packed_shard_comes_back)
{
    arena memory;
    shard *facts, back;
    text block;

    arena_init(&memory);
    facts = sample(&memory, KIND_ALL);
    block = shard_pack(&memory, facts);
    ck_assert(shard_unpack(block, &back));
    ck_assert_uint_eq(back.row_count, facts->row_count);
    ck_assert(memcmp(back.name, facts->name, sizeof(uint32_t) * back.row_count) == 0);
    ck_assert(memcmp(back.attributes, facts->attributes, sizeof(attribute) * back.attribute_count) == 0);
    ck_assert(text_equal(shard_pack(&memory, &back), block));
    ck_text(shard_string(&back, back.name[4]), "tools/ctl.sh stop --now");
    arena_free(&memory);
}
END_TEST

/* What the builder's memory holds afterwards is another file's. */
START_TEST(a_kept_shard_needs_no_builder)
{
    arena scratch, kept, memory;
    text expected;
    shard *facts[20];

    arena_init(&scratch);
    arena_init(&kept);
    arena_init(&memory);
    expected = shard_pack(&memory, sample(&memory, KIND_ALL));
    for (size_t i = 0; i < 20; i++) {
        shard_builder *to = shard_begin(&scratch, KIND_ALL);
        sample_build(to);
        facts[i] = shard_finish_into(to, &kept, &kept);
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    for (size_t i = 0; i < 20; i++)
        ck_assert(text_equal(shard_pack(&memory, facts[i]), expected));
    arena_free(&memory);
    arena_free(&kept);
}
END_TEST

START_TEST(an_empty_shard_is_one)
{
    arena memory;
    shard back;

    arena_init(&memory);
    ck_assert(shard_unpack(shard_pack(&memory, shard_finish(shard_begin(&memory, KIND_ALL))), &back));
    ck_assert_uint_eq(back.row_count, 0);
    ck_assert_uint_eq(back.string_count, 1);
    arena_free(&memory);
}
END_TEST

/* Reads all that a shard says, as a query would. */
static uint64_t read_all(const shard *facts)
{
    uint64_t sum = 0;

    for (uint32_t row = 0; row < facts->row_count; row++) {
        uint32_t value;
        for (uint32_t up = row; up != ROW_NONE; up = facts->parent[up])
            sum++;
        for (uint32_t under = row + 1; under < facts->end_row[row]; under++)
            sum += facts->start[under];
        sum +=
            shard_string(facts, facts->name[row]).length + (unsigned)*kind_singular((kind)facts->kind[row]);
        for (attribute_id id = ATTRIBUTE_none + 1; id < ATTRIBUTE_COUNT; id++)
            if (shard_attribute(facts, row, id, &value) && attribute_is_text(id))
                for (size_t i = 0; i < shard_string(facts, value).length; i++)
                    sum += (unsigned char)shard_string(facts, value).start[i];
    }
    for (uint32_t i = 0; i < facts->mark_count; i++)
        sum += shard_string(facts, facts->marks[i].name).length;
    for (uint32_t i = 0; i < facts->problem_count; i++)
        sum += shard_string(facts, facts->problems[i].message).length +
               shard_string(facts, facts->problems[i].fix).length;
    return sum;
}

START_TEST(a_spoilt_block_is_refused_or_harmless)
{
    arena memory;
    text block;
    unsigned refused = 0;
    uint64_t sum = 0;

    arena_init(&memory);
    block = shard_pack(&memory, sample(&memory, KIND_ALL));
    for (size_t at = 0; at < block.length; at++)
        for (unsigned change = 0; change < 11; change++) {
            arena scratch;
            text spoilt;
            shard back;
            arena_init(&scratch);
            spoilt = text_copy(&scratch, block);
            if (change < 8)
                ((char *)(uintptr_t)spoilt.start)[at] ^= (char)(1 << change);
            else
                ((char *)(uintptr_t)spoilt.start)[at] = (char)(change == 8 ? 0 : change == 9 ? 0xFF : 0x7F);
            if (shard_unpack(spoilt, &back))
                sum += read_all(&back);
            else
                refused++;
            arena_free(&scratch);
        }
    ck_assert_uint_gt(refused, block.length);
    ck_assert_uint_gt(sum, 0);
    arena_free(&memory);
}
END_TEST

START_TEST(a_cut_block_is_refused)
{
    arena memory;
    text block;
    shard back;

    arena_init(&memory);
    block = shard_pack(&memory, sample(&memory, KIND_ALL));
    for (size_t length = 0; length < block.length; length++) {
        arena scratch;
        arena_init(&scratch);
        ck_assert(!shard_unpack(text_copy(&scratch, text_slice(block, 0, length)), &back));
        arena_free(&scratch);
    }
    block = text_print(&memory, "%.*s", 0, "");
    ck_assert(!shard_unpack(block, &back));
    arena_free(&memory);
}
END_TEST

/* Several words of the block replaced by numbers that are likely to be wrong in interesting ways. */
START_TEST(random_blocks_are_harmless)
{
    static const uint32_t numbers[] = {0, 1, 2, 3, 6, 7, 8, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};
    arena memory;
    text block;
    uint32_t state = 31;

    arena_init(&memory);
    block = shard_pack(&memory, sample(&memory, KIND_ALL));
    for (unsigned round = 0; round < 50000; round++) {
        arena scratch;
        text spoilt;
        shard back;
        arena_init(&scratch);
        spoilt = text_copy(&scratch, block);
        for (uint32_t i = unit_random(&state) % 3 + 1; i > 0; i--)
            memcpy((char *)(uintptr_t)spoilt.start + unit_random(&state) % (block.length / 4) * 4,
                   &numbers[unit_random(&state) % 11], 4);
        if (shard_unpack(spoilt, &back))
            read_all(&back);
        arena_free(&scratch);
    }
    arena_free(&memory);
}
END_TEST

UNIT_MAIN("shard", kinds_have_names, rows_keep_their_order, a_mask_keeps_ancestors,
          masks_agree_with_their_definition, a_packed_shard_comes_back, a_kept_shard_needs_no_builder,
          an_empty_shard_is_one, a_spoilt_block_is_refused_or_harmless, a_cut_block_is_refused,
          random_blocks_are_harmless)
