/* named_file.c — from a part of a subject to the file that it names, and whether one file names another. */
#include "named_file.h"

#include "select.h"

named_file named_file_of(run *r, plan_range arguments, uint32_t index, fact subject)
{
    fact_array found = select_argument(r, arguments, index, subject, 0);
    named_file some = {.count = found.count, .to = {.document = UINT32_MAX}};

    if (found.count != 1)
        return some;
    some.part = found.items[0];
    some.to = target_of(r, some.part);
    some.is_file = some.to.is_there && r->known.items[some.to.path_id].is_file;
    return some;
}

/* ---- does a text name a path? ---- */

/* How many bytes of the two folders are the same, up to and with a `/`. */
static size_t shared_length(text left, text right)
{
    size_t shared = 0;

    for (size_t i = 0; i < left.length && i < right.length && left.start[i] == right.start[i]; i++)
        if (left.start[i] == '/')
            shared = i + 1;
    return shared;
}

/* ../tools/a.sh of tools/a.sh, seen from docs */
static text seen_from(arena *memory, text folder, text path)
{
    text inside = folder.length ? text_print(memory, "%.*s/", TEXT_FORMAT(folder)) : folder,
         seen = text_slice(path, 0, 0);
    size_t shared = shared_length(inside, path);

    for (size_t i = shared; i < inside.length; i++)
        if (inside.start[i] == '/')
            seen = text_print(memory, "%.*s../", TEXT_FORMAT(seen));
    return text_print(memory, "%.*s%.*s", TEXT_FORMAT(seen), (int)(path.length - shared),
                      path.start + shared);
}

static bool is_word_byte(char some)
{
    return (some >= 'a' && some <= 'z') || (some >= 'A' && some <= 'Z') || (some >= '0' && some <= '9') ||
           some == '_' || some == '-' || some & '\x80';
}

static bool ends_here(text bytes, size_t at)
{
    if (at >= bytes.length ||
        (!is_word_byte(bytes.start[at]) && bytes.start[at] != '.' && bytes.start[at] != '/'))
        return true;
    return bytes.start[at] == '.' && (at + 1 >= bytes.length || !is_word_byte(bytes.start[at + 1]));
}

/* ./a.md and $ROOT/docs/a.md name it; other/a.md is another file than a.md. */
static bool begins_here(text bytes, size_t at, bool may_follow_folder)
{
    if (at >= 2 && bytes.start[at - 1] == '/' && bytes.start[at - 2] == '.')
        return at == 2 || bytes.start[at - 3] != '.' || may_follow_folder;
    if (at && bytes.start[at - 1] == '/')
        return may_follow_folder;
    return !at || (!is_word_byte(bytes.start[at - 1]) && bytes.start[at - 1] != '.');
}

static size_t line_start(text bytes, size_t at)
{
    while (at && bytes.start[at - 1] != '\n')
        at--;
    return at;
}

static bool is_line_comment(text bytes, size_t at)
{
    text line = text_trim(text_slice(bytes, line_start(bytes, at), bytes.length));

    return text_starts(line, TEXT("# ")) || text_starts(line, TEXT("#!"));
}

/* Is the last `<!--` before it still open? */
static bool is_html_comment(text bytes, size_t at)
{
    text before = text_slice(bytes, 0, at);
    size_t open = text_find_text(before, TEXT("<!--"), 0), close;

    while (open < before.length) {
        close = text_find_text(before, TEXT("-->"), open);
        if (close == before.length)
            return true;
        open = text_find_text(before, TEXT("<!--"), close);
    }
    return false;
}

static bool names(text bytes, bool is_markdown, text path, bool may_follow_folder)
{
    for (size_t at = 0; (at = text_find_text(bytes, path, at)) < bytes.length; at++)
        if (begins_here(bytes, at, may_follow_folder) && ends_here(bytes, at + path.length) &&
            !(is_markdown ? is_html_comment(bytes, at) : is_line_comment(bytes, at)))
            return true;
    return false;
}

bool text_names_path(arena *memory, text bytes, bool is_markdown, text folder, text path)
{
    return path.length && (names(bytes, is_markdown, path, true) ||
                           names(bytes, is_markdown, seen_from(memory, folder, path), false));
}
