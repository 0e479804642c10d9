/* compose_accepts.c — does the project that a documented command means know what the command names?
 *
 * Asked in the order in which docker compose would refuse: subcommand, flags, files, profiles, services. */
#include "command_words.h"
#include "compose_command.h"
#include "compose_words.h"
#include "spell.h"

typedef struct acceptance {
    arena *memory;
    const store *all;
    tree *from;
    const shard *project;
    uint32_t number; /* of the project in the store */
    const uint32_t *others;
    uint32_t other_count;
    compose_command command;
    compose_verdict verdict;
    bool is_silent; /* nothing more can be said */
} acceptance;

static void refuse(acceptance *job, text words, text wrong, fact at)
{
    job->verdict.is_accepted = false;
    job->verdict.problem = words;
    job->verdict.wrong = wrong;
    job->verdict.at = at;
}

/* Live names of a kind anywhere in the project. */
static text_array names_of(const acceptance *job, kind some)
{
    text_array names = {0};

    for (uint32_t row = 0; row < job->project->row_count; row++)
        if (job->project->kind[row] == some && !(job->project->flags[row] & FACT_DEAD))
            *array_push(&names, job->memory) = store_name(job->all, job->project->name[row]);
    return names;
}

static bool has_name(text_array names, text wanted)
{
    for (uint32_t i = 0; i < names.count; i++)
        if (text_equal(names.items[i], wanted))
            return true;
    return false;
}

static void offer(acceptance *job, text_array names, text wanted)
{
    text nearest;

    if (spell_nearest(job->memory, wanted, names.items, names.count, &nearest))
        job->verdict.candidate = nearest;
}

/* A row of that kind and name at the top of a compose shard; false if there is none. */
static bool find_row(const acceptance *job, uint32_t number, kind some, text name, fact *found)
{
    const shard *facts = store_shard(job->all, number);

    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
        if (facts->kind[row] == some && !(facts->flags[row] & FACT_DEAD) &&
            text_equal(store_name(job->all, facts->name[row]), name)) {
            *found = store_fact(job->all, number, row);
            return true;
        }
    return false;
}

/* Anywhere in the project; it becomes the other end. */
static bool find_inside(acceptance *job, kind some, text name)
{
    for (uint32_t row = 1; row < job->project->row_count; row++)
        if (job->project->kind[row] == some &&
            text_equal(store_name(job->all, job->project->name[row]), name)) {
            job->verdict.other = store_fact(job->all, job->number, row);
            return true;
        }
    return false;
}

/* ---- the questions ---- */

static void check_subcommand(acceptance *job)
{
    text name = job->command.subcommand;
    text_array names = {0};

    if (job->command.subcommand_fact.shard == FACT_LITERAL || compose_subcommand_named(name) ||
        fact_flags(job->all, job->command.subcommand_fact) & FACT_PLACEHOLDER || text_starts(name, TEXT("<")))
        return;
    for (uint32_t i = 0; i < compose_subcommand_count(); i++)
        *array_push(&names, job->memory) = text_from(compose_subcommand_at(i)->name);
    refuse(job, text_print(job->memory, "docker compose has no subcommand \"%.*s\"", TEXT_FORMAT(name)), name,
           job->command.subcommand_fact);
    offer(job, names, name);
}

static void check_flags(acceptance *job)
{
    fact flag = job->command.misplaced;
    text name;

    if (flag.shard == FACT_LITERAL)
        return;
    name = fact_name(job->all, flag);
    refuse(job,
           text_print(job->memory, "docker compose takes %.*s before \"%.*s\", not behind it",
                      TEXT_FORMAT(name), TEXT_FORMAT(job->command.subcommand)),
           name, flag);
}

static void check_files(acceptance *job)
{
    text_array known = {0};

    for (uint32_t i = 0; i < job->command.files.count; i++) {
        text path = job->command.files.items[i];
        tree_entry entry;

        if (tree_probe(job->from, path, &entry) == TREE_OK && entry.type == TREE_FILE)
            continue;
        if (is_made_before(job->all, job->verdict.at, path)) {
            job->is_silent = true; /* what stands in it is known only where the page is followed */
            return;
        }
        for (uint32_t other = 0; other < job->other_count; other++)
            *array_push(&known, job->memory) = store_path(job->all, job->others[other]);
        refuse(job, text_print(job->memory, "there is no compose file %.*s", TEXT_FORMAT(path)), path,
               i < job->command.file_facts.count ? job->command.file_facts.items[i] : job->verdict.at);
        offer(job, known, path);
        return;
    }
}

