/* judge_exists.c — exists: what a link or a path leads to, anchors too (LANGUAGE 24). */
#include "judge.h"

#include "markdown_site_slug.h"
#include "target.h"
#include "unicode.h"

/* The anchor that a row is; false when it is none. */
static bool row_anchor(const run *r, uint32_t document, uint32_t row, text *name)
{
    kind is = (kind)store_shard(r->facts, document)->kind[row];
    fact some;

    if (is != KIND_anchor && is != KIND_section)
        return false;
    some = store_fact(r->facts, document, row);
    *name = fact_name(r->facts, some);
    return is == KIND_anchor || fact_text(r->facts, some, ATTRIBUTE_slug, name);
}

static bool has_anchor(const run *r, uint32_t document, text anchor)
{
    text name;

    for (uint32_t row = 0; row < store_shard(r->facts, document)->row_count; row++)
        if (row_anchor(r, document, row, &name) && anchor_names(anchor, name))
            return true;
    return false;
}

/* The number behind the last `_`, which is cut off with it: "setup_2" is the third of its name. */
static int64_t repeat_cut(text *anchor)
{
    size_t line = text_find_last(*anchor, '_');
    int64_t number = 0;

    if (line == anchor->length || !text_number(text_slice(*anchor, line + 1, anchor->length), &number) ||
        number < 1)
        return 0;
    anchor->length = line;
    return number;
}

/* Is it a heading's anchor by the rule of mkdocs? */
static bool has_site_anchor(run *r, uint32_t document, text anchor)
{
    const shard *facts = store_shard(r->facts, document);
    text first = anchor;
    int64_t repeat = repeat_cut(&first), found = 0;

    for (uint32_t row = 0; row < facts->row_count; row++) {
        text slug;
        if (facts->kind[row] != KIND_section)
            continue;
        slug = site_slug_of(r->memory, fact_name(r->facts, store_fact(r->facts, document, row)));
        if (text_equal(slug, anchor))
            return true;
        found += text_equal(slug, first);
    }
    return repeat && found > repeat - !first.length; /* nothing is left of a heading: its first is "_1" */
}

/* Is there a place of this name, in the eyes of any that show the page? "top" is one of every page
 * (HTML 7.4.6.4). */
static bool anchor_exists(run *r, uint32_t document, text anchor)
{
    return anchor_names(anchor, TEXT("top")) || has_anchor(r, document, anchor) ||
           (target_is_in_mkdocs(r, store_path(r->facts, document)) && has_site_anchor(r, document, anchor));
}

static text_array anchors_of(const run *r, uint32_t document)
{
    text_array found = {0};
    text name;

    for (uint32_t row = 0; row < store_shard(r->facts, document)->row_count; row++)
        if (row_anchor(r, document, row, &name))
            *array_push(&found, r->memory) = name;
    return found;
}

/* The nearest anchor; *is_other_case when only capitals tell it from the wanted one. */
static bool nearest_anchor(run *r, uint32_t document, text wanted, text *near, bool *is_other_case)
{
    text_array anchors = anchors_of(r, document);
    text folded = unicode_fold(r->memory, wanted);

    for (uint32_t i = 0; i < anchors.count; i++)
        if (text_equal(unicode_fold(r->memory, anchors.items[i]), folded)) {
            *near = anchors.items[i];
            return *is_other_case = true;
        }
    *is_other_case = false;
    return nearest_text(r, &anchors, wanted, near);
}

/* The link as it is written, with another anchor; no edit of one whose target stands elsewhere. */
static edit anchor_edit(const run *r, fact link, text anchor, text near)
{
    place at = fact_spot(r, link);
    text target = fact_name(r->facts, link), written;
    tree_file file;
    size_t hash = target.length - anchor.length, start;

    if (at.is_line_only || !text_ends(target, anchor) ||
        tree_read(r->root, at.path, r->memory, &file) != TREE_OK)
        return (edit){0};
    written = text_slice(file.bytes, at.part.start, at.part.end);
    start = text_find_text(written, TEXT_JOIN(r->memory, TEXT("]("), target), 0) + 2 + hash;
    if (start >= written.length)
        return (edit){0};
    return (edit){at, TEXT_JOIN(r->memory, text_slice(written, 0, start), near,
                                text_slice(written, start + anchor.length, written.length))};
}

