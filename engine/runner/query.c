/* query.c — one selection, or everything: what `lockstep facts` shows. Nothing is judged. */
#include "found.h"
#include "masks.h"
#include "projects.h"
#include "reading.h"
#include "select.h"
#include "sources.h"
#include "walk.h"
#include "waves.h"

/* What a repository is made of, by name; the extractor says what it is. */
static const struct {
    dialect as;
    const char *glob;
} EVERYTHING[] = {
    {DIALECT_MARKDOWN, "**/*.md"},
    {DIALECT_COMPOSE, "**/compose*.yaml"},
    {DIALECT_COMPOSE, "**/compose*.yml"},
    {DIALECT_COMPOSE, "**/docker-compose*.yaml"},
    {DIALECT_COMPOSE, "**/docker-compose*.yml"},
    {DIALECT_WORKFLOW, ".github/workflows/*.yml"},
    {DIALECT_WORKFLOW, ".github/workflows/*.yaml"},
    {DIALECT_WORKFLOW, ".gitlab-ci.yml"},
    {DIALECT_WORKFLOW, ".github/actions/**/action.yml"},
    {DIALECT_WORKFLOW, ".github/actions/**/action.yaml"},
    {DIALECT_SCRIPT, "**/*.sh"},
    {DIALECT_FILE, "**/Makefile"},
    {DIALECT_FILE, "**/justfile"},
    {DIALECT_FILE, "**/package.json"},
    {DIALECT_ENV, "**/.env.example"},
    {DIALECT_ENV, "**/.env.sample"},
    {DIALECT_ENV, "**/.env.template"},
    {DIALECT_ENV, "**/.env.dist"},
};

static void give_findings(const run *r, finding_array *problems, arena *memory)
{
    for (uint32_t i = 0; problems && i < r->findings.count; i++)
        *array_push(problems, memory) = r->findings.items[i];
}

static void survey_files(run *r)
{
    const char *globs[sizeof EVERYTHING / sizeof *EVERYTHING];
    read_list list = {0};

    for (unsigned i = 1; i < DIALECT_COUNT; i++)
        r->masks[i] = KIND_ALL;
    for (size_t i = 0; i < sizeof EVERYTHING / sizeof *EVERYTHING; i++)
        globs[i] = EVERYTHING[i].glob;
    walk_plain(r, globs, sizeof globs / sizeof *globs);
    for (size_t i = 0; i < sizeof EVERYTHING / sizeof *EVERYTHING; i++) {
        text pattern = text_from(EVERYTHING[i].glob);
        text_array folders = {0}, named = {0}, paths = walk_find(r, pattern, &folders);

        walk_drop_links(r, &paths, &named);
        for (uint32_t k = 0; k < paths.count; k++)
            read_want(r, &list, paths.items[k], EVERYTHING[i].as, 0);
    }
    read_all(r, &list);
}

/* The project that docker compose finds in each folder that has a compose file. */
static void survey_projects(run *r)
{
    uint32_t files = store_count(r->facts);
    name_table folders;

    names_init(&folders, r->memory);
    for (uint32_t i = 0; i < files; i++) {
        text folder = path_folder(store_path(r->facts, i));
        uint32_t known = folders.count;
        const text_array *found;

        if (store_dialect(r->facts, i) != DIALECT_COMPOSE)
            continue;
        if (folder.length && names_intern(&folders, folder, true) != known)
            continue;
        found = &found_in(r, folder)->files;
        if (found->count && !text_starts(found->items[0], TEXT("/")))
            project_of_files(r, found); /* a second time it is the same */
    }
}

void query_report_missing(run *r, plan_id id, void *context)
{
    const plan_selection *some = run_selection(r, id);
    const source_files *files;

    (void)context;
    if (some->shape != SELECTION_WORD || word_about(some->word)->shape != SHAPE_SOURCE)
        return;
    files = source_files_of(r, id);
    for (uint32_t i = 0; i < files->missing.count; i++) {
        finding found = {
            .state = FINDING_UNJUDGED, .level = SEVERITY_ERROR, .at = some->at, .rule = some->at};

        found.message =
            text_print(r->memory, "there is no file \"%.*s\"", TEXT_FORMAT(files->missing.items[i]));
        found.expected = files->missing.items[i];
        *array_push(&r->findings, r->memory) = found;
    }
}

fact_array runner_query(arena *memory, const plan *rules, tree *root, const run_options *options, store **all,
                        finding_array *problems)
{
    run *r = run_new(memory, rules, NULL, 0, root, options);
    fact_array found = {0};

    *all = r->facts;
    if (rules->queries.count) {
        plan_id id = rules->queries.items[0];

        masks_collect(r);
        selection_walk(r, id, query_report_missing, NULL);
        waves_run(r);
        found = *select_all(r, id);
    }
    give_findings(r, problems, memory);
    run_close(r);
    return found;
}

/* What a survey reads the file as; any other file by its ending, or by its first two bytes. */
static dialect file_dialect(run *r, text path)
{
    tree_file file = {0};

    for (size_t i = 0; i < sizeof EVERYTHING / sizeof *EVERYTHING; i++)
        if (glob_match(text_from(EVERYTHING[i].glob), path))
            return EVERYTHING[i].as;
    if (text_ends(path, TEXT(".yml")) || text_ends(path, TEXT(".yaml")) || text_ends(path, TEXT(".json")))
        return DIALECT_YAML;
    return tree_read(r->root, path, r->memory, &file) == TREE_OK && text_starts(file.bytes, TEXT("#!"))
               ? DIALECT_SCRIPT
               : DIALECT_FILE;
}

store *runner_survey_file(arena *memory, tree *root, const run_options *options, text path,
                          finding_array *problems)
{
    static const plan none;
    run *r = run_new(memory, &none, NULL, 0, root, options);
    read_list list = {0};

    for (unsigned i = 1; i < DIALECT_COUNT; i++)
        r->masks[i] = KIND_ALL;
    read_want(r, &list, path, file_dialect(r, path), 0);
    read_all(r, &list);
    give_findings(r, problems, memory);
    run_close(r);
    return r->facts;
}

store *runner_survey(arena *memory, tree *root, const run_options *options, bool with_projects,
                     finding_array *problems)
{
    static const plan none;
    run *r = run_new(memory, &none, NULL, 0, root, options);

    survey_files(r);
    if (with_projects)
        survey_projects(r);
    give_findings(r, problems, memory);
    run_close(r);
    return r->facts;
}

text_array runner_left_out(arena *memory, tree *root)
{
    text globs[sizeof EVERYTHING / sizeof *EVERYTHING];
    glob_notes notes = {0};

    for (size_t i = 0; i < sizeof EVERYTHING / sizeof *EVERYTHING; i++)
        globs[i] = text_from(EVERYTHING[i].glob);
    glob_walk(root, globs, sizeof globs / sizeof *globs, memory, &notes);
    return notes.closed;
}
