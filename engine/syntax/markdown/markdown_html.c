/* markdown_html.c — tags, attributes and entities; the list of entities is cmark's. */
#include "markdown_html.h"

#include <assert.h>
#include <string.h>
#include <cmark-gfm.h>
#include <cmark-gfm/houdini.h>

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool html_is_word(text some, const char *word)
{
    return some.length == strlen(word) && !strncasecmp(some.start, word, some.length);
}

/* ---- tags ---- */

/* Does one begin at this `<`? */
static bool is_tag(text html, size_t at)
{
    char next = at + 1 < html.length ? html.start[at + 1] : 0;

    return next == '/' || next == '!' || ((next | 32) >= 'a' && (next | 32) <= 'z');
}

static size_t quoted_end(text html, size_t at)
{
    char quote = 0;

    for (size_t i = at; i < html.length; i++) {
        if (quote)
            quote = html.start[i] == quote ? 0 : quote;
        else if (html.start[i] == '"' || html.start[i] == '\'')
            quote = html.start[i];
        else if (html.start[i] == '>')
            return i + 1;
    }
    return html.length;
}

static void comment_read(text html, html_tag *tag)
{
    size_t end = text_find_text(html, TEXT("-->"), tag->start + 2); /* `<!-->` is a whole one */

    tag->is_comment = true;
    tag->is_unclosed = end == html.length;
    tag->end = tag->is_unclosed ? end : end + 3;
}

static void tag_read(text html, html_tag *tag)
{
    size_t start = tag->start + 1, end;

    tag->is_closing = html.start[start] == '/';
    start += tag->is_closing;
    tag->end = quoted_end(html, start);
    tag->is_unclosed = html.start[tag->end - 1] != '>';
    for (end = start; end < tag->end && !is_blank(html.start[end]) && !strchr("!/>", html.start[end]);)
        end++;
    tag->name = text_slice(html, start, end);
}

bool html_tag_next(text html, html_tag *tag)
{
    size_t at = tag->end;

    while ((at = text_find(html, '<', at)) < html.length && !is_tag(html, at))
        at++;
    *tag = (html_tag){.start = at, .end = at};
    if (at == html.length)
        return false;
    if (text_starts(text_slice(html, at, html.length), TEXT("<!--")))
        comment_read(html, tag);
    else
        tag_read(html, tag);
    return true;
}

bool html_tag_is(const html_tag *tag, const char *name)
{
    return html_is_word(tag->name, name);
}

bool html_closing(text html, const html_tag *opened, html_tag *closing)
{
    text name = opened->name;

    *closing = *opened;
    while (html_tag_next(html, closing))
        if (closing->is_closing && closing->name.length == name.length &&
            !strncasecmp(closing->name.start, name.start, name.length))
            return true;
    return false;
}

bool html_attribute_next(text tag, size_t *at, text *name, text *value)
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

/* ---- entities ---- */

size_t html_entity(text bytes, arena *memory, text *meaning)
{
    enum { LONGEST = 64 };
    cmark_strbuf out = CMARK_BUF_INIT(cmark_get_default_mem_allocator());
    size_t length = bytes.length < LONGEST ? bytes.length : LONGEST;
    bufsize_t used = 0;

    assert(bytes.length && bytes.start[0] == '&');
    if (length > 1)
        used = houdini_unescape_ent(&out, (const uint8_t *)bytes.start + 1, (bufsize_t)length - 1);
    if (used > 0)
        *meaning = text_copy(memory, (text){(const char *)out.ptr, (size_t)out.size});
    cmark_strbuf_free(&out);
    return used > 0 ? (size_t)used + 1 : 0;
}
