/* link_target.c — a link's target taken apart as GitHub does it: path, query, fragment. */
#include "link_target.h"

#include "glob.h"

static bool is_letter(char byte)
{
    return (byte | 32) >= 'a' && (byte | 32) <= 'z';
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* `https:`, `mailto:` (RFC 3986 3.1). A single letter may be a drive, and is nobody's link either. */
static bool has_scheme(text target)
{
    size_t end = 0;

    while (end < target.length && (is_letter(target.start[end]) ||
                                   (end && (is_digit(target.start[end]) || target.start[end] == '+' ||
                                            target.start[end] == '-' || target.start[end] == '.'))))
        end++;
    return end && end < target.length && target.start[end] == ':';
}

static int hex_value(char byte)
{
    if (is_digit(byte))
        return byte - '0';
    return (byte | 32) >= 'a' && (byte | 32) <= 'f' ? (byte | 32) - 'a' + 10 : -1;
}

/* %20 is a blank; a bad escape, and %00, stay as they are. */
static text percent_decode(arena *memory, text some)
{
    char *decoded;
    size_t length = 0;

    if (text_find(some, '%', 0) == some.length)
        return some;
    decoded = arena_alloc(memory, some.length + 1);
    for (size_t i = 0; i < some.length; i++) {
        int high = some.start[i] == '%' && i + 2 < some.length ? hex_value(some.start[i + 1]) : -1;
        int low = high >= 0 ? hex_value(some.start[i + 2]) : -1;
        bool is_escape = low >= 0 && high + low > 0;
        decoded[length++] = is_escape ? (char)(high * 16 + low) : some.start[i];
        i += is_escape ? 2 : 0;
    }
    return (text){decoded, length};
}

/* The number behind an L, and the column behind a C: `L10`, `L10C3`. Moves `*at` behind it. */
static bool line_number(text anchor, size_t *at, char letter)
{
    size_t start = *at + 1, end = start;

    if (*at >= anchor.length || anchor.start[*at] != letter)
        return false;
    while (end < anchor.length && is_digit(anchor.start[end]))
        end++;
    *at = end;
    return end > start;
}

/* L10, L10-L20, L10C1-L20C5: lines, which every file has. */
static bool is_line_anchor(text anchor)
{
    size_t at = 0;

    if (!line_number(anchor, &at, 'L'))
        return false;
    if (at < anchor.length && anchor.start[at] == 'C' && !line_number(anchor, &at, 'C'))
        return false;
    if (at == anchor.length)
        return true;
    if (anchor.start[at++] != '-' || !line_number(anchor, &at, 'L'))
        return false;
    return at == anchor.length || (line_number(anchor, &at, 'C') && at == anchor.length);
}

static bool is_github_page(text name)
{
    static const char *const pages[] = {
        "actions",  "activity",   "blob",     "branches", "commit",   "commits", "compare",   "discussions",
        "edit",     "fork",       "forks",    "graphs",   "issues",   "labels",  "milestone", "milestones",
        "network",  "packages",   "projects", "pull",     "pulls",    "pulse",   "raw",       "releases",
        "security", "stargazers", "tags",     "tree",     "watchers", "wiki"};

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (text_equal(name, text_from(pages[i])))
            return true;
    return false;
}

/* GitHub shows a document at OWNER/NAME/blob/BRANCH/, so two folders above the root its other pages begin. */
static bool leads_to_github(text folder, text path)
{
    int64_t level = 0;
    text part;

    while (text_next(&folder, '/', &part))
        level += part.length > 0;
    while (text_next(&path, '/', &part)) {
        if (!part.length || text_is(part, "."))
            continue;
        if (level == -2)
            return is_github_page(part);
        level += text_is(part, "..") ? -1 : 1;
    }
    return level == -2;
}

static void path_take(arena *memory, link_target *found, text document, text path)
{
    bool is_from_root = text_starts(path, TEXT("/"));

    if (!path.length) {
        found->path = document;
        return;
    }
    path = percent_decode(memory, path);
    found->leaves_root = !path_resolve(memory, path_folder(document), path, &found->path);
    found->is_github = found->leaves_root && !is_from_root && leads_to_github(path_folder(document), path);
    if (found->leaves_root)
        found->path = TEXT("");
    if (is_from_root || !path_resolve(memory, TEXT(""), path, &found->path_from_root) ||
        (!found->leaves_root && text_equal(found->path, found->path_from_root)))
        found->path_from_root = TEXT("");
}

bool anchor_names(text anchor, text name)
{
    bool is_lower = anchor.length == name.length;

    for (size_t i = 0; is_lower && i < name.length; i++) {
        char byte = anchor.start[i];
        is_lower = name.start[i] == (byte >= 'A' && byte <= 'Z' ? byte | 32 : byte);
    }
    return is_lower || text_equal(anchor, name);
}

link_target link_resolve(arena *memory, text document, text target)
{
    link_target found = {0};
    size_t hash;
    text path;

    target = text_trim(target);
    if (has_scheme(target) || text_starts(target, TEXT("//"))) {
        found.is_external = true;
        return found;
    }
    hash = text_find(target, '#', 0);
    path = text_slice(target, 0, hash);
    path = text_slice(path, 0, text_find(path, '?', 0));
    if (hash < target.length)
        found.anchor = percent_decode(memory, text_slice(target, hash + 1, target.length));
    if (is_line_anchor(found.anchor))
        found.anchor = TEXT("");
    path_take(memory, &found, document, path);
    return found;
}
