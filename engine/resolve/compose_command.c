/* compose_command.c — a documented `docker compose` command, word by word.
 *
 * Words after the service of exec and run are not compose's. Placeholders name nothing; <a|b> names each. */
#include "compose_command.h"
#include "command_words.h"
#include "compose_reading.h"
#include "compose_settings.h"
#include "compose_words.h"

typedef struct word_reader {
    arena *memory;
    const store *all;
    fact command;
    uint32_t row, end; /* the next word */
    compose_command *found;
    text project_directory, project_name;
    bool is_stack;
    bool is_in_flag; /* the words read are a flag's value */
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
    if (is_free(job, word) && !job->found->open.length)
        job->found->open =
            text_print(job->memory, "%.*s stands for a file that only the reader knows", TEXT_FORMAT(path));
    *array_push(&job->found->file_names, job->memory) = path;
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
    *array_push(&job->found->is_flagged, job->memory) = is_flag(job, word) || job->is_in_flag;
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

/* The flag that takes a value and its value, also of -fcompose.yaml and -itu root; false when it takes none.
 */
static bool read_value(word_reader *job, const compose_subcommand *of, fact flag, text *name, text *value,
                       fact *word)
{
    compose_bundle bundle;

    *name = fact_name(job->all, flag);
    *word = flag;
    bundle = compose_bundle_read(job->memory, of, *name);
    if (bundle.attached.length > 0) {
        *name = bundle.flag;
        *value = bundle.attached;
        return true;
    }
    if (bundle.flag.length > 0)
        *name = bundle.flag;
    if (of ? !compose_is_value_flag(of, *name) : !compose_is_global_value_flag(*name))
        return false;
    *value = flag_value(job, flag, word);
    return true;
}

static void read_global_flag(word_reader *job, fact flag)
{
    text name, value;
    fact word;

    if (!read_value(job, NULL, flag, &name, &value, &word))
        return;
    if (text_is(name, "-f") || text_is(name, "--file"))
        add_file(job, value, word);
    else if (text_is(name, "--profile"))
        add_names(job, value, word, add_profile);
    else if (text_is(name, "--project-directory"))
        job->project_directory = value;
    else if (text_is(name, "-p") || text_is(name, "--project-name"))
        job->project_name = value;
}

/* A flag that the subcommand doesn't take; what follows a global one is its value. */
static void refuse_flag(word_reader *job, const compose_subcommand *of, fact flag)
{
    text name = fact_name(job->all, flag);
    fact word;

    if (compose_is_misplaced(of, name)) {
        if (job->found->misplaced.shard == FACT_LITERAL)
            job->found->misplaced = flag;
        flag_value(job, flag, &word);
    } else if (!is_free(job, flag) && compose_flags_instead(job->memory, of, name).count > 0 &&
               job->found->unknown_flag.shard == FACT_LITERAL) {
        job->found->unknown_flag = flag;
    }
}

/* Flags behind the subcommand: some of them name services. */
static void read_flag(word_reader *job, const compose_subcommand *of, fact flag)
{
    text name, value;
    fact word;

    if (!read_value(job, of, flag, &name, &value, &word)) {
        job->found->has_no_deps = job->found->has_no_deps || text_is(name, "--no-deps");
        refuse_flag(job, of, flag);
        return;
    }
    job->is_in_flag = true;
    if (text_is(name, "--scale"))
        add_services(job, text_slice(value, 0, text_find(value, '=', 0)), word);
    else if (text_is(name, "--exit-code-from") || text_is(name, "--attach") || text_is(name, "--no-attach"))
        add_services(job, value, word);
    job->is_in_flag = false;
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

/* docker stack deploy -c compose.yaml NAME: files are all that it names. */
static bool read_stack(word_reader *job)
{
    fact word;

    if (!word_next(job, &word) ||
        (!text_is(fact_name(job->all, word), "deploy") && !text_is(fact_name(job->all, word), "up")))
        return false;
    while (word_next(job, &word)) {
        text name = fact_name(job->all, word), value, one;

        if (!is_flag(job, word) || (!text_is(name, "-c") && !text_is(name, "--compose-file")))
            continue;
        for (value = flag_value(job, word, &word); text_next(&value, ',', &one);)
            add_file(job, one, word);
    }
    return job->found->file_names.count > 0;
}

/* Steps over the program's own flags and `compose`; false when it is another command. */
static bool is_compose(word_reader *job)
{
    text program = {0}, name;
    fact word;

    fact_text(job->all, job->command, ATTRIBUTE_program, &program);
    job->found->is_docker = text_starts(program, TEXT("docker"));
    if (text_is(program, "docker-compose") || text_is(program, "docker compose") ||
        text_is(program, "podman-compose"))
        return true;
    if (!text_is(program, "docker") && !text_is(program, "podman") && !text_is(program, "nerdctl"))
        return false;
    while (word_next(job, &word)) {
        name = fact_name(job->all, word);
        if (!is_flag(job, word)) {
            job->is_stack = text_is(name, "stack");
            return text_is(name, "compose") || (job->is_stack && read_stack(job));
        }
        if (docker_is_value_flag(name))
            flag_value(job, word, &word);
    }
    return false;
}

/* ${FILES[@]}, [options], <flags>: it may stand for flags as well as for the subcommand. */
static bool is_any_word(const word_reader *job, fact word)
{
    return is_free(job, word) || text_starts(fact_name(job->all, word), TEXT("<"));
}

static void read_words(word_reader *job)
{
    fact word;

    while (word_next(job, &word)) {
        if (is_flag(job, word)) {
            read_global_flag(job, word);
            continue;
        }
        if (!is_any_word(job, word)) {
            read_subcommand(job, word);
            return;
        }
        if (!job->found->open.length)
            job->found->open = text_print(job->memory, "%.*s may stand for flags of docker compose",
                                          TEXT_FORMAT(fact_name(job->all, word)));
    }
}

static void add_listed_profiles(word_reader *job, fact setting)
{
    text part;

    for (text rest = compose_setting_value(job->all, setting); text_next(&rest, ',', &part);)
        add_names(job, text_trim(part), setting, add_profile);
}

/* COMPOSE_FILE=a:b and COMPOSE_PROFILES=a,b before the command or on lines above it; -f beats the first,
 * --profile the second. */
static void read_settings(word_reader *job, text_array *files)
{
    const shard *facts = store_shard(job->all, job->command.shard);
    compose_settings set = compose_settings_before(job->all, job->command);
    bool is_listed = job->found->profiles.count == 0;

    for (uint32_t row = job->command.row + 1; row < job->end; row = facts->end_row[row]) {
        fact word = store_fact(job->all, job->command.shard, row);
        text name = fact_name(job->all, word);

        if (facts->kind[row] != KIND_assignment)
            continue;
        if (text_is(name, "COMPOSE_FILE"))
            *files = compose_listed_files(job->memory, compose_setting_value(job->all, word));
        if (text_is(name, "COMPOSE_PROFILES"))
            set.profiles = word;
        if (text_is(name, "COMPOSE_PROJECT_NAME"))
            set.project = word;
    }
    if (is_listed)
        add_listed_profiles(job, set.profiles);
    if (job->project_name.length == 0)
        job->project_name = compose_setting_value(job->all, set.project);
}

compose_command compose_command_read(arena *memory, const store *all, const compose_finder *finder,
                                     fact command, text_array *looked, text_array *missing)
{
    compose_command found = {.subcommand_fact = no_fact, .misplaced = no_fact, .unknown_flag = no_fact};
    word_reader job = {.memory = memory, .all = all, .command = command, .found = &found};
    text_array files = {0};

    if (fact_kind(all, command) != KIND_command)
        return found;
    job.row = command.row + 1;
    job.end = store_shard(all, command.shard)->end_row[command.row];
    if (!is_compose(&job))
        return found;
    found.is_compose = true;
    if (!job.is_stack) {
        read_words(&job);
        read_settings(&job, &files);
    }
    if (found.file_names.count > 0)
        files = found.file_names;
    found.is_named = job.project_name.length > 0 && files.count == 0;
    compose_readings(
        &(reading_request){memory, all, finder, command, &files, job.project_directory, looked, missing},
        &found);
    return found;
}
