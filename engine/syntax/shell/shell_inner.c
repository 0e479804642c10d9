/* shell_inner.c — what docker exec, kubectl exec, find, su and a shell itself run: words or a text of
 * the command. */
#include "shell_inner.h"

#include <string.h>

enum { INNER_LIMIT = 3 };

/* What stands inside of a command. */
typedef struct inner {
    uint32_t first, end; /* its words; first SHELL_NO_NODE: none */
    uint32_t text;       /* or the word that is a text of commands; SHELL_NO_NODE: none */
    bool is_elsewhere;
} inner;

static const inner nothing = {.first = SHELL_NO_NODE, .text = SHELL_NO_NODE};

typedef struct word_list {
    const shell_tree *tree;
    const shell_node *node;
} word_list;

static text value_at(word_list in, uint32_t number)
{
    const shell_word *word = shell_node_word(in.tree, in.node, number);

    return word ? word->value : (text){0};
}

static bool is_listed(text word, const char *names)
{
    text rest = text_from(names), one;

    while (text_next(&rest, ' ', &one))
        if (text_equal(one, word))
            return true;
    return false;
}

/* Behind flags, with the values of those that are `valued`: the next plain word's number. */
static uint32_t skip_flags(word_list in, uint32_t at, const char *valued)
{
    for (; at < in.node->words.count; at++) {
        text word = value_at(in, at);
        if (text_is(word, "--"))
            return at + 1;
        if (word.length < 2 || word.start[0] != '-')
            return at;
        at += is_listed(word, valued);
    }
    return at;
}

/* The rest of the words, from `at` on, when there are any. */
static inner rest_from(word_list in, uint32_t at, bool is_elsewhere)
{
    inner found = nothing;

    if (at >= in.node->words.count)
        return found;
    found.first = at;
    found.end = in.node->words.count;
    found.is_elsewhere = is_elsewhere;
    return found;
}

/* compose [flags] exec|run [flags] SERVICE COMMAND */
static inner compose_inner(word_list in, uint32_t at)
{
    static const char global[] =
        "-f --file -p --project-name --profile --env-file --project-directory --ansi "
        "--progress --parallel";
    static const char own[] =
        "-e --env -u --user -w --workdir --index --name -p --publish -v --volume -l --label "
        "--entrypoint --env-from-file --pull --cap-add --cap-drop";

    at = skip_flags(in, at, global);
    if (!is_listed(value_at(in, at), "exec run"))
        return nothing;
    return rest_from(in, skip_flags(in, at + 1, own) + 1, true);
}

/* docker exec|run [flags] NAME COMMAND */
static inner docker_inner(word_list in, uint32_t at)
{
    static const char global[] = "-c --context -H --host -l --log-level --config";
    static const char own[] =
        "-e --env --env-file -u --user -w --workdir --detach-keys -v --volume --mount -p --publish --name "
        "--network "
        "--net -l --label -h --hostname --entrypoint --platform --restart -m --memory --cpus --gpus "
        "--cap-add "
        "--cap-drop --device --dns --add-host --ulimit --tmpfs --pull --pid --ipc --shm-size --security-opt "
        "--user-ns "
        "--volumes-from --log-driver --log-opt --expose --ip --link --runtime --stop-signal";

    at = skip_flags(in, at, global);
    if (text_is(value_at(in, at), "compose"))
        return compose_inner(in, at + 1);
    if (text_is(value_at(in, at), "container"))
        at++;
    if (!is_listed(value_at(in, at), "exec run"))
        return nothing;
    return rest_from(in, skip_flags(in, at + 1, own) + 1, true);
}

/* kubectl [flags] exec POD -- COMMAND */
static inner kubectl_inner(word_list in, uint32_t at)
{
    at = skip_flags(in, at, "-n --namespace --context --kubeconfig -s --server --cluster --user --as");
    if (!text_is(value_at(in, at), "exec"))
        return nothing;
    while (at < in.node->words.count && !text_is(value_at(in, at), "--"))
        at++;
    return rest_from(in, at + 1, true);
}

/* find ... -exec COMMAND ; */
static inner find_inner(word_list in, uint32_t at)
{
    inner found = nothing;

    while (at < in.node->words.count && !is_listed(value_at(in, at), "-exec -execdir -ok -okdir"))
        at++;
    found = rest_from(in, at + 1, false);
    if (found.first == SHELL_NO_NODE)
        return found;
    for (found.end = found.first;
         found.end < in.node->words.count && !is_listed(value_at(in, found.end), "; +");)
        found.end++;
    return found.end > found.first ? found : nothing;
}

