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

static span common(span left, span right)
{
    return (span){left.start > right.start ? left.start : right.start,
                  left.end < right.end ? left.end : right.end};
}

/* What of `run` is code. */
static void run_read(code_reading *code, span run, span inner)
{
    run = common(run, inner);
    if (run.start < run.end)
        page_html_text(code->job, run, line_break_of, region_use, code);
}

/* The block's next line with its line end, without the markers of quotes and lists. Code comes in the order
 * of the file: the lines before are not looked at again. */
static bool line_next(reading *job, uint32_t node)
{
    if (job->html_node != node) {
        job->html_node = node;
        job->html_lines = markdown_lines_of(job->page, node);
    }
    if (!markdown_next_line(&job->html_lines, &job->html_line))
        return false;
    job->html_line.end = source_line_start(&job->page->file, job->html_lines.line);
    return true;
}

void page_html_code(reading *job, uint32_t node, span part, span inner)
{
    code_reading code = {.job = job};
    span run = {0, 0};

    while ((job->html_node == node && job->html_line.end > inner.start) || line_next(job, node)) {
        span line = job->html_line;
        if (line.start != run.end) {
            run_read(&code, run, inner);
            run.start = line.start;
        }
        run.end = line.end;
        if (line.end >= inner.end)
            break;
        job->html_line.end = 0; /* used up */
    }
    run_read(&code, run, inner);
    page_code(job, part, language_of(job, part, inner), code.regions.items, code.regions.count);
}
