/* unit_words.c — every word of word.def loads as its example shows, and every word of LANGUAGE is in. */
#include "unit.h"

#include "binding.h"

static const char nouns[] = "return { guide = doc \"docs/guide.md\" }\n";

static bool begins_sentence(text example)
{
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++) {
        const word_info *about = word_about((word)i);
        text name = text_from(about->name);
        if (about->shape == SHAPE_QUANTIFIER && text_starts(example, name) &&
            example.start[name.length] == '(')
            return true;
    }
    return false;
}

/* The example where it may stand. */
static text whole_file(arena *memory, text example)
{
    if (text_starts(example, TEXT("contract")) || text_starts(example, TEXT("local")) ||
        text_starts(example, TEXT("settings")))
        return text_print(memory, "%.*s\n", TEXT_FORMAT(example));
    if (text_starts(example, TEXT("example")))
        return text_print(memory, "contract \"runbooks/rollback\" { says = \"s\", every(docs) :has(table) }\n%.*s\n",
                          TEXT_FORMAT(example));
    if (text_starts(example, TEXT("excuse")))
        return text_print(memory,
                          "contract \"a\" {\n  says = \"s\",\n  every(docs) :has(table),\n  %.*s,\n}\n",
                          TEXT_FORMAT(example));
    if (begins_sentence(example))
        return text_print(memory, "contract \"a\" {\n  says = \"s\",\n  %.*s,\n}\n", TEXT_FORMAT(example));
    return text_print(memory, "contract \"a\" {\n  says = \"s\",\n  there_is(%.*s),\n}\n",
                      TEXT_FORMAT(example));
}

static bool uses_word(const plan *rules, word some)
{
    for (uint32_t i = 0; i < rules->selections.count; i++)
        if (rules->selections.items[i].word == some)
            return true;
    for (uint32_t i = 0; i < rules->sentences.count; i++)
        if (rules->sentences.items[i].quantifier == some || rules->sentences.items[i].verb == some)
            return true;
    return word_about(some)->shape == SHAPE_HELPER;
}

START_TEST(test_examples)
{
    arena memory;

    arena_init(&memory);
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++) {
        const word_info *about = word_about((word)i);
        finding_array problems = {0};
        rule_file files[] = {{.path = TEXT("example.lua"), .name = TEXT("example")},
                             {.path = TEXT("nouns.lua"), .name = TEXT("nouns"), .bytes = text_from(nouns)}};
        plan *rules;
        ck_assert_msg(*about->says && *about->example, "%s says nothing, or has no example", about->name);
        files[0].bytes = whole_file(&memory, text_from(about->example));
        files[0].is_settings = text_starts(files[0].bytes, TEXT("settings"));
        rules = binding_load(&memory, &limit_defaults, files, 2, &problems);
        if (problems.count)
            ck_abort_msg("%s: %.*s\n%.*s", about->name, TEXT_FORMAT(files[0].bytes),
                         TEXT_FORMAT(problems.items[0].message));
        ck_assert_msg(uses_word(rules, (word)i), "%s is not in its example", about->name);
    }
    arena_free(&memory);
}
END_TEST

/* A noun or filter of each shape works without a source, as a pattern (LANGUAGE 1). */
START_TEST(test_patterns)
{
    arena memory;

    arena_init(&memory);
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++) {
        const word_info *about = word_about((word)i);
        bool may_stand_alone = !*about->arguments || *about->arguments == '?';
        finding_array problems = {0};
        rule_file file = {.path = TEXT("pattern.lua"), .name = TEXT("pattern")};
        plan *rules;
        if ((about->shape != SHAPE_NOUN && about->shape != SHAPE_NOUNS) || !may_stand_alone)
            continue;
        file.bytes =
            text_print(&memory, "contract \"a\" { says = \"s\", every(docs) :has(%s) }", about->name);
        rules = binding_load(&memory, &limit_defaults, &file, 1, &problems);
        ck_assert_msg(!problems.count, "%s", about->name);
        ck_assert_uint_eq(rules->contracts.count, 1);
    }
    arena_free(&memory);
}
END_TEST

START_TEST(test_all_words_are_in)
{
    static const char *const words[] = {"doc",
                                        "docs",
                                        "compose",
                                        "project",
                                        "workflow",
                                        "workflows",
                                        "script",
                                        "scripts",
                                        "env",
                                        "yaml",
                                        "file",
                                        "files",
                                        "section",
                                        "sections",
                                        "table",
                                        "tables",
                                        "column",
                                        "row",
                                        "rows",
                                        "cell",
                                        "list",
                                        "lists",
                                        "item",
                                        "items",
                                        "step",
                                        "steps",
                                        "block",
                                        "blocks",
                                        "paragraph",
                                        "paragraphs",
                                        "command",
                                        "commands",
                                        "flag",
                                        "flags",
                                        "option",
                                        "options",
                                        "value",
                                        "values",
                                        "argument",
                                        "assignment",
                                        "assignments",
                                        "link",
                                        "links",
                                        "anchor",
                                        "anchors",
                                        "term",
                                        "terms",
                                        "service",
                                        "services",
                                        "profile",
                                        "profiles",
                                        "port",
                                        "ports",
                                        "variable",
                                        "variables",
                                        "image",
                                        "images",
                                        "healthcheck",
                                        "dependency",
                                        "volume",
                                        "volumes",
                                        "network",
                                        "networks",
                                        "disabled",
                                        "action",
                                        "actions",
                                        "usage",
                                        "prints",
                                        "function_",
                                        "functions",
                                        "path",
                                        "paths",
                                        "job",
                                        "jobs",
                                        "trigger",
                                        "triggers",
                                        "target",
                                        "targets",
                                        "lines",
                                        "field",
                                        "name",
                                        "default",
                                        "demand",
                                        "mentioning",
                                        "running",
                                        "matching",
                                        "capturing",
                                        "with",
                                        "without",
                                        "among",
                                        "except",
                                        "triggered_by",
                                        "level",
                                        "to",
                                        "every",
                                        "whenever",
                                        "the",
                                        "some",
                                        "there_is",
                                        "there_is_no",
                                        "count",
                                        "has",
                                        "lacks",
                                        "has_one",
                                        "is",
                                        "appears_in",
                                        "mentions",
                                        "is_mentioned_in",
                                        "agrees",
                                        "agrees_with",
                                        "is_accepted_by",
                                        "exists",
                                        "runs",
                                        "is_run_by",
                                        "is_triggered_by",
                                        "satisfies",
                                        "equals",
                                        "same_sequence_as",
                                        "go_in_order",
                                        "is_unique",
                                        "are_alike",
                                        "is_at_least",
                                        "is_at_most",
                                        "either",
                                        "exactly",
                                        "contract",
                                        "example",
                                        "excuse",
                                        "parameter",
                                        "settings",
                                        "use"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        ck_assert_msg(word_named(text_from(words[i])) != WORD_none, "%s", words[i]);
}
END_TEST

UNIT_MAIN("words", test_examples, test_patterns, test_all_words_are_in)
