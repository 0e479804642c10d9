/* shell_loop.c — what a loop's variable stands for where it is the program: `for t in tests/x.sh tests/y.sh;
 * do bash "$t"; done` runs {tests/x.sh,tests/y.sh}, as one glob. Only words that are written out are known.
 */
#include "shell_loop.h"

#include "buffer.h"

enum { PROGRAM_LENGTH = 512 }; /* bytes: a long list that is used often must not fill memory */

/* The last node that begins at or before the byte: nodes stand in the order of their first bytes. */
static uint32_t node_at(const shell_tree *tree, uint32_t at)
{
    uint32_t low = 0, high = tree->nodes.count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tree->nodes.items[middle].part.start <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : SHELL_NO_NODE;
}

/* The innermost loop with this variable around the byte; NULL when there is none. Nesting has a limit. */
static const shell_node *loop_around(const shell_tree *tree, text name, uint32_t at)
{
    for (uint32_t i = node_at(tree, at); i != SHELL_NO_NODE; i = tree->nodes.items[i].parent) {
        const shell_node *node = &tree->nodes.items[i];
        if (node->type == SHELL_FOR && at < node->part.end && text_equal(node->name, name))
            return node;
    }
    return NULL;
}

/* Are the loop's words all written out, and short enough together? */
static bool is_known(const shell_tree *tree, const shell_node *loop)
{
    size_t length = 0;

    for (uint32_t i = 0; i < loop->words.count; i++) {
        const shell_word *word = shell_node_word(tree, loop, i);
        length += word->value.length + 1;
        if (word->flags & (SHELL_WORD_EXPANDS | SHELL_WORD_PLACEHOLDER) || length > PROGRAM_LENGTH)
            return false;
    }
    return loop->words.count > 0;
}

static void words_add(buffer *out, const shell_tree *tree, const shell_node *loop)
{
    for (uint32_t i = 0; i < loop->words.count; i++) {
        buffer_add(out, i ? TEXT(",") : loop->words.count > 1 ? TEXT("{") : TEXT(""));
        buffer_add(out, shell_node_word(tree, loop, i)->value);
    }
    buffer_add(out, loop->words.count > 1 ? TEXT("}") : TEXT(""));
}

bool shell_loop_program(void *context, const shell_word *word, text *value, bool *is_rooted)
{
    const shell_loops *of = context;
    buffer out = buffer_new(of->memory);
    uint32_t known = 0;

    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &of->tree->parts.items[word->parts.first + i];
        const shell_node *loop;
        if (part->type == SHELL_LITERAL) {
            buffer_add(&out, part->text);
            continue;
        }
        if (part->type != SHELL_VARIABLE || part->rest.length || known++)
            return false;
        loop = loop_around(of->tree, part->text, word->raw.start);
        if (!loop || !is_known(of->tree, loop))
            return false;
        words_add(&out, of->tree, loop);
    }
    *value = buffer_text(&out);
    *is_rooted = false;
    return known == 1;
}
