/* compose_reading.c — where a compose command runs, and which files it loads there.
 *
 * -f beats COMPOSE_FILE, that beats discovery. What only another block of the page exports, and where a page
 * in a folder is read from, can't be known: each gives a reading of its own. */
#include "compose_reading.h"

#include <string.h>

#include "compose_settings.h"

enum { MOST_READINGS = 4 };

/* ---- what can't be known ---- */

text compose_file_open(arena *memory, text written)
{
    if (written.length == 0 || text_is(written, "-"))
        return TEXT("its compose file comes from standard input");
    if (text_find_text(written, TEXT("://"), 0) < written.length || text_starts(written, TEXT("git@")))
        return text_print(memory, "%.*s is fetched from elsewhere", TEXT_FORMAT(written));
    if (written.start[0] == '/' || written.start[0] == '~')
        return text_print(memory, "%.*s is a file of the machine, not of the repository",
                          TEXT_FORMAT(written));
    for (size_t i = 0; i < written.length; i++)
        if (strchr("<>{}$*[]`", written.start[i]) ||
            text_starts(text_slice(written, i, written.length), TEXT("...")))
            return text_print(memory, "%.*s stands for a file that only the reader knows",
                              TEXT_FORMAT(written));
    return (text){0};
}

/* ---- folders ---- */

static bool is_folder(tree *from, text path)
{
    tree_entry entry;

    return path.length == 0 || (tree_probe(from, path, &entry) == TREE_OK && entry.type == TREE_FOLDER);
}

/* The folder that is there: `cd shop/tools` is `tools` for one who cloned `shop`; the root when nothing fits.
 */
static text existing_folder(tree *from, text folder)
{
    while (!is_folder(from, folder))
        folder = text_slice(folder, text_find(folder, '/', 0) + 1, folder.length);
    return folder;
}

/* Where the command runs: seen from the root, and from the folder of the file that it stands in. */
static uint32_t directories_of(const reading_request *asked, text found[2])
{
    text written = {0}, own = path_folder(store_path(asked->all, asked->command.shard)), folder;
    uint32_t count = 0;

    fact_text(asked->all, asked->command, ATTRIBUTE_directory, &written);
    if (path_resolve(asked->memory, (text){0}, written, &folder))
        found[count++] = existing_folder(asked->finder->from, folder);
    if (own.length > 0 && own.start[0] != '.' && path_resolve(asked->memory, own, written, &folder) &&
        is_folder(asked->finder->from, folder) && (count == 0 || !text_equal(found[0], folder)))
        found[count++] = folder;
    return count;
}

/* ---- readings ---- */

static bool is_same_list(const text_array *left, const text_array *right)
{
    for (uint32_t i = 0; i < left->count && left->count == right->count; i++)
        if (!text_equal(left->items[i], right->items[i]))
            return false;
    return left->count == right->count;
}

static void add_reading(const reading_request *asked, compose_command *to, text directory, text_array files)
{
    for (uint32_t i = 0; i < to->readings.count; i++)
        if (is_same_list(&to->readings.items[i].files, &files))
            return;
    if (files.count > 0 && to->readings.count < MOST_READINGS)
        *array_push(&to->readings, asked->memory) = (compose_reading){directory, files};
}

/* Files that are named, seen from `directory`; what leaves the root is open. */
static void add_named(const reading_request *asked, compose_command *to, text directory,
                      const text_array *names)
{
    text_array files = {0};

    for (uint32_t i = 0; i < names->count; i++) {
        text path;

        text why = compose_file_open(asked->memory, names->items[i]);

        if (to->open.length == 0)
            to->open = why;
        if (why.length > 0)
            return;
        if (path_resolve(asked->memory, directory, names->items[i], &path)) {
            *array_push(&files, asked->memory) = path;
            continue;
        }
        to->open =
            text_print(asked->memory, "%.*s stands outside of the repository", TEXT_FORMAT(names->items[i]));
        return;
    }
    add_reading(asked, to, directory, files);
}

static void add_paths(arena *memory, text_array *to, const text_array *some)
{
    for (uint32_t i = 0; to && i < some->count; i++)
        *array_push(to, memory) = some->items[i];
}

static const text_array *find(const reading_request *asked, text folder)
{
    const compose_found *found = asked->finder->find(asked->finder->context, folder);

    add_paths(asked->memory, asked->looked, &found->looked);
    add_paths(asked->memory, asked->missing, &found->missing);
    return &found->files;
}

/* Found as docker compose does: what the folder's .env names, else what is here or in the nearest folder
 * above. Who reads a page below a project stands in the project's folder, where its .env counts (`is_own`:
 * nothing says where). */
static void add_found(const reading_request *asked, compose_command *to, text directory, bool is_own)
{
    text folder = directory;
    const text_array *files;

    if (asked->project_directory.length > 0) {
        text why = compose_file_open(asked->memory, asked->project_directory);

        if (why.length > 0 || !path_resolve(asked->memory, directory, asked->project_directory, &folder)) {
            to->open = TEXT("its --project-directory can't be known");
            return;
        }
    }
    files = find(asked, folder);
    if (is_own && files->count > 0 && !text_equal(path_folder(files->items[0]), folder))
        files = find(asked, path_folder(files->items[0]));
    for (uint32_t i = 0; i < files->count; i++)
        if (text_starts(files->items[i], TEXT("/"))) {
            to->open = text_print(asked->memory, "%.*s stands outside of the repository",
                                  TEXT_FORMAT(files->items[i]));
            return;
        }
    add_reading(asked, to, directory, *files);
}

static void find_readings(const reading_request *asked, compose_command *to)
{
    compose_settings set = compose_settings_before(asked->all, asked->command);
    text_array exported = compose_listed_files(asked->memory, compose_setting_value(asked->all, set.files));
    text places[2];
    uint32_t count = directories_of(asked, places);

    for (uint32_t i = 0; i < count && asked->files->count > 0; i++)
        add_named(asked, to, places[i], asked->files);
    if (asked->files->count > 0)
        return;
    for (uint32_t i = 0; i < count && exported.count > 0; i++)
        add_named(asked, to, places[i], &exported);
    if (exported.count > 0 && set.is_same_block)
        return;
    for (uint32_t i = count; i-- > 0;) /* a page beside a compose file means that one */
        add_found(asked, to, places[i], i == 1);
}

void compose_readings(const reading_request *asked, compose_command *to)
{
    bool was_open = to->open.length > 0;

    find_readings(asked, to);
    if (to->readings.count > 0 && !was_open) /* from one place it leads nowhere, from another it does */
        to->open = (text){0};
}
