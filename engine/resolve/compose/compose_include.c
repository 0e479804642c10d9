/* compose_include.c — include: other projects, loaded on their own and taken over whole. */
#include "project_files.h"

static void fail(compose_loader *loader, const compose_value *at, text message, const char *fix)
{
    loader_fail(loader, at->origin, message, text_from(fix));
}

/* A text, or a list of texts. */
static void add_paths(compose_loader *loader, const compose_value *from, text folder, text_array *to)
{
    if (value_is(from, VALUE_TEXT))
        *array_push(to, loader->memory) = path_absolute(loader->memory, folder, from->words);
    for (uint32_t i = 0; value_is(from, VALUE_LIST) && i < from->items.count; i++)
        *array_push(to, loader->memory) =
            path_absolute(loader->memory, folder, value_words(from->items.items[i].value));
}

/* The variables of the include's env files, where those outside have not the same. */
static compose_value *include_environment(compose_loader *loader, const load_scope *scope,
                                          const text_array *files, const compose_value *at)
{
    compose_value *inner = value_clone(loader->memory, scope->environment, NULL, 0, (span){0});
    compose_value *own = value_new(loader->memory, VALUE_MAP, NULL);

    for (uint32_t i = 0; i < files->count; i++) {
        tree_status status;
        uint32_t file;
        bool is_unknown;
        if (text_is(files->items[i], "/dev/null"))
            continue;
        if (loader->request->is_open && !loader_finds(loader, files->items[i], &is_unknown)) {
            loader_unknown(loader, at->origin,
                           text_print(loader->memory, "what the env file %.*s sets is not known here",
                                      TEXT_FORMAT(loader_shown(loader, files->items[i]))));
            continue;
        }
        if (loader_open(loader, files->items[i], &file, &status))
            dotenv_read(loader, file, false, scope->environment, NULL, own);
        else
            fail(loader, at,
                 text_print(loader->memory, "there is no env file %.*s",
                            TEXT_FORMAT(loader_shown(loader, files->items[i]))),
                 "correct env_file; it is seen from the project's folder");
    }
    for (uint32_t i = 0; i < own->items.count; i++)
        if (!value_get(inner, own->items.items[i].key))
            value_set(loader->memory, inner, own->items.items[i].key, own->items.items[i].value);
    return inner;
}

static bool is_included_above(const load_scope *scope, text path)
{
    for (const load_chain *one = scope->included; one; one = one->above)
        if (text_equal(one->path, path))
            return true;
    return false;
}

/* This one closes the circle that the one of `path` began. */
static void fail_circle(compose_loader *loader, const load_scope *scope, text path, const compose_value *from)
{
    loader_notes notes = {0};

    for (const load_chain *one = scope->included; one && !text_equal(one->path, path); one = one->above)
        notes_add(loader, &notes, one->at, false,
                  text_print(loader->memory, "%.*s is included here",
                             TEXT_FORMAT(loader_shown(loader, one->path))));
    loader_fail_notes(loader, from->origin,
                      text_print(loader->memory, "%.*s includes itself, through others or at once",
                                 TEXT_FORMAT(loader_shown(loader, path))),
                      TEXT("remove one of the includes"), &notes);
}

/* Everything of the included project that the including one has not: the same twice is as good as once. */
static void take_over(compose_loader *loader, compose_value *included, compose_value *into,
                      const compose_value *at)
{
    static const char *const sections[] = {"services", "volumes", "networks", "configs", "secrets", "models"};

    for (size_t k = 0; k < sizeof sections / sizeof *sections; k++) {
        const compose_value *from = value_at(included, sections[k]);
        compose_value *to = value_at(into, sections[k]);
        for (uint32_t i = 0; value_is(from, VALUE_MAP) && i < from->items.count; i++) {
            const value_item *item = &from->items.items[i];
            const compose_value *old;
            if (!to)
                value_put(loader->memory, into, sections[k],
                          to = value_new(loader->memory, VALUE_MAP, from->origin));
            old = value_get(to, item->key);
            if (old && !value_equal(old, item->value))
                fail(loader, at,
                     text_print(loader->memory, "%s.%.*s conflicts with the one that is included",
                                sections[k], TEXT_FORMAT(item->key)),
                     "give one of them another name");
            if (!old)
                value_set(
                    loader->memory, to, item->key,
                    value_clone(loader->memory, item->value, "included", at->origin->file, at->origin->part));
        }
    }
}

