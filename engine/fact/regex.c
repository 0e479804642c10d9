/* regex.c — the only file that talks to PCRE2.
 *
 * Texts are made valid UTF-8 before they come here (prose.c), so that no search checks them again. Steps are
 * limited for each starting point, in such a way that a whole block stays within the limit.
 *
 * Nothing is compiled to machine code: it costs 0.1 to 0.3 ms a run and memory that can be executed, counts
 * steps in another way, and behind the sieve (sieve.h) a megabyte of text is searched only some 0.3 ms
 * faster. */
#include "predicate_parts.h"

#include <string.h>

/* A hundredth of the limit is enough for one starting point. */
enum { MOST_PART = 100, LEAST_PART = 20000, HEAP_KIB = 8192 };

bool regex_compile(arena *memory, text pattern, predicate *to, text *reason)
{
    int code;
    PCRE2_SIZE offset;
    PCRE2_UCHAR words[160];

    to->code = pcre2_compile((PCRE2_SPTR)(pattern.length ? pattern.start : ""), pattern.length,
                             PCRE2_UTF | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C, &code, &offset, NULL);
    if (!to->code) {
        pcre2_get_error_message(code, words, sizeof words);
        *reason = text_print(memory, "%s at %zu", (const char *)words, (size_t)offset);
        return false;
    }
    pcre2_pattern_info(to->code, PCRE2_INFO_CAPTURECOUNT, &to->groups);
    return true;
}

static void *take(PCRE2_SIZE size, void *memory)
{
    return arena_alloc(memory, size);
}

static void give_back(void *block, void *memory)
{
    (void)block, (void)memory; /* the arena's end is the block's */
}

regex_room regex_room_new(arena *memory, uint32_t groups, uint64_t steps)
{
    pcre2_general_context *general = pcre2_general_context_create(take, give_back, memory);
    regex_room room = {.context = pcre2_match_context_create(general),
                       .data = pcre2_match_data_create(groups + 1, general),
                       .steps = steps};

    pcre2_set_heap_limit(room.context, HEAP_KIB);
    return room;
}

static uint32_t step_limit(uint64_t steps, size_t length)
{
    uint64_t part = steps / (length + 1), least = steps / LEAST_PART + 1, most = steps / MOST_PART + 1;

    part = part < least ? least : part > most ? most : part;
    return part > UINT32_MAX ? UINT32_MAX : (uint32_t)part;
}

regex_found regex_search(const regex_room *room, const predicate *some, text block, size_t from)
{
    int found;

    pcre2_set_match_limit(room->context, step_limit(room->steps, block.length));
    found = pcre2_match(some->code, (PCRE2_SPTR)(block.length ? block.start : ""), block.length, from,
                        PCRE2_NO_UTF_CHECK, room->data, room->context);
    if (found >= 0)
        return REGEX_FOUND;
    return found == PCRE2_ERROR_NOMATCH ? REGEX_NONE : REGEX_LIMIT;
}

bool regex_group(const regex_room *room, uint32_t group, span *part)
{
    const PCRE2_SIZE *places = pcre2_get_ovector_pointer(room->data);

    if (places[group * 2] == PCRE2_UNSET || places[group * 2] > places[group * 2 + 1])
        return false;
    *part = (span){(uint32_t)places[group * 2], (uint32_t)places[group * 2 + 1]};
    return true;
}
