/* A prepared set finds what an unprepared one finds; and what is known of a pattern before a block is
 * searched.
 */
#include <string.h>
#include "need.h"
#include "predicate.h"
#include "unit.h"

/* What a mention or an expression needs: its needles, `<` and `>` where a word starts and ends. */
static const char *need_words(arena *memory, need some)
{
    text shown = TEXT("");

    for (uint32_t i = 0; i < some.count; i++)
        shown = text_print(memory, "%.*s%s%s%.*s%s", TEXT_FORMAT(shown), i ? "|" : "",
                           some.any[i].starts_word ? "<" : "", TEXT_FORMAT(some.any[i].bytes),
                           some.any[i].ends_word ? ">" : "");
    return text_print(memory, "%.*s%s", TEXT_FORMAT(shown), some.is_never_ascii ? "!" : "").start;
}

static void ck_mention(const char *pattern, const char *expected)
{
    arena memory;
    mention words;

    arena_init(&memory);
    words = mention_compile(&memory, text_from(pattern));
    ck_assert_str_eq(need_words(&memory, mention_need(&memory, &words)), expected);
    arena_free(&memory);
}

static void ck_regex(const char *pattern, const char *expected)
{
    arena memory;
    text reason;
    predicate *compiled;

    arena_init(&memory);
    compiled = predicate_compile(&memory, PREDICATE_MATCH, text_from(pattern), &reason);
    ck_assert_msg(compiled != NULL, "%s", pattern);
    predicate_free(compiled);
    ck_assert_msg(!strcmp(need_words(&memory, regex_need(&memory, text_from(pattern))), expected), "%s: %s",
                  pattern, need_words(&memory, regex_need(&memory, text_from(pattern))));
    arena_free(&memory);
}

START_TEST(mentions_need_their_longest_run)
{
    ck_mention("Web", "<web>");
    ck_mention("docker compose up", "<compose>");
    ck_mention("tools/ctl.sh start", "<tools/ctl.sh>");
    ck_mention("queue-drain*", "<queue-drain");
    ck_mention("*-exporter", "-exporter>");
    ck_mention("a*bcd*e", "bcd");
    ck_mention("--force", "--force>");
    ck_mention("50%", "<50%");
    ck_mention("a", "");
    ck_mention("a - b", "");
    ck_mention("*", "");
    ck_mention("gr\xC3\xB6\xC3\x9F"
               "e",
               "sse>!");
    ck_mention("\xE6\x97\xA5", "!");
}
END_TEST

START_TEST(expressions_need_what_every_match_holds)
{
    ck_regex("abc", "abc");
    ck_regex("TODO|FIX me", "todo|fix me");
    ck_regex("(TODO|FIXME):?", "todo|fixme");
    ck_regex("(TODO|FIXME)? note", " note");
    ck_regex("--profile\\s+(\\S+)", "--profile");
    ck_regex("abc?d+ef*gh{2}", "ab");
    ck_regex("ab{1,2}cde", "cde");
    ck_regex("ab{1", "");
    ck_regex("a{b}c", "a{b}c");
    ck_regex("x(?:ab|c)y", "");
    ck_regex("(?:abc|def(?:gh|ij)kl)", "abc|def");
    ck_regex("(?<name>word)(?=ahead)(?!never)(?<!back)", "word");
    ck_regex("(?i)ro\\.ll\\s", "ro.ll");
    ck_regex("(?i:abc)+", "abc");
    ck_regex("[]abc]def[^]x]", "def");
    ck_regex("[[:alpha:]x]yz", "yz");
    ck_regex("[[:<:]]word", "");
    ck_regex("[\\]a]bc", "bc");
    ck_regex("^abc$", "abc");
    ck_regex("ab|", "");
    ck_regex("ab\xC3\xA9*cde", "cde");
    ck_regex("(?x) a b c", "");
    ck_regex("\\x41bcd", "");
    ck_regex("\\Qa|b\\E", "");
    ck_regex("(abc)(?1)?", "");
    ck_regex("(?(?=a)bcd|efg)", "");
    ck_regex("(*UTF)abc", "");
    ck_regex("abc(*ACCEPT)def", "");
    ck_regex("(?#ab)cd", "");
    ck_regex("((((((((((((((((((((((((((((((((((((((((((((((((((((((((((abc))))))))))))))))))))))))))))))))))"
             "))))))))"
             "))))))))))))))))",
             "");
    ck_regex("(?<*ab)cd", "");
}
END_TEST

/* ---- the same marks, whatever the sieve says ---- */

static const char *const pieces[] = {"web",
                                     "Web-Api",
                                     "api",
                                     "stra\xC3\x9F",
                                     "STRASS",
                                     "\342\204\252ey",
                                     "key",
                                     "fi",
                                     "\xEF\xAC\x81",
                                     "stra\305\277s",
                                     "start",
                                     "--now",
                                     "50%",
                                     "docs/a",
                                     "a",
                                     "b",
                                     "\xE6\x97\xA5",
                                     "\xFF",
                                     "\xC3",
                                     "->",
                                     "${X}",
                                     "x.y",
                                     "queue-drain",
                                     "\xE2\x80\x94"};
