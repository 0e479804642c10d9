/* markdown_html.c — what html says in a document: anchors, links, pictures, headings, and text between tags.
 * Comments are stepped over. */
#include "buffer.h"
#include "markdown_html.h"
#include "markdown_reading.h"

/* What an attribute of a tag says; KIND_none when nothing. */
static kind attribute_kind(text tag, text name)
{
    if (html_is_word(name, "id") || (html_is_word(name, "name") && html_is_word(tag, "a")))
        return KIND_anchor;
    if (html_is_word(name, "href") && html_is_word(tag, "a"))
        return KIND_link;
    if (html_is_word(name, "src") && html_is_word(tag, "img"))
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

static void read_tag(reading *job, const html_place *where, const html_tag *tag)
{
    text whole = text_slice(where->html, tag->start, tag->end), name, value;
    size_t at = 1 + tag->name.length;

    while (html_attribute_next(whole, &at, &name, &value)) {
        kind found = attribute_kind(tag->name, name);
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
    html_tag tag = {0};

    while (html_tag_next(html, &tag))
        if (!tag.is_closing && tag.name.length)
            read_tag(job, &where, &tag);
}

/* ---- text ---- */

/* Bytes [start, end) without tags: texts, and what entities mean. */
static void each_text(const reading *job, uint32_t start, uint32_t end, html_use *use, void *context)
{
    text bytes = text_slice(job->page->parsed, 0, end), meaning;

    for (uint32_t at = start; at < end; start = at) {
        size_t length = 0;
        if (bytes.start[at] == '&')
            length = html_entity(text_slice(bytes, at, end), job->memory, &meaning);
        at = length ? at + (uint32_t)length : (uint32_t)text_find(bytes, '&', at + 1);
        use(context, length ? meaning : text_slice(bytes, start, at), (span){start, at});
    }
}

void page_html_text(const reading *job, span part, html_tag_text *tag_text, html_use *use, void *context)
{
    text html = text_slice(job->page->parsed, part.start, part.end);
    uint32_t shown = part.start;
    html_tag tag = {0};

    while (html_tag_next(html, &tag)) {
        span whole = {part.start + (uint32_t)tag.start, part.start + (uint32_t)tag.end};
        each_text(job, shown, whole.start, use, context);
        if (tag_text(&tag).length)
            use(context, tag_text(&tag), whole);
        shown = whole.end;
    }
    each_text(job, shown, part.end, use, context);
}

static text blank_of(const html_tag *tag)
{
    (void)tag;
    return TEXT(" ");
}

static text break_of(const html_tag *tag)
{
    return html_tag_is(tag, "br") ? TEXT(" ") : TEXT("");
}

static void prose_use(void *context, text piece, span part)
{
    prose_add(context, piece, part);
}

/* Runs of blanks are one, and none at the front. */
static void words_use(void *context, text piece, span part)
{
    buffer *out = context;

    (void)part;
    for (size_t i = 0; i < piece.length; i++) {
        char byte = piece.start[i];
        if (byte == '\t' || byte == '\n' || byte == '\r')
            byte = ' ';
        if (byte != ' ' || (out->length && !text_ends(buffer_text(out), TEXT(" "))))
            buffer_add_byte(out, byte);
    }
}

text page_html_words(const reading *job, span part)
{
    buffer out = buffer_new(job->memory);

    page_html_text(job, part, break_of, words_use, &out);
    return text_trim(buffer_text(&out));
}

/* ---- blocks ---- */

/* What stands in [start, end) and opens nothing. */
static void read_rest(reading *job, uint32_t start, uint32_t end)
{
    if (start >= end)
        return;
    if (job->is_inline_wanted)
        page_html_tags(job, text_slice(job->page->parsed, start, end), start, true);
    if (!job->is_prose_wanted)
        return;
    prose_begin(job->prose);
    page_html_text(job, (span){start, end}, blank_of, prose_use, job->prose);
    prose_end(job->prose);
}

/* Of `<h1>` to `<h6>`; 0 of any other tag. */
static uint8_t heading_level(const html_tag *tag)
{
    bool is_heading = tag->name.length == 2 && (tag->name.start[0] | 32) == 'h';

    return is_heading && tag->name.start[1] >= '1' && tag->name.start[1] <= '6'
               ? (uint8_t)(tag->name.start[1] - '0')
               : 0;
}

bool page_html_has_heading(const reading *job, uint32_t node)
{
    text html = text_slice(job->page->parsed, node_at(job, node)->inner.start, node_at(job, node)->inner.end);
    html_tag tag = {0};

    while (html_tag_next(html, &tag))
        if (heading_level(&tag))
            return true;
    return false;
}

/* A number for the tags whose content is more than text: 1 to 6 headings; 0: any other tag. */
enum { TAG_PRE = 7, TAG_TABLE = 8 };

static unsigned tag_number(const html_tag *tag)
{
    if (tag->is_closing)
        return 0;
    return html_tag_is(tag, "pre") ? TAG_PRE : html_tag_is(tag, "table") ? TAG_TABLE : heading_level(tag);
}

/* False when its content is one of the rest. */
static bool read_table(reading *job, uint32_t node, span part, span inner)
{
    const char *why = page_html_table(job, node, part);

    if (why)
        page_html_table_unread(job, (span){part.start, inner.start}, why);
    return !why;
}

/* What stands between a tag and the one that closes it; false when it is one of the rest. */
static bool read_content(reading *job, uint32_t node, unsigned number, span part, span inner, bool is_section)
{
    if (number == TAG_TABLE)
        return read_table(job, node, part, inner);
    if (number == TAG_PRE)
        page_html_code(job, node, part, inner);
    else
        page_html_heading(job, (uint8_t)number, part, inner, is_section);
    return true;
}

void page_html_part(reading *job, uint32_t node, span all, bool is_section)
{
    text html = text_slice(job->page->parsed, all.start, all.end);
    uint32_t shown = all.start, unclosed = 0; /* numbers of which no tag is closed from here on */
    html_tag tag = {0}, closing;

    while (html_tag_next(html, &tag)) {
        unsigned number = tag_number(&tag);
        span part, inner;
        if (!number || unclosed & 1u << number)
            continue;
        if (!html_closing(html, &tag, &closing)) {
            unclosed |= 1u << number;
            if (number == TAG_TABLE) {
                uint32_t start = all.start + (uint32_t)tag.start;
                read_rest(job, shown, start);
                shown = start;
                page_html_table_unread(job, (span){start, all.start + (uint32_t)tag.end},
                                       "a blank line in it ends its HTML; leave it out");
            }
            continue;
        }
        part = (span){all.start + (uint32_t)tag.start, all.start + (uint32_t)closing.end};
        inner = (span){all.start + (uint32_t)tag.end, all.start + (uint32_t)closing.start};
        read_rest(job, shown, part.start);
        shown = part.start;
        if (read_content(job, node, number, part, inner, is_section) && number >= TAG_PRE)
            shown = part.end;
        tag = closing;
    }
    read_rest(job, shown, all.end);
}

void page_html_block(reading *job, uint32_t node)
{
    page_html_part(job, node, node_at(job, node)->inner, node_at(job, node)->parent == 0);
}
