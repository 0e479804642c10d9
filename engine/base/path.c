/* path.c — paths as texts: nothing here asks the disk. */
#include "glob.h"

#include <string.h>

/* The path that is put together: never longer than what it is made of. */
typedef struct joining {
    char *bytes;
    size_t length;
} joining;

/* Back to the folder; false when there is none above. */
static bool part_drop(joining *out)
{
    if (!out->length)
        return false;
    while (out->length && out->bytes[out->length - 1] != '/')
        out->length--;
    out->length -= out->length != 0;
    return true;
}

static void part_add(joining *out, text part)
{
    if (out->length)
        out->bytes[out->length++] = '/';
    memcpy(out->bytes + out->length, part.start, part.length);
    out->length += part.length;
}

/* Adds the parts of `path`; false when a `..` leaves the root. */
static bool parts_add(joining *out, text path)
{
    for (text rest = path, part; text_next(&rest, '/', &part);) {
        bool is_dot = part.length && part.start[0] == '.';
        if (!part.length || (is_dot && part.length == 1))
            continue;
        if (!is_dot || part.length != 2 || part.start[1] != '.')
            part_add(out, part);
        else if (!part_drop(out))
            return false;
    }
    return true;
}

bool path_resolve(arena *memory, text folder, text path, text *resolved)
{
    bool is_from_root = path.length && path.start[0] == '/';
    joining out = {.bytes = arena_grow(memory, NULL, 0, folder.length + path.length + 2)};

    if (!is_from_root && !parts_add(&out, folder))
        return false;
    if (!parts_add(&out, path))
        return false;
    *resolved = (text){out.bytes, out.length};
    return true;
}

text path_folder(text path)
{
    size_t slash = text_find_last(path, '/');

    return slash == path.length ? TEXT("") : text_slice(path, 0, slash);
}

text path_join(arena *memory, text folder, text name)
{
    size_t cut = folder.length ? folder.length + 1 : 0;
    char *path = arena_alloc(memory, cut + name.length + 1);

    if (cut) {
        memcpy(path, folder.start, folder.length);
        path[folder.length] = '/';
    }
    if (name.length)
        memcpy(path + cut, name.start, name.length);
    return (text){path, cut + name.length};
}

text path_name(text path)
{
    size_t slash = text_find_last(path, '/');

    return slash == path.length ? path : text_slice(path, slash + 1, path.length);
}
