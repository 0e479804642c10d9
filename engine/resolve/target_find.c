/* target_find.c — targets by name, in a file and in those that it includes. */
#include "target_call.h"

enum { DIALECTS = 16 };

void path_note(arena *memory, text_array *paths, text path)
{
    for (uint32_t i = 0; i < paths->count; i++)
        if (text_equal(paths->items[i], path))
            return;
    *array_push(paths, memory) = path;
}

static bool has_targets(const shard *facts)
{
    for (uint32_t row = 1; row < facts->row_count; row++)
        if (facts->kind[row] == KIND_target)
            return true;
    return false;
}

/* The file's row; of several readings of it, the one that has targets. */
static bool find_file(const store *all, text path, fact *file)
{
    bool is_found = false;

    for (uint32_t dialect = 0; dialect < DIALECTS; dialect++) {
        uint32_t index = store_find(all, path, dialect);
        if (index == UINT32_MAX || store_shard(all, index)->kind[0] != KIND_file)
            continue;
        if (!is_found || has_targets(store_shard(all, index)))
            *file = store_fact(all, index, 0);
        is_found = true;
    }
    return is_found;
}

bool target_call_file(const target_call *call, arena *memory, const store *all, fact *file,
                      text_array *missing)
{
    for (uint32_t i = 0; i < call->files.count && !call->is_open; i++) {
        if (find_file(all, call->files.items[i], file))
            return true;
        if (missing)
            path_note(memory, missing, call->files.items[i]);
    }
    return false;
}

static bool name_fits(text target, text name)
{
    size_t hole = text_find(target, '%', 0);

    if (hole == target.length)
        return text_equal(target, name);
    return name.length > target.length - 1 && text_starts(name, text_slice(target, 0, hole)) &&
           text_ends(name, text_slice(target, hole + 1, target.length));
}

static void targets_in(arena *memory, const store *all, fact file, text name, fact_array *found)
{
    const shard *facts = store_shard(all, file.shard);

    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
        if (facts->kind[row] == KIND_target && name_fits(store_name(all, facts->name[row]), name))
            *array_push(found, memory) = store_fact(all, file.shard, row);
}

fact_array targets_named(arena *memory, const store *all, fact file, text name, text_array *missing)
{
    const shard *facts = store_shard(all, file.shard);
    fact_array found = {0};

    targets_in(memory, all, file, name, &found);
    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row]) {
        fact other;
        if (facts->kind[row] != KIND_path)
            continue;
        if (find_file(all, store_name(all, facts->name[row]), &other))
            targets_in(memory, all, other, name, &found);
        else if (missing)
            path_note(memory, missing, store_name(all, facts->name[row]));
    }
    return found;
}

bool target_default(const store *all, fact file, fact *target)
{
    const shard *facts = store_shard(all, file.shard);

    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row]) {
        text name = store_name(all, facts->name[row]);
        if (facts->kind[row] != KIND_target || text_find(name, '%', 0) < name.length)
            continue;
        *target = store_fact(all, file.shard, row);
        return true;
    }
    return false;
}

bool targets_are_open(const store *all, fact file)
{
    const shard *facts = store_shard(all, file.shard);

    if (fact_flags(all, file) & FACT_OPEN)
        return true;
    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row]) {
        fact other;
        if (facts->kind[row] == KIND_path && (!find_file(all, store_name(all, facts->name[row]), &other) ||
                                              (fact_flags(all, other) & FACT_OPEN)))
            return true;
    }
    return false;
}

static void names_in(arena *memory, const store *all, fact file, text_array *names)
{
    const shard *facts = store_shard(all, file.shard);

    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
        if (facts->kind[row] == KIND_target)
            path_note(memory, names, store_name(all, facts->name[row]));
}

text_array target_names(arena *memory, const store *all, fact file)
{
    const shard *facts = store_shard(all, file.shard);
    text_array names = {0};

    names_in(memory, all, file, &names);
    for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row]) {
        fact other;
        if (facts->kind[row] == KIND_path && find_file(all, store_name(all, facts->name[row]), &other))
            names_in(memory, all, other, &names);
    }
    return names;
}

/* How many words behind its name a recipe takes. */
static uint32_t words_taken(const store *all, const target_call *call, fact target)
{
    int32_t count;

    if (!call->takes_words)
        return 0;
    return fact_number(all, target, ATTRIBUTE_arity, &count) ? (uint32_t)count : UINT32_MAX;
}

/* Does the recipe that this word of the call names demand more words than stand behind it? */
static void check_demand(const store *all, const target_call *call, fact target, uint32_t number,
                         targets_meant *meant)
{
    int32_t least;

    if (!call->takes_words || !call->is_counted || meant->lacking ||
        !fact_number(all, target, ATTRIBUTE_least, &least) || (uint32_t)least < call->names.count - number)
        return;
    for (uint32_t i = number + 1; i < call->names.count; i++)
        if (call->names.items[i].is_free) /* any number of words */
            return;
    meant->lacking = &call->names.items[number];
    meant->demanded = least;
}

targets_meant targets_of_call(arena *memory, const store *all, const target_call *call, fact file,
                              text_array *missing)
{
    targets_meant meant = {0};
    fact first;

    for (uint32_t i = 0; i < call->names.count; i++) {
        const target_name *name = &call->names.items[i];
        fact_array some;
        uint32_t taken;
        if (name->is_free && call->takes_words) /* it may take any word behind it */
            return meant;
        if (name->is_free)
            continue;
        some = targets_named(memory, all, file, name->name, missing);
        if (!some.count && name->instead.length)
            some = targets_named(memory, all, file, name->instead, missing);
        for (uint32_t k = 0; k < some.count; k++)
            *array_push(&meant.found, memory) = some.items[k];
        if (!some.count && !meant.unknown)
            meant.unknown = name;
        if (some.count)
            check_demand(all, call, some.items[0], i, &meant);
        taken = some.count ? words_taken(all, call, some.items[0]) : 0;
        if (taken >= call->names.count - i)
            break;
        i += taken;
    }
    if (!call->names.count && call->has_default && target_default(all, file, &first))
        *array_push(&meant.found, memory) = first;
    return meant;
}
