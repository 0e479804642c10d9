/* said.c — a message that no case shows may be wrong in its words, place and fix, and nobody sees it. */
#include "said.h"

#include <stdio.h>
#include <string.h>

typedef struct template
{
    const char *id, *words;
    bool is_said;
}
template;

static template templates[] = {
#define MESSAGE(id, words, fix) {#id, words, false},
#include "message.def"
#undef MESSAGE
};

enum { TEMPLATES = sizeof templates / sizeof *templates };

/* What a file must be too large, too deep or dead for: tests/unit/unit_binding.c and tests/command/limits.sh.
 */
static const char *elsewhere[] = {"too_large", "not_lua",  "not_loaded", "no_worker",
                                  "zero_byte", "too_deep", "too_heavy"};

/* Do the template's own words stand in it, in their order, from its first byte to its last? */
static bool is_made_from(text message, const char *words)
{
    text rest = message;
    bool is_first = true;

    for (const char *slot; (slot = strchr(words, '{')) && slot[1] && slot[2] == '}'; words = slot + 3) {
        text part = {words, (size_t)(slot - words)};
        size_t at = text_find_text(rest, part, 0);
        if (part.length && (at >= rest.length || (is_first && at)))
            return false;
        rest = text_slice(rest, part.length ? at + part.length : 0, rest.length);
        is_first = false;
    }
    return is_first ? text_is(message, words) : text_ends(rest, text_from(words));
}

void said_add(const finding_array *problems)
{
    for (uint32_t i = 0; i < problems->count; i++)
        for (unsigned j = 0; j < TEMPLATES; j++)
            if (!templates[j].is_said)
                templates[j].is_said = is_made_from(problems->items[i].message, templates[j].words);
}

static bool is_elsewhere(const char *id)
{
    for (unsigned i = 0; i < sizeof elsewhere / sizeof *elsewhere; i++)
        if (!strcmp(elsewhere[i], id))
            return true;
    return false;
}

bool said_all(void)
{
    bool all = true;

    for (unsigned i = 0; i < TEMPLATES; i++)
        if (!templates[i].is_said && !is_elsewhere(templates[i].id)) {
            printf("no case shows the message %s: %s\n", templates[i].id, templates[i].words);
            all = false;
        }
    return all;
}
