/* drop.c — why a word drops a fact, in a sentence, with what was nearest to being it. */
#include "whereabouts.h"

#include "buffer.h"
#include "nearest.h"
#include "spell.h"
#include "words.h"

/* Past a text in quotes or brackets that begins at `at`; just past `at` when none does. */
static size_t text_end(text written, size_t at)
{
    char edge = written.start[at];

    if (edge == '"' || edge == '\'') {
        for (at++; at < written.length && written.start[at] != edge; at++)
            at += written.start[at] == '\\';
        return at + 1;
    }
    if (edge == '[' && text_starts(text_slice(written, at, written.length), TEXT("[[")))
        return text_find_text(written, TEXT("]]"), at) + 2;
    return at + 1;
}

text last_word_written(run *r, plan_id id)
{
    text written = run_selection(r, id)->written;
    size_t last = 0;
    int depth = 0;

    for (size_t at = 0; at < written.length; at = text_end(written, at)) {
        char byte = written.start[at];

        depth += (byte == '(' || byte == '{') - (byte == ')' || byte == '}');
        if (byte == ':' && depth == 0)
            last = at;
    }
    return text_slice(written, last, written.length);
}

/* ---- the nearest words ---- */

enum { MOST_TOKENS = 4000, MOST_NAMES = 4 };

static bool is_between(char byte)
{
    static const char edges[] = " \t\r\n|`*()[]{}\"'<>,;:!?";

    return text_find((text){edges, sizeof edges - 1}, byte, 0) < sizeof edges - 1;
}

static uint32_t tokens_of(text some, text *tokens)
{
    uint32_t count = 0;

    for (size_t at = 0; at < some.length && count < MOST_TOKENS; at++) {
        size_t start = at;

        while (at < some.length && !is_between(some.start[at]))
            at++;
        if (at > start) /* without a sentence's end */
            tokens[count++] = text_slice(some, start, at - (at > start + 1 && some.start[at - 1] == '.'));
    }
    return count;
}

/* The words of the fact that are most like the wanted ones. Runs of one word less and one more are compared,
 * too: `queue-drain` is one word, `queue drain` two. */
static bool nearest_run(run *r, fact some, text wanted, text *found)
{
    text *tokens = arena_array(r->memory, text, MOST_TOKENS), *runs;
    tree_file file = {0};
    uint32_t words = tokens_of(wanted, tokens), count, made = 0;

    if (!words || words > 12 ||
        tree_read(r->root, fact_place(r->facts, some).path, r->memory, &file) != TREE_OK)
        return false;
    count = tokens_of(text_slice(file.bytes, some.start, some.end), tokens);
    runs = arena_array(r->memory, text, count * 3 + 1);
    for (uint32_t length = words > 1 ? words - 1 : 1; length <= words + 1; length++)
        for (uint32_t i = 0; i + length <= count; i++) {
            text first = tokens[i], last = tokens[i + length - 1];

            runs[made++] = (text){first.start, (size_t)(last.start - first.start) + last.length};
        }
    return spell_nearest(r->memory, wanted, runs, made, found);
}

static void add_nearest(run *r, plan_range arguments, fact some, buffer *out)
{
    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *argument = run_argument(r, arguments, i);
        text near, wanted = argument->type == ARGUMENT_PREDICATE
                                ? r->rules->predicates.items[argument->number].pattern
                                : (text){0};

        if (!nearest_run(r, some, wanted, &near))
            continue;
        buffer_print(out, "; the nearest text is \"%.*s\"", TEXT_FORMAT(near));
        return;
    }
}

/* ---- a filter a function ---- */

static void add_commands(run *r, fact some, buffer *out)
{
    const shard *facts = store_shard(r->facts, some.shard);
    text names[MOST_NAMES];
    uint32_t count = 0;

    for (uint32_t row = some.row + 1; row < facts->end_row[some.row]; row++)
        if (facts->kind[row] == KIND_command && row_is_meant(r, KIND_command, some, row, 0)) {
            if (count < MOST_NAMES)
                names[count] = store_name(r->facts, facts->name[row]);
            count++;
        }
    if (count)
        buffer_print(out, "; it has %.*s", TEXT_FORMAT(names_words(r, names, count, MOST_NAMES, "and")));
    else if (fact_kind(r->facts, some) != KIND_command)
        buffer_add(out, TEXT("; there is no command in it"));
}

static void add_missing(run *r, plan_range arguments, fact some, buffer *out)
{
    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *argument = run_argument(r, arguments, i);

        if (argument->type != ARGUMENT_SELECTION ||
            select_argument(r, arguments, i, some, SELECT_SATISFYING).count)
            continue;
        lack why = lack_explain(r, argument->selection, 0, &some);
        text phrase = argument_phrase(r, arguments, i, PHRASE_ONE);

        buffer_print(out, "; it has no %.*s", TEXT_FORMAT(phrase));
        if (why.why.length)
            buffer_print(out, ": %.*s", TEXT_FORMAT(why.why));
        return;
    }
}

static void add_found(run *r, plan_range arguments, fact some, buffer *out)
{
    for (uint32_t i = 0; i < arguments.count; i++) {
        fact_array found = select_argument(r, arguments, i, some, 0);

        if (!found.count)
            continue;
        buffer_print(out, "; it has %.*s", TEXT_FORMAT(fact_label(r, found.items[0])));
        return;
    }
}

static void add_reason(run *r, plan_id id, fact some, buffer *out)
{
    const plan_selection *filter = run_selection(r, id);
    int32_t level;

    switch (filter->word) {
    case WORD_mentioning:
        add_nearest(r, filter->arguments, some, out);
        break;
    case WORD_running:
        add_commands(r, some, out);
        break;
    case WORD_with:
        add_missing(r, filter->arguments, some, out);
        break;
    case WORD_without:
        add_found(r, filter->arguments, some, out);
        break;
    case WORD_level:
        if (fact_number(r->facts, some, ATTRIBUTE_level, &level))
            buffer_print(out, "; its level is %d", level);
        break;
    case WORD_to:
        buffer_print(out, "; it leads to %.*s", TEXT_FORMAT(fact_name(r->facts, some)));
        break;
    default:
        break;
    }
}

text drop_words(run *r, const tracked *some)
{
    buffer out = buffer_new(r->memory);
    text as = last_word_written(r, some->dropped_by);

    if (!fact_same(some->some, some->dropped))
        buffer_print(&out, "%.*s, in which it stands, ", TEXT_FORMAT(fact_label(r, some->dropped)));
    else
        buffer_add(&out, TEXT("it "));
    if (some->is_dead) {
        buffer_print(&out, "does not count for %.*s: %.*s", TEXT_FORMAT(as),
                     TEXT_FORMAT(dead_reason(r, some->dropped)));
        return buffer_text(&out);
    }
    buffer_print(&out, "is dropped by %.*s", TEXT_FORMAT(as));
    if (!fact_is_literal(some->dropped))
        add_reason(r, some->dropped_by, some->dropped, &out);
    return buffer_text(&out);
}
