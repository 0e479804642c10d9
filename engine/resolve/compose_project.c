/* compose_project.c — which files docker compose loads, and the one project that they make
 * (parsing 3.1, 3.3).
 *
 * Services stand in the order of their first appearance; every row keeps the place and the file where its
 * value is written. */
#include "compose_project.h"
#include "compose_merged.h"

/* ---- discovery ---- */

static bool is_file(tree *from, text path, arena *memory, text_array *probes)
{
    tree_entry entry;

    if (tree_probe(from, path, &entry) == TREE_OK && entry.type == TREE_FILE)
        return true;
    if (probes)
        *array_push(probes, memory) = path;
    return false;
}

/* The first of the names that is a file in the folder is added. */
static void find_first(arena *memory, tree *from, text folder, const char *const *names, size_t count,
                       text_array *found, text_array *probes)
{
    for (size_t i = 0; i < count; i++) {
        text path = folder.length > 0 ? text_print(memory, "%.*s/%s", TEXT_FORMAT(folder), names[i])
                                      : text_from(names[i]);

        if (is_file(from, path, memory, probes)) {
            *array_push(found, memory) = path;
            return;
        }
    }
}

text_array compose_discover(arena *memory, tree *from, text folder, text_array *probes)
{
    static const char *const bases[] = {"compose.yaml", "compose.yml", "docker-compose.yml",
                                        "docker-compose.yaml"};
    static const char *const overrides[] = {"compose.override.yml", "compose.override.yaml",
                                            "docker-compose.override.yml", "docker-compose.override.yaml"};
    text_array found = {0};

    find_first(memory, from, folder, bases, sizeof bases / sizeof *bases, &found, probes);
    if (found.count > 0)
        find_first(memory, from, folder, overrides, sizeof overrides / sizeof *overrides, &found, probes);
    return found;
}

/* ---- merging ---- */

static void add_service(merged_project *project, uint32_t file, uint32_t row)
{
    text name = merged_name(project, file, row);
    text how = merged_attribute(project, file, row, ATTRIBUTE_origin_how);
    bool is_new;
    uint32_t *number = merged_number(project, text_print(project->memory, "service %.*s", TEXT_FORMAT(name)),
                                     project->services.count, &is_new);

    if (how.length > 0) { /* services.NAME: !reset takes it out, !override lets it begin again */
        if (*number < project->services.count)
            project->services.items[*number].is_gone = true;
        return;
    }
    if (*number >= project->services.count || project->services.items[*number].is_gone) {
        *number = project->services.count;
        *array_push(&project->services, project->memory) =
            (merged_service){.file = file, .row = row, .name = name};
    } else {
        project->services.items[*number].is_merged = true;
    }
    merged_service_add(project, *number, file, row);
}

static void add_file(merged_project *project, uint32_t file)
{
    const shard *facts = store_shard(project->all, file);

    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
        switch (facts->kind[row]) {
        case KIND_service:
            add_service(project, file, row);
            break;
        case KIND_disabled:
            *array_push(&project->disabled, project->memory) = (merged_row){
                .file = file, .row = row, .how = "written", .name = merged_name(project, file, row)};
            break;
        case KIND_anchor: /* only a file as written has anchors (LANGUAGE 26) */
            break;
        default:
            merged_other_add(project, file, row);
            break;
        }
}

/* ---- writing the derived shard ---- */

static void copy_attributes(const merged_project *project, shard_builder *to, uint32_t copy, uint32_t file,
                            uint32_t row)
{
    const shard *facts = store_shard(project->all, file);

    for (uint32_t i = facts->first_attribute[row]; i < facts->first_attribute[row + 1]; i++) {
        attribute_id id = (attribute_id)facts->attributes[i].id;

        if (attribute_is_text(id))
            shard_set_text(to, copy, id, store_name(project->all, facts->attributes[i].value));
        else
            shard_set_number(to, copy, id, (int32_t)facts->attributes[i].value);
    }
}

static uint32_t open_copy(const merged_project *project, shard_builder *to, uint32_t file, uint32_t row,
                          text name, const char *how)
{
    const shard *facts = store_shard(project->all, file);
    uint32_t copy = shard_open(to, (kind)facts->kind[row], (span){facts->start[row], facts->end[row]}, name);

    copy_attributes(project, to, copy, file, row);
    shard_set_flags(to, copy, facts->flags[row] & ~(unsigned)FACT_DEAD);
    shard_set_text(to, copy, ATTRIBUTE_origin_path, store_path(project->all, file));
    shard_set_text(to, copy, ATTRIBUTE_origin_how, text_from(how));
    return copy;
}

static void write_row(const merged_project *project, shard_builder *to, const merged_row *row)
{
    uint32_t copy;

    if (row->is_gone)
        return;
    copy = open_copy(project, to, row->file, row->row, row->name, row->how);
    shard_set_flags(to, copy, row->is_dead ? FACT_DEAD : 0);
    shard_close(to, copy);
}

/* A disabled service comes as its file has it, with everything under it. */
static void write_disabled(const merged_project *project, shard_builder *to, const merged_row *row)
{
    const shard *facts = store_shard(project->all, row->file);
    uint32_t top = open_copy(project, to, row->file, row->row, row->name, row->how);

    for (uint32_t child = row->row + 1; child < facts->end_row[row->row]; child = facts->end_row[child]) {
        uint32_t copy =
            open_copy(project, to, row->file, child, merged_name(project, row->file, child), "written");

        shard_set_flags(to, copy, FACT_DEAD);
        shard_close(to, copy);
    }
    shard_close(to, top);
}

static void write_service(const merged_project *project, shard_builder *to, const merged_service *service)
{
    uint32_t copy;

    if (service->is_gone)
        return;
    copy = open_copy(project, to, service->file, service->row, service->name,
                     service->is_merged ? "merged" : "written");
    for (uint32_t i = 0; i < service->rows.count; i++) {
        const merged_row *row = &service->rows.items[i];

        write_row(project, to, row);
        if (!row->is_gone && merged_kind(project, row->file, row->row) == KIND_image)
            shard_set_text(to, copy, ATTRIBUTE_image_, row->name);
    }
    shard_close(to, copy);
}

shard *compose_merge(arena *memory, const store *all, const uint32_t *files, uint32_t count, text name)
{
    merged_project project = {.memory = memory, .all = all};
    shard_builder *to = shard_begin(memory, KIND_ALL);
    uint32_t top = shard_open(to, KIND_project, (span){0, 0}, name);

    for (uint32_t i = 0; i < count; i++)
        add_file(&project, files[i]);
    if (count > 0) {
        shard_set_text(to, top, ATTRIBUTE_origin_path, store_path(all, files[0]));
        shard_set_text(to, top, ATTRIBUTE_origin_how, count > 1 ? TEXT("merged") : TEXT("written"));
    }
    for (uint32_t i = 0; i < project.services.count; i++)
        write_service(&project, to, &project.services.items[i]);
    for (uint32_t i = 0; i < project.disabled.count; i++)
        write_disabled(&project, to, &project.disabled.items[i]);
    for (uint32_t i = 0; i < project.others.count; i++)
        write_row(&project, to, &project.others.items[i]);
    shard_close(to, top);
    return shard_finish(to);
}
