/* trace.c — questions about a trace that text and JSON both ask. */
#include "trace.h"

bool trace_is_chosen(const subject_trace *some, text wanted)
{
    return wanted.length == 0 || text_find_text(some->subject, wanted, 0) < some->subject.length;
}

trace_count trace_subjects(const contract_judgement *about, text wanted)
{
    trace_count count = {0};

    for (uint32_t i = 0; i < about->sentences.count; i++) {
        const sentence_trace *sentence = &about->sentences.items[i];

        for (uint32_t k = 0; k < sentence->subjects.count; k++) {
            const subject_trace *one = &sentence->subjects.items[k];
            if (!trace_is_chosen(one, wanted))
                continue;
            count.all++;
            count.kept += one->is_kept;
            count.excused += !one->is_kept && one->is_excused;
        }
        if (!wanted.length && sentence->subject_count > sentence->subjects.count) { /* kept ones beyond the trace's limit */
            count.all += sentence->subject_count - sentence->subjects.count;
            count.kept += sentence->subject_count - sentence->subjects.count;
        }
    }
    return count;
}

const char *trace_state(const subject_trace *some)
{
    return some->is_kept ? "kept" : some->is_excused ? "excused" : "broken";
}

static bool is_alike(const subject_trace *left, const subject_trace *right)
{
    return text_equal(left->subject, right->subject) && left->is_kept == right->is_kept &&
           left->is_excused == right->is_excused && text_equal(left->decided, right->decided);
}

subject_groups trace_groups(arena *memory, const sentence_trace *sentence, text wanted)
{
    subject_groups groups = {0};
    uint32_t capacity = 16;

    while (capacity < sentence->subjects.count * 2)
        capacity *= 2;
    uint32_t *slots = arena_array(memory, uint32_t, capacity); /* index in groups + 1; 0: free */
    for (uint32_t i = 0; i < sentence->subjects.count; i++) {
        const subject_trace *one = &sentence->subjects.items[i];
        uint32_t slot = text_hash(one->subject) & (capacity - 1);
        if (!trace_is_chosen(one, wanted))
            continue;
        while (slots[slot] && !is_alike(groups.items[slots[slot] - 1].first, one))
            slot = (slot + 1) & (capacity - 1);
        if (!slots[slot]) {
            array_push(&groups, memory)->first = one;
            slots[slot] = groups.count;
        }
        groups.items[slots[slot] - 1].count++;
    }
    return groups;
}

uint32_t report_subject_count(const contract_judgement *about, text subject)
{
    return trace_subjects(about, subject).all;
}