/* What an include says, in full. */
typedef struct include_request {
    text_array paths, env_files;
    text directory;
} include_request;

/* A relative project_directory is seen from the including project's; without one, the first path's folder is
 * meant. */
static void include_read(compose_loader *loader, const load_scope *scope, const compose_value *from,
                         include_request *to)
{
    const compose_value *path = value_is(from, VALUE_MAP) ? value_at(from, "path") : from;
    const compose_value *directory = value_at(from, "project_directory"),
                        *env_file = value_at(from, "env_file");
    text beside;

    add_paths(loader, path, scope->directory, &to->paths);
    if (!value_is(from, VALUE_MAP) && !value_is(from, VALUE_TEXT) && !value_is(from, VALUE_NULL))
        fail(loader, from, TEXT("an include is a path, or a mapping with a path"), "write include: [FILE]");
    to->directory = value_is(directory, VALUE_TEXT)
                        ? path_absolute(loader->memory, scope->directory, directory->words)
                    : to->paths.count ? path_parent(to->paths.items[0])
                                      : scope->directory;
    beside = env_file ? (text){0} : env_file_beside(loader, to->directory);
    if (env_file)
        add_paths(loader, env_file, scope->directory, &to->env_files);
    else if (beside.length)
        *array_push(&to->env_files, loader->memory) = beside;
}

/* Are its files there? In an open project it is skipped when that can't be known. */
static bool is_readable(compose_loader *loader, const include_request *wanted, const compose_value *from)
{
    for (uint32_t i = 0; i < wanted->paths.count; i++) {
        text path = wanted->paths.items[i];
        bool is_unknown;
        if (loader_finds(loader, path, &is_unknown))
            continue;
        if (is_unknown) {
            loader->project->is_partial = true;
            loader_unknown(
                loader, from->origin,
                TEXT(
                    "what this includes can't be known: it is outside of the repository, or git ignores it"));
        } else {
            fail(loader, from,
                 text_print(loader->memory, "there is no %.*s to include",
                            TEXT_FORMAT(loader_shown(loader, path))),
                 "correct the path; it is seen from the project's folder");
        }
        return false;
    }
    return true;
}

static void include_one(compose_loader *loader, const load_scope *scope, const compose_value *from,
                        compose_value *into)
{
    include_request wanted = {0};
    load_chain chain = {.at = from->origin,
                        .above = scope->included,
                        .depth = scope->included ? scope->included->depth + 1 : 1};
    load_scope inner = {.included = &chain};
    compose_value *model;

    include_read(loader, scope, from, &wanted);
    if (loader->has_failed)
        return;
    inner.environment = include_environment(loader, scope, &wanted.env_files, from);
    if (wanted.paths.count == 0) { /* compose does not mind */
        loader_warn(loader, from->origin, TEXT("this includes nothing"),
                    TEXT("write include: [FILE], or path: FILE"));
        return;
    }
    if (chain.depth > loader->most->include_depth) {
        loader_fail(
            loader, from->origin,
            loader_limit_words(loader, "this is included through too many files", LIMIT_include_depth),
            limit_fix(loader->memory, loader->most, LIMIT_include_depth, "remove one of the includes"));
        return;
    }
    for (uint32_t i = 0; i < wanted.paths.count; i++)
        if (is_included_above(scope, wanted.paths.items[i])) {
            fail_circle(loader, scope, wanted.paths.items[i], from);
            return;
        }
    if (!is_readable(loader, &wanted, from))
        return;
    chain.path = wanted.paths.items[0];
    inner.directory = wanted.directory;
    model = files_load(loader, &inner, &wanted.paths);
    if (!loader->has_failed && loader_spend(loader, from->origin, value_size(model)))
        take_over(loader, model, into, from);
}

void includes_apply(compose_loader *loader, const load_scope *scope, compose_value *model,
                    compose_value *into)
{
    const compose_value *includes = value_at(model, "include");

    if (!includes)
        return;
    if (!value_is(includes, VALUE_LIST) && !value_is(includes, VALUE_NULL))
        fail(loader, includes, TEXT("include must be a list"), "write include: [FILE]");
    for (uint32_t i = 0; value_is(includes, VALUE_LIST) && i < includes->items.count && !loader->has_failed;
         i++)
        include_one(loader, scope, includes->items.items[i].value, into);
    value_remove(model, TEXT("include"));
}
