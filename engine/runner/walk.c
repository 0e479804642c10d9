/* walk.c — one walk for many globs: listing folders is what a check of a small repository costs most.
 *
 * What a walk leaves out (names that begin with a dot, node_modules, vendor, what git ignores) depends on the
 * pattern that names it. So only patterns without such a part share a walk, and what it finds is divided
 * among them; one that names what git ignores is only known by what was found. */
#include "walk.h"

#include "sources.h"

static bool is_left_out(text part)
{
    return (part.length && part.start[0] == '.') || text_is(part, "node_modules") || text_is(part, "vendor");
}

static bool is_plain(text pattern)
{
    text rest = pattern, part;

    if (text_find(pattern, '{', 0) < pattern.length) /* a part may be either */
        return false;
    while (text_next(&rest, '/', &part))
        if (is_left_out(part))
            return false;
    return true;
}

static void want(run *r, text_array *patterns, text pattern)
{
    if (!is_plain(pattern))
        return;
    for (uint32_t i = 0; i < patterns->count; i++)
        if (text_equal(patterns->items[i], pattern))
            return;
    *array_push(patterns, r->lasting) = pattern;
}

static void want_source(run *r, text_array *patterns, const plan_selection *some)
{
    const char *const *globs;

    if (some->shape != SELECTION_WORD || word_about(some->word)->shape != SHAPE_SOURCE)
        return;
    for (uint32_t i = 0; i < some->arguments.count; i++) {
        const plan_argument *argument = run_argument(r, some->arguments, i);

        if (argument->type == ARGUMENT_NAME && glob_is_pattern(argument->name))
            want(r, patterns, argument->name);
    }
    for (globs = some->arguments.count ? NULL : source_globs(some->word); globs && *globs; globs++)
        want(r, patterns, text_from(*globs));
}

/* A folder stands among what was found when it could not be listed; both lists are sorted. */
static void closed_take(run *r)
{
    const text_array *folders = &r->walked.folders;
    text_array *paths = &r->walked.paths;
    uint32_t kept = 0, at = 0;

    for (uint32_t i = 0; i < paths->count; i++) {
        while (at < folders->count && text_compare(folders->items[at], paths->items[i]) < 0)
            at++;
        if (at < folders->count && text_equal(folders->items[at], paths->items[i]))
            *array_push(&r->walked.closed, r->lasting) = paths->items[i];
        else
            paths->items[kept++] = paths->items[i];
    }
    paths->count = kept;
}

/* What the walks found is remembered with where it leads. */
static text_array find(run *r, const text *patterns, uint32_t count, arena *memory, glob_notes *notes)
{
    text_array found = glob_walk(r->root, patterns, count, memory, notes);

    for (uint32_t i = 0; i < notes->links.count; i++) {
        uint32_t id = names_intern(&r->walked.links, notes->links.items[i], false);

        while (r->walked.reals.count <= id)
            *array_push(&r->walked.reals, r->lasting) = (text){0};
        tree_real_path(r->root, notes->links.items[i], r->lasting, &r->walked.reals.items[id]);
    }
    return found;
}

static void walk_wanted(run *r)
{
    text_array *patterns = &r->walked.patterns;
    glob_notes notes = {0};

    if (patterns->count)
        r->walked.paths = find(r, patterns->items, patterns->count, r->lasting, &notes);
    r->walked.folders = notes.folders;
    r->walked.named = notes.named;
    closed_take(r);
}

void walk_plain_globs(run *r)
{
    for (plan_id id = 1; id <= r->rules->selections.count; id++)
        want_source(r, &r->walked.patterns, run_selection(r, id));
    walk_wanted(r);
}

void walk_plain(run *r, const char *const *globs, size_t count)
{
    for (size_t i = 0; i < count; i++)
        want(r, &r->walked.patterns, text_from(globs[i]));
    walk_wanted(r);
}

/* Would a walk for the pattern alone list the folder? Part by part; `**` reaches every depth. */
static bool lists(text pattern, text folder)
{
    text part, name;

    while (folder.length) {
        if (!text_next(&pattern, '/', &part) || !pattern.length)
            return text_is(part, "**");
        if (text_is(part, "**"))
            return true;
        text_next(&folder, '/', &name);
        if (!glob_match(part, name))
            return false;
    }
    return true;
}

/* Did the shared walk find all that the pattern names, and nothing for it that only another one names? */
static bool is_walked(const run *r, text pattern)
{
    for (uint32_t i = 0; i < r->walked.named.count; i++)
        if (glob_match(pattern, r->walked.named.items[i]))
            return false;
    for (uint32_t i = 0; i < r->walked.patterns.count; i++)
        if (text_equal(r->walked.patterns.items[i], pattern))
            return true;
    return false;
}

text_array walk_find(run *r, text pattern, text_array *folders)
{
    text_array found = {0};
    glob_notes notes = {0};

    if (!is_walked(r, pattern)) {
        found = find(r, &pattern, 1, r->memory, &notes);
        for (uint32_t i = 0; i < notes.folders.count; i++)
            *array_push(folders, r->memory) = notes.folders.items[i];
        return found;
    }
    for (uint32_t i = 0; i < r->walked.paths.count; i++)
        if (glob_match(pattern, r->walked.paths.items[i]))
            *array_push(&found, r->memory) = r->walked.paths.items[i];
    for (uint32_t i = 0; i < r->walked.closed.count; i++)
        if (lists(pattern, r->walked.closed.items[i]))
            *array_push(&found, r->memory) = r->walked.closed.items[i];
    for (uint32_t i = 0; i < r->walked.folders.count; i++)
        if (lists(pattern, r->walked.folders.items[i]))
            *array_push(folders, r->memory) = r->walked.folders.items[i];
    return found;
}

/* ---- one file, several names ---- */

static text real_of(const run *r, text path)
{
    uint32_t id;

    return names_lookup(&r->walked.links, path, &id) ? r->walked.reals.items[id] : (text){0};
}

static bool has(const text_array *all, text some)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (text_equal(all->items[i], some))
            return true;
    return false;
}

void walk_drop_links(run *r, text_array *paths, const text_array *named)
{
    name_table kept;
    uint32_t count = 0;

    if (r->walked.links.count <= 1) /* the usual case; the empty name is always there */
        return;
    names_init(&kept, r->memory);
    for (uint32_t i = 0; i < paths->count; i++)
        if (!real_of(r, paths->items[i]).length || has(named, paths->items[i]))
            names_intern(&kept, paths->items[i], true);
    for (uint32_t i = 0; i < paths->count; i++) {
        text real = real_of(r, paths->items[i]);
        uint32_t known = kept.count;

        if (!real.length || has(named, paths->items[i]) || names_intern(&kept, real, true) == known)
            paths->items[count++] = paths->items[i];
    }
    paths->count = count;
}
