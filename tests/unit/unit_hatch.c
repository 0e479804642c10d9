/* unit_hatch.c — functions of :satisfies: what they see, what they answer, and what becomes of those that
 * fail. */
#include "unit.h"

#include <string.h>

#include "binding.h"
#include "worker.h"

static arena memory;
static store *facts;

static void add_document(void)
{
    shard_builder *to = shard_begin(&memory, KIND_ALL);
    uint32_t document = shard_open(to, KIND_document, (span){0, 100}, TEXT("docs/a.md"));
    uint32_t section = shard_open(to, KIND_section, (span){0, 100}, TEXT("Rollback"));
    uint32_t list, item, inner, row, table, cell;

    shard_set_number(to, section, ATTRIBUTE_level, 2);
    shard_set_text(to, section, ATTRIBUTE_slug, TEXT("rollback"));
    list = shard_open(to, KIND_list, (span){10, 40}, TEXT(""));
    item = shard_open(to, KIND_step, (span){10, 20}, TEXT("First step"));
    shard_set_flags(to, shard_add(to, KIND_command, (span){12, 18}, TEXT("tools/ctl.sh stop")), FACT_DEAD);
    shard_add(to, KIND_command, (span){12, 18}, TEXT("tools/ctl.sh start"));
    inner = shard_open(to, KIND_list, (span){18, 20}, TEXT(""));
    shard_add(to, KIND_step, (span){18, 20}, TEXT("Inner step"));
    shard_close(to, inner);
    shard_close(to, item);
    shard_close(to, list);
    table = shard_open(to, KIND_table, (span){50, 80}, TEXT("Rollback"));
    row = shard_open(to, KIND_row, (span){50, 80}, TEXT("base"));
    cell = shard_add(to, KIND_cell, (span){50, 60}, TEXT("base"));
    shard_set_text(to, cell, ATTRIBUTE_column, TEXT("Profile"));
    shard_close(to, row);
    shard_close(to, table);
    shard_close(to, section);
    shard_close(to, document);
    store_add(facts, TEXT("docs/a.md"), 0, shard_finish(to));
}

static void setup(void)
{
    arena_free(&memory);
    arena_init(&memory);
    facts = store_new(&memory);
    add_document();
}

/* Ask `body` about the document's section and the literal name "web". */
static void ask(const char *body, hatch_verdict verdicts[2])
{
    text bytes =
        text_print(&memory,
                   "local w = use \"nouns\"\nlocal limit = 2\n"
                   "contract \"a\" {\n  says = \"s\",\n"
                   "  every(docs) :satisfies(\"first\", function(fact) return false end),\n"
                   "  every(w.guide :sections()) :satisfies(\"second\", function(fact)\n%s\n  end),\n}\n",
                   body);
    rule_file files[] = {{.path = TEXT("nouns.lua"),
                          .name = TEXT("nouns"),
                          .bytes = TEXT("return { guide = doc \"docs/a.md\" }\n")},
                         {.path = TEXT("a.lua"), .name = TEXT("a"), .bytes = bytes}};
    fact subjects[2] = {store_fact(facts, 0, 1),
                        {.shard = FACT_LITERAL, .name = store_intern(facts, TEXT("web"))}};

    binding_ask(&memory, &limit_defaults, NULL, files, 2, 1, 1, facts, subjects, 2, verdicts);
}

static void check_kept(const char *body)
{
    hatch_verdict verdicts[2];

    ask(body, verdicts);
    ck_assert_msg(!verdicts[0].is_failed && verdicts[0].is_kept, "%s: %.*s", body,
                  TEXT_FORMAT(verdicts[0].message));
}

static void check_failed(const char *body, const char *message)
{
    hatch_verdict verdicts[2];

    ask(body, verdicts);
    ck_assert_msg(verdicts[0].is_failed && !verdicts[0].is_kept, "%s", body);
    ck_assert_msg(text_find_text(verdicts[0].message, text_from(message), 0) < verdicts[0].message.length,
                  "%s: %.*s", body, TEXT_FORMAT(verdicts[0].message));
}

