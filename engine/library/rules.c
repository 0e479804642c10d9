/* rules.c — finding rule files: every *.lua below lockstep/, or below the directories of --rules, which may
 * lie anywhere.
 *
 * Each directory is read through a tree of its own, so that a link in it can't lead out of it. */
#include <stdlib.h>
#include <strings.h>

#include "entry.h"
#include "project.h"

enum { FOLDER_DEPTH = 16 };

/* Where rule files are read from, and how they are called. */
typedef struct rule_folder {
    tree *from;
    text below;  /* the directory in that tree; "" = its root */
    text prefix; /* what stands before their names in findings: "lockstep" */
} rule_folder;

static text joined(arena *memory, text folder, text name)
{
    if (folder.length == 0)
        return text_copy(memory, name);
    if (name.length == 0)
        return folder;
    return text_print(memory, "%.*s/%.*s", TEXT_FORMAT(folder), TEXT_FORMAT(name));
}

static bool is_rule_name(text name)
{
    return text_ends(name, TEXT(".lua")) && name.length > 4 && name.start[0] != '.';
}

/* `relative` is the file's path below the rules directory. */
static void file_add(rule_set *rules, arena *memory, const rule_folder *in, text relative)
{
    tree_file file = {0};
    text shown = joined(memory, in->prefix, relative);
    tree_status status = tree_read(in->from, joined(memory, in->below, relative), memory, &file);

    if (status != TREE_OK) {
        const char *words = status == TREE_FAILED && file.reason ? file.reason : tree_status_words(status);
        project_problem(memory, &rules->problems,
                        text_print(memory, "rule file %.*s: %s", TEXT_FORMAT(shown), words),
                        TEXT("make the file readable, or remove it"));
        return;
    }
    *array_push(&rules->files, memory) =
        (rule_file){.path = shown, .name = text_slice(relative, 0, relative.length - 4), .bytes = file.bytes};
}

static tree_status folder_read(rule_set *rules, arena *memory, const rule_folder *in, text relative,
                               uint32_t depth)
{
    tree_entries entries = {0};
    tree_status status = tree_list(in->from, joined(memory, in->below, relative), memory, &entries);

    for (uint32_t i = 0; status == TREE_OK && i < entries.count; i++) {
        const tree_entry *entry = &entries.items[i];
        text path = joined(memory, relative, entry->name);
        bool is_entered = entry->type == TREE_FOLDER && !entry->is_link && entry->name.start[0] != '.' &&
                          !text_is(path, "examples"); /* small repositories, which may hold Lua files */
        if (entry->type == TREE_FILE && is_rule_name(entry->name))
            file_add(rules, memory, in, path);
        else if (is_entered && depth < FOLDER_DEPTH)
            folder_read(rules, memory, in, path, depth + 1);
    }
    return status;
}

/* Lockstep, LOCKSTEP, .lockstep */
static bool is_misspelt(text name)
{
    if (name.length && name.start[0] == '.')
        name = text_slice(name, 1, name.length);
    return name.length == 8 && strncasecmp(name.start, "lockstep", 8) == 0;
}

/* Does a line of the file begin a contract? A pack has parameters, and may lie anywhere. */
static bool holds_contract(lockstep_project *project, text path)
{
    tree_file file = {0};
    bool is_found = false;

    if (tree_read(project->root, path, &project->memory, &file) != TREE_OK)
        return false;
    for (text rest = file.bytes, line; text_next(&rest, '\n', &line);) {
        if (text_find_text(line, TEXT("parameter \""), 0) < line.length)
            return false;
        is_found = is_found || text_starts(line, TEXT("contract \""));
    }
    return is_found;
}

/* A rule file in the folder, which is none of those that hold rules; `depth` more folders are looked into. */
static bool find_strayed(lockstep_project *project, text folder, uint32_t depth, text *path)
{
    tree_entries entries = {0};

    tree_list(project->root, folder, &project->memory, &entries);
    for (uint32_t i = 0; i < entries.count; i++) {
        const tree_entry *entry = &entries.items[i];

        *path = joined(&project->memory, folder, entry->name);
        if (entry->type == TREE_FILE && is_rule_name(entry->name) && !text_is(*path, "lockstep.lua") &&
            holds_contract(project, *path))
            return true;
        if (depth && entry->type == TREE_FOLDER && !entry->is_link && entry->name.start[0] != '.' &&
            find_strayed(project, *path, depth - 1, path))
            return true;
    }
    return false;
}

/* Contracts at the root or in a folder of it, where nobody reads them. */
static bool strayed_say(lockstep_project *project, rule_set *rules)
{
    arena *memory = &project->memory;
    text path, folder;

    if (!find_strayed(project, (text){0}, 1, &path))
        return false;
    folder = text_slice(path, 0, text_find(path, '/', 0));
    project_problem(
        memory, &rules->problems,
        text_print(memory, "there are no rules: %.*s has a contract, and does not stand in lockstep/",
                   TEXT_FORMAT(path)),
        folder.length == path.length
            ? TEXT("move it into lockstep/")
            : text_print(memory,
                         "move it into lockstep/, or write a file lockstep.lua at the root: settings "
                         "{ rules = \"%.*s\" }",
                         TEXT_FORMAT(folder)));
    return true;
}

