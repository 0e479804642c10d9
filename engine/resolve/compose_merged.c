/* compose_merged.c — the rows of one service, merged field by field (parsing 3.3).
 *
 * Every row has a key: rows with equal keys are one value, of which the later file's wins, in the earlier
 * one's place. What a file resets or replaces is taken out before its own rows come in. */
#include "compose_merged.h"

/* ---- numbers by text ---- */

static struct merged_slot *slot_of(const merged_index *index, text key)
{
    uint32_t mask = index->capacity - 1, i = text_hash(key) & mask;

    while (index->slots[i].key.start && !text_equal(index->slots[i].key, key))
        i = (i + 1) & mask;
    return &index->slots[i];
}

static void index_grow(arena *memory, merged_index *index)
{
    merged_index larger = {.capacity = index->capacity ? index->capacity * 2 : 64, .count = index->count};

    larger.slots = arena_array(memory, struct merged_slot, larger.capacity);
    for (uint32_t i = 0; i < index->capacity; i++)
        if (index->slots[i].key.start)
            *slot_of(&larger, index->slots[i].key) = index->slots[i];
    *index = larger;
}

static uint32_t *number_of(arena *memory, merged_index *index, text key, uint32_t otherwise, bool *is_new)
{
    struct merged_slot *slot;

    if (index->count * 2 >= index->capacity)
        index_grow(memory, index);
    slot = slot_of(index, key);
    *is_new = !slot->key.start;
    if (*is_new) {
        *slot = (struct merged_slot){key, otherwise};
        index->count++;
    }
    return &slot->value;
}

uint32_t *merged_number(merged_project *project, text key, uint32_t otherwise, bool *is_new)
{
    return number_of(project->memory, &project->index, key, otherwise, is_new);
}

/* ---- one row as written ---- */

kind merged_kind(const merged_project *project, uint32_t file, uint32_t row)
{
    return (kind)store_shard(project->all, file)->kind[row];
}

text merged_name(const merged_project *project, uint32_t file, uint32_t row)
{
    return store_name(project->all, store_shard(project->all, file)->name[row]);
}

text merged_attribute(const merged_project *project, uint32_t file, uint32_t row, attribute_id which)
{
    uint32_t value;

    return shard_attribute(store_shard(project->all, file), row, which, &value)
               ? store_name(project->all, value)
               : (text){0};
}

static bool is_number(text some)
{
    int64_t number;

    return text_number(some, &number);
}

/* "expose" of "expose.2"; the whole path when it doesn't end in a number. */
static text list_of(text path)
{
    size_t dot = text_find_last(path, '.');

    return dot < path.length && is_number(text_slice(path, dot + 1, path.length)) ? text_slice(path, 0, dot)
                                                                                  : path;
}

/* ---- the rules ---- */

typedef enum merge_rule {
    MERGE_LAST,  /* the later one's value in the earlier one's place */
    MERGE_FIRST, /* they say the same: the first writing stays */
    MERGE_PARTS, /* healthcheck: merged inside */
    MERGE_ALL,   /* nothing is the same: variables */
    MERGE_LIST   /* an item is appended, unless it is there */
} merge_rule;

typedef struct merge_case {
    merge_rule rule;
    text path, key;
} merge_case;

static text joined(const merged_project *project, const char *before, text name)
{
    return text_print(project->memory, "%s%.*s", before, TEXT_FORMAT(name));
}

/* host_ip:published:target/protocol, 0.0.0.0 by default; the protocol is always there. */
static text port_key(const merged_project *project, uint32_t file, uint32_t row)
{
    text ip = merged_attribute(project, file, row, ATTRIBUTE_host_ip);
    text published = merged_attribute(project, file, row, ATTRIBUTE_published);
    text target = merged_attribute(project, file, row, ATTRIBUTE_target_);
    text protocol = merged_attribute(project, file, row, ATTRIBUTE_protocol);

    if (ip.length == 0)
        ip = TEXT("0.0.0.0");
    return text_print(project->memory, "%.*s:%.*s:%.*s/%.*s", TEXT_FORMAT(ip), TEXT_FORMAT(published),
                      TEXT_FORMAT(target), TEXT_FORMAT(protocol));
}

/* Configs and secrets are the same when they land in the same place of the container. */
static text mounted_key(const merged_project *project, uint32_t file, uint32_t row, const char *folder)
{
    text target = merged_attribute(project, file, row, ATTRIBUTE_target_),
         name = merged_name(project, file, row);

    return target.length > 0 && target.start[0] == '/'
               ? target
               : joined(project, folder, target.length > 0 ? target : name);
}

/* Fields whose short form is a string, in the long form that they have after the merge. */
static text long_path(text path)
{
    return text_is(path, "build") ? TEXT("build.context") : path;
}

