/* shell_limit.c — what the limits of the parser left out is said, with the limit's name and the place. */
#include "shell_limit.h"

static void report(shard_builder *to, const shell_tree *tree, const shell_map *map, uint32_t at, text message,
                   text fix)
{
    span part = {at < tree->bytes.length ? at : 0, at < tree->bytes.length ? at + 1 : 0};

    shard_problem(to, map ? shell_map_span(map, part) : part, message, fix, true);
}

void shell_limits_report(shard_builder *to, arena *memory, const shell_tree *tree, const shell_map *map)
{
    if (tree->is_cut)
        report(to, tree, map, tree->cut_at,
               text_print(memory, "what begins here was left out: there is too much shell before it (%.*s)",
                          TEXT_FORMAT(limit_words(memory, tree->limits, tree->cut_by))),
               limit_fix(memory, tree->limits, tree->cut_by, "divide the script"));
    if (tree->is_deep)
        report(to, tree, map, tree->deep_at,
               text_print(memory, "what is nested deeper than this is read as plain words (%.*s)",
                          TEXT_FORMAT(limit_words(memory, tree->limits, LIMIT_shell_depth))),
               limit_fix(memory, tree->limits, LIMIT_shell_depth,
                         "use functions, or variables for what is inside"));
}
