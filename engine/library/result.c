/* result.c — results as bytes in a format, and as structs for programs that look at them. */
#include <assert.h>

#include "examples.h"
#include "project.h"
#include "proposals.h"
#include "spell.h"
#include "synonym.h"

static const char *const formats[] = {"text", "json", NULL}, *const facts_formats[] = {"text", "table",
                                                                                       "json", "csv", NULL};

const char *const *lockstep_formats(void)
{
    return formats;
}

const char *const *lockstep_facts_formats(void)
{
    return facts_formats;
}

static report_style style_read(arena *memory, const lockstep_style *given)
{
    static const lockstep_style none = {0};
    const lockstep_style *from = given ? given : &none;
    report_style style = {.is_colored = from->is_colored,
                          .is_terminal = from->is_terminal,
                          .shows_all = from->shows_all,
                          .width = from->width,
                          .path_count = (uint32_t)from->path_count};
    text *paths = arena_array(memory, text, from->path_count);

    for (size_t i = 0; i < from->path_count; i++)
        paths[i] = text_from(from->paths[i]);
    style.paths = paths;
    return style;
}

static void text_write(buffer *out, const lockstep_result *result, const report_style *style)
{
    switch (result->type) {
    case RESULT_CHECK:
        report_text(out, result->found, result->sources, style);
        if (result->tested)
            report_examples(out, result->tested, result->sources, style);
        return;
    case RESULT_EXPLAIN:
        report_explain(out, result->found, result->contract, result->asked, result->sources, style);
        return;
    case RESULT_FACTS:
        report_facts(out, result->all, &result->facts, result->sources, style);
        break;
    case RESULT_INVENTORY:
        report_inventory(out, result->all, &result->left_out, &result->findings, result->sources, style);
        return;
    case RESULT_COMPOSE:
        project_compose_write(out, result, false);
        return;
    case RESULT_TEST:
        report_examples(out, result->tested, result->sources, style);
        return;
    case RESULT_CONTRACTS:
        report_contracts(out, result->contracts, result->sources, style);
        break;
    case RESULT_PAGE:
        report_contracts_page(out, result->contracts);
        return;
    case RESULT_UNCOVERED:
        report_gaps(out, result->gaps, result->sources, style);
        break;
    case RESULT_COMPARISON:
        if (!result->findings.count)
            report_comparison(out, result->all, &result->compared, result->asked, result->beside,
                              result->sources, style);
        break;
    case RESULT_FORMS:
        report_forms(out, result->forms);
        return;
    case RESULT_ADDITION:
        report_addition(out, result->added);
        return;
    case RESULT_PROPOSALS:
        report_proposals(out, result->proposed, result->sources, style);
        return;
    case RESULT_PROBLEMS:
        break;
    }
    report_findings(out, &result->findings, result->sources, style);
}

static void json_write_result(buffer *out, const lockstep_result *result, const report_style *style)
{
    switch (result->type) {
    case RESULT_CHECK:
        report_json(out, result->found, result->sources, style);
        if (result->tested) /* an entry that holds both: two documents */
            report_examples_json(out, result->tested, result->sources);
        break;
    case RESULT_EXPLAIN:
        report_explain_json(out, result->found, result->contract, result->asked, result->sources);
        break;
    case RESULT_FACTS:
        report_facts_json(out, result->all, &result->facts, result->asked, &result->findings,
                          result->sources);
        break;
    case RESULT_INVENTORY:
        report_inventory_json(out, result->all, &result->left_out, &result->findings, result->sources);
        break;
    case RESULT_COMPOSE:
        project_compose_write(out, result, true);
        break;
    case RESULT_TEST:
        report_examples_json(out, result->tested, result->sources);
        break;
    case RESULT_CONTRACTS:
        report_contracts_json(out, result->contracts, &result->findings, result->sources);
        break;
    case RESULT_UNCOVERED:
        report_gaps_json(out, result->gaps, &result->findings, result->sources);
        break;
    case RESULT_COMPARISON:
        report_comparison_json(out, result->all, &result->compared, result->asked, result->beside,
                               &result->findings, result->sources);
        break;
    case RESULT_PAGE: /* is markdown alone */
        break;
    case RESULT_FORMS:
        report_forms_json(out, result->forms);
        break;
    case RESULT_ADDITION:
        report_addition_json(out, result->added);
        break;
    case RESULT_PROPOSALS:
        report_proposals_json(out, result->proposed, result->sources);
        break;
    case RESULT_PROBLEMS:
        report_findings_json(out, &result->findings, result->sources);
        break;
    }
}

/* Of problems there is no page: nothing is written. */
static bool has_page(const lockstep_result *result)
{
    return result->type == RESULT_PAGE || result->type == RESULT_PROBLEMS ||
           (result->type == RESULT_CONTRACTS && !result->contracts->asked.length);
}

