/* yaml_pieces.c — where the bytes of a scalar's value stand in the file.
 *
 * The value that libyaml decoded and the source are walked side by side, line by line. A piece is only made
 * where the bytes are equal (or for an escape as a whole), so that a place can be missing but never wrong. */
#include "yaml_tree.h"
#include <string.h>

typedef struct piece_reading {
    arena *memory;
    text source; /* the scalar as written */
    uint32_t base;
    text value;
    uint32_t at; /* in value */
    yaml_pieces pieces;
} piece_reading;

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t';
}

static void add_piece(piece_reading *job, uint32_t length, size_t start, size_t end)
{
    span part = {job->base + (uint32_t)start, job->base + (uint32_t)end};

    if (length > 0)
        *array_push(&job->pieces, job->memory) = (yaml_piece){job->at, length, part};
    job->at += length;
}

/* The end of the line that holds `at`, and where the next one starts. */
static size_t line_end(text written, size_t at, size_t *next)
{
    while (at < written.length && written.start[at] != '\n' && written.start[at] != '\r')
        at++;
    *next = at + 1;
    if (at + 1 < written.length && written.start[at] == '\r' && written.start[at + 1] == '\n')
        (*next)++;
    return at;
}

static bool value_continues(const piece_reading *job, text line)
{
    return text_starts(text_slice(job->value, job->at, job->value.length), line);
}

/* One line of text whose place in the value is at `at` or behind folded line ends. */
static void match_line(piece_reading *job, size_t start, size_t end)
{
    text line = text_slice(job->source, start, end);
    uint32_t before = job->at;

    if (line.length == 0)
        return;
    while (job->at < job->value.length && !value_continues(job, line) &&
           (job->value.start[job->at] == ' ' || job->value.start[job->at] == '\n'))
        job->at++;
    if (value_continues(job, line))
        add_piece(job, (uint32_t)line.length, start, end);
    else
        job->at = before;
}

/* ---- block scalars ---- */

/* Indentation of the first line that isn't blank: what is stripped from all lines, unless the header says a
 * number. */
static size_t block_indent(text written, size_t at)
{
    while (at < written.length) {
        size_t next, end = line_end(written, at, &next), start = at;

        while (start < end && written.start[start] == ' ')
            start++;
        if (start < end)
            return start - at;
        at = next;
    }
    return 0;
}

/* With a number in the header, the first line may begin with more blanks than are stripped: the value tells
 * how many. */
static size_t kept_blanks(const piece_reading *job)
{
    size_t count = 0, at = 0;

    while (at < job->value.length && job->value.start[at] == '\n')
        at++;
    while (at + count < job->value.length && job->value.start[at + count] == ' ')
        count++;
    return count;
}

static void read_block(piece_reading *job)
{
    size_t at, indent, kept = kept_blanks(job);

    line_end(job->source, 0, &at);
    indent = block_indent(job->source, at);
    indent = indent > kept ? indent - kept : 0;
    while (at < job->source.length) {
        size_t next, end = line_end(job->source, at, &next), start = at;

        while (start < end && start - at < indent && job->source.start[start] == ' ')
            start++;
        match_line(job, start, end);
        at = next;
    }
}

/* ---- quoted and plain scalars ---- */

/* Bytes of source that the escape at `at` takes. */
static size_t escape_width(text written, size_t at)
{
    char letter = at + 1 < written.length ? written.start[at + 1] : 0;
    size_t width = letter == 'x' ? 4 : letter == 'u' ? 6 : letter == 'U' ? 10 : 2;

    return at + width <= written.length ? width : written.length - at;
}

/* Bytes of value that one decoded character takes. */
static uint32_t character_width(const piece_reading *job)
{
    uint32_t end = job->at + 1;

    if (job->at >= job->value.length)
        return 0;
    while (end < job->value.length && ((unsigned char)job->value.start[end] & 0xC0) == 0x80)
        end++;
    return end - job->at;
}

/* Where the run of ordinary bytes from `at` ends: at an escape, a doubled quote, or the line's end. */
static size_t run_end(text written, size_t at, size_t end, yaml_style style)
{
    for (; at < end; at++)
        if ((style == YAML_DOUBLE_QUOTED && written.start[at] == '\\') ||
            (style == YAML_SINGLE_QUOTED && written.start[at] == '\''))
            return at;
    return at;
}

