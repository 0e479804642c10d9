/* package_extract.c — package.json: its scripts are targets; `pretest` and `posttest` belong to `test`. The
 * rest is known by dotted path, as of any YAML file, which JSON is. */
#include "file_row.h"
#include "glob.h"
#include "shell_commands.h"
#include "yaml_tree.h"

typedef struct package_reading {
    const extract_request *request;
    arena *memory;
    shard_builder *to;
    yaml_tree *tree;
    uint32_t scripts;
} package_reading;

/* `pre` or `post` of this script. */
static void around_add(package_reading *job, const char *prefix, text name)
{
    text wanted = text_print(job->memory, "%s%.*s", prefix, TEXT_FORMAT(name));
    yaml_entry found;

    if (yaml_find(job->tree, job->scripts, wanted, &found))
        shard_add(job->to, KIND_dependency, yaml_span(job->tree, found.key), wanted);
}

static void script_add(package_reading *job, const yaml_entry *entry)
{
    text name = yaml_text(job->tree, entry->key), value = yaml_text(job->tree, entry->value);
    yaml_pieces pieces = yaml_pieces_of(job->tree, yaml_follow(job->tree, entry->value), job->memory);
    shell_region *regions = arena_array(job->memory, shell_region, (size_t)pieces.count + 1);
    shell_options options = {
        .language = TEXT("sh"), .origin = TEXT("run"), .directory = path_folder(job->request->path)};
    uint32_t row = shard_open(job->to, KIND_target, yaml_entry_span(job->tree, entry->key), name);

    around_add(job, "pre", name);
    around_add(job, "post", name);
    for (uint32_t i = 0; i < pieces.count; i++) {
        uint32_t start = i ? pieces.items[i].at : 0;
        uint32_t end = i + 1 < pieces.count ? pieces.items[i + 1].at : (uint32_t)value.length;
        regions[i] =
            (shell_region){.bytes = text_slice(value, start, end), .start = pieces.items[i].part.start};
    }
    if (pieces.count)
        shell_commands_add(job->to, job->memory, regions, pieces.count, &options);
    shard_close(job->to, row);
}

void package_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    enum { SCRIPT_LIMIT = 4096 };
    package_reading job = {.request = request, .memory = memory, .to = to};
    uint32_t file = file_row_open(request, memory, to);
    yaml_entries all;

    job.tree = yaml_parse(memory, request->bytes, &request->limits);
    job.scripts = yaml_get(job.tree, yaml_root(job.tree, 0), TEXT("scripts"));
    all = yaml_entries_of(job.tree, job.scripts);
    if (all.count > SCRIPT_LIMIT)
        shard_problem(to, yaml_span(job.tree, all.items[0].key),
                      TEXT("the package has more than 4096 scripts; the rest was left out"), (text){0}, true);
    for (uint32_t i = 0; i < all.count && i < SCRIPT_LIMIT; i++)
        if (yaml_is(job.tree, all.items[i].value, YAML_SCALAR) &&
            yaml_text(job.tree, all.items[i].key).length)
            script_add(&job, &all.items[i]);
    file_nodes_add(job.tree, &request->limits, memory, to);
    yaml_report(job.tree, to);
    shard_close(to, file);
}
