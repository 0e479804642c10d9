/* mention.h — words, as `:mentioning` sees them (LANGUAGE 9); for the predicate files of this room.
 *
 * Letters, digits and `_` make a word, and so do `-` and `.` between two of these: "web-api" and "v1.2" are
 * one word each. */
#ifndef LOCKSTEP_MENTION_H
#define LOCKSTEP_MENTION_H

#include "array.h"
#include "source.h"
#include "text.h"

typedef struct word_place {
    uint32_t start, end;   /* in the text */
    uint32_t folded, size; /* in the folded bytes: the word, case folded */
} word_place;

/* A text cut into words. */
typedef struct word_list {
    text from;
    char *folded;
    uint32_t folded_capacity;
    ARRAY(word_place) words;
} word_list;

/* Cuts `from` anew; the list's storage is used again. With `has_stars`, `*` is a letter: the text is a
 * pattern. */
void words_cut(arena *memory, text from, bool has_stars, word_list *list);
text word_folded(const word_list *list, uint32_t word);

typedef struct mention_word {
    text folded;
    bool is_pattern; /* has a `*` */
    text before;     /* what must stand right before it, and right after the word before: the `--` of "start
                        --now" */
    text after;      /* what must stand right behind it: the `%` of "50%" */
    bool is_joined;  /* nothing but `before` between the word before and this one: "docs/guide" */
} mention_word;

typedef struct mention {
    text literal; /* a pattern without any word ("->") is looked for as it stands; else empty */
    mention_word *words;
    uint32_t count;
} mention;

mention mention_compile(arena *memory, text pattern);
/* Does the mention (that has words) stand at this word of the list? Its bytes in `*part`. */
bool mention_stands(const mention *some, const word_list *list, uint32_t word, span *part);

#endif
