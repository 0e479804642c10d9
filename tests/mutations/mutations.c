/* mutations.c — every edit of a table, alone, on a world: exactly the findings that the table names, and
 * nothing else.
 *
 *     mutations TABLE WORLD         judges every edit; says each difference
 *     mutations TABLE WORLD NAME    judges one, and shows the report that a user would see */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "mutation_world.h"

/* One mutation, judged. */
typedef struct trial {
    const mutation *of;
    mutation_world world;
    lockstep_project *project;
    lockstep_result *result;
    bool *is_expected; /* for each finding of the result */
} trial;

static bool print_piece(void *unused, const char *bytes, size_t length)
{
    (void)unused;
    return fwrite(bytes, 1, length, stdout) == length;
}

static void finding_print(const char *what, const trial *some, size_t index)
{
    lockstep_finding found = lockstep_result_finding(some->result, index);

    printf("%s: %s %s at %s:%u: %s\n", some->of->name, what, found.contract[0] ? found.contract : found.state,
           found.at.path, found.at.line, found.message);
    for (size_t i = 0; i < found.note_count; i++) {
        const char *message;
        lockstep_place note = lockstep_result_note(some->result, index, i, &message);
        printf("    note at %s:%u: %s\n", note.path, note.line, message);
    }
}

static bool has_note(const trial *some, size_t index, const char *path, uint32_t line)
{
    size_t count = lockstep_result_finding(some->result, index).note_count;

    for (size_t i = 0; i < count; i++) {
        lockstep_place note = lockstep_result_note(some->result, index, i, NULL);
        if (note.line == line && strcmp(note.path, path) == 0)
            return true;
    }
    return false;
}

/* Looks for an expected finding among those that no other stands for. True when it is there with all its
 * notes. */
static bool finding_expect(trial *some, const table_finding *wanted)
{
    uint32_t line = mutation_line(&some->world, some->of, &wanted->at);
    size_t count = lockstep_result_finding_count(some->result), index = 0;
    bool is_whole = true;

    for (; index < count; index++) {
        lockstep_finding found = lockstep_result_finding(some->result, index);
        if (!some->is_expected[index] && found.at.line == line &&
            strcmp(found.at.path, wanted->at.path) == 0 && strcmp(found.contract, wanted->contract) == 0)
            break;
    }
    if (line == 0 || index == count) {
        printf("%s: missing %s at %s:%u: %s\n", some->of->name, wanted->contract, wanted->at.path, line,
               wanted->at.text);
        return false;
    }
    some->is_expected[index] = true;
    for (size_t i = 0; i < wanted->other_count; i++) {
        const table_place *other = &wanted->others[i];
        uint32_t other_line = mutation_line(&some->world, some->of, other);
        if (other_line && has_note(some, index, other->path, other_line))
            continue;
        printf("%s: %s has no note at %s:%u: %s\n", some->of->name, wanted->contract, other->path, other_line,
               other->text);
        is_whole = false;
    }
    if (!is_whole)
        finding_print("its finding is", some, index);
    return is_whole;
}

static bool trial_compare(trial *some)
{
    size_t count = lockstep_result_finding_count(some->result);
    bool is_right = true, must_fail = false;

    for (size_t i = 0; i < some->of->finding_count; i++)
        is_right = finding_expect(some, &some->of->findings[i]) && is_right;
    for (size_t i = 0; i < count; i++) {
        must_fail = must_fail || strcmp(lockstep_result_finding(some->result, i).severity, "error") == 0;
        if (some->is_expected[i])
            continue;
        finding_print("unexpected", some, i);
        is_right = false;
    }
    if ((lockstep_result_status(some->result) != 0) != must_fail) {
        printf("%s: exit status %d does not fit %zu findings\n", some->of->name,
               lockstep_result_status(some->result), count);
        is_right = false;
    }
    return is_right;
}

/* `shows`: print the report, too. */
static bool trial_run(const mutation *of, const char *folder, bool shows)
{
    trial some = {.of = of, .world = {.folder = folder}};
    const char *problem = "";
    bool is_right = false;

    if (mutation_apply(&some.world, of)) {
        lockstep_settings settings = {
            .root = folder, .overlays = some.world.overlays, .overlay_count = some.world.count};
        some.project = lockstep_project_open(&settings, &problem);
    }
    if (some.project) {
        some.result = lockstep_check(some.project);
        some.is_expected = calloc(lockstep_result_finding_count(some.result) + 1, sizeof *some.is_expected);
        if (shows)
            lockstep_result_write(some.result, "text", NULL, print_piece, NULL);
        is_right = trial_compare(&some);
        free(some.is_expected);
        lockstep_project_close(some.project);
    } else if (*problem) {
        printf("%s: %s\n", of->name, problem);
    }
    mutation_undo(&some.world);
    return is_right;
}

int main(int count, char **given)
{
    if (count < 3) {
        fputs("usage: mutations TABLE WORLD [NAME]\n", stderr);
        return 2;
    }
    static mutation_table table; /* static: it is kept to the end */

    table = mutation_table_read(given[1]);
    size_t tried = 0, right = 0;

    for (size_t i = 0; i < table.count; i++) {
        if (count > 3 && strcmp(table.items[i].name, given[3]) != 0)
            continue;
        tried++;
        right += trial_run(&table.items[i], given[2], count > 3);
        fflush(stdout);
    }
    if (tried == 0)
        printf("there is no mutation \"%s\" in %s\n", given[3], given[1]);
    printf("%zu of %zu edits are reported as the table says\n", right, tried);
    return tried && right == tried ? 0 : 1;
}