/* What was probably meant as a rule file, or as their directory; empty when nothing looks like it. */
static text strayed_words(lockstep_project *project, bool has_folder)
{
    text folder = has_folder ? TEXT("lockstep") : TEXT("");
    tree_entries entries = {0};

    if (tree_list(project->root, folder, &project->memory, &entries) != TREE_OK)
        return (text){0};
    for (uint32_t i = 0; i < entries.count; i++) {
        text name = entries.items[i].name;

        if (!has_folder && entries.items[i].type == TREE_FOLDER && is_misspelt(name))
            return text_print(&project->memory, ", and %.*s/ is written differently", TEXT_FORMAT(name));
        if (has_folder && entries.items[i].type == TREE_FILE && name.length && name.start[0] != '.')
            return text_print(&project->memory, ": lockstep/%.*s does not end in .lua", TEXT_FORMAT(name));
    }
    return (text){0};
}

static void missing_say(rule_set *rules, arena *memory, text folder, const char *words)
{
    project_problem(memory, &rules->problems,
                    text_print(memory, "rules directory %.*s: %s", TEXT_FORMAT(folder), words),
                    TEXT("name a directory with rule files (*.lua) after --rules"));
}

/* A directory named with --rules. */
static void named_read(lockstep_project *project, rule_set *rules, text folder)
{
    const char *reason = NULL;
    text prefix = text_is(folder, ".") || text_is(folder, "") ? (text){0} : folder;
    rule_folder in = {.prefix = prefix};
    uint32_t before = rules->files.count + rules->problems.count;

    in.from =
        tree_open_disk(text_string(&project->memory, folder), project->options.limits.file_size, &reason);
    if (!in.from) {
        missing_say(rules, &project->memory, folder, reason);
        return;
    }
    folder_read(rules, &project->memory, &in, (text){0}, 0);
    if (rules->files.count + rules->problems.count == before)
        missing_say(rules, &project->memory, folder, "there is no rule file in it");
    tree_close(in.from);
}

/* A folder of lockstep.lua. */
static void set_read(lockstep_project *project, rule_set *rules, text folder)
{
    rule_folder in = {project->root, folder, folder};
    uint32_t before = rules->files.count + rules->problems.count;
    tree_status status = folder_read(rules, &project->memory, &in, (text){0}, 0);

    if (rules->files.count + rules->problems.count == before)
        project_problem(
            &project->memory, &rules->problems,
            text_print(&project->memory, "rules directory %.*s: %s", TEXT_FORMAT(folder),
                       status == TREE_OK ? "there is no rule file in it" : tree_status_words(status)),
            TEXT("correct `rules` in lockstep.lua"));
}

static void default_read(lockstep_project *project, rule_set *rules)
{
    rule_folder in = {project->root, TEXT("lockstep"), TEXT("lockstep")};
    tree_status status = folder_read(rules, &project->memory, &in, (text){0}, 0);
    text strayed;

    if (rules->files.count + rules->problems.count)
        return;
    strayed = strayed_words(project, status == TREE_OK);
    if (status == TREE_MISSING && !strayed.length && strayed_say(project, rules))
        return;
    if (status == TREE_MISSING && !strayed.length && packs_recommend(&project->memory, rules)) {
        rules->where = TEXT("the shipped pack recommended");
        return;
    }
    project_problem(&project->memory, &rules->problems,
                    text_print(&project->memory, "%s%.*s",
                               status == TREE_OK ? "there is no rule file in lockstep/"
                                                 : "there are no rules: no directory lockstep/ at the root",
                               TEXT_FORMAT(strayed)),
                    strayed.length
                        ? TEXT("rename it")
                        : TEXT("write a contract into lockstep/docs.lua, or name a directory with --rules"));
}

static int compare_files(const void *left, const void *right)
{
    return text_compare(((const rule_file *)left)->path, ((const rule_file *)right)->path);
}

static text folders_words(arena *memory, const text_array *folders)
{
    buffer words = buffer_new(memory);

    for (uint32_t i = 0; i < folders->count; i++)
        buffer_print(&words, "%s%.*s/", i ? ", " : "", TEXT_FORMAT(folders->items[i]));
    return folders->count ? buffer_text(&words) : TEXT("lockstep/");
}

/* What a session has defined stands behind the rule files. Its contracts are judged in the place of those that
 * they are versions of; one that was loaded from a rule file as it is stays where it is. */
static void known_add(lockstep_project *project, rule_set *rules)
{
    arena *memory = &project->memory;
    text known = project->known;

    if (!known.length)
        return;
    for (uint32_t i = 0; i < rules->files.count; i++)
        known = entry_contracts_hide(memory, known, rules->files.items[i].bytes, true);
    for (uint32_t i = 0; i < rules->files.count; i++)
        rules->files.items[i].bytes =
            entry_contracts_hide(memory, rules->files.items[i].bytes, known, false);
    *array_push(&rules->files, memory) = (rule_file){.path = TEXT("earlier"), .bytes = known};
}

rule_set *project_rules(lockstep_project *project)
{
    rule_set *rules = &project->rules;

    if (project->has_rules)
        return rules;
    project->has_rules = true;
    settings_load(project);
    rules->where = folders_words(&project->memory,
                                 project->rule_folders.count ? &project->rule_folders : &rules->folders);
    for (uint32_t i = 0; i < project->rule_folders.count; i++)
        named_read(project, rules, project->rule_folders.items[i]);
    for (uint32_t i = 0; project->rule_folders.count == 0 && i < rules->folders.count; i++)
        if (text_is(rules->folders.items[i], "lockstep"))
            default_read(project, rules);
        else
            set_read(project, rules, rules->folders.items[i]);
    if (rules->files.count)
        qsort(rules->files.items, rules->files.count, sizeof *rules->files.items, compare_files);
    known_add(project, rules);
    rules->own = rules->files.count;
    packs_add(project, rules);
    return rules;
}
