/* compose_words.c — the subcommands of docker compose (2.40) and the flags that take a value. */
#include "compose_words.h"

static const compose_subcommand subcommands[] = {
    {"attach", COMPOSE_FIRST_SERVICE, " --detach-keys --index --sig-proxy "},
    {"bridge", COMPOSE_NO_SERVICES, " "},
    {"build", COMPOSE_ALL_SERVICES,
     " --build-arg --builder -m --memory --progress --ssh --provenance --sbom "},
    {"commit", COMPOSE_FIRST_SERVICE, " -a --author -c --change --index -m --message "},
    {"config", COMPOSE_ALL_SERVICES, " --format --hash --lock-image-digests -o --output "},
    {"convert", COMPOSE_ALL_SERVICES, " --format --hash -o --output "},
    {"cp", COMPOSE_COPIES, " --index "},
    {"create", COMPOSE_ALL_SERVICES, " --pull --scale "},
    {"down", COMPOSE_ALL_SERVICES, " --rmi -t --timeout "},
    {"events", COMPOSE_ALL_SERVICES, " --since --until "},
    {"exec", COMPOSE_FIRST_SERVICE, " -e --env --index -u --user -w --workdir "},
    {"export", COMPOSE_FIRST_SERVICE, " --index -o --output "},
    {"help", COMPOSE_NO_SERVICES, " "},
    {"images", COMPOSE_ALL_SERVICES, " --format "},
    {"kill", COMPOSE_ALL_SERVICES, " -s --signal "},
    {"logs", COMPOSE_ALL_SERVICES, " --index -n --tail --since --until "},
    {"ls", COMPOSE_NO_SERVICES, " --filter --format "},
    {"pause", COMPOSE_ALL_SERVICES, " "},
    {"port", COMPOSE_FIRST_SERVICE, " --index --protocol "},
    {"ps", COMPOSE_ALL_SERVICES, " --filter --format --status "},
    {"publish", COMPOSE_NO_SERVICES, " --oci-version "},
    {"pull", COMPOSE_ALL_SERVICES, " --policy "},
    {"push", COMPOSE_ALL_SERVICES, " "},
    {"restart", COMPOSE_ALL_SERVICES, " -t --timeout "},
    {"rm", COMPOSE_ALL_SERVICES, " "},
    {"run", COMPOSE_FIRST_SERVICE,
     " --cap-add --cap-drop -e --env --env-from-file --entrypoint -l --label --name -p --publish --pull -u "
     "--user "
     "-v --volume -w --workdir "},
    {"scale", COMPOSE_SCALES, " "},
    {"start", COMPOSE_ALL_SERVICES, " --wait-timeout "},
    {"stats", COMPOSE_ALL_SERVICES, " --format "},
    {"stop", COMPOSE_ALL_SERVICES, " -t --timeout "},
    {"top", COMPOSE_ALL_SERVICES, " "},
    {"unpause", COMPOSE_ALL_SERVICES, " "},
    {"up", COMPOSE_ALL_SERVICES,
     " --attach --exit-code-from --no-attach --pull --scale -t --timeout --wait-timeout "},
    {"version", COMPOSE_NO_SERVICES, " -f --format "},
    {"volumes", COMPOSE_ALL_SERVICES, " --format "},
    {"wait", COMPOSE_ALL_SERVICES, " "},
    {"watch", COMPOSE_ALL_SERVICES, " "},
};

static bool is_among(const char *flags, text flag)
{
    text list = text_from(flags);

    for (size_t at = text_find_text(list, flag, 0); flag.length > 0 && at < list.length;
         at = text_find_text(list, flag, at + 1))
        if (at > 0 && list.start[at - 1] == ' ' && list.start[at + flag.length] == ' ')
            return true;
    return false;
}

const compose_subcommand *compose_subcommand_named(text name)
{
    for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++)
        if (text_is(name, subcommands[i].name))
            return &subcommands[i];
    return NULL;
}

uint32_t compose_subcommand_count(void)
{
    return sizeof subcommands / sizeof *subcommands;
}

const compose_subcommand *compose_subcommand_at(uint32_t number)
{
    return &subcommands[number];
}

bool compose_is_global_value_flag(text flag)
{
    return is_among(
        " -f --file -p --project-name --profile --env-file --project-directory --ansi --parallel --progress "
        "-c --context -H --host --log-level --workdir ",
        flag);
}

bool compose_is_value_flag(const compose_subcommand *of, text flag)
{
    return of && is_among(of->value_flags, flag);
}

bool docker_is_value_flag(text flag)
{
    return is_among(" --config -c --context -H --host -l --log-level --tlscacert --tlscert --tlskey ", flag);
}

bool compose_is_only_global(text flag)
{
    return is_among(" --file --profile --project-directory --project-name ", flag);
}
