/* init_words.c — candidates as rule text: names in quotes, ids that are new, sentences. */
#include <stdarg.h>
#include <stdio.h>
#include <strings.h>

#include "init.h"

enum { NAME_LIMIT = 120, WORDS_LIMIT = 1000 };

/* Between quotes; false when a byte of it belongs into no line. */
static bool quotes_add(buffer *out, text name)
{
    buffer_add_byte(out, '"');
    for (size_t i = 0; i < name.length; i++) {
        unsigned char byte = (unsigned char)name.start[i];
        if (byte < ' ' || byte == 0x7F)
            return false;
        if (byte == '"' || byte == '\\')
            buffer_add_byte(out, '\\');
        buffer_add_byte(out, name.start[i]);
    }
    buffer_add_byte(out, '"');
    return true;
}

static bool name_quote(arena *memory, text name, bool is_special, text *quoted)
{
    buffer out = buffer_new(memory);

    if (!name.length || name.length > NAME_LIMIT || text_trim(name).length != name.length)
        return false;
    if (is_special)
        buffer_add(&out, TEXT("(exactly "));
    if (!quotes_add(&out, name))
        return false;
    if (is_special)
        buffer_add_byte(&out, ')');
    *quoted = buffer_text(&out);
    return true;
}

bool init_quote(arena *memory, text name, text *quoted)
{
    return name_quote(memory, name, name_is_pattern(name), quoted);
}

bool init_quote_path(arena *memory, text path, text *quoted)
{
    return name_quote(memory, path, glob_is_pattern(path), quoted);
}

static bool is_taken(const proposing *p, text id)
{
    for (uint32_t i = 0; i < p->ids.count; i++)
        if (text_equal(p->ids.items[i], id))
            return true;
    return false;
}

/* Letters and digits in lower case, one dash for everything between. */
static void slug_add(buffer *out, text name)
{
    bool is_edge = false, is_begun = false;

    for (size_t i = 0; i < name.length && i < 60; i++) {
        char byte = name.start[i];
        bool is_upper = byte >= 'A' && byte <= 'Z';
        if (!is_upper && !(byte >= 'a' && byte <= 'z') && !(byte >= '0' && byte <= '9')) {
            is_edge = true;
            continue;
        }
        if (is_edge && is_begun)
            buffer_add_byte(out, '-');
        buffer_add_byte(out, is_upper ? (char)(byte + 'a' - 'A') : byte);
        is_edge = false;
        is_begun = true;
    }
    if (!is_begun)
        buffer_add(out, TEXT("one"));
}

text init_id(proposing *p, const char *topic, text name)
{
    buffer out = buffer_new(p->memory);
    text id;

    buffer_print(&out, "%s/", topic);
    slug_add(&out, name);
    id = buffer_text(&out);
    for (uint32_t number = 2; is_taken(p, id); number++)
        id = text_print(p->memory, "%.*s-%u", TEXT_FORMAT(buffer_text(&out)), number);
    *array_push(&p->ids, p->memory) = id;
    return id;
}

uint32_t init_family(proposing *p)
{
    return p->families++;
}

candidate *init_add(proposing *p, uint32_t family, text id, text says)
{
    candidate *added;

    if (p->candidates.count == INIT_CANDIDATES) {
        p->is_cut = true;
        return NULL;
    }
    added = array_push(&p->candidates, p->memory);
    *added = (candidate){.family = family, .id = id, .says = says};
    return added;
}

candidate *init_use(proposing *p, uint32_t family, text id, text says, const char *pack)
{
    candidate *added = init_add(p, family, id, says);

    if (added)
        added->pack = pack;
    return added;
}

void init_say(proposing *p, candidate *some, const char *format, ...)
{
    char words[WORDS_LIMIT];
    va_list values;
    int length;

    if (!some)
        return;
    va_start(values, format);
    length = vsnprintf(words, sizeof words, format, values);
    va_end(values);
    if (length > 0 && (size_t)length < sizeof words)
        *array_push(&some->sentences, p->memory) = text_copy(p->memory, (text){words, (size_t)length});
}

/* A line holds at most this; longer sentences have their verb in one of its own. */
enum { LINE_LIMIT = 100 };

static void sentence_add(buffer *out, text sentence)
{
    size_t edge = text_find(sentence, '\n', 0);
    bool is_long = sentence.length > LINE_LIMIT;

    buffer_print(out, "  %.*s", TEXT_FORMAT(text_slice(sentence, 0, edge)));
    if (edge < sentence.length)
        buffer_print(out, "%s%.*s", is_long ? "\n    " : " ",
                     TEXT_FORMAT(text_slice(sentence, edge + 1, sentence.length)));
    buffer_add(out, TEXT(",\n"));
}

text init_rule(arena *memory, const candidate *some)
{
    buffer out = buffer_new(memory);

    if (some->pack)
        buffer_print(&out, "use \"%s\" {\n  id   = \"%.*s\",\n  says = ", some->pack, TEXT_FORMAT(some->id));
    else
        buffer_print(&out, "contract \"%.*s\" {\n  says = ", TEXT_FORMAT(some->id));
    quotes_add(&out, some->says);
    buffer_add(&out, some->sentences.count ? TEXT(",\n\n") : TEXT(",\n"));
    for (uint32_t i = 0; i < some->sentences.count; i++)
        sentence_add(&out, some->sentences.items[i]);
    buffer_add(&out, TEXT("}\n"));
    return buffer_text(&out);
}

static bool is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

/* The next run of letters and digits; its plural is the same word. */
static bool next_word(text *rest, text *one)
{
    size_t start = 0, end;

    while (start < rest->length && !is_letter(rest->start[start]))
        start++;
    for (end = start; end < rest->length && is_letter(rest->start[end]);)
        end++;
    *one = text_slice(*rest, start, end);
    *rest = text_slice(*rest, end, rest->length);
    if (one->length > 3 && (one->start[one->length - 1] | 0x20) == 's')
        one->length--;
    return one->length > 0;
}

bool init_has_word(text heading, text words)
{
    enum { SHORTEST = 3 };
    text one, other;

    for (text rest = words; next_word(&rest, &one);)
        for (text all = heading; one.length >= SHORTEST && next_word(&all, &other);)
            if (one.length == other.length && !strncasecmp(one.start, other.start, one.length))
                return true;
    return false;
}

kind init_file_kind(const store *all, uint32_t index)
{
    const shard *some = store_shard(all, index);

    return some->row_count ? (kind)some->kind[0] : KIND_none;
}

bool init_is_root_compose(text path)
{
    return text_is(path, "compose.yaml") || text_is(path, "compose.yml") ||
           text_is(path, "docker-compose.yaml") || text_is(path, "docker-compose.yml") ||
           text_is(path, "compose.override.yaml") || text_is(path, "compose.override.yml") ||
           text_is(path, "docker-compose.override.yaml") || text_is(path, "docker-compose.override.yml");
}
