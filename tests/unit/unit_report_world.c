/* unit_report_world.c — a small judgement, written by hand, that reports are tested on. */
#include "unit_report_world.h"

#include <check.h>

static const char compose[] = "services:\n"
                              "  queue:\n"
                              "    profiles: [\"queue-drain\"]\n"
                              "\t- \ttabs\there\n"
                              "  \xE9\x85\x8D\xE7\xBD\xAE: wide # after wide\n"
                              "  \xF0\x9F\x9A\x80: rocket\n"
                              "  esc: \x1b[31mred\n"
                              "  cmd: ##[error]no\n"
                              "::error::not a command\n";
static const char page[] = "# Operations\n\n| Profile | Pods |\n|---|---|\n| `queue_drain` | 3 |\n";
static const char rules[] = "contract \"capacity/profile-matrix\" {\n"
                            "  says = \"The matrix has a row for every profile.\",\n"
                            "  the(matrix :column \"Profile\") :equals(profiles),\n"
                            "}\n";

static const char *bytes_of(const char *path)
{
    return text_is(text_from(path), "compose.yaml") ? compose
           : text_is(text_from(path), "docs/a.md")  ? page
                                                    : rules;
}

place report_world_place(report_world *world, const char *path, const char *part, int nth)
{
    text bytes = text_from(bytes_of(path)), wanted = text_from(part);
    size_t at = text_find_text(bytes, wanted, 0);

    (void)world;
    for (; nth > 1; nth--)
        at = text_find_text(bytes, wanted, at + 1);
    ck_assert_uint_lt(at, bytes.length);
    return (place){.path = text_from(path),
                   .part = {(uint32_t)at, (uint32_t)(at + wanted.length)},
                   .is_rule = bytes.start == rules};
}

finding *report_world_finding(report_world *world, const char *path, const char *part, const char *message)
{
    finding *some = array_push(&world->found.findings, &world->memory);

    some->state = FINDING_BROKEN;
    some->level = SEVERITY_ERROR;
    some->contract = TEXT("capacity/profile-matrix");
    some->subject = TEXT("profile \"queue-drain\"");
    some->role = TEXT("equals matrix :column \"Profile\"");
    some->at = report_world_place(world, path, part, 1);
    some->message = text_from(message);
    some->rule = report_world_place(world, "lockstep/a.lua", "the(matrix", 1);
    some->says = TEXT("The matrix has a row for every profile.");
    return some;
}

static void rules_make(report_world *world)
{
    plan *all = arena_new(&world->memory, plan);
    plan_contract *contract = array_push(&all->contracts, &world->memory);

    contract->id = TEXT("capacity/profile-matrix");
    contract->says = TEXT("The matrix has a row for every profile.");
    contract->level = SEVERITY_ERROR;
    contract->at = report_world_place(world, "lockstep/a.lua", "capacity/profile-matrix", 1);
    contract->sentences.count = 1;
    contract = array_push(&all->contracts, &world->memory);
    contract->id = TEXT("docs/links");
    contract->at = contract[-1].at;
    plan_sentence *sentence = array_push(&all->sentences, &world->memory);
    sentence->at = report_world_place(world, "lockstep/a.lua", "the(matrix", 1);
    world->found.rules = all;
}

static void trace_make(report_world *world)
{
    contract_judgement *about = array_push(&world->found.contracts, &world->memory);
    about->state = CONTRACT_BROKEN;
    about->finding_count = 1;
    *array_push(&about->files, &world->memory) = TEXT("compose.yaml");
    *array_push(&about->folders, &world->memory) = TEXT("");
    sentence_trace *sentence = array_push(&about->sentences, &world->memory);
    sentence->written = TEXT("the(matrix :column \"Profile\") :equals(profiles)");
    sentence->words = TEXT("the cells of column \"Profile\" equal the profiles");
    sentence->state = CONTRACT_BROKEN;
    selection_trace *selection = array_push(&sentence->selections, &world->memory);
    selection->written = TEXT("matrix :column \"Profile\"");
    selection->found = 9;
    selection->is_promise_kept = true;
    *array_push(&selection->names, &world->memory) = TEXT("queue_drain");
    *array_push(&selection->places, &world->memory) =
        report_world_place(world, "docs/a.md", "queue_drain", 1);
    subject_trace *subject = array_push(&sentence->subjects, &world->memory);
    subject->subject = TEXT("profile \"queue-drain\"");
    subject->at = report_world_place(world, "compose.yaml", "queue-drain", 1);
    subject->decided = TEXT("no cell has this name");
    subject = array_push(&sentence->subjects, &world->memory);
    subject->subject = TEXT("cell \"monitoring\"");
    subject->is_kept = true;
    array_push(&world->found.contracts, &world->memory)->contract = 1;
}

void report_world_open(report_world *world)
{
    report_rule rule = {TEXT("lockstep/a.lua"), text_from(rules)};

    *world = (report_world){0};
    arena_init(&world->memory);
    world->files = tree_open_memory();
    tree_add(world->files, TEXT("compose.yaml"), text_from(compose), false);
    tree_add(world->files, TEXT("docs/a.md"), text_from(page), false);
    world->sources = report_sources_open(&world->memory, world->files, &rule, 1);
    rules_make(world);
    trace_make(world);
    finding *some =
        report_world_finding(world, "compose.yaml", "queue-drain", "profile \"queue-drain\" has no row");
    note *other = array_push(&some->notes, &world->memory);
    other->at = report_world_place(world, "docs/a.md", "`queue_drain`", 1);
    other->message = TEXT("the nearest row is \"queue_drain\"");
    some->fix = TEXT("add the row, or remove the profile.");
    world->found.kept = world->found.broken = 1;
    world->found.documents = 2;
    world->found.services = 1;
    world->found.status = 1;
}

void report_world_close(report_world *world)
{
    tree_close(world->files);
    arena_free(&world->memory);
}
