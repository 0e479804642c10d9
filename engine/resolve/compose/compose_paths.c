/* compose_paths.c — relative paths made absolute, seen from their project's folder. */
#include "compose_loader.h"

#include <ctype.h>

static bool is_address(text path)
{
    static const char *const beginnings[] = {"https://", "http://",     "git://",
                                             "ssh://",   "github.com/", "git@"};

    for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
        if (text_starts(path, text_from(beginnings[i])))
            return true;
    return text_find_text(path, TEXT("://"), 0) < path.length || text_starts(path, TEXT("service:"));
}

/* ~ and ~/x are below HOME. */
static text home_expanded(compose_loader *loader, text path)
{
    if (path.length == 0 || path.start[0] != '~')
        return path;
    for (uint32_t i = 0; i < loader->request->environment_count; i++) {
        const effective_variable *one = &loader->request->environment[i];
        if (text_is(one->name, "HOME") && one->value.length)
            return path_absolute(
                loader->memory, one->value,
                text_print(loader->memory, "./%.*s", TEXT_FORMAT(text_slice(path, 1, path.length))));
    }
    return path;
}

static bool is_windows(text path)
{
    return text_starts(path, TEXT("\\\\")) ||
           (path.length > 2 && isalpha((unsigned char)path.start[0]) && path.start[1] == ':' &&
            (path.start[2] == '\\' || path.start[2] == '/'));
}

/* In an open project a path stays as it is written, unless another folder is meant by it than the project's.
 */
static bool is_seen_from_project(const compose_loader *loader, text path, text folder)
{
    return loader->request->is_open && (text_equal(folder, loader->directory) || symbols_are_in(path) ||
                                        (path.length && path.start[0] == '~'));
}

/* What follows the folder in an absolute path that is below it; else the path. */
static text path_below(text path, text folder)
{
    bool is_below =
        text_starts(path, folder) && path.length > folder.length + 1 && path.start[folder.length] == '/';

    return is_below ? text_slice(path, folder.length + 1, path.length) : path;
}

static void make_absolute(compose_loader *loader, compose_value *value, text folder, bool is_lenient)
{
    text path = home_expanded(loader, value_words(value));

    if (!value_is(value, VALUE_TEXT) || is_seen_from_project(loader, path, folder))
        return;
    if (is_lenient && is_windows(path))
        return;
    value->words = path.length && path.start[0] == '/' ? path : path_absolute(loader->memory, folder, path);
    if (loader->request->no_paths) /* of a file that is extended: as it is seen from here */
        value->words = path_below(value->words, loader->directory);
}

static void mount_path(compose_loader *loader, compose_value *mount, text folder)
{
    compose_value *from = value_at(mount, "source");

    if (!value_says(value_at(mount, "type"), "bind"))
        return;
    if (value_is(from, VALUE_TEXT))
        make_absolute(loader, from, folder, true);
    else if (!from && !loader->request->is_open)
        loader_fail(loader, mount->origin, TEXT("a bind mount has no source"), TEXT("add source:"));
}

/* A local volume that binds a folder: driver_opts: {o: bind, device: ./x}. */
static void driver_path(compose_loader *loader, compose_value *volume, text folder)
{
    const compose_value *driver = value_at(volume, "driver"), *options = value_at(volume, "driver_opts");
    compose_value *device = value_at(options, "device");

    if (value_says(driver, "local") && value_says(value_at(options, "o"), "bind") &&
        value_is(device, VALUE_TEXT))
        make_absolute(loader, device, folder, true);
}

void model_paths(compose_loader *loader, compose_value *model, const compose_shape *shape, text folder)
{
    if (!shape || !model || loader->has_failed)
        return;
    switch ((shape_path)shape->path) {
    case PATH_FILE:
        make_absolute(loader, model, folder, false);
        break;
    case PATH_UNIX:
        make_absolute(loader, model, folder, true);
        break;
    case PATH_CONTEXT:
        if (value_words(model).length && !is_address(value_words(model)))
            make_absolute(loader, model, folder, false);
        break;
    case PATH_MOUNT:
        mount_path(loader, model, folder);
        break;
    case PATH_DRIVER:
        driver_path(loader, model, folder);
        break;
    case PATH_NO:
        break;
    }
    for (uint32_t i = 0; i < model->items.count; i++) {
        const value_item *item = &model->items.items[i];
        model_paths(loader, item->value,
                    model->form == VALUE_MAP ? shape_of_key(shape, item->key.start, item->key.length)
                                             : shape->items,
                    folder);
    }
}
