/* shell_reader.h — the parser's state, and the steps that its files share (this room only).
 *
 * Words and parts of a command are collected on stacks and moved to the tree when the command ends, because a
 * $( ) in a word parses commands of its own in between. Whoever pushes remembers the stack's height and goes
 * back to it. */
#ifndef LOCKSTEP_SHELL_READER_H
#define LOCKSTEP_SHELL_READER_H

#include "shell.h"

enum {
    SHELL_MARK_LIMIT = 48,    /* quotes and braces in a ${ }, one in the other; else its end is not found */
    SHELL_VALUE_LIMIT = 4096, /* bytes of one expansion that a word's value repeats */
    SHELL_LOOKAHEAD_LIMIT = 4096, /* bytes that one guess about what follows may look at */
    SHELL_LOOKAHEAD_SHARE = 16    /* times the text's length: what all guesses together may look at */
};

/* What ends a list of commands. Keywords that nobody waits for are passed over. */
enum {
    CLOSE_PAREN = 1 << 0, /* ) */
    CLOSE_BRACE = 1 << 1, /* } */
    CLOSE_ARM = 1 << 2,   /* ;; ;& ;;& */
    CLOSE_ESAC = 1 << 3,
    CLOSE_THEN = 1 << 4,
    CLOSE_ELSE = 1 << 5, /* else, elif */
    CLOSE_FI = 1 << 6,
    CLOSE_DO = 1 << 7,
    CLOSE_DONE = 1 << 8
};

/* Where a word stands decides what ends it. */
typedef enum word_place { WORD_IN_COMMAND, WORD_IN_PATTERN, WORD_IN_TEST, WORD_IN_REGEX } word_place;

typedef struct open_part {
    shell_part part;
    size_t value_start, value_end; /* in the word's value */
} open_part;

typedef struct pending_heredoc {
    uint32_t redirect; /* index in redirect_stack */
    text delimiter;
    bool strips_tabs;
} pending_heredoc;

typedef ARRAY(pending_heredoc) pending_heredocs;

typedef struct shell_reader {
    arena *memory;
    shell_tree *tree;
    const char *bytes;
    size_t at, end;
    unsigned mode;
    unsigned closers;
    uint32_t depth;
    uint32_t node;          /* innermost open node */
    uint32_t groups;        /* [ ] seen so far */
    uint32_t bracket_depth; /* open [ ] of document mode */
    size_t no_single, no_double,
        no_backtick; /* from here on there is no such quote: SIZE_MAX while unknown */
    size_t looks;    /* bytes that may still be looked at ahead */
    ARRAY(shell_word) words;
    ARRAY(open_part) parts;
    ARRAY(char) value;
    ARRAY(shell_assignment) assignments;
    pending_heredocs heredocs;
} shell_reader;

static inline char peek(const shell_reader *from, size_t ahead)
{
    return from->at + ahead < from->end ? from->bytes[from->at + ahead] : '\0';
}

static inline bool is_end(const shell_reader *from)
{
    return from->at >= from->end;
}

static inline span since(const shell_reader *from, size_t start)
{
    return (span){(uint32_t)start, (uint32_t)from->at};
}

static inline text reader_slice(const shell_reader *from, size_t start, size_t end)
{
    return (text){from->bytes + start, end - start};
}

/* One more byte is looked at ahead: false when there were too many, and the guess has to be no. */
static inline bool may_look(shell_reader *from)
{
    return from->looks && from->looks--;
}

/* Is the nesting at its limit? Then nothing is opened here, and the tree tells. */
static inline bool is_too_deep(shell_reader *from)
{
    if (from->depth < from->tree->limits->shell_depth)
        return false;
    if (!from->tree->is_deep)
        from->tree->deep_at = (uint32_t)from->at;
    return from->tree->is_deep = true;
}

bool is_name_byte(char byte, bool is_first); /* of a variable's name */
bool is_blank_byte(char byte);               /* blank, tab, CR */
bool is_metacharacter(char byte);            /* ends a word: ; & | ( ) < > */

