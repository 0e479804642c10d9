/* call_hops.c — `make x`, `npm run x`, `uses: ./x`, and what a target needs. */
#include "call_hops.h"

#include "target_call.h"

enum { DIALECTS = 16 };

typedef struct hop_reading {
    arena *memory;
    const store *all;
    text_array *missing;
    call_hop_array found;
    uint32_t cost; /* rows that were looked at, by 16 */
} hop_reading;

static void target_add(hop_reading *of, fact target, bool is_appended)
{
    *array_push(&of->found, of->memory) =
        (call_hop){.shard = target.shard,
                   .first = target.row + 1,
                   .end = store_shard(of->all, target.shard)->end_row[target.row],
                   .is_appended = is_appended};
}

static void named_add(hop_reading *of, fact file, text name)
{
    fact_array targets = targets_named(of->memory, of->all, file, name, of->missing);

    of->cost += store_shard(of->all, file.shard)->row_count / 16 + 1;
    for (uint32_t i = 0; i < targets.count; i++)
        target_add(of, targets.items[i], false);
}

static void command_hops(hop_reading *of, fact command)
{
    target_call call = target_call_read(of->memory, of->all, command);
    targets_meant meant;
    fact file;

    if (!call.is_call || !target_call_file(&call, of->memory, of->all, &file, of->missing))
        return;
    of->cost += store_shard(of->all, file.shard)->row_count / 16 + 1;
    meant = targets_of_call(of->memory, of->all, &call, file, of->missing);
    for (uint32_t i = 0; i < meant.found.count; i++)
        target_add(of, meant.found.items[i], call.is_appended);
}

/* A workflow or action that has been read. */
static bool find_workflow(const hop_reading *of, text path, uint32_t *index)
{
    for (uint32_t dialect = 0; dialect < DIALECTS; dialect++) {
        *index = store_find(of->all, path, dialect);
        if (*index != UINT32_MAX && store_shard(of->all, *index)->kind[0] == KIND_workflow)
            return true;
    }
    return false;
}

static bool file_add(hop_reading *of, text path)
{
    uint32_t index;

    if (!find_workflow(of, path, &index)) {
        if (of->missing)
            path_note(of->memory, of->missing, path);
        return false;
    }
    *array_push(&of->found, of->memory) =
        (call_hop){.shard = index, .first = 1, .end = store_shard(of->all, index)->row_count};
    return true;
}

/* The job that a pipeline's job extends, in another file. */
static void extends_hops(hop_reading *of, fact from, text name)
{
    for (uint32_t index = 0; index < store_count(of->all); index++) {
        const shard *facts = store_shard(of->all, index);
        if (facts->kind[0] != KIND_workflow || index == from.shard)
            continue;
        for (uint32_t row = 1; row < facts->row_count; row = facts->end_row[row])
            if (facts->kind[row] == KIND_job && text_equal(store_name(of->all, facts->name[row]), name))
                *array_push(&of->found, of->memory) =
                    (call_hop){.shard = index, .first = row + 1, .end = facts->end_row[row]};
    }
}

static void uses_hops(hop_reading *of, fact from)
{
    text uses, path;

    if (!fact_text(of->all, from, ATTRIBUTE_uses, &uses))
        return;
    if (fact_kind(of->all, from) == KIND_job && text_find(uses, '/', 0) == uses.length) {
        extends_hops(of, from, uses);
        return;
    }
    if (!text_starts(uses, TEXT("./")) || !path_resolve(of->memory, (text){0}, uses, &path))
        return;
    if (text_ends(path, TEXT(".yml")) || text_ends(path, TEXT(".yaml"))) {
        file_add(of, path);
        return;
    }
    if (!file_add(of, path_join(of->memory, path, TEXT("action.yml"))))
        file_add(of, path_join(of->memory, path, TEXT("action.yaml")));
}

call_hop_array call_hops(arena *memory, const store *all, fact from, text_array *missing, uint32_t *cost)
{
    hop_reading of = {.memory = memory, .all = all, .missing = missing};
    fact owner;

    switch (fact_kind(all, from)) {
    case KIND_command:
        command_hops(&of, from);
        break;
    case KIND_step:
    case KIND_job:
        uses_hops(&of, from);
        break;
    case KIND_dependency: /* of a target; a job's needs run anyway */
        if (fact_ancestor(all, from, KIND_target, &owner))
            named_add(&of, store_fact(all, from.shard, 0), fact_name(all, from));
        break;
    case KIND_path: /* what a pipeline includes */
        if (!(fact_flags(all, from) & FACT_OPEN) &&
            fact_kind(all, store_fact(all, from.shard, 0)) == KIND_workflow &&
            store_shard(all, from.shard)->parent[from.row] == 0)
            file_add(&of, fact_name(all, from));
        break;
    default:
        break;
    }
    *cost += of.cost;
    return of.found;
}

bool call_is_open(const store *all, fact from)
{
    text words;

    if (fact_kind(all, from) == KIND_path)
        return fact_flags(all, from) & FACT_OPEN;
    return fact_kind(all, from) == KIND_job && fact_text(all, from, ATTRIBUTE_uses, &words) &&
           text_find(words, '/', 0) < words.length && !text_starts(words, TEXT("./"));
}
