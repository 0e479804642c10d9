/* file_extract.c — the facts that every file has. */
#include "file_row.h"

#include "glob.h"

static int32_t line_count(arena *memory, const extract_request *request)
{
    source lines = source_new(memory, request->path, request->bytes);

    /* The empty line behind the last line end is no line of the file. */
    return (int32_t)(lines.line_count -
                     (source_line_start(&lines, lines.line_count) >= request->bytes.length));
}

static void field_add(shard_builder *to, const char *name, span part, text value)
{
    shard_set_text(to, shard_add(to, KIND_meta, part, text_from(name)), ATTRIBUTE_value, value);
}

void file_fields_add(const extract_request *request, arena *memory, shard_builder *to)
{
    int32_t lines = line_count(memory, request);
    size_t end = text_find(request->bytes, '\n', 0);
    text first = text_trim(text_slice(request->bytes, 0, end));
    span start = {0, 0};

    if (!shard_wants(to, KIND_meta))
        return;
    field_add(to, "lines", start, text_print(memory, "%d", lines));
    field_add(to, "bytes", start, text_print(memory, "%zu", request->bytes.length));
    if (request->is_executable)
        field_add(to, "executable", start, TEXT("true"));
    if (!text_trim(request->bytes).length)
        field_add(to, "empty", start, TEXT("true"));
    if (text_starts(first, TEXT("#!")))
        field_add(to, "shebang", (span){0, (uint32_t)first.length}, first);
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

static void plain_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    uint32_t row = file_row_open(request, memory, to);

    file_fields_add(request, memory, to);
    shard_close(to, row);
}

/* Which files have more to say than that they are there: by the name, or `*` and its ending. */
static const struct {
    const char *name;
    extractor *extract;
} NAMED[] = {
    {"Makefile", make_extract},  {"makefile", make_extract}, {"GNUmakefile", make_extract},
    {"*.mk", make_extract},      {"justfile", just_extract}, {"Justfile", just_extract},
    {".justfile", just_extract}, {"*.just", just_extract},   {"package.json", package_extract},
};

static extractor *extractor_named(text path)
{
    for (size_t i = 0; i < sizeof NAMED / sizeof *NAMED; i++)
        if (name_match(text_from(NAMED[i].name), path_name(path)))
            return NAMED[i].extract;
    return NULL;
}

bool file_has_targets(text path)
{
    return extractor_named(path) != NULL;
}

void file_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    extractor *own = extractor_named(request->path);

    (own ? own : plain_extract)(request, memory, to);
}
