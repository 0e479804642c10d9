/* shown.c — which findings a report shows: those with an end in the paths that were asked for, and what kept
 * contracts from being judged at all. */
#include "report.h"

/* Is `path` the file `wanted`, or beneath the folder `wanted`? */
static bool is_within(text path, text wanted)
{
    if (wanted.length == 0)
        return true;
    return text_starts(path, wanted) && (path.length == wanted.length || path.start[wanted.length] == '/');
}

static bool is_path_wanted(const report_style *style, text path)
{
    for (uint32_t i = 0; i < style->path_count; i++)
        if (is_within(path, style->paths[i]))
            return true;
    return false;
}

bool report_is_shown(const report_style *style, const finding *some)
{
    if (style->path_count == 0 || some->at.path.length == 0 || some->state == FINDING_UNJUDGED)
        return true;
    if (is_path_wanted(style, some->at.path) || is_path_wanted(style, some->rule.path))
        return true;
    for (uint32_t i = 0; i < some->notes.count; i++)
        if (is_path_wanted(style, some->notes.items[i].at.path))
            return true;
    return false;
}
