/* markdown_autolink.c — addresses that stand bare in a text (GFM 6.9).
 *
 * cmark has an extension for this that reads out of bounds and loses places; here only the rule is kept. */
#include <string.h>
#include "unicode.h"

#include "markdown_marks.h"

static bool is_alpha(char byte)
{
    return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

static bool is_alnum(char byte)
{
    return is_alpha(byte) || (byte >= '0' && byte <= '9');
}

static bool is_blank(char byte)
{
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static char byte_at(text some, size_t at)
{
    return at < some.length ? some.start[at] : 0;
}

/* Bytes of the domain at the front: no underscore in its last two parts; with a dot in it when `is_dotted`.
 */
static size_t domain_length(text some, bool is_dotted)
{
    size_t at = 1, dots = 0, before = 0, underscores = 0, length;

    while (at + 1 < some.length) {
        char byte = some.start[at];
        length = 1;
        if (byte == '.') {
            dots++;
            before = underscores;
            underscores = 0;
        } else if (byte == '_') {
            underscores++;
        } else if (byte != '-' && !unicode_is_word(some, at, &length)) {
            break;
        }
        at += length;
    }
    if (before || underscores || (is_dotted && !dots))
        return 0;
    return at < some.length ? at : some.length;
}

static size_t count(text some, char byte)
{
    size_t found = 0;

    for (size_t i = 0; (i = text_find(some, byte, i)) < some.length; i++)
        found++;
    return found;
}

/* Without the punctuation behind it: `.`, an entity, a `)` that nothing in the address opens. */
static size_t trimmed_length(text some, size_t length)
{
    size_t opened = count(text_slice(some, 0, length), '('), closed = count(text_slice(some, 0, length), ')');

    while (length) {
        char last = some.start[length - 1];
        size_t entity = length - 1;
        if (last == ';') {
            while (entity && is_alpha(some.start[entity - 1]))
                entity--;
            length = entity && entity < length - 1 && some.start[entity - 1] == '&' ? entity - 1 : length - 1;
        } else if (strchr("?!.,:*_~'\"", last) || (last == ')' && closed > opened)) {
            closed -= last == ')';
            length--;
        } else {
            break;
        }
    }
    return length;
}

static size_t address_length(text some, size_t domain)
{
    size_t end = domain;

    while (end < some.length && !is_blank(some.start[end]) && some.start[end] != '<')
        end++;
    return domain ? trimmed_length(some, end) : 0;
}

/* `http://`, `https://`, `ftp://` and what belongs to it; the colon stands at `at`, its text begins at
 * `from`. */
static bool is_url(text some, size_t from, size_t at, bare_link *found)
{
    static const char *const schemes[] = {"http", "https", "ftp"};
    size_t start = at, length;
    text rest = text_slice(some, at, some.length);

    if (!text_starts(rest, TEXT("://")) || at + 3 == some.length || !unicode_is_word(some, at + 3, &length))
        return false;
    while (start > from && is_alpha(some.start[start - 1]))
        start--;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (at - start != strlen(schemes[i]) || strncasecmp(some.start + start, schemes[i], at - start) != 0)
            continue;
        length = domain_length(text_slice(rest, 3, rest.length), false);
        length = length ? address_length(rest, length + 3) : 0;
        *found = (bare_link){start, at + length, ""};
        return length > 0;
    }
    return false;
}

static bool is_www(text some, size_t at, bare_link *found)
{
    text rest = text_slice(some, at, some.length);
    size_t length;

    if (!text_starts(rest, TEXT("www.")) ||
        (at && !is_blank(some.start[at - 1]) && !strchr("*_~(", some.start[at - 1])))
        return false;
    length = address_length(rest, domain_length(rest, true));
    *found = (bare_link){at, at + length, "http://"};
    return length > 0;
}

/* A mail address around the `@` at `at`. */
static bool is_mail(text some, size_t from, size_t at, bare_link *found)
{
    static const char *const schemes[] = {"mailto:", "xmpp:"};
    size_t start = at, end = at + 1, dots = 0, trimmed;

    while (start > from && (is_alnum(some.start[start - 1]) || strchr(".+-_", some.start[start - 1])))
        start--;
    if (start == at || (start > from && some.start[start - 1] == '/'))
        return false;
    for (; end < some.length; end++) {
        if (some.start[end] == '.' && is_alnum(byte_at(some, end + 1)))
            dots++;
        else if (!is_alnum(some.start[end]) && some.start[end] != '-' && some.start[end] != '_')
            break;
    }
    if (!dots || byte_at(some, end) == '@' || !is_alpha(some.start[end - 1]))
        return false;
    trimmed = trimmed_length(text_slice(some, at, end), end - at);
    *found = (bare_link){start, at + trimmed, "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t length = strlen(schemes[i]), before = start - length;
        if (length > start - from || strncmp(some.start + before, schemes[i], length) != 0 ||
            (before > from && is_alnum(some.start[before - 1])))
            continue;
        *found = (bare_link){before, at + trimmed, ""};
    }
    return trimmed > 0;
}

bool bare_link_next(text some, size_t from, size_t end, bool has_mail, bare_link *found)
{
    for (size_t at = from; at < end; at++) {
        bool is_found = false;
        switch (some.start[at]) {
        case ':':
            is_found = is_url(some, from, at, found);
            break;
        case 'w':
            is_found = is_www(some, at, found);
            break;
        case '@':
            is_found = has_mail && is_mail(some, from, at, found);
            break;
        default:
            break;
        }
        if (is_found)
            return true;
    }
    return false;
}
