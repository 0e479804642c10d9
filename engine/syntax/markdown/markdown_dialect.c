/* markdown_dialect.c — what site generators read otherwise than GitHub: `!!! note`, `??? note`, `=== "Tab"`
 * with their indented content (mkdocs), `:::note` (Docusaurus, VitePress), `<Tabs>` alone on a line (MDX),
 * ```{note} (MyST).
 *
 * To cmark such content is an indented code block, or text that swallows its neighbours. So the marker's
 * bytes become a marker that cmark knows and that is as long: a list item whose content begins where the
 * indentation ends, and a title that is a heading; or blanks. flat.c finds them again, because there the file
 * has other bytes than cmark was given. */
#include "markdown_prescan.h"

#include <string.h>

typedef struct directive {
    char symbol; /* of a fence that holds no code: ` ~ : */
    uint32_t length;
} directive;

typedef struct dialect_scan {
    markdown *page;
    arena *memory;
    ARRAY(uint32_t) columns; /* where the content of each open list item or admonition begins */
    ARRAY(directive) directives;
    char fence; /* ` or ~ inside a code block, else 0 */
    uint32_t fence_length, fence_column;
    uint32_t
        last_closing[3]; /* the last line that may close a directive, for each symbol; 0: not looked for */
} dialect_scan;

/* The part of a line that is looked at. */
typedef struct line_rest {
    uint32_t start, end; /* in the file */
    uint32_t column;
    text bytes;
} line_rest;

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t';
}

static bool is_name(char byte)
{
    return (byte | 32) >= 'a' ? (byte | 32) <= 'z'
                              : (byte >= '0' && byte <= '9') || byte == '-' || byte == '_';
}

static void rest_skip(line_rest *rest, uint32_t count)
{
    for (; count; count--, rest->start++)
        rest->column += 1;
    for (; rest->start < rest->end; rest->start++) {
        char byte = rest->bytes.start[rest->start - (rest->end - (uint32_t)rest->bytes.length)];
        if (!is_blank(byte))
            break;
        rest->column += byte == '\t' ? 4 - rest->column % 4 : 1;
    }
    rest->bytes = text_slice(rest->bytes, rest->bytes.length - (rest->end - rest->start), rest->bytes.length);
}

static line_rest line_of(const markdown *page, uint32_t line)
{
    text whole = source_line_text(&page->file, line);
    uint32_t start = source_line_start(&page->file, line);
    line_rest rest = {.start = start, .end = start + (uint32_t)whole.length};

    if (line == 1 && text_starts(whole, TEXT("\xEF\xBB\xBF")))
        rest.start += 3;
    rest.bytes = text_slice(page->parsed, rest.start, rest.end);
    while (rest.end > rest.start && is_blank(rest.bytes.start[rest.bytes.length - 1])) {
        rest.bytes.length--;
        rest.end--;
    }
    rest_skip(&rest, 0);
    return rest;
}

static uint32_t run_length(text bytes, char byte)
{
    uint32_t length = 0;

    while (length < bytes.length && bytes.start[length] == byte)
        length++;
    return length;
}

/* Writes over the line: `opening` at its front, blanks up to `to`, and from `from` on. */
static void overwrite(dialect_scan *scan, const line_rest *rest, text opening, uint32_t to, uint32_t from)
{
    char *bytes = markdown_editable(scan->page, scan->memory);

    memset(bytes + rest->start, ' ', to);
    memset(bytes + rest->start + from, ' ', rest->end - rest->start - from);
    memcpy(bytes + rest->start, opening.start, opening.length);
}

static uint32_t content_column(const dialect_scan *scan)
{
    return scan->columns.count ? scan->columns.items[scan->columns.count - 1] : 0;
}

/* ---- mkdocs ---- */

/* Where the text between the quotes at the end of the line stands; empty when there is none. */
static span title_between_quotes(text bytes, uint32_t from)
{
    uint32_t open = (uint32_t)text_find(bytes, '"', from);

    if (open + 1 >= bytes.length || bytes.start[bytes.length - 1] != '"')
        return (span){(uint32_t)bytes.length, (uint32_t)bytes.length};
    return (span){open + 1, (uint32_t)bytes.length - 1};
}

/* `!!! note`, `??? note "Title"`, `???+ warning inline`: words, then perhaps a title. */
static bool is_admonition(text bytes, span *title)
{
    uint32_t at = text_starts(bytes, TEXT("???+ "))                                      ? 5
                  : text_starts(bytes, TEXT("!!! ")) || text_starts(bytes, TEXT("??? ")) ? 4
                                                                                         : 0;
    uint32_t words = at;

    if (!at || at >= bytes.length || !is_name(bytes.start[at]))
        return false;
    *title = title_between_quotes(bytes, at);
    while (words < bytes.length && (is_name(bytes.start[words]) || bytes.start[words] == ' '))
        words++;
    return words == bytes.length || words + 1 == title->start;
}

