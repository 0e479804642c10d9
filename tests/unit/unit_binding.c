/* unit_binding.c — rule files of this repository, files that end their worker, limits, queries. */
#include "unit.h"

#include <string.h>

#include "binding.h"
#include "buffer.h"
#include "tree.h"
#include "worker.h"

typedef ARRAY(rule_file) rule_files;

/* The rule files of `path` below the root, and with `is_pack` those of its folders. */
static void read_folder(arena *memory, tree *root, text path, bool is_pack, rule_files *found)
{
    tree_entries entries = {0};

    ck_assert_int_eq(tree_list(root, path, memory, &entries), TREE_OK);
    for (uint32_t i = 0; i < entries.count; i++) {
        text name = entries.items[i].name;
        tree_file file = {0};

        if (path.length)
            name = text_print(memory, "%.*s/%.*s", TEXT_FORMAT(path), TEXT_FORMAT(name));
        if (is_pack && entries.items[i].type == TREE_FOLDER)
            read_folder(memory, root, name, true, found);
        if (!text_ends(name, TEXT(".lua")))
            continue;
        ck_assert_int_eq(tree_read(root, name, memory, &file), TREE_OK);
        *array_push(found, memory) = (rule_file){.path = name,
                                                 .name = text_slice(name, 0, name.length - 4),
                                                 .bytes = file.bytes,
                                                 .is_pack = is_pack};
    }
}

/* Those of a world, and the shipped packs that they use. */
static rule_file *read_rules(arena *memory, const char *folder, uint32_t *count)
{
    rule_files found = {0};
    const char *reason = "", *folders[] = {folder, "rules/packs"};

    for (int i = 0; i < 2; i++) {
        tree *root = tree_open_disk(folders[i], TREE_FILE_LIMIT, &reason);

        ck_assert_msg(root != NULL, "%s: %s", folders[i], reason);
        read_folder(memory, root, TEXT(""), i == 1, &found);
        tree_close(root);
    }
    *count = found.count;
    return found.items;
}

START_TEST(test_example_world)
{
    arena memory;
    finding_array problems = {0};
    uint32_t count;
    rule_file *files;
    plan *rules;

    arena_init(&memory);
    files = read_rules(&memory, "examples/capacity/lockstep", &count);
    rules = binding_load(&memory, &limit_defaults, files, count, &problems);
    if (problems.count)
        ck_abort_msg("%.*s: %.*s", TEXT_FORMAT(problems.items[0].at.path),
                     TEXT_FORMAT(problems.items[0].message));
    ck_assert_uint_ge(rules->contracts.count, 30);
    arena_free(&memory);
}
END_TEST

/* A pattern that backtracks for years inside one call: no step is counted, only the deadline helps. */
START_TEST(test_file_that_hangs)
{
    static const char hangs[] = "local function slow()\n  return (\"a\"):rep(40):find((\"a*\"):rep(40) .. "
                                "\"b\")\nend\nlocal x = slow()\n";
    static const char right[] = "contract \"a\" { says = \"s\", every(docs) :has(table) }\n";
    rule_file files[] = {{.path = TEXT("a.lua"), .name = TEXT("a"), .bytes = text_from(right)},
                         {.path = TEXT("hangs.lua"), .name = TEXT("hangs"), .bytes = text_from(hangs)},
                         {.path = TEXT("z.lua"),
                          .name = TEXT("z"),
                          .bytes = TEXT("contract \"z\" { says = \"s\", every(docs) :has(table) }\n")}};
    finding_array problems = {0};
    arena memory;
    plan *rules;

    arena_init(&memory);
    worker_set_deadline(500);
    rules = binding_load(&memory, &limit_defaults, files, 3, &problems);
    ck_assert_uint_eq(problems.count, 1);
    ck_text(problems.items[0].at.path, "hangs.lua");
    ck_assert_int_eq(problems.items[0].state, FINDING_UNJUDGED);
    ck_assert_int_eq(problems.items[0].level, SEVERITY_ERROR);
    ck_assert_uint_eq(rules->contracts.count, 2); /* the others go on */
    arena_free(&memory);
}
END_TEST