static void read_flow_line(piece_reading *job, size_t at, size_t end, yaml_style style)
{
    while (at < end) {
        size_t stop = run_end(job->source, at, end, style);

        match_line(job, at, stop);
        if (stop < end && style == YAML_SINGLE_QUOTED) {
            add_piece(job, character_width(job), stop, stop + 2 < end ? stop + 2 : end);
            stop += 2;
        } else if (stop < end) {
            size_t width = escape_width(job->source, stop);

            add_piece(job, character_width(job), stop, stop + width);
            stop += width;
        }
        at = stop > at ? stop : at + 1;
    }
}

/* An escaped line end (a backslash at the end of a line) stands for nothing. */
static bool ends_in_escape(text written, size_t at, size_t end)
{
    size_t count = 0;

    while (end > at && written.start[end - 1] == '\\') {
        end--;
        count++;
    }
    return count % 2 == 1;
}

static void read_flow(piece_reading *job, yaml_style style)
{
    size_t at = style == YAML_PLAIN ? 0 : 1;
    size_t last = job->source.length - (style != YAML_PLAIN && job->source.length > 1 ? 1 : 0);
    bool is_first = true;

    while (at < last) {
        size_t next, end = line_end(job->source, at, &next);

        if (end > last)
            end = next = last;
        while (!is_first && at < end && is_space(job->source.start[at]))
            at++;
        if (end < last) { /* blanks before a line end that folds are dropped */
            if (style == YAML_DOUBLE_QUOTED && ends_in_escape(job->source, at, end))
                end--;
            else
                while (end > at && is_space(job->source.start[end - 1]))
                    end--;
        }
        read_flow_line(job, at, end, style);
        is_first = false;
        at = next;
    }
}

/* A scalar in a commented-out stanza: the comment marks of its later lines are blanks. */
static text without_marks(arena *memory, text written)
{
    text blanked = text_copy(memory, written);
    bool is_at_start = false;

    for (size_t i = 0; i < blanked.length; i++) {
        char *byte = (char *)blanked.start + i;

        if (*byte == '#' && is_at_start)
            *byte = ' ';
        else if (*byte == '\n' || *byte == '\r' || is_space(*byte)) {
            is_at_start |= !is_space(*byte);
            continue;
        }
        is_at_start = false;
    }
    return blanked;
}

yaml_pieces yaml_pieces_of(const yaml_tree *tree, uint32_t node, arena *memory)
{
    piece_reading job = {.memory = memory};
    const yaml_node *scalar = node == YAML_NONE ? NULL : &tree->nodes.items[node];

    if (!scalar || scalar->type != YAML_SCALAR || scalar->part.start >= scalar->part.end)
        return job.pieces;
    job.source = text_slice(tree->bytes, scalar->part.start, scalar->part.end);
    if (scalar->document == YAML_NONE)
        job.source = without_marks(memory, job.source);
    job.base = scalar->part.start;
    job.value = scalar->value;
    if (scalar->style == YAML_LITERAL || scalar->style == YAML_FOLDED)
        read_block(&job);
    else
        read_flow(&job, (yaml_style)scalar->style);
    return job.pieces;
}

/* The last piece that starts at or before `offset`. */
static const yaml_piece *piece_at(const yaml_pieces *pieces, uint32_t offset)
{
    uint32_t low = 0, high = pieces->count;

    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;

        if (pieces->items[middle].at <= offset)
            low = middle;
        else
            high = middle;
    }
    return &pieces->items[low];
}

static uint32_t source_start(const yaml_piece *piece, uint32_t offset)
{
    bool is_bytewise = piece->part.end - piece->part.start == piece->length;

    if (offset <= piece->at)
        return piece->part.start;
    if (offset >= piece->at + piece->length)
        return piece->part.end;
    return is_bytewise ? piece->part.start + (offset - piece->at) : piece->part.start;
}

static uint32_t source_end(const yaml_piece *piece, uint32_t offset)
{
    bool is_bytewise = piece->part.end - piece->part.start == piece->length;

    if (offset <= piece->at)
        return piece->part.start;
    if (offset >= piece->at + piece->length || !is_bytewise)
        return piece->part.end;
    return piece->part.start + (offset - piece->at);
}

span yaml_source_of(const yaml_pieces *pieces, uint32_t start, uint32_t end)
{
    span found = {0, 0};

    if (pieces->count == 0)
        return found;
    found.start = source_start(piece_at(pieces, start), start);
    found.end = end > start ? source_end(piece_at(pieces, end - 1), end) : found.start;
    if (found.end < found.start)
        found.end = found.start;
    return found;
}
