/* compose_missing.c — a service that is not in the project: where it is instead, or why that can't be known.
 */
#include <string.h>

#include "compose_acceptance.h"
#include "page_made.h"
#include "source.h"
#include "spell.h"

/* ---- why it can't be known ---- */

/* A file that docker compose would load by itself, and that only the page makes. */
static bool makes_default_file(const acceptance *job, text *path)
{
    static const char *const names[] = {
        "compose.override.yaml",        "compose.override.yml", "docker-compose.override.yml",
        "docker-compose.override.yaml", "compose.yaml",         "compose.yml",
        "docker-compose.yml",           "docker-compose.yaml"};
    const compose_question *asked = job->asked;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        tree_entry entry;

        *path = path_join(job->memory, job->directory, text_from(names[i]));
        if (tree_probe(asked->from, *path, &entry) != TREE_OK &&
            page_makes_file(job->memory, job->all, asked->from, asked->fact, *path))
            return true;
    }
    return false;
}

bool acceptance_knows_env(const acceptance *job, text folder, text template)
{
    tree_entry entry;
    text own = path_join(job->memory, folder, TEXT(".env"));

    return text_equal(path_name(template), job->asked->stand_in) ||
           (tree_probe(job->asked->from, own, &entry) == TREE_OK &&
            !path_is_ignored(job->memory, job->asked->from, own));
}

text acceptance_unsure(const acceptance *job)
{
    text path, folder = job->files.count ? path_folder(job->files.items[0]) : job->directory;

    if (job->project && job->project->flags[0] & FACT_OPEN)
        return TEXT("its project includes what a clone does not have");
    if (job->command->file_names.count > 0)
        return (text){0};
    path = env_file_that_sets(job->memory, job->asked->from, folder, TEXT("COMPOSE_FILE"));
    if (path.length > 0 && !acceptance_knows_env(job, folder, path))
        return text_print(job->memory, "%.*s sets COMPOSE_FILE: it loads other files", TEXT_FORMAT(path));
    if (makes_default_file(job, &path))
        return text_print(job->memory, "%.*s is made on the page itself", TEXT_FORMAT(path));
    return (text){0};
}

static bool is_prose_word(text word)
{
    static const char *const words[] = {
        "a",     "an",   "and",  "are",  "as", "at",    "by",     "can",   "do",     "does",  "for",
        "from",  "in",   "into", "is",   "it", "its",   "of",     "on",    "or",     "shows", "should",
        "that",  "the",  "then", "this", "to", "when",  "which",  "will",  "with",   "your",  "output",
        "lists", "must", "not",  "says", "if", "until", "prints", "again", "command"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word, words[i]))
            return true;
    return word.length > 1 && strchr(",;:?!)", word.start[word.length - 1]);
}

/* Inline code that goes on in English: `docker compose ps of the stack`. */
static bool is_prose(const acceptance *job)
{
    fact command = job->asked->fact;
    const shard *facts = store_shard(job->all, command.shard);

    if (!(fact_flags(job->all, command) & FACT_GUESS))
        return false;
    for (uint32_t row = command.row + 1; row < facts->end_row[command.row]; row = facts->end_row[row])
        if (facts->kind[row] == KIND_argument && is_prose_word(store_name(job->all, facts->name[row])))
            return true;
    return false;
}

static bool is_unknowable(acceptance *job, text name, bool is_slip)
{
    const compose_question *asked = job->asked;
    text why = {0};

    if (is_prose(job))
        why = TEXT("it reads as prose from there on");
    else if (text_find(name, '$', 0) < name.length || text_find(name, '{', 0) < name.length)
        why = text_print(job->memory, "%.*s stands for a service that only the reader knows",
                         TEXT_FORMAT(name));
    else if (page_shows_service(job->memory, job->all, asked->from, asked->fact, name))
        why = text_print(job->memory, "the page has YAML with a service \"%.*s\" of its own",
                         TEXT_FORMAT(name));
    else if (job->command->is_named && !is_slip)
        why = TEXT("it names a project, and what runs under that name may be of other files");
    else
        why = acceptance_unsure(job);
    if (why.length > 0)
        acceptance_open(job, why);
    return why.length > 0;
}

