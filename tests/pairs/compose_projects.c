/* compose_projects.c — cuts an input into compose files, merges them, and shows the derived shard as an
 * extractor would. */
#include "compose_projects.h"

#include "compose_extract.h"
#include "compose_project.h"

typedef struct project_file {
    text path;
    uint32_t start; /* in the input */
} project_file;

typedef struct project_input {
    arena *memory;
    store *all;
    ARRAY(project_file) files;
    ARRAY(uint32_t) shards;
} project_input;

static void file_add(project_input *input, text path, text bytes, uint32_t start)
{
    extract_request request = {.path = path, .bytes = bytes, .limits = EXTRACT_LIMITS};
    shard_builder *builder = shard_begin(input->memory, KIND_ALL);

    compose_extract(&request, input->memory, builder);
    *array_push(&input->files, input->memory) = (project_file){path, start};
    *array_push(&input->shards, input->memory) = store_add(input->all, path, 0, shard_finish(builder));
}

static void files_read(project_input *input, text bytes)
{
    text head = TEXT("=== ");
    size_t at = text_find_text(bytes, head, 0);

    while (at < bytes.length) {
        size_t line = text_find(bytes, '\n', at), next = text_find_text(bytes, TEXT("\n=== "), line);
        size_t end = next < bytes.length ? next + 1 : bytes.length;

        file_add(input, text_slice(bytes, at + head.length, line), text_slice(bytes, line + 1, end),
                 (uint32_t)line + 1);
        at = end;
    }
}

static uint32_t start_of(const project_input *input, text path)
{
    for (uint32_t i = 0; i < input->files.count; i++)
        if (text_equal(input->files.items[i].path, path))
            return input->files.items[i].start;
    return 0;
}

static void row_copy(const project_input *input, const shard *from, uint32_t row, shard_builder *to)
{
    uint32_t value, start = 0, copy;

    if (shard_attribute(from, row, ATTRIBUTE_origin_path, &value))
        start = start_of(input, shard_string(from, value));
    copy = shard_open(to, (kind)from->kind[row], (span){from->start[row] + start, from->end[row] + start},
                      shard_string(from, from->name[row]));
    shard_set_flags(to, copy, from->flags[row]);
    for (uint32_t i = from->first_attribute[row]; i < from->first_attribute[row + 1]; i++)
        if (attribute_is_text((attribute_id)from->attributes[i].id))
            shard_set_text(to, copy, (attribute_id)from->attributes[i].id,
                           shard_string(from, from->attributes[i].value));
    for (uint32_t child = row + 1; child < from->end_row[row]; child = from->end_row[child])
        row_copy(input, from, child, to);
    shard_close(to, copy);
}

void compose_projects(const extract_request *request, arena *memory, shard_builder *to)
{
    project_input input = {.memory = memory, .all = store_new(memory)};

    files_read(&input, request->bytes);
    row_copy(&input,
             compose_merge(memory, input.all, input.shards.items, input.shards.count, TEXT("project")), 0,
             to);
}
