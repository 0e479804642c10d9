/* markdown_prescan.c — one look at the beginning of every line.
 *
 * Decides whether tables are looked for at all, and keeps from cmark what makes it slow: too many containers,
 * tables that are too wide, runs of text whose inlines cost too much. The estimates are upper bounds; they
 * are made of counts only, so that a file is read alike on every machine. */
#include "markdown_prescan.h"

#include <string.h>

enum {
    RUN_FREE = 4096, /* a shorter run of text is never too expensive */
    FILE_RUNS = 4,   /* so many runs at the limit may stand in one file */
    LONG_LINE = 2048
};

typedef struct scan {
    markdown *page;
    arena *memory;
    const extract_limits *limits;
    prescan found;
    ARRAY(uint32_t) columns; /* where the content of each list item that may be open begins */
    uint32_t quotes;         /* markers of the last line that had any */
    char fence;              /* ` or ~ inside a fenced block, else 0 */
    size_t fence_length;
    bool was_blank;         /* the line before */
    uint32_t run;           /* where the text without blank lines began */
    uint64_t run_weight;    /* what reading it as a table's header costs */
    uint64_t header_weight; /* its last line's part of that */
    uint64_t file_cost, depth_cost, table_cost;
    int reported; /* the limit that was reported last, or -1 */
} scan;

char *markdown_editable(markdown *page, arena *memory)
{
    if (page->parsed.start == page->file.bytes.start)
        page->parsed = text_copy(memory, page->parsed);
    return (char *)page->parsed.start;
}

void markdown_problem_add(markdown *page, arena *memory, span part, text message, text fix, bool is_fatal)
{
    *array_push(&page->problems, memory) = (markdown_problem){part, message, fix, is_fatal};
}

static void over_limit(scan *some, span part, limit_id which, const char *words, const char *otherwise)
{
    if (some->reported == (int)which)
        return; /* one of a kind in a row says enough: a bomb has thousands */
    some->reported = (int)which;
    markdown_problem_add(some->page, some->memory, part,
                         text_print(some->memory, "%s (%.*s)", words,
                                    TEXT_FORMAT(limit_words(some->memory, some->limits, which))),
                         limit_fix(some->memory, some->limits, which, otherwise), true);
}

/* Nothing of [start, end) is left but its line ends. */
static void blank(scan *some, uint32_t start, uint32_t end)
{
    char *bytes = markdown_editable(some->page, some->memory);

    for (uint32_t i = start; i < end; i++)
        if (bytes[i] != '\n' && bytes[i] != '\r')
            bytes[i] = ' ';
}

static void run_end(scan *some, uint32_t end)
{
    text run = text_slice(some->page->parsed, some->run, end);
    span part = {some->run, end};
    uint64_t cost;

    some->run = end;
    some->run_weight = some->header_weight = 0;
    if (run.length <= RUN_FREE || some->fence)
        return;
    cost = markdown_inline_cost(run);
    some->file_cost += cost;
    if (cost <= some->limits->run_cost && some->file_cost <= FILE_RUNS * some->limits->run_cost)
        return;
    some->file_cost -= cost;
    blank(some, part.start, part.end);
    over_limit(some, part, LIMIT_run_cost,
               "this text has too many open brackets, tags or emphasis marks to be read; it was left out",
               "divide it by blank lines, put it into a code block");
}

static size_t skip_blanks(text line, size_t at, uint32_t *column)
{
    for (; at < line.length; at++) {
        if (line.start[at] == ' ')
            ++*column;
        else if (line.start[at] == '\t')
            *column += 4 - *column % 4;
        else
            break;
    }
    return at;
}

/* Bytes of the list marker at `at`; 0 if there is none (CommonMark 5.2). */
static size_t marker_length(text line, size_t at)
{
    size_t end = at;

    while (end < line.length && end < at + 9 && line.start[end] >= '0' && line.start[end] <= '9')
        end++;
    if (end == line.length || !strchr(end > at ? ".)" : "-+*", line.start[end]) || !line.start[end])
        return 0;
    end++;
    return end == line.length || line.start[end] == ' ' || line.start[end] == '\t' ? end - at : 0;
}

