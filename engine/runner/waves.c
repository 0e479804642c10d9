/* waves.c — the static wave, effective projects, and then what resolvers ask for: the files that a verb can
 * only name after its subjects are known. Nothing is opened that no selection leads to. */
#include "waves.h"

#include "found.h"
#include "judge.h"
#include "mention.h"
#include "named_file.h"
#include "projects.h"
#include "script_calls.h"
#include "script_surface.h"
#include "sources.h"
#include "target.h"
#include "walk.h"

enum { MOST_WAVES = 17 }; /* a wrapper may call a wrapper 16 times */

static void read_static(run *r)
{
    read_list list = {0};

    for (plan_id id = 1; id <= r->rules->selections.count; id++) {
        dialect as = dialect_of(run_selection(r, id)->word);
        const source_files *files;

        if (!r->is_read[id])
            continue;
        files = source_files_of(r, id);
        for (uint32_t i = 0; i < files->paths.count; i++)
            read_want(r, &list, files->paths.items[i], as, as == DIALECT_MARKDOWN ? r->kinds[id] : 0);
    }
    read_all(r, &list);
}

static bool is_project(const run *r, plan_id id)
{
    return r->is_read[id] && source_is_project(r->rules, run_selection(r, id));
}

/* What the sources' projects include and extend is read as well, then their facts are made. */
static void load_projects(run *r)
{
    read_list list = {0};

    for (plan_id id = 1; id <= r->rules->selections.count; id++) {
        const open_project *project =
            is_project(r, id) ? project_load(r, &source_files_of(r, id)->paths) : NULL;

        for (uint32_t i = 0; project && i < project->paths.count; i++)
            read_want(r, &list, project->paths.items[i], DIALECT_COMPOSE, 0);
    }
    read_all(r, &list);
    for (plan_id id = 1; id <= r->rules->selections.count; id++)
        if (is_project(r, id))
            r->projects[id] = project_of_files(r, &source_files_of(r, id)->paths);
}

/* ---- what a sentence's verb asks for ---- */

#define NO_SENTENCE UINT32_MAX /* a query asks: nobody keeps what it read */

typedef struct asking {
    run *r;
    uint32_t sentence;
    read_list *list;
} asking;

/* The first time that the sentence asks for this path? */
static bool is_new(asking *a, uint32_t path_id)
{
    sentence_reads *reads = &a->r->reads[a->sentence];

    while (reads->seen.count <= path_id)
        array_push(&reads->seen, a->r->lasting);
    if (reads->seen.items[path_id])
        return false;
    reads->seen.items[path_id] = true;
    return true;
}

/* The sentence depends on that path; it is read as `as`, unless it is enough to know that it is there. */
static void ask_for(asking *a, text path, dialect as)
{
    sentence_reads *reads;
    uint32_t id = run_path(a->r, path);

    if (a->sentence == NO_SENTENCE) {
        if (id && a->r->known.items[id].is_file)
            read_want(a->r, a->list, names_text(&a->r->probed, id), as, 0);
        return;
    }
    if (!id || !is_new(a, id)) /* the root is always there */
        return;
    reads = &a->r->reads[a->sentence];
    path = names_text(&a->r->probed, id);
    if (!a->r->known.items[id].is_file) {
        *array_push(&reads->probes, a->r->lasting) = path;
        return;
    }
    *array_push(&reads->files, a->r->lasting) = path;
    if (as)
        read_want(a->r, a->list, path, as, 0);
}

static void ask_paths(asking *a, const text_array *paths, dialect as)
{
    for (uint32_t i = 0; i < paths->count; i++)
        ask_for(a, paths->items[i], as);
}

static const fact_array *subjects_of(const asking *a)
{
    static const fact_array none = {0};
    plan_id subject = a->r->rules->sentences.items[a->sentence].subject;

    return selection_is_absolute(a->r, subject) ? select_all(a->r, subject) : &none;
}

static fact_array objects_of(const asking *a)
{
    plan_range arguments = a->r->rules->sentences.items[a->sentence].arguments;

    return arguments.count ? select_argument(a->r, arguments, 0, (fact){.shard = FACT_LITERAL}, 0)
                           : (fact_array){0};
}

static void ask_exists(asking *a, fact subject, uint32_t *answer)
{
    target_answer to = target_of(a->r, subject);

    if (to.is_there && !to.link.anchor.length) /* that is the whole answer */
        *answer = to.path_id + 1;
    if (to.is_silent || to.link.leaves_root)
        return;
    if (to.is_there)
        ask_for(a, to.path,
                to.link.anchor.length && target_has_anchors(to.path) ? DIALECT_MARKDOWN : DIALECT_NONE);
    else
        ask_for(a, to.link.path, DIALECT_NONE);
}

/* The files that parts of the subject name; of the second that it connects it is enough to know that it is
 * there. */
