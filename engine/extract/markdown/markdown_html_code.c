/* markdown_html_code.c — `<pre>` with or without `<code class="language-bash">`: a code block. */
#include "markdown_html.h"
#include "markdown_reading.h"
#include "shell_commands.h"

typedef ARRAY(shell_region) region_array;

typedef struct code_reading {
    const reading *job;
    region_array regions;
} code_reading;

static void region_use(void *context, text piece, span part)
{
    code_reading *code = context;
    uint32_t length = part.end - part.start;

    if (piece.length)
        *array_push(&code->regions, code->job->memory) =
            (shell_region){.bytes = piece, .start = part.start, .whole = piece.length == length ? 0 : length};
}

static text line_break_of(const html_tag *tag)
{
    return html_tag_is(tag, "br") ? TEXT("\n") : TEXT("");
}

/* The language that a tag names: `language-bash` or `lang-bash` of its class, `lang="bash"`. */
static text language_named(text tag, const html_tag *read)
{
    size_t at = 1 + read->name.length;
    text name, value, word;

    while (html_attribute_next(tag, &at, &name, &value)) {
        if (html_is_word(name, "lang"))
            return value;
        while (html_is_word(name, "class") && text_next(&value, ' ', &word))
            if (text_starts(word, TEXT("language-")) || text_starts(word, TEXT("lang-")))
                return text_slice(word, text_find(word, '-', 0) + 1, word.length);
    }
    return TEXT("");
}

static text language_of(const reading *job, span part, span inner)
{
    text html = text_slice(job->page->parsed, part.start, inner.end), language;
    html_tag tag = {0};

    html_tag_next(html, &tag);
    language = language_named(text_slice(html, tag.start, tag.end), &tag);
    if (language.length || !html_tag_next(html, &tag) || !html_tag_is(&tag, "code"))
        return language;
    return language_named(text_slice(html, tag.start, tag.end), &tag);
}

void page_html_code(reading *job, uint32_t node, span part, span inner)
{
    markdown_lines rest = markdown_lines_of(job->page, node);
    code_reading code = {.job = job};

    for (span line; markdown_next_line(&rest, &line);) { /* without the markers of quotes and lists */
        uint32_t end = source_line_start(&job->page->file, rest.line);
        line.start = line.start > inner.start ? line.start : inner.start;
        line.end = end < inner.end ? end : inner.end;
        if (line.start < line.end)
            page_html_text(job, line, line_break_of, region_use, &code);
    }
    page_code(job, part, language_of(job, part, inner), code.regions.items, code.regions.count);
}
