/* sieve.c — a table of grams, and the needles that they stand in.
 *
 * With grams of q bytes and a shortest needle of m bytes, each needle gives the m-q+1 grams of one stretch of
 * m bytes. Wherever the needle is, one of them stands at one of the places 0, m-q+1, 2(m-q+1) ... of the
 * block: only these are looked at. */
#include "sieve.h"

#include <string.h>

enum { LONGEST_GRAM = 4, FARTHEST = 5, LEAST_SLOT_BITS = 10, MOST_SLOT_BITS = 18 };

typedef struct gram {
    uint32_t next; /* of the same slot: gram + 1 */
    uint32_t owner;
    uint32_t offset; /* in the needle */
    needle whole;
} gram;

struct sieve {
    uint32_t size; /* of a gram, in bytes */
    uint32_t step; /* from one look at the block to the next */
    uint32_t mask; /* of a gram's bytes */
    uint32_t slot_bits;
    uint32_t *slots; /* gram + 1, or 0; NULL when there is no needle */
    ARRAY(gram) grams;
};

/* Case folds letters; other signs may fall together, which costs a look and no more. */
static uint32_t slot_of(const sieve *some, uint32_t bytes)
{
    return (((bytes | 0x20202020u) & some->mask) * 0x9E3779B1u) >> (32 - some->slot_bits);
}

static uint32_t bytes_at(const char *at, size_t size)
{
    uint32_t bytes = 0;

    memcpy(&bytes, at, size);
    return bytes;
}

static uint32_t gram_slot(const sieve *some, const needle *whole, size_t offset)
{
    return slot_of(some, bytes_at(whole->bytes.start + offset, some->size));
}

/* ---- making ---- */

/* Long grams are rare in a block, and long steps are few: what the shortest needle has is shared by both. */
static void measures_choose(sieve *some, size_t shortest, size_t needles)
{
    some->size = shortest < LONGEST_GRAM ? (uint32_t)shortest : LONGEST_GRAM;
    some->step = (uint32_t)(shortest - some->size + 1);
    if (some->step > FARTHEST)
        some->step = FARTHEST;
    memset(&some->mask, 0xFF, some->size);
    some->slot_bits = LEAST_SLOT_BITS;
    while (some->slot_bits < MOST_SLOT_BITS && (size_t)1 << some->slot_bits < needles * some->step * 16)
        some->slot_bits++;
}

/* How often each gram is in all needles: "service-" that begins a hundred names tells nothing. */
static uint32_t *grams_count(const sieve *some, arena *memory, const need *owners, uint32_t count)
{
    uint32_t *often = arena_array(memory, uint32_t, (size_t)1 << some->slot_bits);

    for (uint32_t i = 0; i < count; i++)
        for (uint32_t n = 0; n < owners[i].count; n++)
            for (size_t at = 0; at + some->size <= owners[i].any[n].bytes.length; at++)
                often[gram_slot(some, &owners[i].any[n], at)]++;
    return often;
}

/* About how common a gram is in a text: the product of what its bytes are in most. */
static size_t bytes_weight(text bytes)
{
    size_t weight = 1;

    for (size_t i = 0; i < bytes.length; i++)
        weight *= memchr("etaoinsr", bytes.start[i], 8)        ? 8
                  : memchr("hldcumfpgwyb", bytes.start[i], 12) ? 4
                                                               : 1;
    return weight;
}

/* Where the stretch starts whose grams are the rarest. */
static size_t stretch_choose(const sieve *some, const needle *whole, const uint32_t *often)
{
    size_t best = 0, least = SIZE_MAX;

    for (size_t start = 0; start + some->step + some->size - 1 <= whole->bytes.length; start++) {
        size_t sum = 0;
        for (size_t at = start; at < start + some->step; at++)
            sum += often[gram_slot(some, whole, at)] *
                   bytes_weight(text_slice(whole->bytes, at, at + some->size));
        if (sum < least) {
            least = sum;
            best = start;
        }
    }
    return best;
}

static void needle_add(sieve *some, arena *memory, uint32_t owner, const needle *whole, size_t start)
{
    for (size_t offset = start; offset < start + some->step; offset++) {
        uint32_t *slot = &some->slots[gram_slot(some, whole, offset)];
        *array_push(&some->grams, memory) =
            (gram){.next = *slot, .owner = owner, .offset = (uint32_t)offset, .whole = *whole};
        *slot = some->grams.count;
    }
}

