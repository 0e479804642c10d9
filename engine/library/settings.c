/* settings.c — lockstep.lua at the root: where rules and packs are, and what stands in for a .env. What the
 * command line says goes before it. */
#include "project.h"

/* Packs may lie outside of the repository: their folder is seen from the root. */
static text pack_place(const lockstep_project *project, arena *memory, text folder)
{
    if (folder.length && folder.start[0] == '/')
        return folder;
    return path_join(memory, project->where, folder);
}

/* --pack acme=DIR goes before the folder that the settings call acme. */
static bool is_named(const lockstep_project *project, text name)
{
    for (uint32_t i = 0; i < project->packs.count; i++)
        if (!project->packs.items[i].at.length && text_equal(project->packs.items[i].name, name))
            return true;
    return false;
}

static void take(lockstep_project *project, const plan_setting *some)
{
    arena *memory = &project->memory;

    if (text_is(some->key, "rules"))
        *array_push(&project->rules.folders, memory) = some->value;
    else if (text_is(some->key, "env")) {
        project->options.stand_in = some->value;
        project->options.stand_in_at = some->at;
    } else if (!is_named(project, some->name))
        *array_push(&project->packs, memory) =
            (pack_folder){some->name, some->value, pack_place(project, memory, some->value)};
}

void settings_load(lockstep_project *project)
{
    arena *memory = &project->memory;
    rule_set *rules = &project->rules;
    tree_file read = {0};
    tree_status status = tree_read(project->root, TEXT("lockstep.lua"), memory, &read);

    if (status == TREE_OK) {
        rules->settings = (rule_file){.path = TEXT("lockstep.lua"), .bytes = read.bytes, .is_settings = true};
        plan *found = binding_load(memory, &project->options.limits, &rules->settings, 1, &rules->problems);
        for (uint32_t i = 0; i < found->settings.count; i++)
            take(project, &found->settings.items[i]);
    } else if (status != TREE_MISSING) {
        project_problem(
            memory, &rules->problems,
            text_print(memory, "lockstep.lua: %s",
                       status == TREE_FAILED && read.reason ? read.reason : tree_status_words(status)),
            TEXT("make the file readable, or remove it"));
    }
    if (!rules->folders.count)
        *array_push(&rules->folders, memory) = TEXT("lockstep");
}