static void break_anchor(judging *j, fact subject, const link_target *to, uint32_t document)
{
    run *r = j->r;
    bool is_other_case;
    text near, path = store_path(r->facts, document), name;
    outcome *made = judging_break(
        j, subject,
        text_print(r->memory, "%.*s leads to no heading: %.*s has no anchor \"%.*s\"",
                   TEXT_FORMAT(fact_label(r, subject)), TEXT_FORMAT(path), TEXT_FORMAT(to->anchor)));

    made->expected = to->anchor;
    if (!nearest_anchor(r, document, to->anchor, &near, &is_other_case)) {
        outcome_note(j, made, (place){.path = path}, TEXT("looked for in here"));
        return;
    }
    made->candidate = near;
    made->change = anchor_edit(r, subject, to->anchor, near);
    for (uint32_t row = 0; row < store_shard(r->facts, document)->row_count; row++)
        if (row_anchor(r, document, row, &name) && text_equal(name, near)) {
            outcome_note(j, made, fact_spot(r, store_fact(r->facts, document, row)),
                         text_print(r->memory,
                                    is_other_case ? "the anchor here is \"%.*s\": capitals make another one"
                                                  : "the nearest anchor is \"%.*s\": did you mean that?",
                                    TEXT_FORMAT(near)));
            return;
        }
}

static void break_path(judging *j, fact subject, const link_target *to)
{
    run *r = j->r;
    bool is_link = fact_kind(r->facts, subject) == KIND_link || fact_kind(r->facts, subject) == KIND_picture;
    text path = is_link || !to->path_from_root.length
                    ? to->path
                    : to->path_from_root; /* where paths are mostly meant from */
    text near;
    outcome *made = judging_break(j, subject,
                                  text_print(r->memory, "%.*s leads to no file: there is no %.*s",
                                             TEXT_FORMAT(fact_label(r, subject)), TEXT_FORMAT(path)));

    made->expected = path;
    if (to->leaves_root)
        made->message =
            text_print(r->memory, "%.*s leads out of the repository", TEXT_FORMAT(fact_label(r, subject)));
    else if (is_link && to->path_from_root.length && target_is_there(r, to->path_from_root))
        outcome_note(j, made, (place){.path = to->path_from_root},
                     TEXT("the root has this file, but a link begins where its document stands"));
    else if (target_nearest(r, path, &near)) {
        made->candidate = near;
        outcome_note(j, made, (place){.path = near}, TEXT("the nearest file: did you mean this one?"));
    }
}

/* What the first wave found out, when that was all there is to ask. */
static bool is_known(const judging *j, text *path)
{
    const run *r = j->r;
    const sentence_reads *reads = &r->reads[j->sentence - r->rules->sentences.items];
    uint32_t answer = reads->answers ? reads->answers[j->asked] : 0;

    *path = answer ? names_text(&r->probed, answer - 1) : (text){0};
    return answer;
}

void judge_exists(judging *j, fact subject)
{
    run *r = j->r;
    target_answer to;
    text path;

    if (is_known(j, &path)) {
        judging_keep(j, subject, "{name} is there", path, NULL);
        return;
    }
    to = target_of(r, subject);
    if (to.is_silent) {
        judging_keep(j, subject, "is not ours to judge", (text){0}, NULL);
        return;
    }
    if (!to.is_there) {
        break_path(j, subject, &to.link);
        return;
    }
    if (to.document != UINT32_MAX && to.link.anchor.length &&
        !anchor_exists(r, to.document, to.link.anchor)) {
        break_anchor(j, subject, &to.link, to.document);
        return;
    }
    judging_keep(j, subject, "{name} is there", to.path, NULL);
}
