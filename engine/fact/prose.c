/* prose.c — the readable text of one block with its places in the source, and every predicate evaluated on it
 * in one go.
 *
 * Mentions are found through an index of their first words: a block costs one pass over its words, however
 * many mentions there are. Those that begin with a `*` and the regular expressions are tried one by one. */
#include "predicate.h"

#include <string.h>
#include "buffer.h"
#include "predicate_parts.h"
#include "unicode_decode.h"

typedef struct piece {
    uint32_t at;      /* where it starts in the block */
    span part;        /* the source bytes */
    bool is_verbatim; /* byte for byte */
} piece;

typedef ARRAY(uint32_t) numbers;

struct prose {
    arena *memory;
    const predicate_set *predicates;
    shard_builder *to;
    buffer block;
    ARRAY(piece) pieces;
    word_list words;
    bool is_first_byte[256]; /* does the first word of an indexed mention begin with this byte? */
    uint32_t *first;         /* by hash of the first word: a predicate + 1, then along `next` */
    uint32_t *next;
    uint32_t mask;
    numbers wild, literal, regexes;
    regex_room regex;
};

/* ---- the index
 * ---------------------------------------------------------------------------------------------------- */

static void mention_add(prose *some, uint32_t which, const mention *words)
{
    uint32_t slot;

    if (!words->count) {
        if (words->literal.length)
            *array_push(&some->literal, some->memory) = which;
        return;
    }
    if (words->words[0].is_pattern) {
        *array_push(&some->wild, some->memory) = which;
        return;
    }
    slot = text_hash(words->words[0].folded) & some->mask;
    some->next[which] = some->first[slot];
    some->first[slot] = which + 1;
    some->is_first_byte[(unsigned char)words->words[0].folded.start[0]] = true;
}

static void index_make(prose *some)
{
    uint32_t count = some->predicates->count, groups = 0;

    for (some->mask = 15; some->mask < count * 2; some->mask = some->mask * 2 + 1)
        continue;
    some->first = arena_array(some->memory, uint32_t, some->mask + 1);
    some->next = arena_array(some->memory, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        const predicate *one = some->predicates->items[i];
        if (one->type == PREDICATE_MENTION) {
            mention_add(some, i, &one->words);
            continue;
        }
        *array_push(&some->regexes, some->memory) = i;
        groups = one->groups > groups ? one->groups : groups;
    }
    if (some->regexes.count)
        some->regex = regex_room_new(some->memory, groups);
}

/* ---- places
 * ---------------------------------------------------------------------------------------------------------
 */

