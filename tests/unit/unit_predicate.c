/* Mentions and regular expressions over prose: what is found, and where it stands in the source. */
#include <string.h>
#include "predicate.h"
#include "unit.h"

/* What the pattern marks in the body, shown as it stands: each match, `=` and the captured name if there is
 * one, `;`. */
static const char *marks_of(arena *memory, predicate_type type, const char *pattern, const char *body)
{
    shard_builder *to = shard_begin(memory, KIND_ALL);
    text reason = {0}, shown = TEXT("");
    predicate *one = predicate_compile(memory, type, text_from(pattern), &reason);
    predicate_set set = {.items = &one, .count = 1};
    prose *block;
    shard *facts;

    if (!one)
        return reason.start;
    block = prose_new(memory, &set, to);
    ck_assert(prose_is_wanted(block));
    prose_verbatim(block, text_from(body), 0);
    facts = shard_finish(to);
    for (uint32_t i = 0; i < facts->mark_count; i++) {
        const mark *some = &facts->marks[i];
        text name = shard_string(facts, some->name);
        shown = text_print(memory, "%.*s%.*s%s%.*s;", TEXT_FORMAT(shown), (int)(some->end - some->start),
                           body + some->start, name.length ? "=" : "", TEXT_FORMAT(name));
    }
    for (uint32_t i = 0; i < facts->problem_count; i++)
        shown = text_print(memory, "%.*s!%.*s", TEXT_FORMAT(shown),
                           TEXT_FORMAT(shard_string(facts, facts->problems[i].message)));
    predicate_free(one);
    return text_string(memory, shown);
}

static void ck_marks(predicate_type type, const char *pattern, const char *body, const char *expected)
{
    arena memory;

    arena_init(&memory);
    ck_assert_str_eq(marks_of(&memory, type, pattern, body), expected);
    arena_free(&memory);
}

START_TEST(mentions_are_whole_words)
{
    ck_marks(PREDICATE_MENTION, "web", "the web-api, WEB. web_x web.x webs web", "WEB;web;");
    ck_marks(PREDICATE_MENTION, "docker compose up", "run `Docker\n Compose` up", "Docker\n Compose` up;");
    ck_marks(PREDICATE_MENTION, "docker compose up", "docker up compose", "");
    ck_marks(PREDICATE_MENTION, "queue-drain", "Queue-Drain queue drain queue_drain", "Queue-Drain;");
    ck_marks(PREDICATE_MENTION, "v1.2", "v1.2. v1.2.3 -v1.2-", "v1.2;v1.2;");
    ck_marks(PREDICATE_MENTION, "a", "a a--a a-a .a", "a;a;a;a;");
    ck_marks(PREDICATE_MENTION, "roll back", "Roll back. Roll  back, roll, back",
             "Roll back;Roll  back;roll, back;");
    ck_marks(PREDICATE_MENTION, "a b a", "a b a b a", "a b a;a b a;");
    ck_marks(PREDICATE_MENTION, "", "anything", "");
    ck_marks(PREDICATE_MENTION, "a b", "a", "");
}
END_TEST

START_TEST(stars_widen_words)
{
    ck_marks(PREDICATE_MENTION, "queue-drain*", "queue-drain-evidence queue-drain queues",
             "queue-drain-evidence;queue-drain;");
    ck_marks(PREDICATE_MENTION, "*api", "web-api api apis", "web-api;api;");
    ck_marks(PREDICATE_MENTION, "capture * evidence", "capture the evidence, capture evidence",
             "capture the evidence;");
    ck_marks(PREDICATE_MENTION, "start*", "Restart START started", "START;started;");
}
END_TEST

