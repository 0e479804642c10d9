/* run.c — a run's tables, one slot a row of the plan. */
#include "run.h"

const plan_argument *run_argument(const run *r, plan_range range, uint32_t index)
{
    return &r->rules->arguments.items[range.first + index];
}

static void report_predicate(run *r, const plan_predicate *some, text why)
{
    finding found = {.state = FINDING_UNJUDGED, .level = SEVERITY_ERROR, .at = some->at, .rule = some->at};

    found.message = text_print(r->memory, "\"%.*s\" can't be looked for: %.*s", TEXT_FORMAT(some->pattern),
                               TEXT_FORMAT(why));
    found.role = TEXT("is a regular expression");
    *array_push(&r->findings, r->memory) = found;
}

static void compile_predicates(run *r)
{
    uint32_t count = r->rules->predicates.count;

    r->predicates.items = arena_array(r->memory, predicate *, count + 1);
    r->predicates.count = count;
    r->predicates.most = &r->options->limits;
    for (uint32_t i = 0; i < count; i++) {
        const plan_predicate *some = &r->rules->predicates.items[i];
        text why = {0};

        r->predicates.items[i] = predicate_compile(r->memory, some->type, some->pattern, &why);
        if (r->predicates.items[i])
            continue;
        report_predicate(r, some, why);
        r->predicates.items[i] =
            predicate_compile(r->memory, PREDICATE_MATCH, TEXT("(?!)"), &why); /* matches nothing */
    }
}

/* ---- what a sentence depends on ---- */

enum { NOTE_PATH = 1, NOTE_FOLDER = 2 };

static void note_id(run *r, uint32_t id, uint8_t what)
{
    sentence_notes *notes = r->notes;

    if (!notes)
        return;
    while (notes->seen.count <= id)
        *array_push(&notes->seen, r->lasting) = 0;
    if (notes->seen.items[id] & what)
        return;
    notes->seen.items[id] |= what;
    *array_push(what == NOTE_FOLDER ? &notes->folders : &notes->paths, r->lasting) = id;
}

/* Threads read files only while no sentence asks. */
static void note_question(void *context, text path, bool is_listed)
{
    run *r = context;

    if (r->notes)
        note_id(r, run_path(r, path), is_listed ? NOTE_FOLDER : NOTE_PATH);
}

run *run_new(arena *memory, const plan *rules, const rule_file *files, uint32_t file_count, tree *root,
             const run_options *options)
{
    run *r = arena_new(memory, run);
    uint32_t ids = rules->selections.count + 1;

    r->memory = r->lasting = memory;
    arena_init(&r->selecting);
    arena_init(&r->sentence);
    arena_init(&r->scratch);
    names_init(&r->probed, memory);
    names_init(&r->mentions.names, memory);
    names_init(&r->failed, memory);
    names_init(&r->reported, memory);
    names_init(&r->walked.links, memory);
    names_init(&r->found.folders, memory);
    array_push(&r->known, memory)->is_there = true; /* the root */
    r->rules = rules;
    r->files = files;
    r->file_count = file_count;
    r->root = tree_open_noted(root, (tree_note){note_question, r});
    r->options = options;
    r->facts = store_new(memory);
    r->kinds = arena_array(memory, kind_mask, ids);
    r->sources = arena_array(memory, source_files, ids);
    r->projects = arena_array(memory, uint32_t, ids);
    r->memos = arena_array(memory, memo, ids);
    r->promises = arena_array(memory, uint8_t, ids);
    r->promise_findings = arena_array(memory, uint32_t, ids);
    r->is_read = arena_array(memory, uint8_t, ids);
    r->folded = arena_array(memory, uint32_t, rules->arguments.count + 1);
    r->patterns = arena_array(memory, command_pattern *, rules->arguments.count + 1);
    r->reads = arena_array(memory, sentence_reads, rules->sentences.count + 1);
    for (uint32_t i = 0; i < ids; i++)
        r->projects[i] = UINT32_MAX;
    dialects_init();
    compile_predicates(r);
    return r;
}

static probed_path path_look(run *r, text path)
{
    uint32_t document = store_find(r->facts, path, DIALECT_MARKDOWN);
    tree_entry entry = {0};

    if (document != UINT32_MAX) /* it was read */
        return (probed_path){document + 1, true, true};
    if (tree_probe(r->root, path, &entry) != TREE_OK)
        return (probed_path){0};
    return (probed_path){.is_there = true, .is_file = entry.type == TREE_FILE};
}

uint32_t run_path(run *r, text path)
{
    uint32_t known = r->probed.count, id = names_intern(&r->probed, path, false);
    sentence_notes *notes = r->notes;

    if (id == known) { /* a new one */
        r->notes = NULL;
        *array_push(&r->known, r->lasting) = path_look(r, path);
        r->notes = notes;
    }
    note_id(r, id, NOTE_PATH);
    return id;
}

uint32_t run_document(run *r, uint32_t path_id)
{
    probed_path *known = &r->known.items[path_id];

    if (!known->document && known->is_file) /* perhaps it was read meanwhile */
        known->document = store_find(r->facts, names_text(&r->probed, path_id), DIALECT_MARKDOWN) + 1;
    return known->document - 1;
}

void run_close(run *r)
{
    for (uint32_t i = 0; i < r->predicates.count; i++)
        if (r->predicates.items[i])
            predicate_free(r->predicates.items[i]);
    for (uint32_t i = 0; i < r->mentions.compiled.count; i++)
        if (r->mentions.compiled.items[i])
            predicate_free(r->mentions.compiled.items[i]);
    tree_close(r->root);
    r->predicates.count = r->mentions.compiled.count = 0;
    arena_free(&r->selecting);
    arena_free(&r->sentence);
    arena_free(&r->scratch);
}
