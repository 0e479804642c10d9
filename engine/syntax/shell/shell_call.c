/* shell_call.c — peeling: a table of programs that run what stands behind them, with the flags of theirs that
 * take a value. */
#include "shell_call.h"

#include <string.h>

typedef struct wrapper {
    const char *name;
    const char *valued;  /* short flags that take the next word */
    const char *refused; /* short flags with which it runs nothing */
    uint32_t words;      /* plain words of its own before the program */
    const char *named;   /* long flags that take the next word */
} wrapper;

/* Programs of which only some forms are known to run what stands behind them. */
typedef struct runner {
    const char *name;
    const char *verb;   /* the word that must follow; NULL: none */
    const char *flags;  /* that may stand before the program; with any other one it is not sure what is run */
    const char *valued; /* of these, those that take the next word */
    bool needs_flag;    /* without one, what follows is no program */
} runner;

static const wrapper wrappers[] = {
    {"sudo", "ughpCrtTUDR", "lvVe", 0,
     " --user --group --host --prompt --close-from --role --type --command-timeout --other-user --chdir "
     "--chroot "},
    {"doas", "uC", "", 0, ""},
    {"env", "uCS", "", 0, " --unset --chdir "},
    {"time", "fo", "", 0, " --format --output "},
    {"nohup", "", "", 0, ""},
    {"exec", "a", "", 0, ""},
    {"command", "", "vV", 0, ""},
    {"builtin", "", "", 0, ""},
    {"nice", "n", "", 0, " --adjustment "},
    {"ionice", "cnp", "", 0, " --class --classdata "},
    {"timeout", "ks", "", 1, " --kill-after --signal "},
    {"stdbuf", "ioe", "", 0, " --input --output --error "},
    {"setsid", "", "", 0, ""},
    {"xargs", "IinLPdEas", "", 0,
     " --max-args --max-procs --max-lines --delimiter --arg-file --max-chars --process-slot-var "},
    {"watch", "nq", "", 0, " --interval --equexit "},
    {"flock", "wEo", "c", 1, " --timeout --wait --conflict-exit-code "},
    {"strace", "abeEIoOPsSuUX", "pV", 0, ""},
    {"chronic", "", "", 0, ""},
    {"gosu", "", "", 1, ""},
    {"su-exec", "", "", 1, ""},
    {"chroot", "", "", 1, ""},
    {"taskset", "", "p", 1, ""},
    {"coproc", "", "", 0, ""},
};

static const runner runners[] = {
    {"npx", NULL, " -y --yes --no --no-install -q --quiet ", "", false},
    {"poetry", "run", "", "", false},
    {"uv", "run", " --frozen --locked --no-sync --offline -q --quiet ", "", false},
    {"pipenv", "run", "", "", false},
    {"parallel", NULL, " -k --keep-order --bar -j --jobs --halt ", " -j --jobs --halt ", false},
    {"runuser", NULL, " -u --user -g --group -G --supp-group ", " -u --user -g --group -G --supp-group ",
     true},
};

static const char *const shells[] = {"bash", "sh", "zsh", "dash", "ksh", "ash"};

static const wrapper *wrapper_named(text name)
{
    for (size_t i = 0; i < sizeof wrappers / sizeof *wrappers; i++)
        if (text_is(name, wrappers[i].name))
            return &wrappers[i];
    return NULL;
}

static bool is_shell(text name)
{
    size_t slash = text_find_last(name, '/');

    if (slash < name.length)
        name = text_slice(name, slash + 1, name.length);
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++)
        if (text_is(name, shells[i]))
            return true;
    return false;
}

bool shell_is_assignment(text word, size_t *name)
{
    size_t at = 0;

    while (at < word.length && (word.start[at] == '_' || (word.start[at] >= 'a' && word.start[at] <= 'z') ||
                                (word.start[at] >= 'A' && word.start[at] <= 'Z') ||
                                (at && word.start[at] >= '0' && word.start[at] <= '9')))
        at++;
    *name = at;
    return at && at < word.length && word.start[at] == '=';
}

text shell_program_name(text program)
{
    while (program.length > 2 && program.start[0] == '.' && program.start[1] == '/')
        program = text_slice(program, 2, program.length);
    return program;
}

static text value_of(const shell_tree *tree, const shell_node *node, uint32_t number)
{
    const shell_word *word = shell_node_word(tree, node, number);

    return word ? word->value : (text){0};
}

static bool is_flag(text word)
{
    return word.length > 1 && word.start[0] == '-';
}

static bool is_listed(const char *list, text word)
{
    text all = text_from(list), one;

    while (text_next(&all, ' ', &one))
        if (one.length && text_equal(one, word))
            return true;
    return false;
}

/* Steps over a flag and the value it takes, -u web, -Eu web, -uweb; false when with this flag nothing is run.
 */
static bool flag_skip(const wrapper *of, text flag, uint32_t *number)
{
    ++*number;
    if (flag.start[1] == '-') {
        *number += is_listed(of->named, flag);
        return true;
    }
    for (size_t i = 1; i < flag.length; i++) {
        if (strchr(of->refused, flag.start[i]))
            return false;
        if (!strchr(of->valued, flag.start[i]))
            continue;
        *number += i + 1 == flag.length;
        break;
    }
    return true;
}

