/* file_extract.c — the facts that every file has. */
#include "file_row.h"

static int32_t line_count(arena *memory, const extract_request *request)
{
    source lines = source_new(memory, request->path, request->bytes);

    /* The empty line behind the last line end is no line of the file. */
    return (int32_t)(lines.line_count -
                     (source_line_start(&lines, lines.line_count) >= request->bytes.length));
}

uint32_t file_row_open(const extract_request *request, arena *memory, shard_builder *to)
{
    uint32_t row = shard_open(to, KIND_file, (span){0, (uint32_t)request->bytes.length}, request->path);
    prose *words = prose_new(memory, request->predicates, to);

    shard_set_number(to, row, ATTRIBUTE_lines, line_count(memory, request));
    shard_set_number(to, row, ATTRIBUTE_bytes, (int32_t)request->bytes.length);
    shard_set_flags(to, row, request->is_executable ? FACT_EXECUTABLE : 0);
    if (prose_is_wanted(words))
        prose_verbatim(words, request->bytes, 0);
    return row;
}

void file_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    shard_close(to, file_row_open(request, memory, to));
}
