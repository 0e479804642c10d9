/* save.c — lockstep_save: the sentence of an entry as rule text, with the locals that it names and its
 * examples. */
#include "save.h"

#include "buffer.h"
#include "example.h"
#include "proposals.h"
#include "session.h"

typedef struct saving {
    sampling s;
    entered entry;
    text id, sentence;
    sample keeps, breaks;
    bool has_keeps, has_breaks;
} saving;

static lockstep_result *problem_result(lockstep_project *project, text message, text fix)
{
    lockstep_result *result = project_result(project, RESULT_PROBLEMS, NULL);

    project_problem(&project->memory, &result->findings, message, fix);
    result->status = 2;
    return result;
}

/* ---- examples ---- */

static sample laid_over(arena *memory, const sample *below, const sample *over)
{
    sample all = {0};

    for (uint32_t i = 0; i < over->count; i++)
        *array_push(&all, memory) = over->items[i];
    for (uint32_t i = 0; i < below->count; i++) {
        bool is_hidden = false;
        for (uint32_t k = 0; k < over->count; k++)
            is_hidden = is_hidden || text_equal(over->items[k].path, below->items[i].path);
        if (!is_hidden)
            *array_push(&all, memory) = below->items[i];
    }
    return all;
}

static size_t size_of(const sample *some)
{
    size_t size = 0;

    for (uint32_t i = 0; i < some->count; i++)
        size += some->items[i].bytes.length;
    return size;
}

/* The two examples of a sample that has both. */
static void take_both(saving *v, const sample *both)
{
    for (uint32_t i = 0; i < both->count; i++) {
        sample_file one = both->items[i];
        *array_push(&v->keeps, v->s.memory) = one;
        one.bytes = one.broken;
        *array_push(&v->breaks, v->s.memory) = one;
    }
    v->has_keeps = v->has_breaks = true;
}

/* An edit of the whole that breaks it, and both cut down together; else the smallest that keeps it, and an
 * edit of that. */
static void find_kept(saving *v, sample taken)
{
    sample edited;

    if (sample_edit(&v->s, &taken, SAMPLE_BROKEN, true, &edited)) {
        for (uint32_t i = 0; i < taken.count; i++)
            taken.items[i].broken = edited.items[i].bytes;
        sample_shrink(&v->s, &taken, SAMPLE_BOTH);
        take_both(v, &taken);
        return;
    }
    sample_shrink(&v->s, &taken, SAMPLE_KEPT);
    v->keeps = taken;
    v->has_keeps = true;
    v->has_breaks = sample_edit(&v->s, &v->keeps, SAMPLE_BROKEN, false, &v->breaks);
}

/* What breaks it in the repository is the example that breaks it; without that the rest may keep it. */
static void find_broken(saving *v, sample taken)
{
    sample mended = {0}, both;

    v->has_keeps = sample_mend(&v->s, &taken, &mended);
    sample_shrink(&v->s, &taken, SAMPLE_BROKEN);
    v->breaks = taken;
    v->has_breaks = true;
    if (!v->has_keeps) {
        v->has_keeps = sample_edit(&v->s, &taken, SAMPLE_KEPT, false, &v->keeps);
        return;
    }
    sample_shrink(&v->s, &mended, SAMPLE_KEPT);
    v->keeps = mended;
    both = laid_over(v->s.memory, &v->keeps, &v->breaks); /* as the example will be read */
    v->has_breaks = sample_is(&v->s, &both, SAMPLE_BROKEN) ||
                    sample_edit(&v->s, &v->keeps, SAMPLE_BROKEN, false, &v->breaks);
}

static bool find_examples(saving *v)
{
    sample taken = {0};
    sample_goal goal;

    if (!sample_take(&v->s, &goal, &taken))
        return false;
    if (size_of(&taken) > SAMPLE_LARGE)
        sample_shrink_files(&v->s, &taken, goal);
    if (taken.count && goal == SAMPLE_KEPT)
        find_kept(v, taken);
    else if (taken.count)
        find_broken(v, taken);
    return true;
}

/* ---- rule text ---- */

