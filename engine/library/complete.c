/* complete.c — lockstep_complete: what may stand where the cursor is, of the words and of the names that
 * there are. */
#include "complete.h"

#include <stdlib.h>

#include "buffer.h"
#include "unicode.h"

void complete_add(completing *c, text candidate)
{
    text folded = unicode_fold(c->memory, candidate), wanted = unicode_fold(c->memory, c->typed);

    if (text_starts(candidate, c->typed) || (c->typed.length && text_starts(folded, wanted)))
        *array_push(&c->found, c->memory) = candidate;
}

static int compare_texts(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

static bool write_found(completing *c, lockstep_writer *write, void *context)
{
    buffer out = buffer_new(c->memory);
    uint32_t count = 0;

    if (c->found.count)
        qsort(c->found.items, c->found.count, sizeof *c->found.items, compare_texts);
    for (uint32_t i = 0; i < c->found.count && count < MOST_CANDIDATES; i++) {
        if (i && text_equal(c->found.items[i], c->found.items[i - 1]))
            continue;
        buffer_add(&out, c->found.items[i]);
        buffer_add_byte(&out, '\n');
        count++;
    }
    return !out.length || write(context, out.bytes, out.length);
}

/* :explain runb — the operand of a command of the prompt. What follows :facts and :diff is an entry:
 * *skipped. */
static bool complete_operand(completing *c, text before, size_t *skipped)
{
    size_t edge = text_find(before, ' ', 0), last = text_find_last(before, ' ');
    text command = text_slice(before, 1, edge);

    if (!text_starts(before, TEXT(":")) || edge == before.length)
        return false;
    if (text_is(command, "facts") || text_is(command, "diff")) {
        *skipped = edge + 1;
        return false;
    }
    c->at.start = (uint32_t)last + 1;
    c->typed = text_slice(before, c->at.start, before.length);
    if (text_is(command, "explain") && last == edge)
        complete_ids(c);
    else
        complete_paths(c, NULL);
    return true;
}

bool lockstep_complete(lockstep_project *project, const char *known, const char *entry, size_t cursor,
                       size_t *start, lockstep_writer *write, void *context)
{
    completing c = {.project = project, .memory = &project->memory, .known = known};
    text before = text_slice(text_copy(c.memory, text_from(entry)), 0, cursor);
    size_t skipped = 0;

    if (!complete_operand(&c, before, &skipped)) {
        before = text_slice(before, skipped, before.length);
        c.at = entry_point_at(c.memory, before);
        c.typed = text_slice(before, c.at.start, before.length);
        if (c.at.type == POINT_QUOTE)
            complete_quote(&c);
        else
            complete_words(&c);
    }
    *start = skipped + c.at.start;
    return write_found(&c, write, context);
}
