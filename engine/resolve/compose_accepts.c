/* compose_accepts.c — does the project that a documented command means know what the command names?
 *
 * Asked in the order in which docker compose would refuse: subcommand, flags, files, profiles, services. */
#include "command_words.h"
#include "compose_acceptance.h"
#include "compose_words.h"
#include "page_made.h"
#include "spell.h"

void acceptance_refuse(acceptance *job, text words, text wrong, fact at)
{
    job->verdict.is_accepted = false;
    job->verdict.problem = words;
    job->verdict.wrong = wrong;
    job->verdict.at = at;
}

void acceptance_open(acceptance *job, text why)
{
    job->verdict.open = why;
}

text_array acceptance_names(const acceptance *job, kind some)
{
    text_array names = {0};

    for (uint32_t row = 0; job->project && row < job->project->row_count; row++)
        if (job->project->kind[row] == some && !(job->project->flags[row] & FACT_DEAD))
            *array_push(&names, job->memory) = store_name(job->all, job->project->name[row]);
    return names;
}

bool acceptance_has(text_array names, text wanted)
{
    for (uint32_t i = 0; i < names.count; i++)
        if (text_equal(names.items[i], wanted))
            return true;
    return false;
}

bool acceptance_find(const acceptance *job, uint32_t number, kind some, text name, fact *found)
{
    const shard *facts = store_shard(job->all, number);

    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
        if (facts->kind[row] == some && (some == KIND_disabled || !(facts->flags[row] & FACT_DEAD)) &&
            text_equal(store_name(job->all, facts->name[row]), name)) {
            *found = store_fact(job->all, number, row);
            return true;
        }
    return false;
}

/* Anywhere in the project. */
static bool find_inside(const acceptance *job, kind some, text name, fact *found)
{
    for (uint32_t row = 1; job->project && row < job->project->row_count; row++)
        if (job->project->kind[row] == some && !(job->project->flags[row] & FACT_DEAD) &&
            text_equal(store_name(job->all, job->project->name[row]), name)) {
            *found = store_fact(job->all, job->asked->project, row);
            return true;
        }
    return false;
}

void acceptance_offer(acceptance *job, text_array names, text wanted, kind some, const char *words)
{
    text nearest;

    if (!spell_nearest(job->memory, wanted, names.items, names.count, &nearest))
        return;
    job->verdict.candidate = nearest;
    if (some != KIND_none && find_inside(job, some, nearest, &job->verdict.other))
        job->verdict.other_words = words;
}

/* ---- the questions ---- */

static void check_subcommand(acceptance *job)
{
    fact word = job->command->subcommand_fact;
    text name = job->command->subcommand;

    if (!job->command->is_docker || word.shard == FACT_LITERAL || compose_subcommand_named(name) ||
        fact_flags(job->all, word) & FACT_PLACEHOLDER)
        return;
    acceptance_refuse(job,
                      text_print(job->memory, "docker compose has no subcommand \"%.*s\"", TEXT_FORMAT(name)),
                      name, word);
    acceptance_offer(job, compose_subcommand_names(job->memory), name, KIND_none, NULL);
}

/* A flag at the wrong place; or one that is a slip for another. Flags that newer versions may have are none.
 */
static void check_flags(acceptance *job)
{
    const compose_command *command = job->command;
    fact flag = command->misplaced.shard != FACT_LITERAL ? command->misplaced : command->unknown_flag;
    text name, nearest;
    text_array known;

    if (!command->is_docker || flag.shard == FACT_LITERAL)
        return;
    name = fact_name(job->all, flag);
    if (command->misplaced.shard != FACT_LITERAL) {
        acceptance_refuse(job,
                          text_print(job->memory, "docker compose takes %.*s before \"%.*s\", not behind it",
                                     TEXT_FORMAT(name), TEXT_FORMAT(command->subcommand)),
                          name, flag);
        return;
    }
    known = compose_flags_instead(job->memory, compose_subcommand_named(command->subcommand), name);
    if (!spell_nearest(job->memory, name, known.items, known.count, &nearest))
        return;
    acceptance_refuse(job,
                      text_print(job->memory, "docker compose %.*s has no flag %.*s",
                                 TEXT_FORMAT(command->subcommand), TEXT_FORMAT(name)),
                      name, flag);
    job->verdict.candidate = nearest;
}

