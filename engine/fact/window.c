/* window.c — tokens are counted by a plain letter or digit: each that has one holds a word at least. */
#include "window.h"

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_plain_letter(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
           byte == '_';
}

span window_token(text block, span place)
{
    while (place.start > 0 && !is_blank(block.start[place.start - 1]))
        place.start--;
    while (place.end < block.length && !is_blank(block.start[place.end]))
        place.end++;
    return place;
}

/* Where the window starts: at the blank before the last token counted, or the block's start. */
static uint32_t go_left(text block, uint32_t at, uint32_t words)
{
    bool has_letter = false;

    for (; words && at > 0; at--) {
        char byte = block.start[at - 1];
        has_letter |= is_plain_letter(byte);
        if (is_blank(byte) && has_letter) {
            has_letter = false;
            words--;
        }
    }
    return at;
}

static uint32_t go_right(text block, uint32_t at, uint32_t words)
{
    bool has_letter = false;

    for (; words && at < block.length; at++) {
        char byte = block.start[at];
        has_letter |= is_plain_letter(byte);
        if (is_blank(byte) && has_letter) {
            has_letter = false;
            words--;
        }
    }
    return at;
}

span window_around(text block, span token, uint32_t words)
{
    return (span){go_left(block, token.start, words), go_right(block, token.end, words)};
}