/* `=== "Tab"`, `===! "Tab"`, `===+ "Tab"`. */
static bool is_tab(text bytes, span *title)
{
    if (!text_starts(bytes, TEXT("=== \"")) && !text_starts(bytes, TEXT("===! \"")) &&
        !text_starts(bytes, TEXT("===+ \"")))
        return false;
    *title = title_between_quotes(bytes, 4);
    return title->start < title->end;
}

/* The column of the next line that is not blank. */
static uint32_t next_column(const dialect_scan *scan, uint32_t line)
{
    while (++line <= scan->page->file.line_count) {
        line_rest next = line_of(scan->page, line);
        if (next.bytes.length)
            return next.column;
    }
    return 0;
}

static bool admonition_open(dialect_scan *scan, const line_rest *rest, uint32_t line)
{
    span title;
    bool is_titled_only = is_tab(rest->bytes, &title);

    if ((!is_titled_only && !is_admonition(rest->bytes, &title)) ||
        next_column(scan, line) < rest->column + 4) /* without content nothing is hidden */
        return false;
    overwrite(scan, rest, is_titled_only ? TEXT("+ # ") : TEXT("+   #"), title.start, title.end);
    *array_push(&scan->columns, scan->memory) = rest->column + 4;
    return true;
}

/* ---- fences that hold no code ---- */

static const char *const directive_names[] = {
    "note",  "tip",  "warning",    "important",    "caution",        "attention", "danger",  "error",
    "hint",  "info", "admonition", "seealso",      "details",        "dropdown",  "tab-set", "tab-item",
    "topic", "todo", "deprecated", "versionadded", "versionchanged", "margin",    "sidebar", "card"};

static bool is_directive_name(text name)
{
    for (size_t i = 0; i < sizeof directive_names / sizeof *directive_names; i++)
        if (text_is(name, directive_names[i]))
            return true;
    return false;
}

/* The title of `:::note[Title]`, `:::tip Title`, ```{note} Title; attributes in braces are none. */
static span directive_title(text bytes, uint32_t at)
{
    uint32_t end = (uint32_t)bytes.length, brace = (uint32_t)text_find(bytes, '{', at);

    end = brace < end ? brace : end;
    while (at < end && (is_blank(bytes.start[at]) || bytes.start[at] == '['))
        at++;
    while (end > at && (is_blank(bytes.start[end - 1]) || bytes.start[end - 1] == ']'))
        end--;
    return (span){at, end};
}

/* Where the name behind the fence ends; 0 if it opens no directive. `:::` takes any name, a code fence only
 * one in braces that is known to hold text. */
static uint32_t directive_name_end(text bytes, uint32_t at, char symbol)
{
    bool is_braced;
    uint32_t start, end;

    while (at < bytes.length && is_blank(bytes.start[at]))
        at++;
    is_braced = at < bytes.length && bytes.start[at] == '{';
    start = end = at + is_braced;
    while (end < bytes.length && is_name(bytes.start[end]))
        end++;
    if (is_braced && end < bytes.length && bytes.start[end] == '}')
        return is_directive_name(text_slice(bytes, start, end)) ? end + 1 : 0;
    return symbol == ':' && !is_braced && end > start ? end : 0;
}

static bool is_closing(const directive *last, text bytes)
{
    uint32_t length = run_length(bytes, last->symbol);

    return length >= last->length && length == bytes.length;
}

/* May a later line close it? Else it stays as it is. */
static bool is_closed(dialect_scan *scan, uint32_t line, char symbol)
{
    const directive any = {symbol, 3};
    uint32_t *last = &scan->last_closing[symbol == ':' ? 0 : symbol == '`' ? 1 : 2];

    if (!*last) {
        *last = scan->page->file.line_count;
        while (*last > 1 && !is_closing(&any, line_of(scan->page, *last).bytes))
            --*last;
    }
    return line < *last;
}

static bool directive_open(dialect_scan *scan, const line_rest *rest, uint32_t line)
{
    char symbol = rest->bytes.start[0];
    directive opened = {symbol, run_length(rest->bytes, symbol)};
    uint32_t end = opened.length < 3 ? 0 : directive_name_end(rest->bytes, opened.length, symbol);
    span title;

    if (!end || !is_closed(scan, line, symbol))
        return false;
    title = directive_title(rest->bytes, end);
    overwrite(scan, rest, title.start < title.end ? TEXT("#") : TEXT(""), title.start, title.end);
    *array_push(&scan->directives, scan->memory) = opened;
    return true;
}

static bool directive_close(dialect_scan *scan, const line_rest *rest)
{
    if (!scan->directives.count ||
        !is_closing(&scan->directives.items[scan->directives.count - 1], rest->bytes))
        return false;
    overwrite(scan, rest, TEXT(""), 0, 0);
    scan->directives.count--;
    return true;
}

/* ---- MDX ---- */

