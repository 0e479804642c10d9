/* glob_walk.c — one walk for all patterns.
 *
 * All patterns are one program; a folder is entered with the states that its path leads to, so that no folder
 * is listed that no pattern can reach, and none twice. Where every state goes on with a plain name
 * ("docs/…"), the folder isn't listed at all. */
#include "glob.h"

#include <stdlib.h>
#include "buffer.h"
#include "gitignore.h"
#include "glob_program.h"

enum { DEEPEST = 1000 }; /* folders within folders; a path on disk can't have more than twice as many */

typedef struct walk {
    tree *from;
    arena *memory; /* of the results */
    arena scratch; /* until the walk's end */
    glob_program program;
    glob_machine machine;
    glob_states spare;
    bool can_end_with[256]; /* last bytes of paths that any pattern may match */
    text_array *found;
    glob_notes *notes; /* may be NULL */
} walk;

/* A folder on the way: its path, the states its content starts in, and what is ignored there. */
typedef struct stop {
    text path;
    glob_states states, plain; /* plain: those that go on with a name without wildcards */
    const ignore_file *ignored;
    uint32_t depth;
    bool is_named; /* on the way is what would be left out if it weren't named */
} stop;

static glob_states states_copy(walk *all, const glob_states *from)
{
    glob_states copy = {.steps = arena_array(&all->scratch, uint16_t, from->count)};

    for (uint32_t i = 0; i < from->count; i++)
        copy.steps[copy.count++] = from->steps[i];
    return copy;
}

/* ---- plain names
 * ------------------------------------------------------------------------------------------------------ */

/* The next step that isn't just a way out of braces. */
static uint32_t behind_jumps(const walk *all, uint32_t step)
{
    while (all->program.steps.items[step].type == STEP_JUMP)
        step = all->program.steps.items[step].target;
    return step;
}

/* The plain name that a state begins: true when only bytes come up to the next `/` or the end. */
static bool plain_name(walk *all, uint32_t step, text *name, bool *is_folder)
{
    const glob_step *steps = all->program.steps.items;
    buffer bytes = buffer_new(&all->scratch);

    for (; steps[step].type == STEP_BYTE && steps[step].byte != '/'; step = behind_jumps(all, step + 1))
        buffer_add_byte(&bytes, (char)steps[step].byte);
    *name = buffer_text(&bytes);
    *is_folder = steps[step].type == STEP_BYTE;
    return name->length && (steps[step].type == STEP_END || *is_folder);
}

/* A step that reads nothing itself: what it leads to is in the list as well. */
static bool is_passage(const walk *all, uint32_t step)
{
    step_type type = (step_type)all->program.steps.items[step].type;

    return type == STEP_FORK || type == STEP_JUMP || type == STEP_END;
}

/* Parts the stop's plain states from the others. True when all are plain: then it need not be listed. */
static bool plain_part(walk *all, stop *here)
{
    bool is_folder, are_all = true;
    text name;

    here->plain.steps = arena_array(&all->scratch, uint16_t, here->states.count);
    for (uint32_t i = 0; i < here->states.count; i++) {
        uint32_t step = here->states.steps[i];
        if (plain_name(all, step, &name, &is_folder))
            here->plain.steps[here->plain.count++] = (uint16_t)step;
        else if (!is_passage(all, step))
            are_all = false;
    }
    return are_all;
}

/* ---- the walk
 * ---------------------------------------------------------------------------------------------------------
 */

/* The states behind `name`, from `states`; they live until the next call of this. */
static glob_states advance(walk *all, const glob_states *states, text name)
{
    glob_states now = {.steps = all->spare.steps},
                next = {.steps = all->spare.steps + all->program.steps.count};

    for (uint32_t i = 0; i < states->count; i++)
        now.steps[now.count++] = states->steps[i];
    glob_advance_text(&all->machine, &now, name, &next);
    return now;
}

