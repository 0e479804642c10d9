/* words.h — selections, patterns, facts and sentences in English: for messages, keys and traces. */
#ifndef LOCKSTEP_WORDS_H
#define LOCKSTEP_WORDS_H

#include "run.h"

/* How the first noun is told. */
typedef enum phrase_form {
    PHRASE_PLAIN, /* profiles; column "Start" */
    PHRASE_THE,   /* the profiles; column "Start" */
    PHRASE_ANY,   /* the same, and of two `the profiles or the services`: for what is in none of them */
    PHRASE_ONE,   /* profile; column "Start" */
    PHRASE_A      /* a profile; column "Start" */
} phrase_form;

/* What a selection is called: `column "Profile" of table "Capacity Profile Matrix"`. A file's name is left
 * out when something in it is named. */
text selection_phrase(run *r, plan_id id, phrase_form form);
/* Of a filter alone: `mentioning "enable"`. */
text filter_phrase(run *r, plan_id id);
/* A verb's argument: its selection, or the names or numbers written there; all of its arguments. */
text argument_phrase(run *r, plan_range arguments, uint32_t index, phrase_form form);
text arguments_phrase(run *r, plan_range arguments, phrase_form form);
/* The whole sentence as the engine understands it. */
text sentence_words(run *r, const plan_sentence *sentence);
/* The verb and its object's words: a finding's role (LANGUAGE 28). */
text role_words(run *r, const plan_sentence *sentence);
/* The same as one reads it: `has a command`. */
text verb_words(run *r, const plan_sentence *sentence);

/* The key of a fact: kind and name, and for parts and steps the owner's key (LANGUAGE 28). */
text fact_key(run *r, fact some);
/* Kind and name only: `profile "queue-drain"`. */
text fact_label(run *r, fact some);
/* A message's template with {object}, {subject}, {actual}, {count}, {name}, {by} filled in. */
typedef struct word_values {
    text subject, object, actual, count, name, by;
} word_values;
text words_fill(run *r, const char *pattern, const word_values *values);
/* `"a", "b" and "c"` (`last` is "and" or "or"); at most `limit` of them, then "and n more". */
text names_words(run *r, const text *names, uint32_t count, uint32_t limit, const char *last);

#endif
