/* trace.c — questions about a trace that text and JSON both ask. */
#include "trace.h"

bool trace_is_chosen(const subject_trace *some, text wanted)
{
    return wanted.length == 0 || text_find_text(some->subject, wanted, 0) < some->subject.length;
}

trace_count trace_subjects(const contract_judgement *about, text wanted)
{
    trace_count count = {0};

    for (uint32_t i = 0; i < about->sentences.count; i++)
        for (uint32_t k = 0; k < about->sentences.items[i].subjects.count; k++) {
            const subject_trace *one = &about->sentences.items[i].subjects.items[k];
            if (!trace_is_chosen(one, wanted))
                continue;
            count.all++;
            count.kept += one->is_kept;
            count.excused += !one->is_kept && one->is_excused;
        }
    return count;
}

const char *trace_state(const subject_trace *some)
{
    return some->is_kept ? "kept" : some->is_excused ? "excused" : "broken";
}

uint32_t report_subject_count(const contract_judgement *about, text subject)
{
    return trace_subjects(about, subject).all;
}
