/* markdown_xml.c — the flat array written as cmark-gfm writes its tree; and what of such XML is compared. */
#include "markdown_xml.h"

#include <stdlib.h>
#include <string.h>
#include "buffer.h"

static const char *const names[] = {
    [MARKDOWN_DOCUMENT] = "document",
    [MARKDOWN_QUOTE] = "block_quote",
    [MARKDOWN_LIST] = "list",
    [MARKDOWN_ITEM] = "item",
    [MARKDOWN_FOOTNOTE] = "<unknown>",
    [MARKDOWN_TABLE] = "table",
    [MARKDOWN_ROW] = "table_row",
    [MARKDOWN_PARAGRAPH] = "paragraph",
    [MARKDOWN_HEADING] = "heading",
    [MARKDOWN_CELL] = "table_cell",
    [MARKDOWN_CODE_BLOCK] = "code_block",
    [MARKDOWN_HTML_BLOCK] = "html_block",
    [MARKDOWN_RULE] = "thematic_break",
    [MARKDOWN_TEXT] = "text",
    [MARKDOWN_SOFT_BREAK] = "softbreak",
    [MARKDOWN_HARD_BREAK] = "linebreak",
    [MARKDOWN_CODE] = "code",
    [MARKDOWN_HTML] = "html_inline",
    [MARKDOWN_EMPHASIS] = "emph",
    [MARKDOWN_STRONG] = "strong",
    [MARKDOWN_LINK] = "link",
    [MARKDOWN_PICTURE] = "image",
    [MARKDOWN_FOOTNOTE_REFERENCE] = "<unknown>",
    [MARKDOWN_STRIKE] = "strikethrough",
};

typedef struct writing {
    const markdown *page;
    buffer out;
    uint32_t depth;
} writing;

static void escaped_add(buffer *out, text some)
{
    for (size_t i = 0; i < some.length; i++) {
        char byte = some.start[i];
        if (byte == '&' || byte == '<' || byte == '>' || byte == '"')
            buffer_print(out, "&%s;", byte == '&' ? "amp" : byte == '<' ? "lt" : byte == '>' ? "gt" : "quot");
        else
            buffer_add_byte(out, byte);
    }
}

static void indent(writing *to)
{
    for (uint32_t i = 0; i < to->depth; i++)
        buffer_add(&to->out, TEXT("  "));
}

static bool has_text(const markdown_node *some)
{
    return some->type == MARKDOWN_TEXT || some->type == MARKDOWN_CODE || some->type == MARKDOWN_HTML ||
           some->type == MARKDOWN_CODE_BLOCK || some->type == MARKDOWN_HTML_BLOCK;
}

static const char *name_of(const markdown_node *some)
{
    if (some->type == MARKDOWN_ITEM && some->flags & MARKDOWN_IS_TASK)
        return "tasklist";
    if (some->type == MARKDOWN_ROW && some->flags & MARKDOWN_IS_HEADER)
        return "table_header";
    return names[some->type];
}

static void attributes_add(buffer *out, const markdown_node *some)
{
    if (some->type == MARKDOWN_HEADING)
        buffer_print(out, " level=\"%u\"", some->level);
    if (some->type == MARKDOWN_LIST && some->flags & MARKDOWN_IS_ORDERED)
        buffer_print(out, " type=\"ordered\" start=\"%d\"", some->number);
    else if (some->type == MARKDOWN_LIST)
        buffer_print(out, " type=\"bullet\"");
    if (some->type == MARKDOWN_LIST)
        buffer_print(out, " tight=\"%s\"", some->flags & MARKDOWN_IS_TIGHT ? "true" : "false");
    if (some->flags & MARKDOWN_IS_TASK)
        buffer_print(out, " completed=\"%s\"", some->flags & MARKDOWN_IS_CHECKED ? "true" : "false");
    if (some->type == MARKDOWN_LINK || some->type == MARKDOWN_PICTURE ||
        (some->type == MARKDOWN_CODE_BLOCK && some->target.length)) {
        buffer_print(out, " %s=\"", some->type == MARKDOWN_CODE_BLOCK ? "info" : "destination");
        escaped_add(out, some->target);
        buffer_add_byte(out, '"');
    }
}

static void close(writing *to, const markdown_node *some)
{
    to->depth--;
    indent(to);
    buffer_print(&to->out, "</%s>\n", name_of(some));
}