/* Nothing but one tag whose name begins with a capital letter. */
static bool is_component(text bytes)
{
    uint32_t at = text_starts(bytes, TEXT("</")) ? 2 : 1;

    return bytes.length > at + 1 && bytes.start[0] == '<' && bytes.start[at] >= 'A' &&
           bytes.start[at] <= 'Z' && text_find(bytes, '>', 0) == bytes.length - 1 &&
           text_find(bytes, '<', 1) == bytes.length;
}

/* MDX has no indented code: content that is indented in a component so far that it were some becomes that of
 * a list item. */
static void component_read(dialect_scan *scan, const line_rest *rest, uint32_t line)
{
    enum { WIDEST = 5 }; /* marker of a list item */
    uint32_t column = next_column(scan, line), indent = column - rest->column;
    bool is_opening = rest->bytes.start[1] != '/' && !text_ends(rest->bytes, TEXT("/>"));

    if (!is_opening || column < content_column(scan) + 4 || column < rest->column + 2 || indent > WIDEST ||
        rest->bytes.length <= indent) {
        overwrite(scan, rest, TEXT(""), 0, 0);
        return;
    }
    overwrite(scan, rest, TEXT("+"), 0, 0);
    markdown_editable(scan->page, scan->memory)[rest->start + indent] = '#';
    *array_push(&scan->columns, scan->memory) = column;
}

/* ---- lines ---- */

static uint32_t item_marker(text bytes)
{
    uint32_t at = 0;

    while (at < bytes.length && at < 9 && bytes.start[at] >= '0' && bytes.start[at] <= '9')
        at++;
    if (at == bytes.length || !strchr(at ? ".)" : "-+*", bytes.start[at]))
        return 0;
    return at + 1 == bytes.length || is_blank(bytes.start[at + 1]) ? at + 1 : 0;
}

/* Steps over list markers; their contents' columns are remembered. */
static void items_open(dialect_scan *scan, line_rest *rest)
{
    uint32_t length, column;

    while ((length = item_marker(rest->bytes)) != 0) {
        column = rest->column + length;
        rest_skip(rest, length);
        *array_push(&scan->columns, scan->memory) =
            rest->bytes.length && rest->column <= column + 4 ? rest->column : column + 1;
    }
}

/* Is the line part of a code block? Closes the block where it ends. */
static bool is_code(dialect_scan *scan, const line_rest *rest)
{
    if (!scan->fence)
        return false;
    if (rest->column < scan->fence_column) { /* what the block stands in ends */
        scan->fence = 0;
        return false;
    }
    if (rest->column < scan->fence_column + 4 && run_length(rest->bytes, scan->fence) >= scan->fence_length &&
        run_length(rest->bytes, scan->fence) == rest->bytes.length)
        scan->fence = 0;
    return true;
}

static void code_open(dialect_scan *scan, const line_rest *rest)
{
    char symbol = rest->bytes.start[0];
    uint32_t length = run_length(rest->bytes, symbol);

    if ((symbol != '`' && symbol != '~') || length < 3 ||
        (symbol == '`' && text_find(rest->bytes, '`', length) < rest->bytes.length))
        return;
    scan->fence = symbol;
    scan->fence_length = length;
    scan->fence_column = content_column(scan);
}

static void line_read(dialect_scan *scan, uint32_t line)
{
    line_rest rest = line_of(scan->page, line);

    if (!rest.bytes.length || is_code(scan, &rest))
        return;
    while (scan->columns.count && content_column(scan) > rest.column)
        scan->columns.count--;
    if (rest.column >= content_column(scan) + 4) /* indented code, or more of a paragraph */
        return;
    items_open(scan, &rest);
    if (!rest.bytes.length || directive_close(scan, &rest) || admonition_open(scan, &rest, line) ||
        directive_open(scan, &rest, line))
        return;
    if (is_component(rest.bytes))
        component_read(scan, &rest, line);
    else
        code_open(scan, &rest);
}

static bool has_component(text bytes)
{
    for (size_t i = 0; (i = text_find(bytes, '<', i)) + 1 < bytes.length; i++)
        if (bytes.start[i + 1] >= 'A' && bytes.start[i + 1] <= 'Z')
            return true;
    return false;
}

void markdown_dialect(markdown *page, arena *memory)
{
    dialect_scan scan = {.page = page, .memory = memory};

    if (!has_sign(page->parsed, TEXT("!!! "), 0) && !has_sign(page->parsed, TEXT("???"), 0) &&
        !has_sign(page->parsed, TEXT("==="), 0) && !has_sign(page->parsed, TEXT(":::"), 0) &&
        !has_sign(page->parsed, TEXT("``{"), 2) && !has_sign(page->parsed, TEXT("~~{"), 2) &&
        !has_component(page->parsed))
        return;
    for (uint32_t line = 1; line <= page->file.line_count; line++)
        line_read(&scan, line);
}
