/* explain.c — lockstep explain: what a contract says, what it found, what decided, what it reads.
 *
 * Everything comes from the trace that the judge left: nothing is judged again here. */
#include "glob.h"
#include "paint.h"
#include "trace.h"
#include "unicode.h"
#include "whereabouts_report.h"

enum { LABEL = 12, INDENT = 4, NAMES = 60 };

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
    paint_prose(out, style, value, INDENT + LABEL, INDENT + LABEL);
    buffer_add_byte(out, '\n');
}

static bool reads_file(const contract_judgement *about, text path)
{
    for (uint32_t i = 0; i < about->files.count; i++)
        if (text_equal(about->files.items[i], path))
            return true;
    return false;
}

/* Why it could not be evaluated, and what helps: a limit is named with the flag that moves it. */
static void unjudged_write(buffer *out, const judgement *found, const contract_judgement *about,
                           report_sources *sources, const report_style *style)
{
    text id = found->rules->contracts.items[about->contract].id;

    for (uint32_t i = 0; about->state == CONTRACT_UNJUDGED && i < found->findings.count; i++) {
        const finding *some = &found->findings.items[i];

        if (some->state != FINDING_UNJUDGED ||
            !(some->contract.length ? text_equal(some->contract, id) : reads_file(about, some->at.path)))
            continue;
        labelled(out, style, "unjudged",
                 text_print(out->memory, "%.*s: %.*s",
                            TEXT_FORMAT(place_words(out->memory, sources, &some->at)),
                            TEXT_FORMAT(some->message)));
        labelled(out, style, "", some->fix);
    }
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
    if (contract->pack.length) {
        line = contract->pack_at;
        line.is_line_only = true;
        buffer_print(out, "  from the pack %.*s (%.*s)\n", TEXT_FORMAT(one_line(out->memory, contract->pack)),
                     TEXT_FORMAT(place_words(out->memory, sources, &line)));
    }
    labelled(out, style, "says", contract->says);
    labelled(out, style, "why", contract->why);
    labelled(out, style, "fix", contract->fix);
    unjudged_write(out, found, about, sources, style);
}

/* As many names as fit beside the count; the rest is dots. */
static void names_write(buffer *out, const selection_trace *some)
{
    size_t width = 0;
    uint32_t i = 0;

    for (; i < some->names.count && width < NAMES; i++) {
        text name = one_line(out->memory, some->names.items[i]);
        buffer_add(out, i ? TEXT(", ") : TEXT(": "));
        buffer_add(out, name);
        width += unicode_width(name, 0) + 2;
    }
    if (i && i < some->found)
        buffer_add(out, TEXT(", ..."));
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
    names_write(out, some);
    if (some->places.count && some->places.items[0].path.length) { /* names of a rule stand nowhere */
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

/* " (compose.yaml:41:18)", or nothing. `more`: places that this one stands for, too. */
static void place_aside(buffer *out, const place *at, uint32_t more, report_sources *sources,
                        const report_style *style)
{
    if (at->path.length == 0)
        return;
    paint_begin(out, style, PAINT_FAINT);
    buffer_print(out, " (%.*s", TEXT_FORMAT(place_words(out->memory, sources, at)));
    if (more)
        buffer_print(out, " and %u more", more);
    buffer_add_byte(out, ')');
    paint_end(out, style, PAINT_FAINT);
}

/*     kept    cell "monitoring" (docs/operations.md:130:3): is on both sides (compose.yaml:41:18) */
static void subject_write(buffer *out, const subject_group *group, report_sources *sources,
                          const report_style *style)
{
    const subject_trace *some = group->first;
    const char *state = trace_state(some);
    paint color = some->is_kept ? PAINT_GOOD : some->is_excused ? PAINT_NOTE : PAINT_ERROR;

    buffer_print(out, "%*s", INDENT + 2, "");
    paint_text(out, style, color, text_from(state));
    paint_pad(out, text_from(state).length, 8);
    paint_outside(out, some->subject);
    place_aside(out, &some->at, group->count - 1, sources, style);
    if (some->decided.length) {
        buffer_add(out, TEXT(": "));
        paint_outside(out, some->decided);
    }
    place_aside(out, &some->decided_at, 0, sources, style);
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
    subject_groups groups = trace_groups(out->memory, sentence, subject);
    for (uint32_t i = 0; i < groups.count; i++)
        subject_write(out, &groups.items[i], sources, style);
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

/* Where something would be, were it there. Ignore files are looked for in every folder above a file that compose
 * names: that helps nobody, and JSON has it. */
static void probes_write(buffer *out, const report_style *style, const contract_judgement *about)
{
    text *shown = arena_array(out->memory, text, about->probes.count + 1);
    uint32_t count = 0;

    for (uint32_t i = 0; i < about->probes.count; i++)
        if (!text_is(path_name(about->probes.items[i]), ".gitignore"))
            shown[count++] = about->probes.items[i];
    paths_write(out, style, "not found", shown, count);
}

void report_explain(buffer *out, const judgement *found, uint32_t index, text subject,
                    report_sources *sources, const report_style *style)
{
    const contract_judgement *about = &found->contracts.items[index];
    trace_count subjects = trace_subjects(about, subject);

    header(out, found, about, sources, style);
    for (uint32_t i = 0; i < about->sentences.count; i++)
        sentence_write(out, &about->sentences.items[i], i + 1, subject, sources, style);
    if (subject.length)
        whereabouts_write(out, found, subject, sources, style);
    buffer_add(out, TEXT("\n  reads\n"));
    paths_write(out, style, "files", about->files.items, about->files.count);
    paths_write(out, style, "folders", about->folders.items, about->folders.count);
    probes_write(out, style, about);
    if (subject.length && !subjects.all) /* what was asked for is no subject: the selections have answered */
        return;
    buffer_add(out, TEXT("\n"));
    paint_count(out, subjects.all, "subject", "subjects");
    buffer_print(out, ": %u kept", subjects.kept);
    if (subjects.all - subjects.kept - subjects.excused)
        buffer_print(out, ", %u broken", subjects.all - subjects.kept - subjects.excused);
    if (subjects.excused)
        buffer_print(out, ", %u excused", subjects.excused);
    buffer_add_byte(out, '\n');
}
