/* loader.h — one rule file becomes a plan: the parts of the loader, each a file of the same name.
 *
 * Runs in a worker. Every word of a rule file returns a new `thing`, a userdata that nobody can change; what
 * the thing stands for is a row of loader.out. A mistake is answered at its place and gives a poisoned thing,
 * which takes every word and says nothing more, so that one file gets an answer for each of its mistakes. */
#ifndef LOCKSTEP_LOADER_H
#define LOCKSTEP_LOADER_H

#include "binding.h"
#include "box.h"
#include "scan.h"

/* Where in a rule file a word stands: a token, or only a line when the word was called from a function. */
typedef struct spot {
    uint32_t file; /* index in loader.files */
    uint32_t token, line;
} spot;

typedef enum thing_type {
    THING_SELECTION,
    THING_SENTENCE, /* with or without its verb */
    THING_EXCUSE,
    THING_EXACT,
    THING_TABLE, /* what `use` gives: the table is its user value */
    THING_FACT,  /* in a hatch function */
    THING_POISON
} thing_type;

typedef struct thing {
    thing_type type;
    spot at;                 /* its last word */
    word word;               /* SELECTION: its last word; WORD_none for lists and unions */
    plan_id row;             /* SELECTION: 0 while it is a word that stands alone */
    bool is_complete;        /* SENTENCE: needs no verb any more */
    plan_sentence *sentence; /* SENTENCE */
    plan_excuse *excuse;     /* EXCUSE */
    text name;               /* EXACT: the name; TABLE: of its rule file */
    fact fact;               /* FACT */
} thing;

typedef enum use_state { USE_NEW, USE_OPEN, USE_DONE, USE_BROKEN } use_state;

typedef struct loaded_file {
    scan *scan; /* NULL until it was read */
    bool is_clean;
    use_state state;
} loaded_file;

typedef struct hatch_facts hatch_facts;

/* A parameter's local in the pack, and the value that it has now, as it was written. */
typedef struct pack_value {
    text local, written;
} pack_value;

/* A pack that is being used: its file runs with the parameters of the author's braces, and all that it makes stands at
 * the author's line. */
typedef struct pack_use {
    spot at;       /* the author's `use` */
    text name;
    uint32_t file; /* of the pack */
    uint32_t number; /* among the uses of the main file, from 1: keeps their functions apart */
    int table;     /* the author's braces: a reference in Lua's registry */
    struct pack_use *outer; /* the pack that uses it; NULL */
    finding_array *problems; /* what is wrong with the author's braces; what is wrong in the pack is loader.problems */
    struct {
        text *items;
        uint32_t count, capacity;
    } declared; /* its parameters */
    ARRAY(pack_value) values;
} pack_use;

typedef struct loader {
    arena *memory;
    const run_limits *most;
    const rule_file *files;
    uint32_t count;
    loaded_file *loaded; /* one a file */
    uint32_t main;       /* the file that is loaded; the others are only used */
    uint32_t depth;      /* of `use`: contracts of used files are not ours */
    uint32_t stack[16];  /* files that are being used, outermost first */
    plan *out;
    plan_weights weights; /* of out->selections */
    finding_array *problems;
    pack_use *pack; /* that runs now; NULL */
    uint32_t packs; /* used so far */
    box box;
    uint32_t error_line; /* of the last error that Lua raised */
    text error_words;
    text error_path;
    /* hatch: */
    const hatch_facts *facts; /* NULL while loading */
    bool is_in_hatch;         /* a function of :satisfies runs */
} loader;

/* ---- load.c ---- */
void loader_init(loader *load, arena *memory, const run_limits *most, const rule_file *files, uint32_t count);
/* Load file `index` into a new plan with its findings. The box stays open until box_drop(&load->box). */
plan *loader_read(loader *load, uint32_t index, bool is_query, finding_array *problems);
/* Scan, compile and run a file of the loader within its state; leaves what it returned on the stack, or nil.
 * Raises nothing. */
bool loader_run_file(lua_State *lua, uint32_t index, bool is_query);
loader *loader_of(lua_State *lua);
/* For lua_pcall: keeps the words and the line of what was raised in the loader. */
int loader_keep_error(lua_State *lua);
void loader_answer_error(lua_State *lua);
/* The first function of that ordinal among the file's :satisfies, pushed; false (nothing pushed) when there
 * is none. */
bool loader_push_function(lua_State *lua, uint32_t ordinal);
void loader_keep_function(lua_State *lua, uint32_t ordinal, int index);

