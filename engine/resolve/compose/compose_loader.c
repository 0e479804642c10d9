/* compose_loader.c — problems, limits, and files by absolute path. */
#include "compose_loader.h"

static void add_problem(compose_loader *loader, severity level, const value_origin *at, text message,
                        text fix)
{
    finding *made;

    while (at && at->file == VALUE_NO_FILE)
        at = at->from;
    made = array_push(level == SEVERITY_INFO ? &loader->project->unknown : &loader->project->problems,
                      loader->memory);
    *made = (finding){.state = FINDING_UNJUDGED,
                      .level = level,
                      .message = symbols_restore(loader, message),
                      .fix = symbols_restore(loader, fix)};
    if (at)
        made->at =
            (place){.path = loader_shown(loader, loader->files.items[at->file].path), .part = at->part};
}

enum { OPEN_PROBLEM_LIMIT = 100, TOLD_LIMIT = 1000 };

text loader_limit_words(compose_loader *loader, const char *words, limit_id which)
{
    return text_print(loader->memory, "%s (%.*s)", words,
                      TEXT_FORMAT(limit_words(loader->memory, loader->most, which)));
}

void loader_stop(compose_loader *loader, const value_origin *at, text message, text fix)
{
    if (!loader->has_failed)
        add_problem(loader, SEVERITY_ERROR, at, message, fix);
    loader->has_failed = true;
}

/* What is loaded twice is wrong twice. */
static bool is_told(const compose_loader *loader)
{
    const finding_array *all = &loader->project->problems;
    const finding *last = &all->items[all->count - 1];

    for (uint32_t i = 0; i + 1 < all->count; i++)
        if (text_equal(all->items[i].message, last->message) &&
            text_equal(all->items[i].at.path, last->at.path) &&
            all->items[i].at.part.start == last->at.part.start)
            return true;
    return false;
}

void loader_fail(compose_loader *loader, const value_origin *at, text message, text fix)
{
    bool is_open = loader->request->is_open && !loader->has_failed;

    loader_stop(loader, at, message, fix);
    if (is_open && is_told(loader))
        loader->project->problems.count--;
    if (is_open && loader->project->problems.count < OPEN_PROBLEM_LIMIT)
        loader->has_failed = false;
}

void loader_unknown(compose_loader *loader, const value_origin *at, text message)
{
    if (loader->project->unknown.count < TOLD_LIMIT)
        add_problem(loader, SEVERITY_INFO, at, message, (text){0});
}

void loader_warn(compose_loader *loader, const value_origin *at, text message, text fix)
{
    const finding_array *all = &loader->project->problems;

    if (loader->request->is_open) /* what docker compose says when it runs is not for a contract */
        return;
    for (uint32_t i = 0; i < all->count; i++) /* said of one variable once */
        if (text_equal(all->items[i].message, message))
            return;
    if (!loader->has_failed && all->count < TOLD_LIMIT)
        add_problem(loader, SEVERITY_WARNING, at, message, fix);
}

bool loader_spend(compose_loader *loader, const value_origin *at, uint32_t amount)
{
    if (loader->values >= amount) {
        loader->values -= amount;
        return true;
    }
    loader_stop(loader, at,
                loader_limit_words(loader, "the project has too many values", LIMIT_project_values),
                limit_fix(loader->memory, loader->most, LIMIT_project_values,
                          "look for aliases, extends or port ranges that multiply"));
    return false;
}

/* ---- paths ---- */

text path_absolute(arena *memory, text folder, text path)
{
    text rest = path.length && path.start[0] == '/'
                    ? path
                    : text_print(memory, "%.*s/%.*s", TEXT_FORMAT(folder), TEXT_FORMAT(path)),
         part;
    buffer clean = buffer_new(memory);

    while (text_next(&rest, '/', &part)) {
        if (text_is(part, ".."))
            while (clean.length && clean.bytes[--clean.length] != '/')
                continue;
        else if (part.length && !text_is(part, ".")) {
            buffer_add_byte(&clean, '/');
            buffer_add(&clean, part);
        }
    }
    return clean.length ? text_copy(memory, buffer_text(&clean)) : TEXT("/");
}