/* A page of some of the contracts would be wrong. */
static void page_write(buffer *out, const lockstep_result *result)
{
    if (!result->findings.count)
        report_contracts_page(out, result->contracts);
}

bool lockstep_result_write(const lockstep_result *result, const char *format, const lockstep_style *style,
                           lockstep_writer *write, void *context)
{
    arena scratch;
    bool is_known = true, is_written = false;

    arena_init(&scratch);
    buffer out = buffer_new(&scratch);
    report_style look = style_read(&scratch, style);
    bool has_table = result->type == RESULT_FACTS || result->type == RESULT_INVENTORY ||
                     result->type == RESULT_COMPARISON || result->type == RESULT_PROBLEMS;
    bool is_yaml = text_is(text_from(format), "yaml") && result->type == RESULT_COMPOSE;
    if (text_is(text_from(format), "text") || is_yaml || (text_is(text_from(format), "table") && has_table))
        text_write(&out, result, &look);
    else if (text_is(text_from(format), "tap") && result->type == RESULT_TEST)
        report_examples_tap(&out, result->tested, result->sources);
    else if (text_is(text_from(format), "markdown") && has_page(result))
        page_write(&out, result);
    else if (text_is(text_from(format), "csv") && result->type == RESULT_FACTS)
        report_facts_csv(&out, result->all, &result->facts, result->sources);
    else if (text_is(text_from(format), "csv") && result->type == RESULT_PROBLEMS)
        ;
    else if (text_is(text_from(format), "json") && result->type != RESULT_PAGE)
        json_write_result(&out, result, &look);
    else
        is_known = false;
    if (is_known)
        is_written = out.length == 0 || write(context, out.bytes, out.length);
    arena_free(&scratch);
    return is_written;
}

bool lockstep_result_write_problems(const lockstep_result *result, const lockstep_style *style,
                                    lockstep_writer *write, void *context)
{
    arena scratch;
    bool is_written = true;

    arena_init(&scratch);
    buffer out = buffer_new(&scratch);
    report_style look = style_read(&scratch, style);
    if (result->findings.count)
        report_findings(&out, &result->findings, result->sources, &look);
    if (out.length)
        is_written = write(context, out.bytes, out.length);
    arena_free(&scratch);
    return is_written;
}

int lockstep_result_status(const lockstep_result *result)
{
    return result->status;
}

/* ---- findings as structs
 * ---------------------------------------------------------------------------------------- */

static const char *string_of(const lockstep_result *result, text some)
{
    return text_string(&result->project->memory, some);
}

static lockstep_place place_of(const lockstep_result *result, const place *at)
{
    report_position where = report_locate(result->sources, at);

    return (lockstep_place){string_of(result, at->path), where.line, where.column, where.end_line,
                            where.end_column};
}

static const finding *finding_at(const lockstep_result *result, size_t index)
{
    assert(index < result->findings.count);
    return &result->findings.items[index];
}

size_t lockstep_result_finding_count(const lockstep_result *result)
{
    return result->findings.count;
}

lockstep_finding lockstep_result_finding(const lockstep_result *result, size_t index)
{
    static const char *const states[] = {
        [FINDING_BROKEN] = "broken", [FINDING_VACUOUS] = "vacuous", [FINDING_UNJUDGED] = "unjudged"};
    const finding *some = finding_at(result, index);

    return (lockstep_finding){.contract = string_of(result, some->contract),
                              .state = states[some->state],
                              .severity = severity_words(some->level),
                              .subject = string_of(result, some->subject),
                              .role = string_of(result, some->role),
                              .message = string_of(result, some->message),
                              .fix = string_of(result, some->fix),
                              .at = place_of(result, &some->at),
                              .rule = place_of(result, &some->rule),
                              .note_count = some->notes.count};
}

lockstep_place lockstep_result_note(const lockstep_result *result, size_t index, size_t which,
                                    const char **message)
{
    const finding *some = finding_at(result, index);

    assert(which < some->notes.count);
    if (message)
        *message = string_of(result, some->notes.items[which].message);
    return place_of(result, &some->notes.items[which].at);
}

static const char *name_in(text wanted, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(wanted, names[i]))
            return names[i];
    return NULL;
}

const char *lockstep_nearest(const char *wanted, const char *const *names, size_t count)
{
    arena scratch;
    text nearest;
    const char *found = NULL;

    for (size_t next = 0; !found && synonym_next(text_from(wanted), &next, &nearest);)
        found = name_in(nearest, names, count);
    if (found)
        return found;
    arena_init(&scratch);
    text *all = arena_array(&scratch, text, count);
    for (size_t i = 0; i < count; i++)
        all[i] = text_from(names[i]);
    if (spell_nearest(&scratch, text_from(wanted), all, (uint32_t)count, &nearest))
        found = name_in(nearest, names, count);
    arena_free(&scratch);
    return found;
}
