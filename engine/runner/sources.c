/* sources.c — paths and globs to files, and the shapes of selections.
 *
 * What was listed, and what was asked for and not found, is kept: a contract's read set holds them
 * (DESIGN 2.2). */
#include "sources.h"

#include <stdlib.h>

#include "found.h"
#include "projects.h"
#include "walk.h"

static const char *const MARKDOWN_GLOBS[] = {"**/*.md", NULL};
static const char *const WORKFLOW_GLOBS[] = {".github/workflows/*.yml", ".github/workflows/*.yaml",
                                             ".gitlab-ci.yml", NULL};
static const char *const SCRIPT_GLOBS[] = {"**/*.sh", NULL};
static const char *const COMPOSE_GLOBS[] = {"**/compose.yaml", "**/compose.yml", "**/docker-compose.yaml",
                                            "**/docker-compose.yml", NULL};

const char *const *source_globs(word from)
{
    switch (from) {
    case WORD_doc:
    case WORD_docs:
        return MARKDOWN_GLOBS;
    case WORD_workflow:
    case WORD_workflows:
        return WORKFLOW_GLOBS;
    case WORD_script:
    case WORD_scripts:
        return SCRIPT_GLOBS;
    default:
        return NULL;
    }
}

const char *const *source_compose_globs(void)
{
    static const char *const globs[] = {"**/compose*.yaml", "**/compose*.yml", "**/docker-compose*.yaml",
                                        "**/docker-compose*.yml", NULL};

    return globs;
}

static bool has_path(const text_array *all, text path)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (text_equal(all->items[i], path))
            return true;
    return false;
}

static void add_path(run *r, text_array *all, text path)
{
    if (!has_path(all, path))
        *array_push(all, r->memory) = path;
}

/* Each path once, where it stands first. Globs may give very many. */
static void paths_unique(run *r, text_array *all)
{
    name_table seen;
    uint32_t kept = 0;

    names_init(&seen, r->memory);
    for (uint32_t i = 0; i < all->count; i++) {
        uint32_t known = seen.count;

        if (names_intern(&seen, all->items[i], true) == known)
            all->items[kept++] = all->items[i];
    }
    all->count = kept;
}

static void add_glob(run *r, source_files *to, text pattern, bool must_match)
{
    text_array found = walk_find(r, pattern, &to->folders);

    if (!found.count && must_match)
        *array_push(&to->missing, r->memory) = pattern;
    if (!to->paths.count) { /* the usual case: one glob, sorted and unique already */
        to->paths = found;
        return;
    }
    for (uint32_t i = 0; i < found.count; i++)
        *array_push(&to->paths, r->memory) = found.items[i];
}

static void add_file(run *r, source_files *to, text path)
{
    tree_entry entry = {0};
    text normal = {0};
    bool is_inside = path_resolve(r->memory, TEXT(""), path, &normal);
    tree_status status = is_inside ? tree_probe(r->root, normal, &entry) : TREE_MISSING;

    /* What is there and can't be looked at is not missing: reading it will say what is wrong with it. */
    if (status == TREE_OK ? entry.type != TREE_FOLDER : status != TREE_MISSING) {
        add_path(r, &to->paths, normal);
        *array_push(&to->named, r->memory) = normal;
        return;
    }
    *array_push(&to->missing, r->memory) = path;
    *array_push(&to->probes, r->memory) = normal.length ? normal : path;
}

static void add_arguments(run *r, source_files *to, const plan_selection *from)
{
    for (uint32_t i = 0; i < from->arguments.count; i++) {
        const plan_argument *some = run_argument(r, from->arguments, i);

        if (some->type == ARGUMENT_NAME && glob_is_pattern(some->name))
            add_glob(r, to, some->name, true);
        else if (some->type == ARGUMENT_NAME || some->type == ARGUMENT_EXACT)
            add_file(r, to, some->name);
    }
}

static void add_defaults(run *r, source_files *to, const plan_selection *from)
{
    const char *const *globs = source_globs(from->word);

    for (; globs && *globs; globs++)
        add_glob(r, to, text_from(*globs), false);
    if (!to->paths.count)
        *array_push(&to->missing, r->memory) = text_from(word_about(from->word)->name);
}

