/* markdown_cost.c — what inlines may cost at worst: the shapes that make cmark's inline parser quadratic.
 *
 * Open pictures are walked for each bracket that closes; an unclosed `<?`, `<!` or `<![CDATA[` is looked for
 * to the end each time; many emphasis marks are compared with each other. */
#include <string.h>
#include "markdown_prescan.h"

static uint64_t count_of(text run, const char *part)
{
    uint64_t count = 0;
    size_t length = strlen(part);

    for (const char *at = run.start, *end = run.start + run.length;
         (at = memmem(at, (size_t)(end - at), part, length)) != NULL; at += length)
        count++;
    return count;
}

static uint64_t emphasis_marks(text run)
{
    uint64_t count = 0;

    for (size_t i = 0; i < run.length; i++)
        count += run.start[i] == '*' || run.start[i] == '_';
    return count;
}

/* How far each `opening` looks for its `closing`, together. */
static uint64_t looks(text run, const char *opening, const char *closing)
{
    uint64_t sum = 0;
    const char *end = run.start + run.length, *close = run.start;
    size_t length = strlen(opening), close_length = strlen(closing);

    for (const char *at = run.start; (at = memmem(at, (size_t)(end - at), opening, length)) != NULL;
         at += length) {
        if (close < at + length) { /* the last one found lies behind us */
            close = memmem(at + length, (size_t)(end - at) - length, closing, close_length);
            close = close ? close : end;
        }
        sum += (uint64_t)(close - at);
    }
    return sum;
}

uint64_t markdown_inline_cost(text run)
{
    uint64_t marks = emphasis_marks(run);
    uint64_t cost = marks * marks / 64;

    cost += count_of(run, "![") * count_of(run, "]");
    cost += looks(run, "<?", "?>") + looks(run, "<!", ">") + looks(run, "<![CDATA[", "]]>");
    return cost;
}
