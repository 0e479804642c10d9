/* judge_agree.c — agrees, agrees_with: two parts of one subject, or a part of it and one of its namesake
 * (LANGUAGE 23). */
#include "judge.h"

#include <stdlib.h>

#include "sources.h"

/* One side: its names, and what owns them. */
typedef struct side {
    plan_id pattern;
    fact_array names;
    fact_array owners; /* what the part is looked for in: the cell, the step */
    bool has_owner;    /* the pattern has words before the part */
} side;

/* The pattern without its last noun and that noun's filters; 0 when nothing is before it. */
static plan_id owner_pattern(const run *r, plan_id pattern)
{
    const plan_selection *some = run_selection(r, pattern);

    while (some->shape == SELECTION_WORD && some->input && word_about(some->word)->shape == SHAPE_FILTER)
        some = run_selection(r, some->input);
    return some->shape == SELECTION_WORD ? some->input : 0;
}

static side look(judging *j, uint32_t index, fact subject)
{
    run *r = j->r;
    side found = {.pattern = run_argument(r, j->sentence->arguments, index)->selection};
    plan_id owner = owner_pattern(r, found.pattern);

    found.names = select_inside(r, found.pattern, subject, 0);
    found.has_owner = owner != 0;
    if (owner)
        found.owners = select_inside(r, owner, subject, 0);
    return found;
}

/* Is `command` inside `owner` the one that the owner's filter asked for? */
static bool is_asked_for(judging *j, plan_id owner_pattern_id, fact command)
{
    run *r = j->r;

    for (plan_id id = owner_pattern_id; id; id = run_selection(r, id)->input) {
        const plan_selection *some = run_selection(r, id);

        if (some->shape == SELECTION_WORD && some->word == WORD_running)
            return command_accepted(r, some->arguments, command);
    }
    return true;
}

/* The other end: the command that was asked for inside the owner, else the owner. */
static place side_place(judging *j, const side *some, fact subject)
{
    run *r = j->r;
    fact owner = some->owners.count ? some->owners.items[0] : subject;
    const shard *facts;

    if (some->names.count && !some->has_owner)
        return fact_spot(r, some->names.items[0]);
    if (fact_is_literal(owner))
        return fact_spot(r, subject);
    facts = store_shard(r->facts, owner.shard);
    for (uint32_t row = owner.row + 1; row < facts->end_row[owner.row]; row++) {
        fact command = store_fact(r->facts, owner.shard, row);

        if (facts->kind[row] == KIND_command && row_is_live(facts, row, owner.row) &&
            is_asked_for(j, owner_pattern(r, some->pattern), command))
            return fact_spot(r, command);
    }
    return fact_spot(r, owner);
}

/* The noun that owns a part must be found once in each subject (LANGUAGE 6). */
static bool owner_is_found(judging *j, const side *some, fact subject)
{
    run *r = j->r;
    plan_id id = some->has_owner ? owner_pattern(r, some->pattern) : some->pattern;
    uint32_t count = some->has_owner ? some->owners.count : some->names.count;
    text words = selection_phrase(r, id, PHRASE_ONE);
    outcome *made;
    lack why;

    if (count == 1 || (!some->has_owner && (count || selection_is_part(r, some->pattern))))
        return true;
    if (count > 1) {
        made = judging_lack(j, subject, words,
                            text_print(r->memory, "%.*s has %u, and it is not clear which is meant: %.*s",
                                       TEXT_FORMAT(fact_label(r, subject)), count, TEXT_FORMAT(words)));
        made->role = TEXT("has one to compare"); /* the same for every sentence that asks for it */
        for (uint32_t i = 0; i < count; i++)
            outcome_note(j, made, fact_spot(r, some->owners.items[i]),
                         text_print(r->memory, "number %u", i + 1));
        return false;
    }
    why = lack_explain(r, id, 0, &subject);
    made = judging_lack(
        j, subject, words,
        text_print(r->memory, "%.*s has no %.*s", TEXT_FORMAT(fact_label(r, subject)), TEXT_FORMAT(words)));
    made->role = TEXT("has one to compare");
    if (why.is_partial && why.why.length)
        outcome_note(j, made, why.at, why.why);
    return false;
}

