/* markdown_align.c — a text node's literal against its bytes: entities and backslash escapes are shorter when
 * read.
 *
 * The parser has decoded already; here the two are only walked side by side (CommonMark 2.4, 2.5). */
#include <string.h>
#include "markdown_flat.h"

static bool is_punctuation(char byte)
{
    return byte > ' ' && byte < 127 && !(byte >= '0' && byte <= '9') &&
           !((byte | 32) >= 'a' && (byte | 32) <= 'z');
}

/* Length of what may be an entity at the front: `&` to `;`; 0 if it is none. */
static size_t entity_length(text bytes)
{
    size_t end = 1;

    while (end < bytes.length && end < 34 && bytes.start[end] != ';' &&
           (bytes.start[end] == '#' || !is_punctuation(bytes.start[end])) && bytes.start[end] > ' ')
        end++;
    return end > 1 && end < bytes.length && bytes.start[end] == ';' ? end + 1 : 0;
}

static size_t character_length(text some, size_t at)
{
    size_t end = at + 1;

    while (end < some.length && ((unsigned char)some.start[end] & 0xC0) == 0x80)
        end++;
    return at < some.length ? end - at : 0;
}

/* May the rest go on so? One byte is looked at. */
static bool may_go_on(text bytes, size_t used, text literal, size_t read)
{
    if (used == bytes.length || read >= literal.length)
        return used == bytes.length && read == literal.length;
    return bytes.start[used] == literal.start[read] || bytes.start[used] == '&' || bytes.start[used] == '\\';
}

/* How much an entity of `length` bytes was read as: one character, rarely two; 0 when it was not read as an
 * entity. */
static size_t entity_read(text bytes, size_t length, text literal)
{
    size_t one = character_length(literal, 0);
    bool is_amp = length == 5 && (!memcmp(bytes.start, "&amp;", 5) || !memcmp(bytes.start, "&AMP;", 5));

    if (!length || (literal.start[0] == '&' && !is_amp && bytes.start[1] != '#'))
        return 0; /* a name that stands for nothing stays as it is */
    return may_go_on(bytes, length, literal, one) ? one : one + character_length(literal, one);
}

/* Bytes that are the same on both sides, up to the next thing that may be decoded. */
static size_t equal_length(text bytes, text literal)
{
    size_t shorter = bytes.length < literal.length ? bytes.length : literal.length, end = 0;

    while (end < shorter && bytes.start[end] == literal.start[end] &&
           (!end || (bytes.start[end] != '&' && bytes.start[end] != '\\')))
        end++;
    return end;
}

/* Length of the backslash escape at the front that was read as `byte`; 0 if there is none. In a cell `\\|` is
 * the escape `\|`, since the cell takes the one before the pipe first; elsewhere it is read as a backslash.
 */
static size_t escape_length(text bytes, char byte)
{
    if (bytes.length < 2 || bytes.start[0] != '\\')
        return 0;
    if (byte == '|' && text_starts(bytes, TEXT("\\\\|")))
        return 3;
    return is_punctuation(bytes.start[1]) && bytes.start[1] == byte ? 2 : 0;
}

static void advance(text *some, size_t length, text *taken)
{
    *taken = text_slice(*some, 0, length);
    *some = text_slice(*some, length, some->length);
}

bool align_next(text *bytes, text *literal, text *piece, text *part)
{
    size_t used, read;

    if (!bytes->length || !literal->length)
        return false;
    if ((used = escape_length(*bytes, literal->start[0])) != 0) {
        read = 1;
    } else if (bytes->start[0] == '&' && (read = entity_read(*bytes, entity_length(*bytes), *literal)) != 0) {
        used = entity_length(*bytes);
    } else {
        used = read = equal_length(*bytes, *literal);
    }
    if (!used)
        return false;
    advance(literal, read, piece);
    advance(bytes, used, part);
    return true;
}

size_t align_length(text bytes, text literal)
{
    size_t length = bytes.length;
    text piece, part;

    if (text_starts(bytes, literal))
        return literal.length;
    while (align_next(&bytes, &literal, &piece, &part))
        ;
    return literal.length ? 0 : length - bytes.length;
}
