/* docker compose commands: the files, profiles and services they name, and what their project says to that;
 * discovery; limits. */
#include <string.h>
#include "buffer.h"
#include "compose_command.h"
#include "compose_extract.h"
#include "open_project.h"
#include "shell_commands.h"
#include "unit.h"

static arena memory;

/* A repository: an application at the root, a tool with its own project, an agent file that is not loaded by
 * itself. */
static const char *const world[][2] = {
    {"compose.yaml", "services:\n  web: {image: web, profiles: [front]}\n  db: {image: db}\n  # worker:\n  # "
                     "  image: worker\n"},
    {"compose.override.yml", "services:\n  web: {ports: ['1:1']}\n"},
    {"compose.agent.yaml", "services:\n  agent: {image: agent}\n"},
    {"tools/readme.md", "x"},
    {"tools/bench/docker-compose.yml", "services:\n  bench: {image: bench}\n"},
    {"tools/bench/data/x", "x"},
};

typedef struct asking {
    tree *from;
    store *all;
    uint32_t others[3], project;
    fact command;
} asking;

static uint32_t add_compose(store *all, text path, text bytes)
{
    extract_request request = {.path = path, .bytes = bytes, .limits = EXTRACT_LIMITS};
    shard_builder *to = shard_begin(&memory, KIND_ALL);

    compose_extract(&request, &memory, to);
    return store_add(all, path, 0, shard_finish(to));
}

static fact add_command(store *all, const char *words, const char *directory)
{
    shard_builder *to = shard_begin(&memory, KIND_ALL);
    shell_region line = {.bytes = text_from(words)};
    shard *facts;

    shard_open(to, KIND_document, (span){0, (uint32_t)strlen(words)}, TEXT("a.md"));
    shell_commands_add(to, &memory, &line, 1,
                       &(shell_options){.language = TEXT("bash"),
                                        .origin = TEXT("block"),
                                        .directory = text_from(directory)});
    facts = shard_finish(to);
    ck_assert_uint_gt(facts->row_count, 1);
    return store_fact(all, store_add(all, TEXT("a.md"), 1, facts), 1);
}

static asking ask(const char *words, const char *directory)
{
    asking job = {.from = tree_open_memory(), .all = store_new(&memory)};
    open_project *project;
    text_array given = {0};

    for (size_t i = 0; i < sizeof world / sizeof *world; i++)
        tree_add(job.from, text_from(world[i][0]), text_from(world[i][1]), false);
    for (uint32_t i = 0; i < 3; i++)
        job.others[i] = add_compose(job.all, text_from(world[i][0]), text_from(world[i][1]));
    for (size_t i = 0; i < 2; i++)
        *array_push(&given, &memory) = text_from(world[i][0]);
    project = open_project_load(&memory, (open_clone){.files = job.from}, &given);
    job.project = store_add(job.all, TEXT("(project)"), 2,
                            open_project_facts(&memory, job.all, 0, project, TEXT("shop"), KIND_ALL));
    job.command = add_command(job.all, words, directory);
    return job;
}

static text joined(text_array names)
{
    buffer all = buffer_new(&memory);

    for (uint32_t i = 0; i < names.count; i++)
        buffer_print(&all, "%s%.*s", i ? " " : "", TEXT_FORMAT(names.items[i]));
    return buffer_text(&all);
}

static const compose_found *find(void *from, text folder)
{
    compose_found *found = arena_new(&memory, compose_found);

    found->files =
        open_project_files(&memory, (open_clone){.files = from}, folder, &found->looked, &found->missing);
    return found;
}

static compose_command read_with(const store *all, tree *from, fact command)
{
    return compose_command_read(&memory, all, &(compose_finder){from, find, from}, command, NULL, NULL);
}

/* What the first reading says, asked of the project of the world. */
static compose_verdict accepts(asking *job)
{
    compose_command *read = arena_new(&memory, compose_command);

    *read = read_with(job->all, job->from, job->command);
    return compose_accepts(&(compose_question){.memory = &memory,
                                               .all = job->all,
                                               .from = job->from,
                                               .command = read,
                                               .fact = job->command,
                                               .project = job->project,
                                               .others = job->others,
                                               .other_count = 3});
}

