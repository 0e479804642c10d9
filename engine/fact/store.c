/* store.c — committed shards, in path order, and the names that they share. */
#include "store.h"

#include <assert.h>
#include "names.h"
#include "unicode.h"

enum { NOT_FOLDED = 0 };

typedef struct entry {
    shard *facts;
    text path;
    uint32_t dialect;
    uint32_t same_path; /* the shard of this path that was added before, or UINT32_MAX */
} entry;

struct store {
    arena *memory;
    name_table names;
    ARRAY(entry) shards;
    ARRAY(uint32_t) newest; /* by name: the last shard whose path it is, + 1; 0 = no path */
    ARRAY(uint32_t) folded; /* by name: id of its folded form, + 1; NOT_FOLDED until somebody asks */
};

store *store_new(arena *memory)
{
    store *all = arena_new(memory, store);

    all->memory = memory;
    names_init(&all->names, memory);
    return all;
}

/* The ids of the shard's strings are left where its strings started: nobody needs the starts any more. */
static const uint32_t *strings_intern(store *all, shard *facts)
{
    enum { AT_ONCE = 256 };
    text strings[AT_ONCE];

    for (uint32_t done = 0, batch; done < facts->string_count; done += batch) {
        batch = facts->string_count - done < AT_ONCE ? facts->string_count - done : AT_ONCE;
        for (uint32_t i = 0; i < batch; i++)
            strings[i] = shard_string(facts, done + i);
        names_intern_all(&all->names, strings, batch, false, facts->string_start + done);
    }
    facts->string_count = 0; /* no longer fresh */
    return facts->string_start;
}

static void names_replace(shard *facts, const uint32_t *ids)
{
    for (uint32_t i = 0; i < facts->row_count; i++)
        facts->name[i] = ids[facts->name[i]];
    for (uint32_t i = 0; i < facts->attribute_count; i++)
        if (attribute_is_text((attribute_id)facts->attributes[i].id))
            facts->attributes[i].value = ids[facts->attributes[i].value];
    for (uint32_t i = 0; i < facts->mark_count; i++)
        facts->marks[i].name = ids[facts->marks[i].name];
    for (uint32_t i = 0; i < facts->problem_count; i++) {
        facts->problems[i].message = ids[facts->problems[i].message];
        facts->problems[i].fix = ids[facts->problems[i].fix];
    }
}

uint32_t store_add(store *all, text path, uint32_t dialect, shard *facts)
{
    uint32_t index = all->shards.count;
    uint32_t path_name = names_intern(&all->names, path, false);

    assert(facts->string_count); /* fresh */
    names_replace(facts, strings_intern(all, facts));
    facts->string_start = NULL; /* they need not last as long as the shard */
    facts->string_bytes = NULL;
    while (all->newest.count <= path_name)
        *array_push(&all->newest, all->memory) = 0;
    *array_push(&all->shards, all->memory) = (entry){
        .facts = facts,
        .path = names_text(&all->names, path_name),
        .dialect = dialect,
        .same_path = all->newest.items[path_name] - 1,
    };
    all->newest.items[path_name] = index + 1;
    return index;
}

uint32_t store_find(const store *all, text path, uint32_t dialect)
{
    uint32_t path_name, index = UINT32_MAX;

    if (names_lookup(&all->names, path, &path_name) && path_name < all->newest.count)
        index = all->newest.items[path_name] - 1;
    while (index != UINT32_MAX && all->shards.items[index].dialect != dialect)
        index = all->shards.items[index].same_path;
    return index;
}

uint32_t store_count(const store *all)
{
    return all->shards.count;
}

const shard *store_shard(const store *all, uint32_t index)
{
    assert(index < all->shards.count);
    return all->shards.items[index].facts;
}

text store_path(const store *all, uint32_t index)
{
    assert(index < all->shards.count);
    return all->shards.items[index].path;
}

uint32_t store_dialect(const store *all, uint32_t index)
{
    assert(index < all->shards.count);
    return all->shards.items[index].dialect;
}

uint32_t store_intern(store *all, text name)
{
    return names_intern(&all->names, name, false);
}

bool store_lookup(const store *all, text name, uint32_t *id)
{
    return names_lookup(&all->names, name, id);
}

text store_name(const store *all, uint32_t id)
{
    assert(id < all->names.count);
    return names_text(&all->names, id);
}

uint32_t store_folded(store *all, uint32_t id)
{
    arena scratch;
    uint32_t folded;

    assert(id < all->names.count);
    if (id < all->folded.count && all->folded.items[id] != NOT_FOLDED)
        return all->folded.items[id] - 1;
    arena_init(&scratch);
    folded = names_intern(&all->names, unicode_fold(&scratch, names_text(&all->names, id)), false);
    arena_free(&scratch);
    while (all->folded.count <= id)
        *array_push(&all->folded, all->memory) = NOT_FOLDED;
    all->folded.items[id] = folded + 1;
    return folded;
}
