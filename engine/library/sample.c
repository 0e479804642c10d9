/* sample.c — small trees: judged, and taken from the repository. */
#include "save.h"

tree *sample_tree(const sample *some, bool is_broken)
{
    tree *root = tree_open_memory();

    for (uint32_t i = 0; i < some->count; i++)
        tree_add(root, some->items[i].path, is_broken ? some->items[i].broken : some->items[i].bytes,
                 some->items[i].is_executable);
    return root;
}

static uint32_t width_of(const subject_trace *some)
{
    return some->at.part.end - some->at.part.start;
}

/* Among the SAMPLE_SUBJECTS widest, if it is; of equals the first. */
static void take_near(const subject_trace *some, arena *memory, sample_verdict *out)
{
    uint32_t at = out->near.count;

    while (at && width_of(&out->near.items[at - 1]) < width_of(some))
        at--;
    if (at == SAMPLE_SUBJECTS)
        return;
    if (out->near.count < SAMPLE_SUBJECTS)
        array_push(&out->near, memory);
    for (uint32_t i = out->near.count - 1; i > at; i--)
        out->near.items[i] = out->near.items[i - 1];
    out->near.items[at] = *some;
}

static void take_trace(sampling *s, const contract_judgement *about, arena *memory, sample_verdict *out)
{
    for (uint32_t i = 0; i < about->sentences.count; i++) {
        const sentence_trace *one = &about->sentences.items[i];
        out->subjects += one->subject_count;
        for (uint32_t k = 0; k < one->subjects.count; k++)
            take_near(&one->subjects.items[k], memory, out);
        if (!s->words.length)
            s->words = text_copy(s->memory, one->words);
    }
}

static sample_verdict judge_tree(sampling *s, tree *root, uint32_t jobs, arena *memory)
{
    run_options options = s->project->options;
    const rule_set *rules = &s->project->rules;
    sample_verdict out = {0};
    judgement *found;

    options.jobs = jobs;
    options.trace_limit = SAMPLE_TRACED;
    options.progress = NULL;
    found = runner_check(memory, s->rules, rules->files.items, rules->files.count, root, &options, NULL);
    out.state = found->contracts.items[0].state;
    out.findings = found->findings;
    take_trace(s, &found->contracts.items[0], memory, &out);
    for (uint32_t i = 0; i < found->contracts.items[0].files.count; i++)
        *array_push(&out.files, memory) = found->contracts.items[0].files.items[i];
    return out;
}

static bool is_paid(sampling *s, const sample *some)
{
    uint64_t size = 0;

    for (uint32_t i = 0; i < some->count; i++)
        size += some->items[i].bytes.length;
    if (!s->tries || size > s->bytes)
        return false;
    s->tries--;
    s->bytes -= size;
    return true;
}

bool sample_judge(sampling *s, const sample *some, bool is_broken, arena *memory, sample_verdict *found)
{
    tree *root;

    if (!is_paid(s, some))
        return false;
    root = sample_tree(some, is_broken);
    *found = judge_tree(s, root, 1, memory);
    tree_close(root);
    return true;
}

static bool is_wanted(const sampling *s, const sample_verdict *found, bool is_broken)
{
    if (found->state != (is_broken ? CONTRACT_BROKEN : CONTRACT_KEPT) ||
        (!is_broken && found->subjects < s->subjects))
        return false;
    for (uint32_t i = 0; i < found->findings.count; i++)
        if (found->findings.items[i].state != FINDING_BROKEN)
            return false;
    return true;
}

/* `is_broken`: is it broken? The files to judge are those of `from_broken`. */
static bool is_judged(sampling *s, const sample *some, bool is_broken, bool from_broken)
{
    sample_verdict found;
    bool is_so;
    arena scratch;

    arena_init(&scratch);
    is_so = sample_judge(s, some, from_broken, &scratch, &found) && is_wanted(s, &found, is_broken);
    arena_free(&scratch);
    return is_so;
}

bool sample_is(sampling *s, const sample *some, sample_goal goal)
{
    if (goal != SAMPLE_BOTH)
        return is_judged(s, some, goal == SAMPLE_BROKEN, false);
    return is_judged(s, some, false, false) && is_judged(s, some, true, true);
}

/* ---- from the repository ---- */

static bool has_path(const sample *some, text path)
{
    for (uint32_t i = 0; i < some->count; i++)
        if (text_equal(some->items[i].path, path))
            return true;
    return false;
}

