/* compose.c — the effective compose project of a repository, strictly as docker compose loads it. */
#include <string.h>

#include "project.h"

static const text *texts_of(arena *memory, const char *const *from, size_t count)
{
    text *to = arena_array(memory, text, count + 1);

    for (size_t i = 0; i < count; i++)
        to[i] = text_copy(memory, text_from(from[i]));
    return to;
}

/* "NAME=value" strings; what has no `=` is no variable. */
static void environment_read(arena *memory, const char *const *from, effective_request *to)
{
    size_t count = 0;
    effective_variable *made;

    while (from && from[count])
        count++;
    made = arena_array(memory, effective_variable, count + 1);
    for (size_t i = 0; i < count; i++) {
        text whole = text_copy(memory, text_from(from[i]));
        size_t edge = text_find(whole, '=', 0);
        if (edge < whole.length)
            made[to->environment_count++] =
                (effective_variable){text_slice(whole, 0, edge), text_slice(whole, edge + 1, whole.length)};
    }
    to->environment = made;
}

static effective_request request_read(lockstep_project *project, const lockstep_compose_request *from,
                                      tree *outside)
{
    arena *memory = &project->memory;
    effective_request to = {.files = project->root,
                            .root = project->where,
                            .outside = outside,
                            .directory = project->where,
                            .limits = &project->options.limits,
                            .given = texts_of(memory, from->files, from->file_count),
                            .given_count = (uint32_t)from->file_count,
                            .name = text_copy(memory, text_from(from->name)),
                            .project_directory = text_copy(memory, text_from(from->project_directory)),
                            .profiles = texts_of(memory, from->profiles, from->profile_count),
                            .profile_count = (uint32_t)from->profile_count,
                            .env_files = texts_of(memory, from->env_files, from->env_file_count),
                            .env_file_count = (uint32_t)from->env_file_count,
                            .services = texts_of(memory, from->services, from->service_count),
                            .service_count = (uint32_t)from->service_count,
                            .no_normalization = from->is_unnormalized,
                            .no_consistency = from->is_inconsistent,
                            .no_paths = from->has_plain_paths,
                            .no_interpolation = from->is_uninterpolated};

    to.no_env_files =
        from->shows && (strcmp(from->shows, "volumes") == 0 || strcmp(from->shows, "images") == 0);
    if (from->shows && strcmp(from->shows, "variables") == 0)
        to.no_interpolation = true;
    to.is_names_only =
        from->shows && (strcmp(from->shows, "services") == 0 || strcmp(from->shows, "profiles") == 0);
    environment_read(memory, from->environment, &to);
    return to;
}

/* The files that were read, for excerpts: some of them may stand outside of the root. */
static report_sources *sources_of(lockstep_result *result)
{
    const effective_project *effective = result->effective;
    arena *memory = &result->project->memory;
    report_rule *files = arena_array(memory, report_rule, effective->files.count + 1);

    for (uint32_t i = 0; i < effective->files.count; i++)
        files[i] = (report_rule){effective->files.items[i], effective->bytes.items[i]};
    for (uint32_t i = 0; i < result->findings.count; i++) { /* they are given, and not looked up in the tree */
        finding *some = &result->findings.items[i];
        some->at.is_rule = true;
        for (uint32_t k = 0; k < some->notes.count; k++)
            some->notes.items[k].at.is_rule = true;
    }
    return report_sources_open(memory, result->project->root, files, effective->files.count);
}

lockstep_result *lockstep_compose(lockstep_project *project, const lockstep_compose_request *asked)
{
    lockstep_result *result = project_result(project, RESULT_COMPOSE, NULL);
    const char *reason;
    tree *outside = tree_open_disk("/", project->options.limits.file_size, &reason);
    effective_request request = request_read(project, asked, outside);

    result->effective = effective_load(&project->memory, &request);
    if (outside)
        tree_close(outside);
    result->asked = text_copy(&project->memory, text_from(asked->shows ? asked->shows : "config"));
    result->findings = result->effective->problems;
    result->status = result->effective->is_loaded ? 0 : 2;
    result->sources = sources_of(result);
    return result;
}

static void lines_write(buffer *out, const text_array *lines)
{
    for (uint32_t i = 0; i < lines->count; i++)
        buffer_print(out, "%.*s\n", TEXT_FORMAT(lines->items[i]));
}

void project_compose_write(buffer *out, const lockstep_result *result, bool is_json)
{
    const effective_project *effective = result->effective;

    if (!effective->is_loaded || text_is(result->asked, "nothing"))
        return;
    if (text_is(result->asked, "services"))
        lines_write(out, &effective->services);
    else if (text_is(result->asked, "profiles"))
        lines_write(out, &effective->profiles);
    else if (text_is(result->asked, "volumes"))
        lines_write(out, &effective->volumes);
    else if (text_is(result->asked, "images"))
        lines_write(out, &effective->images);
    else if (text_is(result->asked, "variables"))
        buffer_add(out, effective->variables);
    else if (text_is(result->asked, "origins"))
        effective_origins(out, effective);
    else if (is_json)
        effective_json(out, effective);
    else
        effective_yaml(out, effective);
}