/* What owns the part; without an owner the part itself. */
static text side_phrase(run *r, const side *some)
{
    return selection_phrase(r, some->has_owner ? owner_pattern(r, some->pattern) : some->pattern, PHRASE_ONE);
}

static uint32_t break_each(judging *j, fact subject, const side *have, const side *other)
{
    run *r = j->r;
    uint32_t broken = 0;

    for (uint32_t i = 0; i < have->names.count; i++) {
        fact some = have->names.items[i];
        outcome *made;
        const fact *first = facts_find(r, &have->names, some);

        if (facts_find(r, &other->names, some) || (first && !fact_same(*first, some)))
            continue;
        broken++;
        made = judging_break(j, some,
                             text_print(r->memory, "%.*s is in %.*s, but not in %.*s",
                                        TEXT_FORMAT(fact_label(r, some)), TEXT_FORMAT(side_phrase(r, have)),
                                        TEXT_FORMAT(side_phrase(r, other))));
        made->owner = fact_key(r, subject);
        made->actual = fact_name(r->facts, some);
        outcome_note(j, made, side_place(j, other, subject), TEXT("it is missing here"));
    }
    return broken;
}

void judge_agrees(judging *j, fact subject)
{
    side left, right;

    if (j->sentence->arguments.count < 2)
        return;
    left = look(j, 0, subject);
    right = look(j, 1, subject);
    if (!owner_is_found(j, &left, subject) || !owner_is_found(j, &right, subject))
        return;
    if (break_each(j, subject, &left, &right) + break_each(j, subject, &right, &left) == 0)
        judging_keep(j, subject, left.names.count ? "both have {name}" : "both have none",
                     left.names.count ? fact_name(j->r->facts, left.names.items[0]) : (text){0},
                     left.names.count ? &right.names.items[0] : NULL);
}

/* ---- agrees_with ---- */

static bool reads_as_number(text some, double *number)
{
    char bytes[64], *end;

    if (!some.length || some.length >= sizeof bytes ||
        !(some.start[0] == '-' || some.start[0] == '.' || (some.start[0] >= '0' && some.start[0] <= '9')))
        return false;
    for (size_t i = 0; i < some.length; i++)
        bytes[i] = some.start[i];
    bytes[some.length] = 0;
    for (const char *at = bytes; *at; at++)
        if (*at != '.' && *at != '-' && (*at < '0' || *at > '9'))
            return false;
    *number = strtod(bytes, &end);
    return *end == 0;
}

static bool values_equal(run *r, fact left, fact right)
{
    double one, two;

    if (reads_as_number(fact_name(r->facts, left), &one) && reads_as_number(fact_name(r->facts, right), &two))
        return one >= two && one <= two;
    return facts_equal(r, left, right);
}

static const fact *find_value(run *r, const fact_array *among, fact wanted)
{
    for (uint32_t i = 0; i < among->count; i++)
        if (values_equal(r, among->items[i], wanted))
            return &among->items[i];
    return NULL;
}

static fact_array namesakes(run *r, const fact_array *among, fact subject)
{
    fact_array found = {0};

    for (uint32_t i = 0; i < among->count; i++)
        if (facts_equal(r, among->items[i], subject))
            *array_push(&found, r->memory) = among->items[i];
    return found;
}

static void break_unknown(judging *j, fact subject)
{
    run *r = j->r;
    plan_id object = run_argument(r, j->sentence->arguments, 0)->selection;
    outcome *made = judging_break(j, subject,
                                  text_print(r->memory, "%.*s has no namesake in %.*s",
                                             TEXT_FORMAT(fact_label(r, subject)),
                                             TEXT_FORMAT(selection_phrase(r, object, PHRASE_THE))));
    const fact *near = nearest_fact(r, &j->object, fact_name(r->facts, subject), NULL);
    fact holder;

    made->role =
        text_print(r->memory, "has a namesake in %.*s", /* the same for every part that is compared */
                   TEXT_FORMAT(selection_phrase(r, object, PHRASE_THE)));
    if (near) {
        outcome_candidate(j, made, *near, kind_singular(fact_kind(r->facts, *near)));
    } else if (j->object.count) {
        if (!selection_holder(r, object, &holder))
            holder = fact_file(r, j->object.items[0]);
        outcome_note(j, made, fact_spot(r, holder), TEXT("looked for here"));
    }
}

