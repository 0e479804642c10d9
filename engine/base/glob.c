/* glob.c — path globs and name patterns against one text. What is plain in a glob is compared first: most
 * paths fail there. */
#include "glob.h"

#include <string.h>
#include "glob_program.h"

bool glob_is_pattern(text path)
{
    for (size_t i = 0; i < path.length; i++)
        if (path.start[i] == '*' || path.start[i] == '?' || path.start[i] == '{')
            return true;
    return false;
}

/* How many bytes of the pattern are plain before its first special one. */
static size_t plain_start(text pattern)
{
    size_t at = 0;

    while (at < pattern.length && !strchr("*?{", pattern.start[at]))
        at++;
    return at;
}

/* What every match must end with: what is plain behind the last special byte. */
static text plain_end(text pattern)
{
    size_t at = pattern.length;

    while (at > 0 && !strchr("*?{},", pattern.start[at - 1]))
        at--;
    if (at > 0 && at < pattern.length && pattern.start[at - 1] == '*' && pattern.start[at] == '/')
        at++; /* the slash of a `**` that stands for no folder */
    return text_slice(pattern, at, pattern.length);
}

/* Patterns behind a leading star pair, as most are: any path with that ending, or with that last part. */
static bool is_anywhere(text pattern)
{
    return pattern.length > 3 && text_starts(pattern, TEXT("**/")) &&
           text_find(pattern, '/', 3) == pattern.length &&
           plain_end(pattern).length + 3 + (pattern.start[3] == '*') == pattern.length;
}

static bool anywhere_match(text pattern, text path)
{
    text ending = plain_end(pattern);
    size_t before = path.length - ending.length;

    if (!text_ends(path, ending))
        return false;
    return pattern.start[3] == '*' || !before || path.start[before - 1] == '/';
}

bool glob_match(text pattern, text path)
{
    size_t start = plain_start(pattern);
    glob_program program = {0};
    arena scratch;
    bool is_match;

    if (start == pattern.length)
        return text_equal(pattern, path);
    if (is_anywhere(pattern))
        return anywhere_match(pattern, path);
    if (!text_starts(path, text_slice(pattern, 0, start)) || !text_ends(path, plain_end(pattern)))
        return false;
    arena_init(&scratch);
    glob_compile(&scratch, &program, pattern);
    is_match = glob_program_match(&program, path);
    arena_free(&scratch);
    return is_match;
}

bool name_is_pattern(text name)
{
    return text_find(name, '*', 0) < name.length;
}

/* A star takes as little as it can; only the last star ever needs to take more. */
bool name_match(text pattern, text name)
{
    size_t p = 0, n = 0, star = SIZE_MAX, taken = 0;

    while (n < name.length) {
        if (p < pattern.length && pattern.start[p] == '*') {
            star = p++;
            taken = n;
        } else if (p < pattern.length && pattern.start[p] == name.start[n]) {
            p++, n++;
        } else if (star != SIZE_MAX) {
            p = star + 1;
            n = ++taken;
        } else {
            return false;
        }
    }
    while (p < pattern.length && pattern.start[p] == '*')
        p++;
    return p == pattern.length;
}
