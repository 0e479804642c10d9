/* sample_edit.c — edits of one fact, as a person would slip: left out, called otherwise, written twice. */
#include "save.h"

typedef enum edit_type {
    EDIT_DROP_LINES, /* what fills its lines */
    EDIT_RENAME,
    EDIT_DROP_PART, /* what is a part of a line */
    EDIT_DOUBLE,
    EDIT_TYPES
} edit_type;

/* The span, or all of its lines when it fills them. */
static span lines_around(text bytes, span part)
{
    span whole = part;

    while (whole.start && (bytes.start[whole.start - 1] == ' ' || bytes.start[whole.start - 1] == '\t'))
        whole.start--;
    while (whole.end < bytes.length && (bytes.start[whole.end] == ' ' || bytes.start[whole.end] == '\t'))
        whole.end++;
    if ((whole.start && bytes.start[whole.start - 1] != '\n') ||
        (whole.end < bytes.length && bytes.start[whole.end] != '\n' && bytes.start[whole.end - 1] != '\n'))
        return part;
    if (whole.end < bytes.length && bytes.start[whole.end] == '\n' && bytes.start[whole.end - 1] != '\n')
        whole.end++;
    return whole;
}

/* Only its first line, as a heading or a row is doubled. */
static span first_line(text bytes, span part)
{
    size_t end = text_find(bytes, '\n', part.start);

    while (part.start && bytes.start[part.start - 1] != '\n')
        part.start--;
    part.end = (uint32_t)(end < bytes.length ? end + 1 : end);
    return part;
}

/* A flag stays a flag. */
static text other_name(text name)
{
    if (text_starts(name, TEXT("--")))
        return TEXT("--something-else");
    return text_starts(name, TEXT("-")) ? TEXT("-Z") : TEXT("something-else");
}

static bool is_lines(text bytes, span part)
{
    return (!part.start || bytes.start[part.start - 1] == '\n') &&
           (part.end == bytes.length || (part.end && bytes.start[part.end - 1] == '\n'));
}

/* False when it is no such edit. */
static bool edit_bytes(arena *memory, text bytes, edit_type how, span part, text name, text *edited)
{
    span whole = how == EDIT_DOUBLE ? first_line(bytes, part) : lines_around(bytes, part);
    size_t at = text_find_text(text_slice(bytes, 0, part.end), name, part.start);

    if (part.end > bytes.length || part.start >= part.end)
        return false;
    if ((how == EDIT_DROP_LINES && is_lines(bytes, whole)) ||
        (how == EDIT_DROP_PART && !is_lines(bytes, whole)))
        *edited =
            TEXT_JOIN(memory, text_slice(bytes, 0, whole.start), text_slice(bytes, whole.end, bytes.length));
    else if (how == EDIT_DOUBLE)
        *edited =
            TEXT_JOIN(memory, text_slice(bytes, 0, whole.end), text_slice(bytes, whole.start, bytes.length));
    else if (how == EDIT_RENAME && name.length && at < part.end)
        *edited = TEXT_JOIN(memory, text_slice(bytes, 0, at), other_name(name),
                            text_slice(bytes, at + name.length, bytes.length));
    else
        return false;
    return true;
}

static sample copy_of(arena *memory, const sample *some)
{
    sample copy = {0};

    for (uint32_t i = 0; i < some->count; i++)
        *array_push(&copy, memory) = some->items[i];
    return copy;
}

static store *facts_of(sampling *s, const sample *some, uint32_t index)
{
    tree *root = sample_tree(some, false);
    finding_array unheard = {0};
    store *all;

    all = runner_survey_file(s->memory, root, &s->project->options, some->items[index].path, &unheard);
    tree_close(root);
    return all;
}

