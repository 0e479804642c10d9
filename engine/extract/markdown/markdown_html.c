/* markdown_html.c — what html says in a document: anchors, links, pictures, and text between tags.
 *
 * Not a parser: tags are looked at one by one, comments are stepped over. */
#include <string.h>
#include "markdown_reading.h"

/* Where a comment or tag that begins at `at` ends; the text's length when it is not closed. */
static size_t html_tag_end(text html, size_t at)
{
    char quote = 0;

    if (text_starts(text_slice(html, at, html.length), TEXT("<!--"))) {
        size_t end = text_find_text(html, TEXT("-->"), at + 4);
        return end < html.length ? end + 3 : end;
    }
    for (size_t i = at + 1; i < html.length; i++) {
        if (quote)
            quote = html.start[i] == quote ? 0 : quote;
        else if (html.start[i] == '"' || html.start[i] == '\'')
            quote = html.start[i];
        else if (html.start[i] == '>')
            return i + 1;
    }
    return html.length;
}

static bool is_tag(text html, size_t at)
{
    char next = at + 1 < html.length ? html.start[at + 1] : 0;

    return html.start[at] == '<' &&
           (next == '/' || next == '!' || ((next | 32) >= 'a' && (next | 32) <= 'z'));
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* The next attribute at or after `*at`; false at the tag's end. */
static bool attribute_next(text tag, size_t *at, text *name, text *value)
{
    size_t start = *at, end;
    char quote = 0;

    while (start < tag.length && (is_blank(tag.start[start]) || strchr("/>", tag.start[start])))
        start++;
    for (end = start; end < tag.length && !is_blank(tag.start[end]) && !strchr("=>", tag.start[end]);)
        end++;
    if (end == start)
        return false;
    *name = text_slice(tag, start, end);
    *value = TEXT("");
    *at = end;
    if (end == tag.length || tag.start[end] != '=')
        return true;
    start = end + 1;
    if (start < tag.length && (tag.start[start] == '"' || tag.start[start] == '\''))
        quote = tag.start[start++];
    for (end = start; end < tag.length &&
                      (quote ? tag.start[end] != quote : !is_blank(tag.start[end]) && tag.start[end] != '>');)
        end++;
    *value = text_slice(tag, start, end);
    *at = end + (quote != 0);
    return true;
}

static bool is_word(text some, const char *word)
{
    return some.length == strlen(word) && !strncasecmp(some.start, word, some.length);
}

/* What an attribute of a tag says; KIND_none when nothing. */
static kind attribute_kind(text tag, text name)
{
    if (is_word(name, "id") || (is_word(name, "name") && is_word(tag, "a")))
        return KIND_anchor;
    if (is_word(name, "href") && is_word(tag, "a"))
        return KIND_link;
    if (is_word(name, "src") && is_word(tag, "img"))
        return KIND_picture;
    return KIND_none;
}

/* Where the html stands in the file. When markers of containers were cut out of it, only its lines are known.
 */
typedef struct html_place {
    const source *file;
    text html;
    uint32_t start;
    bool is_exact;
} html_place;

static span place_of(const html_place *where, text part)
{
    size_t at = (size_t)(part.start - where->html.start);
    uint32_t line = source_line(where->file, where->start), start = where->start + (uint32_t)at;

    if (where->is_exact)
        return (span){start, start + (uint32_t)part.length};
    for (size_t i = 0; (i = text_find(where->html, '\n', i)) < at; i++)
        line++;
    start = source_line_start(where->file, line);
    return (span){start, start};
}

static void read_tag(reading *job, const html_place *where, text tag)
{
    size_t end = 1;
    text word, name, value;

    while (end < tag.length && !is_blank(tag.start[end]) && !strchr("/>", tag.start[end]))
        end++;
    word = text_slice(tag, 1, end);
    while (attribute_next(tag, &end, &name, &value)) {
        kind found = attribute_kind(word, name);
        uint32_t row;
        if (!value.length || found == KIND_none || !shard_wants(job->to, found))
            continue;
        row = shard_add(job->to, found, place_of(where, value), value);
        shard_set_flags(job->to, row, where->is_exact ? 0 : FACT_LINE_ONLY);
    }
}

void page_html_tags(reading *job, text html, uint32_t at, bool is_exact)
{
    html_place where = {&job->page->file, html, at, is_exact};

    for (size_t i = 0; (i = text_find(html, '<', i)) < html.length;) {
        size_t end = is_tag(html, i) ? html_tag_end(html, i) : i + 1;
        if (end > i + 1 && html.start[i + 1] != '!' && html.start[i + 1] != '/')
            read_tag(job, &where, text_slice(html, i, end));
        i = end;
    }
}

/* The text between tags; a tag is a blank. */
static void read_html_prose(reading *job, text html, uint32_t at)
{
    size_t shown = 0;

    prose_begin(job->prose);
    for (size_t i = 0; (i = text_find(html, '<', i)) < html.length;) {
        size_t end = is_tag(html, i) ? html_tag_end(html, i) : i + 1;
        if (is_tag(html, i)) {
            prose_add(job->prose, text_slice(html, shown, i), (span){at + (uint32_t)shown, at + (uint32_t)i});
            prose_add(job->prose, TEXT(" "), (span){at + (uint32_t)i, at + (uint32_t)end});
            shown = end;
        }
        i = end;
    }
    prose_add(job->prose, text_slice(html, shown, html.length),
              (span){at + (uint32_t)shown, at + (uint32_t)html.length});
    prose_end(job->prose);
}

void page_html_block(reading *job, uint32_t node)
{
    const markdown_node *some = node_at(job, node);
    text html = text_slice(job->page->parsed, some->part.start, some->part.end);

    if (job->is_inline_wanted)
        page_html_tags(job, html, some->part.start, true);
    if (job->is_prose_wanted)
        read_html_prose(job, html, some->part.start);
}
