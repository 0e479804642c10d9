/* markdown_site_slug.c — Python-Markdown's rule: decompose, keep ASCII, drop signs, join with `-`. */
#include "markdown_site_slug.h"

#include <utf8proc.h>
#include "buffer.h"

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_kept(char byte)
{
    return byte == '_' || (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z');
}

/* What is ASCII in the characters that this one is made of (NFKD). */
static void character_add(buffer *out, int32_t character)
{
    utf8proc_int32_t parts[64];
    utf8proc_ssize_t count =
        utf8proc_decompose_char(character, parts, 64, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, NULL);

    for (utf8proc_ssize_t i = 0; i < count && i < 64; i++)
        if (parts[i] < 0x80)
            buffer_add_byte(out, (char)parts[i]);
}

static text ascii_of(arena *memory, text heading)
{
    buffer out = buffer_new(memory);

    for (size_t at = 0; at < heading.length;) {
        int32_t character;
        utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)heading.start + at,
                                                   (utf8proc_ssize_t)(heading.length - at), &character);
        if (length > 0)
            character_add(&out, character);
        at += length > 0 ? (size_t)length : 1;
    }
    return buffer_text(&out);
}

text site_slug_of(arena *memory, text heading)
{
    text ascii = ascii_of(memory, heading), kept;
    buffer words = buffer_new(memory), out = buffer_new(memory);

    for (size_t i = 0; i < ascii.length; i++)
        if (is_kept(ascii.start[i]) || is_blank(ascii.start[i]) || ascii.start[i] == '-')
            buffer_add_byte(&words, ascii.start[i]);
    kept = text_trim(buffer_text(&words));
    for (size_t i = 0; i < kept.length; i++) {
        bool is_joint = !is_kept(kept.start[i]);
        if (is_joint && i && !is_kept(kept.start[i - 1]))
            continue;
        if (is_joint)
            buffer_add_byte(&out, '-');
        else
            buffer_add_byte(&out, (char)(kept.start[i] >= 'A' && kept.start[i] <= 'Z' ? kept.start[i] | 32
                                                                                      : kept.start[i]));
    }
    return buffer_text(&out);
}