static void check_profiles(acceptance *job)
{
    text_array names = names_of(job, KIND_profile);

    for (uint32_t i = 0; i < job->command.profiles.count; i++) {
        text name = job->command.profiles.items[i];

        if (text_is(name, "*") || has_name(names, name) ||
            is_capitals_placeholder(name, names.items, names.count))
            continue;
        refuse(
            job,
            text_print(job->memory, "no service of the project has the profile \"%.*s\"", TEXT_FORMAT(name)),
            name, job->command.profile_facts.items[i]);
        offer(job, names, name);
        if (job->verdict.candidate.length && find_inside(job, KIND_profile, job->verdict.candidate))
            job->verdict.other_words = "the nearest profile: did you mean that?";
        return;
    }
}

/* In the folder of the project's first file, where -f would name it. */
static bool is_beside(const acceptance *job, uint32_t other)
{
    return job->command.files.count &&
           text_equal(path_folder(store_path(job->all, other)), path_folder(job->command.files.items[0]));
}

/* Why the service isn't there: commented out, or only in a file that the command does not name. */
static text missing_words(acceptance *job, text name)
{
    fact *other = &job->verdict.other;

    job->verdict.other_words = "it waits here";
    if (find_row(job, job->number, KIND_disabled, name, other))
        return text_print(job->memory, "the service \"%.*s\" is commented out: it has to be enabled first",
                          TEXT_FORMAT(name));
    job->verdict.other_words = "another file has it";
    for (uint32_t i = 0; i < job->other_count; i++)
        if (is_beside(job, job->others[i]) && find_row(job, job->others[i], KIND_service, name, other)) {
            text path = store_path(job->all, job->others[i]);

            return text_print(job->memory, "the service \"%.*s\" is only in %.*s: add -f %.*s",
                              TEXT_FORMAT(name), TEXT_FORMAT(path), TEXT_FORMAT(path));
        }
    for (uint32_t i = 0; i < job->other_count; i++)
        if (find_row(job, job->others[i], KIND_service, name, other))
            return text_print(job->memory, "the service \"%.*s\" is in %.*s, which is not loaded here",
                              TEXT_FORMAT(name), TEXT_FORMAT(store_path(job->all, job->others[i])));
    return text_print(job->memory, "the project has no service \"%.*s\"", TEXT_FORMAT(name));
}

static void check_services(acceptance *job)
{
    text_array names = names_of(job, KIND_service);

    if (job->command.needs_service) {
        refuse(job,
               text_print(job->memory, "docker compose %.*s needs a service",
                          TEXT_FORMAT(job->command.subcommand)),
               job->command.subcommand, job->command.subcommand_fact);
        return;
    }
    for (uint32_t i = 0; i < job->command.services.count; i++) {
        text name = job->command.services.items[i];

        if (has_name(names, name) || is_capitals_placeholder(name, names.items, names.count))
            continue;
        refuse(job, missing_words(job, name), name, job->command.service_facts.items[i]);
        if (job->verdict.other.shard == FACT_LITERAL)
            offer(job, names, name);
        if (job->verdict.candidate.length &&
            find_row(job, job->number, KIND_service, job->verdict.candidate, &job->verdict.other))
            job->verdict.other_words = "the nearest service: did you mean that?";
        return;
    }
}

compose_verdict compose_accepts(arena *memory, const store *all, tree *from, uint32_t project,
                                const uint32_t *others, uint32_t other_count, fact command)
{
    static void (*const checks[])(acceptance *) = {check_subcommand, check_flags, check_files, check_profiles,
                                                   check_services};
    acceptance job = {.memory = memory,
                      .all = all,
                      .from = from,
                      .project = store_shard(all, project),
                      .number = project,
                      .others = others,
                      .other_count = other_count,
                      .verdict = {.is_accepted = true, .at = command, .other = {.shard = FACT_LITERAL}}};
    size_t last = sizeof checks / sizeof *checks;

    job.command = compose_command_read(memory, all, from, command, NULL);
    if (!job.command.is_compose)
        return job.verdict;
    if (job.command.is_open) /* which project it means can't be known: only its shape is judged */
        last = 2;
    else if (job.project->flags[0] & FACT_OPEN) /* an include of it can't be read: who knows what it brings */
        last = 3;
    for (size_t i = 0; i < last && job.verdict.is_accepted && !job.is_silent; i++)
        checks[i](&job);
    return job.verdict;
}
