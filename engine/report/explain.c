/* explain.c — lockstep explain: what a contract says, what it found, what decided, what it reads.
 *
 * Everything comes from the trace that the judge left: nothing is judged again here. */
#include "paint.h"
#include "trace.h"
#include "unicode.h"

enum { LABEL = 12, INDENT = 4 };

static void label(buffer *out, const report_style *style, const char *words)
{
    buffer_print(out, "%*s", INDENT, "");
    paint_text(out, style, PAINT_FAINT, text_from(words));
    paint_pad(out, INDENT + text_from(words).length, INDENT + LABEL);
}

static void labelled(buffer *out, const report_style *style, const char *words, text value)
{
    if (value.length == 0)
        return;
    label(out, style, words);
    paint_outside(out, value);
    buffer_add_byte(out, '\n');
}

static void header(buffer *out, const judgement *found, const contract_judgement *about,
                   report_sources *sources, const report_style *style)
{
    const plan_contract *contract = &found->rules->contracts.items[about->contract];
    paint color = state_paint(about->state);

    paint_begin(out, style, PAINT_STRONG);
    paint_outside(out, contract->id);
    paint_end(out, style, PAINT_STRONG);
    buffer_add(out, TEXT(" is "));
    paint_text(out, style, color, text_from(contract_state_words(about->state)));
    place line = contract->at;
    line.is_line_only = true;
    buffer_print(out, " (%.*s)\n", TEXT_FORMAT(place_words(out->memory, sources, &line)));
    labelled(out, style, "says", contract->says);
    labelled(out, style, "why", contract->why);
    labelled(out, style, "fix", contract->fix);
}

/*     matrix :column "Profile"    4 found: baseline, monitoring, jupyter, llm */
static void selection_write(buffer *out, const selection_trace *some, size_t column, report_sources *sources,
                            const report_style *style)
{
    text written = one_line(out->memory, some->written);

    buffer_print(out, "%*s", INDENT + 2, "");
    buffer_add(out, written);
    paint_pad(out, unicode_width(written, 0), column);
    paint_begin(out, style, some->is_promise_kept ? PAINT_PLAIN : PAINT_ERROR);
    buffer_print(out, "  %u found", some->found);
    paint_end(out, style, some->is_promise_kept ? PAINT_PLAIN : PAINT_ERROR);
    for (uint32_t i = 0; i < some->names.count; i++) {
        buffer_add(out, i ? TEXT(", ") : TEXT(": "));
        paint_outside(out, some->names.items[i]);
    }
    if (some->found > some->names.count && some->names.count)
        buffer_add(out, TEXT(", ..."));
    if (some->places.count) {
        paint_begin(out, style, PAINT_FAINT);
        buffer_print(out, "  (%s%.*s)", some->found > 1 ? "from " : "",
                     TEXT_FORMAT(place_words(out->memory, sources, &some->places.items[0])));
        paint_end(out, style, PAINT_FAINT);
    }
    buffer_add_byte(out, '\n');
}

static void selections_write(buffer *out, const sentence_trace *sentence, report_sources *sources,
                             const report_style *style)
{
    size_t column = 0;

    for (uint32_t i = 0; i < sentence->selections.count; i++) {
        size_t width = unicode_width(one_line(out->memory, sentence->selections.items[i].written), 0);
        if (width > column && width <= 60)
            column = width;
    }
    for (uint32_t i = 0; i < sentence->selections.count; i++)
        selection_write(out, &sentence->selections.items[i], column, sources, style);
}

/*     kept    docs/operations.md:130:3 cell "monitoring": is in compose :profiles() [compose.yaml:41:18] */
static void subject_write(buffer *out, const subject_trace *some, report_sources *sources,
                          const report_style *style)
{
    const char *state = trace_state(some);
    paint color = some->is_kept ? PAINT_GOOD : some->is_excused ? PAINT_NOTE : PAINT_ERROR;

    buffer_print(out, "%*s", INDENT + 2, "");
    paint_text(out, style, color, text_from(state));
    paint_pad(out, text_from(state).length, 8);
    paint_outside(out, some->subject);
    if (some->at.path.length) {
        paint_begin(out, style, PAINT_FAINT);
        buffer_print(out, " (%.*s)", TEXT_FORMAT(place_words(out->memory, sources, &some->at)));
        paint_end(out, style, PAINT_FAINT);
    }
    if (some->decided.length) {
        buffer_add(out, TEXT(": "));
        paint_outside(out, some->decided);
    }
    if (some->decided_at.path.length) {
        paint_begin(out, style, PAINT_FAINT);
        buffer_print(out, " (%.*s)", TEXT_FORMAT(place_words(out->memory, sources, &some->decided_at)));
        paint_end(out, style, PAINT_FAINT);
    }
    buffer_add_byte(out, '\n');
}

static void sentence_write(buffer *out, const sentence_trace *sentence, uint32_t number, text subject,
                           report_sources *sources, const report_style *style)
{
    buffer_print(out, "\n  %u. ", number);
    paint_begin(out, style, PAINT_STRONG);
    paint_outside(out, sentence->written);
    paint_end(out, style, PAINT_STRONG);
    buffer_add_byte(out, '\n');
    labelled(out, style, "understood", sentence->words);
    label(out, style, "state");
    paint_text(out, style, state_paint(sentence->state), text_from(contract_state_words(sentence->state)));
    buffer_add_byte(out, '\n');
    selections_write(out, sentence, sources, style);
    for (uint32_t i = 0; i < sentence->subjects.count; i++)
        if (trace_is_chosen(&sentence->subjects.items[i], subject))
            subject_write(out, &sentence->subjects.items[i], sources, style);
}

static void paths_write(buffer *out, const report_style *style, const char *words, const text *paths,
                        uint32_t count)
{
    if (count == 0)
        return;
    label(out, style, words);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            buffer_add(out, TEXT(", "));
        if (paths[i].length)
            paint_outside(out, paths[i]);
        else
            buffer_add_byte(out, '.'); /* the root itself */
    }
    buffer_add_byte(out, '\n');
}

void report_explain(buffer *out, const judgement *found, uint32_t index, text subject,
                    report_sources *sources, const report_style *style)
{
    const contract_judgement *about = &found->contracts.items[index];
    trace_count subjects = trace_subjects(about, subject);

    header(out, found, about, sources, style);
    for (uint32_t i = 0; i < about->sentences.count; i++)
        sentence_write(out, &about->sentences.items[i], i + 1, subject, sources, style);
    buffer_add(out, TEXT("\n  reads\n"));
    paths_write(out, style, "files", about->files.items, about->files.count);
    paths_write(out, style, "folders", about->folders.items, about->folders.count);
    paths_write(out, style, "not found", about->probes.items, about->probes.count);
    buffer_add(out, TEXT("\n"));
    paint_count(out, subjects.all, "subject", "subjects");
    buffer_print(out, ": %u kept", subjects.kept);
    if (subjects.all - subjects.kept - subjects.excused)
        buffer_print(out, ", %u broken", subjects.all - subjects.kept - subjects.excused);
    if (subjects.excused)
        buffer_print(out, ", %u excused", subjects.excused);
    buffer_add_byte(out, '\n');
}
