/* words_of.h — operands of a command, cut as a shell cuts them. */
#ifndef LOCKSTEP_REPL_WORDS_OF_H
#define LOCKSTEP_REPL_WORDS_OF_H

#include <stdbool.h>
#include <stddef.h>

typedef struct word_list {
    char **words; /* NULL behind the last */
    size_t count;
} word_list;

/* Blanks part words, but for those in '...' or "...", whose quotes go. */
word_list words_of(const char *text);
void words_free(word_list *some);

/* Two selections: at the first comma outside of quotes and brackets, or, where there is none, two words.
 * False when there are not two. The caller frees both. */
bool words_halve(const char *text, char **left, char **right);

#endif
