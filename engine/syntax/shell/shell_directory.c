/* shell_directory.c — cd, pushd, popd and git clone (traps: `cd repo` right behind `git clone` is the root).
 */
#include "shell_directory.h"

#include "glob.h"

shell_directory shell_directory_new(arena *memory, text start, bool is_cumulative)
{
    return (shell_directory){.memory = memory, .start = start, .now = start, .is_cumulative = is_cumulative};
}

/* The folder that `git clone URL [folder]` makes. */
static text clone_folder(const shell_tree *shell, const shell_node *node, uint32_t program)
{
    text url = {0}, folder = {0};

    for (uint32_t i = program + 2; i < node->words.count; i++) {
        text word = shell_node_word(shell, node, i)->value;
        if (word.length && word.start[0] == '-')
            i += text_is(word, "-b") || text_is(word, "--branch") || text_is(word, "--depth");
        else if (!url.length)
            url = word;
        else
            folder = word;
    }
    if (folder.length)
        return folder;
    while (text_ends(url, TEXT("/")))
        url.length--;
    if (text_ends(url, TEXT(".git")))
        url.length -= 4;
    for (const char *edge = "/:"; *edge; edge++) {
        size_t at = text_find_last(url, *edge);
        url = at < url.length ? text_slice(url, at + 1, url.length) : url;
    }
    return url;
}

static void change_to(shell_directory *at, text folder, bool is_relative)
{
    at->before = at->now;
    at->now = folder;
    at->was_changed = at->was_changed || is_relative;
}

static text joined(shell_directory *at, text folder)
{
    text resolved;

    if (at->now.length && (at->now.start[0] == '/' || at->now.start[0] == '~'))
        return text_print(at->memory, "%.*s/%.*s", TEXT_FORMAT(at->now), TEXT_FORMAT(folder));
    return path_resolve(at->memory, at->now, folder, &resolved) ? resolved : at->start;
}

/* cd into what was just cloned, or into something in it. */
static bool enter_clone(shell_directory *at, text target)
{
    text rest;

    if (!at->cloned.length || !text_starts(target, at->cloned))
        return false;
    rest = text_slice(target, at->cloned.length, target.length);
    if (rest.length && rest.start[0] != '/')
        return false;
    while (rest.length && rest.start[0] == '/')
        rest = text_slice(rest, 1, rest.length);
    at->cloned = (text){0};
    at->now = at->start;
    change_to(at, joined(at, rest), rest.length > 0);
    return true;
}

static void change(shell_directory *at, const shell_node *node, text target, bool is_known)
{
    while (target.length > 1 && text_ends(target, TEXT("/")))
        target.length--;
    while (target.length > 2 && target.start[0] == '.' && target.start[1] == '/')
        target = text_slice(target, 2, target.length);
    if (!is_known)
        change_to(at, at->start, true);
    else if (text_is(target, "-"))
        change_to(at, at->before, false);
    else if (!target.length)
        change_to(at, TEXT("~"), false);
    else if (target.start[0] == '/' || target.start[0] == '~')
        change_to(at, target, false);
    else if (enter_clone(at, target))
        return;
    else if (at->is_cumulative || node->link == SHELL_AND || !at->was_changed ||
             text_starts(target, TEXT("..")))
        change_to(at, joined(at, target), true);
    else {
        at->now = at->start; /* an alternative to the folder before */
        change_to(at, joined(at, target), true);
    }
}

void shell_directory_follow(shell_directory *at, const shell_tree *shell, const shell_node *node,
                            uint32_t program, text target, bool is_known)
{
    const shell_word *word = shell_node_word(shell, node, program);

    if (shell_word_is(word, "cd") || shell_word_is(word, "pushd"))
        change(at, node, target, is_known);
    else if (shell_word_is(word, "popd"))
        change_to(at, at->before, false);
    else if (shell_word_is(word, "git") && shell_word_is(shell_node_word(shell, node, program + 1), "clone"))
        at->cloned = clone_folder(shell, node, program);
}
