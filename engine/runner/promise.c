/* promise.c — segments of a chain: a noun with the filters behind it, asked of each fact before it.
 *
 * A segment's state is kept by the id of its last word, so that one missing heading is one finding however
 * many contracts and sentences look for something in it. */
#include "promise.h"

#include "sources.h"
#include "target.h"
#include "words.h"

/* ---- the finding ---- */

static finding *new_finding(run *r, plan_id id, const plan_contract *contract)
{
    finding *made = array_push(&r->findings, r->memory);

    made->state = FINDING_VACUOUS;
    made->level = contract->level;
    made->contract = contract->id;
    made->says = contract->says;
    made->why = contract->why;
    made->fix = contract->fix;
    made->subject = selection_phrase(r, id, PHRASE_PLAIN);
    made->role = TEXT("finds something to check");
    made->rule = run_selection(r, id)->at;
    made->at = made->rule;
    r->promise_findings[id] = r->findings.count; /* index + 1 */
    return made;
}

static void add_note(run *r, finding *to, place at, text message)
{
    if (at.path.length)
        *array_push(&to->notes, r->memory) = (note){at, message};
}

/* The name of the selection's last word that has one, when it reads like an expression. */
static bool has_expression(const run *r, plan_id id)
{
    static const char *const signs[] = {"|", "^", "$", "\\", ".*", ".+", "[", "+"};

    for (; id; id = run_selection(r, id)->input) {
        const plan_selection *some = run_selection(r, id);

        for (uint32_t i = 0; i < some->arguments.count; i++) {
            const plan_argument *argument = run_argument(r, some->arguments, i);

            for (size_t k = 0; argument->type == ARGUMENT_NAME && k < sizeof signs / sizeof *signs; k++)
                if (text_find_text(argument->name, text_from(signs[k]), 0) < argument->name.length)
                    return true;
        }
        if (some->arguments.count)
            return false;
    }
    return false;
}

/* `only`: one of several facts before `stop`'s end that lacks what the words behind it name. */
static void report_lack(run *r, plan_id id, plan_id stop, const fact *only, const plan_contract *contract)
{
    lack why = lack_explain(r, id, only ? stop : 0, only);
    finding *made = new_finding(r, id, contract);
    text words = selection_phrase(r, id, PHRASE_ONE);

    if (why.at.path.length)
        made->at = why.at;
    made->message = text_print(r->memory, "nothing to check: there is no %.*s", TEXT_FORMAT(words));
    if (why.why.length)
        made->message = text_print(r->memory, "%.*s: %.*s", TEXT_FORMAT(made->message), TEXT_FORMAT(why.why));
    made->expected = why.expected;
    made->candidate = why.candidate;
    if (why.candidate.length)
        add_note(r, made, made->rule,
                 text_print(r->memory, "write \"%.*s\" here, if that is meant", TEXT_FORMAT(why.candidate)));
    else if (has_expression(r, id))
        add_note(
            r, made, made->rule,
            TEXT(
                "this selection finds nothing: names are compared as they stand, only * stands for anything; "
                "{ \"a\", \"b\" } names several"));
    else
        add_note(r, made, made->rule, TEXT("this selection finds nothing"));
}

/* The words to write in place of a singular that found several. */
static text many_words(run *r, plan_id noun)
{
    word some = run_selection(r, noun)->word;
    plan_range names = run_selection(r, noun)->arguments;

    if (some == WORD_column && names.count > 1)
        return text_print(
            r->memory,
            "a list is any of its names; write either(... :column \"%.*s\", ... :column \"%.*s\") for both",
            TEXT_FORMAT(run_argument(r, names, 0)->name), TEXT_FORMAT(run_argument(r, names, 1)->name));
    if (some == WORD_column)
        return TEXT("name it by its position, column(2)");
    for (unsigned i = WORD_none + 1; i < WORD_COUNT; i++)
        if (word_about((word)i)->shape == SHAPE_NOUNS && word_about((word)i)->gives &&
            word_about((word)i)->gives == word_about(some)->gives)
            return text_print(
                r->memory,
                "write `%s` when all are meant; else name before it what holds the one that is meant",
                word_about((word)i)->name);
    return TEXT("name before it what holds the one that is meant");
}

