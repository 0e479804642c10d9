/* judge_count.c — count, there_is, there_is_no: how many there are (LANGUAGE 2.3). */
#include "judge.h"

/* ---- count ---- */

static uint32_t line_ends(text bytes)
{
    uint32_t count = 0;

    for (size_t at = 0; (at = text_find(bytes, '\n', at)) < bytes.length; at++)
        count++;
    return count + (bytes.length && bytes.start[bytes.length - 1] != '\n');
}

static uint32_t lines_of(run *r, fact some)
{
    int32_t known;
    tree_file file;

    if (fact_is_literal(some))
        return 0;
    if (fact_number(r->facts, some, ATTRIBUTE_lines, &known))
        return (uint32_t)known;
    if (tree_read(r->root, fact_place(r->facts, some).path, r->memory, &file) != TREE_OK)
        return 0;
    return line_ends(some.row ? text_slice(file.bytes, some.start, some.end) : file.bytes);
}

static bool counts_lines(const run *r, plan_id id)
{
    const plan_selection *some = run_selection(r, id);

    return some->shape == SELECTION_WORD && some->word == WORD_lines;
}

static int64_t count_of(judging *j)
{
    int64_t count = 0;

    if (!counts_lines(j->r, j->sentence->subject))
        return j->subjects.count;
    for (uint32_t i = 0; i < j->subjects.count; i++)
        count += lines_of(j->r, j->subjects.items[i]);
    return count;
}

static bool is_kept(word verb, int64_t count, int64_t wanted)
{
    switch (verb) {
    case WORD_is_at_least:
        return count >= wanted;
    case WORD_is_at_most:
        return count <= wanted;
    default:
        return count == wanted;
    }
}

static text count_broken(judging *j, text count)
{
    word_values values = {.object = j->object_words, .actual = count, .count = count};

    if (j->sentence->verb == WORD_is)
        return words_fill(j->r, "is {actual}, not {object}", &values);
    return words_fill(j->r, word_about(j->sentence->verb)->broken, &values);
}

/* Where a number stands: at the first counted fact, else at what the facts are counted in, else in the rule.
 */
static place count_place(judging *j)
{
    fact holder;
    lack why;

    if (counts_lines(j->r, j->sentence->subject) && j->subjects.count)
        return fact_spot(j->r, j->subjects.items[0]);
    if (selection_holder(j->r, j->sentence->subject, &holder))
        return fact_spot(j->r, holder);
    if (j->subjects.count)
        return fact_spot(j->r, j->subjects.items[0]);
    why = lack_explain(j->r, j->sentence->subject, 0, NULL);
    return why.at.path.length ? why.at : j->sentence->at;
}

void judge_count(judging *j)
{
    run *r = j->r;
    int64_t count = count_of(j);
    text words = text_print(r->memory, "the number of %.*s",
                            TEXT_FORMAT(selection_phrase(r, j->sentence->subject, PHRASE_PLAIN)));
    text number = text_print(r->memory, "%lld", (long long)count);
    outcome *made = array_push(&j->outcomes, r->memory);

    made->subject = words;
    made->role = j->role;
    made->at = count_place(j);
    made->actual = number;
    made->expected = j->object_words;
    made->is_kept = j->sentence->arguments.count &&
                    is_kept(j->sentence->verb, count, run_argument(r, j->sentence->arguments, 0)->number);
    made->decided = text_print(r->memory, "is %.*s", TEXT_FORMAT(number));
    j->kept += made->is_kept;
    if (!made->is_kept)
        made->message = made->decided =
            text_print(r->memory, "%.*s %.*s", TEXT_FORMAT(words), TEXT_FORMAT(count_broken(j, number)));
}

/* ---- there is ---- */

void judge_there_is(judging *j)
{
    run *r = j->r;
    text words = selection_phrase(r, j->sentence->subject, PHRASE_ONE);
    lack why;
    outcome *made;

    if (j->subjects.count) {
        for (uint32_t i = 0; i < j->subjects.count; i++)
            judging_keep(j, j->subjects.items[i], "is there", (text){0}, &j->subjects.items[i]);
        return;
    }
    why = lack_explain(r, j->sentence->subject, 0, NULL);
    made = array_push(&j->outcomes, r->memory);
    made->subject = words;
    made->role = j->role;
    made->at = why.at.path.length ? why.at : j->sentence->at;
    made->message = text_print(r->memory, "there is no %.*s", TEXT_FORMAT(words));
    if (why.why.length)
        made->message = text_print(r->memory, "%.*s: %.*s", TEXT_FORMAT(made->message), TEXT_FORMAT(why.why));
    made->decided = made->message;
    made->expected = words;
    made->candidate = why.candidate;
}

void judge_there_is_no(judging *j)
{
    run *r = j->r;
    outcome *made;

    for (uint32_t i = 0; i < j->subjects.count; i++)
        judging_break(j, j->subjects.items[i],
                      text_print(r->memory, "there is %.*s, and there should be none",
                                 TEXT_FORMAT(fact_label(r, j->subjects.items[i]))));
    if (j->subjects.count)
        return;
    made = array_push(&j->outcomes, r->memory);
    made->subject = selection_phrase(r, j->sentence->subject, PHRASE_PLAIN);
    made->role = j->role;
    made->is_kept = true;
    made->decided = TEXT("there is none");
    j->kept++;
}
