/* mention.c — one predicate a name; the marks of a second reading lie in a shard beside the file's own. */
#include "mention.h"

#include "facts.h"

static bool mention_index(const run *r, uint32_t name, uint32_t *index)
{
    bool is_known = names_lookup(&r->mentions.names, store_name(r->facts, name), index) && *index;

    *index -= is_known;
    return is_known;
}

void mention_want(run *r, uint32_t name)
{
    names_intern(&r->mentions.names, store_name(r->facts, name), true);
}

void mention_close(run *r)
{
    mention_set *all = &r->mentions;

    for (uint32_t i = all->compiled.count + 1; i < all->names.count; i++) {
        text why;
        predicate *made = predicate_compile(r->memory, PREDICATE_MENTION, names_text(&all->names, i), &why);

        if (!made) /* a name without a word in it is mentioned nowhere */
            made = predicate_compile(r->memory, PREDICATE_MENTION, TEXT("\x01"), &why);
        *array_push(&all->compiled, r->memory) = made;
    }
    all->set = (predicate_set){.items = all->compiled.items, .count = all->compiled.count};
}

bool mention_find(run *r, fact object, uint32_t name, fact *where)
{
    fact home = fact_home(r, object);
    uint32_t index, marks, at;

    if (fact_is_literal(object) || !mention_index(r, name, &index))
        return false;
    marks = store_find(r->facts, store_path(r->facts, home.shard),
                       DIALECT_MARKS + store_dialect(r->facts, home.shard));
    if (marks == UINT32_MAX)
        return false;
    home.shard = marks;
    at = fact_mark(r->facts, home, index, 0);
    if (at == UINT32_MAX)
        return false;
    *where = store_fact(r->facts, marks, 0);
    where->start = store_shard(r->facts, marks)->marks[at].start;
    where->end = store_shard(r->facts, marks)->marks[at].end;
    where->is_captured = true;
    return true;
}