/* su [-] USER -c TEXT, flock FILE -c TEXT */
static inner su_inner(word_list in, uint32_t at)
{
    inner found = nothing;

    for (; at + 1 < in.node->words.count; at++)
        if (is_listed(value_at(in, at), "-c --command"))
            found.text = at + 1;
    return found;
}

/* eval TEXT, eval COMMAND WORDS, trap TEXT SIGNAL */
static inner said_inner(word_list in, uint32_t at, bool takes_all)
{
    inner found = nothing;

    if (takes_all && in.node->words.count > at + 1)
        return rest_from(in, at, false);
    at += text_is(value_at(in, at), "--");
    if (at < in.node->words.count && !text_starts(value_at(in, at), TEXT("-")))
        found.text = at;
    return found;
}

static inner inner_of(word_list in, const shell_call *call)
{
    text program = value_at(in, call->program);
    uint32_t at = call->program + 1;
    inner found = nothing;

    if (is_listed(program, "docker podman nerdctl"))
        return docker_inner(in, at);
    if (is_listed(program, "docker-compose podman-compose"))
        return compose_inner(in, at);
    if (is_listed(program, "kubectl oc"))
        return kubectl_inner(in, at);
    if (text_is(program, "find"))
        return find_inner(in, at);
    if (is_listed(program, "su runuser flock"))
        return su_inner(in, at);
    if (is_listed(program, "eval trap"))
        return said_inner(in, at, text_is(program, "eval"));
    found.text = call->inner;
    return found;
}

/* Commands of a piece of the tree's bytes, when it stands in the file as it is. */
static void text_add(const shell_rows *with, span part, text directory)
{
    shell_options options = *with->options;
    text bytes = text_slice(with->tree->bytes, part.start, part.end);
    span written = with->map ? shell_map_span(with->map, part) : part;
    shell_region region = {.bytes = bytes, .start = written.start};
    shell_map map;

    if (written.end - written.start != bytes.length || !bytes.length)
        return;
    options.directory = directory;
    map = shell_map_plain(with->memory, &region, 1);
    shell_commands_of(with->to, with->memory, &map, &options, with->inner_depth + 1);
}

/* The words of the command as a command of their own. */
static void words_add(const shell_rows *with, const shell_node *node, const inner *of, text directory)
{
    shell_rows within = *with;
    shell_node part = *node;
    shell_call call;

    part.words = (shell_range){node->words.first + of->first, of->end - of->first};
    if (shell_node_word(with->tree, &part, 0)->flags & (SHELL_WORD_EXPANDS | SHELL_WORD_PLACEHOLDER) ||
        text_starts(value_at((word_list){with->tree, &part}, 0), TEXT("-")))
        return; /* a flag is for what the image starts by itself */
    part.assignments.count = part.redirects.count = 0;
    part.part = (span){shell_node_word(with->tree, &part, 0)->raw.start,
                       shell_node_word(with->tree, &part, part.words.count - 1)->raw.end};
    within.inner_depth++;
    call = shell_call_read(with->tree, &part);
    shell_command_add(&within, &part, &call, directory);
    if (call.program != SHELL_NO_NODE)
        shell_inner_add(&within, &part, &call, directory);
}

/* bash <<E: the body is a script. */
static void heredocs_add(const shell_rows *with, const shell_node *node, const shell_call *call,
                         text directory)
{
    static const char shells[] = "bash sh zsh dash ksh";
    text program = value_at((word_list){with->tree, node}, call->program);

    if (!is_listed(program, shells) || call->is_shell_script || call->inner != SHELL_NO_NODE)
        return;
    for (uint32_t i = 0; i < node->redirects.count; i++) {
        const shell_redirect *some = &with->tree->redirects.items[node->redirects.first + i];
        if (some->type == SHELL_HEREDOC)
            text_add(with, some->body, directory);
    }
}

void shell_inner_add(const shell_rows *with, const shell_node *node, const shell_call *call, text directory)
{
    const shell_word *word;
    inner found;

    if (with->inner_depth >= INNER_LIMIT || call->program == SHELL_NO_NODE)
        return;
    found = inner_of((word_list){with->tree, node}, call);
    if (found.is_elsewhere && !text_is(with->options->origin, "run") &&
        !text_is(with->options->origin, "script"))
        return;
    if (found.is_elsewhere)
        directory = TEXT("/");
    if (found.first != SHELL_NO_NODE)
        words_add(with, node, &found, directory);
    word = found.text == SHELL_NO_NODE ? NULL : shell_node_word(with->tree, node, found.text);
    if (word && !(word->flags & SHELL_WORD_EXPANDS) &&
        word->inner.end - word->inner.start == word->value.length) /* nothing in it is escaped */
        text_add(with, word->inner, directory);
    heredocs_add(with, node, call, directory);
}