static const ignore_file *ignored_read(walk *all, text folder, const ignore_file *above)
{
    tree_file file;

    if (tree_read(all->from, path_join(&all->scratch, folder, TEXT(".gitignore")), &all->scratch, &file) !=
        TREE_OK)
        return above;
    return ignore_read(&all->scratch, folder, file.bytes, above);
}

static void folder_walk(walk *all, stop *here);

/* Enter the folder, if any state is left behind its name; else false. */
static bool folder_enter(walk *all, const stop *here, const glob_states *states, text name, bool is_named)
{
    glob_states behind = advance(all, states, name);
    stop inner = {.ignored = here->ignored, .depth = here->depth + 1, .is_named = is_named};

    if (!behind.count || here->depth == DEEPEST)
        return false;
    behind = states_copy(all, &behind);
    behind = advance(all, &behind, TEXT("/"));
    if (!behind.count)
        return false;
    inner.path = path_join(&all->scratch, here->path, name);
    inner.states = states_copy(all, &behind);
    folder_walk(all, &inner);
    return true;
}

static void file_found(walk *all, text path, bool is_link, bool is_named)
{
    *array_push(all->found, all->memory) = path;
    if (is_link && all->notes)
        *array_push(&all->notes->links, all->memory) = path;
    if (is_named && all->notes)
        *array_push(&all->notes->named, all->memory) = path;
}

static void file_try(walk *all, const stop *here, const glob_states *states, const tree_entry *entry,
                     bool is_named)
{
    glob_states behind = advance(all, states, entry->name);

    if (glob_is_done(&all->machine, &behind))
        file_found(all, path_join(all->memory, here->path, entry->name), entry->is_link, is_named);
}

/* What is only found by its plain name: hidden, other people's, or ignored. */
static bool is_left_out(walk *all, const stop *here, const tree_entry *entry)
{
    text name = entry->name;
    bool is_folder = entry->type == TREE_FOLDER && !entry->is_link; /* git takes a link for a file */

    if (text_starts(name, TEXT(".")) || text_is(name, "node_modules") || text_is(name, "vendor"))
        return true;
    if (!here->ignored)
        return false;
    return ignore_excludes(here->ignored, path_join(&all->scratch, here->path, name), is_folder);
}

static void entry_visit(walk *all, const stop *here, const tree_entry *entry)
{
    bool is_file = entry->type == TREE_FILE || (entry->type == TREE_OTHER && entry->is_link);
    const glob_states *states = &here->states;
    bool is_named = here->is_named;

    if (text_is(entry->name, ".git"))
        return;
    if (is_file ? !all->can_end_with[(unsigned char)entry->name.start[entry->name.length - 1]]
                : entry->type != TREE_FOLDER)
        return;
    /* A link to a folder may lead back up: only a rule that names it goes through. */
    if ((entry->type == TREE_FOLDER && entry->is_link) || is_left_out(all, here, entry)) {
        states = &here->plain;
        is_named = true;
    }
    if (is_file)
        file_try(all, here, states, entry, is_named);
    else if (!folder_enter(all, here, states, entry->name, is_named) && is_named && !entry->is_link &&
             all->notes)
        *array_push(&all->notes->closed, all->memory) = path_join(all->memory, here->path, entry->name);
}

static bool has_entry(const tree_entries *entries, const char *name)
{
    for (uint32_t i = 0; i < entries->count; i++)
        if (text_is(entries->items[i].name, name))
            return true;
    return false;
}

static void folder_list(walk *all, stop *here)
{
    tree_entries entries;
    tree_status status;

    if (all->notes)
        *array_push(&all->notes->folders, all->memory) = text_copy(all->memory, here->path);
    status = tree_list(all->from, here->path, &all->scratch, &entries);
    if (status != TREE_OK && status != TREE_MISSING)
        *array_push(all->found, all->memory) = text_copy(all->memory, here->path);
    if (status != TREE_OK)
        return;
    if (has_entry(&entries, ".gitignore"))
        here->ignored = ignored_read(all, here->path, here->ignored);
    for (uint32_t i = 0; i < entries.count; i++)
        entry_visit(all, here, &entries.items[i]);
}