static void ask_named(asking *a, word verb, fact subject)
{
    plan_range arguments = a->r->rules->sentences.items[a->sentence].arguments;

    for (uint32_t i = 0; i < (verb == WORD_connects ? 2u : 1u) && i < arguments.count; i++) {
        named_file some = named_file_of(a->r, arguments, i, subject);

        if (some.count != 1 || some.to.is_silent || some.to.link.leaves_root)
            continue;
        ask_for(a, some.to.is_there ? some.to.path : some.to.link.path, i ? DIALECT_NONE : DIALECT_FILE);
        if (!some.to.is_there && some.to.link.path_from_root.length)
            ask_for(a, some.to.link.path_from_root, DIALECT_NONE);
    }
}

static text path_of(const run *r, fact some)
{
    return fact_is_literal(some) ? fact_name(r->facts, some) : fact_place(r->facts, some).path;
}

/* Scripts between: for `runs` the subject starts the object, for `is_run_by` the other way round. */
static void ask_runs(asking *a, fact subject, const fact_array *objects, bool is_passive)
{
    for (uint32_t i = 0; i < objects->count; i++) {
        fact from = is_passive ? objects->items[i] : subject, to = is_passive ? subject : objects->items[i];
        text_array missing = {0};

        if (fact_is_literal(from))
            continue;
        script_is_run(a->r->memory, a->r->facts, from, path_of(a->r, to), &missing);
        for (uint32_t k = 0; k < missing.count; k++)
            ask_for(a, missing.items[k], dialect_of_path(missing.items[k]));
    }
}

/* A service that no file read so far has may be in one that nobody asked for: then all compose files are
 * worth reading, to say where it is. */
static void ask_other_projects(asking *a, const compose_command *read, fact subject, const fact_array *named)
{
    run *r = a->r;
    compose_question asked;
    compose_verdict verdict = compose_verdict_of(r, read, subject, named, &asked);

    for (const char *const *glob = source_compose_globs(); verdict.is_unplaced && *glob; glob++) {
        text_array folders = {0}, found = walk_find(r, text_from(*glob), &folders);

        ask_paths(a, &found, DIALECT_COMPOSE);
    }
}

/* The files of one reading, and what they include and extend. */
static void ask_project(asking *a, const text_array *files)
{
    const open_project *project;

    ask_paths(a, files, DIALECT_COMPOSE);
    project = project_load(a->r, files);
    if (!project)
        return;
    ask_paths(a, &project->paths, DIALECT_COMPOSE);
    ask_paths(a, &project->others, DIALECT_NONE);
    ask_paths(a, &project->missing, DIALECT_NONE);
}

/* What the files with targets include. */
static void ask_includes(asking *a, const fact_array *objects)
{
    for (uint32_t i = 0; i < objects->count; i++) {
        const shard *facts;

        if (fact_kind(a->r->facts, objects->items[i]) != KIND_file)
            continue;
        facts = store_shard(a->r->facts, objects->items[i].shard);
        for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
            if (facts->kind[row] == KIND_path)
                ask_for(a, store_name(a->r->facts, facts->name[row]), DIALECT_FILE);
    }
}

/* What the scripts source, when they hand their words on to its functions. */
static void ask_sources(asking *a, fact subject, const fact_array *objects)
{
    for (uint32_t i = 0; i < objects->count; i++) {
        fact script = objects->items[i];
        text_array files = {0};

        if (fact_kind(a->r->facts, script) != KIND_script ||
            !script_is_started(a->r->memory, a->r->facts, subject, path_of(a->r, script)))
            continue;
        script_reads(a->r->memory, a->r->facts, script, &files);
        ask_paths(a, &files, DIALECT_SCRIPT);
    }
}

static void ask_compose(asking *a, fact subject, const fact_array *named)
{
    run *r = a->r;
    uint32_t before = a->list->count;
    text_array looked = {0}, missing = {0};
    compose_finder finder = found_finder(r);
    compose_command read;

    if (!named->count || fact_kind(r->facts, named->items[0]) != KIND_project)
        return;
    read = compose_command_read(r->memory, r->facts, &finder, subject, &looked, &missing);
    for (uint32_t i = 0; i < read.readings.count; i++)
        ask_project(a, &read.readings.items[i].files);
    ask_paths(a, &looked, DIALECT_NONE);
    ask_paths(a, &missing, DIALECT_NONE);
    if (a->list->count == before && read.is_compose)
        ask_other_projects(a, &read, subject, named);
}

static void ask_subject(asking *a, word verb, fact subject, const fact_array *objects)
{
    switch (verb) {
    case WORD_runs:
        ask_runs(a, subject, objects, false);
        break;
    case WORD_is_run_by:
        ask_runs(a, subject, objects, true);
        break;
    case WORD_has_lines:
    case WORD_connects:
        ask_named(a, verb, subject);
        break;
    default:
        ask_compose(a, subject, objects);
        ask_includes(a, objects);
        ask_sources(a, subject, objects);
        break;
    }
}

static bool asks_for_files(word verb)
{
    return verb == WORD_exists || verb == WORD_runs || verb == WORD_is_run_by ||
           verb == WORD_is_accepted_by || verb == WORD_has_lines || verb == WORD_connects;
}

