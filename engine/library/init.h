/* init.h — proposing contracts: what the repository holds becomes sentences, or a pack that has them, and the
 * runner says which of them are kept.
 *
 * Generators look at the facts of a survey and add candidates: rule text, nothing more. Candidates for one
 * thing are a family, the strongest sentence first; of each family the first that is kept is proposed. */
#ifndef LOCKSTEP_INIT_H
#define LOCKSTEP_INIT_H

#include "project.h"
#include "proposals.h"

enum {
    INIT_CANDIDATES = 600, /* contracts that are judged */
    INIT_LOOKED = 10000,   /* tables, sections, commands of workflows that are looked at */
    INIT_TELLINGS = 1000,  /* sections with steps, each of which is compared with those before it */
    INIT_NEAR = 5          /* findings of a near miss; with more it is no miss but another thing */
};

typedef struct candidate {
    uint32_t family;
    text id, says;
    const char *pack;     /* what it uses; NULL: it is a contract of its own */
    text_array sentences; /* or what the pack is given: key = value */
} candidate;

typedef struct proposing {
    lockstep_project *project;
    arena *memory;
    store *all; /* of runner_survey */
    ARRAY(candidate) candidates;
    text_array ids; /* taken: those of the project's rules, and one a family */
    uint32_t families;
    bool is_cut; /* there is more than was looked at */
} proposing;

/* ---- init_words.c: rule text ---- */
/* "name" as it is written in Lua, (exactly "...") where something in it is special; false when it can't be a
 * name in one line. */
bool init_quote(arena *memory, text name, text *quoted);
bool init_quote_path(arena *memory, text path, text *quoted);
/* `topic`/name, the name made of letters, digits and dashes, that no other contract has. */
text init_id(proposing *p, const char *topic, text name);
uint32_t init_family(proposing *p);
/* A candidate; NULL when there are enough. Sentences are pushed by the caller. */
candidate *init_add(proposing *p, uint32_t family, text id, text says);
/* The same for a contract that a pack has: what it is given is said by the caller, as `key = value`. */
candidate *init_use(proposing *p, uint32_t family, text id, text says, const char *pack);
/* A sentence; its last blank before a verb is written as \n, and ends the line where the sentence is long. */
void init_say(proposing *p, candidate *some, const char *format, ...) __attribute__((format(printf, 3, 4)));
/* Has a heading one of the words, in any case, in the singular or the plural? Words of two letters count for
 * nothing. */
bool init_has_word(text heading, text words);
/* The candidate as it stands in a rule file. */
text init_rule(arena *memory, const candidate *some);

/* ---- facts ---- */
/* The kind of a file's own fact. */
kind init_file_kind(const store *all, uint32_t index);
/* Is there a compose project at the root? */
bool init_is_root_compose(text path);

/* ---- generators ---- */
void init_tables(proposing *p); /* columns and lists that name services, profiles, variables, actions, jobs */
void init_runbooks(proposing *p);  /* sections of a kind that all have a part */
void init_sequences(proposing *p); /* sections that tell the same steps */
void init_commands(proposing *p);  /* documented commands of scripts, targets and compose; usage texts */
void init_gates(proposing *p);     /* workflows of pull requests that run a gate */
void init_files(proposing *p);     /* links, pictures, env templates, replicas, plans */

#endif