static const char *const gaps[] = {" ", "  ", "\n", "", "", ",", "/", "-", " - ", "*", ". "};
static const char *const atoms[] = {"web",      "Start",       "a",     "[a-c]",   "\\d",         ".",
                                    "(fi|key)", "(?i:STRASS)", "x\\.y", "ab?",     "s+",          "(b)?",
                                    "api*",     "|",           "\\bq",  "ue{1,2}", "(?:st|We)b?", "^",
                                    "(?i)k",    "$",           "->",    "\xC3\x9F"};
enum { PREDICATES = 8 };
#define COUNT(some) (uint32_t)(sizeof(some) / sizeof *(some))

static text random_join(arena *memory, uint32_t *state, uint32_t most, const char *const *from,
                        uint32_t count, bool has_gaps)
{
    text made = TEXT("");

    for (uint32_t i = unit_random(state) % most + 1; i > 0; i--)
        made = text_print(memory, "%.*s%s%s", TEXT_FORMAT(made), from[unit_random(state) % count],
                          has_gaps ? gaps[unit_random(state) % COUNT(gaps)] : "");
    return made;
}

static uint32_t random_set(arena *memory, uint32_t *state, predicate **items)
{
    uint32_t count = 0, wanted = unit_random(state) % PREDICATES + 1;

    for (uint32_t tries = 0; count < wanted && tries < 50; tries++) {
        predicate_type type = (predicate_type)(unit_random(state) % 3);
        text reason, pattern = type == PREDICATE_MENTION
                                   ? random_join(memory, state, 3, pieces, COUNT(pieces), true)
                                   : random_join(memory, state, 4, atoms, COUNT(atoms), false);
        items[count] = predicate_compile(memory, type, pattern, &reason);
        count += items[count] != NULL;
    }
    return count;
}

static shard *search(arena *memory, const predicate_set *set, const text *blocks, uint32_t count)
{
    shard_builder *to = shard_begin(memory, KIND_ALL);
    prose *reader = prose_new(memory, set, to);
    uint32_t at = 0;

    for (uint32_t i = 0; i < count; i++) {
        prose_verbatim(reader, blocks[i], at);
        at += (uint32_t)blocks[i].length;
    }
    return shard_finish(to);
}

static void ck_round(uint32_t *state)
{
    predicate *items[PREDICATES];
    arena memory;
    text blocks[4];
    predicate_set plain = {.items = items}, prepared;
    shard *slow, *fast;

    arena_init(&memory);
    plain.count = random_set(&memory, state, items);
    prepared = plain;
    predicate_set_prepare(&memory, &prepared);
    for (uint32_t i = 0; i < COUNT(blocks); i++)
        blocks[i] = random_join(&memory, state, 30, pieces, COUNT(pieces), true);
    slow = search(&memory, &plain, blocks, COUNT(blocks));
    fast = search(&memory, &prepared, blocks, COUNT(blocks));
    ck_assert_uint_eq(slow->mark_count, fast->mark_count);
    for (uint32_t i = 0; i < slow->mark_count; i++) {
        const mark *left = &slow->marks[i], *right = &fast->marks[i];
        ck_assert(left->predicate == right->predicate && left->start == right->start &&
                  left->end == right->end);
        ck_assert(text_equal(shard_string(slow, left->name), shard_string(fast, right->name)));
    }
    for (uint32_t i = 0; i < plain.count; i++)
        predicate_free(items[i]);
    arena_free(&memory);
}

START_TEST(a_sieve_changes_nothing)
{
    uint32_t state = 77;

    for (unsigned round = 0; round < 4000; round++)
        ck_round(&state);
}
END_TEST

/* Words that are joined in a block, or far from the needle, are in its window. */
START_TEST(windows_reach_far_enough)
{
    arena memory;
    text reason, filler = TEXT("");
    predicate *items[2];
    predicate_set set = {.items = items, .count = 2};
    shard *facts;

    arena_init(&memory);
    for (int i = 0; i < 50; i++)
        filler = text_print(&memory, "%.*s- \xE2\x80\x94 ", TEXT_FORMAT(filler));
    items[0] = predicate_compile(&memory, PREDICATE_MENTION, TEXT("is the evidence of it"), &reason);
    items[1] = predicate_compile(&memory, PREDICATE_MENTION, TEXT("no evidence"), &reason);
    predicate_set_prepare(&memory, &set);
    facts = search(&memory, &set,
                   (text[]){text_print(&memory, "evidence, x is %.*sthe \"evidence\" of %.*s it; evidence",
                                       TEXT_FORMAT(filler), TEXT_FORMAT(filler))},
                   1);
    ck_assert_uint_eq(facts->mark_count, 1);
    ck_assert_uint_eq(facts->marks[0].start, 12);
    ck_assert_uint_eq(facts->marks[0].end, 12 + 3 + filler.length + 4 + 10 + 4 + filler.length + 3);
    arena_free(&memory);
}
END_TEST

UNIT_MAIN("sieve", mentions_need_their_longest_run, expressions_need_what_every_match_holds,
          a_sieve_changes_nothing, windows_reach_far_enough)
