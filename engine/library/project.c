/* project.c — opening and closing: the tree with its overlays, and settings that make sense. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "project.h"

/* The last problem's words: a failed open returns no project that could own them. */
static _Thread_local char problem_words[512];

static const char *problem_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

static const char *problem_say(const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(problem_words, sizeof problem_words, format, arguments);
    va_end(arguments);
    return problem_words;
}

static bool fail_on_read(const char *words, severity *level)
{
    static const struct {
        const char *words;
        severity level;
    } all[] = {{"error", SEVERITY_ERROR},
               {"warning", SEVERITY_WARNING},
               {"info", SEVERITY_INFO},
               {"never", (severity)(SEVERITY_ERROR + 1)}}; /* higher than any finding's */

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (!words || strcmp(words, all[i].words) == 0) {
            *level = all[i].level;
            return true;
        }
    return false;
}

/* The one place that reads a clock; only contracts about dates look at what it says. */
static bool today_read(const char *given, date_day *today)
{
    if (given)
        return date_read(text_from(given), today);
    *today = (date_day)(time(NULL) / (24 * 60 * 60));
    return true;
}

static bool settings_read(lockstep_project *project, const lockstep_settings *settings, const char **reason)
{
    text wrong, fix;

    if (!fail_on_read(settings->fail_on, &project->options.fail_on)) {
        *reason = problem_say("\"%s\" is no severity: say error, warning, info or never", settings->fail_on);
        return false;
    }
    if (!today_read(settings->today, &project->options.today)) {
        *reason = problem_say("\"%s\" is no day: say it like 2026-11-22", settings->today);
        return false;
    }
    for (size_t i = 0; i < settings->limit_count; i++)
        if (!limit_set(&project->memory, &project->options.limits, text_from(settings->limits[i]), &wrong,
                       &fix)) {
            *reason = problem_say("%.*s\n  %.*s", TEXT_FORMAT(wrong), TEXT_FORMAT(fix));
            return false;
        }
    return true;
}

/* "./rules/" is shown as "rules": what stands before a rule file's path in findings. */
static text folder_shown(text folder)
{
    while (text_starts(folder, TEXT("./")))
        folder = text_slice(folder, 2, folder.length);
    while (folder.length > 1 && text_ends(folder, TEXT("/")))
        folder.length--;
    return folder;
}

/* acme=../acme-contracts */
static bool packs_read(lockstep_project *project, const lockstep_settings *settings, const char **reason)
{
    for (size_t i = 0; i < settings->pack_count; i++) {
        text given = text_copy(&project->memory, text_from(settings->packs[i])), folder = given, name;
        if (!text_next(&folder, '=', &name) || !name.length || !folder.length ||
            text_find(name, '/', 0) < name.length) {
            *reason = problem_say("\"%s\" names no folder of packs: say acme=../acme-contracts, and use \"acme/name\" { } "
                                  "in a rule file",
                                  settings->packs[i]);
            return false;
        }
        *array_push(&project->packs, &project->memory) = (pack_folder){.name = name, .folder = folder_shown(folder)};
    }
    return true;
}

static void overlays_add(lockstep_project *project, const lockstep_settings *settings)
{
    if (settings->overlay_count == 0)
        return;
    project->root = tree_open_overlay(project->disk);
    for (size_t i = 0; i < settings->overlay_count; i++) {
        const lockstep_overlay *one = &settings->overlays[i];
        if (one->bytes)
            tree_add(project->root, text_from(one->path), (text){one->bytes, one->length},
                     one->is_executable);
        else
            tree_remove(project->root, text_from(one->path));
    }
}

/* Where the root is, when that can be told: only what stands outside of it is named by it. */
static text root_where(arena *memory, const char *root)
{
    char *path = realpath(root, NULL);
    text where = text_copy(memory, text_from(path ? path : "/"));

    free(path);
    return where;
}

static bool tree_opened(lockstep_project *project, const lockstep_settings *settings, const char **reason)
{
    const char *root = settings->root ? settings->root : ".", *words = NULL;

    project->disk = tree_open_disk(root, project->options.limits.file_size, &words);
    project->root = project->disk;
    project->where = root_where(&project->memory, root);
    if (!project->disk)
        *reason = problem_say("%s can't be opened: %s", root, words);
    return project->disk != NULL;
}

lockstep_project *lockstep_project_open(const lockstep_settings *settings, const char **reason)
{
    lockstep_project *project = calloc(1, sizeof *project);

    if (!project)
        memory_exhausted();
    arena_init(&project->memory);
    project->options = (run_options){.jobs = settings->jobs,
                                     .limits = limit_defaults,
                                     .progress = settings->progress,
                                     .progress_context = settings->progress_context};
    if (settings->known)
        project->known = text_copy(&project->memory, text_from(settings->known));
    if (!settings_read(project, settings, reason) || !tree_opened(project, settings, reason)) {
        lockstep_project_close(project);
        return NULL;
    }
    overlays_add(project, settings);
    if (!packs_read(project, settings, reason)) {
        lockstep_project_close(project);
        return NULL;
    }
    for (size_t i = 0; i < settings->rules_count; i++)
        *array_push(&project->rule_folders, &project->memory) =
            folder_shown(text_copy(&project->memory, text_from(settings->rules[i])));
    return project;
}

bool lockstep_project_is_recommended(lockstep_project *project)
{
    return project_rules(project)->is_recommended;
}

void lockstep_project_close(lockstep_project *project)
{
    if (!project)
        return;
    if (project->root && project->root != project->disk)
        tree_close(project->root);
    if (project->disk)
        tree_close(project->disk);
    arena_free(&project->memory);
    free(project);
}

finding *project_problem(arena *memory, finding_array *problems, text message, text fix)
{
    finding *added = array_push(problems, memory);

    added->state = FINDING_UNJUDGED;
    added->level = SEVERITY_ERROR;
    added->message = message;
    added->fix = fix;
    return added;
}

lockstep_result *project_result(lockstep_project *project, result_type type, const report_rule *extra)
{
    lockstep_result *result = arena_new(&project->memory, lockstep_result);
    ARRAY(report_rule) rules = {0};

    for (uint32_t i = 0; i < project->rules.files.count; i++)
        *array_push(&rules, &project->memory) =
            (report_rule){project->rules.files.items[i].path, rule_file_text(&project->rules.files.items[i])};
    if (project->rules.settings.path.length)
        *array_push(&rules, &project->memory) =
            (report_rule){project->rules.settings.path, project->rules.settings.bytes};
    if (extra)
        *array_push(&rules, &project->memory) = *extra;
    result->project = project;
    result->type = type;
    result->sources = report_sources_open(&project->memory, project->root, rules.items, rules.count);
    return result;
}
