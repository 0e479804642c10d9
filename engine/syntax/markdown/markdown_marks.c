/* markdown_marks.c — texts divided where a bare address stands in them.
 *
 * cmark's own extension for these can't be used (it loses places), so the finished inlines of a block are
 * copied once more. An address may reach over the inlines
 * behind it: they are its text then. */
#include "markdown_marks.h"

#include <string.h>
#include "markdown_prescan.h"
#include "unicode.h"

enum { HAS_URL = 1, HAS_MAIL = 2 };

/* Goes along a text and its literal; questions come in order. */
typedef struct literal_cursor {
    text bytes, literal; /* behind the piece */
    text piece, part;    /* of the literal, and the bytes that it comes from */
    uint32_t at;         /* where the piece begins in the file, */
    size_t read;         /* and in the literal */
} literal_cursor;

typedef struct marking {
    flat *to;
    unsigned signs;
    const markdown_node *old; /* the block's inlines as they were */
    uint32_t first, count;
    uint32_t *moved; /* where each of them is now; of one that is gone, where it would be */
    literal_cursor cursor;
    uint32_t limit;     /* the block's text ends here */
    uint32_t swallowed; /* up to here the file belongs to an address */
    uint32_t link_end;  /* inlines before this one stand in a link */
    uint32_t brackets;  /* that are open: no address begins behind one (as cmark has it) */
} marking;

unsigned marks_of(text bytes)
{
    bool has_url = has_sign(bytes, TEXT("://"), 0) || has_sign(bytes, TEXT("www."), 0);

    return (has_url ? HAS_URL : 0) | (text_find(bytes, '@', 0) < bytes.length ? HAS_MAIL : 0);
}

/* ---- pieces of a text ---- */

static bool is_escape(text bytes, size_t at)
{
    return bytes.start[at] == '\\' && at + 1 < bytes.length &&
           strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", bytes.start[at + 1]);
}

static literal_cursor cursor_of(const markdown *page, const markdown_node *some)
{
    return (literal_cursor){.bytes = text_slice(page->parsed, some->part.start, some->part.end),
                            .literal = some->literal,
                            .at = some->part.start};
}

/* How much of the literal comes from before `offset`. */
static size_t literal_at(literal_cursor *cursor, uint32_t offset)
{
    while (cursor->at + cursor->part.length <= offset) {
        cursor->at += (uint32_t)cursor->part.length;
        cursor->read += cursor->piece.length;
        cursor->piece = cursor->part = (text){0};
        if (!align_next(&cursor->bytes, &cursor->literal, &cursor->piece, &cursor->part))
            return cursor->read;
    }
    if (cursor->piece.length !=
        cursor->part.length) { /* an address may end behind the backslash of an escape */
        bool is_behind = offset > cursor->at && cursor->part.start[0] != '\\';
        return cursor->read + (is_behind ? cursor->piece.length : 0);
    }
    return cursor->read + offset - cursor->at;
}

/* The part of the literal that comes from bytes [start, end) of the file. */
static text literal_of(marking *job, const markdown_node *some, uint32_t start, uint32_t end)
{
    size_t first = literal_at(&job->cursor, start);

    return text_slice(some->literal, first, literal_at(&job->cursor, end));
}

static void text_add(marking *job, const markdown_node *from, uint32_t parent, span part, text literal)
{
    uint32_t node = flat_open(job->to, MARKDOWN_TEXT, parent);
    markdown_node *some = &job->to->nodes.items[node];

    some->flags = from->flags;
    some->part = some->inner = part;
    some->literal = literal;
}

/* What is left of a text from `start` to `end`. */
static void rest_add(marking *job, const markdown_node *some, uint32_t parent, uint32_t start, uint32_t end)
{
    if (start < end)
        text_add(job, some, parent, (span){start, end}, literal_of(job, some, start, end));
}

/* ---- addresses ---- */

/* In a cell `\|` stands for `|`. */
static text address_of(marking *job, span part)
{
    text bytes = text_slice(job->to->page->parsed, part.start, part.end);
    char *out;
    size_t length = 0;

    if (!job->to->leaf.is_cell || text_find_text(bytes, TEXT("\\|"), 0) == bytes.length)
        return bytes;
    out = arena_alloc(job->to->memory, bytes.length);
    for (size_t i = 0; i < bytes.length; i++)
        if (bytes.start[i] != '\\' || i + 1 == bytes.length || bytes.start[i + 1] != '|')
            out[length++] = bytes.start[i];
    return (text){out, length};
}

static void link_add(marking *job, const markdown_node *from, uint32_t parent, span part, const char *scheme)
{
    text address = address_of(job, part);
    uint32_t node = flat_open(job->to, MARKDOWN_LINK, parent);
    markdown_node *some = &job->to->nodes.items[node];

    some->flags = from->flags;
    some->part = some->inner = part;
    some->target = *scheme ? TEXT_JOIN(job->to->memory, text_from(scheme), address) : address;
    text_add(job, from, node, part, address);
    flat_close(job->to, node);
}

/* Marks of an emphasis that began in the address, and ended behind it: no inline holds them now. */
static void closers_add(marking *job, const markdown_node *from, uint32_t parent, uint32_t start)
{
    const char *bytes = job->to->page->parsed.start;
    uint32_t end = start;

    while (end < job->limit && (bytes[end] == '*' || bytes[end] == '_' || bytes[end] == '~'))
        end++;
    if (end > start)
        text_add(job, from, parent, (span){start, end}, (text){bytes + start, end - start});
}

