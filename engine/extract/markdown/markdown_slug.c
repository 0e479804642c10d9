/* markdown_slug.c — GitHub's rule for anchors, as github-slugger found it. */
#include "markdown_slug.h"

#include <string.h>
#include <utf8proc.h>
#include "buffer.h"

struct slug_entry {
    text slug; /* start NULL: a free slot */
    uint32_t repeats;
};

typedef struct code_range {
    uint32_t first, last;
} code_range;

static const code_range kept[] = {
#include "slug_ranges.def"
};

static bool is_kept(uint32_t character)
{
    size_t low = 0, high = sizeof kept / sizeof *kept;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (character > kept[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sizeof kept / sizeof *kept && character >= kept[low].first;
}

static void character_add(buffer *out, int32_t character)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t length = utf8proc_encode_char(character, bytes);

    buffer_add(out, (text){(const char *)bytes, (size_t)length});
}

static bool is_letter(int32_t character)
{
    utf8proc_category_t category = utf8proc_category(character);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

/* Is this the last letter of a word? Then a capital sigma becomes the final one. */
static bool is_final(text heading, size_t at, size_t end)
{
    int32_t before, after = 0;
    size_t start = at;

    while (start && ((unsigned char)heading.start[start - 1] & 0xC0) == 0x80)
        start--;
    if (!start)
        return false;
    utf8proc_iterate((const utf8proc_uint8_t *)heading.start + start - 1, (utf8proc_ssize_t)(at - start + 1),
                     &before);
    utf8proc_iterate((const utf8proc_uint8_t *)heading.start + end, (utf8proc_ssize_t)(heading.length - end),
                     &after);
    return before > 0 && is_letter(before) && !(after > 0 && is_letter(after));
}

static void lower_add(buffer *out, text heading, size_t at, size_t end, int32_t character)
{
    enum { CAPITAL_SIGMA = 0x3A3, FINAL_SIGMA = 0x3C2, CAPITAL_DOTTED_I = 0x130, DOT_ABOVE = 0x307 };

    if (!is_kept((uint32_t)character)) {
        return;
    } else if (character == CAPITAL_DOTTED_I) {
        buffer_add_byte(out, 'i');
        character_add(out, DOT_ABOVE);
    } else if (character == CAPITAL_SIGMA && is_final(heading, at, end)) {
        character_add(out, FINAL_SIGMA);
    } else {
        character_add(out, utf8proc_tolower(character));
    }
}

static void ascii_add(buffer *out, char byte)
{
    if (byte >= 'A' && byte <= 'Z')
        buffer_add_byte(out, (char)(byte | 32));
    else if (byte == ' ')
        buffer_add_byte(out, '-');
    else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_' || byte == '-')
        buffer_add_byte(out, byte);
}

text slug_of(arena *memory, text heading)
{
    buffer out = buffer_new(memory);

    for (size_t at = 0; at < heading.length;) {
        int32_t character;
        utf8proc_ssize_t length;
        if ((unsigned char)heading.start[at] < 0x80) {
            ascii_add(&out, heading.start[at++]);
            continue;
        }
        length = utf8proc_iterate((const utf8proc_uint8_t *)heading.start + at,
                                  (utf8proc_ssize_t)(heading.length - at), &character);
        if (length > 0)
            lower_add(&out, heading, at, at + (size_t)length, character);
        at += length > 0 ? (size_t)length : 1;
    }
    return buffer_text(&out);
}

/* ---- unique in a document ---- */

static struct slug_entry *slot_of(const slug_set *taken, text slug)
{
    uint32_t at = text_hash(slug) & (taken->capacity - 1);

    while (taken->slots[at].slug.start && !text_equal(taken->slots[at].slug, slug))
        at = (at + 1) & (taken->capacity - 1);
    return &taken->slots[at];
}

static void slots_grow(arena *memory, slug_set *taken)
{
    slug_set larger = {.count = taken->count, .capacity = taken->capacity ? taken->capacity * 2 : 32};

    larger.slots = arena_array(memory, struct slug_entry, larger.capacity);
    for (uint32_t i = 0; i < taken->capacity; i++)
        if (taken->slots[i].slug.start)
            *slot_of(&larger, taken->slots[i].slug) = taken->slots[i];
    *taken = larger;
}

text slug_unique(arena *memory, slug_set *taken, text heading)
{
    text slug = slug_of(memory, heading), result;
    struct slug_entry *first, *slot;

    if (taken->count * 2 >= taken->capacity)
        slots_grow(memory, taken);
    slug.start = slug.start ? slug.start : "";
    first = slot = slot_of(taken, slug);
    result = slug;
    while (slot->slug.start) { /* taken: by this heading's like, or by one that is called "x 1" */
        first->repeats++;
        result = text_print(memory, "%.*s-%u", TEXT_FORMAT(slug), first->repeats);
        slot = slot_of(taken, result);
    }
    slot->slug = result;
    taken->count++;
    return result;
}
