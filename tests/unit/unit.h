/* unit.h — what every unit test starts with: Check, a main for a list of tests, and texts that compare
 * themselves. */
#ifndef LOCKSTEP_UNIT_H
#define LOCKSTEP_UNIT_H

#include <check.h>
#include <stdlib.h>
#include "text.h"

/* An assertion that holds leaves no trace: Check's own writes its place to a file each time, millions of
 * times where pages are random, which was a third of what all tests cost. (Where a test crashes is told by
 * the sanitizers.) */
#undef ck_assert_msg
#define ck_assert_msg(expr, ...)                                                                             \
    ((expr) ? (void)0 : _ck_assert_failed(__FILE__, __LINE__, "Assertion '" #expr "' failed", ##__VA_ARGS__))

/* UNIT_MAIN("glob", test_one, test_two) */
#define UNIT_MAIN(name, ...)                                                                                 \
    int main(void)                                                                                           \
    {                                                                                                        \
        const TTest *const tests[] = {__VA_ARGS__};                                                          \
        Suite *suite = suite_create(name);                                                                   \
        TCase *cases = tcase_create(name);                                                                   \
        SRunner *runner = srunner_create(suite);                                                             \
        int failed;                                                                                          \
                                                                                                             \
        suite_add_tcase(suite, cases);                                                                       \
        tcase_set_timeout(cases, 120);                                                                       \
        for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)                                            \
            tcase_add_test(cases, tests[i]);                                                                 \
        srunner_run_all(runner, CK_ENV);                                                                     \
        failed = srunner_ntests_failed(runner);                                                              \
        srunner_free(runner);                                                                                \
        return failed ? EXIT_FAILURE : EXIT_SUCCESS;                                                         \
    }

#define ck_text(some, string)                                                                                \
    do {                                                                                                     \
        text ck_found = (some);                                                                              \
        ck_assert_msg(text_is(ck_found, string), "line %d: \"%.*s\" is not \"%s\"", __LINE__,                \
                      TEXT_FORMAT(ck_found), string);                                                        \
    } while (0)

/* A small generator of numbers that are the same in every run. */
static inline uint32_t unit_random(uint32_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 17;
    return *state ^= *state << 5;
}

#endif
