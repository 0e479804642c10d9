/* open_symbols.c — what an open project does not know: variables that nobody has set, and files that git
 * ignores.
 *
 * A variable stands as \1 NUMBER \2, and is what it is in the file again when rows are written. Equal ones
 * have one number, so that equal values stay equal. */
#include "compose_loader.h"
#include "gitignore.h"

enum { SYMBOL_BEGIN = 1, SYMBOL_END = 2 };

text symbol_of(compose_loader *loader, text written)
{
    const compose_value *known;

    if (!loader->symbols)
        loader->symbols = value_new(loader->memory, VALUE_MAP, NULL);
    known = value_get(loader->symbols, written);
    if (!known) {
        compose_value *made = value_integer(loader->memory, loader->symbols->items.count, NULL);
        value_set(loader->memory, loader->symbols, written, made);
        known = made;
    }
    return text_print(loader->memory, "%c%u%c", SYMBOL_BEGIN, (unsigned)known->integer, SYMBOL_END);
}

bool symbols_are_in(text some)
{
    return text_find(some, SYMBOL_BEGIN, 0) < some.length;
}

text symbols_restore(const compose_loader *loader, text some)
{
    buffer out;
    size_t at = 0;

    if (!symbols_are_in(some))
        return some;
    out = buffer_new(loader->memory);
    while (at < some.length) {
        size_t begin = text_find(some, SYMBOL_BEGIN, at), end = text_find(some, SYMBOL_END, begin);
        int64_t number = 0;
        buffer_add(&out, text_slice(some, at, begin));
        if (begin >= some.length)
            break;
        if (loader->symbols && text_number(text_slice(some, begin + 1, end), &number) && number >= 0 &&
            number < loader->symbols->items.count)
            buffer_add(&out, loader->symbols->items.items[number].key);
        else /* it stands in the file itself */
            end = begin;
        at = end + 1;
    }
    return buffer_text(&out);
}

/* ---- ignored files ---- */

static const ignore_file *rules_of(compose_loader *loader, text folder)
{
    const ignore_file *rules = NULL;
    text path = path_absolute(loader->memory, loader->request->root,
                              text_print(loader->memory, "./%.*s/.gitignore", TEXT_FORMAT(folder)));
    tree_status status;
    uint32_t file;

    for (uint32_t i = 0; i < loader->ignoring.count; i++)
        if (text_equal(loader->ignoring.items[i].folder, folder))
            return loader->ignoring.items[i].rules;
    if (folder.length)
        rules = rules_of(loader, path_folder(folder));
    if (loader_exists(loader, path) && loader_open(loader, path, &file, &status))
        rules = ignore_read(loader->memory, folder, loader->files.items[file].bytes, rules);
    *array_push(&loader->ignoring, loader->memory) = (loader_ignores_of){folder, rules};
    return rules;
}

bool loader_ignores(compose_loader *loader, text path)
{
    text shown = loader_shown(loader, path);

    for (size_t at = text_find(shown, '/', 0);; at = text_find(shown, '/', at + 1)) {
        text part = text_slice(shown, 0, at);
        const ignore_file *rules = rules_of(loader, path_folder(part));
        if (rules && ignore_excludes(rules, part, at < shown.length))
            return true;
        if (at >= shown.length)
            return false;
    }
}
