/* predicate.c — from the words of a rule to what a block of text can be compared with. */
#include "predicate_parts.h"

predicate *predicate_compile(arena *memory, predicate_type type, text pattern, text *reason)
{
    predicate *made = arena_new(memory, predicate);

    made->type = type;
    made->pattern = text_copy(memory, pattern);
    if (type == PREDICATE_MENTION) {
        made->words = mention_compile(memory, pattern);
        made->need = mention_need(memory, &made->words);
        return made;
    }
    if (!regex_compile(memory, pattern, made, reason))
        return NULL;
    made->need = regex_need(memory, made->pattern);
    return made;
}

void predicate_free(predicate *some)
{
    pcre2_code_free(some->code);
    some->code = NULL;
}
