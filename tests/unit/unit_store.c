/* The store: names in common, shards by path and dialect, and what is asked about one fact. */
#include "buffer.h"
#include "store.h"
#include "unit.h"

static shard *document(arena *memory, const char *path, const char *heading)
{
    shard_builder *to = shard_begin(memory, KIND_ALL);
    uint32_t row = shard_open(to, KIND_document, (span){0, 100}, text_from(path)), section;

    section = shard_open(to, KIND_section, (span){10, 90}, text_from(heading));
    shard_set_number(to, section, ATTRIBUTE_heading_end, 19);
    shard_set_number(to, section, ATTRIBUTE_level, -3);
    shard_set_text(to, section, ATTRIBUTE_slug, TEXT("slug"));
    row = shard_add(to, KIND_term, (span){30, 40}, TEXT("web"));
    shard_set_flags(to, row, FACT_LINE_ONLY);
    shard_mark(to, 2, (span){30, 33}, TEXT("w"));
    shard_mark(to, 2, (span){38, 42}, TEXT("over the end"));
    shard_mark(to, 2, (span){40, 40}, TEXT("empty"));
    shard_mark(to, 2, (span){60, 61}, TEXT("later"));
    shard_mark(to, 5, (span){0, 1}, TEXT(""));
    return shard_finish(to);
}

START_TEST(equal_names_are_equal_ids)
{
    arena memory;
    store *all;
    fact one, other;
    uint32_t id;

    arena_init(&memory);
    all = store_new(&memory);
    store_add(all, TEXT("a.md"), 0, document(&memory, "a.md", "Start  The Stack"));
    store_add(all, TEXT("b.md"), 0, document(&memory, "b.md", "start the stack"));
    one = store_fact(all, 0, 1);
    other = store_fact(all, 1, 1);
    ck_assert_uint_ne(one.name, other.name);
    ck_assert_uint_eq(store_folded(all, one.name), store_folded(all, other.name));
    ck_assert_uint_eq(store_folded(all, other.name), other.name);
    ck_assert_uint_eq(store_fact(all, 0, 2).name, store_fact(all, 1, 2).name);
    ck_assert(store_lookup(all, TEXT("web"), &id) && id == store_fact(all, 0, 2).name);
    ck_assert(!store_lookup(all, TEXT("nobody"), &id));
    ck_assert_uint_eq(store_intern(all, TEXT("web")), store_fact(all, 1, 2).name);
    ck_assert_uint_eq(store_intern(all, TEXT("")), 0);
    ck_text(store_name(all, 0), "");
    ck_text(fact_name(all, one), "Start  The Stack");
    arena_free(&memory);
}
END_TEST

/* More names than one page of the table holds, and one longer than its rooms. */
START_TEST(many_names_stay_what_they_are)
{
    enum { NAMES = 5000 };
    arena memory;
    store *all;
    buffer large;
    text first;

    arena_init(&memory);
    all = store_new(&memory);
    first = store_name(all, store_intern(all, TEXT("name 1")));
    large = buffer_new(&memory);
    for (int i = 0; i < 3000; i++)
        buffer_print(&large, "%d,", i);
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 1; i < NAMES; i++) {
            text name = text_print(&memory, "name %u", i);
            ck_assert_uint_eq(store_intern(all, name), i);
            ck_assert(text_equal(store_name(all, i), name));
        }
    ck_assert_uint_eq(store_intern(all, buffer_text(&large)), NAMES);
    ck_assert(text_equal(store_name(all, NAMES), buffer_text(&large)));
    ck_assert_uint_eq(store_intern(all, (text){0}), 0);
    ck_assert_ptr_eq(store_name(all, 1).start, first.start); /* names don't move */
    arena_free(&memory);
}
END_TEST

START_TEST(shards_are_found)
{
    arena memory;
    store *all;

    arena_init(&memory);
    all = store_new(&memory);
    ck_assert_uint_eq(store_find(all, TEXT("a.md"), 0), UINT32_MAX);
    ck_assert_uint_eq(store_add(all, TEXT("a.md"), 0, document(&memory, "a.md", "A")), 0);
    ck_assert_uint_eq(store_add(all, TEXT("a.md"), 3, document(&memory, "a.md", "A")), 1);
    ck_assert_uint_eq(store_add(all, TEXT("b.md"), 0, document(&memory, "b.md", "A")), 2);
    ck_assert_uint_eq(store_find(all, TEXT("a.md"), 0), 0);
    ck_assert_uint_eq(store_find(all, TEXT("a.md"), 3), 1);
    ck_assert_uint_eq(store_find(all, TEXT("a.md"), 4), UINT32_MAX);
    ck_assert_uint_eq(store_find(all, TEXT("b.md"), 0), 2);
    ck_assert_uint_eq(store_find(all, TEXT("web"), 0), UINT32_MAX);
    ck_assert_uint_eq(store_count(all), 3);
    ck_text(store_path(all, 1), "a.md");
    ck_assert_uint_eq(store_dialect(all, 1), 3);
    arena_free(&memory);
}
END_TEST