/* Is a scalar or a list here a list in any case? */
static bool is_string_or_list(text path)
{
    static const char *const names[] = {"dns", "dns_search", "dns_opt", "env_file", "label_file", "tmpfs"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(path, names[i]))
            return true;
    return false;
}

/* A list that a later file replaces as a whole. */
static bool is_replaced(text path)
{
    return text_is(path, "command") || text_is(path, "entrypoint") || text_is(path, "healthcheck.test");
}

static merge_case field_case(const merged_project *project, uint32_t file, uint32_t row)
{
    text path = long_path(merged_name(project, file, row)), list = list_of(path);
    text value = merged_attribute(project, file, row, ATTRIBUTE_value);
    bool is_item = list.length < path.length || is_string_or_list(path);

    if (!is_item || is_replaced(list))
        return (merge_case){MERGE_LAST, path, path};
    return (merge_case){MERGE_LIST, list,
                        text_print(project->memory, "%.*s=%.*s", TEXT_FORMAT(list), TEXT_FORMAT(value))};
}

static merge_case case_of(const merged_project *project, uint32_t file, uint32_t row)
{
    text name = merged_name(project, file, row);

    switch (merged_kind(project, file, row)) {
    case KIND_image:
        return (merge_case){MERGE_LAST, TEXT("image"), TEXT("image")};
    case KIND_profile:
        return (merge_case){MERGE_FIRST, TEXT("profiles"), name};
    case KIND_port:
        return (merge_case){MERGE_FIRST, TEXT("ports"), port_key(project, file, row)};
    case KIND_volume:
        return (merge_case){MERGE_LAST, TEXT("volumes"),
                            merged_attribute(project, file, row, ATTRIBUTE_target_)};
    case KIND_network:
        if (merged_attribute(project, file, row, ATTRIBUTE_mode).length > 0)
            return (merge_case){MERGE_LAST, TEXT("network_mode"), TEXT("network_mode")};
        return (merge_case){MERGE_FIRST, joined(project, "networks.", name),
                            joined(project, "networks.", name)};
    case KIND_config:
        return (merge_case){MERGE_LAST, TEXT("configs"), mounted_key(project, file, row, "/")};
    case KIND_secret:
        return (merge_case){MERGE_LAST, TEXT("secrets"), mounted_key(project, file, row, "/run/secrets/")};
    case KIND_environment:
        return (merge_case){MERGE_LAST, joined(project, "environment.", name), name};
    case KIND_dependency:
        return (merge_case){MERGE_LAST, joined(project, "depends_on.", name), name};
    case KIND_healthcheck:
        return (merge_case){MERGE_PARTS, TEXT("healthcheck"), TEXT("healthcheck")};
    case KIND_limit:
        return (merge_case){MERGE_LAST, name, name};
    case KIND_meta:
        return field_case(project, file, row);
    default:
        return (merge_case){MERGE_ALL, (text){0}, (text){0}};
    }
}

/* ---- what a file takes out ---- */

static bool is_marker(const merged_project *project, uint32_t file, uint32_t row)
{
    return merged_attribute(project, file, row, ATTRIBUTE_origin_how).length > 0;
}

/* The path that a row of this file replaces as a whole: a command, another logging driver, a ulimit; empty
 * when none. */
static text replaced_path(merged_project *project, uint32_t number, uint32_t file, uint32_t row)
{
    text path = merged_name(project, file, row), list = list_of(path);
    merged_rows *rows = &project->services.items[number].rows;

    if (merged_kind(project, file, row) != KIND_meta)
        return (text){0};
    if (is_replaced(list))
        return list;
    if (text_starts(path, TEXT("ulimits.")))
        return text_slice(path, 0, text_find(path, '.', 8));
    if (!text_is(path, "logging.driver"))
        return (text){0};
    for (uint32_t i = 0; i < rows->count; i++)
        if (!rows->items[i].is_gone && text_is(rows->items[i].name, "logging.driver") &&
            !text_equal(merged_attribute(project, rows->items[i].file, rows->items[i].row, ATTRIBUTE_value),
                        merged_attribute(project, file, row, ATTRIBUTE_value)))
            return TEXT("logging");
    return (text){0};
}

/* How many items a list of this service has. */
static uint32_t *list_counter(merged_project *project, uint32_t number, text list)
{
    bool is_new;

    return merged_number(project, text_print(project->memory, "%u # %.*s", number, TEXT_FORMAT(list)), 0,
                         &is_new);
}

/* Is the path, or one that it stands under, among those that are taken out? */
static bool is_taken(const merged_index *paths, text path)
{
    for (size_t end = text_find(path, '.', 0);; end = text_find(path, '.', end + 1)) {
        if (slot_of(paths, text_slice(path, 0, end))->key.start)
            return true;
        if (end >= path.length)
            return false;
    }
}

