/* prose.c — the readable text of one block with its places in the source, and every predicate evaluated on it
 * in one go.
 *
 * With a prepared set a sieve tells first what may be in the block, and around which places. What it lets
 * through is searched: mentions through an index of their first words, however many there are; those that
 * begin with a `*` and the regular expressions one by one. */
#include "predicate.h"

#include <assert.h>
#include <string.h>
#include "buffer.h"
#include "predicate_index.h"
#include "unicode_decode.h"
#include "window.h"

typedef struct piece {
    uint32_t at;      /* where it starts in the block */
    span part;        /* the source bytes */
    bool is_verbatim; /* byte for byte */
} piece;

struct prose {
    arena *memory;
    const predicate_set *predicates;
    shard_builder *to;
    buffer block;
    ARRAY(piece) pieces;
    word_list words;
    const predicate_index *index;
    regex_room regex;
    bool is_anywhere;  /* may words of a mention be anywhere in this block? */
    span_array places; /* else they are around these */
    bool *seen;        /* by the sieve's owner: may it be in this block? */
};

/* ---- places ---- */

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

/* ---- evaluation ---- */

static void mention_try(prose *some, uint32_t which, uint32_t word, uint32_t start)
{
    span part;

    if (mention_stands(&some->predicates->items[which]->words, &some->words, word, &part))
        mark_add(some, which, (span){start + part.start, start + part.end}, TEXT(""));
}

/* All that stand in this window of the block. */
static void mentions_find(prose *some, text block, span window)
{
    const predicate_index *index = some->index;

    if (window.start == window.end)
        return;
    words_cut(some->memory, text_slice(block, window.start, window.end), false, &some->words);
    for (uint32_t word = 0; word < some->words.words.count; word++) {
        text folded = word_folded(&some->words, word);
        if (index->is_first_byte[(unsigned char)folded.start[0]])
            for (uint32_t at = index->first[text_hash(folded) & index->mask]; at; at = index->next[at - 1])
                mention_try(some, at - 1, word, window.start);
        for (uint32_t i = 0; i < index->wild.count; i++)
            mention_try(some, index->wild.items[i], word, window.start);
    }
}

/* A window of its own for each token that holds a needle; those that touch are one, so that nothing is
 * searched twice. */
static void windows_search(prose *some, text block)
{
    span window = {0, 0}, token = {0, 0};

    for (uint32_t i = 0; i < some->places.count; i++) {
        span found = some->places.items[i], next;
        if (token.end && found.start >= token.start && found.start < token.end)
            continue;
        token = window_token(block, found);
        next = window_around(block, token, some->index->longest - 1);
        if (window.end && next.start <= window.end && next.end >= window.start) {
            window.start = next.start < window.start ? next.start : window.start;
            window.end = next.end > window.end ? next.end : window.end;
            continue;
        }
        mentions_find(some, block, window);
        window = next;
    }
    mentions_find(some, block, window);
}

static void literals_find(prose *some, text block)
{
    const numbers *literal = &some->index->literal;

    for (uint32_t i = 0; i < literal->count; i++) {
        text wanted = some->predicates->items[literal->items[i]]->words.literal;
        size_t at = 0;
        while ((at = text_find_text(block, wanted, at)) < block.length) {
            mark_add(some, literal->items[i], (span){(uint32_t)at, (uint32_t)(at + wanted.length)}, TEXT(""));
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

static const run_limits *most_of(const prose *some)
{
    return some->predicates->most ? some->predicates->most : &limit_defaults;
}

static void limit_report(prose *some, uint32_t which, text block)
{
    span part = source_part(some, (span){0, (uint32_t)block.length});
    text message = text_print(some->memory, "the pattern [[%.*s]] takes too many steps on this text (%.*s)",
                              TEXT_FORMAT(some->predicates->items[which]->pattern),
                              TEXT_FORMAT(limit_words(some->memory, most_of(some), LIMIT_regex_steps)));

    shard_problem(some->to, part, message,
                  limit_fix(some->memory, most_of(some), LIMIT_regex_steps,
                            "make the pattern simpler (nested repeats such as (a+)+ are slow)"),
                  true);
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

    for (size_t i = text_ascii_end(block, 0); i < block.length; i = text_ascii_end(block, i + length))
        if (unicode_decode(block, i, &length) == UNICODE_BAD)
            some->block.bytes[i] = 0x1A;
}

/* What may be found in this block? */
static void block_sift(prose *some, text block, bool is_ascii)
{
    const predicate_index *index = some->index;
    bool is_folding = !is_ascii && text_folds_to_ascii(block);

    some->is_anywhere =
        index->is_any_block || (index->is_any_high && !is_ascii) || (index->words && is_folding);
    for (uint32_t i = 0; i < index->regexes.count; i++) {
        const need *wanted = &some->predicates->items[index->regexes.items[i]]->need;
        some->seen[i + 1] = !wanted->count || (wanted->is_folded && is_folding);
    }
    some->places.count = 0;
    sieve_scan(index->sieve, block, some->seen, some->memory, &some->places);
}

static void block_search(prose *some, text block)
{
    const predicate_index *index = some->index;
    bool is_ascii = text_ascii_end(block, 0) == block.length;

    if (index->regexes.count && !is_ascii)
        bytes_repair(some);
    if (index->sieve)
        block_sift(some, block, is_ascii);
    if (some->is_anywhere)
        mentions_find(some, block, (span){0, (uint32_t)block.length});
    else
        windows_search(some, block);
    literals_find(some, block);
    for (uint32_t i = 0; i < index->regexes.count; i++)
        if (some->seen[i + 1])
            regex_find(some, index->regexes.items[i], block);
}

/* ---- public ---- */

/* For a set that nobody prepared, and few blocks. Without a sieve everything may be anywhere. */
static const predicate_index *index_for(prose *some)
{
    const predicate_set *set = some->predicates;

    return set->index ? set->index : index_new(some->memory, set, false);
}

prose *prose_new(arena *memory, const predicate_set *predicates, shard_builder *to)
{
    prose *some = arena_new(memory, prose);

    some->memory = memory;
    some->predicates = predicates;
    some->to = to;
    some->block = buffer_new(memory);
    if (!prose_is_wanted(some))
        return some;
    some->index = index_for(some);
    assert(some->index->count == predicates->count);
    some->seen = arena_array(memory, bool, some->index->regexes.count + 1);
    memset(some->seen, true, some->index->regexes.count + 1);
    some->is_anywhere = some->index->words > 0;
    if (some->index->regexes.count)
        some->regex = regex_room_new(memory, some->index->groups, most_of(some)->regex_steps);
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
    block_search(some, block);
    prose_begin(some);
}

void prose_verbatim(prose *some, text added, uint32_t start)
{
    prose_begin(some);
    prose_add(some, added, (span){start, start + (uint32_t)added.length});
    prose_end(some);
}