static text_array first_files(const compose_command *found)
{
    return found->readings.count ? found->readings.items[0].files : (text_array){0};
}

static compose_command read_command(const char *words, const char *directory)
{
    asking job = ask(words, directory);
    compose_command found = read_with(job.all, job.from, job.command);

    tree_close(job.from);
    return found;
}

START_TEST(commands_name_their_project)
{
    static const struct {
        const char *words, *directory, *files, *profiles, *services, *subcommand;
    } cases[] = {
        {"docker compose up -d", "", "compose.yaml compose.override.yml", "", "", "up"},
        {"docker-compose up web db", "", "compose.yaml compose.override.yml", "", "web db", "up"},
        {"docker compose -f compose.agent.yaml --profile front up agent", "", "compose.agent.yaml", "front",
         "agent", "up"},
        {"docker compose --file=a.yml -f b.yml ps", "tools", "tools/a.yml tools/b.yml", "", "", "ps"},
        {"docker compose -f ../compose.yaml logs -f --tail 20 web", "tools", "compose.yaml", "", "web",
         "logs"},
        {"docker compose run", "tools/bench", "tools/bench/docker-compose.yml", "", "", "run"},
        {"docker compose ps", "tools/bench/data", "tools/bench/docker-compose.yml", "", "", "ps"},
        {"docker compose ps", "tools", "compose.yaml compose.override.yml", "", "", "ps"},
        {"docker compose ps", "shop/tools/bench", "tools/bench/docker-compose.yml", "", "", "ps"},
        {"docker compose ps", "elsewhere", "compose.yaml compose.override.yml", "", "", "ps"},
        {"docker compose --project-directory tools/bench ps", "", "tools/bench/docker-compose.yml", "", "",
         "ps"},
        {"COMPOSE_FILE=x.yml:y.yml COMPOSE_PROFILES=a,b docker compose up", "", "x.yml y.yml", "a b", "",
         "up"},
        {"COMPOSE_FILE=x.yml docker compose -f z.yml up", "", "z.yml", "", "", "up"},
        {"docker compose exec -u root web psql -U db", "", "compose.yaml compose.override.yml", "", "web",
         "exec"},
        {"docker compose run --rm -e A=1 web sh db", "", "compose.yaml compose.override.yml", "", "web",
         "run"},
        {"docker compose up --scale web=3 -t 5 db", "", "compose.yaml compose.override.yml", "", "web db",
         "up"},
        {"docker compose scale web=3 db=1", "", "compose.yaml compose.override.yml", "", "web db", "scale"},
        {"docker compose cp web:/etc/x ./y", "", "compose.yaml compose.override.yml", "", "web", "cp"},
        {"docker compose restart <web|db>", "", "compose.yaml compose.override.yml", "", "web db", "restart"},
        {"docker compose restart <service>", "", "compose.yaml compose.override.yml", "", "", "restart"},
        {"podman compose stop web", "", "compose.yaml compose.override.yml", "", "web", "stop"},
        {"docker compose -fcompose.agent.yaml logs --tail 50 agent", "", "compose.agent.yaml", "", "agent",
         "logs"},
        {"docker compose -f=compose.yaml exec -itu root web sh", "", "compose.yaml", "", "web", "exec"},
        {"docker compose up -dV --scale=web=3 db", "", "compose.yaml compose.override.yml", "", "web db",
         "up"},
        {"docker compose exec -T web psql -U x", "", "compose.yaml compose.override.yml", "", "web", "exec"},
        {"docker compose build --build-arg A=b --progress plain web", "", "compose.yaml compose.override.yml",
         "", "web", "build"},
        {"docker compose kill -sHUP web", "", "compose.yaml compose.override.yml", "", "web", "kill"},
        {"docker compose up -f compose.agent.yaml web", "", "compose.yaml compose.override.yml", "", "web",
         "up"},
        {"docker compose config --lock-image-digests web", "", "compose.yaml compose.override.yml", "", "web",
         "config"},
        {"docker stack deploy -c compose.yaml -c compose.agent.yaml shop", "",
         "compose.yaml compose.agent.yaml", "", "", ""},
        {"docker --context x compose stop web", "", "compose.yaml compose.override.yml", "", "web", "stop"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        compose_command found = read_command(cases[i].words, cases[i].directory);

        ck_assert_msg(found.is_compose, "%s", cases[i].words);
        ck_assert_msg(text_is(joined(first_files(&found)), cases[i].files), "%s: %.*s", cases[i].words,
                      TEXT_FORMAT(joined(first_files(&found))));
        ck_assert_msg(text_is(joined(found.profiles), cases[i].profiles), "%s", cases[i].words);
        ck_assert_msg(text_is(joined(found.services), cases[i].services), "%s: %.*s", cases[i].words,
                      TEXT_FORMAT(joined(found.services)));
        ck_assert_uint_eq(found.services.count, found.service_facts.count);
        ck_assert_uint_eq(found.profiles.count, found.profile_facts.count);
        ck_text(found.subcommand, cases[i].subcommand);
    }
}
END_TEST

START_TEST(other_commands_are_none)
{
    ck_assert(!read_command("docker run compose", "").is_compose);
    ck_assert(!read_command("docker ps", "").is_compose);
    ck_assert(!read_command("make compose", "").is_compose);
    ck_assert(read_command("docker compose", "").is_compose);
}
END_TEST

START_TEST(unknown_files_leave_the_project_open)
{
    static const char *const open[] = {"docker compose -f $FILE up",
                                       "docker compose -f <your-file> up",
                                       "docker compose -f ../../x.yml up",
                                       "docker compose --file=<your file> up",
                                       "docker compose -f https://x.org/c up",
                                       "docker compose -f ~/c.yaml up",
                                       "docker compose -f - up",
                                       "docker compose \"${FILES[@]}\" up web",
                                       "COMPOSE_FILE=$FILES docker compose up"};

    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        ck_assert_msg(read_command(open[i], "").open.length > 0, "%s", open[i]);
    ck_assert(!read_command("docker compose up", "").open.length);
    ck_assert(read_command("docker compose -p shop logs web", "").is_named);
    ck_assert(!read_command("docker compose -p shop -f a.yml logs web", "").is_named);
}
END_TEST

START_TEST(the_project_accepts_or_says_why_not)
{
    static const struct {
        const char *words, *problem, *wrong, *candidate;
    } cases[] = {
        {"docker compose up -d web db", "", "", ""},
        {"docker compose --profile front up", "", "", ""},
        {"docker compose --profile '*' up", "", "", ""},
        {"docker compose restart <service>", "", "", ""},
        {"docker compose -f $FILE up anything", "", "", ""},
        {"docker compose --help", "", "", ""},
        {"docker compose exec <service> sh", "", "", ""},
        {"docker ps webb", "", "", ""},
        {"docker compose up webb", "the project has no service \"webb\"", "webb", "web"},
        {"docker compose up entirely-else", "the project has no service \"entirely-else\"", "entirely-else",
         ""},
        {"docker compose up worker",
         "the service \"worker\" is commented out: uncomment lines 4 to 5 of compose.yaml first", "worker",
         ""},
        {"docker compose up agent",
         "the service \"agent\" is only in compose.agent.yaml: add -f compose.agent.yaml behind -f "
         "compose.yaml",
         "agent", ""},
        {"docker compose restrat web", "docker compose has no subcommand \"restrat\"", "restrat", "restart"},
        {"docker compose --profile frnt up", "no service of the project has the profile \"frnt\"", "frnt",
         "front"},
        {"docker compose -f compose.agnt.yaml up", "there is no compose file compose.agnt.yaml",
         "compose.agnt.yaml", "compose.agent.yaml"},
        {"docker compose up --profile front", "docker compose takes --profile before \"up\", not behind it",
         "--profile", ""},
        {"docker compose up -f compose.agent.yaml", "docker compose takes -f before \"up\", not behind it",
         "-f", ""},
        {"docker compose logs -f web", "", "", ""},
        {"docker compose up --detatch", "docker compose up has no flag --detatch", "--detatch", "--detach"},
        {"docker compose up --of-a-later-version", "", "", ""},
        {"docker compose alpha viz", "", "", ""},
        {"podman compose systemd", "", "", ""},
        {"docker compose exec", "docker compose exec needs a service", "exec", ""},
        {"docker compose restart <web|dbb>", "the project has no service \"dbb\"", "dbb", "db"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        asking job = ask(cases[i].words, "");
        compose_verdict verdict = accepts(&job);

        ck_assert_msg(verdict.is_accepted == !*cases[i].problem, "%s: %.*s", cases[i].words,
                      TEXT_FORMAT(verdict.problem));
        ck_text(verdict.problem, cases[i].problem);
        ck_text(verdict.wrong, cases[i].wrong);
        ck_text(verdict.candidate, cases[i].candidate);
        tree_close(job.from);
    }
}
END_TEST

START_TEST(the_other_end_is_named)
{
    asking job = ask("docker compose up worker", "");
    compose_verdict verdict = accepts(&job);

    ck_text(fact_name(job.all, verdict.at), "worker");
    ck_assert_int_eq(fact_kind(job.all, verdict.at), KIND_argument);
    ck_assert_int_eq(fact_kind(job.all, verdict.other), KIND_disabled);
    tree_close(job.from);
    job = ask("docker compose up agent", "");
    verdict = accepts(&job);
    ck_text(fact_place(job.all, verdict.other).path, "compose.agent.yaml");
    tree_close(job.from);
}
END_TEST

static text found_files(tree *from, const char *folder, compose_found *found)
{
    *found = *find(from, text_from(folder));
    return joined(found->files);
}

START_TEST(discovery_takes_the_first_name)
{
    static const char *const names[] = {"docker-compose.yaml", "docker-compose.yml", "compose.yml",
                                        "compose.yaml"};
    tree *from = tree_open_memory();
    compose_found found;

    ck_text(found_files(from, "", &found), "");
    ck_assert_uint_ge(found.missing.count, 4);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        text path = text_print(&memory, "a/%s", names[i]);

        tree_add(from, path, TEXT("services: {}"), false);
        ck_assert(text_equal(found_files(from, "a", &found), path));
    }
    tree_add(from, TEXT("a/docker-compose.override.yaml"), TEXT("services: {}"), false);
    ck_text(found_files(from, "a", &found), "a/compose.yaml a/docker-compose.override.yaml");
    tree_add(from, TEXT("a/compose.override.yaml"), TEXT("services: {}"), false);
    ck_text(found_files(from, "a/b", &found), "a/compose.yaml a/compose.override.yaml");
    tree_add(from, TEXT("a/.env"), TEXT("COMPOSE_FILE=x.yaml:../y.yaml\n"), false);
    ck_text(found_files(from, "a", &found), "a/x.yaml y.yaml");
    ck_text(joined(found.looked), "a/.env");
    tree_close(from);
}
END_TEST

/* Small files that say very much: a fact or two too many is a problem, never a second of work. */
START_TEST(files_that_multiply_are_cut)
{
    buffer bytes = buffer_new(&memory);
    store *all = store_new(&memory);
    const shard *facts;

    buffer_print(&bytes, "x: &x\n  environment: &e\n");
    for (int i = 0; i < 5000; i++)
        buffer_print(&bytes, "    K%d: v\n", i);
    buffer_print(&bytes, "services:\n");
    for (int i = 0; i < 5000; i++)
        buffer_print(&bytes, "  s%d: {image: i, environment: *e}\n", i);
    facts = store_shard(all, add_compose(all, TEXT("a.yaml"), buffer_text(&bytes)));
    ck_assert_uint_gt(facts->problem_count, 0);
    ck_assert(facts->problems[0].is_fatal);
    ck_assert_uint_le(facts->row_count, 110000);
}
END_TEST

UNIT_MAIN("compose", commands_name_their_project, other_commands_are_none,
          unknown_files_leave_the_project_open, the_project_accepts_or_says_why_not, the_other_end_is_named,
          discovery_takes_the_first_name, files_that_multiply_are_cut)