static void put_quoted(buffer *out, text some)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < some.length; i++) {
        if (some.start[i] == '"' || some.start[i] == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, some.start[i] == '\n' ? ' ' : some.start[i]);
    }
    buffer_add_byte(out, '"');
}

/* The sentence in English, as explain has it. */
static void put_says(buffer *out, const saving *v)
{
    text words = v->s.words.length ? v->s.words : v->sentence;
    bool is_lower = words.start[0] >= 'a' && words.start[0] <= 'z';
    char first = (char)(is_lower ? words.start[0] - 'a' + 'A' : words.start[0]);

    buffer_add(out, TEXT("  says = "));
    put_quoted(out, text_print(out->memory, "%c%.*s.", first, (int)words.length - 1, words.start + 1));
    buffer_add(out, TEXT(",\n"));
}

/* [==[ with as many `=` as it takes. */
static void put_long(buffer *out, text bytes)
{
    text equals = TEXT("==");

    while (text_find_text(bytes, TEXT_JOIN(out->memory, TEXT("]"), equals, TEXT("]")), 0) < bytes.length)
        equals = TEXT_JOIN(out->memory, equals, TEXT("="));
    buffer_print(out, "[%.*s[\n", TEXT_FORMAT(equals));
    buffer_add(out, bytes);
    buffer_print(out, "]%.*s]", TEXT_FORMAT(equals));
}

/* Files that are as in `below` (may be NULL) stay. */
static void put_tree(buffer *out, const char *key, const sample *some, const sample *below)
{
    buffer_print(out, "  %s = {\n", key);
    for (uint32_t i = 0; i < some->count; i++) {
        bool is_same = false;
        for (uint32_t k = 0; below && k < below->count; k++)
            is_same = is_same || (text_equal(below->items[k].path, some->items[i].path) &&
                                  text_equal(below->items[k].bytes, some->items[i].bytes));
        if (is_same)
            continue;
        buffer_add(out, TEXT("    ["));
        put_quoted(out, some->items[i].path);
        buffer_add(out, TEXT("] = "));
        put_long(out, some->items[i].bytes);
        buffer_add(out, TEXT(",\n"));
    }
    buffer_add(out, TEXT("  },\n"));
}

static void put_example(buffer *out, const saving *v)
{
    if (!v->has_keeps)
        buffer_add(
            out,
            TEXT("\n-- No part of the repository was found that keeps it: write an example that does.\n"));
    if (!v->has_breaks)
        buffer_add(out, TEXT("\n-- No edit was found that breaks it: write an example that does.\n"));
    if (!v->has_keeps && !v->has_breaks)
        return;
    buffer_add(out, TEXT("\nexample "));
    put_quoted(out, v->id);
    buffer_add(out, TEXT(" {\n"));
    if (v->has_keeps)
        put_tree(out, "keeps", &v->keeps, NULL);
    if (v->has_breaks)
        put_tree(out, "breaks", &v->breaks, v->has_keeps ? &v->keeps : NULL);
    buffer_add(out, TEXT("}\n"));
}

static text rule_text(const saving *v, const char *known)
{
    buffer out = buffer_new(v->s.memory);
    text locals = entry_locals_of(v->s.memory, text_from(known), v->sentence);

    if (locals.length) {
        buffer_add(&out, locals);
        buffer_add_byte(&out, '\n');
    }
    buffer_add(&out, TEXT("contract "));
    put_quoted(&out, v->id);
    buffer_add(&out, TEXT(" {\n"));
    put_says(&out, v);
    buffer_print(&out, "\n  %.*s,\n}\n", TEXT_FORMAT(v->sentence));
    put_example(&out, v);
    return buffer_text(&out);
}

/* ---- where it goes ---- */

/* What stands in the file already; the file may lie anywhere. */
static bool file_read(lockstep_project *project, text path, text *old)
{
    size_t slash = text_find_last(path, '/');
    text folder = slash < path.length ? text_slice(path, 0, slash ? slash : 1) : TEXT(".");
    const char *reason = "";
    tree *from =
        tree_open_disk(text_string(&project->memory, folder), project->options.limits.rule_size, &reason);
    tree_file file = {0};
    bool is_there =
        from && tree_read(from, slash < path.length ? text_slice(path, slash + 1, path.length) : path,
                          &project->memory, &file) == TREE_OK;

    if (is_there)
        *old = file.bytes;
    if (from)
        tree_close(from);
    return is_there;
}

