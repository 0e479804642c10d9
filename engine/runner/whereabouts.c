/* whereabouts.c — every selection of a contract asked about one thing: have you got it, and if not, which
 * word let go of it?
 *
 * The last word that came by such a fact answers. Facts that the same word dropped for the same reason are
 * told once. */
#include "whereabouts.h"

#include "buffer.h"
#include "nearest.h"
#include "sources.h"
#include "unicode.h"
#include "words.h"

enum { TOLD = 8 }; /* facts of one selection */

typedef struct asking {
    run *r;
    const contract_judgement *about;
    uint32_t sentence;
    text wanted; /* folded, without quotes */
    place line;  /* path empty: `wanted` is asked for */
} asking;

static text without_quotes(arena *memory, text key)
{
    buffer out = buffer_new(memory);

    for (size_t i = 0; i < key.length; i++)
        if (key.start[i] != '"')
            buffer_add_byte(&out, key.start[i]);
    return buffer_text(&out);
}

/* Whole files stand on every line of theirs, and say nothing about one. */
static bool stands_on_line(const asking *a, fact some)
{
    if (fact_is_literal(some) || (some.row == 0 && !some.is_captured))
        return false;
    return text_equal(fact_place(a->r->facts, some).path, a->line.path) && some.start < a->line.part.end &&
           some.end > a->line.part.start;
}

static bool is_asked(const asking *a, fact some)
{
    text key;

    if (a->line.path.length)
        return stands_on_line(a, some);
    key = unicode_fold(a->r->memory, without_quotes(a->r->memory, fact_key(a->r, some)));
    return text_find_text(key, a->wanted, 0) < key.length;
}

/* How the judge decided about it; empty when it was no subject. */
static text verdict_words(const asking *a, fact some)
{
    const sentence_trace *sentence = &a->about->sentences.items[a->sentence];
    place at = fact_spot(a->r, some);

    for (uint32_t i = 0; i < sentence->subjects.count; i++) {
        const subject_trace *one = &sentence->subjects.items[i];

        if (text_equal(one->at.path, at.path) && one->at.part.start == at.part.start &&
            one->at.part.end == at.part.end)
            return text_print(a->r->memory, "%s: %.*s",
                              one->is_kept      ? "kept"
                              : one->is_excused ? "excused"
                                                : "broken",
                              TEXT_FORMAT(one->decided));
    }
    return (text){0};
}

static bool is_told(const asking *a, text selection, text fact_words, text why)
{
    for (uint32_t i = 0; i < a->r->out->whereabouts.count; i++) {
        const whereabout *one = &a->r->out->whereabouts.items[i];

        if (one->sentence == a->sentence && text_equal(one->selection, selection) &&
            text_equal(one->fact, fact_words) &&
            (one->is_kept || text_equal(one->why, why))) /* one of equal names is enough */
            return true;
    }
    return false;
}

static bool tell(asking *a, plan_id id, fact some, bool is_kept, text why)
{
    text selection = run_selection(a->r, id)->written, key = fact_key(a->r, some);
    whereabout *made;

    if (is_told(a, selection, key, why))
        return false;
    made = array_push(&a->r->out->whereabouts, a->r->memory);
    *made = (whereabout){.sentence = a->sentence,
                         .selection = selection,
                         .fact = key,
                         .at = fact_spot(a->r, some),
                         .is_kept = is_kept,
                         .why = why};
    return true;
}

/* The word behind the last that has it finds nothing in it, or nothing there. */
static text nothing_behind(const asking *a, plan_id next)
{
    return text_print(a->r->memory, "it is gone through, but %.*s finds nothing %s",
                      TEXT_FORMAT(last_word_written(a->r, next)),
                      a->line.path.length ? "on that line" : "in it");
}

static bool holds_kept(run *r, const tracked_array *level, fact some)
{
    for (uint32_t i = 0; i < level->count; i++)
        if (!level->items[i].dropped_by && !fact_is_literal(level->items[i].some) && !fact_is_literal(some) &&
            level->items[i].some.shard == some.shard && level->items[i].some.row >= some.row &&
            level->items[i].some.row < store_shard(r->facts, some.shard)->end_row[some.row])
            return true;
    return false;
}

