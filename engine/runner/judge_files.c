/* judge_files.c — has_lines, connects: files that parts of the subject name. The waves have asked for them:
 * whether they are there is known, and one that can't be read has made its contract unjudged. */
#include "judge.h"

#include "named_file.h"

#include <stdlib.h>

/* ---- what both ask first ---- */

static text path_meant(const named_file *some)
{
    if (some->to.is_there)
        return some->to.path;
    return some->to.link.path_from_root.length ? some->to.link.path_from_root : some->to.link.path;
}

static void break_missing(judging *j, const named_file *some)
{
    run *r = j->r;
    text path = path_meant(some), near;
    outcome *made = judging_break(
        j, some->part,
        text_print(r->memory, some->to.is_there ? "%.*s is a folder, not a file" : "there is no %.*s",
                   TEXT_FORMAT(path)));

    made->role = TEXT("exists"); /* the same for every sentence that asks for it */
    made->expected = path;
    if (some->to.link.leaves_root)
        made->message =
            text_print(r->memory, "%.*s leads out of the repository", TEXT_FORMAT(fact_label(r, some->part)));
    else if (!some->to.is_there && target_nearest(r, path, &near)) {
        made->candidate = near;
        outcome_note(j, made, (place){.path = near}, TEXT("the nearest file: did you mean this one?"));
    }
}

/* The file that the argument's part names; false when there is none to look at, which was told. */
static bool find_file(judging *j, uint32_t index, fact subject, named_file *some)
{
    run *r = j->r;
    text words = argument_phrase(r, j->sentence->arguments, index, PHRASE_ONE);

    *some = named_file_of(r, j->sentence->arguments, index, subject);
    if (some->count != 1) {
        judging_lack(j, subject, words,
                     text_print(r->memory, some->count ? "%.*s has several: %.*s" : "%.*s has no %.*s",
                                TEXT_FORMAT(fact_label(r, subject)), TEXT_FORMAT(words)));
        return false;
    }
    if (some->to.is_silent)
        judging_keep(j, subject, "is not ours to judge", (text){0}, NULL);
    else if (!some->is_file)
        break_missing(j, some);
    return some->is_file;
}

/* ---- has_lines ---- */

static bool read_number(text words, int32_t *number)
{
    *number = 0;
    words = text_trim(words);
    for (size_t i = 0; i < words.length; i++) {
        if (words.start[i] < '0' || words.start[i] > '9' || *number > (INT32_MAX - 9) / 10)
            return false;
        *number = *number * 10 + (words.start[i] - '0');
    }
    return words.length;
}

static bool lines_of_file(const run *r, text path, int32_t *lines)
{
    uint32_t found = store_find(r->facts, path, DIALECT_FILE);

    return found != UINT32_MAX &&
           fact_number(r->facts, store_fact(r->facts, found, 0), ATTRIBUTE_lines, lines);
}

void judge_has_lines(judging *j, fact subject)
{
    run *r = j->r;
    text words = argument_phrase(r, j->sentence->arguments, 1, PHRASE_ONE);
    named_file some;
    fact_array asked;
    int32_t least, lines;
    outcome *made;

    if (j->sentence->arguments.count < 2 || !find_file(j, 0, subject, &some))
        return;
    asked = select_argument(r, j->sentence->arguments, 1, subject, 0);
    if (asked.count != 1 || !read_number(fact_name(r->facts, asked.items[0]), &least)) {
        judging_lack(j, subject, words,
                     text_print(r->memory, "%.*s has no %.*s that is a whole number",
                                TEXT_FORMAT(fact_label(r, subject)), TEXT_FORMAT(words)));
        return;
    }
    if (!lines_of_file(r, some.to.path, &lines))
        return; /* it could not be read, and that was told */
    if (lines >= least) {
        judging_keep(j, some.part, "{name} is long enough", some.to.path, NULL);
        return;
    }
    made = judging_break(j, some.part,
                         text_print(r->memory, "%.*s has %d line%s, fewer than %d", TEXT_FORMAT(some.to.path),
                                    lines, lines == 1 ? "" : "s", least));
    made->actual = text_print(r->memory, "%d", lines);
    made->expected = text_print(r->memory, "%d", least);
    made->at = fact_spot(r, asked.items[0]);
    outcome_note(j, made, (place){.path = some.to.path}, TEXT("this file is meant"));
}