static fact_array parts_of(judging *j, uint32_t index, const fact_array *owners)
{
    fact_array found = {0};

    for (uint32_t i = 0; i < owners->count; i++) {
        fact_array more = select_argument(j->r, j->sentence->arguments, index, owners->items[i], 0);

        for (uint32_t k = 0; k < more.count; k++)
            *array_push(&found, j->r->memory) = more.items[k];
    }
    return found;
}

static text value_words(judging *j, const fact_array *values)
{
    text name = values->count ? fact_name(j->r->facts, values->items[0]) : (text){0};

    return values->count ? text_print(j->r->memory, "\"%.*s\"", TEXT_FORMAT(name)) : TEXT("nothing");
}

/* The first that the others lack, else the first: what a message tells. */
static fact_array telling(run *r, const fact_array *some, const fact_array *others)
{
    fact_array found = {0};

    for (uint32_t i = 0; i < some->count && !found.count; i++)
        if (!find_value(r, others, some->items[i]))
            *array_push(&found, r->memory) = some->items[i];
    return found.count ? found : *some;
}

/* Two that are called the same are told apart by their files. */
static text other_label(run *r, fact subject, fact other)
{
    text label = fact_label(r, other), path = fact_spot(r, other).path;

    if (!text_equal(label, fact_label(r, subject)) || text_equal(path, fact_spot(r, subject).path))
        return label;
    return text_print(r->memory, "that in %.*s", TEXT_FORMAT(path));
}

static void break_values(judging *j, fact subject, const fact_array *mine, const fact_array *theirs,
                         const fact_array *others)
{
    run *r = j->r;
    plan_range arguments = j->sentence->arguments;
    text left = argument_phrase(r, arguments, 1, PHRASE_PLAIN),
         right = argument_phrase(r, arguments, 2, PHRASE_PLAIN);
    text message = text_print(r->memory, "%.*s has %.*s as %.*s, but %.*s has %.*s as %.*s",
                              TEXT_FORMAT(fact_label(r, subject)), TEXT_FORMAT(value_words(j, mine)),
                              TEXT_FORMAT(left), TEXT_FORMAT(other_label(r, subject, others->items[0])),
                              TEXT_FORMAT(value_words(j, theirs)), TEXT_FORMAT(right));
    outcome *made = judging_break(j, subject, message);

    made->actual = mine->count ? fact_name(r->facts, mine->items[0]) : (text){0};
    made->expected = theirs->count ? fact_name(r->facts, theirs->items[0]) : (text){0};
    if (mine->count && !fact_is_literal(mine->items[0]))
        made->at = fact_spot(r, mine->items[0]);
    outcome_note(j, made, fact_spot(r, theirs->count ? theirs->items[0] : others->items[0]),
                 text_print(r->memory, "here it is %.*s", TEXT_FORMAT(value_words(j, theirs))));
}

/* Are all of these among the others? An empty cell is no value. */
static bool are_among(run *r, const fact_array *some, const fact_array *others)
{
    for (uint32_t i = 0; i < some->count; i++)
        if (fact_name(r->facts, some->items[i]).length && !find_value(r, others, some->items[i]))
            return false;
    return true;
}

void judge_agrees_with(judging *j, fact subject)
{
    run *r = j->r;
    fact_array others, mine, theirs, self = {0};

    if (j->sentence->arguments.count < 3)
        return;
    others = namesakes(r, &j->object, subject);
    if (!others.count) {
        break_unknown(j, subject);
        return;
    }
    *array_push(&self, r->memory) = subject;
    mine = parts_of(j, 1, &self);
    theirs = parts_of(j, 2, &others);
    if (are_among(r, &mine, &theirs) && are_among(r, &theirs, &mine))
        judging_keep(j, subject, "both are \"{name}\"",
                     mine.count ? fact_name(r->facts, mine.items[0]) : (text){0}, &others.items[0]);
    else {
        fact_array left = telling(r, &mine, &theirs), right = telling(r, &theirs, &mine);

        break_values(j, subject, &left, &right, &others);
    }
}
