/* compose_command.c — a documented `docker compose` command, word by word, and the files of the project that
 * it means.
 *
 * Words after the service of exec and run are not compose's. Placeholders name nothing; <a|b> names each. */
#include "compose_command.h"
#include "command_words.h"
#include "compose_words.h"

typedef struct word_reader {
    arena *memory;
    const store *all;
    fact command;
    uint32_t row, end; /* the next word */
    compose_command *found;
    text directory, project_directory;
    ARRAY(text) written_files; /* -f or COMPOSE_FILE */
} word_reader;

static const fact no_fact = {.shard = FACT_LITERAL};

/* ---- words ---- */

/* The next word, without stepping over it; false at the end. Assignments are passed over. */
static bool word_peek(word_reader *job, fact *word)
{
    const shard *facts = store_shard(job->all, job->command.shard);

    while (job->row < job->end && facts->kind[job->row] != KIND_argument &&
           facts->kind[job->row] != KIND_flag)
        job->row = facts->end_row[job->row];
    if (job->row >= job->end)
        return false;
    *word = store_fact(job->all, job->command.shard, job->row);
    return true;
}

static bool word_next(word_reader *job, fact *word)
{
    if (!word_peek(job, word))
        return false;
    job->row = store_shard(job->all, job->command.shard)->end_row[job->row];
    return true;
}

static bool is_flag(const word_reader *job, fact word)
{
    return fact_kind(job->all, word) == KIND_flag;
}

static bool is_free(const word_reader *job, fact word)
{
    return (fact_flags(job->all, word) & FACT_PLACEHOLDER) != 0;
}

/* The value of a flag: after its `=`, else the next word. The word that holds it is *word. */
static text flag_value(word_reader *job, fact flag, fact *word)
{
    text value;

    *word = flag;
    if (fact_text(job->all, flag, ATTRIBUTE_value, &value))
        return value;
    return word_next(job, word) ? fact_name(job->all, *word) : (text){0};
}

/* ---- what words mean ---- */

static void add_file(word_reader *job, text path, fact word)
{
    if (path.length == 0 || text_is(path, "-") || is_free(job, word)) {
        job->found->is_open = true;
        return;
    }
    *array_push(&job->written_files, job->memory) = path;
    *array_push(&job->found->file_facts, job->memory) = word;
}

static void add_profile(word_reader *job, text name, fact word)
{
    *array_push(&job->found->profiles, job->memory) = name;
    *array_push(&job->found->profile_facts, job->memory) = word;
}

static void add_service(word_reader *job, text name, fact word)
{
    *array_push(&job->found->services, job->memory) = name;
    *array_push(&job->found->service_facts, job->memory) = word;
}

typedef void name_adder(word_reader *, text, fact);

/* A name, or with <a|b> each alternative. */
static void add_names(word_reader *job, text words, fact word, name_adder *add)
{
    text_array names = command_alternatives(job->memory, words);

    if (is_free(job, word))
        return;
    for (uint32_t i = 0; i < names.count; i++)
        if (names.items[i].length)
            add(job, text_trim(names.items[i]), word);
}

static void add_services(word_reader *job, text words, fact word)
{
    add_names(job, words, word, add_service);
}

/* -fcompose.yaml: the letter and its value in one word. */
static bool has_value_attached(text flag, char letter)
{
    return flag.length > 2 && flag.start[0] == '-' && flag.start[1] == letter;
}

static void read_global_flag(word_reader *job, fact flag)
{
    text name = fact_name(job->all, flag), value;
    fact word = flag;

    if (has_value_attached(name, 'f')) {
        add_file(job, text_slice(name, 2, name.length), flag);
        return;
    }
    if (!compose_is_global_value_flag(name))
        return;
    value = flag_value(job, flag, &word);
    if (text_is(name, "-f") || text_is(name, "--file"))
        add_file(job, value, word);
    else if (text_is(name, "--profile"))
        add_names(job, value, word, add_profile);
    else if (text_is(name, "--project-directory"))
        job->project_directory = value;
}

/* Flags behind the subcommand: some of them name services. */
static void read_flag(word_reader *job, const compose_subcommand *of, fact flag)
{
    text name = fact_name(job->all, flag), value;
    fact word = flag;

    if (compose_is_only_global(name) && job->found->misplaced.shard == FACT_LITERAL)
        job->found->misplaced = flag;
    if (!compose_is_value_flag(of, name) && !compose_is_only_global(name))
        return;
    value = flag_value(job, flag, &word);
    if (text_is(name, "--scale"))
        add_services(job, text_slice(value, 0, text_find(value, '=', 0)), word);
    else if (text_is(name, "--exit-code-from") || text_is(name, "--attach") || text_is(name, "--no-attach"))
        add_services(job, value, word);
}

