/* markdown_blocks.c — code blocks and the commands in them. */
#include <string.h>
#include "markdown_reading.h"
#include "shell_commands.h"

typedef ARRAY(shell_region) region_array;

/* The next word of an info string; `{.bash}` and `bash:title` are bash. */
static text word_next(text *info)
{
    size_t start = 0, end;
    text word;

    while (start < info->length && strchr(" \t{.", info->start[start]))
        start++;
    for (end = start; end < info->length && !strchr(" \t{},:", info->start[end]);)
        end++;
    word = text_slice(*info, start, end);
    while (end < info->length && strchr("},:", info->start[end]))
        end++;
    *info = text_slice(*info, end, info->length);
    return word;
}

/* The info string's first word in lower case: `bash` of "Bash {1,3}"; behind a directive for code the second
 * one: "{code-block} bash". */
static text language_of(arena *memory, text info)
{
    bool is_braced = text_starts(info, TEXT("{"));
    text word = word_next(&info);
    char *lower;

    if (is_braced && (text_is(word, "code-block") || text_is(word, "code") || text_is(word, "code-cell") ||
                      text_is(word, "sourcecode")))
        word = word_next(&info);
    lower = arena_alloc(memory, word.length + 1);
    for (size_t i = 0; i < word.length; i++)
        lower[i] = (char)(word.start[i] >= 'A' && word.start[i] <= 'Z' ? word.start[i] | 32 : word.start[i]);
    return (text){lower, word.length};
}

/* The block's lines with their line ends, without the markers of quotes and lists; one region as long as
 * nothing lies between. */
static region_array regions_of(const reading *job, uint32_t node)
{
    markdown_lines rest = markdown_lines_of(job->page, node);
    text bytes = job->page->parsed;
    region_array regions = {0};

    for (span line; markdown_next_line(&rest, &line);) {
        shell_region *last = regions.count ? &regions.items[regions.count - 1] : NULL;
        uint32_t end = source_line_start(&job->page->file, rest.line);
        if (last && last->start + last->bytes.length == line.start)
            last->bytes.length = end - last->start;
        else
            *array_push(&regions, job->memory) =
                (shell_region){.bytes = text_slice(bytes, line.start, end), .start = line.start};
    }
    return regions;
}

/* May a block without a language be commands? Its first line that is no comment decides. */
static bool looks_like_commands(const shell_region *regions, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        text rest = regions[i].bytes, line;
        while (text_next(&rest, '\n', &line)) {
            line = text_trim(line);
            if (line.length && line.start[0] != '#')
                return shell_looks_like_command(line);
        }
    }
    return false;
}

static void read_commands(reading *job, const shell_region *regions, uint32_t count, text language)
{
    shell_options options = {.language = language, .origin = TEXT("block"), .is_guess = !language.length};

    if (language.length ? !shell_is_shell_language(language) : !looks_like_commands(regions, count))
        return;
    shell_commands_add(job->to, job->memory, regions, count, &options);
}

static void read_block_prose(reading *job, const shell_region *regions, uint32_t count)
{
    prose_begin(job->prose);
    for (uint32_t i = 0; i < count; i++) {
        const shell_region *one = &regions[i];
        uint32_t length = one->whole ? one->whole : (uint32_t)one->bytes.length;
        prose_add(job->prose, one->bytes, (span){one->start, one->start + length});
    }
    prose_end(job->prose);
}

void page_code(reading *job, span part, text info, const shell_region *regions, uint32_t count)
{
    text language = language_of(job->memory, info);
    uint32_t block = shard_open(job->to, KIND_block, part, language);

    if (job->is_command_wanted)
        read_commands(job, regions, count, language);
    if (job->is_prose_wanted)
        read_block_prose(job, regions, count);
    shard_close(job->to, block);
}

void page_code_block(reading *job, uint32_t node)
{
    region_array regions = {0};

    if (job->is_command_wanted || job->is_prose_wanted)
        regions = regions_of(job, node);
    page_code(job, node_at(job, node)->part, node_at(job, node)->target, regions.items, regions.count);
}