/* ---- shell_reader.c ---- */
/* A limit is reached: nothing more is read. No real script comes near it. */
void reader_cut(shell_reader *from, limit_id by);
/* The same when there are as many words as there may be. */
void reader_count_words(shell_reader *from);
uint32_t node_open(shell_reader *from, shell_node_type type, shell_link link);
void node_close(shell_reader *from, uint32_t node);
/* The end of what was read, without the blanks behind it. */
uint32_t last_byte(const shell_reader *from, uint32_t start);
/* Blanks and continued lines. */
void skip_blanks(shell_reader *from);
/* A line end, and the heredoc bodies that begin behind it. False: there is no line end here. */
bool skip_newline(shell_reader *from);
/* Blanks, line ends and comments. */
void skip_space(shell_reader *from);
/* Do the bytes at `at` spell this word, and end it? */
bool at_keyword(const shell_reader *from, const char *keyword);
/* Moves the words above `height` to the tree. */
shell_range words_flush(shell_reader *from, uint32_t height);
uint32_t word_keep(shell_reader *from, shell_word word);
/* Reads a word onto the stack. (Read first, pushed then: reading pushes and takes off words of its own.) */
void word_push(shell_reader *from, word_place place);

/* ---- shell_quote.c ---- */
void value_add(shell_reader *from, char byte, bool is_quoted, uint32_t parts);
void read_single(shell_reader *from, uint32_t parts);
void read_double(shell_reader *from, uint32_t parts);
bool has_closing(shell_reader *from, char quote);
/* Something that begins with `$` or a backtick, or is one of <( >(; false when it is a plain byte. `parts`:
 * height of the word's parts. */
bool read_expansion(shell_reader *from, bool is_quoted, uint32_t parts);
/* What stands in [start, end) runs commands only in its $( ) and ` `: they become nodes, and `at` stays. */
void read_embedded(shell_reader *from, size_t start, size_t end);
/* Where `))` closes the `((` behind which `from->at` stands; 0 when nothing near does. */
size_t sum_end(shell_reader *from);

/* ---- shell_placeholder.c ---- */
/* Where the placeholder that begins at `at` ends: <x>, <a|b>, {{x}}; 0 when none begins there. */
size_t placeholder_end(shell_reader *from);
/* Where the choice {a|b} or (a|b) or [a|b] that begins at `at` ends; 0 when it is none. */
size_t choice_end(shell_reader *from);
/* Does a `[` at `at` begin an optional part of a command? */
bool begins_optional(shell_reader *from);
/* The value of a choice: <a|b>, without blanks. */
text choice_value(arena *memory, text inside);
/* Flags of a finished word that its value tells: placeholder, choice. */
unsigned placeholder_flags(const shell_word *word);

/* ---- shell_word.c ---- */
/* The word at `at`, which may be empty. Its parts are in the tree. */
shell_word read_word(shell_reader *from, word_place place);

/* ---- shell_simple.c ---- */
void read_simple(shell_reader *from, shell_link link, bool is_negated);
/* Redirections behind a compound command. */
void read_redirects(shell_reader *from, uint32_t node);

/* ---- shell_compound.c ---- */
/* `time` or `coproc [NAME]` before a compound command; before a simple one they are words of it. */
bool skip_prefix(shell_reader *from);
/* A compound command, when one begins at `at`. */
bool read_compound(shell_reader *from, shell_link link, bool is_negated);
/* The body of `name ()`, into the open node. */
void read_function_body(shell_reader *from);

/* ---- shell_parse.c ---- */
/* Commands until one of `closers` (besides those that are waited for outside) or the end. What closes is not
 * consumed. */
void read_list(shell_reader *from, unsigned closers);
/* The same within $( ) or ( ): nothing outside is waited for. */
void read_inner_list(shell_reader *from, unsigned closers);
void read_element(shell_reader *from, shell_link link, bool is_negated);

#endif