static void report_many(run *r, plan_id id, plan_id noun, const fact_array *found,
                        const plan_contract *contract)
{
    finding *made = new_finding(r, id, contract);
    const char *name = word_about(run_selection(r, noun)->word)->name;
    uint32_t last = found->count < 8 ? found->count : 8;

    made->at = fact_spot(r, found->items[1]);
    made->message =
        text_print(r->memory, "%.*s is there %u times, and the singular word `%s` promises one: %.*s",
                   TEXT_FORMAT(selection_phrase(r, id, PHRASE_ONE)), found->count, name,
                   TEXT_FORMAT(many_words(r, noun)));
    made->expected = TEXT("1");
    made->actual = text_print(r->memory, "%u", found->count);
    for (uint32_t i = 0; i < last; i++)
        if (i != 1)
            add_note(r, made, fact_spot(r, found->items[i]),
                     text_print(r->memory, "number %u is here", i + 1));
    add_note(r, made, made->rule, TEXT("this selection promises one"));
}

/* ---- sources ---- */

/* Where a source looks that names no file. */
static const char *usual_files(word some)
{
    switch (some) {
    case WORD_docs:
        return "there is no *.md file in the repository";
    case WORD_compose:
        return "there is no compose.yaml, compose.yml, docker-compose.yaml or docker-compose.yml at the "
               "root; "
               "name the file: compose \"deploy/compose.yaml\"";
    case WORD_workflows:
        return "there is no *.yml or *.yaml file in .github/workflows";
    default:
        return "name a file";
    }
}

/* The first folder of a glob's path that is not there. */
static text missing_folder(run *r, text path)
{
    size_t end = 0;

    for (;;) {
        tree_entries entries = {0};
        text folder;

        end = text_find(path, '/', end);
        folder = text_slice(path, 0, end);
        if (end >= path.length || glob_is_pattern(folder))
            return (text){0};
        if (tree_list(r->root, folder, r->memory, &entries) != TREE_OK)
            return folder;
        end++;
    }
}

/* A source without a name, and no file that it could mean. Where there is no document at all, lockstep was
 * mostly started in the wrong folder: the shipped rules, whose reader wrote none, look for documents first.
 */
static void report_none(run *r, finding *made, word some)
{
    made->message = text_print(r->memory, "there is nothing to check for `%s`: %s", word_about(some)->name,
                               usual_files(some));
    if (some == WORD_docs && !made->fix.length)
        made->fix =
            TEXT("start where the documents are: lockstep -C DIR check; or write rules for what is here into "
                 "lockstep/*.lua: rules/README.md begins with a first one.");
}

/* Where a file of this name stands, when there is only one: its folder was left out, or it was moved. */
static bool find_elsewhere(run *r, text missing, text *found)
{
    text pattern = text_print(r->memory, "**/%.*s", TEXT_FORMAT(path_name(missing)));
    text_array all = glob_walk(r->root, &pattern, 1, r->memory, NULL);

    if (all.count == 1)
        *found = all.items[0];
    return all.count == 1;
}

