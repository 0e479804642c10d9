/* whereabouts_report.c — why a contract did not fire, selection by selection. */
#include "whereabouts_report.h"
#include "paint.h"

static uint32_t count_with(const judgement *found, bool with_fact)
{
    uint32_t count = 0;

    for (uint32_t i = 0; i < found->whereabouts.count; i++)
        count += (found->whereabouts.items[i].fact.length > 0) == with_fact;
    return count;
}

static bool is_had(const judgement *found)
{
    for (uint32_t i = 0; i < found->whereabouts.count; i++)
        if (found->whereabouts.items[i].is_kept)
            return true;
    return false;
}

static void selection_write(buffer *out, const whereabout *some)
{
    buffer_print(out, "    %u. ", some->sentence + 1);
    paint_outside(out, some->selection);
}

/*       has   step "Start the profile" of section "Scale-Out" (docs/a.md:62:3): kept: ... */
static void fact_write(buffer *out, const whereabout *some, report_sources *sources,
                       const report_style *style)
{
    buffer_add(out, TEXT("       "));
    paint_text(out, style, some->is_kept ? PAINT_GOOD : PAINT_WARNING,
               some->is_kept ? TEXT("has  ") : TEXT("lacks"));
    buffer_add_byte(out, ' ');
    paint_outside(out, some->fact);
    if (some->at.path.length) {
        paint_begin(out, style, PAINT_FAINT);
        buffer_print(out, " (%.*s)", TEXT_FORMAT(place_words(out->memory, sources, &some->at)));
        paint_end(out, style, PAINT_FAINT);
    }
    if (some->why.length) {
        buffer_add(out, TEXT(": "));
        paint_outside(out, some->why);
    }
    buffer_add_byte(out, '\n');
}

static void facts_write(buffer *out, const judgement *found, report_sources *sources,
                        const report_style *style)
{
    const whereabout *before = NULL;

    for (uint32_t i = 0; i < found->whereabouts.count; i++) {
        const whereabout *some = &found->whereabouts.items[i];

        if (!some->fact.length)
            continue;
        if (!before || before->sentence != some->sentence ||
            !text_equal(before->selection, some->selection)) {
            selection_write(out, some);
            buffer_add_byte(out, '\n');
        }
        fact_write(out, some, sources, style);
        before = some;
    }
}

static void readers_write(buffer *out, const judgement *found)
{
    if (!count_with(found, false))
        return;
    buffer_print(out, "    %s read the file:\n",
                 count_with(found, true) ? "these, too," : "these selections");
    for (uint32_t i = 0; i < found->whereabouts.count; i++) {
        if (found->whereabouts.items[i].fact.length)
            continue;
        selection_write(out, &found->whereabouts.items[i]);
        buffer_add_byte(out, '\n');
    }
}

void whereabouts_write(buffer *out, const judgement *found, text asked, report_sources *sources,
                       const report_style *style)
{
    buffer_add(out, TEXT("\n  about "));
    paint_begin(out, style, PAINT_STRONG);
    paint_outside(out, asked);
    paint_end(out, style, PAINT_STRONG);
    buffer_add_byte(out, '\n');
    facts_write(out, found, sources, style);
    if (!is_had(found))
        buffer_print(out, "    %s\n",
                     found->asks_line && !count_with(found, true) ? "nothing of this contract reads that line"
                                                                  : "no selection of this contract has it");
    readers_write(out, found);
}

json_t *json_whereabouts(arena *memory, const judgement *found, report_sources *sources)
{
    json_t *all = json_array();

    for (uint32_t i = 0; i < found->whereabouts.count; i++) {
        const whereabout *some = &found->whereabouts.items[i];
        json_t *object = json_object();

        json_object_set_new(object, "sentence", json_integer(some->sentence + 1));
        json_object_set_new(object, "selection", json_text(memory, some->selection));
        if (some->fact.length) {
            json_object_set_new(object, "fact", json_text(memory, some->fact));
            json_object_set_new(object, "at", json_place(memory, sources, &some->at));
            json_object_set_new(object, "has", json_boolean(some->is_kept));
            json_set_text(memory, object, "why", some->why);
        }
        json_array_append_new(all, object);
    }
    return all;
}
