/* waves.c — the static wave, effective projects, and then what resolvers ask for: the files that a verb can
 * only name after its subjects are known. Nothing is opened that no selection leads to. */
#include "waves.h"

#include "judge.h"
#include "mention.h"
#include "script_calls.h"
#include "sources.h"
#include "target.h"

enum { MOST_WAVES = 9 }; /* a wrapper may call a wrapper 8 times */

static void read_static(run *r)
{
    read_list list = {0};

    for (plan_id id = 1; id <= r->rules->selections.count; id++) {
        const source_files *files;

        if (!r->is_read[id])
            continue;
        files = source_files_of(r, id);
        for (uint32_t i = 0; i < files->paths.count; i++)
            read_want(r, &list, files->paths.items[i], dialect_of(run_selection(r, id)->word));
    }
    read_all(r, &list);
}

static void merge_projects(run *r)
{
    for (plan_id id = 1; id <= r->rules->selections.count; id++) {
        const plan_selection *some = run_selection(r, id);

        if (r->is_read[id] && source_is_project(r->rules, some))
            r->projects[id] = project_of_files(r, &source_files_of(r, id)->paths, (text){0});
    }
}

/* ---- what a sentence's verb asks for ---- */

typedef struct asking {
    run *r;
    uint32_t sentence;
    read_list *list;
} asking;

static bool has_text(const text_array *all, text some)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (text_equal(all->items[i], some))
            return true;
    return false;
}

static void ask_for(asking *a, text path, dialect as)
{
    text_array *files = &a->r->reads[a->sentence].files, *probes = &a->r->reads[a->sentence].probes;
    tree_entry entry;

    if (has_text(files, path) || has_text(probes, path))
        return;
    if (tree_probe(a->r->root, path, &entry) != TREE_OK || entry.type != TREE_FILE) {
        *array_push(probes, a->r->memory) = path;
        return;
    }
    *array_push(files, a->r->memory) = path;
    if (as)
        read_want(a->r, a->list, path, as);
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

static void ask_exists(asking *a)
{
    const fact_array *subjects = subjects_of(a);

    for (uint32_t i = 0; i < subjects->count; i++) {
        target_answer to = target_of(a->r, subjects->items[i]);

        if (to.is_silent || to.link.leaves_root)
            continue;
        if (!to.is_there) {
            ask_for(a, to.link.path, DIALECT_NONE);
            continue;
        }
        ask_for(a, to.path,
                to.link.anchor.length && target_has_anchors(to.path) ? DIALECT_MARKDOWN : DIALECT_NONE);
    }
}

static void ask_paths(asking *a, const text_array *missing)
{
    for (uint32_t i = 0; i < missing->count; i++)
        ask_for(a, missing->items[i], DIALECT_SCRIPT);
}

/* Scripts between: for `runs` the subject starts the object, for `is_run_by` the other way round. */
static void ask_runs(asking *a, bool is_passive)
{
    const fact_array *subjects = subjects_of(a);
    fact_array objects = objects_of(a);
    run *r = a->r;

    for (uint32_t i = 0; i < subjects->count; i++) {
        for (uint32_t j = 0; j < objects.count; j++) {
            fact from = is_passive ? objects.items[j] : subjects->items[i];
            fact to = is_passive ? subjects->items[i] : objects.items[j];
            text_array missing = {0};

            if (fact_is_literal(from))
                continue;
            script_is_run(r->memory, r->facts, from,
                          fact_is_literal(to) ? fact_name(r->facts, to) : fact_place(r->facts, to).path,
                          &missing);
            ask_paths(a, &missing);
        }
    }
}

static void ask_compose(asking *a)
{
    const fact_array *subjects = subjects_of(a);
    fact_array objects = objects_of(a);

    if (!objects.count || fact_kind(a->r->facts, objects.items[0]) != KIND_project)
        return;
    for (uint32_t i = 0; i < subjects->count; i++) {
        text_array files =
            project_files_of_command(a->r, subjects->items[i], &a->r->reads[a->sentence].probes);

        for (uint32_t j = 0; j < files.count; j++)
            ask_for(a, files.items[j], DIALECT_COMPOSE);
    }
}

static void ask_sentence(run *r, uint32_t sentence, read_list *list)
{
    asking a = {r, sentence, list};

    switch (r->rules->sentences.items[sentence].verb) {
    case WORD_exists:
        ask_exists(&a);
        break;
    case WORD_runs:
        ask_runs(&a, false);
        break;
    case WORD_is_run_by:
        ask_runs(&a, true);
        break;
    case WORD_is_accepted_by:
        ask_compose(&a);
        break;
    default:
        break;
    }
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
            *array_push(list, r->memory) =
                (read_task){store_path(r->facts, home.shard), (dialect)store_dialect(r->facts, home.shard)};
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
    read_static(r);
    merge_projects(r);
    for (uint32_t wave = 0; wave < MOST_WAVES; wave++) {
        read_list list = {0};

        for (uint32_t i = 0; i < r->rules->sentences.count; i++)
            ask_sentence(r, i, &list);
        if (!list.count)
            break;
        read_all(r, &list);
    }
    read_mentions(r);
}