static void take_out(merged_project *project, uint32_t number, uint32_t file, uint32_t first, uint32_t end)
{
    const shard *facts = store_shard(project->all, file);
    merged_rows *rows = &project->services.items[number].rows;
    merged_index paths = {0};
    bool is_new;

    for (uint32_t row = first; row < end; row = facts->end_row[row]) {
        text path = is_marker(project, file, row) ? merged_name(project, file, row)
                                                  : replaced_path(project, number, file, row);

        if (path.length > 0)
            number_of(project->memory, &paths, path, 0, &is_new);
    }
    if (paths.count == 0)
        return;
    for (uint32_t i = 0; i < rows->count; i++)
        if (rows->items[i].path.length > 0 && is_taken(&paths, rows->items[i].path)) {
            rows->items[i].is_gone = true;
            *list_counter(project, number, rows->items[i].path) = 0;
        }
}

/* ---- what comes in ---- */

static merged_row *row_push(merged_project *project, merged_rows *rows, uint32_t file, uint32_t row,
                            merge_case how)
{
    merged_row *added = array_push(rows, project->memory);

    *added = (merged_row){.file = file,
                          .row = row,
                          .path = how.path,
                          .how = "written",
                          .name = merged_name(project, file, row),
                          .is_dead = store_shard(project->all, file)->flags[row] & FACT_DEAD};
    if (merged_kind(project, file, row) == KIND_meta)
        added->name = long_path(added->name);
    return added;
}

/* An item gets the next number of its list. */
static void renumber(merged_project *project, uint32_t number, merged_row *item, text list)
{
    uint32_t *last = list_counter(project, number, list);

    item->name = text_print(project->memory, "%.*s.%u", TEXT_FORMAT(list), ++*last);
}

/* A later value of the same key. */
static void replace(merged_project *project, merged_row *old, uint32_t file, uint32_t row, merge_rule rule)
{
    bool is_dead = store_shard(project->all, file)->flags[row] & FACT_DEAD;
    text name = merged_name(project, file, row);

    if (rule == MERGE_FIRST || rule == MERGE_LIST)
        return;
    if (rule == MERGE_PARTS && name.length == 0 && old->name.length > 0) { /* the test stays as it is */
        old->is_dead |= is_dead;
        old->how = "merged";
        return;
    }
    *old = (merged_row){.file = file,
                        .row = row,
                        .path = old->path,
                        .how = "overridden",
                        .name = merged_kind(project, file, row) == KIND_meta ? long_path(name) : name,
                        .is_dead = is_dead || (rule == MERGE_PARTS && old->is_dead)};
}

static void row_add(merged_project *project, merged_rows *rows, uint32_t number, uint32_t file, uint32_t row,
                    merge_case how)
{
    bool is_new = true;
    uint32_t *position = NULL;
    merged_row *added;

    if (how.rule != MERGE_ALL) {
        position = merged_number(project,
                                 text_print(project->memory, "%u %u %.*s", number,
                                            merged_kind(project, file, row), TEXT_FORMAT(how.key)),
                                 rows->count, &is_new);
        if (!is_new && *position < rows->count && !rows->items[*position].is_gone) {
            replace(project, &rows->items[*position], file, row, how.rule);
            return;
        }
        *position = rows->count;
    }
    added = row_push(project, rows, file, row, how);
    if (how.rule == MERGE_LIST)
        renumber(project, number, added, how.path);
}

void merged_service_add(merged_project *project, uint32_t number, uint32_t file, uint32_t row)
{
    const shard *facts = store_shard(project->all, file);
    uint32_t first = row + 1, end = facts->end_row[row];

    take_out(project, number, file, first, end);
    for (uint32_t child = first; child < end; child = facts->end_row[child])
        if (!is_marker(project, file, child))
            row_add(project, &project->services.items[number].rows, number, file, child,
                    case_of(project, file, child));
}

void merged_other_add(merged_project *project, uint32_t file, uint32_t row)
{
    bool is_variable = merged_kind(project, file, row) == KIND_variable;
    text name = merged_name(project, file, row);
    merge_case how = {is_variable ? MERGE_ALL : MERGE_LAST, name, name};
    bool is_new;
    uint32_t *position;

    if (merged_kind(project, file, row) != KIND_meta && !is_variable)
        how.rule = MERGE_FIRST;
    if (!is_marker(project, file, row)) {
        row_add(project, &project->others, UINT32_MAX, file, row, how);
        return;
    }
    position = merged_number(project,
                             text_print(project->memory, "%u %u %.*s", UINT32_MAX,
                                        merged_kind(project, file, row), TEXT_FORMAT(name)),
                             UINT32_MAX, &is_new);
    if (*position < project->others.count)
        project->others.items[*position].is_gone = true;
}
