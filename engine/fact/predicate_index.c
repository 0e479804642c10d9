/* predicate_index.c — mentions by their first words, and the sieve that says which blocks are worth a search.
 */
#include "predicate_index.h"

static void mention_add(predicate_index *to, arena *memory, uint32_t which, const mention *words)
{
    uint32_t slot;

    if (!words->count) {
        if (words->literal.length)
            *array_push(&to->literal, memory) = which;
        return;
    }
    to->words++;
    to->longest = words->count > to->longest ? words->count : to->longest;
    if (words->words[0].is_pattern) {
        *array_push(&to->wild, memory) = which;
        return;
    }
    slot = text_hash(words->words[0].folded) & to->mask;
    to->next[which] = to->first[slot];
    to->first[slot] = which + 1;
    to->is_first_byte[(unsigned char)words->words[0].folded.start[0]] = true;
}

/* The needles of all mentions: one owner, because a block is cut into words once, whoever asks. */
static need mentions_need(predicate_index *to, arena *memory, const predicate_set *set)
{
    need all = {.any = arena_array(memory, needle, to->words)};

    for (uint32_t i = 0; i < set->count; i++) {
        const predicate *one = set->items[i];
        if (one->type != PREDICATE_MENTION || !one->words.count)
            continue;
        for (uint32_t n = 0; n < one->need.count; n++) /* at most one */
            all.any[all.count++] = one->need.any[n];
        to->is_any_block |= !one->need.count && !one->need.is_never_ascii;
        to->is_any_high |= !one->need.count;
    }
    to->is_any_block |= to->longest > MOST_WINDOW_WORDS;
    if (to->is_any_block)
        all.count = 0;
    return all;
}

static sieve *sieve_make(predicate_index *to, arena *memory, const predicate_set *set)
{
    need *owners = arena_array(memory, need, to->regexes.count + 1);

    owners[0] = mentions_need(to, memory, set);
    for (uint32_t i = 0; i < to->regexes.count; i++)
        owners[i + 1] = set->items[to->regexes.items[i]]->need;
    return sieve_new(memory, owners, to->regexes.count + 1);
}

predicate_index *index_new(arena *memory, const predicate_set *set, bool has_sieve)
{
    predicate_index *made = arena_new(memory, predicate_index);

    made->count = set->count;
    for (made->mask = 15; made->mask < set->count * 2; made->mask = made->mask * 2 + 1)
        continue;
    made->first = arena_array(memory, uint32_t, (size_t)made->mask + 1);
    made->next = arena_array(memory, uint32_t, set->count);
    for (uint32_t i = 0; i < set->count; i++) {
        const predicate *one = set->items[i];
        if (one->type == PREDICATE_MENTION) {
            mention_add(made, memory, i, &one->words);
            continue;
        }
        *array_push(&made->regexes, memory) = i;
        made->groups = one->groups > made->groups ? one->groups : made->groups;
    }
    if (has_sieve)
        made->sieve = sieve_make(made, memory, set);
    return made;
}

void predicate_set_prepare(arena *memory, predicate_set *set)
{
    if (set->count && (!set->index || set->index->count != set->count))
        set->index = index_new(memory, set, true);
}
