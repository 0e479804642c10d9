/* projects.c — from files to facts of projects, and what is wrong with them. */
#include "projects.h"

#include "dialect.h"
#include "facts.h"
#include "reading.h"
#include "target.h"
#include "walk.h"

open_clone run_clone(const run *r)
{
    return (open_clone){r->root, &r->options->limits, r->options->stand_in};
}

static text key_of(run *r, const text_array *files)
{
    text key = files->items[0];

    for (uint32_t i = 1; i < files->count; i++)
        key = text_print(r->memory, "%.*s + %.*s", TEXT_FORMAT(key), TEXT_FORMAT(files->items[i]));
    return key;
}

static loaded_project *find(const run *r, text key)
{
    for (uint32_t i = 0; i < r->loaded.count; i++)
        if (text_equal(r->loaded.items[i].key, key))
            return &r->loaded.items[i];
    return NULL;
}

static bool can_be_read(run *r, const text_array *files)
{
    for (uint32_t i = 0; i < files->count; i++) {
        uint32_t id = run_path(r, files->items[i]);
        const read_failure *failure = read_failed(r, files->items[i]);

        if (!id || !r->known.items[id].is_file || (failure && failure->is_unreadable))
            return false;
    }
    return files->count > 0;
}

/* What is asked for while something else is judged lasts as well. */
static loaded_project *load(run *r, const text_array *files)
{
    loaded_project *made = NULL;
    arena *before = r->memory;
    text key;

    if (!can_be_read(r, files))
        return NULL;
    key = key_of(r, files);
    made = find(r, key);
    if (made)
        return made;
    r->memory = r->lasting;
    made = array_push(&r->loaded, r->lasting);
    *made = (loaded_project){.key = text_copy(r->lasting, key), .shard = UINT32_MAX};
    for (uint32_t i = 0; i < files->count; i++)
        *array_push(&made->given, r->lasting) = text_copy(r->lasting, files->items[i]);
    made->project = open_project_load(r->lasting, run_clone(r), &made->given);
    r->memory = before;
    return made;
}

const open_project *project_load(run *r, const text_array *files)
{
    loaded_project *found = load(r, files);

    return found ? found->project : NULL;
}

/* ---- what is wrong, and what can't be known ---- */

static bool is_in_service(const run *r, uint32_t number, const place *at)
{
    const shard *facts = store_shard(r->facts, number);

    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row]) {
        place service;

        if (facts->kind[row] != KIND_service)
            continue;
        service = fact_place(r->facts, store_fact(r->facts, number, row));
        if (text_equal(service.path, at->path) && service.part.start <= at->part.start &&
            at->part.end <= service.part.end)
            return true;
    }
    return false;
}

static void report(run *r, const loaded_project *of)
{
    const open_project *project = of->project;

    for (uint32_t i = 0; i < project->problems.count; i++) {
        finding some = project->problems.items[i];

        some.role = TEXT("is well formed");
        if (!some.at.path.length)
            some.at = (place){.path = of->given.items[0], .is_line_only = true};
        read_report(r, &some);
    }
    for (uint32_t i = 0; i < project->unknown.count; i++) {
        finding some = project->unknown.items[i];

        some.state = FINDING_BROKEN;
        some.role = TEXT("is known");
        if (!is_in_service(r, of->shard, &some.at)) /* what is of one service is told with it */
            read_report(r, &some);
    }
}

/* ---- facts ---- */

static void make_facts(run *r, loaded_project *of)
{
    arena *before = r->memory;

    if (of->shard != UINT32_MAX)
        return;
    r->memory = r->lasting;
    of->shard = store_add(r->facts, of->key, DIALECT_PROJECT,
                          open_project_facts(r->lasting, r->facts, DIALECT_COMPOSE, of->project, of->key,
                                             r->masks[DIALECT_COMPOSE]));
    report(r, of);
    r->memory = before;
}

uint32_t project_of_files(run *r, const text_array *files)
{
    loaded_project *found = load(r, files);

    if (!found)
        return UINT32_MAX;
    make_facts(r, found);
    return found->shard;
}

