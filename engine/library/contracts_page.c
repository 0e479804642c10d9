/* contracts_page.c — the page of contracts, made from rule files alone, and compared with the one that is
 * committed. */
#include "contracts_page.h"

#include <stdio.h>

enum {
    LINES_TOLD = 6,  /* of either side of a difference */
    HUNKS_TOLD = 20, /* differences */
    FARTHEST = 2000  /* lines, in which a difference must end to be told apart from the next */
};

typedef ARRAY(text) line_array;

static lockstep_result *with_problems(lockstep_project *project, const finding_array *problems, int status)
{
    lockstep_result *result = project_result(project, RESULT_PROBLEMS, NULL);

    result->findings = *problems;
    finding_sort(&result->findings);
    result->status = status;
    return result;
}

static contract_list *contracts_of(lockstep_project *project, finding_array *problems)
{
    arena *memory = &project->memory;
    rule_set *set = project_rules(project);
    contract_list *list = arena_new(memory, contract_list);

    for (uint32_t i = 0; i < set->problems.count; i++)
        *array_push(problems, memory) = set->problems.items[i];
    list->rules =
        binding_load(memory, &project->options.limits, set->files.items, set->files.count, problems);
    for (uint32_t i = 0; i < list->rules->contracts.count; i++)
        *array_push(&list->rows, memory) =
            (contract_row){.contract = i, .reads = reads_of(memory, list->rules, i)};
    if (!list->rows.count && !problems->count)
        project_problem(memory, problems, TEXT("there is no contract to write a page of"),
                        TEXT("write one first: lockstep help check tells where"));
    return list;
}

/* Line ends are git's affair: a page that was checked out with CRLF is not stale. */
static line_array lines_of(arena *memory, text bytes)
{
    line_array lines = {0};

    for (text rest = bytes, line; text_next(&rest, '\n', &line);)
        *array_push(&lines, memory) =
            text_ends(line, TEXT("\r")) ? text_slice(line, 0, line.length - 1) : line;
    return lines;
}

/* The words with which the page is written again. */
static text command_words(lockstep_project *project, text path)
{
    buffer out = buffer_new(&project->memory);

    buffer_add(&out, TEXT("write it again: lockstep contracts"));
    for (uint32_t i = 0; i < project->rule_folders.count; i++)
        buffer_print(&out, " --rules %.*s", TEXT_FORMAT(project->rule_folders.items[i]));
    for (uint32_t i = 0; i < project->packs.count; i++)
        buffer_print(&out, " --pack %.*s=%.*s", TEXT_FORMAT(project->packs.items[i].name),
                     TEXT_FORMAT(project->packs.items[i].folder));
    buffer_print(&out, " --output markdown=%.*s", TEXT_FORMAT(path));
    return buffer_text(&out);
}

static finding *stale(lockstep_project *project, finding_array *problems, text path, text message)
{
    finding *made = project_problem(&project->memory, problems, message, command_words(project, path));

    made->state = FINDING_BROKEN;
    made->at.path = path;
    made->role = TEXT("is the page of the contracts");
    return made;
}

/* The two pages, and where they are compared: everything before is told. */
typedef struct comparing {
    lockstep_project *project;
    finding_array *problems;
    source file;
    line_array old, new;
    uint32_t old_at, new_at;
} comparing;

static void tell_lines(arena *memory, finding *to, const line_array *lines, uint32_t first, uint32_t end,
                       const char *sign)
{
    for (uint32_t i = first; i < end && i < first + LINES_TOLD; i++)
        array_push(&to->notes, memory)->message =
            text_print(memory, "%s %.*s", sign, TEXT_FORMAT(text_trim(lines->items[i])));
    if (end > first + LINES_TOLD)
        array_push(&to->notes, memory)->message =
            text_print(memory, "%s %u %s more", sign, end - first - LINES_TOLD,
                       end - first - LINES_TOLD == 1 ? "line" : "lines");
}

