/* compose_projects.c — cuts an input into files, loads the project of those without indentation, and shows
 * the derived shard as an extractor would. */
#include "compose_projects.h"

#include "compose_extract.h"
#include "open_project.h"

typedef struct project_file {
    text path;
    uint32_t start; /* in the input */
} project_file;

typedef struct project_input {
    arena *memory;
    store *all;
    tree *root;
    ARRAY(project_file) files;
    text_array given;
} project_input;

/* `=== + path` is there, but not given. */
static void file_add(project_input *input, text path, text bytes, uint32_t start)
{
    bool is_given = !text_starts(path, TEXT("+ "));

    if (!is_given)
        path = text_slice(path, 2, path.length);
    else
        *array_push(&input->given, input->memory) = path;
    tree_add(input->root, path, bytes, false);
    *array_push(&input->files, input->memory) = (project_file){path, start};
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

/* The files of the project as they are written. */
static void extract(project_input *input, text path)
{
    tree_file file;
    extract_request request = {.path = path, .limits = EXTRACT_LIMITS};
    shard_builder *builder = shard_begin(input->memory, KIND_ALL);

    if (tree_read(input->root, path, input->memory, &file) != TREE_OK)
        return;
    request.bytes = file.bytes;
    compose_extract(&request, input->memory, builder);
    store_add(input->all, path, 0, shard_finish(builder));
}

static void report(const project_input *input, const finding_array *all, bool is_error, shard_builder *to)
{
    for (uint32_t i = 0; i < all->count; i++) {
        const finding *some = &all->items[i];
        uint32_t start = start_of(input, some->at.path);

        shard_problem(to, (span){some->at.part.start + start, some->at.part.end + start}, some->message,
                      some->fix, is_error);
    }
}

void compose_projects(const extract_request *request, arena *memory, shard_builder *to)
{
    project_input input = {.memory = memory, .all = store_new(memory), .root = tree_open_memory()};
    open_project *project;

    files_read(&input, request->bytes);
    project = open_project_load(memory, (open_clone){.files = input.root}, &input.given);
    for (uint32_t i = 0; i < project->paths.count; i++)
        extract(&input, project->paths.items[i]);
    row_copy(&input, open_project_facts(memory, input.all, 0, project, TEXT("project"), KIND_ALL), 0, to);
    report(&input, &project->problems, true, to);
    report(&input, &project->unknown, false, to);
    tree_close(input.root);
}
