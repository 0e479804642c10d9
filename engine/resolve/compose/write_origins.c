/* write_origins.c — the place behind every value, and what it came through. */
#include "compose_loader.h"
#include "unicode.h"
#include "write_order.h"

typedef struct origin_writing {
    buffer *out;
    arena *memory;
    const effective_project *project;
    source *sources; /* by number in project->files; indexed when first needed */
} origin_writing;

static const source *source_of(origin_writing *job, uint32_t file)
{
    source *wanted = &job->sources[file];

    if (!wanted->lines)
        *wanted = source_new(job->memory, job->project->files.items[file], job->project->bytes.items[file]);
    return wanted;
}

static void write_step(origin_writing *job, const value_origin *at)
{
    const source *from;

    buffer_print(job->out, "%s", at->how);
    if (at->file == VALUE_NO_FILE)
        return;
    from = source_of(job, at->file);
    buffer_print(job->out, " %.*s:%u:%u", TEXT_FORMAT(unicode_escape(job->memory, from->path)),
                 source_line(from, at->part.start), source_column(from, at->part.start));
}

static void write_line(origin_writing *job, text path, const compose_value *value)
{
    const value_origin *last = NULL;

    buffer_add(job->out, unicode_escape(job->memory, path));
    if (value_is_scalar(value))
        buffer_print(job->out, " = %.*s",
                     TEXT_FORMAT(unicode_escape(job->memory, value->form == VALUE_NULL
                                                                 ? TEXT("null")
                                                                 : value_print(job->memory, value))));
    buffer_add_byte(job->out, '\n');
    for (const value_origin *at = value->origin; at; last = at, at = at->from) {
        if (last && last->file == at->file && last->part.start == at->part.start && last->how == at->how)
            continue;
        buffer_add(job->out, TEXT("    "));
        write_step(job, at);
        buffer_add_byte(job->out, '\n');
    }
}

static void write_below(origin_writing *job, text path, const compose_value *value)
{
    if (value_is_scalar(value) || value->items.count == 0) {
        write_line(job, path, value);
        return;
    }
    if (value->form == VALUE_LIST) {
        for (uint32_t i = 0; i < value->items.count; i++)
            write_below(job, text_print(job->memory, "%.*s[%u]", TEXT_FORMAT(path), i),
                        value->items.items[i].value);
        return;
    }
    item_order order = map_order(job->memory, value, false);
    for (uint32_t i = 0; i < order.count; i++)
        write_below(job,
                    path.length ? text_print(job->memory, "%.*s.%.*s", TEXT_FORMAT(path),
                                             TEXT_FORMAT(order.items[i]->key))
                                : order.items[i]->key,
                    order.items[i]->value);
}

void effective_origins(buffer *out, const effective_project *project)
{
    origin_writing job = {.out = out,
                          .memory = out->memory,
                          .project = project,
                          .sources = arena_array(out->memory, source, project->files.count + 1)};

    write_below(&job, (text){0}, project->model);
}
