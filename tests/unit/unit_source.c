/* Lines and columns, characters, the order of findings, and the nearest name. */
#include "result.h"
#include "source.h"
#include "spell.h"
#include "unicode.h"
#include "unit.h"

START_TEST(lines_end_in_three_ways)
{
    arena memory;
    source file;

    arena_init(&memory);
    file = source_new(&memory, TEXT("a.md"), TEXT("one\ntwo\r\nthree\rfour"));
    ck_assert_uint_eq(file.line_count, 4);
    ck_text(source_line_text(&file, 1), "one");
    ck_text(source_line_text(&file, 2), "two");
    ck_text(source_line_text(&file, 3), "three");
    ck_text(source_line_text(&file, 4), "four");
    ck_text(source_line_text(&file, 5), "");
    ck_text(source_line_text(&file, 0), "");
    ck_assert_uint_eq(source_line_start(&file, 3), 9);
    ck_assert_uint_eq(source_line_start(&file, 9), file.bytes.length);
    ck_assert_uint_eq(source_line(&file, 3), 1);
    ck_assert_uint_eq(source_line(&file, 4), 2);
    ck_assert_uint_eq(source_line(&file, 1000), 4);
    ck_text(source_slice(&file, (span){4, 7}), "two");
    arena_free(&memory);
}
END_TEST

START_TEST(an_empty_file_has_a_line)
{
    arena memory;
    source file;

    arena_init(&memory);
    file = source_new(&memory, TEXT("a"), TEXT(""));
    ck_assert_uint_eq(file.line_count, 1);
    ck_assert_uint_eq(source_line(&file, 0), 1);
    ck_assert_uint_eq(source_column(&file, 0), 1);
    file = source_new(&memory, TEXT("a"), TEXT("x\n"));
    ck_assert_uint_eq(file.line_count, 2);
    ck_text(source_line_text(&file, 2), "");
    arena_free(&memory);
}
END_TEST

START_TEST(columns_count_characters)
{
    arena memory;
    source file;

    arena_init(&memory);
    file = source_new(&memory, TEXT("a"), TEXT("x\na\xC3\xA9\xF0\x9F\x98\x80z")); /* a é 😀 z */
    ck_assert_uint_eq(source_column(&file, 9), 4);
    ck_assert_uint_eq(source_column_utf16(&file, 9), 5);
    ck_assert_uint_eq(source_column(&file, 2), 1);
    file = source_new(&memory, TEXT("a"), TEXT("\xEF\xBB\xBFxy\nz")); /* a byte order mark */
    ck_assert_uint_eq(source_column(&file, 0), 1);
    ck_assert_uint_eq(source_column(&file, 2), 1);
    ck_assert_uint_eq(source_column(&file, 3), 1);
    ck_assert_uint_eq(source_column_utf16(&file, 4), 2);
    ck_assert_uint_eq(source_column(&file, 6), 1);
    arena_free(&memory);
}
END_TEST

