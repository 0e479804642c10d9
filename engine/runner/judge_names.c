/* judge_names.c — is, appears_in, equals: names against names (LANGUAGE 15 to 18). */
#include "judge.h"

#include "sources.h"

static text limited_names(judging *j, const fact_array *all, const char *last)
{
    enum { SHOWN = 8 };
    text names[SHOWN];

    for (uint32_t i = 0; i < all->count && i < SHOWN; i++)
        names[i] = fact_name(j->r->facts, all->items[i]);
    return names_words(j->r, names, all->count, SHOWN, last);
}

/* The object as the subject sees it; its index is made once when it is the same for all. */
static const name_index *object_index(judging *j, fact subject, fact_array *object)
{
    bool is_prose = facts_are_prose(j->r, &j->subjects);

    *object = j->object;
    if (!j->object.count && j->sentence->arguments.count)
        *object = select_argument(j->r, j->sentence->arguments, 0, subject, 0);
    else if (j->index)
        return j->index;
    return j->index = name_index_new(j->r, object, is_prose);
}

static const name_index *subject_index(judging *j)
{
    if (!j->taken)
        j->taken = name_index_new(j->r, &j->subjects, facts_are_prose(j->r, &j->object));
    return j->taken;
}

static plan_id object_selection(const judging *j)
{
    const plan_argument *some =
        j->sentence->arguments.count ? run_argument(j->r, j->sentence->arguments, 0) : NULL;

    return some && some->type == ARGUMENT_SELECTION ? some->selection : 0;
}

/* A path where names are compared: most likely what the file holds was meant. */
static void note_path(judging *j, outcome *about, const fact_array *all)
{
    text name =
        all->count == 1 && fact_is_literal(all->items[0]) ? fact_name(j->r->facts, all->items[0]) : (text){0};

    if (text_ends(name, TEXT(".md")))
        outcome_note(
            j, about, j->sentence->at,
            text_print(j->r->memory,
                       "\"%.*s\" is a name here, not the file: write :is_mentioned_in(doc \"%.*s\"), or what "
                       "of it is meant: doc \"%.*s\" :terms()",
                       TEXT_FORMAT(name), TEXT_FORMAT(name), TEXT_FORMAT(name)));
}

/* Where a selection's facts stand, as the other end: its table or section, else its first fact's file. */
static void note_holder(judging *j, outcome *about, plan_id selection, const fact_array *all,
                        const char *what)
{
    fact holder;
    text words;

    if (!selection)
        return;
    words = selection_phrase(j->r, selection, PHRASE_THE);
    if (!selection_holder(j->r, selection, &holder)) {
        if (all->count && fact_is_literal(all->items[0]))
            note_path(j, about, all);
        if (!all->count || fact_is_literal(all->items[0]))
            return;
        holder = fact_file(j->r, all->items[0]);
    } else if (all->count && !fact_is_literal(all->items[0]) &&
               fact_kind(j->r->facts, holder) == KIND_script &&
               fact_kind(j->r->facts, all->items[0]) == KIND_value) {
        holder = all->items[0]; /* those of one option stand together, and mostly far from the first line */
    }
    outcome_note(j, about, fact_spot(j->r, holder),
                 text_print(j->r->memory, "%s: %.*s", what, TEXT_FORMAT(words)));
}

/* It is there, but not live: that is the reason (LANGUAGE 14). */
static bool note_dead(judging *j, outcome *about, plan_id selection, fact wanted)
{
    const fact_array none = {0};
    fact_array all;
    const fact *dead;

    if (!selection || !selection_is_absolute(j->r, selection))
        return false;
    all = select_from(j->r, selection, 0, &none, SELECT_DEAD);
    dead = facts_find(j->r, &all, wanted);
    if (dead && !fact_is_literal(*dead))
        outcome_note(j, about, fact_spot(j->r, *dead),
                     text_print(j->r->memory, "it is here, but %.*s", TEXT_FORMAT(dead_words(j->r, *dead))));
    return dead != NULL;
}

/* The near name among `among`, and for commands the one with the longest common beginning. */
static void note_nearest(judging *j, outcome *about, plan_id selection, fact wanted, const fact_array *among,
                         const name_index *taken)
{
    text name = fact_name(j->r->facts, wanted);
    bool is_command = fact_kind(j->r->facts, wanted) == KIND_command && !wanted.is_captured;
    const fact *near =
        is_command ? nearest_command(j->r, among, name) : nearest_fact(j->r, among, name, taken);

    if (note_dead(j, about, selection, wanted))
        return;
    if (near)
        outcome_candidate(j, about, *near,
                          fact_is_literal(*near) ? "name" : kind_singular(fact_kind(j->r->facts, *near)));
}

void judge_is(judging *j, fact subject)
{
    fact_array object;
    const fact *same;
    outcome *made;
    text names;

    object_index(j, subject, &object);
    same = facts_find(j->r, &object, subject);
    if (same) {
        judging_keep(j, subject, "is \"{name}\"", fact_name(j->r->facts, *same), same);
        return;
    }
    names = limited_names(j, &object, "or");
    made = judging_break(j, subject,
                         text_print(j->r->memory, "%.*s is not %.*s", TEXT_FORMAT(fact_label(j->r, subject)),
                                    TEXT_FORMAT(names)));
    made->expected = names;
    made->actual = fact_name(j->r->facts, subject);
    note_holder(j, made, object_selection(j), &object, "compared with");
}