/* The number of the word behind the wrapper at `number`, or the wrapper's own when it wraps nothing. */
static uint32_t wrapper_skip(const shell_tree *tree, const shell_node *node, const wrapper *of,
                             uint32_t number)
{
    uint32_t at = number + 1, words = of->words;
    size_t name;

    for (; at < node->words.count; at++) {
        text word = value_of(tree, node, at);
        if (text_is(word, "--")) {
            at++;
            break;
        }
        if (is_flag(word)) {
            if (!flag_skip(of, word, &at))
                return number;
            at--;
        } else if (shell_is_assignment(word, &name) &&
                   (text_is(text_from(of->name), "env") || text_is(text_from(of->name), "sudo"))) {
            continue;
        } else if (!words--) {
            break;
        }
    }
    return at < node->words.count ? at : number;
}

/* One word, and no shell text in quotes. */
static bool is_program_word(text word)
{
    for (size_t i = 0; i < word.length; i++)
        if (strchr(" \t\n;|&", word.start[i]))
            return false;
    return word.length && !text_starts(word, TEXT(":::")) && !is_flag(word);
}

/* The number of the word that the runner at `number` runs, or its own when that is not sure. */
static uint32_t runner_skip(const shell_tree *tree, const shell_node *node, const runner *of, uint32_t number)
{
    uint32_t at = number + 1;

    if (of->verb && !text_is(value_of(tree, node, at++), of->verb))
        return number;
    while (is_flag(value_of(tree, node, at))) {
        text flag = value_of(tree, node, at++);
        if (text_is(flag, "--"))
            break;
        if (!is_listed(of->flags, text_slice(flag, 0, text_find(flag, '=', 0))))
            return number;
        at += is_listed(of->valued, flag);
    }
    if (of->needs_flag && at == number + 1)
        return number;
    return at < node->words.count && is_program_word(value_of(tree, node, at)) ? at : number;
}

/* ::: a b, :::: file: what parallel puts behind the program. */
static uint32_t words_end(const shell_tree *tree, const shell_node *node, uint32_t program)
{
    uint32_t at = program;

    while (at < node->words.count && !text_starts(value_of(tree, node, at), TEXT(":::")))
        at++;
    return at;
}

/* The word that is run instead of the one at `call->program`; the same when that one wraps nothing. */
static uint32_t peel(const shell_tree *tree, const shell_node *node, shell_call *call)
{
    text name = value_of(tree, node, call->program);
    const wrapper *of = wrapper_named(name);
    uint32_t next = call->program;

    if (of)
        next = wrapper_skip(tree, node, of, call->program);
    for (size_t i = 0; !of && i < sizeof runners / sizeof *runners; i++)
        if (text_is(name, runners[i].name))
            next = runner_skip(tree, node, &runners[i], call->program);
    if (next != call->program && (text_is(name, "xargs") || text_is(name, "parallel")))
        call->adds_words = true;
    if (next != call->program && text_is(name, "parallel"))
        call->end = words_end(tree, node, next);
    return next;
}

/* bash's own flags. False: it runs no script (-n, -s, -c). */
static bool shell_flags_skip(const shell_tree *tree, const shell_node *node, uint32_t *at, bool *has_text)
{
    for (; *at < node->words.count; ++*at) {
        text word = value_of(tree, node, *at);
        if (!is_flag(word) && !(word.length > 1 && word.start[0] == '+'))
            return true;
        if (word.start[1] == '-')
            continue;
        if (memchr(word.start, 'c', word.length))
            *has_text = true;
        if (*has_text || memchr(word.start, 'n', word.length) || memchr(word.start, 's', word.length)) {
            ++*at;
            return false;
        }
        if (word.start[word.length - 1] == 'o' || word.start[word.length - 1] == 'O')
            ++*at; /* -o pipefail */
    }
    return false;
}

/* bash x.sh is x.sh; bash -c TEXT runs the text. */
static void read_shell(const shell_tree *tree, const shell_node *node, shell_call *call)
{
    uint32_t at = call->program + 1;
    bool has_text = false;

    if (shell_flags_skip(tree, node, &at, &has_text) && at < node->words.count) {
        call->program = at;
        call->is_shell_script = true;
    } else if (has_text && at < node->words.count) {
        call->inner = at;
    }
}

shell_call shell_call_read(const shell_tree *tree, const shell_node *node)
{
    shell_call call = {
        .program = node->words.count ? 0 : SHELL_NO_NODE, .end = node->words.count, .inner = SHELL_NO_NODE};

    while (call.program != SHELL_NO_NODE) {
        uint32_t next;
        if (is_shell(value_of(tree, node, call.program))) {
            read_shell(tree, node, &call);
            break;
        }
        next = peel(tree, node, &call);
        if (next == call.program)
            break;
        call.program = next;
    }
    return call;
}