/* ---- connects ---- */

static void break_connection(judging *j, const named_file *from, const named_file *to, text message, fact at,
                             bool is_unjudged)
{
    run *r = j->r;
    outcome *made = judging_break(j, to->part, message);

    made->name = made->subject =
        text_print(r->memory, "%.*s to %.*s", TEXT_FORMAT(from->to.path), TEXT_FORMAT(to->to.path));
    made->at = fact_spot(r, at);
    made->expected = to->to.path;
    made->is_unjudged = is_unjudged;
    outcome_note(j, made, (place){.path = from->to.path}, TEXT("looked for in here"));
}

typedef enum matched { MATCHED, UNMATCHED, MATCH_FAILED } matched;

/* Searches as files are searched that a rule names. */
static matched search(run *r, predicate *some, text bytes)
{
    predicate_set set = {.items = &some, .count = 1, .most = &r->options->limits};
    shard_builder *to = shard_begin(r->memory, KIND_ALL);
    uint32_t row;
    shard *found;

    shard_limit(to, &r->options->limits);
    row = shard_open(to, KIND_file, (span){0, (uint32_t)bytes.length}, TEXT(""));
    prose_verbatim(prose_new(r->memory, &set, to), bytes, 0);
    shard_close(to, row);
    found = shard_finish(to);
    return found->mark_count ? MATCHED : found->problem_count ? MATCH_FAILED : UNMATCHED;
}

static void judge_pattern(judging *j, const named_file *from, const named_file *to, text bytes, fact pattern)
{
    run *r = j->r;
    text words = fact_name(r->facts, pattern), reason = {0};
    predicate *some = predicate_compile(r->memory, PREDICATE_MATCH, words, &reason);
    matched result;

    if (!some) {
        break_connection(j, from, to,
                         text_print(r->memory, "\"%.*s\" is no regular expression: %.*s", TEXT_FORMAT(words),
                                    TEXT_FORMAT(reason)),
                         pattern, false);
        return;
    }
    result = search(r, some, bytes);
    predicate_free(some);
    if (result == MATCHED)
        judging_keep(j, to->part, "{name} matches the pattern", from->to.path, NULL);
    else
        break_connection(j, from, to,
                         text_print(r->memory,
                                    result == UNMATCHED ? "%.*s holds nothing that matches \"%.*s\""
                                                        : "%.*s takes too long to search for \"%.*s\"",
                                    TEXT_FORMAT(from->to.path), TEXT_FORMAT(words)),
                         pattern, result == MATCH_FAILED);
}

static fact_array pattern_of(judging *j, fact subject)
{
    return j->sentence->arguments.count > 2 ? select_argument(j->r, j->sentence->arguments, 2, subject, 0)
                                            : (fact_array){0};
}

void judge_connects(judging *j, fact subject)
{
    run *r = j->r;
    named_file from, to;
    fact_array pattern;
    tree_file file = {0};

    if (j->sentence->arguments.count < 2 || !find_file(j, 0, subject, &from) ||
        !find_file(j, 1, subject, &to))
        return;
    if (tree_read(r->root, from.to.path, r->memory, &file) != TREE_OK)
        return; /* and that was told */
    pattern = pattern_of(j, subject);
    if (pattern.count == 1)
        judge_pattern(j, &from, &to, file.bytes, pattern.items[0]);
    else if (text_names_path(r->memory, file.bytes, target_has_anchors(from.to.path),
                             path_folder(from.to.path), to.to.path))
        judging_keep(j, to.part, "{name} names it", from.to.path, NULL);
    else
        break_connection(j, &from, &to,
                         text_print(r->memory, "%.*s does not name %.*s", TEXT_FORMAT(from.to.path),
                                    TEXT_FORMAT(to.to.path)),
                         to.part, false);
}
