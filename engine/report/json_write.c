/* json_write.c — a JSON value as bytes that are safe in a terminal and in a CI log.
 *
 * JSON lets every character of a string stand as \uNNNN. That is done with what unicode_escape would not let
 * through, and with the `[` of `##[`, which some CI systems take for a command: the value stays exact, the
 * bytes are harmless. */
#include "json_value.h"
#include "unicode.h"

static uint32_t decode(const unsigned char *at, size_t length)
{
    if (length == 2)
        return (at[0] & 0x1Fu) << 6 | (at[1] & 0x3Fu);
    if (length == 3)
        return (at[0] & 0x0Fu) << 12 | (at[1] & 0x3Fu) << 6 | (at[2] & 0x3Fu);
    return (at[0] & 0x07u) << 18 | (at[1] & 0x3Fu) << 12 | (at[2] & 0x3Fu) << 6 | (at[3] & 0x3Fu);
}

static void add_escaped(buffer *out, uint32_t code)
{
    if (code < 0x10000) {
        buffer_print(out, "\\u%04x", code);
        return;
    }
    code -= 0x10000;
    buffer_print(out, "\\u%04x\\u%04x", 0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF));
}

/* One character beyond ASCII: as it is when it may be shown. */
static void add_character(buffer *out, arena *scratch, text character)
{
    text escaped = unicode_escape(scratch, character);

    if (text_equal(escaped, character))
        buffer_add(out, character);
    else
        add_escaped(out, decode((const unsigned char *)character.start, character.length));
}

static void add_safely(buffer *out, text json)
{
    arena scratch;
    size_t plain = 0; /* where the run of bytes begins that need nothing */

    arena_init(&scratch);
    for (size_t i = 0, length; i < json.length; i += length) {
        unsigned char lead = (unsigned char)json.start[i];
        length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        bool is_command = lead == '[' && i >= 2 && json.start[i - 1] == '#' && json.start[i - 2] == '#';
        if (lead < 0x7F && !is_command)
            continue;
        buffer_add(out, text_slice(json, plain, i));
        plain = i + length;
        if (lead < 0x80)
            add_escaped(out, lead);
        else
            add_character(out, &scratch, text_slice(json, i, i + length));
        arena_reset(&scratch);
    }
    buffer_add(out, text_slice(json, plain, json.length));
    arena_free(&scratch);
}

static int add_piece(const char *bytes, size_t length, void *collected)
{
    buffer_add(collected, (text){bytes, length});
    return 0;
}

void json_write(buffer *out, json_t *value)
{
    buffer collected = buffer_new(out->memory);

    if (json_dump_callback(value, add_piece, &collected, JSON_INDENT(2)) != 0)
        memory_exhausted(); /* the values are valid: nothing else can go wrong */
    json_decref(value);
    add_safely(out, buffer_text(&collected));
    buffer_add_byte(out, '\n');
}
