/* shell_loop.c — what a loop's variable stands for where it is the program: `for t in tests/x.sh tests/y.sh;
 * do bash "$t"; done` runs {tests/x.sh,tests/y.sh}, as one glob. Only words that are written out are known.
 */
#include "shell_loop.h"

#include "buffer.h"

/* The innermost loop with this variable around the byte `at`; NULL when there is none. */
static const shell_node *loop_around(const shell_tree *tree, text name, uint32_t at)
{
    const shell_node *found = NULL;

    for (uint32_t i = 0; i < tree->nodes.count; i++) {
        const shell_node *node = &tree->nodes.items[i];
        if (node->type == SHELL_FOR && node->part.start <= at && at < node->part.end &&
            text_equal(node->name, name))
            found = node;
    }
    return found;
}

static bool words_add(buffer *out, const shell_tree *tree, const shell_node *loop)
{
    for (uint32_t i = 0; i < loop->words.count; i++) {
        const shell_word *word = shell_node_word(tree, loop, i);
        if (word->flags & (SHELL_WORD_EXPANDS | SHELL_WORD_PLACEHOLDER))
            return false;
        buffer_add(out, i ? TEXT(",") : loop->words.count > 1 ? TEXT("{") : TEXT(""));
        buffer_add(out, word->value);
    }
    buffer_add(out, loop->words.count > 1 ? TEXT("}") : TEXT(""));
    return loop->words.count > 0;
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
        if (!loop || !words_add(&out, of->tree, loop))
            return false;
    }
    *value = buffer_text(&out);
    *is_rooted = false;
    return known == 1;
}
