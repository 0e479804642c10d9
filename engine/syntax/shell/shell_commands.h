/* shell_commands.h — the simple commands of a piece of shell as facts (DESIGN 3, "Command"; LANGUAGE 18-20).
 *
 *     shell_region line = {.bytes = TEXT("$ ./tools/ctl.sh start <dev|prod> --x=1"), .start = 120};
 *     shell_commands_add(to, memory, &line, 1, &(shell_options){.language = TEXT("bash"), .origin =
 * TEXT("block")});
 *
 * adds   command "tools/ctl.sh start <dev|prod> --x=1"   program, language, origin, directory (when there was
 * a cd) path "tools/ctl.sh"   argument "start"   argument "<dev|prod>"   flag "--x" (value "1")    in the
 * order of the words; the path where the program is one, in documents and workflows, and not behind a cd
 *
 * Flags of rows: FACT_PLACEHOLDER for words that stand for any word (<x>, {{x}}, YOUR_X, ..., $X, ${{ x }});
 * a choice <a|b> keeps its text and is not one; FACT_OPTIONAL for words in [ ]. A word's row has the place of
 * the word without its quotes; a flag's row ends before `=`. `export A=b` has an assignment, as `A=b command`
 * has. Commands in $( ) follow the command they stand in. */
#ifndef LOCKSTEP_SHELL_COMMANDS_H
#define LOCKSTEP_SHELL_COMMANDS_H

#include "shard.h"
#include "shell.h"

/* Consecutive source bytes, and where they start in the file. A code block in a list has one region for each
 * line. */
typedef struct shell_region {
    text bytes; /* line ends included */
    uint32_t start;
    uint32_t whole; /* not 0: the bytes stand for that many source bytes (a variable's value in its place) */
} shell_region;

/* What `${{ expression }}` is known to be: "matrix.mode" is "<dev|prod>". */
typedef struct shell_binding {
    text expression, value;
} shell_binding;

typedef struct shell_options {
    text language;  /* attribute language; console, shell-session and terminal: only lines with a prompt are
                       commands */
    text origin;    /* attribute origin: block, inline, run, script, usage, print, html */
    bool is_guess;  /* FACT_GUESS */
    unsigned flags; /* more flags for every row: FACT_DEAD */
    text directory; /* where it starts; empty: the file's own idea of the root */
    text self;      /* the script whose usage text this is: what $0 and its bare name stand for */
    const shell_binding *bindings;
    uint32_t binding_count;
} shell_options;

/* Adds a KIND_command row, with its parts, for every simple command in the regions, under the row that is
 * open now. Prompts are stripped, and where lines have prompts the lines without are output; heredoc bodies
 * and comments are skipped. */
void shell_commands_add(shard_builder *to, arena *memory, const shell_region *regions, uint32_t count,
                        const shell_options *options);

/* May this inline code be a command? Liberal: a query decides whether its program is a known one. */
bool shell_looks_like_command(text inline_code);
/* Is this info string's first word a shell language? bash sh shell zsh console shell-session terminal; any
 * case, cut at `{`, `:`, `,`. */
bool shell_is_shell_language(text info_word);

#endif
