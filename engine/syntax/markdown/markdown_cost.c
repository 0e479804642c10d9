/* markdown_cost.c — what inlines may cost at worst: the shapes that make cmark's inline parser quadratic.
 *
 * Open pictures are walked for each bracket that closes; an unclosed `<?`, `<!` or `<![CDATA[` is looked for
 * to the end each time; many emphasis marks are compared with each other. */
#include <string.h>
#include "markdown_prescan.h"

typedef struct sign_count {
    uint64_t marks, pictures, closers; /* `*` and `_`; `![`; `]` */
    bool has_search;                   /* `<?` or `<!` */
} sign_count;

static sign_count signs_of(text run)
{
    sign_count all = {0};

    for (size_t i = 0; i < run.length; i++) {
        char byte = run.start[i], next = i + 1 < run.length ? run.start[i + 1] : 0;
        all.marks += byte == '*' || byte == '_';
        all.closers += byte == ']';
        all.pictures += byte == '!' && next == '[';
        all.has_search |= byte == '<' && (next == '?' || next == '!');
    }
    return all;
}

/* How far each `opening` looks for its `closing`, together. */
static uint64_t looks(text run, const char *opening, const char *closing)
{
    uint64_t sum = 0;
    const char *end = run.start + run.length, *close = run.start;
    size_t length = strlen(opening), close_length = strlen(closing);

    for (const char *at = run.start; (at = memmem(at, (size_t)(end - at), opening, length)) != NULL;
         at += length) {
        if (at + length < end && at[length] == '-')
            continue;              /* a comment: cmark looks for its end once */
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
    sign_count all = signs_of(run);
    uint64_t cost = all.marks * all.marks / 64 + all.pictures * all.closers;

    if (all.has_search)
        cost += looks(run, "<?", "?>") + looks(run, "<!", ">") + looks(run, "<![CDATA[", "]]>");
    return cost;
}