static void items_close(scan *some, uint32_t column)
{
    while (some->columns.count && some->columns.items[some->columns.count - 1] > column)
        some->columns.count--;
}

static void item_open(scan *some, uint32_t column, size_t marker)
{
    items_close(some, column);
    *array_push(&some->columns, some->memory) = column + (uint32_t)marker + 1;
}

/* Step over the container markers at the beginning of the line; what is over the limit becomes plain text. */
static size_t containers(scan *some, text line, uint32_t start, uint32_t *column)
{
    size_t at = skip_blanks(line, 0, column);
    uint32_t markers = 0, quotes = 0;

    if (some->was_blank)
        items_close(some, *column);
    while (at < line.length) {
        size_t length = line.start[at] == '>' ? 1 : marker_length(line, at);
        if (!length)
            break;
        if (line.start[at] == '>')
            quotes++;
        else
            item_open(some, *column, length);
        if (++markers > some->limits->markers || some->columns.count > some->limits->depth) {
            markdown_editable(some->page, some->memory)[start + at + length - 1] = 'x';
            over_limit(some, (span){start, start + (uint32_t)line.length},
                       markers > some->limits->markers ? LIMIT_markers : LIMIT_depth,
                       "quotes or lists are nested too deep here; the rest of the line was read as text",
                       "nest them less");
            some->columns.count -= some->columns.count > some->limits->depth;
            break;
        }
        *column += (uint32_t)length;
        at = skip_blanks(line, at + length, column);
    }
    some->quotes = markers ? quotes : some->quotes;
    return at;
}

/* May this be a table's delimiter row? A wrong yes costs time (tables are looked for in vain), a wrong no
 * loses a table, so `:-` counts although it has no pipe, and so does a dash beside the blanks that no
 * underline of a heading may have, as a bare `---` is one (GFM 4.3, 4.10). */
static bool is_delimiter_row(text rest, uint32_t *cells)
{
    bool has_dash = false, has_edge = false;

    *cells = 1;
    for (size_t i = 0; i < rest.length; i++) {
        switch (rest.start[i]) {
        case '-':
            has_dash = true;
            break;
        case '|':
            ++*cells; /* fall through */
        case ':':
        case '\v':
        case '\f':
            has_edge = true;
            break;
        case ' ':
        case '\t':
            break;
        default:
            return false;
        }
    }
    return has_dash && has_edge;
}

static void delimiter_row(scan *some, uint32_t start, text line, uint32_t cells)
{
    bool is_wide = cells > some->limits->cells + 2; /* a pipe at both ends */
    size_t dash = text_find(line, '-', 0);

    some->table_cost +=
        some->run_weight - some->header_weight; /* the lines before the header are read in vain */
    if (!is_wide && some->table_cost <= some->limits->table_cost) {
        some->found.has_table = true;
        return;
    }
    while (dash < line.length) { /* no dash, no delimiter row */
        markdown_editable(some->page, some->memory)[start + dash] = 'x';
        dash = text_find(line, '-', dash + 1);
    }
    if (is_wide)
        over_limit(some, (span){start, start + (uint32_t)line.length}, LIMIT_cells,
                   "this table has too many columns to be read", "divide the table");
    else
        over_limit(some, (span){start, start + (uint32_t)line.length}, LIMIT_table_cost,
                   "too many lines look like the second line of a table; this one was read as text",
                   "put a blank line before each table");
}

/* Cells behind the limit become text: cmark looks at each cell once more for each cell before it. */
static void long_line(scan *some, uint32_t start, text line)
{
    uint32_t pipes = 0, limit = 4 * some->limits->cells;

    for (size_t i = 0; (i = text_find(line, '|', i)) < line.length; i++) {
        if (i && line.start[i - 1] == '\\')
            continue;
        if (++pipes > limit)
            markdown_editable(some->page, some->memory)[start + i] = 'x';
    }
    some->run_weight += (uint64_t)pipes * pipes / 4;
    if (pipes > limit)
        over_limit(some, (span){start, start + (uint32_t)line.length}, LIMIT_cells,
                   "this line has too many cells; the last ones were read as text", "divide the table");
}

