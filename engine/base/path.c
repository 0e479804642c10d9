/* path.c — paths as texts: nothing here asks the disk. */
#include "glob.h"

#include <string.h>
#include "buffer.h"

/* Adds the parts of `path` to `out`; false when a `..` leaves the root. */
static bool parts_add(buffer *out, text path)
{
    for (text rest = path, part; text_next(&rest, '/', &part);) {
        if (!part.length || text_equal(part, TEXT(".")))
            continue;
        if (!text_equal(part, TEXT(".."))) {
            if (out->length)
                buffer_add_byte(out, '/');
            buffer_add(out, part);
            continue;
        }
        if (!out->length)
            return false;
        out->length = path_folder(buffer_text(out)).length;
    }
    return true;
}

bool path_resolve(arena *memory, text folder, text path, text *resolved)
{
    buffer out = buffer_new(memory);

    if (!text_starts(path, TEXT("/")) && !parts_add(&out, folder))
        return false;
    if (!parts_add(&out, path))
        return false;
    *resolved = buffer_text(&out);
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
