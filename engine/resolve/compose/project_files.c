/* project_files.c — -f, COMPOSE_FILE or discovery; .env; and profiles. */
#include "project_files.h"

static text setting(const project_files *found, const char *name)
{
    return value_words(value_at(found->environment, name));
}

static bool is_true(text words)
{
    return text_is(words, "1") || text_is(words, "true") || text_is(words, "TRUE") ||
           text_is(words, "True") || text_is(words, "t") || text_is(words, "T");
}

/* ---- variables ---- */

static void take_process(compose_loader *loader, project_files *found)
{
    const effective_request *request = loader->request;

    for (uint32_t i = 0; i < request->environment_count; i++)
        value_set(loader->memory, found->environment, request->environment[i].name,
                  value_text(loader->memory, request->environment[i].value,
                             origin_new(loader->memory, VALUE_NO_FILE, (span){0}, "environment", NULL)));
    if (!request->is_open && !value_has(found->environment, "PWD"))
        value_put(loader->memory, found->environment, "PWD",
                  value_text(loader->memory, request->directory,
                             origin_new(loader->memory, VALUE_NO_FILE, (span){0}, "environment", NULL)));
}

static void take_file(compose_loader *loader, project_files *found, text path, compose_value *own)
{
    tree_status status;
    uint32_t file;

    if (loader_open(loader, path, &file, &status))
        dotenv_read(loader, file, false, found->environment, NULL, own);
    else
        loader_fail(loader, NULL,
                    text_print(loader->memory, "the env file %.*s can't be read: %s",
                               TEXT_FORMAT(loader_shown(loader, path)), tree_status_words(status)),
                    TEXT("correct --env-file"));
}

text env_file_beside(compose_loader *loader, text folder)
{
    text names[] = {TEXT(".env"), loader->request->stand_in};

    for (size_t i = 0; i < 2 && names[i].length; i++) {
        text path = path_absolute(loader->memory, folder, names[i]);
        bool is_unknown;
        if (loader_exists(loader, path) && loader_finds(loader, path, &is_unknown))
            return path;
    }
    return (text){0};
}

/* The variables of --env-file, COMPOSE_ENV_FILES or the folder's .env, where there are none of that name yet.
 */
static void take_env_files(compose_loader *loader, project_files *found, text folder)
{
    const effective_request *request = loader->request;
    compose_value *own = value_new(loader->memory, VALUE_MAP, NULL);
    text listed = setting(found, "COMPOSE_ENV_FILES"), one, beside;

    for (uint32_t i = 0; i < request->env_file_count; i++)
        take_file(loader, found, path_absolute(loader->memory, request->directory, request->env_files[i]),
                  own);
    if (request->env_file_count == 0 && listed.length)
        while (text_next(&listed, ',', &one))
            take_file(loader, found, path_absolute(loader->memory, request->directory, one), own);
    else if (request->env_file_count == 0 && !is_true(setting(found, "COMPOSE_DISABLE_ENV_FILE")) &&
             (beside = env_file_beside(loader, folder)).length)
        take_file(loader, found, beside, own);
    for (uint32_t i = 0; i < own->items.count; i++)
        if (!value_get(found->environment, own->items.items[i].key))
            value_set(loader->memory, found->environment, own->items.items[i].key, own->items.items[i].value);
}

/* ---- files ---- */

/* The first of the names that is there; others are told of. */
static bool find_named(compose_loader *loader, text folder, const char *const *names, text_array *paths)
{
    text first = {0};
    uint32_t count = 0;

    for (; *names; names++) {
        text path = path_absolute(loader->memory, folder, text_from(*names));
        if (!loader_exists(loader, path))
            continue;
        if (count++ == 0)
            first = path;
        if (loader->request->is_open) /* the others don't matter */
            break;
    }
    if (count == 0)
        return false;
    if (count > 1)
        loader_warn(loader, NULL,
                    text_print(loader->memory, "several compose files stand side by side: %.*s is used",
                               TEXT_FORMAT(loader_shown(loader, first))),
                    TEXT("name one with -f"));
    *array_push(paths, loader->memory) = first;
    return true;
}

/* The nearest folder, from here upwards, that has a compose file; false when there is none. */
static bool discover(compose_loader *loader, text folder, text_array *paths)
{
    static const char *const bases[] = {"compose.yaml", "compose.yml", "docker-compose.yml",
                                        "docker-compose.yaml", NULL};
    static const char *const overrides[] = {"compose.override.yml", "compose.override.yaml",
                                            "docker-compose.override.yml", "docker-compose.override.yaml",
                                            NULL};

    for (text at = folder;; at = path_parent(at)) {
        if (find_named(loader, at, bases, paths)) {
            find_named(loader, at, overrides, paths);
            return true;
        }
        if (at.length <= 1)
            return false;
    }
}

static void add_given(compose_loader *loader, text_array *paths, text path)
{
    if (text_is(path, "-"))
        loader_fail(loader, NULL, TEXT("a compose file can't be read from standard input"),
                    TEXT("write it to a file"));
    else
        *array_push(paths, loader->memory) = path_absolute(loader->memory, loader->request->directory, path);
}

/* What COMPOSE_FILE lists; an empty part is a path as well, and no file. */
static void add_listed(compose_loader *loader, const project_files *found, text_array *paths)
{
    text listed = setting(found, "COMPOSE_FILE"), edge = setting(found, "COMPOSE_PATH_SEPARATOR");

    if (edge.length == 0)
        edge = TEXT(":");
    for (size_t at = 0; at <= listed.length;) {
        size_t end = text_find_text(listed, edge, at);
        add_given(loader, paths, text_slice(listed, at, end));
        at = end + edge.length;
    }
}

static void find_profiles(compose_loader *loader, project_files *found)
{
    const effective_request *request = loader->request;
    text listed = setting(found, "COMPOSE_PROFILES"), one;

    for (uint32_t i = 0; i < request->profile_count; i++)
        *array_push(&found->profiles, loader->memory) = request->profiles[i];
    if (request->profile_count == 0)
        while (text_next(&listed, ',', &one))
            *array_push(&found->profiles, loader->memory) = text_trim(one);
}

/* The files that are named; else those that are found from `folder` upwards. */
static void find_files(compose_loader *loader, project_files *found, text folder, text_array *paths)
{
    const effective_request *request = loader->request;

    for (uint32_t i = 0; i < request->given_count; i++)
        add_given(loader, paths, request->given[i]);
    if (paths->count == 0 && value_has(found->environment, "COMPOSE_FILE"))
        add_listed(loader, found, paths);
    if (paths->count == 0)
        discover(loader, folder, paths);
}

void project_find(compose_loader *loader, project_files *found)
{
    const effective_request *request = loader->request;
    bool is_given = request->project_directory.length > 0;
    text folder = is_given ? path_absolute(loader->memory, request->directory, request->project_directory)
                           : request->directory;

    found->environment = value_new(loader->memory, VALUE_MAP, NULL);
    take_process(loader, found);
    if (!is_given && request->given_count > 0)
        folder = path_parent(path_absolute(loader->memory, request->directory, request->given[0]));
    take_env_files(loader, found, folder);
    find_files(loader, found, folder, &found->paths);
    if (found->paths.count == 0)
        loader_fail(loader, NULL, TEXT("there is no compose file here or in a folder above"),
                    TEXT("name one with -f, or go to its folder with -C"));
    if (loader->has_failed || found->paths.count == 0)
        return;
    found->directory = is_given ? folder : path_parent(found->paths.items[0]);
    if (!text_equal(found->directory, folder))
        take_env_files(loader, found, found->directory);
    find_profiles(loader, found);
}