/* Every line start found by the slow way is found, and no other. */
START_TEST(lines_agree_with_a_count)
{
    static const char letters[] = {'a', '\r', '\n', 'b'};
    uint32_t state = 99;

    for (unsigned round = 0; round < 300; round++) {
        char bytes[64];
        size_t length = unit_random(&state) % sizeof bytes;
        uint32_t line = 1;
        arena memory;
        source file;
        for (size_t i = 0; i < length; i++)
            bytes[i] = letters[unit_random(&state) % 4];
        arena_init(&memory);
        file = source_new(&memory, TEXT("a"), (text){bytes, length});
        for (size_t i = 0; i < length; i++) {
            ck_assert_uint_eq(source_line(&file, (uint32_t)i), line);
            if (bytes[i] == '\n' || (bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n')))
                line++;
        }
        ck_assert_uint_eq(file.line_count, line);
        arena_free(&memory);
    }
}
END_TEST

START_TEST(prose_is_folded)
{
    arena memory;

    arena_init(&memory);
    ck_text(unicode_fold(&memory, TEXT("  Start \t The\xC2\xA0 Stack\n")), "start the stack");
    ck_text(unicode_fold(&memory, TEXT("STRASSE")), "strasse");
    ck_text(unicode_fold(&memory, TEXT("Stra\xC3\x9F"
                                       "e \xC3\x84rger")),
            "strasse \xC3\xA4rger");
    ck_text(unicode_fold(&memory, TEXT("\xFFZ\xC3")), "\xFFz\xC3");
    ck_text(unicode_fold(&memory, TEXT("")), "");
    arena_free(&memory);
}
END_TEST

START_TEST(widths_are_of_a_terminal)
{
    ck_assert_uint_eq(unicode_width(TEXT("abc"), 0), 3);
    ck_assert_uint_eq(unicode_width(TEXT("\xE6\xBC\xA2\xE5\xAD\x97"), 0), 4); /* 漢字 */
    ck_assert_uint_eq(unicode_width(TEXT("e\xCC\x81"), 0), 1);
    ck_assert_uint_eq(unicode_width(TEXT("\xF0\x9F\x98\x80"), 0), 2);
    ck_assert_uint_eq(unicode_width(TEXT("\t"), 0), 8);
    ck_assert_uint_eq(unicode_width(TEXT("ab\tc"), 3), 6);
    ck_assert_uint_eq(unicode_width(TEXT("\xFF\xFE"), 0), 2);
}
END_TEST

START_TEST(lengths_are_counted)
{
    size_t length;

    ck_assert_uint_eq(unicode_length(TEXT("a\xC3\xA9\xF0\x9F\x98\x80")), 3);
    ck_assert_uint_eq(unicode_utf16_length(TEXT("a\xC3\xA9\xF0\x9F\x98\x80")), 4);
    ck_assert_uint_eq(unicode_length(TEXT("\xF0\x9F\x98")), 3); /* cut off: three bad bytes */
    ck_assert(unicode_is_word(TEXT("\xC3\xA9"), 0, &length) && length == 2);
    ck_assert(unicode_is_word(TEXT("7"), 0, &length) && length == 1);
    ck_assert(!unicode_is_word(TEXT("-"), 0, &length) && !unicode_is_word(TEXT("\xE2\x80\x94"), 0, &length));
    ck_assert_uint_eq(length, 3);
}
END_TEST

START_TEST(foreign_text_is_made_safe)
{
    arena memory;

    arena_init(&memory);
    ck_text(unicode_escape(&memory, TEXT("a\x1B[31m\r\nb\tc")), "a\\x1B[31m\\x0D\\nb\tc");
    ck_text(unicode_escape(&memory, TEXT("\xE2\x80\xAE"
                                         "x\xEF\xBB\xBF")),
            "\\u{202E}x\\u{FEFF}");
    ck_text(unicode_escape(&memory, TEXT("\xFF"
                                         "a\xC2\x85")),
            "\\xFFa\\u{0085}");
    ck_text(unicode_escape(&memory, TEXT("##[error] ###[x ##")), "##\\[error] ###\\[x ##");
    ck_text(unicode_escape(&memory, TEXT("gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80")),
            "gr\xC3\xBC\xC3\x9F \xF0\x9F\x98\x80");
    ck_text(unicode_valid(&memory, TEXT("a\xFF"
                                        "b\n\x01")),
            "a\xEF\xBF\xBD"
            "b\n\xEF\xBF\xBD");
    arena_free(&memory);
}
END_TEST

static finding finding_at(const char *path, uint32_t start, const char *contract, const char *subject)
{
    return (finding){.contract = text_from(contract),
                     .subject = text_from(subject),
                     .at = {.path = text_from(path), .part = {start, start}}};
}

START_TEST(findings_have_one_order)
{
    arena memory;
    finding_array all = {0};

    arena_init(&memory);
    *array_push(&all, &memory) = finding_at("b.md", 0, "a", "x");
    *array_push(&all, &memory) = finding_at("a.md", 9, "a", "x");
    *array_push(&all, &memory) = finding_at("a.md", 3, "b", "x");
    *array_push(&all, &memory) = finding_at("a.md", 3, "a", "y");
    *array_push(&all, &memory) = finding_at("a.md", 3, "a", "x");
    finding_sort(&all);
    ck_assert_uint_eq(all.items[0].at.part.start, 3);
    ck_text(all.items[0].subject, "x");
    ck_text(all.items[1].subject, "y");
    ck_text(all.items[2].contract, "b");
    ck_assert_uint_eq(all.items[3].at.part.start, 9);
    ck_text(all.items[4].at.path, "b.md");
    ck_assert_str_eq(severity_words(SEVERITY_WARNING), "warning");
    ck_assert_str_eq(contract_state_words(CONTRACT_UNJUDGED), "unjudged");
    arena_free(&memory);
}
END_TEST

START_TEST(the_nearest_name_is_found)
{
    static const text names[] = {
        {"queue_drain", 11}, {"capacity-profile", 16}, {"start", 5}, {"status", 6}, {"a", 1}};
    static const struct {
        const char *wanted, *nearest;
    } cases[] = {
        {"queue-drain", "queue_drain"},
        {"Queue Drain", "queue_drain"},
        {"stauts", "status"},
        {"strat", "start"},
        {"start", "start"},
        {"capacty-profile", "capacity-profile"},
        {"A", "a"},
        {"b", NULL},
        {"monitoring", NULL},
        {"", NULL},
    };
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        text found = {0};
        bool is_found = spell_nearest(&memory, text_from(cases[i].wanted), names, 5, &found);
        ck_assert_msg(is_found == (cases[i].nearest != NULL), "%s", cases[i].wanted);
        if (is_found)
            ck_text(found, cases[i].nearest);
    }
    ck_assert_uint_eq(spell_distance(&memory, TEXT("ab"), TEXT("ba"), 12), 4);
    ck_assert_uint_eq(spell_distance(&memory, TEXT("abc"), TEXT("xyz"), 8), UINT32_MAX);
    arena_free(&memory);
}
END_TEST

UNIT_MAIN("source", lines_end_in_three_ways, an_empty_file_has_a_line, columns_count_characters,
          lines_agree_with_a_count, prose_is_folded, widths_are_of_a_terminal, lengths_are_counted,
          foreign_text_is_made_safe, findings_have_one_order, the_nearest_name_is_found)
