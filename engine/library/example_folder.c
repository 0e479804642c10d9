/* example_folder.c — examples as folders: <rules directory>/examples/<contract id>/<case>/..., where a case's
 * name begins with `keeps` or `breaks`.
 *
 * A file `saying` right in a case holds words of a finding that stands in no file of it; it is no part of the
 * tree. */
#include "example.h"

enum { FOLDER_DEPTH = 32 };

typedef struct folder_reading {
    lockstep_project *project;
    arena *memory;
    tree *from;
    text below; /* the examples' folder in that tree */
    text shown; /* how it is called in findings */
    const plan *rules;
    example_array *all;
    report_rules *files;
    finding_array *problems;
} folder_reading;

static bool is_case(text name)
{
    return text_starts(name, TEXT("keeps")) || text_starts(name, TEXT("breaks"));
}

static text join(arena *memory, text folder, text name)
{
    return folder.length ? path_join(memory, folder, name) : name;
}

static void folder_problem(folder_reading *r, text path, const char *words, text fix)
{
    text shown = join(r->memory, r->shown, path);

    project_problem(r->memory, r->problems, text_print(r->memory, "%.*s: %s", TEXT_FORMAT(shown), words),
                    fix);
}

/* A file of a case, `inside` it. */
static void take_file(folder_reading *r, example *into, text path, text inside)
{
    text shown = join(r->memory, r->shown, path);
    tree_file read = {0};
    tree_status status = tree_read(r->from, join(r->memory, r->below, path), r->memory, &read);

    if (status != TREE_OK) {
        folder_problem(r, path,
                       status == TREE_FAILED && read.reason ? read.reason : tree_status_words(status),
                       TEXT("make the file readable, or remove it"));
        return;
    }
    if (text_is(inside, "saying")) {
        into->saying = text_trim(read.bytes);
        return;
    }
    example_file *file = array_push(&into->files, r->memory);
    *file = (example_file){.path = inside, .is_lined = true, .is_executable = read.is_executable};
    file->at = (place){.path = shown, .part = {0, (uint32_t)read.bytes.length}, .is_rule = true};
    source *in = arena_new(r->memory, source);
    *in = source_new(r->memory, shown, read.bytes);
    file->in = in;
    example_file_clean(r->memory, read.bytes, file);
    *array_push(r->files, r->memory) = (report_rule){shown, read.bytes};
}

static void read_case(folder_reading *r, example *into, text path, text inside, uint32_t depth)
{
    tree_entries entries = {0};

    tree_list(r->from, join(r->memory, r->below, path), r->memory, &entries);
    for (uint32_t i = 0; i < entries.count; i++) {
        const tree_entry *entry = &entries.items[i];
        text name = text_copy(r->memory, entry->name);
        if (entry->type == TREE_FILE)
            take_file(r, into, path_join(r->memory, path, name), join(r->memory, inside, name));
        else if (entry->type == TREE_FOLDER && !entry->is_link && depth < FOLDER_DEPTH)
            read_case(r, into, path_join(r->memory, path, name), join(r->memory, inside, name), depth + 1);
    }
}

static void sort_files(example *some)
{
    for (uint32_t i = 1; i < some->files.count; i++)
        for (uint32_t k = i; k && text_compare(some->files.items[k].path, some->files.items[k - 1].path) < 0;
             k--) {
            example_file swapped = some->files.items[k];
            some->files.items[k] = some->files.items[k - 1];
            some->files.items[k - 1] = swapped;
        }
}

static void take_case(folder_reading *r, text id, text path, text name)
{
    example some = {.contract = id, .name = name, .is_breaking = text_starts(name, TEXT("breaks"))};
    uint32_t before = r->problems->count;

    if (!id.length) {
        folder_problem(r, path, "this case stands right in examples/, and so belongs to no contract",
                       TEXT("put it into a folder with the id of its contract: examples/topic/name/keeps"));
        return;
    }
    some.at = (place){.path = join(r->memory, r->shown, path), .is_line_only = true, .is_rule = true};
    if (!binding_check_example(r->memory, r->rules, r->project->rules.files.items,
                               r->project->rules.files.count, id, some.at, r->problems))
        return;
    read_case(r, &some, path, (text){0}, 0);
    sort_files(&some);
    if (!some.files.count && r->problems->count == before)
        folder_problem(r, path, "there is no file in it",
                       TEXT("put the files of a small repository into it"));
    else
        *array_push(r->all, r->memory) = some;
}

static void read_ids(folder_reading *r, text id, uint32_t depth)
{
    tree_entries entries = {0};

    tree_list(r->from, join(r->memory, r->below, id), r->memory, &entries);
    for (uint32_t i = 0; i < entries.count; i++) {
        const tree_entry *entry = &entries.items[i];
        text name = text_copy(r->memory, entry->name), path = join(r->memory, id, name);
        if (name.length && name.start[0] == '.')
            continue;
        if (entry->type == TREE_FILE)
            folder_problem(
                r, path, "this file is in no case",
                TEXT("put it into a folder that begins with keeps or breaks: examples/topic/name/keeps"));
        else if (entry->type == TREE_FOLDER && !entry->is_link && is_case(name))
            take_case(r, id, path, name);
        else if (entry->type == TREE_FOLDER && !entry->is_link && depth < FOLDER_DEPTH)
            read_ids(r, path, depth + 1);
    }
}

void example_folders_read(lockstep_project *project, const plan *rules, example_array *all,
                          report_rules *files, finding_array *problems)
{
    folder_reading r = {.project = project,
                        .memory = &project->memory,
                        .rules = rules,
                        .all = all,
                        .files = files,
                        .problems = problems};

    for (uint32_t i = 0; i < project->rule_folders.count; i++) {
        text folder = project->rule_folders.items[i];
        const char *reason = NULL;
        r.from = tree_open_disk(text_string(r.memory, folder), project->options.limits.file_size, &reason);
        r.below = TEXT("examples");
        r.shown = text_is(folder, ".") ? r.below : path_join(r.memory, folder, r.below);
        if (!r.from) /* told when its rule files are read */
            continue;
        read_ids(&r, (text){0}, 0);
        tree_close(r.from);
    }
    for (uint32_t i = 0; !project->rule_folders.count && i < project->rules.folders.count; i++) {
        r.from = project->root;
        r.below = r.shown = path_join(r.memory, project->rules.folders.items[i], TEXT("examples"));
        read_ids(&r, (text){0}, 0);
    }
}
