/* compose_profiles.c — what a command starts, and what its profiles leave off.
 *
 * Profiles are the command's; without any, those of COMPOSE_PROFILES in the project's .env.
 * A service that is named is on with all services of its profiles; what it depends on has to be on as well,
 * or docker compose says "no such service". */
#include "compose_acceptance.h"
#include "compose_words.h"
#include "page_made.h"

typedef struct started {
    uint32_t row;   /* the service's */
    uint32_t which; /* of the command's services: the one that it is started for */
} started;

typedef struct profile_walk {
    acceptance *job;
    text_array active;
    ARRAY(started) on;
} profile_walk;

static bool is_below(const shard *facts, uint32_t row, uint32_t top, kind some)
{
    return facts->kind[row] == some && facts->parent[row] == top && !(facts->flags[row] & FACT_DEAD);
}

/* Is the service on? *first becomes a profile that would switch it on. */
static bool is_active(const profile_walk *walk, uint32_t service, fact *first)
{
    const shard *facts = walk->job->project;
    bool has_profile = false;

    for (uint32_t row = service + 1; row < facts->end_row[service]; row++) {
        if (!is_below(facts, row, service, KIND_profile))
            continue;
        if (acceptance_has(walk->active, store_name(walk->job->all, facts->name[row])))
            return true;
        if (!has_profile)
            *first = store_fact(walk->job->all, walk->job->asked->project, row);
        has_profile = true;
    }
    return !has_profile;
}

static void activate(profile_walk *walk, uint32_t service, uint32_t which)
{
    const shard *facts = walk->job->project;

    *array_push(&walk->on, walk->job->memory) = (started){service, which};
    for (uint32_t row = service + 1; row < facts->end_row[service]; row++)
        if (is_below(facts, row, service, KIND_profile))
            *array_push(&walk->active, walk->job->memory) = store_name(walk->job->all, facts->name[row]);
}

static bool is_on(const profile_walk *walk, uint32_t service)
{
    for (uint32_t i = 0; i < walk->on.count; i++)
        if (walk->on.items[i].row == service)
            return true;
    return false;
}

static bool service_row(const profile_walk *walk, text name, uint32_t *row)
{
    fact found;

    if (!acceptance_find(walk->job, walk->job->asked->project, KIND_service, name, &found))
        return false;
    *row = found.row;
    return true;
}

static void refuse(profile_walk *walk, uint32_t which, text words, fact profile)
{
    acceptance *job = walk->job;
    text folder = job->files.count ? path_folder(job->files.items[0]) : job->directory;
    text path = env_file_that_sets(job->memory, job->asked->from, folder, TEXT("COMPOSE_PROFILES")),
         name = fact_name(job->all, profile);

    if (path.length > 0 && !acceptance_knows_env(job, folder, path)) {
        acceptance_open(job, text_print(job->memory, "%.*s sets COMPOSE_PROFILES", TEXT_FORMAT(path)));
        return;
    }
    acceptance_refuse(
        job,
        text_print(job->memory, "%.*s: enable it with --profile %.*s", TEXT_FORMAT(words), TEXT_FORMAT(name)),
        job->command->services.items[which], job->command->service_facts.items[which]);
    job->verdict.other = profile;
    job->verdict.other_words = "its profile";
}

static void check_dependencies(profile_walk *walk, started from)
{
    acceptance *job = walk->job;
    const shard *facts = job->project;

    for (uint32_t row = from.row + 1; row < facts->end_row[from.row]; row++) {
        text name = store_name(job->all, facts->name[row]);
        uint32_t other;
        fact profile;

        if (!is_below(facts, row, from.row, KIND_dependency) || facts->flags[row] & FACT_OPTIONAL ||
            !service_row(walk, name, &other) || is_on(walk, other))
            continue;
        if (is_active(walk, other, &profile)) {
            *array_push(&walk->on, job->memory) = (started){other, from.which};
            continue;
        }
        refuse(walk, from.which,
               text_print(job->memory,
                          "\"%.*s\" depends on the service \"%.*s\", which is off without its profile",
                          TEXT_FORMAT(store_name(job->all, facts->name[from.row])), TEXT_FORMAT(name)),
               profile);
        return;
    }
}

static void check_flagged(profile_walk *walk)
{
    const compose_command *command = walk->job->command;

    for (uint32_t i = 0; i < command->services.count && walk->job->verdict.is_accepted; i++) {
        uint32_t service;
        fact profile;

        if (command->is_flagged.items[i] && service_row(walk, command->services.items[i], &service) &&
            !is_on(walk, service) && !is_active(walk, service, &profile))
            refuse(walk, i,
                   text_print(walk->job->memory, "the service \"%.*s\" is off without its profile",
                              TEXT_FORMAT(command->services.items[i])),
                   profile);
    }
}

void acceptance_profiles(acceptance *job)
{
    const compose_command *command = job->command;
    const compose_subcommand *of = compose_subcommand_named(command->subcommand);
    const text_array *named = command->profiles.count ? &command->profiles : &job->asked->switched_on;
    profile_walk walk = {.job = job};

    if (!job->project || !of || !of->starts || acceptance_has(*named, TEXT("*")))
        return;
    for (uint32_t i = 0; i < named->count; i++)
        *array_push(&walk.active, job->memory) = named->items[i];
    for (uint32_t i = 0, row; i < command->services.count; i++)
        if (!command->is_flagged.items[i] && service_row(&walk, command->services.items[i], &row))
            activate(&walk, row, i);
    check_flagged(&walk);
    for (uint32_t i = 0; !command->has_no_deps && i < walk.on.count && job->verdict.is_accepted; i++)
        check_dependencies(&walk, walk.on.items[i]);
}
