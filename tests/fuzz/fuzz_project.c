/* fuzz_project.c — a libFuzzer target for compose projects: any files load or are answered, and what loads
 * can be printed.
 *
 * The input is up to four files with a line `=====` between them: compose.yaml, its override, base.yaml (what
 * an extends or include may name) and .env. The first byte chooses how the project is loaded. */
#include <stdlib.h>

#include "open_project.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static void files_add(tree *files, text all)
{
    static const char *const names[] = {"compose.yaml", "compose.override.yaml", "base.yaml", ".env"};
    const text edge = TEXT("\n=====\n");

    for (size_t i = 0; i < sizeof names / sizeof *names && all.length; i++) {
        size_t end = text_find_text(all, edge, 0);

        tree_add(files, text_from(names[i]), text_slice(all, 0, end), false);
        all = text_slice(all, end + edge.length, all.length);
    }
}

static void print_all(arena *memory, const effective_project *project)
{
    buffer out = buffer_new(memory);

    effective_yaml(&out, project);
    effective_json(&out, project);
    effective_origins(&out, project);
}

static effective_request request_of(tree *files, uint8_t choice)
{
    static const effective_variable environment[] = {{TEXT("A"), TEXT("1")}, {TEXT("B"), TEXT("")}};
    static const text all_profiles = TEXT("*"), service = TEXT("wbe");
    effective_request request = {.files = files, .root = TEXT("/srv/proj"), .directory = TEXT("/srv/proj")};

    request.environment = environment;
    request.environment_count = sizeof environment / sizeof *environment;
    request.no_interpolation = choice & 2;
    request.profiles = &all_profiles;
    request.profile_count = (choice & 4) != 0;
    request.services = &service;
    request.service_count = (choice & 8) != 0;
    return request;
}

/* As contracts see it: loaded in any case, or told why not; its facts and where they come from. */
static void load_open(arena *memory, tree *files, uint8_t choice)
{
    text_array given = {0}, looked = {0}, missing = {0};
    open_clone from = {.files = files, .stand_in = choice & 2 ? TEXT("base.yaml") : TEXT("")};
    store *all = store_new(memory);
    open_project *project;

    *array_push(&given, memory) = TEXT("compose.yaml");
    *array_push(&given, memory) = TEXT("compose.override.yaml");
    open_project_files(memory, from, (text){0}, &looked, &missing);
    project = open_project_load(memory, from, &given);
    if (!project->model && !project->problems.count)
        abort();
    store_add(all, TEXT("project"), 1,
              open_project_facts(memory, all, 0, project, TEXT("project"), KIND_ALL));
    for (uint32_t row = 0; row < store_shard(all, 0)->row_count; row++)
        open_project_origins(memory, all, store_fact(all, 0, row));
}

static void load_strict(arena *memory, tree *files, uint8_t choice)
{
    effective_request request = request_of(files, choice);
    const effective_project *project = effective_load(memory, &request);

    if (project->is_loaded)
        print_all(memory, project);
    else if (!project->problems.count) /* it failed and does not say why */
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    uint8_t choice = length ? bytes[0] : 0;
    tree *files = tree_open_memory();
    arena memory;

    arena_init(&memory);
    files_add(files, (text){(const char *)bytes + (length > 0), length - (length > 0)});
    if (choice & 1)
        load_open(&memory, files, choice);
    else
        load_strict(&memory, files, choice);
    arena_free(&memory);
    tree_close(files);
    return 0;
}