static void report_source(run *r, plan_id id, const source_files *files, const plan_contract *contract)
{
    finding *made = new_finding(r, id, contract);
    text missing = files->missing.items[0], near;

    made->expected = missing;
    made->message = text_print(
        r->memory, glob_is_pattern(missing) ? "no file matches \"%.*s\"" : "there is no file \"%.*s\"",
        TEXT_FORMAT(missing));
    if (run_selection(r, id)->word == WORD_compose && !text_is(missing, "compose.yaml"))
        made->message =
            text_print(r->memory, "%.*s: COMPOSE_FILE in .env lists it", TEXT_FORMAT(made->message));
    else if (run_selection(r, id)->arguments.count == 0)
        report_none(r, made, run_selection(r, id)->word);
    else if (missing_folder(r, missing).length)
        made->message = text_print(r->memory, "%.*s: there is no folder \"%.*s\"", TEXT_FORMAT(made->message),
                                   TEXT_FORMAT(missing_folder(r, missing)));
    if (glob_is_pattern(missing) ||
        (!target_nearest(r, missing, &near) && !find_elsewhere(r, missing, &near)))
        return;
    made->candidate = near;
    made->message =
        text_print(r->memory, "%.*s: did you mean \"%.*s\"?", TEXT_FORMAT(made->message), TEXT_FORMAT(near));
    add_note(r, made, (place){.path = near}, TEXT("the nearest file"));
}

/* ---- segments ---- */

static bool is_noun(const run *r, plan_id id)
{
    const plan_selection *some = run_selection(r, id);
    word_shape shape = some->shape == SELECTION_WORD ? word_about(some->word)->shape : SHAPE_NONE;

    return shape == SHAPE_NOUN || shape == SHAPE_NOUNS;
}

static bool is_filter(const run *r, plan_id id)
{
    const plan_selection *some = run_selection(r, id);

    return some->shape == SELECTION_WORD && word_about(some->word)->shape == SHAPE_FILTER;
}

static plan_id noun_of_segment(const run *r, plan_id id)
{
    while (id && is_filter(r, id))
        id = run_selection(r, id)->input;
    return id;
}

/* A column is one, however many cells it has; names of a compose project are one fact for a name. */
static void keep_distinct(run *r, plan_id noun, fact from, fact_array *found)
{
    word word_of = run_selection(r, noun)->word;
    bool by_name = fact_kind(r->facts, from) == KIND_project && found->count &&
                   !kind_is_prose(fact_kind(r->facts, found->items[0]));
    uint32_t kept = 0;

    if (word_of != WORD_column && !by_name)
        return;
    for (uint32_t i = 0; i < found->count; i++) {
        uint32_t j = 0;

        for (; j < kept; j++) {
            int32_t one = 0, two = 0;

            if (by_name && found->items[j].name == found->items[i].name)
                break;
            if (!by_name && fact_number(r->facts, found->items[j], ATTRIBUTE_column_number, &one) &&
                fact_number(r->facts, found->items[i], ATTRIBUTE_column_number, &two) && one == two)
                break;
        }
        if (j == kept)
            found->items[kept++] = found->items[i];
    }
    found->count = kept;
}

/* Valid until the next call. */
static fact_array segment_facts(run *r, plan_id id, plan_id noun, fact from)
{
    arena *before = r->memory;
    fact_array seed = {0}, found;

    r->memory = &r->scratch;
    arena_reset(&r->scratch);
    *array_push(&seed, r->memory) = from;
    found = select_from(r, id, run_selection(r, noun)->input, &seed, 0);
    keep_distinct(r, noun, from, &found);
    r->memory = before;
    return found;
}

static bool check_singular(run *r, plan_id id, plan_id noun, const plan_contract *contract)
{
    plan_id before = run_selection(r, noun)->input;
    const fact_array *input = select_all(r, before);

    for (uint32_t i = 0; i < input->count; i++) {
        fact_array found = segment_facts(r, id, noun, input->items[i]);

        if (found.count == 1)
            continue;
        if (found.count)
            report_many(r, id, noun, &found, contract);
        else
            report_lack(r, id, before, select_all(r, id)->count ? &input->items[i] : NULL, contract);
        return false;
    }
    return true;
}

static bool check_segment(run *r, plan_id id, plan_id noun, const plan_contract *contract)
{
    if (selection_is_part(r, noun))
        return true;
    if (word_about(run_selection(r, noun)->word)->shape == SHAPE_NOUN)
        return check_singular(r, id, noun, contract);
    if (select_all(r, id)->count)
        return true;
    report_lack(r, id, 0, NULL, contract);
    return false;
}