/* Edits of the facts that stand in the part. */
static bool edit_file(sampling *s, sample *some, uint32_t index, edit_type how, sample_goal goal, span within)
{
    store *all = facts_of(s, some, index);
    text before = some->items[index].bytes;

    for (uint32_t i = 0; i < store_count(all); i++)
        for (uint32_t row = 1; row < store_shard(all, i)->row_count && s->tries; row++) {
            fact one = store_fact(all, i, row);
            if (one.start < within.start || one.end > within.end ||
                !edit_bytes(s->memory, before, how, (span){one.start, one.end}, fact_name(all, one),
                            &some->items[index].bytes))
                continue;
            if (sample_is(s, some, goal))
                return true;
            some->items[index].bytes = before;
        }
    return false;
}

/* Its lines; of a heading, whose place is the line, all that stands below it. */
static span lines_of_fact(const store *all, text bytes, const place *at)
{
    span found = at->part;

    for (uint32_t i = 0; i < store_count(all); i++)
        for (uint32_t row = 1; row < store_shard(all, i)->row_count; row++) {
            fact one = store_fact(all, i, row);
            if (one.start == at->part.start && one.end > found.end)
                found.end = one.end;
        }
    while (found.start && bytes.start[found.start - 1] != '\n')
        found.start--;
    while (found.end < bytes.length && bytes.start[found.end] != '\n')
        found.end++;
    return found;
}

static bool edit_near(sampling *s, sample *some, edit_type how, sample_goal goal, const place *at)
{
    for (uint32_t i = 0; i < some->count; i++) {
        span within;
        if (!text_equal(some->items[i].path, at->path))
            continue;
        within = lines_of_fact(facts_of(s, some, i), some->items[i].bytes, at);
        if (edit_file(s, some, i, how, goal, within))
            return true;
    }
    return false;
}

static bool edit_subjects(sampling *s, sample *some, sample_goal goal)
{
    sample_verdict found;

    if (!sample_judge(s, some, false, s->memory, &found))
        return false;
    for (edit_type how = EDIT_DROP_LINES; how < EDIT_TYPES; how++)
        for (uint32_t i = 0; i < found.near.count; i++)
            if (edit_near(s, some, how, goal, &found.near.items[i].at) ||
                edit_near(s, some, how, goal, &found.near.items[i].decided_at))
                return true;
    return false;
}

bool sample_edit(sampling *s, const sample *some, sample_goal goal, bool is_near, sample *edited)
{
    const span all = {0, UINT32_MAX};

    *edited = copy_of(s->memory, some);
    if (is_near)
        return edit_subjects(s, edited, goal);
    for (edit_type how = EDIT_DROP_LINES; how < EDIT_TYPES; how++)
        for (uint32_t i = 0; i < edited->count; i++)
            if (edit_file(s, edited, i, how, goal, all))
                return true;
    return false;
}

/* ---- mending ---- */

/* Leaves out what stands at the finding's place; false when that is in none of the files. */
static bool drop_at(sampling *s, sample *some, const place *at)
{
    for (uint32_t i = 0; i < some->count; i++) {
        text *bytes = &some->items[i].bytes;
        if (text_equal(some->items[i].path, at->path) && at->part.end > at->part.start)
            return edit_bytes(s->memory, *bytes, EDIT_DROP_LINES, at->part, TEXT(""), bytes) ||
                   edit_bytes(s->memory, *bytes, EDIT_DROP_PART, at->part, TEXT(""), bytes);
    }
    return false;
}

/* One round: false when nothing more can be left out. */
static bool drop_broken(sampling *s, sample *mended)
{
    sample_verdict found;
    bool is_dropped = false;
    arena scratch;

    arena_init(&scratch);
    if (sample_judge(s, mended, false, &scratch, &found))
        for (uint32_t i = found.findings.count; i-- > 0;) /* the last one first: places before it stay */
            if (found.findings.items[i].state == FINDING_BROKEN)
                is_dropped = drop_at(s, mended, &found.findings.items[i].at) || is_dropped;
    arena_free(&scratch);
    return is_dropped;
}

bool sample_mend(sampling *s, const sample *some, sample *mended)
{
    enum { ROUNDS = 50 };

    *mended = copy_of(s->memory, some);
    for (int round = 0; round < ROUNDS; round++)
        if (sample_is(s, mended, SAMPLE_KEPT))
            return true;
        else if (!drop_broken(s, mended))
            return false;
    return false;
}