/* Where an address that ends at `end` may end: not inside an inline that holds others, nor in code or behind
 * its parent. */
static uint32_t reach(const marking *job, uint32_t i, uint32_t end)
{
    uint32_t parent = job->old[i].parent;

    if (end <= job->old[i].part.end)
        return end;
    for (uint32_t next = i + 1; next < job->count && job->old[next].parent == parent;
         next = job->old[next].end - job->first) {
        const markdown_node *some = &job->old[next];
        if (some->part.start >= end)
            return end;
        if (some->part.end >= end)
            return some->type == MARKDOWN_TEXT || some->part.end == end ? end : some->part.start;
    }
    return job->old[i].part.end > end ? job->old[i].part.end : end;
}

/* Brackets that are open behind [start, end). */
static void brackets_count(marking *job, uint32_t start, uint32_t end)
{
    text bytes = text_slice(job->to->page->parsed, 0, end);

    for (uint32_t at = start; at < end; at += is_escape(bytes, at) ? 2 : 1) {
        job->brackets += bytes.start[at] == '[';
        job->brackets -= bytes.start[at] == ']' && job->brackets;
    }
}

static void text_divide(marking *job, uint32_t i, uint32_t parent)
{
    const markdown_node *some = &job->old[i];
    text bytes = text_slice(job->to->page->parsed, 0, job->limit);
    uint32_t at = some->part.start < job->swallowed ? job->swallowed : some->part.start;
    bare_link found;

    if (!(some->flags & MARKDOWN_IS_VERIFIED)) {
        text_add(job, some, parent, some->part, some->literal);
        return;
    }
    job->cursor = cursor_of(job->to->page, some);
    while (job->signs & (HAS_URL | HAS_MAIL) && i >= job->link_end && at < some->part.end &&
           bare_link_next(bytes, at, some->part.end, (job->signs & HAS_MAIL) != 0, &found)) {
        span part = {(uint32_t)found.start, reach(job, i, (uint32_t)found.end)};
        brackets_count(job, at, part.start);
        if (job->brackets && *found.scheme != 'm') {
            rest_add(job, some, parent, at, part.end < some->part.end ? part.end : some->part.end);
        } else {
            rest_add(job, some, parent, at, part.start);
            link_add(job, some, parent, part, found.scheme);
            if (part.end > some->part.end)
                closers_add(job, some, parent, part.end);
            job->swallowed = part.end;
        }
        at = part.end;
    }
    if (at < some->part.end) {
        brackets_count(job, at, some->part.end);
        rest_add(job, some, parent, at, some->part.end);
    }
}

/* ---- the block ---- */

static void node_copy(marking *job, uint32_t i)
{
    const markdown_node *some = &job->old[i];
    uint32_t parent = some->parent < job->first ? some->parent : job->moved[some->parent - job->first];
    uint32_t node;

    job->moved[i] = job->to->nodes.count;
    if (some->part.start < job->swallowed &&
        (some->type != MARKDOWN_TEXT || some->part.end <= job->swallowed))
        return;
    if (some->type == MARKDOWN_TEXT) {
        text_divide(job, i, parent);
        return;
    }
    node = flat_open(job->to, (markdown_type)some->type, parent);
    job->to->nodes.items[node] = *some;
    job->to->nodes.items[node].parent = parent;
    if (some->type == MARKDOWN_LINK || some->type == MARKDOWN_PICTURE) {
        uint32_t end = some->end - job->first;
        job->link_end = job->link_end < end ? end : job->link_end;
        job->brackets = 0;
    }
}

static bool has_mark(const marking *job)
{
    text content = job->to->leaf.content;

    return (job->signs & HAS_MAIL && text_find(content, '@', 0) < content.length) ||
           (job->signs & HAS_URL &&
            (has_sign(content, TEXT("://"), 0) || has_sign(content, TEXT("www."), 0)));
}

void flat_marks(flat *to, uint32_t block)
{
    marking job = {.to = to, .signs = to->signs, .first = block + 1, .count = to->nodes.count - block - 1};

    if (!has_mark(&job) || !job.count)
        return;
    job.limit = to->leaf.is_cell ? to->nodes.items[block].inner.end : leaf_part(&to->leaf).end;
    to->copied.count = to->moved.count = 0;
    for (uint32_t i = 0; i <= job.count; i++) {
        *array_push(&to->moved, to->memory) = 0;
        if (i < job.count)
            *array_push(&to->copied, to->memory) = to->nodes.items[job.first + i];
    }
    job.old = to->copied.items;
    job.moved = to->moved.items;
    to->nodes.count = job.first;
    for (uint32_t i = 0; i < job.count; i++)
        node_copy(&job, i);
    job.moved[job.count] = to->nodes.count;
    for (uint32_t i = 0; i < job.count; i++)
        if (job.moved[i] < to->nodes.count && job.old[i].type != MARKDOWN_TEXT &&
            job.moved[i] != job.moved[i + 1])
            to->nodes.items[job.moved[i]].end = job.moved[job.old[i].end - job.first];
    flat_close(to, block);
}
