/* Memory, arrays, buffers and texts. */
#include <stdint.h>
#include <string.h>
#include "array.h"
#include "buffer.h"
#include "unit.h"

START_TEST(arena_keeps_every_byte)
{
    arena memory;
    unsigned char *kept[500];
    uint32_t state = 7;

    arena_init(&memory);
    for (unsigned i = 0; i < 500; i++) {
        size_t size = unit_random(&state) % 3000 + 1;
        kept[i] = arena_alloc(&memory, size);
        ck_assert_uint_eq((uintptr_t)kept[i] % 16, 0);
        for (size_t at = 0; at < size; at++)
            ck_assert_uint_eq(kept[i][at], 0);
        memset(kept[i], (int)i, size);
    }
    for (unsigned i = 0; i < 500; i++)
        ck_assert_uint_eq(kept[i][0], (unsigned char)i);
    arena_reset(&memory);
    ck_assert_uint_eq(*(unsigned char *)arena_alloc(&memory, 100), 0);
    arena_free(&memory);
}
END_TEST

START_TEST(arena_grows_what_it_gave)
{
    arena memory;
    char *grown;

    arena_init(&memory);
    grown = arena_grow(&memory, NULL, 0, 3);
    memcpy(grown, "abc", 3);
    for (size_t size = 4; size < 100000; size *= 2) {
        grown = arena_grow(&memory, grown, size == 4 ? 3 : size / 2, size);
        ck_assert(memcmp(grown, "abc", 3) == 0);
        if (size % 8 == 0)
            arena_alloc(&memory, 1); /* it is no longer the last */
    }
    arena_free(&memory);
}
END_TEST

START_TEST(arena_adopts)
{
    arena one, other;
    char *kept;

    arena_init(&one);
    arena_init(&other);
    kept = memcpy(arena_alloc(&other, 4), "kept", 4);
    arena_alloc(&one, 10);
    arena_adopt(&one, &other);
    arena_free(&other);
    ck_assert(memcmp(kept, "kept", 4) == 0);
    arena_free(&one);
}
END_TEST

START_TEST(arrays_grow)
{
    arena memory;
    ARRAY(uint32_t) numbers = {0};

    arena_init(&memory);
    for (uint32_t i = 0; i < 10000; i++) {
        ck_assert_uint_eq(numbers.count, i);
        *array_push(&numbers, &memory) = i * 3;
    }
    for (uint32_t i = 0; i < 10000; i++)
        ck_assert_uint_eq(numbers.items[i], i * 3);
    arena_free(&memory);
}
END_TEST

START_TEST(buffers_write)
{
    arena memory;
    buffer out;

    arena_init(&memory);
    out = buffer_new(&memory);
    ck_text(buffer_text(&out), "");
    buffer_add(&out, TEXT("one"));
    buffer_add_byte(&out, ' ');
    buffer_print(&out, "%d-%s", 2, "three");
    buffer_add(&out, TEXT(""));
    ck_text(buffer_text(&out), "one 2-three");
    for (unsigned i = 0; i < 1000; i++)
        buffer_print(&out, "%03u", i);
    ck_assert_uint_eq(buffer_text(&out).length, 11 + 3000);
    arena_free(&memory);
}
END_TEST

START_TEST(texts_are_cut)
{
    text some = TEXT("docs/a.md");

    ck_text(text_slice(some, 5, 100), "a.md");
    ck_text(text_slice(some, 7, 3), "");
    ck_text(text_trim(TEXT(" \t\r\n a b \n")), "a b");
    ck_text(text_trim(TEXT("  ")), "");
    ck_assert_uint_eq(text_find(some, '/', 0), 4);
    ck_assert_uint_eq(text_find(some, '/', 5), some.length);
    ck_assert_uint_eq(text_find_text(some, TEXT("md"), 0), 7);
    ck_assert_uint_eq(text_find_last(TEXT("a/b/c"), '/'), 3);
    ck_assert(text_starts(some, TEXT("docs/")) && text_ends(some, TEXT(".md")) &&
              !text_ends(TEXT("d"), some));
    ck_assert_int_lt(text_compare(TEXT("a"), TEXT("ab")), 0);
    ck_assert_int_gt(text_compare(TEXT("b"), TEXT("ab")), 0);
    ck_assert_int_eq(text_compare(TEXT(""), (text){NULL, 0}), 0);
}
END_TEST

START_TEST(texts_are_parted)
{
    text rest = TEXT("a,,b,"), part;
    const char *const parts[] = {"a", "", "b", ""};
    unsigned count = 0;

    while (text_next(&rest, ',', &part))
        ck_text(part, parts[count++]);
    ck_assert_uint_eq(count, 4);
}
END_TEST

START_TEST(numbers_are_read)
{
    int64_t number = 0;

    ck_assert(text_number(TEXT("-17"), &number) && number == -17);
    ck_assert(text_number(TEXT("0012"), &number) && number == 12);
    ck_assert(!text_number(TEXT(""), &number) && !text_number(TEXT("-"), &number));
    ck_assert(!text_number(TEXT("1x"), &number) && !text_number(TEXT("99999999999999999999"), &number));
}
END_TEST

UNIT_MAIN("text", arena_keeps_every_byte, arena_grows_what_it_gave, arena_adopts, arrays_grow, buffers_write,
          texts_are_cut, texts_are_parted, numbers_are_read)