/* A plain word behind the subcommand; false when what follows is not compose's. */
static bool read_word(word_reader *job, const compose_subcommand *of, fact word)
{
    text name = fact_name(job->all, word);
    size_t colon = text_find(name, ':', 0);

    switch (of->services) {
    case COMPOSE_ALL_SERVICES:
        add_services(job, name, word);
        return true;
    case COMPOSE_FIRST_SERVICE:
        add_services(job, name, word);
        return false;
    case COMPOSE_SCALES:
        add_services(job, text_slice(name, 0, text_find(name, '=', 0)), word);
        return true;
    case COMPOSE_COPIES:
        if (colon < name.length && text_find(name, '/', 0) > colon)
            add_services(job, text_slice(name, 0, colon), word);
        return true;
    default:
        return true;
    }
}

static void read_subcommand(word_reader *job, fact word)
{
    const compose_subcommand *of = compose_subcommand_named(fact_name(job->all, word));
    bool has_word = false;

    job->found->subcommand = fact_name(job->all, word);
    job->found->subcommand_fact = word;
    while (of && word_next(job, &word)) {
        if (is_flag(job, word)) {
            read_flag(job, of, word);
            continue;
        }
        has_word = true;
        if (!read_word(job, of, word))
            break;
    }
    job->found->needs_service =
        of && !has_word &&
        (text_is(job->found->subcommand, "exec") || text_is(job->found->subcommand, "run"));
}

/* Steps over `docker`'s own flags and `compose`; false when it is another command. */
static bool is_compose(word_reader *job)
{
    text program = {0};
    fact word;

    fact_text(job->all, job->command, ATTRIBUTE_program, &program);
    if (text_is(program, "docker-compose") || text_is(program, "docker compose"))
        return true;
    if (!text_is(program, "docker"))
        return false;
    while (word_next(job, &word)) {
        if (!is_flag(job, word))
            return text_is(fact_name(job->all, word), "compose");
        if (docker_is_value_flag(fact_name(job->all, word)))
            flag_value(job, word, &word);
    }
    return false;
}

static void read_words(word_reader *job)
{
    fact word;

    while (word_next(job, &word)) {
        if (!is_flag(job, word)) {
            read_subcommand(job, word);
            return;
        }
        read_global_flag(job, word);
    }
}

/* COMPOSE_FILE=a:b and COMPOSE_PROFILES=a,b before the command; -f beats the first, profiles are added up. */
static void read_assignments(word_reader *job)
{
    const shard *facts = store_shard(job->all, job->command.shard);
    bool has_files = job->written_files.count > 0;

    for (uint32_t row = job->command.row + 1; row < job->end; row = facts->end_row[row]) {
        fact word = store_fact(job->all, job->command.shard, row);
        text name = fact_name(job->all, word), value = {0}, part;

        if (facts->kind[row] != KIND_assignment || !fact_text(job->all, word, ATTRIBUTE_value, &value))
            continue;
        if (text_is(name, "COMPOSE_FILE") && !has_files)
            for (text rest = value; text_next(&rest, ':', &part);)
                add_file(job, part, word);
        if (text_is(name, "COMPOSE_PROFILES"))
            for (text rest = value; text_next(&rest, ',', &part);)
                add_names(job, text_trim(part), word, add_profile);
    }
}

/* ---- files ---- */

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

static void resolve_files(word_reader *job)
{
    for (uint32_t i = 0; i < job->written_files.count; i++) {
        text path;

        if (path_resolve(job->memory, job->directory, job->written_files.items[i], &path))
            *array_push(&job->found->files, job->memory) = path;
        else
            job->found->is_open = true;
    }
}

static void discover_upwards(word_reader *job, tree *from, text folder, text_array *probes)
{
    for (;;) {
        job->found->files = compose_discover(job->memory, from, folder, probes);
        if (job->found->files.count > 0 || folder.length == 0)
            return;
        folder = path_folder(folder);
    }
}

static void find_files(word_reader *job, tree *from, text_array *probes)
{
    text written = {0}, folder;

    fact_text(job->all, job->command, ATTRIBUTE_directory, &written);
    if (path_resolve(job->memory, (text){0}, written, &folder))
        job->directory = existing_folder(from, folder);
    if (job->written_files.count > 0 || job->found->is_open) {
        resolve_files(job);
        return;
    }
    folder = job->directory;
    if (job->project_directory.length > 0 &&
        !path_resolve(job->memory, job->directory, job->project_directory, &folder))
        job->found->is_open = true;
    else
        discover_upwards(job, from, folder, probes);
}

compose_command compose_command_read(arena *memory, const store *all, tree *from, fact command,
                                     text_array *probes)
{
    compose_command found = {.subcommand_fact = no_fact, .misplaced = no_fact};
    word_reader job = {.memory = memory, .all = all, .command = command, .found = &found};

    if (fact_kind(all, command) != KIND_command)
        return found;
    job.row = command.row + 1;
    job.end = store_shard(all, command.shard)->end_row[command.row];
    if (!is_compose(&job))
        return found;
    found.is_compose = true;
    read_words(&job);
    read_assignments(&job);
    find_files(&job, from, probes);
    return found;
}
