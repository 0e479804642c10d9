/* compose_words.c — the subcommands of docker compose (2.40), and the flags that each takes.
 *
 * A flag's arity decides which words are services: logs --tail 50 web. */
#include "compose_words.h"

#include <string.h>

static const compose_subcommand subcommands[] = {
    {"alpha", COMPOSE_NO_SERVICES, false, " ", " "},
    {"attach", COMPOSE_FIRST_SERVICE, false, " --detach-keys --index ", " --no-stdin --sig-proxy "},
    {"bridge", COMPOSE_NO_SERVICES, false, " -o --output --templates -t --transformation ", " "},
    {"build", COMPOSE_ALL_SERVICES, false,
     " --build-arg --builder -m --memory --progress --provenance --sbom --ssh ",
     " --check --compress --force-rm --no-cache --no-rm --parallel --print --pull --push -q --quiet "
     "--with-dependencies "},
    {"commit", COMPOSE_FIRST_SERVICE, false, " -a --author -c --change --index -m --message ",
     " -p --pause "},
    {"completion", COMPOSE_NO_SERVICES, false, " ", " --no-descriptions "},
    {"config", COMPOSE_ALL_SERVICES, false, " --format --hash -o --output ",
     " --environment --images --lock-image-digests --models --networks --no-consistency --no-env-resolution "
     "--no-interpolate --no-normalize --no-path-resolution --profiles -q --quiet --resolve-image-digests "
     "--services --variables --volumes "},
    {"convert", COMPOSE_ALL_SERVICES, false, " --format --hash -o --output ",
     " --environment --images --lock-image-digests --networks --no-consistency --no-interpolate "
     "--no-normalize --no-path-resolution --profiles -q --quiet --resolve-image-digests --services "
     "--variables --volumes "},
    {"cp", COMPOSE_COPIES, false, " --index ", " --all -a --archive -L --follow-link "},
    {"create", COMPOSE_ALL_SERVICES, true, " --pull --scale ",
     " --build --force-recreate --no-build --no-recreate --quiet-pull --remove-orphans -y --yes "},
    {"down", COMPOSE_ALL_SERVICES, false, " --rmi -t --timeout ", " --remove-orphans -v --volumes "},
    {"events", COMPOSE_ALL_SERVICES, false, " --since --until ", " --json "},
    {"exec", COMPOSE_FIRST_SERVICE, false, " -e --env --index -u --user -w --workdir ",
     " -d --detach -i --interactive -T --no-tty --no-TTY --privileged -t --tty "},
    {"export", COMPOSE_FIRST_SERVICE, false, " --index -o --output ", " "},
    {"help", COMPOSE_NO_SERVICES, false, " ", " "},
    {"images", COMPOSE_ALL_SERVICES, false, " --format ", " -q --quiet "},
    {"kill", COMPOSE_ALL_SERVICES, false, " -s --signal ", " --remove-orphans "},
    {"logs", COMPOSE_ALL_SERVICES, false, " --index --since -n --tail --until ",
     " -f --follow --no-color --no-log-prefix -t --timestamps "},
    {"ls", COMPOSE_NO_SERVICES, false, " --filter --format ", " -a --all -q --quiet "},
    {"pause", COMPOSE_ALL_SERVICES, false, " ", " "},
    {"port", COMPOSE_FIRST_SERVICE, false, " --index --protocol ", " "},
    {"ps", COMPOSE_ALL_SERVICES, false, " --filter --format --status ",
     " -a --all --no-trunc --orphans -q --quiet --services "},
    {"publish", COMPOSE_NO_SERVICES, false, " --oci-version ",
     " --app --resolve-image-digests --with-env -y --yes "},
    {"pull", COMPOSE_ALL_SERVICES, false, " --policy ",
     " --ignore-buildable --ignore-pull-failures --include-deps --no-parallel --parallel -q --quiet "},
    {"push", COMPOSE_ALL_SERVICES, false, " ", " --ignore-push-failures --include-deps -q --quiet "},
    {"restart", COMPOSE_ALL_SERVICES, false, " -t --timeout ", " --no-deps "},
    {"rm", COMPOSE_ALL_SERVICES, false, " ", " -a --all -f --force -s --stop -v --volumes "},
    {"run", COMPOSE_FIRST_SERVICE, true,
     " --cap-add --cap-drop -e --env --entrypoint --env-from-file -l --label --name -p --publish --pull -u "
     "--user -v --volume -w --workdir ",
     " --build -d --detach -i --interactive -T --no-TTY --no-tty --no-deps -q --quiet --quiet-build "
     "--quiet-pull "
     "--remove-orphans --rm -P --service-ports -t --tty --use-aliases "},
    {"scale", COMPOSE_SCALES, true, " ", " --no-deps "},
    {"start", COMPOSE_ALL_SERVICES, false, " --wait-timeout ", " --wait "},
    {"stats", COMPOSE_ALL_SERVICES, false, " --format ", " -a --all --no-stream --no-trunc "},
    {"stop", COMPOSE_ALL_SERVICES, false, " -t --timeout ", " "},
    {"top", COMPOSE_ALL_SERVICES, false, " ", " "},
    {"unpause", COMPOSE_ALL_SERVICES, false, " ", " "},
    {"up", COMPOSE_ALL_SERVICES, true,
     " --attach --exit-code-from --no-attach --pull --scale -t --timeout --wait-timeout ",
     " --abort-on-container-exit --abort-on-container-failure --always-recreate-deps --attach-dependencies "
     "--build -d --detach --force-recreate --menu --no-build --no-color --no-deps --no-log-prefix "
     "--no-recreate --no-start --quiet-build --quiet-pull --remove-orphans -V --renew-anon-volumes "
     "--timestamps --wait -w --watch -y --yes "},
    {"version", COMPOSE_NO_SERVICES, false, " -f --format ", " --short "},
    {"volumes", COMPOSE_ALL_SERVICES, false, " --format ", " -q --quiet "},
    {"wait", COMPOSE_ALL_SERVICES, false, " ", " --down-project "},
    {"watch", COMPOSE_ALL_SERVICES, false, " ", " --no-up --prune --quiet "},
};