static text words_of(asking *a, const tracked *some, const tracked_array *levels, const plan_id *words,
                     uint32_t at, uint32_t count)
{
    if (some->dropped_by)
        return drop_words(a->r, some);
    if (at + 1 == count)
        return verdict_words(a, some->some);
    if (!a->line.path.length && holds_kept(a->r, &levels[count - 1], some->some))
        return TEXT("it is gone through");
    return nothing_behind(a, words[at + 1]);
}

/* Of facts that stand on a line the innermost answers; one that is kept before all others. */
static const tracked *innermost(const asking *a, const tracked_array *level)
{
    const tracked *best = NULL;

    for (uint32_t i = 0; i < level->count; i++) {
        const tracked *some = &level->items[i];

        if (!is_asked(a, some->some))
            continue;
        if (!best || (best->dropped_by && !some->dropped_by) ||
            (!best->dropped_by == !some->dropped_by &&
             some->some.end - some->some.start < best->some.end - best->some.start))
            best = some;
    }
    return best;
}

/* One level of a selection answers; false when it came by nothing of what is asked for. */
static bool level_tell(asking *a, plan_id id, const tracked_array *levels, const plan_id *words, uint32_t at,
                       uint32_t count)
{
    const tracked *one = a->line.path.length ? innermost(a, &levels[at]) : NULL;
    uint32_t told = 0;
    bool is_any = false;

    for (uint32_t i = 0; i < levels[at].count && told < TOLD; i++) {
        const tracked *some = &levels[at].items[i];

        if (one ? some != one : a->line.path.length || !is_asked(a, some->some))
            continue;
        is_any = true;
        told += tell(a, id, some->some, !some->dropped_by && at + 1 == count,
                     words_of(a, some, levels, words, at, count));
    }
    return is_any;
}

static void tell_reader(asking *a, plan_id id, const tracked_array *first)
{
    for (uint32_t i = 0; a->line.path.length && i < first->count; i++) {
        fact some = first->items[i].some;
        whereabout *made;

        if (fact_is_literal(some) || !text_equal(fact_place(a->r->facts, some).path, a->line.path))
            continue;
        if (is_told(a, run_selection(a->r, id)->written, (text){0}, (text){0}))
            return;
        made = array_push(&a->r->out->whereabouts, a->r->memory);
        made->sentence = a->sentence;
        made->selection = run_selection(a->r, id)->written;
        return;
    }
}

static void ask_selection(asking *a, plan_id id, const fact_array *subjects)
{
    const plan_selection *some = run_selection(a->r, id);
    tracked_array levels[MOST_LEVELS];
    plan_id words[MOST_LEVELS];
    uint32_t count;

    if (some->shape != SELECTION_WORD) {
        for (uint32_t i = 0; some->shape == SELECTION_EITHER && i < some->arguments.count; i++)
            if (run_argument(a->r, some->arguments, i)->type == ARGUMENT_SELECTION)
                ask_selection(a, run_argument(a->r, some->arguments, i)->selection, subjects);
        return;
    }
    count = track(a->r, id, selection_is_absolute(a->r, id) ? NULL : subjects, levels, words);
    for (uint32_t at = count; at-- > 0;)
        if (level_tell(a, id, levels, words, at, count))
            return;
    if (count && selection_is_absolute(a->r, id))
        tell_reader(a, id, &levels[0]);
}

static void ask_sentence(asking *a, const plan_sentence *sentence)
{
    fact_array none = {0}, subjects = select_from(a->r, sentence->subject, 0, &none, 0);

    ask_selection(a, sentence->subject, &none);
    for (uint32_t i = 0; i < sentence->arguments.count; i++) {
        const plan_argument *some = run_argument(a->r, sentence->arguments, i);

        if (some->type == ARGUMENT_SELECTION && some->selection)
            ask_selection(a, some->selection, &subjects);
    }
}

void whereabouts_collect(run *r, uint32_t index)
{
    const plan_contract *contract = &r->rules->contracts.items[index];
    asking a = {.r = r, .about = &r->out->contracts.items[index], .line = r->options->asks_place};

    a.wanted = unicode_fold(r->memory, without_quotes(r->memory, r->options->asks_subject));
    r->out->asks_line = a.line.path.length > 0;
    if (a.about->state == CONTRACT_UNJUDGED || (!a.wanted.length && !a.line.path.length))
        return;
    for (a.sentence = 0; a.sentence < contract->sentences.count; a.sentence++)
        ask_sentence(&a, &r->rules->sentences.items[contract->sentences.first + a.sentence]);
}
