/* mention.c — cutting a text into words, and comparing words with a mention.
 *
 * A pattern's words must follow each other in the text; what else it writes beside a word (`--x`, `50%`,
 * `docs/x`) must stand there too, but the text may have more between two words: blanks, quotes, commas. */
#include "mention.h"

#include <string.h>
#include "glob.h"
#include "unicode.h"
#include "unicode_decode.h"

typedef enum letter { OTHER, WORD, JOINT } letter;

/* Letters, digits and `_` of ASCII, a bit each: most bytes of most texts are decided here. */
static bool is_plain_letter(unsigned char byte)
{
    static const uint64_t letters[2] = {0x03FF000000000000u, 0x07FFFFFE87FFFFFEu};

    return byte < 0x80 && (letters[byte >> 6] >> (byte & 63) & 1);
}

/* What any other character is. */
static letter letter_at(text from, size_t at, bool has_stars, size_t *length)
{
    unsigned char byte = (unsigned char)from.start[at];

    *length = 1;
    if (byte >= 0x80)
        return unicode_is_word(from, at, length) ? WORD : OTHER;
    if (is_plain_letter(byte) || (byte == '*' && has_stars))
        return WORD;
    return byte == '-' || byte == '.' ? JOINT : OTHER;
}

static bool is_word_at(text from, size_t at, bool has_stars)
{
    size_t length;

    return at < from.length && letter_at(from, at, has_stars, &length) == WORD;
}

/* Where the word that starts at `at` ends. */
static size_t word_end(text from, size_t at, bool has_stars)
{
    size_t length;

    for (; at < from.length; at += length) {
        letter here;
        while (at < from.length && is_plain_letter((unsigned char)from.start[at]))
            at++;
        if (at == from.length)
            break;
        here = letter_at(from, at, has_stars, &length);
        if (here == OTHER || (here == JOINT && !is_word_at(from, at + 1, has_stars)))
            break;
    }
    return at;
}

/* Where the next word starts, or the text's length. */
static size_t word_start(text from, size_t at, bool has_stars)
{
    size_t length;

    while (at < from.length && !is_plain_letter((unsigned char)from.start[at])) {
        if (letter_at(from, at, has_stars, &length) == WORD)
            break;
        at += length;
    }
    return at;
}

static bool is_ascii(text some)
{
    unsigned char all = 0;

    for (size_t i = 0; i < some.length; i++)
        all |= (unsigned char)some.start[i];
    return all < 0x80;
}

/* ASCII: one pass over the whole text, each word's folded bytes stand where the word stands. */
static void fold_ascii(arena *memory, word_list *list)
{
    text from = list->from;

    if (list->folded_capacity < from.length) {
        list->folded_capacity = (uint32_t)from.length * 2;
        list->folded = arena_alloc(memory, list->folded_capacity);
    }
    for (size_t i = 0; i < from.length; i++) {
        unsigned char byte = (unsigned char)from.start[i];
        list->folded[i] = (char)(byte + ((unsigned char)(byte - 'A') < 26 ? 32 : 0));
    }
    for (uint32_t i = 0; i < list->words.count; i++) {
        word_place *word = &list->words.items[i];
        word->folded = word->start;
        word->size = word->end - word->start;
    }
}

static void fold_unicode(arena *memory, word_list *list)
{
    buffer out = {.memory = memory, .bytes = list->folded, .capacity = list->folded_capacity};
    size_t length;

    for (uint32_t i = 0; i < list->words.count; i++) {
        word_place *word = &list->words.items[i];
        word->folded = (uint32_t)out.length;
        for (size_t at = word->start; at < word->end; at += length)
            unicode_fold_point(&out, list->from, at, &length);
        word->size = (uint32_t)out.length - word->folded;
    }
    list->folded = out.bytes;
    list->folded_capacity = (uint32_t)out.capacity;
}

void words_cut(arena *memory, text from, bool has_stars, word_list *list)
{
    size_t at, end = 0;

    list->from = from;
    list->words.count = 0;
    while ((at = word_start(from, end, has_stars)) < from.length) {
        end = word_end(from, at, has_stars);
        *array_push(&list->words, memory) = (word_place){.start = (uint32_t)at, .end = (uint32_t)end};
    }
    if (is_ascii(from))
        fold_ascii(memory, list);
    else
        fold_unicode(memory, list);
}

text word_folded(const word_list *list, uint32_t word)
{
    const word_place *place = &list->words.items[word];

    return (text){list->folded + place->folded, place->size};
}

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/* What a pattern writes between two words falls to the word before, up to the first blank, and to the word
 * behind, from the last blank on. */
static void gap_compile(text gap, mention_word *left, mention_word *right)
{
    size_t first = 0, last = gap.length;

    while (first < gap.length && !is_blank(gap.start[first]))
        first++;
    while (last > 0 && !is_blank(gap.start[last - 1]))
        last--;
    if (first == gap.length && left && right) {
        right->before = gap;
        right->is_joined = true;
        return;
    }
    if (left)
        left->after = text_slice(gap, 0, first);
    if (right)
        right->before = text_slice(gap, last, gap.length);
}

mention mention_compile(arena *memory, text pattern)
{
    word_list list = {0};
    mention made = {0};
    size_t behind = 0;

    pattern = text_trim(text_copy(memory, pattern));
    words_cut(memory, pattern, true, &list);
    made.count = list.words.count;
    made.words = arena_array(memory, mention_word, made.count);
    if (!made.count)
        made.literal = pattern;
    for (uint32_t i = 0; i < made.count; i++) {
        const word_place *word = &list.words.items[i];
        made.words[i].folded = word_folded(&list, i);
        made.words[i].is_pattern = name_is_pattern(made.words[i].folded);
        gap_compile(text_slice(pattern, behind, word->start), i ? &made.words[i - 1] : NULL, &made.words[i]);
        behind = word->end;
    }
    if (made.count)
        gap_compile(text_slice(pattern, behind, pattern.length), &made.words[made.count - 1], NULL);
    return made;
}

/* Is the gap before this word as the pattern wants it? */
static bool gap_fits(const mention_word *wanted, text gap, bool is_first)
{
    if (wanted->is_joined)
        return text_equal(gap, wanted->before);
    if (!text_ends(gap, wanted->before))
        return false;
    return is_first || gap.length >= (wanted - 1)->after.length + wanted->before.length;
}

static bool word_fits(const mention_word *wanted, const word_list *list, uint32_t word)
{
    text here = word_folded(list, word);
    const word_place *place = &list->words.items[word];

    if (!(wanted->is_pattern ? name_match(wanted->folded, here) : text_equal(wanted->folded, here)))
        return false;
    return !wanted->after.length ||
           text_starts(text_slice(list->from, place->end, list->from.length), wanted->after);
}

bool mention_stands(const mention *some, const word_list *list, uint32_t word, span *part)
{
    const word_place *places = list->words.items;

    if (list->words.count - word < some->count)
        return false;
    for (uint32_t i = 0; i < some->count; i++) {
        uint32_t at = word + i;
        text gap = text_slice(list->from, at ? places[at - 1].end : 0, places[at].start);
        if (!word_fits(&some->words[i], list, at) || !gap_fits(&some->words[i], gap, i == 0))
            return false;
    }
    part->start = places[word].start - (uint32_t)some->words[0].before.length;
    part->end = places[word + some->count - 1].end + (uint32_t)some->words[some->count - 1].after.length;
    return true;
}