static void refuse_file(acceptance *job, uint32_t which)
{
    text path = job->files.items[which];
    text_array known = {0};

    for (uint32_t other = 0; other < job->asked->other_count; other++)
        *array_push(&known, job->memory) = store_path(job->all, job->asked->others[other]);
    acceptance_refuse(job, text_print(job->memory, "there is no compose file %.*s", TEXT_FORMAT(path)), path,
                      which < job->command->file_facts.count ? job->command->file_facts.items[which]
                                                             : job->asked->fact);
    acceptance_offer(job, known, path, KIND_none, NULL);
}

static void check_files(acceptance *job)
{
    const compose_question *asked = job->asked;

    for (uint32_t i = 0; i < job->files.count; i++) {
        text path = job->files.items[i];
        tree_entry entry;

        if (tree_probe(asked->from, path, &entry) == TREE_OK && entry.type == TREE_FILE)
            continue;
        if (page_makes_file(job->memory, job->all, asked->from, asked->fact, path))
            acceptance_open(job,
                            text_print(job->memory, "%.*s is made on the page itself", TEXT_FORMAT(path)));
        else if (path_is_ignored(job->memory, asked->from, path))
            acceptance_open(
                job, text_print(job->memory, "git ignores %.*s: each reader has another", TEXT_FORMAT(path)));
        else
            refuse_file(job, i);
        return;
    }
    if (job->files.count > 0 && !job->project)
        acceptance_open(job, text_print(job->memory, "%.*s can't be read", TEXT_FORMAT(job->files.items[0])));
}

static void check_profiles(acceptance *job)
{
    text_array names = acceptance_names(job, KIND_profile);

    for (uint32_t i = 0; i < job->command->profiles.count; i++) {
        text name = job->command->profiles.items[i], why;

        if (text_is(name, "*") || acceptance_has(names, name) || text_find(name, '$', 0) < name.length ||
            is_capitals_placeholder(name, names.items, names.count))
            continue;
        why = acceptance_unsure(job);
        if (why.length > 0) {
            acceptance_open(job, why);
            return;
        }
        acceptance_refuse(
            job,
            text_print(job->memory, "no service of the project has the profile \"%.*s\"", TEXT_FORMAT(name)),
            name, job->command->profile_facts.items[i]);
        acceptance_offer(job, names, name, KIND_profile, "the nearest profile: did you mean that?");
        return;
    }
}

static void check_services(acceptance *job)
{
    text_array names = acceptance_names(job, KIND_service);

    if (job->command->needs_service && job->command->is_docker) {
        acceptance_refuse(job,
                          text_print(job->memory, "docker compose %.*s needs a service",
                                     TEXT_FORMAT(job->command->subcommand)),
                          job->command->subcommand, job->command->subcommand_fact);
        return;
    }
    for (uint32_t i = 0; i < job->command->services.count; i++) {
        text name = job->command->services.items[i];

        if (acceptance_has(names, name) || is_capitals_placeholder(name, names.items, names.count))
            continue;
        acceptance_missing(job, i, names);
        return;
    }
}

static bool is_decided(const acceptance *job)
{
    return !job->verdict.is_accepted || job->verdict.open.length > 0;
}

compose_verdict compose_accepts(const compose_question *asked)
{
    static void (*const checks[])(acceptance *) = {check_subcommand, check_flags,    check_files,
                                                   check_profiles,   check_services, acceptance_profiles};
    acceptance job = {.memory = asked->memory,
                      .asked = asked,
                      .all = asked->all,
                      .command = asked->command,
                      .project =
                          asked->project == UINT32_MAX ? NULL : store_shard(asked->all, asked->project),
                      .verdict = {.is_accepted = true, .at = asked->fact, .other = {.shard = FACT_LITERAL}}};
    size_t last = sizeof checks / sizeof *checks;

    if (!asked->command->is_compose)
        return job.verdict;
    if (asked->reading < asked->command->readings.count) {
        job.files = asked->command->readings.items[asked->reading].files;
        job.directory = asked->command->readings.items[asked->reading].directory;
    }
    if (asked->command->open.length > 0) /* which project it means can't be known: only its shape is judged */
        last = 2;
    for (size_t i = 0; i < last && !is_decided(&job); i++)
        checks[i](&job);
    if (job.verdict.is_accepted && asked->command->open.length > 0)
        acceptance_open(&job, asked->command->open);
    return job.verdict;
}
