/* entry.h — the prompt: one entry after the other, with what the earlier ones defined.
 *
 * An entry is loaded as a rule file: the earlier definitions, a line end, the entry. It may end in one
 * selection or sentence, which a rule file may not. Its plan's places are moved apart afterwards: those in
 * the entry belong to the file "prompt", those before it to "earlier". */
#ifndef LOCKSTEP_ENTRY_H
#define LOCKSTEP_ENTRY_H

#include "binding.h"
#include "glob.h"

/* See lockstep_entry_is_whole. */
bool entry_is_whole(arena *memory, text entry);

typedef enum entry_type {
    ENTRY_WRONG,     /* `problems` say why */
    ENTRY_NOTHING,   /* only locals, or nothing */
    ENTRY_SELECTION, /* plan.queries[0] */
    ENTRY_SENTENCE,  /* plan.contracts[0], whose id and words are the sentence's */
    ENTRY_RULES      /* contracts, examples */
} entry_type;

typedef struct entry_plan {
    entry_type type;
    plan *asked;      /* only the entry's contracts; never NULL */
    plan *all;        /* with the earlier ones and the examples, which may be theirs */
    text written;     /* the selection or sentence, in one line */
    text asked_bytes; /* the same as it was typed */
    text known;       /* from now on */
    bool has_known;   /* did the entry define anything? */
    rule_file file; /* the whole text, as hatch functions are loaded from: goes behind `files` where the plan
                       is judged */
} entry_plan;

/* Load `entry` behind `known`; `files` are rule files that `use` finds (may be none). */
entry_plan binding_enter(arena *memory, const run_limits *most, text known, text entry,
                         const rule_file *files, uint32_t count, finding_array *problems);

/* The locals of `known` that `words` name, and those that these name: statements, a line end behind each. */
text entry_locals_of(arena *memory, text known, text words);

/* Does a rule file's text hold contract "id"? */
bool entry_has_contract(arena *memory, text bytes, text id);

/* `bytes` with blanks in the place of the contracts and examples that stand in `others` word for word (is_same), or of the
 * contracts that have the same id there, and other words. So all else stays where it is. */
text entry_contracts_hide(arena *memory, text bytes, text others, bool is_same);

/* The names of its locals. */
text_array entry_locals(arena *memory, text known);

#endif
