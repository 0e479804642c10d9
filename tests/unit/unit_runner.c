/* unit_runner.c — a run over trees in memory: what is read, what is left in the trace, and what the status
 * says. */
#include "runner.h"

#include "unit.h"

static arena memory; /* each test is a process of its own */

/* ---- help ---- */

static tree *world(void)
{
    tree *made = tree_open_memory();

    arena_init(&memory);
    tree_add(made, TEXT("docs/a.md"), TEXT("# A\n\n[b](b.md#part)\n\n```bash\nmake a\n```\n"), false);
    tree_add(made, TEXT("docs/b.md"), TEXT("# B\n\n## Part\n"), false);
    tree_add(made, TEXT("other/c.md"), TEXT("# C\n"), false);
    tree_add(made, TEXT("compose.yaml"), TEXT("services:\n  web: {image: a}\n  db: {image: b}\n"), false);
    return made;
}

static judgement *check_rules(tree *root, const char *rules, uint32_t jobs)
{
    rule_file *file = arena_new(&memory, rule_file);
    finding_array problems = {0};
    run_options options = {.jobs = jobs, .fail_on = SEVERITY_ERROR, .limits = EXTRACT_LIMITS};
    plan *loaded;

    *file = (rule_file){.path = TEXT("lockstep/rules.lua"), .name = TEXT("rules"), .bytes = text_from(rules)};
    loaded = binding_load(&memory, &limit_defaults, file, 1, &problems);
    ck_assert_uint_eq(problems.count, 0);
    return runner_check(&memory, loaded, file, 1, root, &options, &problems);
}

static bool has_text(const text *items, uint32_t count, const char *wanted)
{
    for (uint32_t i = 0; i < count; i++)
        if (text_is(items[i], wanted))
            return true;
    return false;
}

/* ---- what is read ---- */

START_TEST(only_named_files_are_opened)
{
    tree *root = world();
    judgement *found;

    tree_inject_failure(root, TEXT("other/c.md"), "never open this");
    tree_inject_failure(root, TEXT("compose.yaml"), "nor this");
    found = check_rules(root, "contract \"a\" { says = \"x\", every(docs \"docs/*.md\") :has(section) }", 2);
    ck_assert_int_eq(found->status, 0);
    ck_assert_uint_eq(found->files_read, 2);
    tree_close(root);
}
END_TEST

START_TEST(later_waves_follow_links)
{
    tree *root = world();
    judgement *found =
        check_rules(root, "contract \"a\" { says = \"x\", every(doc \"docs/a.md\" :links()) :exists() }", 1);
    const contract_judgement *one = &found->contracts.items[0];

    ck_assert_int_eq(found->status, 0);
    ck_assert_uint_eq(one->files.count, 2);
    ck_assert(has_text(one->files.items, one->files.count, "docs/b.md"));
    tree_close(root);
}
END_TEST

START_TEST(read_set_has_folders_and_probes)
{
    tree *root = world();
    judgement *found = check_rules(root,
                                   "contract \"a\" { says = \"x\", every(docs \"docs/*.md\") :has(section),\n"
                                   "  the(doc \"docs/missing.md\") :has(section) }",
                                   1);
    const contract_judgement *one = &found->contracts.items[0];

    ck_assert_int_eq(one->state, CONTRACT_VACUOUS);
    ck_assert(has_text(one->folders.items, one->folders.count, "docs"));
    ck_assert(has_text(one->probes.items, one->probes.count, "docs/missing.md"));
    tree_close(root);
}
END_TEST

/* ---- what can't be judged ---- */

START_TEST(unreadable_file_is_unjudged)
{
    tree *root = world();
    judgement *found;

    tree_inject_failure(root, TEXT("docs/b.md"), "the disk is on fire");
    found = check_rules(root,
                        "contract \"a\" { says = \"x\", every(docs \"docs/*.md\") :has(section) }\n"
                        "contract \"b\" { says = \"x\", every(compose :services()) :has(image) }",
                        1);
    ck_assert_int_eq(found->status, 2);
    ck_assert_int_eq(found->contracts.items[0].state, CONTRACT_UNJUDGED);
    ck_assert_int_eq(found->contracts.items[1].state, CONTRACT_KEPT);
    ck_assert_uint_eq(found->findings.count, 1);
    ck_assert_int_eq(found->findings.items[0].state, FINDING_UNJUDGED);
    ck_assert_uint_eq(found->findings.items[0].contract.length, 0);
    ck_assert(text_is(found->findings.items[0].at.path, "docs/b.md"));
    tree_close(root);
}
END_TEST

START_TEST(unreadable_is_worse_than_broken)
{
    tree *root = world();
    judgement *found;

    tree_inject_failure(root, TEXT("docs/b.md"), "the disk is on fire");
    found = check_rules(root,
                        "contract \"a\" { says = \"x\", every(docs \"docs/*.md\") :has(section) }\n"
                        "contract \"b\" { says = \"x\", every(compose :services()) :has(healthcheck) }",
                        1);
    ck_assert_uint_eq(found->broken, 1);
    ck_assert_int_eq(found->status, 2);
    tree_close(root);
}
END_TEST