/* ---- spot.c ---- */
spot spot_line(lua_State *lua); /* the line that runs now */
const scan *spot_scan(const loader *load, spot at);
place spot_word(const loader *load, spot at);  /* the word alone */
place spot_place(const loader *load, spot at); /* its chain up to the end of its arguments */
place spot_argument(const loader *load, spot at, uint32_t n);
text spot_written(const loader *load, spot at);
text spot_argument_written(const loader *load, spot at, uint32_t n);
bool spot_has_body(const loader *load, spot at);  /* do braces follow its name? */
uint32_t spot_argument_count(const loader *load, spot at); /* as many as are written */
bool spot_is_method(const loader *load, spot at); /* does it follow a colon? */
void spot_answer(loader *load, place at, message_id which, answer_parts parts);

/* ---- thing.c ---- */
thing *thing_push(lua_State *lua, thing_type type, spot at);
thing *thing_at(lua_State *lua, int index); /* NULL when it is none */
int thing_poison(lua_State *lua);           /* pushes one; returns 1 */
void thing_register(lua_State *lua);        /* once per state: the metatable */

/* ---- argument.c ---- */
/* Read what was given to a word (stack index `first` and up) into out->arguments; answers and returns false
 * when it does not fit. */
bool arguments_read(lua_State *lua, spot at, word some, const char *letters, int first, plan_range *range);
text lua_text(lua_State *lua, int index);          /* a text on the stack, copied */
const char *type_words(lua_State *lua, int index); /* "a number" */

/* ---- selection.c ---- */
int selection_push_word(lua_State *lua, word some, spot at);
int selection_call(lua_State *lua); /* __call: only a word that stands alone takes something */
int selection_method(lua_State *lua, thing *self, word some, spot at);
plan_id selection_row(lua_State *lua,
                      thing *some); /* of a bare word too; 0 when it needs something (answered) */
plan_id selection_add(loader *load, plan_selection row);
int selection_either(lua_State *lua, spot at);
text selection_words(const loader *load, plan_id id); /* as written */

/* ---- domain.c ---- */
bool domain_fits(loader *load, plan_id input, word some, spot at);     /* answers when not */
bool domain_judges(loader *load, plan_id subject, word verb, spot at); /* the same for verbs */

text domain_begin(loader *load, plan_id pattern); /* a source that its first word may follow, as it is written */

/* ---- sentence.c, fit.c ---- */
int sentence_begin(lua_State *lua, word quantifier, spot at);
int sentence_method(lua_State *lua, thing *self, word some, spot at);
text verb_parentheses(word verb); /* "()" or "(...)" */
bool fit_check(loader *load, const plan_sentence *sentence, word verb, spot at);
bool fit_object(loader *load, const plan_sentence *sentence, word verb, plan_range arguments, spot at);

/* ---- contract.c ---- */
int contract_begin(lua_State *lua, spot at); /* contract "id" gives the function that takes the braces */
int contract_excuse(lua_State *lua, spot at);
void contract_alone(loader *load, const thing *value); /* an entry's sentence as the contract "prompt" */
/* The keys of the table at stack index 1 that a pack's user may write over the contract's; has it a severity? */
bool contract_read_over(lua_State *lua, loader *load, spot at, plan_contract *into);

/* ---- example.c ---- */
int example_begin(lua_State *lua, spot at); /* example "id" gives the function that takes the braces */

/* ---- use.c ---- */
int use_file(lua_State *lua, spot at);
int use_field(lua_State *lua, const thing *self, text name, spot at);

/* ---- pack.c ---- */
/* The number of a function that is the `ordinal`-th of its file: one a use of a pack. */
uint32_t pack_ordinal(const loader *load, uint32_t ordinal);
/* Is there such a pack? UINT32_MAX when not. */
uint32_t pack_find(const loader *load, text name);
int pack_begin(lua_State *lua, spot at); /* use "pack/name" gives the function that takes the braces */

/* ---- parameter.c ---- */
int parameter_begin(lua_State *lua, spot at);

/* ---- settings.c ---- */
int settings_take(lua_State *lua, spot at);

/* ---- entry_value.c ---- */
void entry_take(lua_State *lua, loader *load); /* what an entry of a prompt gave, on the stack */

/* ---- environment.c ---- */
void environment_push(lua_State *lua); /* a table for one file's chunk */

/* ---- hatch_fact.c ---- */
int hatch_field(lua_State *lua, const thing *self, text name);

/* ---- pack_words.c ---- */
/* The parameter that was described at `at` has the value that stands at `part` of that file: its quotes show it. */
void pack_note(loader *load, spot at, const scan *file, span part);
/* What the pack has written, with its user's values in the place of parameters; as it is when `pack` is NULL. */
text pack_words(const loader *load, const pack_use *pack, text written);

/* ---- finding_pack.c ---- */
text findings_pack(arena *memory, const rule_file *files, uint32_t count, const finding_array *problems);
/* Adds them to `problems`; false when the block is wrong. */
bool findings_unpack(arena *memory, const rule_file *files, uint32_t count, text block,
                     finding_array *problems);

#endif
