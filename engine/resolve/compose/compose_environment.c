/* compose_environment.c — env_file and label_file of services, read into their environment and labels. */
#include "compose_loader.h"
#include "glob.h"
#include "project_files.h"

/* The pairs of a list or map, as a map of texts and nulls. */
static compose_value *pairs_of(compose_loader *loader, const compose_value *from)
{
    compose_value *made = value_new(loader->memory, VALUE_MAP, from ? from->origin : NULL);

    for (uint32_t i = 0; from && i < from->items.count; i++) {
        const value_item *item = &from->items.items[i];
        text words = value_words(item->value);
        size_t edge = text_find(words, '=', 0);
        if (from->form == VALUE_MAP)
            value_set(loader->memory, made, item->key, item->value);
        else if (edge < words.length)
            value_set(
                loader->memory, made, text_slice(words, 0, edge),
                value_text(loader->memory, text_slice(words, edge + 1, words.length), item->value->origin));
        else
            value_set(loader->memory, made, words,
                      value_new(loader->memory, VALUE_NULL, item->value->origin));
    }
    return made;
}

static void fail_missing(compose_loader *loader, const compose_value *at, text path)
{
    if (loader->request->is_open)
        loader_unknown(loader, at->origin,
                       text_print(loader->memory, "what the env file %.*s sets is not known here",
                                  TEXT_FORMAT(loader_shown(loader, path))));
    else
        loader_fail(
            loader, at->origin,
            text_print(loader->memory, "there is no env file %.*s", TEXT_FORMAT(loader_shown(loader, path))),
            TEXT("write it, or add required: false"));
}

/* Is the env file there? For a .env that a clone does not have, what stands in for it is. */
static bool find_file(compose_loader *loader, text *at, bool *is_unknown)
{
    text beside = {0};

    if (loader_finds(loader, *at, is_unknown))
        return true;
    if (text_is(path_name(*at), ".env"))
        beside = env_file_beside(loader, path_parent(*at));
    if (beside.length)
        *at = beside;
    return beside.length;
}

/* The variables of one env file into `to`. */
static void add_file(compose_loader *loader, const compose_value *item, const compose_value *environment,
                     const compose_value *own, compose_value *to)
{
    const compose_value *path = value_is(item, VALUE_MAP) ? value_at(item, "path") : item,
                        *required = value_at(item, "required"), *format = value_at(item, "format");
    tree_status status;
    uint32_t file;
    bool is_unknown;
    text at;

    if (!value_is(path, VALUE_TEXT))
        return;
    at = path_absolute(loader->memory, loader->directory, path->words);
    if (!find_file(loader, &at, &is_unknown)) {
        if (is_unknown || !value_is(required, VALUE_BOOL) || required->is_true)
            fail_missing(loader, path, at);
        return;
    }
    if (value_words(format).length && !value_says(format, "raw")) {
        loader_fail(loader, format->origin, TEXT("an env file's format can only be raw"),
                    TEXT("remove format"));
        return;
    }
    if (loader_open(loader, at, &file, &status))
        dotenv_read(loader, file, value_words(format).length > 0, environment, own, to);
    else
        fail_missing(loader, path, at);
}

static void service_files(compose_loader *loader, compose_value *service, const char *files_key,
                          const char *into_key, const compose_value *environment)
{
    const compose_value *files = value_at(service, files_key);
    compose_value *made, *own;

    if (!value_is(files, VALUE_LIST))
        return;
    made = value_new(loader->memory, VALUE_MAP, files->origin);
    own = pairs_of(loader, value_at(service, into_key));
    for (uint32_t i = 0; i < files->items.count && !loader->has_failed; i++)
        add_file(loader, files->items.items[i].value, environment, own, made);
    for (uint32_t i = 0; i < own->items.count; i++)
        value_set(loader->memory, made, own->items.items[i].key, own->items.items[i].value);
    value_put(loader->memory, service, into_key, made);
    if (!loader->request->is_open) /* there it is a fact as well */
        value_remove(service, text_from(files_key));
}

void services_environment(compose_loader *loader, compose_value *services, const compose_value *environment)
{
    for (uint32_t i = 0; value_is(services, VALUE_MAP) && i < services->items.count; i++) {
        compose_value *service = services->items.items[i].value;
        if (loader->has_failed)
            return;
        service_files(loader, service, "env_file", "environment", environment);
        service_files(loader, service, "label_file", "labels", environment);
    }
}
