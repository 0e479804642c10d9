/* project_name.c — -p, COMPOSE_PROJECT_NAME, the files' name:, or the folder's name. */
#include "project_files.h"

#include <ctype.h>
#include <string.h>

/* Lower case, without other characters than a-z 0-9 _ -, beginning with a letter or digit. */
static text normalized(arena *memory, text name)
{
    buffer out = buffer_new(memory);

    for (size_t i = 0; i < name.length; i++) {
        char byte = (char)tolower((unsigned char)name.start[i]);
        bool is_plain = (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
        if (is_plain || (out.length && (byte == '_' || byte == '-')))
            buffer_add_byte(&out, byte);
    }
    return text_copy(memory, buffer_text(&out));
}

static void check(compose_loader *loader, text name, const value_origin *at)
{
    if (!text_equal(normalized(loader->memory, name), name) || name.length == 0)
        loader_fail(loader, at,
                    text_print(loader->memory, "\"%.*s\" can't be a project's name", TEXT_FORMAT(name)),
                    TEXT("use lower case letters, digits, - and _, and begin with a letter or digit"));
}

/* May the file have a key `name`? A wrong yes costs a reading, a wrong no loses a name. */
static bool may_have_name(text bytes)
{
    for (size_t at = text_find_text(bytes, TEXT("name"), 0); at < bytes.length;
         at = text_find_text(bytes, TEXT("name"), at + 1)) {
        char before = at ? bytes.start[at - 1] : '\n',
             after = at + 4 < bytes.length ? bytes.start[at + 4] : 0;
        if (!isalnum((unsigned char)before) && before != '_' && before != '-' && after &&
            strchr(":\"' \t\r\n", after))
            return true;
    }
    return false;
}

/* The name: of the last document of a file that has one. */
static void name_of_file(compose_loader *loader, project_files *found, text path)
{
    tree_status status;
    uint32_t file;
    yaml_tree *yaml;
    text name;

    if (!loader_open(loader, path, &file, &status) || !may_have_name(loader->files.items[file].bytes))
        return;
    yaml = loader->files.items[file].yaml =
        yaml_parse(loader->memory, loader->files.items[file].bytes, loader->most);
    for (uint32_t i = 0; i < yaml->documents.count; i++) {
        uint32_t node = yaml_get(yaml, yaml_root(yaml, i), TEXT("name"));
        const value_origin *at;
        if (node == YAML_NONE || yaml_is_null(yaml, node) || !yaml_is(yaml, node, YAML_SCALAR))
            continue;
        at = origin_new(loader->memory, file, yaml_span(yaml, node), "written", NULL);
        name = yaml_text(yaml, node);
        if (!loader->request->no_interpolation)
            name = text_interpolate(loader, (variable_scopes){{found->environment}}, name, at);
        if (symbols_are_in(name)) /* nobody knows */
            continue;
        name = normalized(loader->memory, name);
        if (name.length == 0 && yaml_text(yaml, node).length && !loader->request->is_open)
            loader_fail(loader, at, TEXT("no letter or digit is left of the project's name"),
                        TEXT("use lower case letters, digits, - and _"));
        if (name.length)
            found->name = name;
    }
}

void project_name(compose_loader *loader, project_files *found)
{
    text wanted = loader->request->name.length
                      ? loader->request->name
                      : value_words(value_at(found->environment, "COMPOSE_PROJECT_NAME"));

    found->name = normalized(loader->memory, path_name(found->directory));
    found->is_name_wanted = wanted.length > 0;
    if (found->is_name_wanted) {
        found->name = wanted;
        check(loader, wanted, NULL);
    }
    for (uint32_t i = 0; i < found->paths.count && !found->is_name_wanted && !loader->has_failed; i++)
        name_of_file(loader, found, found->paths.items[i]);
    if (found->name.length == 0 && !loader->has_failed && !loader->request->is_open)
        loader_fail(loader, NULL, TEXT("the project has no name: its folder's name has no letter or digit"),
                    TEXT("name it with -p, or write name: in its file"));
    value_put(loader->memory, found->environment, "COMPOSE_PROJECT_NAME",
              value_text(loader->memory, found->name,
                         origin_new(loader->memory, VALUE_NO_FILE, (span){0}, "defaulted", NULL)));
}
