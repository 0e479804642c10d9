/* shell_commands.c — from a piece of shell to command rows: prompts, nesting, working directory, bash -c. */
#include "shell_commands.h"

#include "shell_directory.h"
#include "shell_inner.h"
#include "shell_limit.h"
#include "shell_loop.h"
#include "shell_rows.h"

#include <string.h>
#include <strings.h>

static bool is_document(const shell_options *options)
{
    return !text_is(options->origin, "run") && !text_is(options->origin, "script");
}

static unsigned mode_of(const shell_options *options)
{
    if (!is_document(options))
        return 0;
    return text_is(options->origin, "usage") || text_is(options->origin, "print") ? SHELL_USAGE
                                                                                  : SHELL_DOCUMENT;
}

static void command_visit(const shell_rows *rows, const shell_node *node, shell_directory *at)
{
    shell_call call = shell_call_read(rows->tree, node);
    const shell_word *target;

    shell_command_add(rows, node, &call, at->now);
    if (call.program == SHELL_NO_NODE)
        return;
    shell_inner_add(rows, node, &call, at->now);
    target = shell_node_word(rows->tree, node, call.program + 1);
    if (target && shell_word_is(target, "--"))
        target = shell_node_word(rows->tree, node, call.program + 2);
    shell_directory_follow(at, rows->tree, node, call.program, target ? target->value : (text){0},
                           !target || !(target->flags & (SHELL_WORD_EXPANDS | SHELL_WORD_PLACEHOLDER)));
}

/* Nodes [first, end): what a subshell or substitution changes ends with it. Depth is bounded by the parser.
 */
static void nodes_visit(const shell_rows *rows, uint32_t first, uint32_t end, shell_directory *at)
{
    const shell_tree *tree = rows->tree;

    for (uint32_t i = first; i < end; i = tree->nodes.items[i].end) {
        const shell_node *node = &tree->nodes.items[i];
        shell_directory kept = *at;
        if (node->type == SHELL_SUBSTITUTION && rows->options->self.length)
            continue; /* $(basename "$0") in a usage text: the text's way to say its name */
        if (node->type == SHELL_COMMAND)
            command_visit(rows, node, at);
        if (node->type == SHELL_COMMAND || node->type == SHELL_SUBSHELL || node->type == SHELL_SUBSTITUTION ||
            node->type == SHELL_FUNCTION) {
            shell_directory inside = node->type == SHELL_COMMAND ? kept : *at;
            nodes_visit(rows, i + 1, node->end, &inside);
        } else {
            nodes_visit(rows, i + 1, node->end, at);
        }
    }
}

void shell_commands_of(shard_builder *to, arena *memory, const shell_map *map, const shell_options *options,
                       uint32_t inner_depth)
{
    shell_tree *tree = shell_parse_within(memory, map->bytes, mode_of(options), shard_limits(to));
    shell_directory at = shell_directory_new(memory, options->directory, !is_document(options));
    shell_loops loops = {.tree = tree, .memory = memory};
    shell_rows rows = {
        .to = to, .memory = memory, .tree = tree, .map = map, .options = options, .inner_depth = inner_depth};

    if (!is_document(options)) {
        rows.resolve_program = shell_loop_program;
        rows.context = &loops;
    }
    shell_limits_report(to, memory, tree, map);
    nodes_visit(&rows, 0, tree->nodes.count, &at);
}

static bool wants_commands(const shard_builder *to)
{
    return shard_wants(to, KIND_command) || shard_wants(to, KIND_argument) || shard_wants(to, KIND_flag) ||
           shard_wants(to, KIND_assignment) || shard_wants(to, KIND_path);
}

void shell_commands_add(shard_builder *to, arena *memory, const shell_region *regions, uint32_t count,
                        const shell_options *options)
{
    shell_options own = *options;
    shell_map map;
    bool is_guess = false;

    if (!count || !wants_commands(to))
        return;
    map = is_document(options) ? shell_map_new(memory, regions, count, options->language, &is_guess)
                               : shell_map_plain(memory, regions, count);
    own.is_guess = own.is_guess || is_guess;
    shell_commands_of(to, memory, &map, &own, 0);
}

/* ---- does it look like shell?
 * ------------------------------------------------------------------------------------ */

bool shell_is_shell_language(text info_word)
{
    static const char *const all[] = {"bash",          "sh",       "shell",       "zsh", "console",
                                      "shell-session", "terminal", "shellsession"};
    size_t length = 0;

    while (length < info_word.length && !strchr("{:, \t", info_word.start[length]))
        length++;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (strlen(all[i]) == length && !strncasecmp(info_word.start, all[i], length))
            return true;
    return false;
}

static bool is_program_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '_' || byte == '.' || byte == '/' || byte == '-' || byte == '+';
}

/* A path to a script stands for a command even alone. */
static bool is_script_path(text word)
{
    return text_ends(word, TEXT(".sh")) || text_ends(word, TEXT(".bash")) ||
           (text_starts(word, TEXT("./")) && word.length > 2 &&
            text_find_last(word, '.') < text_find_last(word, '/') + 1);
}

static bool is_program(text word, bool is_alone)
{
    bool has_small = false;

    for (size_t i = 0; i < word.length; i++) {
        if (!is_program_byte(word.start[i]))
            return false;
        has_small = has_small || (word.start[i] >= 'a' && word.start[i] <= 'z');
    }
    if (!word.length || word.start[0] == '-' || word.start[0] == '+' || text_ends(word, TEXT("/")))
        return false;
    return is_alone ? is_script_path(word) : has_small && (word.start[0] < 'A' || word.start[0] > 'Z');
}

/* The rest after NAME=value words. */
static text behind_assignments(text some)
{
    size_t at = 0;

    for (;;) {
        size_t name = at, end;
        while (name < some.length &&
               (some.start[name] == '_' || (some.start[name] >= 'A' && some.start[name] <= 'Z') ||
                (name > at && some.start[name] >= '0' && some.start[name] <= '9')))
            name++;
        end = text_find(some, ' ', at);
        if (name == at || name >= some.length || some.start[name] != '=' || end >= some.length)
            return text_slice(some, at, some.length);
        at = end + 1;
    }
}

bool shell_looks_like_command(text inline_code)
{
    text some = text_trim(inline_code), first;
    size_t prompt = shell_prompt_length(some, false), end = 0;

    if (prompt)
        return text_trim(text_slice(some, prompt, some.length)).length > 0;
    some = behind_assignments(some);
    while (end < some.length && some.start[end] != ' ' && some.start[end] != '\t' && some.start[end] != '\n')
        end++;
    first = text_slice(some, 0, end);
    return is_program(first, end == some.length);
}
