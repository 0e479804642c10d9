/* walk.c — one walk for many globs: listing folders is what a check of a small repository costs most.
 *
 * What a walk leaves out (names that begin with a dot, node_modules, vendor) depends on the pattern that
 * names it. So only patterns without such a part share a walk, and what it finds is divided among them. */
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

void walk_plain_globs(run *r)
{
    text_array *patterns = &r->walked.patterns;

    for (plan_id id = 1; id <= r->rules->selections.count; id++)
        want_source(r, patterns, run_selection(r, id));
    if (patterns->count)
        r->walked.paths =
            glob_walk(r->root, patterns->items, patterns->count, r->lasting, &r->walked.folders);
    closed_take(r);
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

static bool is_walked(const run *r, text pattern)
{
    for (uint32_t i = 0; i < r->walked.patterns.count; i++)
        if (text_equal(r->walked.patterns.items[i], pattern))
            return true;
    return false;
}

text_array walk_find(run *r, text pattern, text_array *folders)
{
    text_array found = {0};

    if (!is_walked(r, pattern))
        return glob_walk(r->root, &pattern, 1, r->memory, folders);
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