/* The piece that holds byte `at` of the block. */
static const piece *piece_at(const prose *some, uint32_t at)
{
    uint32_t low = 0, high = some->pieces.count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (some->pieces.items[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return &some->pieces.items[low];
}

static uint32_t source_start(const prose *some, uint32_t at)
{
    const piece *here = piece_at(some, at);

    return here->is_verbatim ? here->part.start + (at - here->at) : here->part.start;
}

/* The source bytes of a part of the block. */
static span source_part(const prose *some, span part)
{
    uint32_t start = source_start(some, part.start);
    const piece *last;

    if (part.start == part.end)
        return (span){start, start};
    last = piece_at(some, part.end - 1);
    return (span){start, last->is_verbatim ? last->part.start + (part.end - last->at) : last->part.end};
}

static void mark_add(prose *some, uint32_t which, span part, text captured)
{
    shard_mark(some->to, which, source_part(some, part), captured);
}

/* ---- evaluation
 * ----------------------------------------------------------------------------------------------------- */

static void mention_try(prose *some, uint32_t which, uint32_t word)
{
    span part;

    if (mention_stands(&some->predicates->items[which]->words, &some->words, word, &part))
        mark_add(some, which, part, TEXT(""));
}

static void mentions_find(prose *some, text block)
{
    words_cut(some->memory, block, false, &some->words);
    for (uint32_t word = 0; word < some->words.words.count; word++) {
        text folded = word_folded(&some->words, word);
        if (some->is_first_byte[(unsigned char)folded.start[0]])
            for (uint32_t at = some->first[text_hash(folded) & some->mask]; at; at = some->next[at - 1])
                mention_try(some, at - 1, word);
        for (uint32_t i = 0; i < some->wild.count; i++)
            mention_try(some, some->wild.items[i], word);
    }
}

static void literals_find(prose *some, text block)
{
    for (uint32_t i = 0; i < some->literal.count; i++) {
        text wanted = some->predicates->items[some->literal.items[i]]->words.literal;
        size_t at = 0;
        while ((at = text_find_text(block, wanted, at)) < block.length) {
            mark_add(some, some->literal.items[i], (span){(uint32_t)at, (uint32_t)(at + wanted.length)},
                     TEXT(""));
            at += wanted.length;
        }
    }
}

/* Each group of the match is a name of its own; without groups the whole match is. */
static void captures_add(prose *some, uint32_t which, text block)
{
    uint32_t groups = some->predicates->items[which]->groups;
    span part;

    for (uint32_t group = groups ? 1 : 0; group <= groups; group++)
        if (regex_group(&some->regex, group, &part) && part.start < part.end)
            mark_add(some, which, part, text_slice(block, part.start, part.end));
}

static void limit_report(prose *some, uint32_t which, text block)
{
    span part = source_part(some, (span){0, (uint32_t)block.length});
    text message = text_print(some->memory, "the pattern [[%.*s]] takes too many steps on this text",
                              TEXT_FORMAT(some->predicates->items[which]->pattern));

    shard_problem(some->to, part, message,
                  TEXT("make the pattern simpler: nested repeats such as (a+)+ are slow"), true);
}

/* Where the search goes on behind a match: an empty one must not be found again. */
static size_t behind(text block, span match, size_t from)
{
    size_t next = match.end > from ? match.end : from, length = 1;

    if (match.start < match.end)
        return next;
    if (next < block.length)
        unicode_decode(block, next, &length);
    return next + length;
}

static void regex_find(prose *some, uint32_t which, text block)
{
    const predicate *one = some->predicates->items[which];
    size_t empty_until = 0; /* one empty match a line says enough */
    size_t from = 0;

    while (from <= block.length) {
        span match = {0, 0};
        regex_found found = regex_search(&some->regex, one, block, from);
        if (found == REGEX_LIMIT)
            limit_report(some, which, block);
        if (found != REGEX_FOUND)
            return;
        if (!regex_group(&some->regex, 0, &match))
            return;
        if (one->type == PREDICATE_CAPTURE) {
            captures_add(some, which, block);
        } else if (match.start < match.end) {
            mark_add(some, which, match, TEXT(""));
        } else if (match.start >= empty_until) {
            mark_add(some, which, match, TEXT(""));
            empty_until = text_find(block, '\n', match.start) + 1;
        }
        from = behind(block, match, from);
    }
}

/* A byte that begins no character becomes SUB, one for one, so that every place stays and PCRE2 can trust the
 * text. */
static void bytes_repair(prose *some)
{
    text block = buffer_text(&some->block);
    size_t length;

    for (size_t i = 0; i < block.length; i += length)
        if (unicode_decode(block, i, &length) == UNICODE_BAD)
            some->block.bytes[i] = 0x1A;
}

/* ---- public
 * -----------------------------------------------------------------------------------------------------------
 */

prose *prose_new(arena *memory, const predicate_set *predicates, shard_builder *to)
{
    prose *some = arena_new(memory, prose);

    some->memory = memory;
    some->predicates = predicates;
    some->to = to;
    some->block = buffer_new(memory);
    if (prose_is_wanted(some))
        index_make(some);
    return some;
}

bool prose_is_wanted(const prose *some)
{
    return some->predicates && some->predicates->count;
}

void prose_begin(prose *some)
{
    some->block.length = 0;
    some->pieces.count = 0;
}

void prose_add(prose *some, text added, span part)
{
    if (!prose_is_wanted(some) || !added.length)
        return;
    *array_push(&some->pieces, some->memory) = (piece){
        .at = (uint32_t)some->block.length,
        .part = part,
        .is_verbatim = part.end - part.start == added.length,
    };
    buffer_add(&some->block, added);
}

void prose_end(prose *some)
{
    text block = buffer_text(&some->block);

    if (!block.length)
        return;
    if (some->regexes.count)
        bytes_repair(some);
    mentions_find(some, block);
    literals_find(some, block);
    for (uint32_t i = 0; i < some->regexes.count; i++)
        regex_find(some, some->regexes.items[i], block);
    prose_begin(some);
}

void prose_verbatim(prose *some, text added, uint32_t start)
{
    prose_begin(some);
    prose_add(some, added, (span){start, start + (uint32_t)added.length});
    prose_end(some);
}