/* Lines of the page up to `old_end` are to be those of the rules up to `new_end`. */
static void tell_hunk(comparing *c, uint32_t old_end, uint32_t new_end)
{
    arena *memory = &c->project->memory;
    finding *made =
        stale(c->project, c->problems, c->file.path,
              c->old_at == old_end   ? TEXT("the page is stale: lines are missing here")
              : c->new_at == new_end ? TEXT("the page is stale: no contract says this any more")
                                     : TEXT("the page is stale: the contracts say something else here"));

    made->at.part.start = made->at.part.end = source_line_start(&c->file, c->old_at + 1);
    if (made->at.part.end == c->file.bytes.length && made->at.part.end) /* behind the last line end */
        made->at.part.start = --made->at.part.end;
    made->at.is_line_only = true;
    tell_lines(memory, made, &c->old, c->old_at, old_end, "-");
    tell_lines(memory, made, &c->new, c->new_at, new_end, "+");
    c->old_at = old_end;
    c->new_at = new_end;
}

/* Do both go on alike? Two lines, because one is often that of another contract. */
static bool is_alike(const comparing *c, uint32_t old, uint32_t new)
{
    for (uint32_t i = 0; i < 2; i++, old++, new ++) {
        if (old >= c->old.count || new >= c->new.count)
            return old >= c->old.count && new >= c->new.count;
        if (!text_equal(c->old.items[old], c->new.items[new]))
            return false;
    }
    return true;
}

/* The nearest lines from which on both are alike; the ends when there are none. */
static void tell_difference(comparing *c)
{
    uint32_t old_left = c->old.count - c->old_at, new_left = c->new.count - c->new_at;

    for (uint32_t far = 1; far < old_left + new_left && far < FARTHEST; far++)
        for (uint32_t old = far > new_left ? far - new_left : 0; old <= far && old <= old_left; old++)
            if (is_alike(c, c->old_at + old, c->new_at + far - old)) {
                tell_hunk(c, c->old_at + old, c->new_at + far - old);
                return;
            }
    tell_hunk(c, c->old.count, c->new.count);
}

static void compare(lockstep_project *project, finding_array *problems, text path, text written, text wanted)
{
    arena *memory = &project->memory;
    comparing c = {.project = project,
                   .problems = problems,
                   .file = source_new(memory, path, written),
                   .old = lines_of(memory, written),
                   .new = lines_of(memory, wanted)};

    while (c.old_at < c.old.count || c.new_at < c.new.count) {
        if (c.old_at < c.old.count &&
            c.new_at < c.new.count &&text_equal(c.old.items[c.old_at], c.new.items[c.new_at])) {
            c.old_at++;
            c.new_at++;
        } else if (problems->count == HUNKS_TOLD) {
            return;
        } else {
            tell_difference(&c);
        }
    }
}

static lockstep_result *page_check(lockstep_project *project, const contract_list *list, const char *given)
{
    arena *memory = &project->memory;
    finding_array problems = {0};
    buffer wanted = buffer_new(memory);
    tree_file file = {0};
    tree_status status;
    text path;

    if (!path_resolve(memory, TEXT(""), text_from(given), &path) || !path.length) {
        project_problem(memory, &problems,
                        text_print(memory, "--check %s is no file in the repository", given),
                        TEXT("name the page as it is seen from the root: docs/contracts.md"));
        return with_problems(project, &problems, 2);
    }
    report_contracts_page(&wanted, list);
    status = tree_read(project->root, path, memory, &file);
    if (status == TREE_OK)
        compare(project, &problems, path, file.bytes, buffer_text(&wanted));
    else if (status == TREE_MISSING)
        stale(project, &problems, path, TEXT("there is no such page yet"));
    else {
        project_problem(
            memory, &problems,
            text_print(memory, "%.*s: %s", TEXT_FORMAT(path),
                       status == TREE_FAILED && file.reason ? file.reason : tree_status_words(status)),
            TEXT("make the file readable"));
        return with_problems(project, &problems, 2);
    }
    return with_problems(project, &problems, problems.count ? 1 : 0);
}

lockstep_result *contracts_page(lockstep_project *project, const char *path)
{
    finding_array problems = {0};
    contract_list *list = contracts_of(project, &problems);
    lockstep_result *result;

    if (problems.count) /* a page of some of the contracts would be wrong */
        return with_problems(project, &problems, 2);
    if (path)
        return page_check(project, list, path);
    result = project_result(project, RESULT_PAGE, NULL);
    result->contracts = list;
    return result;
}