static bool is_taken(lockstep_project *project, text id)
{
    const rule_set *rules = project_rules(project);
    finding_array unheard = {0};
    plan *all = rules->is_recommended ? NULL
                                      : binding_load(&project->memory, &project->options.limits,
                                                     rules->files.items, rules->files.count, &unheard);

    for (uint32_t i = 0; all && i < all->contracts.count; i++)
        if (text_equal(all->contracts.items[i].id, id))
            return true;
    return false;
}

static bool is_id(text id)
{
    for (size_t i = 0; i < id.length; i++)
        if ((unsigned char)id.start[i] <= ' ' || id.start[i] == '"' || id.start[i] == '\\')
            return false;
    return id.length > 0;
}

/* The examples must come out as they should. */
static lockstep_result *checked_result(saving *v, const rule_addition *added)
{
    lockstep_project *project = v->s.project;
    entered whole = entry_open(project, "", text_string(v->s.memory, added->bytes));
    lockstep_result *result = NULL;

    if (whole.entry.type == ENTRY_WRONG) {
        result = project_result(project, RESULT_PROBLEMS, NULL);
        result->findings = whole.problems;
        result->status = 2;
    } else if (whole.entry.all->examples.count) {
        result = examples_result(project, whole.entry.all);
    }
    entry_close(&whole);
    if (result && result->status)
        return result;
    result = project_result(project, RESULT_ADDITION, NULL);
    result->added = added;
    return result;
}

static lockstep_result *taken_result(lockstep_project *project, text id)
{
    return problem_result(
        project, text_print(&project->memory, "there is already a contract \"%.*s\"", TEXT_FORMAT(id)),
        TEXT("give it another id"));
}

static lockstep_result *unsaved_result(saving *v)
{
    lockstep_project *project = v->s.project;
    lockstep_result *result;

    if (v->entry.entry.type == ENTRY_SENTENCE)
        return problem_result(
            project,
            TEXT("the sentence was not judged: it finds nothing to check, or what it reads can't be read"),
            TEXT("ask it, and see what is missing"));
    if (!v->entry.problems.count)
        return problem_result(project, TEXT("there is no sentence that could be saved"),
                              TEXT("enter one first: every(docs :links()) :exists()"));
    result = project_result(project, RESULT_PROBLEMS, NULL);
    result->findings = v->entry.problems;
    result->status = 2;
    return result;
}

static lockstep_result *saved_result(saving *v, const char *known, text file)
{
    rule_addition *added = arena_new(v->s.memory, rule_addition);
    text old = {0};

    added->path = file;
    added->is_new = !file_read(v->s.project, file, &old);
    if (entry_has_contract(v->s.memory, old, v->id))
        return taken_result(v->s.project, v->id);
    added->bytes = rule_text(v, known);
    if (!added->is_new)
        added->bytes = TEXT_JOIN(v->s.memory, TEXT("\n"), added->bytes);
    return checked_result(v, added);
}

lockstep_result *lockstep_save(lockstep_project *project, const char *known, const char *sentence,
                               const char *id, const char *file)
{
    arena *memory = &project->memory;
    saving v = {.s = {.project = project, .memory = memory, .tries = SAMPLE_TRIES, .bytes = SAMPLE_BYTES}};
    lockstep_result *result = NULL;

    v.id = text_copy(memory, text_from(id));
    if (!is_id(v.id) || !text_ends(text_from(file), TEXT(".lua")))
        return problem_result(project, TEXT("a contract is saved under an id, in a rule file"),
                              TEXT("say for example: docs/links lockstep/docs.lua"));
    if (is_taken(project, v.id))
        return taken_result(project, v.id);
    v.entry = entry_open(project, known, sentence);
    v.sentence = v.entry.entry.asked_bytes;
    v.s.rules = v.entry.entry.asked;
    if (v.entry.entry.type != ENTRY_SENTENCE || !find_examples(&v))
        result = unsaved_result(&v);
    entry_close(&v.entry);
    return result ? result : saved_result(&v, known, text_copy(memory, text_from(file)));
}
