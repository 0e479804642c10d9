/* example_accept.c — --accept: what was found becomes what is expected, as marks on the lines where it
 * stands.
 *
 * Marks that nothing met are taken out. What stands in no line of the case that breaks (a file that is
 * missing, or one of `keeps`) can't be marked: it needs `saying`, which its author writes. */
#include <ctype.h>

#include "example.h"

/* One change of a line: bytes [start, end) go, `added` comes at `start`. */
typedef struct line_change {
    const example_file *file;
    uint32_t start, end; /* in file->in */
    text added;
} line_change;

typedef ARRAY(line_change) line_changes;

/* ---- marks as text ---- */

static bool ends_as(text path, const char *const *endings)
{
    for (; *endings; endings++)
        if (text_ends(path, text_from(*endings)))
            return true;
    return false;
}

/* Without the number of days, which is another one tomorrow. */
static text without_days(text message)
{
    size_t end = text_find_text(message, TEXT(" days ago"), 0);

    if (end == message.length)
        return message;
    while (end > 0 && isdigit((unsigned char)message.start[end - 1]))
        end--;
    return text_slice(message, 0, end);
}

/* As much of the message as may stand in a comment, and between [==[ and ]==], and holds tomorrow, too. A
 * quote that would be left open goes with what it opens. */
static text mark_words(text message)
{
    static const char *const edges[] = {"\n", "--", "]]", "]=", ": today is ", NULL};

    for (size_t i = 0; edges[i]; i++)
        message = text_slice(message, 0, text_find_text(message, text_from(edges[i]), 0));
    message = text_trim(without_days(message));
    if (message.length > 1 && text_ends(message, TEXT(" \"")))
        message = text_trim(text_slice(message, 0, message.length - 1));
    return message;
}

static text mark_text(arena *memory, text path, text message)
{
    static const char *const html[] = {".md", ".markdown", NULL}, *const slashes[] = {".json", ".jsonc",
                                                                                      NULL};
    text words = mark_words(message);

    if (ends_as(path, html))
        return text_print(memory, "   <!-- expect: %.*s -->", TEXT_FORMAT(words));
    return text_print(memory, "   %s expect: %.*s", ends_as(path, slashes) ? "//" : "#", TEXT_FORMAT(words));
}

/* ---- where they go ---- */

static uint32_t written_start(const example_file *file, uint32_t written)
{
    uint32_t first = source_line(file->in, file->at.part.start);

    return written ? source_line_start(file->in, first + written) + file->indent
                   : file->at.part.start + file->indent;
}

/* Behind the line's text; on the last line, before the quote that ends it. */
static uint32_t written_end(const example_file *file, uint32_t written)
{
    uint32_t line = source_line(file->in, file->at.part.start) + written;
    text bytes = source_line_text(file->in, line);
    uint32_t end = source_line_start(file->in, line) + (uint32_t)bytes.length;

    return end < file->at.part.end ? end : file->at.part.end;
}

static void take_mark_out(arena *memory, line_changes *changes, const example_file *file,
                          const example_mark *old)
{
    uint32_t line = written_start(file, old->written);

    *array_push(changes, memory) = (line_change){file, line + old->start, line + old->end, {NULL, 0}};
}

/* Does the file stand in the `keeps` that a `breaks` is laid over? */
static bool is_inherited(const plan *rules, const example_file *file)
{
    for (uint32_t i = 0; i < rules->examples.count; i++) {
        const plan_example *row = &rules->examples.items[i];
        for (uint32_t k = 0; k < row->files.count && !row->is_breaking; k++) {
            const place *at = &rules->example_files.items[row->files.first + k].at;
            if (text_equal(at->path, file->at.path) && at->part.start == file->at.part.start)
                return true;
        }
    }
    return false;
}

/* False when the finding stands in no line that may be marked. */
static bool put_mark(arena *memory, const plan *rules, line_changes *changes, const example *shown,
                     const finding *some)
{
    for (uint32_t i = 0; i < shown->files.count; i++) {
        const example_file *file = &shown->files.items[i];
        uint32_t line, end;
        if (!file->is_lined || !text_equal(file->path, some->at.path) || is_inherited(rules, file))
            continue;
        line = source_line(&file->clean, some->at.part.start);
        end = written_end(file, file->lines[line <= file->line_count ? line - 1 : file->line_count - 1]);
        *array_push(changes, memory) =
            (line_change){file, end, end, mark_text(memory, file->path, some->message)};
        return true;
    }
    return false;
}

/* ---- lines before and after ---- */

/* The changes of one line, applied from its end to its front. */
static example_edit edit_line(arena *memory, const line_changes *changes, const example_file *file,
                              uint32_t line)
{
    text before = source_line_text(file->in, line), after = before;
    uint32_t start = source_line_start(file->in, line), last = UINT32_MAX;

    for (;;) {
        const line_change *next = NULL;
        for (uint32_t i = 0; i < changes->count; i++) {
            const line_change *some = &changes->items[i];
            if (some->file->in == file->in && source_line(file->in, some->start) == line &&
                some->start < last && (!next || some->start > next->start))
                next = some;
        }
        if (!next)
            break;
        last = next->start;
        for (uint32_t i = changes->count; i-- > 0;) { /* several findings on one line stay in their order */
            const line_change *some = &changes->items[i];
            if (some->file->in != file->in || some->start != last)
                continue;
            text front = text_slice(after, 0, some->start - start);
            if (!some->added.length) /* with the blanks before it */
                while (front.length &&
                       (front.start[front.length - 1] == ' ' || front.start[front.length - 1] == '\t'))
                    front.length--;
            after = TEXT_JOIN(memory, front, some->added, text_slice(after, some->end - start, after.length));
        }
    }
    return (example_edit){.path = file->at.path,
                          .line = line,
                          .before = before,
                          .after = after,
                          .is_removed = !text_trim(after).length && text_trim(before).length};
}

static bool has_edit(const example_edits *edits, text path, uint32_t line)
{
    for (uint32_t i = 0; i < edits->count; i++)
        if (edits->items[i].line == line && text_equal(edits->items[i].path, path))
            return true;
    return false;
}

uint32_t example_accept(arena *memory, const plan *rules, const example *shown, const finding_array *found,
                        const bool *is_used, const bool *is_met, example_edits *edits)
{
    line_changes changes = {0};
    uint32_t n = 0, left = 0;

    for (uint32_t i = 0; i < shown->files.count; i++)
        for (uint32_t k = 0; k < shown->files.items[i].marks.count; k++, n++)
            if (!is_met[n] && shown->files.items[i].is_lined)
                take_mark_out(memory, &changes, &shown->files.items[i],
                              &shown->files.items[i].marks.items[k]);
    for (uint32_t i = 0; i < found->count; i++)
        if (!is_used[i] && !put_mark(memory, rules, &changes, shown, &found->items[i]))
            left++;
    for (uint32_t i = 0; i < changes.count; i++) {
        const example_file *file = changes.items[i].file;
        uint32_t line = source_line(file->in, changes.items[i].start);
        if (!has_edit(edits, file->at.path, line))
            *array_push(edits, memory) = edit_line(memory, &changes, file, line);
    }
    return left;
}
