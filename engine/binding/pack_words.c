/* pack_words.c — what a pack says, quoted with its user's values where the names of its parameters stand:
 * explain shows `every(docs :sections "Drain*") :has(section("Undo*"))`, and not `every(runbooks) ...`. */
#include "loader.h"

#include "buffer.h"

void pack_note(loader *load, spot at, const scan *from, span part)
{
    const scan *file = spot_scan(load, at);
    pack_use *pack = load->pack;
    const token *local;

    if (!pack || !file || at.token < 3) /* local NAME = parameter */
        return;
    local = &file->tokens.items[at.token - 2];
    if (local->type == TOKEN_NAME)
        *array_push(&pack->values, load->memory) =
            (pack_value){text_slice(file->bytes, local->part.start, local->part.end),
                         pack_words(load, pack->outer, scan_part_written(from, part))};
}

static const pack_value *value_of(const pack_use *pack, text local)
{
    for (uint32_t i = 0; i < pack->values.count; i++)
        if (text_equal(pack->values.items[i].local, local))
            return &pack->values.items[i];
    return NULL;
}

/* A name is a local of its own unless it stands behind a colon or dot, or is a key. */
static bool is_local(text written, const token_array *all, uint32_t i)
{
    const token *before = &all->items[i - 1], *after = &all->items[i + 1];
    char left = i > 1 && before->type == TOKEN_SYMBOL ? written.start[before->part.start] : ' ',
         right = after->type == TOKEN_SYMBOL ? written.start[after->part.start] : ' ';

    return all->items[i].type == TOKEN_NAME && left != ':' && left != '.' && right != '=';
}

text pack_words(const loader *load, const pack_use *pack, text written)
{
    finding_array ignored = {0}; /* the quote may be cut in the middle of a text */
    buffer out = buffer_new(load->memory);
    token_array all;
    size_t done = 0;

    if (!pack || !pack->values.count)
        return written;
    all = tokens_read(load->memory, TEXT(""), written, &ignored).tokens;
    for (uint32_t i = 1; i + 1 < all.count; i++) {
        span part = all.items[i].part;
        const pack_value *value =
            is_local(written, &all, i) ? value_of(pack, text_slice(written, part.start, part.end)) : NULL;

        if (!value)
            continue;
        buffer_add(&out, text_slice(written, done, part.start));
        buffer_add(&out, value->written);
        done = part.end;
    }
    buffer_add(&out, text_slice(written, done, written.length));
    return buffer_text(&out);
}