static void add_file(sampling *s, text path, sample *taken)
{
    tree_file file = {0};

    if (!path.length || has_path(taken, path) ||
        tree_read(s->project->root, path, s->memory, &file) != TREE_OK)
        return;
    *array_push(taken, s->memory) = (sample_file){
        .path = text_copy(s->memory, path), .bytes = file.bytes, .is_executable = file.is_executable};
}

/* A file that a link names is looked for and not read: what is missing in the sample is asked of the
 * repository. */
static void add_named(sampling *s, const finding *some, sample *taken)
{
    const text named[] = {some->expected, some->candidate, some->actual};

    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        text name = text_slice(named[i], 0, text_find(named[i], '#', 0)), path;
        if (name.length && path_resolve(s->memory, path_folder(some->at.path), name, &path))
            add_file(s, path, taken);
        if (name.length && path_resolve(s->memory, TEXT(""), name, &path))
            add_file(s, path, taken);
    }
}

/* False when nothing is missing, or so much that the example would be no small one. */
static bool complete(sampling *s, sample *taken)
{
    enum { MOST_ADDED = 100 };
    uint32_t before = taken->count;
    sample_verdict found;
    arena scratch;

    arena_init(&scratch);
    if (sample_judge(s, taken, false, &scratch, &found))
        for (uint32_t i = 0; i < found.findings.count && taken->count <= before + MOST_ADDED; i++)
            add_named(s, &found.findings.items[i], taken);
    arena_free(&scratch);
    return taken->count > before && taken->count <= before + MOST_ADDED;
}

/* Where a subject stands, and what decided about it. */
static void add_subject(sampling *s, const subject_trace *some, sample *taken)
{
    add_file(s, some->at.path, taken);
    add_file(s, some->decided_at.path, taken);
}

/* Those that some subjects and the first findings stand in. */
static void add_near(sampling *s, const sample_verdict *found, sample *taken)
{
    for (uint32_t i = 0; i < found->near.count; i++)
        add_subject(s, &found->near.items[i], taken);
    for (uint32_t i = 0; i < found->findings.count && i < SAMPLE_SUBJECTS; i++) {
        add_file(s, found->findings.items[i].at.path, taken);
        for (uint32_t k = 0; k < found->findings.items[i].notes.count; k++)
            add_file(s, found->findings.items[i].notes.items[k].at.path, taken);
    }
}

static text ending(text path)
{
    return text_slice(path, text_find_last(path, '.'), path.length);
}

/* All files that were read; with `only_others` those of another kind than the first: the script beside the
 * documents. */
static void add_read(sampling *s, const sample_verdict *found, bool only_others, sample *taken)
{
    for (uint32_t i = 0; i < found->files.count; i++)
        if (!only_others ||
            (taken->count && !text_equal(ending(found->files.items[i]), ending(taken->items[0].path))))
            add_file(s, found->files.items[i], taken);
}

static bool is_enough(sampling *s, sample_goal goal, sample *taken)
{
    enum { ROUNDS = 3 };

    for (int round = 0; round < ROUNDS; round++)
        if (sample_is(s, taken, goal))
            return true;
        else if (!complete(s, taken))
            return false;
    return sample_is(s, taken, goal);
}

/* The fewest files first. */
static bool take(sampling *s, const sample_verdict *found, sample_goal goal, sample *taken)
{
    enum { MOST_FILES = 200 };

    for (uint32_t i = 0; goal == SAMPLE_KEPT && i < found->near.count; i++) {
        *taken = (sample){0};
        add_subject(s, &found->near.items[i], taken);
        if (is_enough(s, goal, taken))
            return true;
    }
    *taken = (sample){0};
    add_near(s, found, taken);
    if (is_enough(s, goal, taken))
        return true;
    add_read(s, found, true, taken);
    if (is_enough(s, goal, taken))
        return true;
    if (found->files.count > MOST_FILES) /* an excerpt of so many would not be found by trying */
        return false;
    add_read(s, found, false, taken);
    return is_enough(s, goal, taken);
}

bool sample_take(sampling *s, sample_goal *goal, sample *taken)
{
    sample_verdict found = judge_tree(s, s->project->root, s->project->options.jobs, s->memory);

    s->subjects = found.subjects ? 1 : 0;
    if (found.state != CONTRACT_KEPT && found.state != CONTRACT_BROKEN)
        return false;
    *goal = found.state == CONTRACT_KEPT ? SAMPLE_KEPT : SAMPLE_BROKEN;
    if (!take(s, &found, *goal, taken))
        *taken = (sample){0};
    return true;
}