START_TEST(test_large_file)
{
    arena memory;
    finding_array problems = {0};
    rule_file file = {.path = TEXT("a.lua"), .name = TEXT("a")};
    char *bytes;

    arena_init(&memory);
    bytes = arena_alloc(&memory, 65537);
    memset(bytes, '\n', 65537);
    file.bytes = (text){bytes, 65536};
    binding_load(&memory, &limit_defaults, &file, 1, &problems);
    ck_assert_uint_eq(problems.count, 0);
    file.bytes.length++;
    binding_load(&memory, &limit_defaults, &file, 1, &problems);
    ck_assert_uint_eq(problems.count, 1);
    arena_free(&memory);
}
END_TEST

/* Texts that nobody wrote: whatever they are, there is an answer and no crash. */
START_TEST(test_random_files)
{
    static const char *const parts[] = {
        "contract", " \"a\" ", "{",  "}",      "(",  ")",     "every",        "docs", ":sections",
        ".x",       "says",    "=",  ",",      "\n", "local", " x ",          "or",   "function",
        "end",      "[[",      "]]", "--",     "\"", "use",   "return",       "step", ":has",
        "3",        "#",       "..", "either", "if", "then",  "\xe2\x80\x9c", "\xff", "nil",
        "not",      "\\",      "[",  "]",      ";",  "::"};
    uint32_t state = 20251122;
    arena memory;

    arena_init(&memory);
    for (int i = 0; i < 300; i++) {
        buffer out = buffer_new(&memory);
        finding_array problems = {0};
        rule_file files[8];
        for (int j = 0; j < 8; j++) {
            uint32_t length = unit_random(&state) % 40;
            out = buffer_new(&memory);
            for (uint32_t k = 0; k < length; k++)
                buffer_add(&out, text_from(parts[unit_random(&state) % (sizeof parts / sizeof *parts)]));
            files[j] = (rule_file){.path = text_print(&memory, "%d.lua", j),
                                   .name = text_print(&memory, "%d", j),
                                   .bytes = buffer_text(&out)};
        }
        binding_load(&memory, &limit_defaults, files, 8, &problems);
        for (uint32_t j = 0; j < problems.count; j++)
            ck_assert_msg(text_find_text(problems.items[j].message, TEXT("while it was loaded"), 0) ==
                              problems.items[j].message.length,
                          "%.*s", TEXT_FORMAT(problems.items[j].message));
        arena_reset(&memory);
    }
    arena_free(&memory);
}
END_TEST

/* Prefixes of a real file: what an author has while typing. */
START_TEST(test_cut_files)
{
    arena memory;
    uint32_t count;
    rule_file *files;

    arena_init(&memory);
    files = read_rules(&memory, "examples/capacity/lockstep", &count);
    for (uint32_t i = 0; i < count; i++) {
        text whole = files[i].bytes;
        finding_array problems = {0};
        uint32_t pieces = 0;
        rule_file *cut = arena_array(&memory, rule_file, whole.length);
        for (size_t length = 0; length < whole.length; length += 37)
            cut[pieces++] = (rule_file){.path = text_print(&memory, "%zu.lua", length),
                                        .name = text_print(&memory, "%zu", length),
                                        .bytes = text_slice(whole, 0, length)};
        binding_load(&memory, &limit_defaults, cut, pieces, &problems);
        for (uint32_t j = 0; j < problems.count; j++) {
            ck_assert(text_find_text(problems.items[j].message, TEXT("while it was loaded"), 0) ==
                      problems.items[j].message.length);
            ck_assert_uint_ge(problems.items[j].at.path.length, 1);
        }
    }
    arena_free(&memory);
}
END_TEST

/* `part` as often as 60 KB have room for it. */
static text repeated(arena *memory, const char *before, const char *part, const char *after)
{
    buffer out = buffer_new(memory);

    buffer_add(&out, text_from(before));
    while (out.length < 60000)
        buffer_add(&out, text_from(part));
    buffer_add(&out, text_from(after));
    return buffer_text(&out);
}

