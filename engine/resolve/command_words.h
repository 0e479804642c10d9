/* command_words.h — a command's flags and plain words, in their order (inside this room only). */
#ifndef LOCKSTEP_COMMAND_WORDS_H
#define LOCKSTEP_COMMAND_WORDS_H

#include "glob.h"
#include "store.h"

typedef struct command_word {
    uint32_t row;
    uint32_t name;  /* store's */
    uint32_t value; /* flag: after `=`; 0: none */
    bool is_flag;
    bool follows_flag; /* a plain word right behind a flag that has no `=`: it may be the flag's value */
    bool is_free;      /* placeholder */
    bool is_optional;
} command_word;

typedef ARRAY(command_word) command_words;

command_words command_words_of(arena *memory, const store *all, fact command);

/* The alternatives of <a|b>; of any other name the name itself. */
text_array command_alternatives(arena *memory, text name);

/* SERVICE_NAME: capitals only, as documentation writes what the reader fills in. Names that are the same but for
 * their case are no such thing: PROD for prod is a slip. */
bool is_capitals_placeholder(text name, const text *names, uint32_t count);

/* Does a command before this one, in the same file, have the file's name among its words: cp, curl -o, touch?
 * Then the page makes the file itself. */
bool is_made_before(const store *all, fact command, text path);

/* The files that the command's program may be: seen from its working directory, and from the root. Globs stay
 * globs. Returns how many (0 to 2). */
uint32_t command_programs(arena *memory, const store *all, fact command, text programs[2]);

/* The same of each alternative of <a|b>, which a matrix makes: as many as there are. */
text_array command_files(arena *memory, const store *all, fact command);

#endif