/* ---- where it is instead ---- */

/* In the folder of the project's first file, where -f would name it. */
static bool is_beside(const acceptance *job, text path)
{
    return job->files.count && text_equal(path_folder(path), path_folder(job->files.items[0]));
}

/* A path as -f takes it where the command runs. */
static text seen_from(const acceptance *job, text path)
{
    text directory = job->directory;

    if (directory.length > 0 && text_starts(path, directory) && path.length > directory.length &&
        path.start[directory.length] == '/')
        return text_slice(path, directory.length + 1, path.length);
    return path;
}

/* "add -f compose.agent.yaml": -f alone would leave out what is loaded without any. */
static text add_words(const acceptance *job, text path)
{
    text first = job->files.count ? seen_from(job, job->files.items[0]) : (text){0};

    if (job->command->file_names.count > 0 || first.length == 0)
        return text_print(job->memory, "add -f %.*s", TEXT_FORMAT(seen_from(job, path)));
    return text_print(job->memory, "add -f %.*s behind -f %.*s", TEXT_FORMAT(seen_from(job, path)),
                      TEXT_FORMAT(first));
}

/* "uncomment lines 12 to 20 of compose.yaml". */
static text enable_words(const acceptance *job, fact disabled)
{
    place at = fact_place(job->all, disabled);
    tree_file file;
    source lines;
    uint32_t first, last;

    if (tree_read(job->asked->from, at.path, job->memory, &file) != TREE_OK)
        return TEXT("it has to be enabled first");
    lines = source_new(job->memory, at.path, file.bytes);
    first = source_line(&lines, at.part.start);
    last = source_line(&lines, at.part.end > at.part.start ? at.part.end - 1 : at.part.end);
    if (first == last)
        return text_print(job->memory, "uncomment line %u of %.*s first", first, TEXT_FORMAT(at.path));
    return text_print(job->memory, "uncomment lines %u to %u of %.*s first", first, last,
                      TEXT_FORMAT(at.path));
}

static text missing_words(acceptance *job, text name)
{
    const compose_question *asked = job->asked;
    fact *other = &job->verdict.other;

    job->verdict.other_words = "it waits here";
    if (job->project && acceptance_find(job, asked->project, KIND_disabled, name, other))
        return text_print(job->memory, "the service \"%.*s\" is commented out: %.*s", TEXT_FORMAT(name),
                          TEXT_FORMAT(enable_words(job, *other)));
    job->verdict.other_words = "another file has it";
    for (uint32_t i = 0; i < asked->other_count; i++) {
        text path = store_path(job->all, asked->others[i]);

        if (is_beside(job, path) && acceptance_find(job, asked->others[i], KIND_service, name, other))
            return text_print(job->memory, "the service \"%.*s\" is only in %.*s: %.*s", TEXT_FORMAT(name),
                              TEXT_FORMAT(path), TEXT_FORMAT(add_words(job, path)));
    }
    for (uint32_t i = 0; i < asked->other_count; i++)
        if (acceptance_find(job, asked->others[i], KIND_service, name, other))
            return text_print(job->memory, "the service \"%.*s\" is in %.*s, which is not loaded here",
                              TEXT_FORMAT(name), TEXT_FORMAT(store_path(job->all, asked->others[i])));
    return text_print(job->memory, "the project has no service \"%.*s\"", TEXT_FORMAT(name));
}

void acceptance_missing(acceptance *job, uint32_t which, text_array names)
{
    text name = job->command->services.items[which], nearest;
    bool is_slip = spell_nearest(job->memory, name, names.items, names.count, &nearest);

    if (is_unknowable(job, name, is_slip))
        return;
    acceptance_refuse(job, missing_words(job, name), name, job->command->service_facts.items[which]);
    if (job->verdict.other.shard != FACT_LITERAL)
        return;
    acceptance_offer(job, names, name, KIND_service, "the nearest service: did you mean that?");
    job->verdict.is_unplaced = true;
}