sieve *sieve_new(arena *memory, const need *owners, uint32_t count)
{
    sieve *some = arena_new(memory, sieve);
    size_t shortest = SIZE_MAX, needles = 0;
    uint32_t *often;

    for (uint32_t i = 0; i < count; i++)
        for (uint32_t n = 0; n < owners[i].count; n++, needles++)
            if (owners[i].any[n].bytes.length < shortest)
                shortest = owners[i].any[n].bytes.length;
    if (!needles)
        return some;
    measures_choose(some, shortest, needles);
    some->slots = arena_array(memory, uint32_t, (size_t)1 << some->slot_bits);
    often = grams_count(some, memory, owners, count);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t n = 0; n < owners[i].count; n++) {
            const needle *whole = &owners[i].any[n];
            needle_add(some, memory, i, whole, stretch_choose(some, whole, often));
        }
    return some;
}

/* ---- scanning ---- */

static char folded(char byte)
{
    return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

static bool is_word_byte(char byte)
{
    byte = folded(byte);
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
}

static bool stands_at(const needle *some, text block, size_t at)
{
    size_t end = at + some->bytes.length;

    if (end > block.length || (some->starts_word && at && is_word_byte(block.start[at - 1])) ||
        (some->ends_word && end < block.length && is_word_byte(block.start[end])))
        return false;
    for (size_t i = 0; i < some->bytes.length; i++)
        if (folded(block.start[at + i]) != some->bytes.start[i])
            return false;
    return true;
}

typedef struct scan {
    text block;
    bool *seen;
    arena *memory;
    span_array *places;
} scan;

static void grams_try(const sieve *some, uint32_t first, size_t at, const scan *to)
{
    for (uint32_t i = first; i; i = some->grams.items[i - 1].next) {
        const gram *one = &some->grams.items[i - 1];
        size_t start = at - one->offset;
        if ((one->owner && to->seen[one->owner]) || at < one->offset ||
            !stands_at(&one->whole, to->block, start))
            continue;
        to->seen[one->owner] = true;
        if (!one->owner)
            *array_push(to->places, to->memory) =
                (span){(uint32_t)start, (uint32_t)(start + one->whole.bytes.length)};
    }
}

void sieve_scan(const sieve *some, text block, bool *seen, arena *memory, span_array *places)
{
    const scan to = {block, seen, memory, places};
    size_t at = 0;
    uint32_t first;

    if (!some->slots)
        return;
    for (; at + LONGEST_GRAM <= block.length; at += some->step)
        if ((first = some->slots[slot_of(some, bytes_at(block.start + at, LONGEST_GRAM))]))
            grams_try(some, first, at, &to);
    for (; at + some->size <= block.length; at += some->step)
        if ((first = some->slots[slot_of(some, bytes_at(block.start + at, some->size))]))
            grams_try(some, first, at, &to);
}

/* ---- characters ---- */

size_t text_ascii_end(text bytes, size_t at)
{
    uint64_t eight;

    for (; at + sizeof eight <= bytes.length; at += sizeof eight) {
        memcpy(&eight, bytes.start + at, sizeof eight);
        if (eight & 0x8080808080808080u)
            break;
    }
    while (at < bytes.length && (unsigned char)bytes.start[at] < 0x80)
        at++;
    return at;
}

/* The first two bytes of U+00DF, U+0130, U+0149, U+017F, U+01F0, U+1E96 to U+1E9E, U+212A and U+FB00 to
 * U+FB06, whose full case folding holds ASCII; of three bytes, all that begin alike count. */
bool text_folds_to_ascii(text bytes)
{
    for (size_t at = text_ascii_end(bytes, 0); at + 1 < bytes.length; at = text_ascii_end(bytes, at + 1)) {
        switch ((unsigned char)bytes.start[at] << 8 | (unsigned char)bytes.start[at + 1]) {
        case 0xC39F:
        case 0xC4B0:
        case 0xC589:
        case 0xC5BF:
        case 0xC7B0:
        case 0xE1BA:
        case 0xE284:
        case 0xEFAC:
            return true;
        default:
            break;
        }
    }
    return false;
}
