/* workflow_commands.c — the scalar of a `run` as shell: its pieces with their places, and values of several
 * words put in the place of their expression, once for each value. */
#include "workflow_reading.h"

typedef struct run_reading {
    workflow_reading *job;
    const workflow_scope *scope;
    workflow_run *to;
} run_reading;

/* The first `${{ name }}` of the line whose value has several words; its place in [*start, *end). */
static const workflow_choice *choice_in(const run_reading *of, text line, size_t *start, size_t *end)
{
    for (size_t at = 0; (at = text_find_text(line, TEXT("${{"), at)) < line.length; at = *end) {
        size_t close = text_find_text(line, TEXT("}}"), at);
        text expression = text_trim(text_slice(line, at + 3, close));
        *start = at;
        *end = close + 2;
        if (close == line.length)
            return NULL;
        for (uint32_t i = 0; i < of->scope->choices.count; i++)
            if (text_equal(of->scope->choices.items[i].expression, expression))
                return &of->scope->choices.items[i];
    }
    return NULL;
}

static void region_add(run_reading *of, text bytes, size_t start, size_t whole)
{
    if (bytes.length)
        *array_push(&of->to->regions, of->job->memory) =
            (shell_region){.bytes = bytes, .start = (uint32_t)start, .whole = (uint32_t)whole};
}

/* One line of the scalar, whose source begins at `start`. */
static void line_add(run_reading *of, text line, uint32_t start)
{
    size_t from, end;
    const workflow_choice *choice = of->scope->choices.count ? choice_in(of, line, &from, &end) : NULL;

    if (!choice || text_ends(text_trim(line), TEXT("\\"))) {
        region_add(of, line, start, 0);
        return;
    }
    for (uint32_t i = 0; i < choice->values.count; i++) {
        region_add(of, text_slice(line, 0, from), start, 0);
        region_add(of, choice->values.items[i], start + from, end - from);
        region_add(of, text_slice(line, end, line.length), start + end, 0);
        if (!text_ends(line, TEXT("\n")) && i + 1 < choice->values.count)
            region_add(of, TEXT("\n"), start + end - 1, 1);
    }
}

void workflow_run_add(workflow_reading *job, const workflow_scope *scope, uint32_t node, workflow_run *to)
{
    text value = yaml_text(job->tree, node);
    yaml_pieces pieces = yaml_pieces_of(job->tree, yaml_follow(job->tree, node), job->memory);
    run_reading of = {.job = job, .scope = scope, .to = to};

    for (uint32_t i = 0; i < pieces.count; i++) {
        uint32_t start = i ? pieces.items[i].at : 0;
        uint32_t end = i + 1 < pieces.count ? pieces.items[i + 1].at : (uint32_t)value.length;
        line_add(&of, text_slice(value, start, end), pieces.items[i].part.start);
    }
    if (pieces.count && !text_ends(value, TEXT("\n"))) /* the next one is a line of its own */
        region_add(&of, TEXT("\n"), pieces.items[pieces.count - 1].part.end - 1, 1);
}

void workflow_run_end(workflow_reading *job, const workflow_scope *scope, const workflow_run *all)
{
    shell_options options = {.language = TEXT("bash"),
                             .origin = TEXT("run"),
                             .flags = scope->flags,
                             .directory = scope->directory,
                             .bindings = scope->bindings.items,
                             .binding_count = scope->bindings.count};

    shell_commands_add(job->to, job->memory, all->regions.items, all->regions.count, &options);
}
