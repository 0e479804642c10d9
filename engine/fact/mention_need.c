/* mention_need.c — the longest run of ASCII that a mention can't do without.
 *
 * A run is what must stand in the text without a gap: a word with what is written right beside it, and the
 * words that are joined to it. It ends at a `*`, and at letters that are not ASCII. */
#include "need.h"

#include "buffer.h"

typedef struct run {
    buffer bytes;
    bool starts_word;
    needle best;
} run;

static bool is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
}

/* The run is over. Is it the longest? One without a letter is on every line of some files. */
static void run_end(run *some, bool ends_word)
{
    text bytes = buffer_text(&some->bytes);
    bool has_letter = false;

    for (size_t i = 0; i < bytes.length; i++)
        has_letter |= is_word_byte(bytes.start[i]);
    if (has_letter && bytes.length >= NEEDLE_LEAST && bytes.length > some->best.bytes.length)
        some->best = (needle){.bytes = text_copy(some->bytes.memory, bytes),
                              .starts_word = some->starts_word && is_word_byte(bytes.start[0]),
                              .ends_word = ends_word && is_word_byte(bytes.start[bytes.length - 1])};
    some->bytes.length = 0;
    some->starts_word = false;
}

static void run_add(run *some, text added)
{
    for (size_t i = 0; i < added.length; i++) {
        if (added.start[i] == '*' || (unsigned char)added.start[i] >= 0x80)
            run_end(some, false);
        else
            buffer_add_byte(&some->bytes, added.start[i]);
    }
}

static bool has_high(text some)
{
    for (size_t i = 0; i < some.length; i++)
        if ((unsigned char)some.start[i] >= 0x80)
            return true;
    return false;
}

need mention_need(arena *memory, const mention *words)
{
    run some = {.bytes = buffer_new(memory)};
    need made = {.is_folded = true};

    for (uint32_t i = 0; i < words->count; i++) {
        const mention_word *word = &words->words[i];
        made.is_never_ascii |= has_high(word->folded) || has_high(word->before) || has_high(word->after);
        if (!word->is_joined)
            some.starts_word = !word->before.length;
        run_add(&some, word->before);
        run_add(&some, word->folded);
        if (i + 1 < words->count && words->words[i + 1].is_joined)
            continue;
        run_add(&some, word->after);
        run_end(&some, !word->after.length);
    }
    if (some.best.bytes.length) {
        made.any = arena_new(memory, needle);
        made.any[0] = some.best;
        made.count = 1;
    }
    return made;
}
