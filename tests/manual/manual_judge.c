/* manual_judge.c — one case, laid over the example world and judged. */
#include "manual.h"

#include <stdio.h>

void case_add(manual_case *to, arena *memory, text path, text bytes)
{
    for (uint32_t i = 0; i < to->files.count; i++)
        if (text_equal(to->files.items[i].path, path)) {
            to->files.items[i].bytes =
                text_print(memory, "%.*s%.*s", TEXT_FORMAT(to->files.items[i].bytes), TEXT_FORMAT(bytes));
            return;
        }
    *array_push(&to->files, memory) = (manual_file){path, bytes};
}

static bool buffer_write(void *out, const char *bytes, size_t length)
{
    buffer_add(out, (text){bytes, length});
    return true;
}

/* The rules stand in contracts/, not beside those of the world. */
static size_t overlays_make(arena *memory, const manual_case *some, lockstep_overlay *overlays)
{
    static const char settings[] = "settings { rules = \"contracts\" }\n";
    static const char any[] = "contract \"manual/any\" { says = \"Pages are there.\", there_is(docs) }\n";
    size_t count = 2;

    overlays[1] = (lockstep_overlay){"contracts/any.lua", any, sizeof any - 1, false}; /* beside settings alone */
    overlays[0] = (lockstep_overlay){"lockstep.lua", settings, sizeof settings - 1, false};
    for (uint32_t i = 0; i < some->files.count; i++) {
        const manual_file *file = &some->files.items[i];
        lockstep_overlay *to = text_is(file->path, "lockstep.lua") ? &overlays[0] : &overlays[count++];
        *to = (lockstep_overlay){text_string(memory, file->path), file->bytes.start, file->bytes.length, false};
    }
    return count;
}

static bool has_examples(const manual_case *some)
{
    for (uint32_t i = 0; i < some->files.count; i++) {
        text bytes = some->files.items[i].bytes;
        if (text_find_text(bytes, TEXT("[==[...]==]"), 0) < bytes.length)
            return false; /* those of the words only show how they are written */
        if (text_find_text(bytes, TEXT("\nexample \""), 0) < bytes.length)
            return true;
    }
    return false;
}

static bool has_answer(arena *memory, text report, text answer)
{
    text line;
    bool is_there = answer.length > 0;

    while (text_next(&answer, '\n', &line)) {
        line = text_trim(line);
        if (line.length && text_find_text(report, line, 0) == report.length) {
            fprintf(stderr, "missing: %s\n", text_string(memory, line));
            is_there = false;
        }
    }
    return is_there;
}

text case_report(arena *memory, const manual_case *some, const char *world, int *status)
{
    lockstep_overlay *overlays = arena_array(memory, lockstep_overlay, some->files.count + 2);
    lockstep_settings settings = {.root = world,
                                  .jobs = 1,
                                  .fail_on = "info",
                                  .today = "2026-11-22",
                                  .overlays = overlays,
                                  .overlay_count = overlays_make(memory, some, overlays)};
    const char *reason = "";
    lockstep_project *project = lockstep_project_open(&settings, &reason);
    buffer report = buffer_new(memory);

    *status = 2;
    if (!project)
        return text_print(memory, "%s: %s\n", world, reason);
    lockstep_result *result = lockstep_check(project);
    lockstep_result_write(result, "text", NULL, buffer_write, &report);
    if (has_examples(some) && lockstep_result_status(result) == 0) {
        result = lockstep_test(project, &(lockstep_test_request){0});
        lockstep_result_write(result, "text", NULL, buffer_write, &report);
    }
    *status = lockstep_result_status(result);
    lockstep_project_close(project);
    return buffer_text(&report);
}

void case_show(const manual_case *some, text report)
{
    fprintf(stderr, "==== %.*s\n%.*s", TEXT_FORMAT(some->title), TEXT_FORMAT(report));
    for (uint32_t i = 0; i < some->files.count; i++)
        fprintf(stderr, "---- %.*s\n%.*s", TEXT_FORMAT(some->files.items[i].path),
                TEXT_FORMAT(some->files.items[i].bytes));
}

bool case_holds(arena *memory, const manual_case *some, const char *world)
{
    int status;
    text report = case_report(memory, some, world, &status);
    bool holds = some->is_answered ? has_answer(memory, report, some->answer) : status == 0;

    if (!holds)
        case_show(some, report);
    return holds;
}
