/* manual.h — the manual's snippets and the words' examples, judged like the rules of a repository. */
#ifndef MANUAL_H
#define MANUAL_H

#include "buffer.h"
#include "lockstep.h"
#include "plan.h"

/* A rule file as the manual shows it. */
typedef struct manual_file {
    text path; /* from the root: contracts/a.lua, lockstep.lua */
    text bytes;
} manual_file;

typedef ARRAY(manual_file) manual_files;

/* One world of rules: the snippets of a chapter together, or one that is answered. */
typedef struct manual_case {
    text title;    /* chapter, and line of a lone snippet */
    manual_files files;
    text answer;   /* lines that the report must have; empty: everything is kept */
    bool is_answered;
} manual_case;

typedef ARRAY(manual_case) manual_cases;

/* Adds bytes to the file of that path, which is made when there is none. */
void case_add(manual_case *to, arena *memory, text path, text bytes);
/* Rules without a problem, of which each contract is kept, or the answer that is promised; else what is wrong goes to
 * standard error, with the rules. */
bool case_holds(arena *memory, const manual_case *some, const char *world);
/* What lockstep check, and lockstep test where there are examples, say of it; their status. */
text case_report(arena *memory, const manual_case *some, const char *world, int *status);
/* The report and the rules, to standard error. */
void case_show(const manual_case *some, text report);

/* The ```lua blocks of a page: those of a chapter (`## `) are one case; a block `lua answered` is one alone, and the
 * ```text block behind it is its answer. A block that begins with `-- lockstep/name.lua` is that file; one that begins
 * with a quantifier is put into a contract. */
manual_cases page_cases(arena *memory, text page);
/* Sentences in a contract of that id. */
text sentences_wrap(arena *memory, text sentences, text id);
bool begins_sentence(text lua);

/* Is each mistake of the page's last table answered: its row begins with what somebody writes, in inline code? */
bool mistakes_are_answered(arena *memory, const char *world, text page);

/* Are the types for editors sound: every word there, every class that is named defined, no class without words? */
bool types_are_sound(arena *memory, text types);

#endif