static bool is_called(run *r, text path, text name)
{
    return text_equal(path, name) || text_ends(path, text_print(r->memory, "/%.*s", TEXT_FORMAT(name)));
}

/* Was the stand-in read for a project, or, *is_missed, looked for and not found? Then *near is what its
 * folder has instead. */
static bool finds_stand_in(run *r, const open_project *project, text name, bool *is_missed, text *near)
{
    text found;

    for (uint32_t i = 0; i < project->others.count; i++)
        if (is_called(r, project->others.items[i], name))
            return true;
    for (uint32_t i = 0; i < project->missing.count; i++) {
        if (!is_called(r, project->missing.items[i], name))
            continue;
        *is_missed = true;
        if (!near->length && target_nearest(r, project->missing.items[i], &found))
            *near = path_name(found);
    }
    return false;
}

/* The settings name what stands in for a .env: where nobody has a file of that name it is a slip of the pen,
 * and the variables that it should set would just stay unknown. An example's few files have it or not: its
 * run names no place. */
static void check_stand_in(run *r)
{
    text name = r->options->stand_in, near = {0};
    text_array folders = {0};
    bool is_missed = false;
    finding some = {.state = FINDING_UNJUDGED, .level = SEVERITY_ERROR, .role = TEXT("is there")};

    for (uint32_t i = 0; i < r->loaded.count && name.length; i++)
        if (finds_stand_in(r, r->loaded.items[i].project, name, &is_missed, &near))
            return;
    if (!is_missed || !r->options->stand_in_at.path.length ||
        walk_find(r, text_print(r->memory, "**/%.*s", TEXT_FORMAT(name)), &folders).count)
        return;
    some.at = r->options->stand_in_at;
    some.subject = some.at.path;
    some.message =
        text_print(r->memory, "no file is called \"%.*s\": it is to stand in for a .env", TEXT_FORMAT(name));
    some.fix = near.length ? text_print(r->memory, "did you mean \"%.*s\"?", TEXT_FORMAT(near))
                           : TEXT("write the name that it has beside compose files, or remove `env`");
    read_report(r, &some);
}

void projects_finish(run *r)
{
    for (uint32_t i = 0; i < r->loaded.count; i++)
        make_facts(r, &r->loaded.items[i]);
    check_stand_in(r);
}

const open_project *project_of_shard(const run *r, uint32_t number)
{
    for (uint32_t i = 0; number != UINT32_MAX && i < r->loaded.count; i++)
        if (r->loaded.items[i].shard == number)
            return r->loaded.items[i].project;
    return NULL;
}

/* ---- findings ---- */

static void add_note(run *r, finding *to, place at, text message)
{
    for (uint32_t i = 0; i < to->notes.count; i++)
        if (text_equal(to->notes.items[i].at.path, at.path) &&
            to->notes.items[i].at.part.start == at.part.start)
            return;
    *array_push(&to->notes, r->lasting) = (note){at, message};
}

/* What an env file sets can matter to it. */
static bool is_about_environment(const finding *some)
{
    return text_starts(some->subject, text_from(kind_singular(KIND_environment))) ||
           text_starts(some->role, text_from(word_about(WORD_satisfies)->name));
}

void projects_explain(run *r, fact some, finding *to)
{
    const open_project *project = fact_is_literal(some) ? NULL : project_of_shard(r, some.shard);
    fact service = some;
    note_array origins;
    place at;

    if (!project)
        return;
    origins = open_project_origins(r->lasting, r->facts, some);
    for (uint32_t i = 0; i < origins.count; i++)
        add_note(r, to, origins.items[i].at, origins.items[i].message);
    if (fact_kind(r->facts, some) != KIND_service && !fact_ancestor(r->facts, some, KIND_service, &service))
        return;
    if (!is_about_environment(to))
        return;
    at = fact_place(r->facts, service);
    for (uint32_t i = 0; i < project->unknown.count; i++) {
        const finding *one = &project->unknown.items[i];

        if (text_equal(one->at.path, at.path) && one->at.part.start >= at.part.start &&
            one->at.part.end <= at.part.end)
            add_note(r, to, one->at, one->message);
    }
}
