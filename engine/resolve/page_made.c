/* page_made.c — lines of a page that make a file, or show a service that it would add.
 *
 * A page is read line by line: what counts is whether a name stands where a reader would make the file. */
#include "page_made.h"

#include <ctype.h>
#include <string.h>

#include "command_words.h"

typedef struct page_reader {
    text name;         /* looked for */
    text line;         /* now, without blanks and marks of quotes around it */
    text paragraph;    /* the last lines of prose without a blank line between */
    const char *start; /* of the paragraph; NULL: the next line begins one */
    text fence;        /* its marks, "```"; empty outside */
    bool is_script;    /* all of it is code */
    bool is_yaml, is_first_line, has_services;
} page_reader;

typedef bool page_test(const page_reader *at);

/* ---- names in lines ---- */

static bool is_name_byte(char byte)
{
    return isalnum((unsigned char)byte) || strchr("._-", byte);
}

/* Where the name stands in the line as a whole file name, at or behind `from`; the length when it doesn't. */
static size_t find_name(text line, text name, size_t from)
{
    for (size_t at = text_find_text(line, name, from); at < line.length;
         at = text_find_text(line, name, at + 1)) {
        size_t end = at + name.length;
        bool ends = end == line.length || !is_name_byte(line.start[end]) ||
                    (line.start[end] == '.' && (end + 1 == line.length || line.start[end + 1] == ' '));

        if (ends && (at == 0 || !is_name_byte(line.start[at - 1])))
            return at;
    }
    return line.length;
}

static bool has_name(text line, text name)
{
    return find_name(line, name, 0) < line.length;
}

/* `> dir/name`: what is before the name's path ends in a redirect. */
static bool is_redirected(text line, text name)
{
    for (size_t at = find_name(line, name, 0); at < line.length; at = find_name(line, name, at + 1)) {
        while (at > 0 && !strchr(" \t>", line.start[at - 1]))
            at--;
        text before = text_trim(text_slice(line, 0, at));

        if (text_ends(before, TEXT(">")) && !text_ends(before, TEXT("->")) && !text_ends(before, TEXT("=>")))
            return true;
        at = find_name(line, name, at);
    }
    return false;
}

/* "Create `name`", "save this as name": the verb stands before the name. */
static bool is_told_to_make(text line, text name)
{
    static const char *const verbs[] = {"reate", "ave ", "enerate", "ownload", "opy "};
    size_t at = find_name(line, name, 0);
    text before = text_slice(line, 0, at);

    for (size_t i = 0; at < line.length && i < sizeof verbs / sizeof *verbs; i++)
        if (text_find_text(before, text_from(verbs[i]), 0) < before.length)
            return true;
    return false;
}

/* ---- questions to a line ---- */

static bool makes_file(const page_reader *at)
{
    bool is_code = at->is_script || at->fence.length > 0;

    if (!is_code)
        return is_told_to_make(at->line, at->name);
    if (at->is_first_line && at->line.length > 0 && strchr("#/<", at->line.start[0]) &&
        has_name(at->line, at->name))
        return true;
    return is_redirected(at->line, at->name);
}

static bool shows_service(const page_reader *at)
{
    text rest;

    if ((!at->fence.length && !at->is_script) || !(at->is_yaml || at->has_services) ||
        !text_starts(at->line, at->name))
        return false;
    rest = text_slice(at->line, at->name.length, at->line.length);
    return text_is(rest, ":") || text_starts(rest, TEXT(": "));
}

/* The line that opens a fence: its info string, or the words that lead to it. */
static bool opens_file(const page_reader *at)
{
    return has_name(at->line, at->name) || (at->is_yaml && has_name(at->paragraph, at->name));
}

/* ---- lines ---- */

static text fence_of(text line)
{
    size_t length = 0;

    while (length < line.length && (line.start[0] == '`' || line.start[0] == '~') &&
           line.start[length] == line.start[0])
        length++;
    return length >= 3 ? text_slice(line, 0, length) : (text){0};
}

static bool is_yaml_info(text info)
{
    return info.length == 0 || text_starts(info, TEXT("yaml")) || text_starts(info, TEXT("yml")) ||
           text_starts(info, TEXT("docker-compose")) || text_starts(info, TEXT("compose"));
}

static void follow_prose(page_reader *at)
{
    if (at->line.length == 0) {
        at->start = NULL;
        return;
    }
    if (!at->start)
        at->start = at->line.start;
    at->paragraph = (text){at->start, (size_t)(at->line.start + at->line.length - at->start)};
}

static bool read_line(page_reader *at, page_test *test, bool asks_fences)
{
    text fence = at->is_script ? (text){0} : fence_of(at->line);
    bool is_close = fence.length > 0 && at->fence.length > 0 && fence.length >= at->fence.length &&
                    fence.start[0] == at->fence.start[0] && fence.length == at->line.length;

    if (is_close) {
        at->fence = at->paragraph = (text){0};
        at->start = NULL;
        return false;
    }
    if (fence.length > 0 && at->fence.length == 0) {
        at->is_yaml = is_yaml_info(text_trim(text_slice(at->line, fence.length, at->line.length)));
        at->fence = fence;
        at->is_first_line = true;
        at->has_services = false;
        return asks_fences && opens_file(at);
    }
    at->has_services = at->has_services || text_is(at->line, "services:");
    if (test(at))
        return true;
    at->is_first_line = false;
    if (at->fence.length == 0 && !at->is_script)
        follow_prose(at);
    return false;
}

static bool page_has(arena *memory, const store *all, tree *from, fact command, text name, page_test *test,
                     bool asks_fences)
{
    text path = fact_place(all, command).path, rest;
    page_reader at = {.name = name, .is_script = !text_ends(path, TEXT(".md"))};
    tree_file page;

    if (name.length == 0 || tree_read(from, path, memory, &page) != TREE_OK)
        return false;
    rest = text_slice(page.bytes, 0, fact_place(all, command).part.start);
    while (text_next(&rest, '\n', &at.line)) {
        at.line = text_trim(at.line);
        while (!at.is_script && at.line.length > 0 && at.line.start[0] == '>')
            at.line = text_trim(text_slice(at.line, 1, at.line.length));
        if (read_line(&at, test, asks_fences))
            return true;
    }
    return false;
}

bool page_makes_file(arena *memory, const store *all, tree *from, fact command, text path)
{
    return is_made_before(all, command, path) ||
           page_has(memory, all, from, command, path_name(path), makes_file, true);
}

bool page_shows_service(arena *memory, const store *all, tree *from, fact command, text name)
{
    return page_has(memory, all, from, command, name, shows_service, false);
}