static bool has_text(const text_array *all, text some)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (text_equal(all->items[i], some))
            return true;
    return false;
}

/* Where no folder is listed: would the name be left out? */
static bool is_named_only(walk *all, const stop *here, text name, bool is_folder)
{
    tree_entry entry = {.name = name, .type = is_folder ? TREE_FOLDER : TREE_FILE};

    return is_left_out(all, here, &entry);
}

/* A file that a pattern names in full; one that is there but can't be read will be reported by who reads it.
 */
static void name_probe(walk *all, const stop *here, text name)
{
    text path = path_join(&all->scratch, here->path, name);
    tree_entry entry;
    tree_status status = tree_probe(all->from, path, &entry);

    if (status != TREE_MISSING && (status != TREE_OK || entry.type != TREE_FOLDER))
        file_found(all, text_copy(all->memory, path), status == TREE_OK && entry.is_link,
                   here->is_named || is_named_only(all, here, name, false));
}

/* Every state goes on with a name: go there, each name once. */
static void names_visit(walk *all, stop *here)
{
    text_array entered = {0}, probed = {0};

    here->ignored = ignored_read(all, here->path, here->ignored);
    for (uint32_t i = 0; i < here->plain.count; i++) {
        text name;
        bool is_folder;
        plain_name(all, here->plain.steps[i], &name, &is_folder);
        if (text_is(name, ".git") || has_text(is_folder ? &entered : &probed, name))
            continue;
        *array_push(is_folder ? &entered : &probed, &all->scratch) = name;
        if (is_folder)
            folder_enter(all, here, &here->plain, name,
                         here->is_named || is_named_only(all, here, name, true));
        else
            name_probe(all, here, name);
    }
}

static void folder_walk(walk *all, stop *here)
{
    if (plain_part(all, here))
        names_visit(all, here);
    else
        folder_list(all, here);
}

/* ---- the patterns
 * ----------------------------------------------------------------------------------------------------- */

static void last_byte_allow(walk *all, text pattern)
{
    unsigned char last = pattern.length ? (unsigned char)pattern.start[pattern.length - 1] : 0;

    for (unsigned byte = 0; byte < 256; byte++)
        if (byte == last || last == '*' || last == '?' || last == '}')
            all->can_end_with[byte] = true;
}

/* One program of all patterns, and the states that all of them start in. */
static glob_states patterns_compile(walk *all, const text *patterns, uint32_t count)
{
    uint32_t *first = arena_array(&all->scratch, uint32_t, count);
    glob_states start;

    for (uint32_t i = 0; i < count; i++) {
        first[i] = all->program.steps.count;
        glob_compile(&all->scratch, &all->program, patterns[i]);
        last_byte_allow(all, patterns[i]);
    }
    all->machine = glob_machine_new(&all->scratch, &all->program);
    all->spare.steps = arena_array(&all->scratch, uint16_t, (size_t)all->program.steps.count * 2);
    start = glob_states_new(&all->scratch, &all->program);
    all->machine.round++;
    for (uint32_t i = 0; i < count; i++)
        if (first[i] < all->program.steps.count)
            glob_add(&all->machine, first[i], &start);
    return start;
}

static int path_order(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

text_array glob_walk(tree *from, const text *patterns, uint32_t count, arena *memory, glob_notes *notes)
{
    text_array found = {0};
    walk all = {.from = from, .memory = memory, .found = &found, .notes = notes};
    stop root = {.path = TEXT("")};

    arena_init(&all.scratch);
    root.states = patterns_compile(&all, patterns, count);
    if (root.states.count)
        folder_walk(&all, &root);
    arena_free(&all.scratch);
    if (found.count > 1)
        qsort(found.items, found.count, sizeof *found.items, path_order);
    if (notes && notes->folders.count > 1)
        qsort(notes->folders.items, notes->folders.count, sizeof(text), path_order);
    if (notes && notes->closed.count > 1)
        qsort(notes->closed.items, notes->closed.count, sizeof(text), path_order);
    return found;
}