START_TEST(test_what_a_function_sees)
{
    setup();
    check_kept("return fact.name == 'Rollback' and fact.kind == 'section' and fact.path == 'docs/a.md'");
    check_kept(
        "return fact.level == 2 and fact.slug == 'rollback' and fact.text == 'Rollback' and fact.is_live");
    check_kept("return fact.image == nil and fact.default == nil");
    check_kept("return #fact:steps() == 2 and fact:steps()[1].name == 'First step'");
    check_kept("return #fact:lists()[1]:steps() == 1");
    check_kept(
        "return #fact:commands() == 1 and fact:commands()[1].name == 'tools/ctl.sh start'"); /* the dead one
                                                                                                is left out */
    check_kept("return #fact:commands('tools/ctl.sh *') == 1 and #fact:commands('stop') == 0");
    check_kept("return #fact:steps('first   STEP') == 1"); /* prose folds */
    check_kept("return fact:rows()[1]:cell('Profile').text == 'base' and fact:cell('None') == nil");
    check_kept("return fact:table('Rollback') ~= nil and fact:paragraph() == nil");
    check_kept("return tostring(fact) == 'Rollback' and fact == fact and fact:steps()[1] ~= fact");
    check_kept("return limit == 2 and fact:steps()[1] == fact:steps()[1]");
}
END_TEST

START_TEST(test_verdicts)
{
    hatch_verdict verdicts[2];

    setup();
    ask("return fact.kind == 'name', 'it is ' .. fact.name", verdicts);
    ck_assert(!verdicts[0].is_kept && !verdicts[0].is_failed);
    ck_text(verdicts[0].message, "it is Rollback");
    ck_assert(verdicts[1].is_kept);
    ck_text(verdicts[1].message, "it is web");
    ask("return nil", verdicts);
    ck_assert(!verdicts[0].is_kept && !verdicts[0].is_failed);
    ask("return false, ('x'):rep(5000)", verdicts);
    ck_assert_uint_lt(verdicts[0].message.length, 2100);
    ask("return false, {}", verdicts);
    ck_assert_uint_eq(verdicts[0].message.length, 0);
}
END_TEST

START_TEST(test_failures)
{
    setup();
    check_failed("local x", "returned nothing");
    check_failed("return fact.x.y", "line 7");
    check_failed("return fact.nam", "did you mean `name`");
    check_failed("fact.name = 'x' return true", "nothing can be changed");
    check_failed("return fact.steps('x')", "write a colon");
    check_failed("return fact .. 'x'", "fact.name");
    check_failed("return docs", "its facts come from the subject");
    check_failed("return os.time()", "there is no word or local `os`");
    check_failed("return load('x')", "there is no word or local `load`");
    check_failed("x = 3 return true", "needs `local`");
    check_failed("error({})", "not a text");
    check_failed("error('own words')", "own words");
    check_failed("return ('%p'):format({})", "%p");
    check_failed("return fact()", "can't be called");
    check_failed("return w.gide", "nothing that is called `gide`");
    check_failed("local t = {} while true do t[#t + 1] = ('x'):rep(1000) .. #t end", "limit rule-memory=64M");
    check_failed("local function deep() return deep() + 1 end return deep()", "limit rule-memory=64M");
    check_failed("while true do end",
                 "line 7: the function ran too many steps and was stopped (limit rule-steps=100000000)");
}
END_TEST

/* One subject that ends the worker does not take the others with it. */
START_TEST(test_function_that_hangs)
{
    hatch_verdict verdicts[2];

    setup();
    worker_set_deadline(500);
    ask("if fact.name == 'web' then return true end return ('a'):rep(40):find(('a*'):rep(40) .. 'b')",
        verdicts);
    ck_assert(verdicts[0].is_failed);
    ck_assert(text_starts(verdicts[0].message, TEXT("the function took longer")));
    ck_assert(verdicts[1].is_kept && !verdicts[1].is_failed);
}
END_TEST

START_TEST(test_library)
{
    setup();
    check_kept("local t = {} for k, v in pairs { b = 1, a = 2, 3 } do t[#t + 1] = tostring(k) end return "
               "table.concat(t, ',') == '1,a,b'");
    check_kept("return (''):rep(1 << 60) == '' and ('ab'):rep(2, '-') == 'ab-ab'");
    check_kept("return tostring({}) == 'table' and tostring(nil) == 'nil' and tostring(3) == '3'");
    check_kept("return math.max(1, 2) == 2 and utf8.len('\xc3\xa9') == 1 and select('#', table.unpack { 1, 2 "
               "}) == 2");
    check_kept("return ('%s %d'):format('x', 3) == 'x 3' and ('x').dump == nil and string.pack == nil and "
               "math.random == nil");
}
END_TEST

UNIT_MAIN("hatch", test_what_a_function_sees, test_verdicts, test_failures, test_function_that_hangs,
          test_library)
