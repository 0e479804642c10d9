/* argument_parts.h — reading arguments, between its files: names, texts, selections. */
#ifndef LOCKSTEP_ARGUMENT_PARTS_H
#define LOCKSTEP_ARGUMENT_PARTS_H

#include "loader.h"

typedef struct reading {
    lua_State *lua;
    loader *load;
    spot at;
    word some;     /* the word that takes them */
    int first;     /* stack index of the first argument */
    uint32_t n;    /* the one being read, from 0: where an answer stands */
    bool is_wrong; /* answered, or poisoned */
    ARRAY(plan_argument) found;
} reading;

plan_argument *reading_add(reading *some, argument_type type);
void reading_answer(reading *some, message_id which, answer_parts parts);
/* The value at `index` is not what the letter takes. */
void reading_wrong(reading *some, char letter, int index);
bool reading_is_poison(reading *some, int index);
text word_written(const reading *some);

/* argument_name.c: each adds what it read, or answers */
void reading_names(reading *some, char letter, int index);
void reading_words(reading *some, int index);
void reading_regex(reading *some, int index);

/* argument_selection.c */
void reading_command(reading *some, int index);
void reading_selection(reading *some, char letter, int index);
void reading_pattern(reading *some, int index);
void reading_trigger(reading *some, int index);
void reading_patterns(reading *some, int index);

/* A key of the table that is neither a position nor `allowed`; false when there is none. */
bool reading_key(reading *some, int index, const char *allowed, text *key);
/* Calls `item` for each value of a list (pushed at the top), after checking that it is one. */
void reading_each(reading *some, int index, void (*item)(reading *some, int index));

#endif
