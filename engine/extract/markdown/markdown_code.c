/* markdown_code.c — inline code: a term, maybe a path, maybe a command. */
#include "markdown_reading.h"
#include "shell_commands.h"

typedef ARRAY(shell_region) region_array;

static bool is_line_end(char byte)
{
    return byte == '\n' || byte == '\r';
}

static void region_add(const reading *job, region_array *regions, text bytes, uint32_t start)
{
    if (bytes.length)
        *array_push(regions, job->memory) = (shell_region){.bytes = bytes, .start = start};
}

/* Behind a line end: the markers of quotes and the blanks that the code does not show. */
static size_t skip_markers(text bytes, size_t at, char next)
{
    while (at < bytes.length && bytes.start[at] != next &&
           (bytes.start[at] == ' ' || bytes.start[at] == '\t' || bytes.start[at] == '>'))
        at++;
    return at;
}

/* The code as one line, cut where its bytes don't follow each other in the file: at `\|` in a cell, at line
 * ends. False when the two don't agree. */
static bool regions_cut(const reading *job, text literal, text bytes, uint32_t start, region_array *regions)
{
    size_t at = 0, read = 0, first_at = 0, first_read = 0;

    while (at < bytes.length && read < literal.length) {
        if (bytes.start[at] == literal.start[read]) {
            at++;
            read++;
        } else if (is_line_end(bytes.start[at]) && literal.start[read] == ' ') {
            region_add(job, regions, text_slice(literal, first_read, ++read), start + (uint32_t)first_at);
            at += text_starts(text_slice(bytes, at, bytes.length), TEXT("\r\n")) ? 2 : 1;
            at = skip_markers(bytes, at, read < literal.length ? literal.start[read] : 0);
            first_at = at;
            first_read = read;
        } else if (bytes.start[at] == '\\' && literal.start[read] == '|') {
            region_add(job, regions, text_slice(literal, first_read, read), start + (uint32_t)first_at);
            first_at = ++at;
            first_read = read;
        } else {
            return false;
        }
    }
    region_add(job, regions, text_slice(literal, first_read, read), start + (uint32_t)first_at);
    return at == bytes.length && read == literal.length;
}

static void read_command(reading *job, const markdown_node *code)
{
    shell_options options = {.origin = TEXT("inline"), .is_guess = true};
    text bytes = text_slice(job->page->parsed, code->inner.start, code->inner.end);
    region_array regions = {0};

    if (!(code->flags & MARKDOWN_IS_VERIFIED) ||
        !regions_cut(job, code->literal, bytes, code->inner.start, &regions)) {
        regions.count = 0;
        region_add(job, &regions, code->literal, code->inner.start);
        options.flags = FACT_LINE_ONLY;
    }
    shell_commands_add(job->to, job->memory, regions.items, regions.count, &options);
}

void page_inline_code(reading *job, uint32_t node)
{
    const markdown_node *code = node_at(job, node);
    unsigned flags = code->flags & MARKDOWN_IS_VERIFIED ? 0 : FACT_LINE_ONLY;
    uint32_t term;

    prose_add(job->prose, code->literal, code->inner);
    if (!job->is_inline_wanted)
        return;
    term = shard_open(job->to, KIND_term, code->inner, code->literal);
    shard_set_flags(job->to, term, flags);
    page_path(job, code->literal, code->inner, flags);
    if (job->is_command_wanted && shell_looks_like_command(code->literal))
        read_command(job, code);
    shard_close(job->to, term);
}
