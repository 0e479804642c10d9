/* words_of.c — quotes, blanks, commas. */
#include "words_of.h"

#include <stdlib.h>
#include <string.h>

#include "must.h"

word_list words_of(const char *text)
{
    word_list some = {.words = must(calloc(strlen(text) / 2 + 2, sizeof *some.words))};

    for (const char *at = string_skip(text); *at; at = string_skip(at)) {
        char *word = must(malloc(strlen(at) + 1)), quote = '\0';
        size_t length = 0;
        for (; *at && (quote || string_skip(at) == at); at++) {
            if (quote ? *at == quote : *at == '\'' || *at == '"')
                quote = quote ? '\0' : *at;
            else
                word[length++] = *at;
        }
        word[length] = '\0';
        some.words[some.count++] = word;
    }
    return some;
}

void words_free(word_list *some)
{
    for (size_t i = 0; i < some->count; i++)
        free(some->words[i]);
    free(some->words);
    *some = (word_list){0};
}

/* Where a comma stands that no quote and no bracket holds; NULL: nowhere. */
static const char *comma_find(const char *text)
{
    int depth = 0;

    for (const char *at = text; *at; at++) {
        if (*at == '"' || *at == '\'') {
            char quote = *at;
            while (at[1] && at[1] != quote)
                at += at[1] == '\\' && at[2] ? 2 : 1;
            at += at[1] != '\0';
        } else if (strncmp(at, "[[", 2) == 0) {
            const char *end = strstr(at, "]]");
            at = end ? end + 1 : at + strlen(at) - 1;
        } else if (*at == ',' && depth == 0)
            return at;
        else
            depth += strchr("({[", *at) != NULL ? 1 : strchr(")}]", *at) != NULL ? -1 : 0;
    }
    return NULL;
}

bool words_halve(const char *text, char **left, char **right)
{
    const char *comma = comma_find(text);
    word_list some = words_of(text);
    bool are_two = comma || some.count == 2;

    if (comma) {
        *left = string_cut(text, (size_t)(comma - text));
        *right = string_cut(comma + 1, strlen(comma + 1));
        are_two = !string_is_blank(*left) && !string_is_blank(*right);
    } else if (are_two) {
        *left = string_cut(some.words[0], strlen(some.words[0]));
        *right = string_cut(some.words[1], strlen(some.words[1]));
    }
    words_free(&some);
    return are_two;
}
