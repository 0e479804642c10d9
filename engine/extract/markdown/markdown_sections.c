/* markdown_sections.c — headings: sections that lie in each other, steps that are headings, anchors. */
#include <string.h>
#include "markdown_reading.h"

void page_sections_close(reading *job, uint8_t level, uint32_t end)
{
    while (job->sections.count && job->sections.items[job->sections.count - 1].level >= level) {
        const open_section *last = &job->sections.items[--job->sections.count];
        shard_set_end(job->to, last->inner, end);
        shard_set_end(job->to, last->row, end);
        shard_close(job->to, last->row); /* and what is open in it */
    }
}

text page_section_name(const reading *job)
{
    return job->sections.count ? job->sections.items[job->sections.count - 1].name : TEXT("");
}

/* `{#id}`, `{ #id .class }` or `{: #id }` at the heading's end names its anchor; it is cut off the text. */
static text explicit_id(text *heading)
{
    text trimmed = text_trim(*heading), inside, word;
    size_t open = text_find_last(trimmed, '{');

    if (!text_ends(trimmed, TEXT("}")) || open == trimmed.length)
        return TEXT("");
    inside = text_slice(trimmed, open + 1, trimmed.length - 1);
    if (text_starts(inside, TEXT(":")))
        inside = text_slice(inside, 1, inside.length);
    while (text_next(&inside, ' ', &word)) {
        if (word.length < 2 || word.start[0] != '#')
            continue;
        *heading = text_trim(text_slice(trimmed, 0, open));
        return text_slice(word, 1, word.length);
    }
    return TEXT("");
}

/* `{#id}` or `{: #id }` at a paragraph's end, `(id)=` alone (MyST). */
void page_paragraph_anchor(reading *job, uint32_t node)
{
    span part = node_at(job, node)->inner;
    text bytes = text_trim(text_slice(job->page->parsed, part.start, part.end)), id = {0};

    if (!shard_wants(job->to, KIND_anchor) || !bytes.length)
        return;
    if (text_ends(bytes, TEXT("}"))) {
        size_t line = text_find_last(bytes, '\n');
        bytes = text_slice(bytes, line == bytes.length ? 0 : line + 1, bytes.length);
        id = explicit_id(&bytes);
    } else if (bytes.start[0] == '(' && text_ends(bytes, TEXT(")=")) &&
               text_find(bytes, '\n', 0) == bytes.length) {
        id = text_slice(bytes, 1, bytes.length - 2);
    }
    if (id.length)
        shard_add(job->to, KIND_anchor,
                  (span){(uint32_t)(id.start - job->page->parsed.start),
                         (uint32_t)(id.start - job->page->parsed.start + id.length)},
                  id);
}

/* The number of "Step 2", "Step 2: Start it"; 0 if the heading is none (LANGUAGE 8). */
static int32_t step_number(text heading)
{
    int64_t number = 0;
    size_t end = 5;

    if (heading.length < 6 || strncasecmp(heading.start, "step ", 5))
        return 0;
    while (end < heading.length && heading.start[end] >= '0' && heading.start[end] <= '9')
        end++;
    if (end < heading.length &&
        !strchr(" :.)-,\xE2", heading.start[end])) /* "Step 2a" is something else; E2: a dash */
        return 0;
    return text_number(text_slice(heading, 5, end), &number) && number < INT32_MAX ? (int32_t)number : 0;
}

/* Where the text of the heading's last line ends: an underline does not count. */
static uint32_t heading_end(const reading *job, const markdown_node *heading)
{
    text line = text_slice(job->page->parsed, heading->part.start, heading->part.end);

    while (line.length && strchr(" \t", line.start[line.length - 1]))
        line.length--;
    return heading->part.start + (uint32_t)line.length;
}

static void section_open(reading *job, uint8_t level, span part, uint32_t end, text name, text slug)
{
    open_section *opened;
    int32_t step = step_number(name);
    uint32_t row = ROW_NONE, inner;

    page_sections_close(job, level, part.start);
    if (step) {
        row = shard_open(job->to, KIND_step, part, name);
        shard_set_number(job->to, row, ATTRIBUTE_number, step);
    }
    inner = shard_open(job->to, KIND_section, part, name);
    shard_set_number(job->to, inner, ATTRIBUTE_level, level);
    shard_set_text(job->to, inner, ATTRIBUTE_slug, slug);
    shard_set_number(job->to, inner, ATTRIBUTE_heading_end, (int32_t)end);
    opened = array_push(&job->sections, job->memory);
    *opened = (open_section){level, row == ROW_NONE ? inner : row, inner, name};
}

void page_html_heading(reading *job, uint8_t level, span part, span inner, bool is_section)
{
    text words = page_html_words(job, inner), slug;

    if (!words.length) /* a picture */
        return;
    slug = slug_unique(job->memory, &job->slugs, words);
    if (is_section)
        section_open(job, level, part, part.end, words, slug);
    if (slug.length && shard_wants(job->to, KIND_anchor))
        shard_add(job->to, KIND_anchor, inner, slug);
}

void page_heading(reading *job, uint32_t node)
{
    const markdown_node *heading = node_at(job, node);
    text words = markdown_text(job->page, node, job->memory);
    text slug_words = markdown_slug_text(job->page, node, job->memory);
    text id = explicit_id(&words);
    text slug = slug_unique(job->memory, &job->slugs, slug_words); /* GitHub's, which knows no `{#id}` */

    if (heading->parent == 0)
        section_open(job, heading->level, heading->part, heading_end(job, heading), text_trim(words),
                     id.length ? id : slug);
    if (heading->parent == 0 && markdown_is_struck(job->page, node))
        shard_set_flags(job->to, job->sections.items[job->sections.count - 1].row, FACT_DEAD);
    if (id.length && shard_wants(job->to, KIND_anchor))
        shard_add(job->to, KIND_anchor, heading->inner, id);
    if (slug.length && shard_wants(job->to, KIND_anchor))
        shard_add(job->to, KIND_anchor, heading->inner, slug);
    page_inlines(job, node);
}