/* Files that want much from a parser: answered, or loaded, within the deadline, and never ended. */
START_TEST(test_hostile_files)
{
    static const char *const parts[][3] = {
        {"local x = ", "(", ""},
        {"local x = ", "{", ""},
        {"local x = a", ".b", ""},
        {"local x = docs", ":sections()", ""},
        {"local x = docs", " \"a\"", ""},
        {"local x = docs", " .. docs", ""},
        {"local x = ", "not ", "x"},
        {"local x = ", "-", "1"},
        {"local x = ", "function() ", ""},
        {"", "?", ""},
        {"", "local x = docs\n", ""},
        {"", "x.y = 3\n", ""},
        {"local x = { ", "a = 1, ", "}"},
        {"local x = { ", "\"a\" ", "}"},
        {"local x = { ", ", ", "}"},
        {"local a = docs ", "local a = either(a, a) ", ""},
        {"local a = docs ", "local a = a :with(section :to(a)) ", ""},
        {"contract \"a\" { says = \"s\", ", "every(docs) :equals(docs), ", "}"},
        {"contract \"a\" { says = \"s\", every(docs", ":sections()", ") :has(table) }"},
        {"contract \"a\" { says = \"s\", ", "every(docs):has(table),", "}"},
        {"contract \"a\" { says = \"s\", the(docs :terms()) :equals { ", "\"a\",", "} }"},
        {"local x = \"", "a", ""},
        {"local x = [[", "]", ""},
        {"--[[", "]", ""},
    };
    arena memory;

    arena_init(&memory);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        finding_array problems = {0};
        rule_file file = {.path = TEXT("a.lua"),
                          .name = TEXT("a"),
                          .bytes = repeated(&memory, parts[i][0], parts[i][1], parts[i][2])};
        binding_load(&memory, &limit_defaults, &file, 1, &problems);
        ck_assert_uint_le(problems.count, 101);
        for (uint32_t j = 0; j < problems.count; j++)
            ck_assert_msg(text_find_text(problems.items[j].message, TEXT("while it was loaded"), 0) ==
                              problems.items[j].message.length,
                          "%zu: %.*s", i, TEXT_FORMAT(problems.items[j].message));
        arena_reset(&memory);
    }
    arena_free(&memory);
}
END_TEST

static plan *query(arena *memory, const char *selection, finding_array *problems)
{
    static const char nouns[] = "return { guide = doc \"docs/guide.md\" }\n";
    rule_file file = {.path = TEXT("nouns.lua"), .name = TEXT("nouns"), .bytes = text_from(nouns)};

    return binding_query(memory, &limit_defaults, text_from(selection), &file, 1, problems);
}

START_TEST(test_query)
{
    static const char *const wrong[] = {
        "",    "docs :sectons()", "section \"A\"", "every(docs) :has(table)", "docs docs", "3", "docs)",
        "nil", "return docs",     "\"docs\""};
    arena memory;
    finding_array problems = {0};
    plan *rules;

    arena_init(&memory);
    rules = query(&memory, "docs :sections \"*Runbook*\" :steps()", &problems);
    ck_assert_uint_eq(problems.count, 0);
    ck_assert_uint_eq(rules->queries.count, 1);
    ck_text(plan_selection_at(rules, rules->queries.items[0])->written,
            "docs :sections \"*Runbook*\" :steps()");
    rules = query(&memory, "use(\"nouns\").guide :terms()", &problems);
    ck_assert_uint_eq(problems.count, 0);
    ck_assert_int_eq(plan_gives(rules, rules->queries.items[0]), KIND_term);
    rules = query(&memory, "docs", &problems);
    ck_assert_uint_eq(problems.count, 0);
    ck_assert_uint_eq(rules->queries.count, 1);
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        problems.count = 0;
        rules = query(&memory, wrong[i], &problems);
        ck_assert_msg(problems.count > 0, "%s", wrong[i]);
        ck_text(problems.items[0].at.path, "selection");
        ck_assert_uint_eq(rules->queries.count, 0);
    }
    arena_free(&memory);
}
END_TEST

UNIT_MAIN("binding", test_example_world, test_file_that_hangs, test_large_file, test_random_files,
          test_cut_files, test_hostile_files, test_query)