static int compare_texts(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

static void add_paths(run *r, text_array *to, const text_array *some)
{
    for (uint32_t i = 0; i < some->count; i++)
        *array_push(to, r->memory) = some->items[i];
}

static text_array discover(run *r, source_files *to, text folder)
{
    const compose_found *found = found_in(r, folder);

    add_paths(r, &to->looked, &found->looked);
    add_paths(r, &to->probes, &found->missing);
    return found->files;
}

static void add_discovered(run *r, source_files *to)
{
    text_array files = discover(r, to, (text){0});

    for (uint32_t i = 0; i < files.count; i++)
        if (text_starts(files.items[i], TEXT("/"))) /* outside of the repository */
            *array_push(&to->missing, r->memory) = files.items[i];
        else
            add_file(r, to, files.items[i]);
    if (!files.count)
        *array_push(&to->missing, r->memory) = TEXT("compose.yaml");
}

/* The first of these whose files give it that name; they are read for it. */
static void find_by_name(run *r, source_files *to, const text_array *candidates, text wanted)
{
    for (uint32_t i = 0; i < candidates->count && !to->paths.count; i++) {
        text_array files = discover(r, to, path_folder(candidates->items[i]));

        for (uint32_t k = 0; k < files.count; k++)
            add_path(r, &to->looked, files.items[k]);
        if (files.count && name_match(wanted, open_project_name(r->memory, run_clone(r), &files)))
            to->paths = files;
    }
}

/* project "name": the compose project in the folder of that name, wherever it is, else the one whose files
 * say that it is called so. */
static void add_named_project(run *r, source_files *to, const plan_selection *from)
{
    text wanted = from->arguments.count ? run_argument(r, from->arguments, 0)->name : (text){0};
    source_files all = {0};

    for (const char *const *glob = COMPOSE_GLOBS; *glob; glob++)
        add_glob(r, &all, text_from(*glob), false);
    to->folders = all.folders;
    for (uint32_t i = 0; i < all.paths.count && !to->paths.count; i++) {
        text folder = path_folder(all.paths.items[i]);

        if (name_match(wanted, path_name(folder)) || text_equal(wanted, folder))
            to->paths = discover(r, to, folder);
    }
    find_by_name(r, to, &all.paths, wanted);
    if (!to->paths.count)
        *array_push(&to->missing, r->memory) = wanted;
}

static void resolve(run *r, source_files *to, const plan_selection *from)
{
    to->is_resolved = true;
    if (from->word == WORD_project)
        add_named_project(r, to, from);
    else if (from->arguments.count)
        add_arguments(r, to, from);
    else if (from->word == WORD_compose)
        add_discovered(r, to);
    else
        add_defaults(r, to, from);
    if (to->paths.count > 1 && from->arguments.count != 1)
        paths_unique(r, &to->paths);
    walk_drop_links(r, &to->paths, &to->named);
    if (to->paths.count > 1 &&
        !source_is_project(r->rules, from)) /* a project's files stay in loading order */
        qsort(to->paths.items, to->paths.count, sizeof(text), compare_texts);
}

const source_files *source_files_of(run *r, plan_id id)
{
    source_files *to = &r->sources[id];
    arena *before = r->memory;

    if (to->is_resolved)
        return to;
    r->memory = r->lasting;
    resolve(r, to, run_selection(r, id));
    r->memory = before;
    return to;
}

/* ---- shapes ---- */

plan_id selection_root(const run *r, plan_id id)
{
    while (id) {
        const plan_selection *some = run_selection(r, id);

        if (some->shape != SELECTION_WORD)
            return 0;
        if (!some->input)
            return word_about(some->word)->shape == SHAPE_SOURCE ? id : 0;
        id = some->input;
    }
    return 0;
}

bool selection_is_absolute(const run *r, plan_id id)
{
    const plan_selection *some = run_selection(r, id);

    if (some->shape == SELECTION_LITERAL)
        return true;
    if (some->shape == SELECTION_WORD) {
        if (some->input)
            return selection_is_absolute(r, some->input);
        return word_about(some->word)->shape == SHAPE_SOURCE;
    }
    for (uint32_t i = 0; i < some->arguments.count; i++) {
        const plan_argument *arm = run_argument(r, some->arguments, i);

        if (arm->type == ARGUMENT_SELECTION && !selection_is_absolute(r, arm->selection))
            return false;
    }
    return true;
}

bool source_is_project(const plan *rules, const plan_selection *from)
{
    uint32_t files = 0;

    if (from->word == WORD_project)
        return true;
    if (from->word != WORD_compose)
        return false;
    for (uint32_t i = 0; i < from->arguments.count; i++)
        files += rules->arguments.items[from->arguments.first + i].type != ARGUMENT_SELECTION;
    return files != 1;
}

void selection_walk(run *r, plan_id id, selection_visit *visit, void *context)
{
    const plan_selection *some = run_selection(r, id);

    visit(r, id, context);
    if (some->input)
        selection_walk(r, some->input, visit, context);
    for (uint32_t i = 0; i < some->arguments.count; i++) {
        const plan_argument *argument = run_argument(r, some->arguments, i);

        if (argument->type == ARGUMENT_SELECTION && argument->selection)
            selection_walk(r, argument->selection, visit, context);
    }
}