START_TEST(no_contract_is_never_green)
{
    tree *root = world();
    judgement *found = check_rules(root, "return { a = docs }", 1);

    ck_assert_int_eq(found->status, 2);
    ck_assert(text_is(found->reason, "no contract"));
    tree_close(root);
}
END_TEST

/* ---- severities ---- */

START_TEST(warnings_do_not_fail_by_default)
{
    tree *root = world();
    judgement *found = check_rules(root,
                                   "contract \"a\" { says = \"x\", severity = \"warning\", every(compose "
                                   ":services()) :has(healthcheck) }",
                                   1);

    ck_assert_int_eq(found->contracts.items[0].state, CONTRACT_BROKEN);
    ck_assert_int_eq(found->status, 0);
    ck_assert_uint_eq(found->findings.count, 2);
    tree_close(root);
}
END_TEST

START_TEST(shared_vacuous_finding_is_as_grave_as_the_gravest)
{
    tree *root = world();
    judgement *found =
        check_rules(root,
                    "local none = doc \"docs/a.md\" :section \"None\"\n"
                    "contract \"a\" { says = \"x\", severity = \"info\", the(none) :has(command) }\n"
                    "contract \"b\" { says = \"x\", the(none) :has(command) }",
                    1);

    ck_assert_uint_eq(found->findings.count, 1);
    ck_assert_int_eq(found->findings.items[0].level, SEVERITY_ERROR);
    ck_assert_uint_eq(found->vacuous, 2);
    ck_assert_int_eq(found->status, 1);
    tree_close(root);
}
END_TEST

/* ---- the trace ---- */

START_TEST(kept_subjects_are_recorded)
{
    tree *root = world();
    judgement *found = check_rules(root,
                                   "contract \"a\" { says = \"x\",\n"
                                   "  every(compose :services()) :is { \"web\" },\n"
                                   "  excuse(\"db\", \"is none\") }",
                                   1);
    const contract_judgement *one = &found->contracts.items[0];
    const sentence_trace *sentence = &one->sentences.items[0];

    ck_assert_int_eq(one->state, CONTRACT_KEPT);
    ck_assert_uint_eq(one->excused_count, 1);
    ck_assert_uint_eq(sentence->subjects.count, 2);
    ck_assert(text_is(sentence->subjects.items[0].subject, "service \"web\""));
    ck_assert(sentence->subjects.items[0].is_kept);
    ck_assert_uint_gt(sentence->subjects.items[0].decided.length, 0);
    ck_assert(sentence->subjects.items[1].is_excused);
    ck_assert_uint_ge(sentence->selections.count, 1);
    ck_assert_uint_eq(sentence->selections.items[0].found, 2);
    ck_assert(text_is(sentence->words, "each service of the compose project is \"web\""));
    tree_close(root);
}
END_TEST

/* ---- threads ---- */

static bool same_findings(const judgement *left, const judgement *right)
{
    if (left->findings.count != right->findings.count || left->status != right->status)
        return false;
    for (uint32_t i = 0; i < left->findings.count; i++) {
        const finding *one = &left->findings.items[i], *two = &right->findings.items[i];

        if (!text_equal(one->message, two->message) || !text_equal(one->at.path, two->at.path) ||
            one->at.part.start != two->at.part.start || !text_equal(one->subject, two->subject))
            return false;
    }
    return true;
}

START_TEST(any_number_of_jobs_finds_the_same)
{
    static const char rules[] = "contract \"a\" { says = \"x\", every(docs :sections()) :mentions \"odd\" }\n"
                                "contract \"b\" { says = \"x\", the(docs :sections()) :is_unique() }";
    tree *root = tree_open_memory();
    judgement *alone, *together;

    arena_init(&memory);
    for (int i = 0; i < 60; i++)
        tree_add(root, text_print(&memory, "docs/%d.md", i),
                 text_print(&memory, "# Page %d\n\n## Part\n\n%s words\n", i, i % 2 ? "odd" : "even"), false);
    alone = check_rules(root, rules, 1);
    together = check_rules(root, rules, 8);
    ck_assert_uint_gt(alone->findings.count, 60);
    ck_assert(same_findings(alone, together));
    tree_close(root);
}
END_TEST

UNIT_MAIN("runner", only_named_files_are_opened, later_waves_follow_links, read_set_has_folders_and_probes,
          unreadable_file_is_unjudged, unreadable_is_worse_than_broken, no_contract_is_never_green,
          warnings_do_not_fail_by_default, shared_vacuous_finding_is_as_grave_as_the_gravest,
          kept_subjects_are_recorded, any_number_of_jobs_finds_the_same)