static void open(writing *to, const markdown_node *some, bool is_empty)
{
    indent(to);
    buffer_print(&to->out, "<%s", name_of(some));
    attributes_add(&to->out, some);
    if (has_text(some)) {
        buffer_print(&to->out, " xml:space=\"preserve\">");
        escaped_add(&to->out, some->literal);
        buffer_print(&to->out, "</%s>\n", name_of(some));
    } else if (is_empty) {
        buffer_print(&to->out, " />\n");
    } else {
        buffer_print(&to->out, ">\n");
        to->depth++;
    }
}

text markdown_xml(const markdown *page, arena *memory)
{
    writing to = {.page = page, .out = buffer_new(memory)};

    for (uint32_t n = 0; n < page->count; n++) {
        const markdown_node *some = &page->nodes[n];
        open(&to, some, some->end == n + 1);
        for (uint32_t last = n;
             page->nodes[last].parent != UINT32_MAX && page->nodes[page->nodes[last].parent].end == n + 1;)
            close(&to, &page->nodes[last = page->nodes[last].parent]);
    }
    return buffer_text(&to.out);
}

/* ---- what is compared ---- */

/* The line without the attribute. */
static text attribute_drop(arena *memory, text line, const char *opening)
{
    size_t start = text_find_text(line, text_from(opening), 0), end;

    if (start == line.length || text_find(line, '<', 0) > start)
        return line;
    end = text_find(line, '"', start + strlen(opening)) + 1;
    return TEXT_JOIN(memory, text_slice(line, 0, start), text_slice(line, end, line.length));
}

static int text_order(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

static void footnotes_add(buffer *out, text *notes, size_t count)
{
    if (count)
        qsort(notes, count, sizeof *notes, text_order);
    for (size_t i = 0; i < count; i++)
        buffer_add(out, notes[i]);
}

/* Cuts the footnotes off, which stand at the document's end with cmark and in their place with us. */
static text footnotes_last(arena *memory, text xml)
{
    const text opening = TEXT("\n  <<unknown>"), closing = TEXT("\n  </<unknown>>");
    buffer out = buffer_new(memory);
    ARRAY(text) notes = {0};
    size_t at = 0, start;

    while ((start = text_find_text(xml, opening, at)) < xml.length) {
        size_t line = text_find(xml, '\n', start + 1);
        size_t end = text_ends(text_slice(xml, start, line), TEXT("/>"))
                         ? line
                         : text_find_text(xml, closing, start) + closing.length;
        buffer_add(&out, text_slice(xml, at, start));
        *array_push(&notes, memory) = text_slice(xml, start, end);
        at = end;
    }
    buffer_add(&out, text_slice(xml, at, xml.length));
    footnotes_add(&out, notes.items, notes.count);
    return buffer_text(&out);
}

static text texts_join(arena *memory, text xml)
{
    const text ending = TEXT("</text>\n"), opening = TEXT("<text xml:space=\"preserve\">");
    buffer out = buffer_new(memory);
    size_t at = 0, end;

    while ((end = text_find_text(xml, ending, at)) < xml.length) {
        size_t next = end + ending.length;
        buffer_add(&out, text_slice(xml, at, end));
        while (next < xml.length && xml.start[next] == ' ')
            next++;
        at = next + opening.length;
        if (!text_starts(text_slice(xml, next, xml.length), opening)) {
            buffer_add(&out, text_slice(xml, end, next));
            at = next;
        }
    }
    buffer_add(&out, text_slice(xml, at, xml.length));
    return buffer_text(&out);
}

text markdown_xml_normal(text xml, arena *memory)
{
    static const char *const dropped[] = {" title=\"", " align=\"", " delim=\"", " xmlns=\""};
    buffer out = buffer_new(memory);
    text rest = text_slice(xml, text_find_text(xml, TEXT("<document"), 0), xml.length), line;

    while (text_next(&rest, '\n', &line)) {
        for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
            line = attribute_drop(memory, line, dropped[i]);
        if (text_is(text_trim(line), "<text xml:space=\"preserve\"></text>"))
            continue;
        buffer_add(&out, line);
        buffer_add_byte(&out, '\n');
    }
    return footnotes_last(memory, texts_join(memory, buffer_text(&out)));
}
