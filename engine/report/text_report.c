/* text_report.c — lockstep check for people: the findings, and a last line that counts and says why the
 * status is what it is. */
#include <stdlib.h>

#include "text_finding.h"
#include "unicode.h"

/* How often each contract was shown in full so far. */
typedef struct tally {
    text contract;
    uint32_t shown;
} tally;

typedef ARRAY(tally) tallies;

static tally *tally_of(tallies *all, arena *memory, text contract)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (text_equal(all->items[i].contract, contract))
            return &all->items[i];
    tally *added = array_push(all, memory);
    added->contract = contract;
    return added;
}

static uint32_t shown_count(const finding_array *findings, const report_style *style)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < findings->count; i++)
        count += report_is_shown(style, &findings->items[i]);
    return count;
}

/* Writes the findings that are asked for; returns how many stand there in one line only. */
static uint32_t findings_write(buffer *out, const finding_array *findings, report_sources *sources,
                               const report_style *style, bool is_cut)
{
    tallies seen = {0};
    uint32_t in_one_line = 0;

    for (uint32_t i = 0; i < findings->count; i++) {
        const finding *some = &findings->items[i];
        if (!report_is_shown(style, some))
            continue;
        if (is_cut && tally_of(&seen, out->memory, some->contract)->shown++ >= REPORT_FULL_EACH) {
            text_finding_line(out, some, sources, style);
            in_one_line++;
        } else {
            text_finding_full(out, some, sources, style);
        }
    }
    return in_one_line;
}

void report_findings(buffer *out, const finding_array *findings, report_sources *sources,
                     const report_style *style)
{
    findings_write(out, findings, sources, style, false);
}

/* Vacuous selections: several contracts may hang on one. */
static uint32_t cause_count(const finding_array *findings)
{
    uint32_t causes = 0;

    for (uint32_t i = 0; i < findings->count; i++)
        causes += findings->items[i].state == FINDING_VACUOUS;
    return causes;
}

static void state_count(buffer *out, const report_style *style, uint32_t count, contract_state state,
                        const char *before)
{
    buffer_print(out, "%s", before);
    paint_begin(out, style, count ? state_paint(state) : PAINT_PLAIN);
    buffer_print(out, "%u %s", count, contract_state_words(state));
    paint_end(out, style, count ? state_paint(state) : PAINT_PLAIN);
}

static void states_write(buffer *out, const judgement *found, const report_style *style)
{
    paint_count(out, found->contracts.count, "contract", "contracts");
    if (found->contracts.count == 0)
        return;
    state_count(out, style, found->kept, CONTRACT_KEPT, ": ");
    if (found->broken)
        state_count(out, style, found->broken, CONTRACT_BROKEN, ", ");
    if (found->vacuous) {
        uint32_t causes = cause_count(&found->findings);
        state_count(out, style, found->vacuous, CONTRACT_VACUOUS, ", ");
        buffer_print(out, " (%u %s)", causes, causes == 1 ? "cause" : "causes");
    }
    if (found->unjudged)
        state_count(out, style, found->unjudged, CONTRACT_UNJUDGED, ", ");
}

static void reads_write(buffer *out, const judgement *found)
{
    const char *edge = "; ";
    const struct {
        uint32_t count;
        const char *one, *many;
    } reads[] = {{found->documents, "document", "documents"},
                 {found->services, "service", "services"},
                 {found->scripts, "script", "scripts"},
                 {found->workflows, "workflow", "workflows"}};

    for (size_t i = 0; i < sizeof reads / sizeof *reads; i++) {
        if (reads[i].count == 0)
            continue;
        buffer_print(out, "%s", edge);
        paint_count(out, reads[i].count, reads[i].one, reads[i].many);
        edge = ", ";
    }
}

/* ---- contracts that no finding names ---- */

static int compare_paths(const void *left, const void *right)
{
    return text_compare(*(const text *)left, *(const text *)right);
}

/* The files that could not be read whole; findings are sorted by path, and so are these. */
static text *damaged_files(arena *memory, const finding_array *findings, uint32_t *count)
{
    text *paths = arena_array(memory, text, findings->count + 1);

    *count = 0;
    for (uint32_t i = 0; i < findings->count; i++)
        if (findings->items[i].state == FINDING_UNJUDGED && !findings->items[i].contract.length)
            paths[(*count)++] = findings->items[i].at.path;
    return paths;
}

/* "docs/services is unjudged: it reads docs/guide.md and 2 more, which could not be read whole" */
static void unjudged_write(buffer *out, const judgement *found, const report_style *style)
{
    uint32_t damaged, named;
    text *paths = damaged_files(out->memory, &found->findings, &damaged);

    for (uint32_t i = 0; i < found->contracts.count; i++) {
        const contract_judgement *some = &found->contracts.items[i];
        const text *first = NULL;

        if (some->state != CONTRACT_UNJUDGED)
            continue;
        named = 0;
        for (uint32_t k = 0; k < some->files.count; k++) {
            if (!bsearch(&some->files.items[k], paths, damaged, sizeof *paths, compare_paths))
                continue;
            first = first ? first : &some->files.items[k];
            named++;
        }
        if (!first) /* a finding of its own says why */
            continue;
        paint_text(out, style, PAINT_STRONG,
                   one_line(out->memory, found->rules->contracts.items[some->contract].id));
        buffer_add(out, TEXT(" is unjudged: it reads "));
        buffer_add(out, unicode_escape(out->memory, *first));
        if (named > 1)
            buffer_print(out, " and %u more", named - 1);
        buffer_add(out, TEXT(", which could not be read whole: mend that first\n"));
    }
}

/* 41 contracts: 39 kept, 1 broken, 1 vacuous (1 cause); 214 documents, 31 services -> exit 1 */
static void last_line(buffer *out, const judgement *found, const report_style *style)
{
    paint color = found->status == 0 ? PAINT_GOOD : PAINT_ERROR;

    states_write(out, found, style);
    reads_write(out, found);
    if (found->depends_on_today)
        buffer_print(out, "; today is %.*s", TEXT_FORMAT(date_print(out->memory, found->today)));
    paint_begin(out, style, color);
    buffer_print(out, " -> exit %d", found->status);
    paint_end(out, style, color);
    /* A reason that counts states ("1 broken") stands in the line already. */
    if (found->reason.length && (found->reason.start[0] < '0' || found->reason.start[0] > '9')) {
        buffer_add(out, TEXT(" ("));
        paint_outside(out, found->reason);
        buffer_add_byte(out, ')');
    }
    buffer_add_byte(out, '\n');
}

void report_text(buffer *out, const judgement *found, report_sources *sources, const report_style *style)
{
    uint32_t shown = shown_count(&found->findings, style);
    bool is_cut = style->is_terminal && !style->shows_all && shown > REPORT_FULL_LIMIT;
    uint32_t in_one_line = findings_write(out, &found->findings, sources, style, is_cut);

    if (in_one_line)
        buffer_print(out, "%u %s: --all shows %s in full\n", in_one_line,
                     in_one_line == 1 ? "finding stands in one line" : "findings stand in one line each",
                     in_one_line == 1 ? "it" : "them");
    if (shown < found->findings.count)
        buffer_print(out, "%u of %u findings have an end in the paths that you gave\n", shown,
                     found->findings.count);
    unjudged_write(out, found, style);
    last_line(out, found, style);
}