START_TEST(what_stands_beside_words_counts)
{
    ck_marks(PREDICATE_MENTION, "--force", "force --force", "--force;");
    ck_marks(PREDICATE_MENTION, "50%", "50 percent, 50%", "50%;");
    ck_marks(PREDICATE_MENTION, "docs/guide", "docs guide docs/guide", "docs/guide;");
    ck_marks(PREDICATE_MENTION, "start --now", "start now; start [--now]; start --now",
             "start [--now;start --now;");
    ck_marks(PREDICATE_MENTION, "->", "a -> b", "->;");
    ck_marks(PREDICATE_MENTION, "${PORT}", "PORT $PORT ${PORT}", "${PORT};");
}
END_TEST

START_TEST(words_fold_in_any_script)
{
    ck_marks(PREDICATE_MENTION, "\xC3\x84RGER",
             "gro\xC3\x9F"
             "er \xC3\xA4rger",
             "\xC3\xA4rger;");
    ck_marks(PREDICATE_MENTION, "STRASSE",
             "die Stra\xC3\x9F"
             "e",
             "Stra\xC3\x9F"
             "e;");
    ck_marks(PREDICATE_MENTION, "abc",
             "\xFF"
             "abc\xFE \xE2\x80\x94"
             "abc",
             "abc;abc;");
}
END_TEST

START_TEST(regular_expressions_search)
{
    ck_marks(PREDICATE_MATCH, "b+", "abbab", "bb;b;");
    ck_marks(PREDICATE_MATCH, "^x", "x\nx ax", "x;x;");
    ck_marks(PREDICATE_MATCH, "X", "x", "");
    ck_marks(PREDICATE_MATCH, "a.b",
             "a\xFF"
             "b a\xC3\xA9"
             "b",
             "a\xFF"
             "b;a\xC3\xA9"
             "b;");
    ck_marks(PREDICATE_MATCH, "q*", "aqqa\nb", ";qq;;");
    ck_marks(PREDICATE_MATCH, "(", "x", "missing closing parenthesis at 1");
    ck_marks(PREDICATE_MATCH, "\\C", "x", "using \\C is disabled by the application at 2");
}
END_TEST

START_TEST(captures_are_names)
{
    ck_marks(PREDICATE_CAPTURE, "(\\w+)=(\\d+)", "a=1 b=22", "a=a;1=1;b=b;22=22;");
    ck_marks(PREDICATE_CAPTURE, "(a)|(b)", "ab", "a=a;b=b;");
    ck_marks(PREDICATE_CAPTURE, "x+", "axxa", "xx=xx;");
    ck_marks(PREDICATE_CAPTURE, "(x*)", "ay", "");
}
END_TEST

START_TEST(an_endless_search_is_a_problem)
{
    ck_marks(PREDICATE_MATCH, "(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab",
             "!the pattern [[(a+)+$]] takes too many steps on this text (limit regex-steps=100000000)");
}
END_TEST

/* Many predicates at once give what each gives alone. */
START_TEST(many_agree_with_one)
{
    static const char *const patterns[] = {
        "alpha",         "beta",  "alpha beta", "beta*",  "*ta",
        "gamma-delta",   "delta", "--x",        "x",      "alpha beta gamma-delta",
        "GAMMA-DELTA x", "->",    "beta ->",    "nothing"};
    static const char *const words[] = {"alpha", "Beta",  "gamma-delta", "--x", "delta",
                                        "->",    "betas", ",",           "x."};
    enum { COUNT = sizeof patterns / sizeof *patterns };
    uint32_t state = 12;

    for (unsigned round = 0; round < 300; round++) {
        arena memory;
        predicate *all[COUNT];
        predicate_set set = {.items = all, .count = COUNT};
        shard_builder *to;
        text body = TEXT(""), reason;
        shard *together;
        arena_init(&memory);
        for (uint32_t i = unit_random(&state) % 14; i > 0; i--)
            body = text_print(&memory, "%.*s %s", TEXT_FORMAT(body), words[unit_random(&state) % 9]);
        for (uint32_t i = 0; i < COUNT; i++)
            all[i] = predicate_compile(&memory, PREDICATE_MENTION, text_from(patterns[i]), &reason);
        to = shard_begin(&memory, KIND_ALL);
        prose_verbatim(prose_new(&memory, &set, to), body, 0);
        together = shard_finish(to);
        for (uint32_t i = 0, at = 0; i < COUNT; i++) {
            predicate_set single = {.items = &all[i], .count = 1};
            shard *alone;
            to = shard_begin(&memory, KIND_ALL);
            prose_verbatim(prose_new(&memory, &single, to), body, 0);
            alone = shard_finish(to);
            for (uint32_t m = 0; m < alone->mark_count; m++, at++) {
                ck_assert_uint_eq(together->marks[at].predicate, i);
                ck_assert_uint_eq(together->marks[at].start, alone->marks[m].start);
                ck_assert_uint_eq(together->marks[at].end, alone->marks[m].end);
            }
        }
        arena_free(&memory);
    }
}
END_TEST

