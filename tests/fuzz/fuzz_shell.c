/* fuzz_shell.c — a libFuzzer target for the shell parser and the commands of blocks: any bytes give a tree
 * whose places stand within the text and whose nodes stand within their parents, and rows that the shard's
 * own validator accepts.
 *
 * The first byte chooses what the text stands in. */
#include <stdlib.h>

#include "shell_commands.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void demand(bool holds)
{
    if (!holds)
        abort();
}

static void node_check(const shell_tree *shell, uint32_t number)
{
    const shell_node *node = &shell->nodes.items[number];

    demand(node->end > number && node->end <= shell->nodes.count);
    demand(node->part.start <= node->part.end && node->part.end <= shell->bytes.length);
    demand(node->words.first + node->words.count <= shell->words.count);
    demand(node->parent == SHELL_NO_NODE ||
           (node->parent < number && node->end <= shell->nodes.items[node->parent].end));
}

static void word_check(const shell_tree *shell, const shell_word *word)
{
    demand(word->raw.start <= word->inner.start && word->inner.start <= word->inner.end);
    demand(word->inner.end <= word->raw.end && word->raw.end <= shell->bytes.length);
    demand(word->parts.first + word->parts.count <= shell->parts.count);
}

static void tree_check(arena *memory, text bytes, unsigned mode)
{
    const shell_tree *shell = shell_parse(memory, bytes, mode);

    for (uint32_t i = 0; i < shell->nodes.count; i++)
        node_check(shell, i);
    for (uint32_t i = 0; i < shell->words.count; i++)
        word_check(shell, &shell->words.items[i]);
}

/* The text as it is, or its lines as regions of their own with gaps between, as in a list. */
static void rows_check(arena *memory, text bytes, uint8_t choice)
{
    static const char *const languages[] = {"bash", "console"}, *const origins[] = {"block", "run", "usage",
                                                                                    "inline"};
    shell_options options = {.language = text_from(languages[choice & 1]),
                             .origin = text_from(origins[choice >> 1 & 3])};
    shard_builder *to = shard_begin(memory, KIND_ALL);
    ARRAY(shell_region) regions = {0};
    text rest = bytes, line;
    shard again;

    if (text_is(options.origin, "usage"))
        options.self = TEXT("tools/t.sh");
    shard_open(to, KIND_block, (span){0, (uint32_t)bytes.length}, TEXT("input"));
    for (uint32_t i = 0; choice & 8 && text_next(&rest, '\n', &line); i++) {
        uint32_t at = (uint32_t)(line.start - bytes.start);
        bool is_last = at + line.length >= bytes.length;
        *array_push(&regions, memory) =
            (shell_region){.bytes = {line.start, line.length + !is_last}, .start = at};
    }
    if (!regions.count)
        *array_push(&regions, memory) = (shell_region){.bytes = bytes};
    shell_commands_add(to, memory, regions.items, regions.count, &options);
    demand(shard_unpack(shard_pack(memory, shard_finish(to)), &again));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    uint8_t choice = length ? bytes[0] : 0;
    text input = {(const char *)bytes + (length > 0), length - (length > 0)};
    arena memory;

    arena_init(&memory);
    tree_check(&memory, input, choice >> 4 & 3);
    rows_check(&memory, input, choice);
    shell_looks_like_command(input);
    arena_free(&memory);
    return 0;
}