START_TEST(facts_answer)
{
    arena memory;
    store *all;
    fact section, term, found, literal = {.shard = FACT_LITERAL};
    text value;
    int32_t number;

    arena_init(&memory);
    all = store_new(&memory);
    store_add(all, TEXT("a.md"), 0, document(&memory, "a.md", "A"));
    section = store_fact(all, 0, 1);
    term = store_fact(all, 0, 2);
    ck_assert(fact_text(all, section, ATTRIBUTE_slug, &value));
    ck_text(value, "slug");
    ck_assert(!fact_text(all, term, ATTRIBUTE_slug, &value) && !value.length);
    ck_assert(fact_number(all, section, ATTRIBUTE_level, &number) && number == -3);
    ck_assert_uint_eq(fact_text_id(all, term, ATTRIBUTE_slug), 0);
    ck_assert_int_eq(fact_kind(all, term), KIND_term);
    ck_assert(fact_ancestor(all, term, KIND_document, &found) && found.row == 0);
    ck_assert(!fact_ancestor(all, term, KIND_table, &found) &&
              !fact_ancestor(all, literal, KIND_section, &found));
    ck_assert_uint_eq(fact_flags(all, term), FACT_LINE_ONLY);
    literal.name = store_intern(all, TEXT("said"));
    ck_assert_int_eq(fact_kind(all, literal), KIND_none);
    ck_text(fact_name(all, literal), "said");
    ck_assert(!fact_number(all, literal, ATTRIBUTE_level, &number) && !fact_flags(all, literal));
    ck_assert_uint_eq(fact_mark(all, literal, 2, 0), UINT32_MAX);
    arena_free(&memory);
}
END_TEST

START_TEST(marks_belong_to_what_holds_them)
{
    arena memory;
    store *all;
    uint32_t at;

    arena_init(&memory);
    all = store_new(&memory);
    store_add(all, TEXT("a.md"), 0, document(&memory, "a.md", "A"));
    at = fact_mark(all, store_fact(all, 0, 2), 2, 0);
    ck_assert_uint_ne(at, UINT32_MAX);
    ck_text(store_name(all, store_shard(all, 0)->marks[at].name), "w");
    ck_assert_uint_eq(fact_mark(all, store_fact(all, 0, 2), 2, at + 1), UINT32_MAX);
    at = fact_mark(all, store_fact(all, 0, 1), 2, at + 1);
    ck_text(store_name(all, store_shard(all, 0)->marks[at].name), "over the end");
    ck_assert_uint_eq(fact_mark(all, store_fact(all, 0, 1), 5, 0), UINT32_MAX);
    ck_assert_uint_ne(fact_mark(all, store_fact(all, 0, 0), 5, 0), UINT32_MAX);
    ck_assert_uint_eq(fact_mark(all, store_fact(all, 0, 0), 3, 0), UINT32_MAX);
    arena_free(&memory);
}
END_TEST

START_TEST(places_are_where_findings_stand)
{
    arena memory;
    store *all;
    shard_builder *to;
    place at;
    fact captured;

    arena_init(&memory);
    all = store_new(&memory);
    store_add(all, TEXT("a.md"), 0, document(&memory, "a.md", "A"));
    at = fact_place(all, store_fact(all, 0, 1));
    ck_text(at.path, "a.md");
    ck_assert_uint_eq(at.part.start, 10);
    ck_assert_uint_eq(at.part.end, 19);
    ck_assert(!at.is_line_only && fact_place(all, store_fact(all, 0, 2)).is_line_only);
    captured = store_fact(all, 0, 1);
    captured.is_captured = 1;
    captured.end = 80;
    ck_assert_uint_eq(fact_place(all, captured).part.end, 80);
    to = shard_begin(&memory, KIND_ALL);
    shard_set_text(to, shard_add(to, KIND_service, (span){1, 2}, TEXT("web")), ATTRIBUTE_origin_path,
                   TEXT("base.yaml"));
    store_add(all, TEXT("compose.yaml"), 9, shard_finish(to));
    ck_text(fact_place(all, store_fact(all, 1, 0)).path, "base.yaml");
    ck_assert_uint_eq(fact_place(all, (fact){.shard = FACT_LITERAL}).path.length, 0);
    arena_free(&memory);
}
END_TEST

/* Many shards of many names: the tables grow, and nothing is lost. */
START_TEST(many_names_stay_apart)
{
    arena memory;
    store *all;

    arena_init(&memory);
    all = store_new(&memory);
    for (uint32_t i = 0; i < 3000; i++) {
        text path = text_print(&memory, "docs/%u.md", (unsigned)i);
        const char *heading = text_print(&memory, "Heading %u", (unsigned)(i % 1000)).start;
        ck_assert_uint_eq(store_add(all, path, i % 3, document(&memory, path.start, heading)), i);
    }
    for (uint32_t i = 0; i < 3000; i++) {
        ck_assert_uint_eq(store_find(all, text_print(&memory, "docs/%u.md", (unsigned)i), i % 3), i);
        ck_assert_uint_eq(store_fact(all, i, 1).name, store_fact(all, i % 1000, 1).name);
        ck_text(fact_name(all, store_fact(all, i, 1)),
                text_print(&memory, "Heading %u", (unsigned)(i % 1000)).start);
    }
    arena_free(&memory);
}
END_TEST

UNIT_MAIN("store", equal_names_are_equal_ids, many_names_stay_what_they_are, shards_are_found, facts_answer,
          marks_belong_to_what_holds_them, places_are_where_findings_stand, many_names_stay_apart)