static void ask_sentence(run *r, uint32_t sentence, read_list *list)
{
    asking a = {r, sentence, list};
    word verb = r->rules->sentences.items[sentence].verb;
    const fact_array *subjects;
    fact_array objects;
    uint32_t *answers = NULL;

    if (!asks_for_files(verb))
        return;
    subjects = subjects_of(&a);
    objects = objects_of(&a);
    if (verb == WORD_exists && !r->reads[sentence].answers)
        r->reads[sentence].answers = arena_array(r->lasting, uint32_t, subjects->count);
    answers = r->reads[sentence].answers;
    r->memory = &r->scratch;
    r->notes = &r->reads[sentence].notes;
    for (uint32_t i = 0; i < subjects->count; i++) {
        if (verb == WORD_exists)
            ask_exists(&a, subjects->items[i], &answers[i]);
        else
            ask_subject(&a, verb, subjects->items[i], &objects);
        arena_reset(&r->scratch);
    }
    r->notes = NULL;
    r->memory = r->lasting;
}

/* ---- words that scripts take by way of what they source ---- */

typedef struct surface_question {
    id_array scripts; /* the sources that give scripts */
    bool is_asked;    /* a noun asks for the words that scripts take */
} surface_question;

static bool is_surface(kind some)
{
    return some == KIND_script || some == KIND_action || some == KIND_option || some == KIND_value ||
           some == KIND_function;
}

static void visit_surface(run *r, plan_id id, void *context)
{
    const plan_selection *some = run_selection(r, id);
    surface_question *all = context;
    kind gives = some->shape == SELECTION_WORD ? word_about(some->word)->gives : KIND_none;

    if (gives == KIND_script && id == selection_root(r, id) && r->is_read[id])
        *array_push(&all->scripts, r->memory) = id;
    if (gives == KIND_action || gives == KIND_option || gives == KIND_flag || gives == KIND_value)
        all->is_asked = all->is_asked || !some->input || is_surface(plan_gives(r->rules, some->input));
}

/* Every script of the sources, whatever filters leave of them: a filter may look at these words. */
static void ask_surface(run *r, const surface_question *all, asking *a)
{
    for (uint32_t i = 0; all->is_asked && i < all->scripts.count; i++) {
        const source_files *from = source_files_of(r, all->scripts.items[i]);

        for (uint32_t k = 0; k < from->paths.count; k++) {
            uint32_t script = store_find(r->facts, from->paths.items[k], DIALECT_SCRIPT);
            text_array files = {0};

            if (script == UINT32_MAX)
                continue;
            script_reads(r->memory, r->facts, store_fact(r->facts, script, 0), &files);
            ask_paths(a, &files, DIALECT_SCRIPT);
        }
    }
}

static void ask_sentence_surface(run *r, uint32_t index, read_list *list)
{
    const plan_sentence *sentence = &r->rules->sentences.items[index];
    surface_question all = {0};

    selection_walk(r, sentence->subject, visit_surface, &all);
    for (uint32_t i = 0; i < sentence->arguments.count; i++) {
        const plan_argument *argument = run_argument(r, sentence->arguments, i);

        if (argument->type == ARGUMENT_SELECTION && argument->selection)
            selection_walk(r, argument->selection, visit_surface, &all);
    }
    ask_surface(r, &all, &(asking){r, index, list});
}

/* Before anything is selected, since what a selection finds is kept. */
static void read_sourced(run *r)
{
    read_list list = {0};

    for (uint32_t i = 0; i < r->rules->sentences.count; i++)
        ask_sentence_surface(r, i, &list);
    for (uint32_t i = 0; i < r->rules->queries.count; i++) {
        surface_question all = {0};

        selection_walk(r, r->rules->queries.items[i], visit_surface, &all);
        ask_surface(r, &all, &(asking){r, NO_SENTENCE, &list});
    }
    read_all(r, &list);
}

/* ---- names that are looked for as words ---- */

static void want_mentions(run *r, uint32_t sentence, read_list *list)
{
    asking a = {r, sentence, list};
    const fact_array *subjects = subjects_of(&a);
    fact_array objects = objects_of(&a);

    for (uint32_t i = 0; i < subjects->count; i++)
        mention_want(r, subjects->items[i].name);
    for (uint32_t i = 0; i < objects.count; i++) {
        fact home = fact_home(r, objects.items[i]);

        if (!fact_is_literal(home))
            *array_push(list, r->memory) = (read_task){store_path(r->facts, home.shard),
                                                       (dialect)store_dialect(r->facts, home.shard), 0};
    }
}

static void read_mentions(run *r)
{
    read_list list = {0};

    for (uint32_t i = 0; i < r->rules->sentences.count; i++)
        if (r->rules->sentences.items[i].verb == WORD_is_mentioned_in)
            want_mentions(r, i, &list);
    mention_close(r);
    read_marks(r, &list);
}

void waves_run(run *r)
{
    walk_plain_globs(r);
    read_static(r);
    load_projects(r);
    read_sourced(r);
    for (uint32_t wave = 0; wave < MOST_WAVES; wave++) {
        read_list list = {0};

        for (uint32_t i = 0; i < r->rules->sentences.count; i++)
            ask_sentence(r, i, &list);
        if (!list.count)
            break;
        read_all(r, &list);
    }
    projects_finish(r);
    read_mentions(r);
}