enum { SUBCOMMANDS = sizeof subcommands / sizeof *subcommands };

static const char global_flags[] =
    " -f --file -p --project-name --profile --env-file --project-directory --ansi --parallel --progress "
    "-c --context -H --host --log-level --workdir ";

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
    for (size_t i = 0; i < SUBCOMMANDS; i++)
        if (text_is(name, subcommands[i].name))
            return &subcommands[i];
    return NULL;
}

text_array compose_subcommand_names(arena *memory)
{
    text_array names = {0};

    for (size_t i = 0; i < SUBCOMMANDS; i++)
        *array_push(&names, memory) = text_from(subcommands[i].name);
    return names;
}

bool compose_is_global_value_flag(text flag)
{
    return is_among(global_flags, flag);
}

bool docker_is_value_flag(text flag)
{
    return is_among(" --config -c --context -H --host -l --log-level --tlscacert --tlscert --tlskey ", flag);
}

bool compose_is_value_flag(const compose_subcommand *of, text flag)
{
    return of && is_among(of->value_flags, flag);
}

bool compose_is_plain_flag(const compose_subcommand *of, text flag)
{
    const char *flags =
        of ? of->plain_flags : " --all-resources --compatibility --no-ansi -v --verbose --version ";

    if (is_among(flags, flag) || is_among(" -h --help --dry-run ", flag))
        return true;
    if (flag.length < 3 || flag.start[0] != '-' || flag.start[1] == '-')
        return false;
    for (size_t i = 1; i < flag.length; i++)
        if (!is_among(flags, (text){(char[]){'-', flag.start[i]}, 2}))
            return false;
    return true;
}

bool compose_is_misplaced(const compose_subcommand *of, text flag)
{
    return of && !is_among(of->value_flags, flag) && !is_among(of->plain_flags, flag) &&
           is_among(" -f --file -p --project-name --profile --env-file --project-directory ", flag);
}

static void add_long_flags(arena *memory, text_array *to, const char *flags)
{
    for (text rest = text_from(flags), one; text_next(&rest, ' ', &one);)
        if (text_starts(one, TEXT("--")))
            *array_push(to, memory) = one;
}

text_array compose_flags_instead(arena *memory, const compose_subcommand *of, text flag)
{
    text_array flags = {0};

    if (!of || !text_starts(flag, TEXT("--")) || is_among(of->value_flags, flag) ||
        is_among(of->plain_flags, flag) || is_among(" --help --dry-run --progress --ansi ", flag))
        return flags;
    add_long_flags(memory, &flags, of->value_flags);
    add_long_flags(memory, &flags, of->plain_flags);
    add_long_flags(memory, &flags, " --help --dry-run ");
    return flags;
}

compose_bundle compose_bundle_read(arena *memory, const compose_subcommand *of, text word)
{
    compose_bundle found = {0};

    if (word.length < 2 || word.start[0] != '-' || word.start[1] == '-')
        return found;
    for (size_t i = 1; i < word.length; i++) {
        text flag = text_print(memory, "-%c", word.start[i]);

        if (of ? !is_among(of->value_flags, flag) : !is_among(global_flags, flag))
            continue;
        found.flag = flag;
        found.attached = text_slice(word, i + 1, word.length);
        return found;
    }
    return found;
}
