/* read_set.c — what a contract's verdict depends on: files opened, folders listed, paths asked for and not
 * found. */
#include <stdlib.h>

#include "projects.h"
#include "sources.h"
#include "waves.h"

typedef struct collecting {
    contract_judgement *into;
    uint8_t *is_taken; /* by selection id */
} collecting;

static int compare_texts(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

static uint32_t sort_unique(text *items, uint32_t count)
{
    uint32_t kept = 0, sorted = 1;

    while (sorted < count && text_compare(items[sorted - 1], items[sorted]) <= 0)
        sorted++;
    if (sorted < count) /* one source's paths are in order already */
        qsort(items, count, sizeof *items, compare_texts);
    for (uint32_t i = 0; i < count; i++)
        if (!kept || !text_equal(items[kept - 1], items[i]))
            items[kept++] = items[i];
    return kept;
}

/* What its files include, extend and name. */
static void add_project(run *r, plan_id id, contract_judgement *into)
{
    const open_project *project = project_of_shard(r, r->projects[id]);

    if (!project)
        return;
    for (uint32_t i = 0; i < project->paths.count; i++)
        *array_push(&into->files, r->memory) = project->paths.items[i];
    for (uint32_t i = 0; i < project->others.count; i++)
        *array_push(&into->files, r->memory) = project->others.items[i];
    for (uint32_t i = 0; i < project->missing.count; i++)
        *array_push(&into->probes, r->memory) = project->missing.items[i];
}

static void visit(run *r, plan_id id, void *context)
{
    collecting *all = context;
    contract_judgement *into = all->into;
    const plan_selection *some = run_selection(r, id);
    const source_files *files;

    if (some->shape != SELECTION_WORD || word_about(some->word)->shape != SHAPE_SOURCE || all->is_taken[id])
        return;
    all->is_taken[id] = true;
    files = source_files_of(r, id);
    for (uint32_t i = 0; r->is_read[id] && i < files->paths.count; i++)
        *array_push(&into->files, r->memory) = files->paths.items[i];
    for (uint32_t i = 0; i < files->folders.count; i++)
        *array_push(&into->folders, r->memory) = files->folders.items[i];
    for (uint32_t i = 0; i < files->probes.count; i++)
        *array_push(&into->probes, r->memory) = files->probes.items[i];
    for (uint32_t i = 0; i < files->looked.count; i++)
        *array_push(&into->files, r->memory) = files->looked.items[i];
    add_project(r, id, into);
}

static void sort(contract_judgement *into)
{
    into->files.count = sort_unique(into->files.items, into->files.count);
    into->folders.count = sort_unique(into->folders.items, into->folders.count);
    into->probes.count = sort_unique(into->probes.items, into->probes.count);
}

void read_set_collect(run *r, uint32_t contract, contract_judgement *into)
{
    const plan_contract *about = &r->rules->contracts.items[contract];
    collecting context = {into, arena_array(&r->scratch, uint8_t, r->rules->selections.count + 1)};

    for (uint32_t i = 0; i < about->sentences.count; i++) {
        uint32_t index = about->sentences.first + i;
        const plan_sentence *sentence = &r->rules->sentences.items[index];
        const sentence_reads *reads = &r->reads[index];

        selection_walk(r, sentence->subject, visit, &context);
        for (uint32_t j = 0; j < sentence->arguments.count; j++) {
            const plan_argument *argument = run_argument(r, sentence->arguments, j);

            if (argument->type == ARGUMENT_SELECTION && argument->selection)
                selection_walk(r, argument->selection, visit, &context);
        }
        for (uint32_t j = 0; j < reads->files.count; j++)
            *array_push(&into->files, r->memory) = reads->files.items[j];
        for (uint32_t j = 0; j < reads->probes.count; j++)
            *array_push(&into->probes, r->memory) = reads->probes.items[j];
    }
    sort(into);
}

void read_set_add_notes(run *r, uint32_t contract, contract_judgement *into)
{
    plan_range sentences = r->rules->contracts.items[contract].sentences;
    uint32_t known = into->files.count + into->folders.count + into->probes.count;

    for (uint32_t i = 0; i < sentences.count; i++) {
        const sentence_reads *reads = &r->reads[sentences.first + i];
        const sentence_notes *notes = &reads->notes;

        for (uint32_t k = 0; k < notes->paths.count; k++) {
            uint32_t id = notes->paths.items[k];

            /* the root is always there; the others are in the set */
            if (id && (id >= reads->seen.count || !reads->seen.items[id]))
                *array_push(r->known.items[id].is_file ? &into->files : &into->probes, r->memory) =
                    names_text(&r->probed, id);
        }
        for (uint32_t k = 0; k < notes->folders.count; k++)
            *array_push(&into->folders, r->memory) = names_text(&r->probed, notes->folders.items[k]);
    }
    if (into->files.count + into->folders.count + into->probes.count > known)
        sort(into);
}