void judge_appears_in(judging *j, fact subject)
{
    fact_array object;
    const name_index *index = object_index(j, subject, &object);
    const fact *same = name_index_find(j->r, index, subject);
    outcome *made;

    if (same) {
        judging_keep(j, subject, "appears as \"{name}\"", fact_name(j->r->facts, *same), same);
        return;
    }
    made = judging_break(j, subject,
                         text_print(j->r->memory, "%.*s does not appear in %.*s",
                                    TEXT_FORMAT(fact_label(j->r, subject)),
                                    TEXT_FORMAT(arguments_phrase(j->r, j->sentence->arguments, PHRASE_ANY))));
    made->actual = limited_names(j, &object, "and");
    made->expected = fact_name(j->r->facts, subject);
    note_nearest(j, made, object_selection(j), subject, &object, subject_index(j));
    note_holder(j, made, object_selection(j), &object, "looked for here");
}

/* ---- equals ---- */

static const char *missing_words(const judging *j)
{
    const plan_selection *some = run_selection(j->r, j->sentence->subject);

    return some->shape == SELECTION_WORD && some->word == WORD_column ? "has no row in" : "is missing from";
}

static bool is_first_of_name(judging *j, const fact_array *all, uint32_t index)
{
    for (uint32_t i = 0; i < index; i++)
        if (all->items[i].name == all->items[index].name && all->items[i].shard == all->items[index].shard)
            return false;
    (void)j;
    return true;
}

static void break_missing(judging *j, fact missing, const name_index *object)
{
    run *r = j->r;
    fact holder;
    outcome *made = judging_break(
        j, missing,
        text_print(r->memory, "%.*s %s %.*s", TEXT_FORMAT(fact_label(r, missing)), missing_words(j),
                   TEXT_FORMAT(selection_phrase(r, j->sentence->subject, PHRASE_THE))));

    made->expected = fact_name(r->facts, missing);
    if (fact_is_literal(missing) && selection_holder(r, j->sentence->subject, &holder))
        made->at = fact_spot(r, holder);
    note_nearest(j, made, j->sentence->subject, missing, &j->subjects, object);
    note_holder(j, made, j->sentence->subject, &j->subjects, "compared with");
}

static void break_extra(judging *j, fact extra, const fact_array *object)
{
    run *r = j->r;
    bool is_one = object->count == 1 && fact_is_literal(object->items[0]);
    outcome *made = judging_break(j, extra,
                                  text_print(r->memory, "%.*s is %s %.*s", TEXT_FORMAT(fact_label(r, extra)),
                                             is_one ? "not" : "none of", TEXT_FORMAT(j->object_words)));

    made->actual = fact_name(r->facts, extra);
    made->expected = limited_names(j, object, "and");
    note_nearest(j, made, object_selection(j), extra, object, subject_index(j));
    note_holder(j, made, object_selection(j), object, "compared with");
}

void judge_equals(judging *j)
{
    fact_array object;
    fact none = {.shard = FACT_LITERAL};
    const name_index *index = object_index(j, none, &object), *subjects = subject_index(j);

    for (uint32_t i = 0; i < j->subjects.count; i++) {
        const fact *same = name_index_find(j->r, index, j->subjects.items[i]);

        if (same)
            judging_keep(j, j->subjects.items[i], "is on both sides", (text){0}, same);
        else
            break_extra(j, j->subjects.items[i], &object);
    }
    for (uint32_t i = 0; i < object.count; i++)
        if (!name_index_find(j->r, subjects, object.items[i]) && is_first_of_name(j, &object, i))
            break_missing(j, object.items[i], index);
}

/* ---- same sequence ---- */

static void keep_sequence(judging *j, const fact_array *object)
{
    for (uint32_t i = 0; i < j->subjects.count; i++)
        judging_keep(j, j->subjects.items[i], "is at the same place in both", (text){0}, &object->items[i]);
}

static text name_at(judging *j, const fact_array *all, uint32_t at)
{
    if (at >= all->count)
        return TEXT("the end");
    return text_print(j->r->memory, "\"%.*s\"", TEXT_FORMAT(fact_name(j->r->facts, all->items[at])));
}

static fact fact_at(const fact_array *all, uint32_t at)
{
    return all->items[at < all->count ? at : all->count - 1];
}

void judge_same_sequence(judging *j)
{
    run *r = j->r;
    fact_array object;
    uint32_t i = 0;
    outcome *made;
    fact at;

    object_index(j, (fact){.shard = FACT_LITERAL}, &object);
    while (i < j->subjects.count && i < object.count && facts_equal(r, j->subjects.items[i], object.items[i]))
        i++;
    if (i == j->subjects.count && i == object.count) {
        keep_sequence(j, &object);
        return;
    }
    if (j->subjects.count)
        at = fact_at(&j->subjects, i);
    else if (!selection_holder(r, j->sentence->subject, &at))
        at = object.items[0];
    made = judging_break(j, at,
                         text_print(r->memory,
                                    "at %u there is %.*s in place of %.*s: not the same sequence as %.*s",
                                    i + 1, TEXT_FORMAT(name_at(j, &j->subjects, i)),
                                    TEXT_FORMAT(name_at(j, &object, i)), TEXT_FORMAT(j->object_words)));
    made->expected = limited_names(j, &object, "and");
    made->actual = limited_names(j, &j->subjects, "and");
    if (object.count)
        outcome_note(j, made, fact_spot(r, fact_at(&object, i)),
                     text_print(r->memory, "here there is %.*s", TEXT_FORMAT(name_at(j, &object, i))));
}