/* Begins or ends a fenced block (CommonMark 4.5). Only estimates hang on it: it need not be right in every
 * corner. */
static void fence(scan *some, text rest)
{
    char symbol = rest.length ? rest.start[0] : 0;
    size_t length = 0;

    if (symbol != '`' && symbol != '~')
        return;
    while (length < rest.length && rest.start[length] == symbol)
        length++;
    if (length < 3)
        return;
    if (!some->fence && (symbol == '~' || text_find(rest, '`', length) == rest.length)) {
        some->fence = symbol;
        some->fence_length = length;
    } else if (some->fence == symbol && length >= some->fence_length &&
               !text_trim(text_slice(rest, length, rest.length)).length) {
        some->fence = 0;
    }
}

static void line_scan(scan *some, uint32_t start, text line)
{
    uint32_t column = 0, cells;
    size_t at = containers(some, line, start, &column);
    text rest = text_slice(line, at, line.length);
    char was_fence = some->fence;
    uint64_t weight;

    some->depth_cost += some->columns.count + some->quotes;
    if (!rest.length || some->fence)
        run_end(some, start);
    weight = some->run_weight;
    if (rest.length && !some->was_blank && is_delimiter_row(rest, &cells))
        delimiter_row(some, start + (uint32_t)at, rest, cells);
    else if (line.length > LONG_LINE && !some->fence)
        long_line(some, start, line);
    fence(some, rest);
    if (some->fence && !was_fence) { /* the text before ends with the line that opens it */
        some->fence = 0;
        run_end(some, start);
        weight = 0;
        some->fence = rest.start[0];
    }
    some->run_weight += line.length;
    some->header_weight = some->run_weight - weight;
    some->was_blank = !rest.length;
}

static void lines_scan(scan *some, uint32_t start)
{
    const source *file = &some->page->file;
    uint32_t end = (uint32_t)file->bytes.length;

    for (uint32_t line = 1; line <= file->line_count; line++) {
        uint32_t from = line == 1 ? start : file->lines[line - 1];
        uint32_t to = source_line_start(file, line + 1);
        const char *bytes = some->page->parsed.start;
        uint32_t stop = to;
        if (stop > from && bytes[stop - 1] == '\n')
            stop--;
        if (stop > from && bytes[stop - 1] == '\r')
            stop--;
        line_scan(some, from, (text){bytes + from, stop - from});
        if (some->depth_cost > some->limits->depth_cost) {
            blank(some, to, end);
            over_limit(some, (span){from, from}, LIMIT_depth_cost,
                       "lists are nested too deep for so many lines; the file was read up to here",
                       "nest them less");
            break;
        }
    }
    some->fence = 0;
    run_end(some, end);
}

/* cmark would write 3 bytes for each NUL, and leaves a lone CR in code, where nothing takes it for a line
 * end. */
static void bytes_repair(markdown *page, arena *memory)
{
    for (size_t i = 0; (i = text_find(page->parsed, 0, i)) < page->parsed.length;)
        markdown_editable(page, memory)[i] = 0x1A;
    for (size_t i = 0; (i = text_find(page->parsed, '\r', i)) < page->parsed.length; i++)
        if (i + 1 == page->parsed.length || page->parsed.start[i + 1] != '\n')
            markdown_editable(page, memory)[i] = '\n';
}

prescan markdown_prescan(markdown *page, arena *memory, const extract_limits *limits)
{
    scan some = {.page = page, .memory = memory, .limits = limits, .was_blank = true, .reported = -1};
    uint32_t start = text_starts(page->file.bytes, TEXT("\xEF\xBB\xBF")) ? 3 : 0;

    page->parsed = page->file.bytes;
    bytes_repair(page, memory);
    markdown_front_matter(page, memory, start);
    markdown_dialect(page, memory);
    some.found.start = start;
    some.run = start;
    lines_scan(&some, start);
    return some.found;
}