text path_parent(text path)
{
    size_t slash = text_find_last(path, '/');

    return slash == 0 || slash >= path.length ? TEXT("/") : text_slice(path, 0, slash);
}

/* What follows the root in an absolute path. */
static bool below_root(const effective_request *request, text path, text *rest)
{
    text root = request->root;

    while (root.length && root.start[root.length - 1] == '/')
        root.length--;
    if (!text_starts(path, root) || (path.length > root.length && path.start[root.length] != '/'))
        return false;
    *rest = text_slice(path, root.length + 1, path.length);
    if (path.length <= root.length)
        *rest = (text){0};
    return true;
}

text loader_shown(const compose_loader *loader, text path)
{
    text rest;

    return below_root(loader->request, path, &rest) ? rest : path;
}

/* ---- reading ---- */

bool loader_exists(compose_loader *loader, text path)
{
    tree_entry entry;
    text rest;
    tree_status status = TREE_OUTSIDE;

    if (below_root(loader->request, path, &rest))
        status = tree_probe(loader->request->files, rest, &entry);
    if (status == TREE_OUTSIDE && loader->request->outside)
        status = tree_probe(loader->request->outside, text_slice(path, 1, path.length), &entry);
    if (status == TREE_OK && entry.type != TREE_FOLDER)
        return true;
    if (loader->request->is_open && status != TREE_OUTSIDE)
        *array_push(&loader->project->missing, loader->memory) = loader_shown(loader, path);
    return false;
}

bool loader_finds(compose_loader *loader, text path, bool *is_unknown)
{
    text rest;
    bool is_open = loader->request->is_open,
         is_outside = is_open && (symbols_are_in(path) || !below_root(loader->request, path, &rest)),
         is_there = !is_outside && loader_exists(loader, path);

    *is_unknown = is_outside || (is_open && loader_ignores(loader, path));
    return is_there && !*is_unknown;
}

static tree_status read_bytes(compose_loader *loader, text path, tree_file *file)
{
    tree_status status = TREE_OUTSIDE;
    text rest;

    if (below_root(loader->request, path, &rest))
        status = tree_read(loader->request->files, rest, loader->memory, file);
    if (status == TREE_OUTSIDE && loader->request->outside)
        status = tree_read(loader->request->outside, text_slice(path, 1, path.length), loader->memory, file);
    return status;
}

bool loader_open(compose_loader *loader, text path, uint32_t *number, tree_status *status)
{
    tree_file file = {0};

    for (*number = 0; *number < loader->files.count; (*number)++)
        if (text_equal(loader->files.items[*number].path, path))
            return true;
    *status = TREE_FAILED;
    if (loader->files.count >= loader->most->project_files) {
        loader_stop(loader, NULL,
                    loader_limit_words(loader, "the project reads too many files", LIMIT_project_files),
                    limit_fix(loader->memory, loader->most, LIMIT_project_files,
                              "look for files that include each other under many names"));
        return false;
    }
    *status = read_bytes(loader, path, &file);
    if (*status != TREE_OK)
        return false;
    *array_push(&loader->files, loader->memory) =
        (loader_file){.path = text_copy(loader->memory, path), .bytes = file.bytes};
    *array_push(&loader->project->files, loader->memory) = loader_shown(loader, path);
    *array_push(&loader->project->bytes, loader->memory) = file.bytes;
    return true;
}

/* ---- names of places ---- */

/* Asked for at every value: nothing is formatted. */
text path_of(compose_loader *loader, text path, text key)
{
    return path.length ? TEXT_JOIN(loader->memory, path, TEXT("."), key) : key;
}

text path_of_item(compose_loader *loader, text path, uint32_t number)
{
    char digits[12];
    size_t at = sizeof digits;

    digits[--at] = ']';
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    digits[--at] = '[';
    return TEXT_JOIN(loader->memory, path, ((text){digits + at, sizeof digits - at}));
}
