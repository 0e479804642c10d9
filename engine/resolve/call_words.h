/* call_words.h — the words that a script or function was called with (inside this room only). */
#ifndef LOCKSTEP_CALL_WORDS_H
#define LOCKSTEP_CALL_WORDS_H

#include "command_words.h"

/* The words that a script was called with: of a command, and of those around it when that hands its own words
 * on. */
typedef struct call_words {
    command_words words;
    bool passes_all;
    bool is_appended; /* a package script: the words stand behind its own command */
    const struct call_words *outer;
} call_words;

/* $@, ${@:2}, $*: the words around it. */
bool call_passes_words(text name);

/* The words of the command, which stands in what was called with `outer`; NULL: nobody knows, or it stands in
 * no script. */
call_words call_words_of(arena *memory, const store *all, fact command, const call_words *outer);

/* Was it called with this word? A free placeholder may be it, and so may words that are handed on from who
 * knows where. */
bool call_has_word(arena *memory, const store *all, const call_words *given, text name, bool is_flag);

#endif
