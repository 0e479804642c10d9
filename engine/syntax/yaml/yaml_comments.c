/* yaml_comments.c — comments, found by masking the scalars: a `#` at a line's start or behind a blank,
 * outside of every scalar. */
#include "yaml_comments.h"
#include <string.h>

typedef struct mask_walk {
    const yaml_tree *tree;
    uint32_t node; /* the next node to look at */
    span part;     /* the scalar that may hold the next `#` */
} mask_walk;

/* The bytes of a scalar in which a `#` is text. The header line of a block scalar may end in a comment. */
static span masked(const yaml_tree *tree, const yaml_node *node)
{
    span part = node->part;

    if (node->style == YAML_LITERAL || node->style == YAML_FOLDED)
        while (part.start < part.end && tree->bytes.start[part.start] != '\n' &&
               tree->bytes.start[part.start] != '\r')
            part.start++;
    return part;
}

/* Is `at` inside a scalar? Asked with growing offsets only; the array of nodes is in file order. */
static bool is_masked(mask_walk *walk, uint32_t at)
{
    while (walk->part.end <= at && walk->node < walk->tree->nodes.count) {
        const yaml_node *node = &walk->tree->nodes.items[walk->node++];

        if (node->document == YAML_NONE) /* stanzas stand behind the file's own nodes */
            break;
        if (node->type == YAML_SCALAR)
            walk->part = masked(walk->tree, node);
    }
    return walk->part.start <= at && at < walk->part.end;
}

static bool is_own_line(text bytes, uint32_t floor, uint32_t at, uint32_t *line_start)
{
    uint32_t start = at;

    while (start > floor && (bytes.start[start - 1] == ' ' || bytes.start[start - 1] == '\t'))
        start--;
    if (start > floor && bytes.start[start - 1] != '\n' && bytes.start[start - 1] != '\r')
        return false;
    *line_start = start;
    return true;
}

static uint32_t line_end(text bytes, uint32_t at, uint32_t end)
{
    while (at < end && bytes.start[at] != '\n' && bytes.start[at] != '\r')
        at++;
    return at;
}

/* Does the line that starts at `start` directly follow the one that ends at `end`? */
static bool is_next_line(text bytes, uint32_t end, uint32_t start)
{
    if (end < start && bytes.start[end] == '\r')
        end++;
    if (end < start && bytes.start[end] == '\n')
        end++;
    return end == start;
}

yaml_comment_array yaml_comments_of(const yaml_tree *tree, arena *memory)
{
    yaml_comment_array found = {0};
    mask_walk walk = {.tree = tree};
    uint32_t floor = tree->part.start, end = tree->stop, run = 0, last_end = 0, line_start = 0;
    bool is_in_run = false;

    for (uint32_t at = floor; at < end; at++) {
        const char *hash = memchr(tree->bytes.start + at, '#', end - at);
        yaml_comment *comment;

        if (!hash)
            break;
        at = (uint32_t)(hash - tree->bytes.start);
        if (at > floor && !strchr(" \t\r\n", tree->bytes.start[at - 1]))
            continue;
        if (is_masked(&walk, at))
            continue;
        comment = array_push(&found, memory);
        comment->part = (span){at, line_end(tree->bytes, at, end)};
        comment->is_own_line = is_own_line(tree->bytes, floor, at, &line_start);
        if (comment->is_own_line) {
            run += is_in_run && !is_next_line(tree->bytes, last_end, line_start);
            comment->column = at - line_start;
            comment->run = run;
            last_end = comment->part.end;
            is_in_run = true;
        }
        at = comment->part.end;
    }
    return found;
}