/* The reader sees "fish & chips" where the source has markup, an entity and a line break. */
START_TEST(places_are_of_the_source)
{
    const char *body = "> **fish** &amp;\n> chips";
    arena memory;
    text reason;
    predicate *items[3];
    predicate_set set = {.items = items, .count = 3};
    shard_builder *to;
    prose *block;
    shard *facts;

    arena_init(&memory);
    items[0] = predicate_compile(&memory, PREDICATE_MENTION, TEXT("fish & chips"), &reason);
    items[1] = predicate_compile(&memory, PREDICATE_CAPTURE, TEXT("(&) (c)"), &reason);
    items[2] = predicate_compile(&memory, PREDICATE_MATCH, TEXT("$"), &reason);
    to = shard_begin(&memory, KIND_ALL);
    block = prose_new(&memory, &set, to);
    prose_begin(block);
    prose_add(block, TEXT("fish"), (span){4, 8});
    prose_add(block, TEXT(" "), (span){10, 11});
    prose_add(block, TEXT("&"), (span){11, 16});
    prose_add(block, TEXT(" "), (span){16, 19});
    prose_add(block, TEXT("chips"), (span){19, 24});
    prose_end(block);
    prose_begin(block);
    prose_end(block); /* an empty block */
    facts = shard_finish(to);
    ck_assert_uint_eq(facts->mark_count, 4);
    ck_assert_uint_eq(facts->marks[0].start, 4);
    ck_assert_uint_eq(facts->marks[0].end, strlen(body));
    ck_assert_uint_eq(facts->marks[1].start, 11);
    ck_assert_uint_eq(facts->marks[1].end, 16);
    ck_assert_uint_eq(facts->marks[2].start, 19);
    ck_assert_uint_eq(facts->marks[2].end, 20);
    ck_assert_uint_eq(facts->marks[3].start, 24);
    predicate_free(items[1]);
    predicate_free(items[2]);
    arena_free(&memory);
}
END_TEST

START_TEST(words_stay_in_their_block)
{
    arena memory;
    text reason;
    predicate *one;
    predicate_set set = {.items = &one, .count = 1};
    shard_builder *to;
    prose *block;

    arena_init(&memory);
    one = predicate_compile(&memory, PREDICATE_MENTION, TEXT("roll back"), &reason);
    to = shard_begin(&memory, KIND_ALL);
    block = prose_new(&memory, &set, to);
    prose_verbatim(block, TEXT("roll"), 0);
    prose_verbatim(block, TEXT("back"), 5);
    ck_assert_uint_eq(shard_finish(to)->mark_count, 0);
    to = shard_begin(&memory, KIND_ALL);
    ck_assert(!prose_is_wanted(prose_new(&memory, NULL, to)));
    prose_verbatim(prose_new(&memory, NULL, to), TEXT("roll back"), 0);
    ck_assert_uint_eq(shard_finish(to)->mark_count, 0);
    arena_free(&memory);
}
END_TEST

UNIT_MAIN("predicate", mentions_are_whole_words, stars_widen_words, what_stands_beside_words_counts,
          words_fold_in_any_script, regular_expressions_search, captures_are_names,
          an_endless_search_is_a_problem, many_agree_with_one, places_are_of_the_source,
          words_stay_in_their_block)
