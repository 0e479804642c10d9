/* judge_mention.c — mentions, is_mentioned_in: words in sequence (LANGUAGE 9).
 *
 * The words of `mentions` are in the plan and were marked while the file was read. The names of
 * `is_mentioned_in` are known only after the first wave: needs.c has them looked for in a second reading,
 * whose marks stand in shards of their own. */
#include "judge.h"

#include "mention.h"

static bool mentions(judging *j, fact subject, const plan_argument *words, fact *where)
{
    run *r = j->r;
    fact home = fact_home(r, subject);
    uint32_t at;

    if (words->type != ARGUMENT_PREDICATE || fact_is_literal(subject))
        return false;
    at = fact_mark(r->facts, home, (uint32_t)words->number, 0);
    if (at == UINT32_MAX)
        return false;
    *where = subject;
    where->start = store_shard(r->facts, home.shard)->marks[at].start;
    where->end = store_shard(r->facts, home.shard)->marks[at].end;
    where->is_captured = true;
    return true;
}

void judge_mentions(judging *j, fact subject)
{
    plan_range words = j->sentence->arguments;
    fact where;

    for (uint32_t i = 0; i < words.count; i++) { /* a list means any */
        if (mentions(j, subject, run_argument(j->r, words, i), &where)) {
            judging_keep(j, subject, "mentions {name}", argument_phrase(j->r, words, i, PHRASE_PLAIN),
                         &where);
            return;
        }
    }
    judging_lack(j, subject, j->object_words,
                 text_print(j->r->memory, "%.*s does not mention %.*s",
                            TEXT_FORMAT(fact_label(j->r, subject)), TEXT_FORMAT(j->object_words)));
}

void judge_is_mentioned_in(judging *j, fact subject)
{
    run *r = j->r;
    outcome *made;

    for (uint32_t i = 0; i < j->object.count; i++) {
        fact where;

        if (mention_find(r, j->object.items[i], subject.name, &where)) {
            judging_keep(j, subject, "is mentioned in {name}", fact_name(r->facts, j->object.items[i]),
                         &where);
            return;
        }
    }
    made = judging_break(j, subject,
                         text_print(r->memory, "%.*s is not mentioned in %.*s",
                                    TEXT_FORMAT(fact_label(r, subject)),
                                    TEXT_FORMAT(arguments_phrase(r, j->sentence->arguments, PHRASE_ANY))));
    made->expected = fact_name(r->facts, subject);
    for (uint32_t i = 0; i < j->object.count && i < 3; i++)
        outcome_note(j, made, fact_spot(r, j->object.items[i]), TEXT("looked for here"));
}