static bool segment_is_kept(run *r, plan_id id, unsigned lifts, const plan_contract *contract)
{
    plan_id noun = noun_of_segment(r, id);
    bool is_plural;

    if (!noun || !is_noun(r, noun) || !selection_is_absolute(r, id))
        return true;
    is_plural = word_about(run_selection(r, noun)->word)->shape == SHAPE_NOUNS;
    if (lifts & LIFT_LAST || (lifts & LIFT_PLURALS && is_plural))
        return true;
    if (r->promises[id] == PROMISE_UNKNOWN)
        r->promises[id] = check_segment(r, id, noun, contract) ? PROMISE_KEPT : PROMISE_FAILED;
    return r->promises[id] == PROMISE_KEPT;
}

static bool source_is_kept(run *r, plan_id id, const plan_contract *contract)
{
    const source_files *files = source_files_of(r, id);

    if (r->promises[id] == PROMISE_UNKNOWN) {
        r->promises[id] = files->missing.count ? PROMISE_FAILED : PROMISE_KEPT;
        if (files->missing.count)
            report_source(r, id, files, contract);
    }
    return r->promises[id] == PROMISE_KEPT;
}

/* A finding that several contracts share is as grave as the gravest of them. */
static void raise_level(run *r, plan_id id, const plan_contract *contract)
{
    uint32_t index = r->promise_findings[id];

    if (index && r->findings.items[index - 1].level < contract->level)
        r->findings.items[index - 1].level = contract->level;
}

static bool check(run *r, plan_id id, unsigned lifts, bool is_segment_end, const plan_contract *contract);

bool promise_of_arguments(run *r, plan_range arguments, unsigned lifts, const plan_contract *contract)
{
    bool is_kept = true;

    for (uint32_t i = 0; i < arguments.count; i++) {
        const plan_argument *some = run_argument(r, arguments, i);

        if (some->type == ARGUMENT_SELECTION && some->selection)
            is_kept = check(r, some->selection, lifts & LIFT_PLURALS, true, contract) && is_kept;
    }
    return is_kept;
}

static bool check(run *r, plan_id id, unsigned lifts, bool is_segment_end, const plan_contract *contract)
{
    const plan_selection *some = run_selection(r, id);
    bool is_kept = true;

    if (some->shape == SELECTION_LITERAL)
        return true;
    if (some->shape == SELECTION_EITHER) {
        for (uint32_t i = 0; i < some->arguments.count; i++)
            if (run_argument(r, some->arguments, i)->type == ARGUMENT_SELECTION)
                is_kept = check(r, run_argument(r, some->arguments, i)->selection, lifts, true, contract) &&
                          is_kept;
        return is_kept;
    }
    if (word_about(some->word)->shape == SHAPE_SOURCE)
        is_kept = source_is_kept(r, id, contract);
    else if (some->input) /* filters belong to the segment of the noun before them */
        is_kept =
            check(r, some->input, is_noun(r, id) ? lifts & ~LIFT_LAST : lifts, is_noun(r, id), contract);
    if (word_about(some->word)->shape != SHAPE_SOURCE)
        is_kept = promise_of_arguments(r, some->arguments, lifts, contract) && is_kept;
    if (is_kept && is_segment_end)
        is_kept = segment_is_kept(r, id, lifts, contract);
    if (!is_kept)
        raise_level(r, id, contract);
    return is_kept;
}

bool promise_is_kept(run *r, plan_id id, unsigned lifts, const plan_contract *contract)
{
    return check(r, id, lifts, true, contract);
}

void promise_report_empty(run *r, plan_id id, const plan_contract *contract)
{
    if (r->promises[id] == PROMISE_FAILED) {
        raise_level(r, id, contract);
        return;
    }
    r->promises[id] = PROMISE_FAILED;
    report_lack(r, id, 0, NULL, contract);
}
