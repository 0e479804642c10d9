/* example_run.c — one example: its tree in memory, the runner of lockstep check over it, and what was found
 * against what the example expects. */
#include "example.h"

typedef struct trial {
    const example *shown;
    arena *memory; /* of the outcome */
    const judgement *found;
    bool *is_used; /* by finding: a mark or the saying asked for it */
    bool *is_met;  /* by mark, file after file */
    example_outcome *out;
} trial;

/* ---- expectations ---- */

static bool holds(const finding *some, text words)
{
    return text_find_text(some->message, words, 0) < some->message.length || !words.length;
}

static bool stands_at(const example_file *file, const example_mark *wanted, const place *at)
{
    return text_equal(at->path, file->path) && source_line(&file->clean, at->part.start) == wanted->line + 1;
}

/* The finding stands there, or one of its other places does. */
static bool is_at(const example_file *file, const example_mark *wanted, const finding *some)
{
    if (stands_at(file, wanted, &some->at))
        return true;
    for (uint32_t i = 0; i < some->notes.count; i++)
        if (stands_at(file, wanted, &some->notes.items[i].at))
            return true;
    return false;
}

static bool mark_meets(trial *t, const example_file *file, const example_mark *wanted)
{
    bool is_met = false;

    for (uint32_t i = 0; i < t->found->findings.count; i++) {
        const finding *some = &t->found->findings.items[i];
        if (!holds(some, wanted->words) || !is_at(file, wanted, some))
            continue;
        t->is_used[i] = t->is_used[i] || stands_at(file, wanted, &some->at);
        is_met = true;
    }
    return is_met;
}

/* A finding with these words that nothing asked for; NULL when there is none. */
static const finding *elsewhere(const trial *t, text words)
{
    for (uint32_t i = 0; i < t->found->findings.count; i++)
        if (!t->is_used[i] && holds(&t->found->findings.items[i], words))
            return &t->found->findings.items[i];
    return NULL;
}

static bool saying_meets(trial *t)
{
    bool is_met = false;

    for (uint32_t i = 0; i < t->found->findings.count; i++)
        if (holds(&t->found->findings.items[i], t->shown->saying))
            t->is_used[i] = is_met = true;
    return is_met;
}

/* ---- outcomes ---- */

/* A finding as it is shown: it outlives the run, and its places are in the example's text. */
static finding finding_kept(const trial *t, const finding *from)
{
    finding kept = *from;
    arena *memory = t->memory;
    place nowhere = t->shown->at;

    kept.subject = text_copy(memory, from->subject);
    kept.role = text_copy(memory, from->role);
    kept.message = text_copy(memory, from->message);
    kept.expected = text_copy(memory, from->expected);
    kept.actual = text_copy(memory, from->actual);
    kept.candidate = text_copy(memory, from->candidate);
    kept.fix = text_copy(memory, from->fix);
    kept.change =
        (edit){.at = {.path = {NULL, 0}}}; /* an example is not there to be mended by its findings */
    kept.at = example_place(t->shown, from->at, nowhere);
    kept.notes.items = NULL;
    kept.notes.count = kept.notes.capacity = 0;
    for (uint32_t i = 0; i < from->notes.count; i++)
        *array_push(&kept.notes, memory) = (note){example_place(t->shown, from->notes.items[i].at, nowhere),
                                                  text_copy(memory, from->notes.items[i].message)};
    return kept;
}

static void keep_finding(const trial *t, const finding *some)
{
    *array_push(&t->out->findings, t->memory) = finding_kept(t, some);
}

static void keep_findings(const trial *t, bool only_unused)
{
    for (uint32_t i = 0; i < t->found->findings.count; i++)
        if (!only_unused || !t->is_used[i])
            keep_finding(t, &t->found->findings.items[i]);
}

static void say(const trial *t, example_result result, text message, text next)
{
    t->out->result = result;
    t->out->message = message;
    t->out->next = next;
}

static place mark_place(const trial *t, const example_file *file, const example_mark *wanted)
{
    uint32_t start = source_line_start(&file->clean, wanted->line + 1);
    text line = source_line_text(&file->clean, wanted->line + 1);
    size_t blanks = line.length - text_trim(text_join(t->memory, (text[]){line, TEXT("x")}, 2)).length + 1;
    place at = {.path = file->path};

    at.part.start = start + (uint32_t)(blanks <= line.length ? blanks : 0);
    at.part.end = start + (uint32_t)line.length;
    return example_place(t->shown, at, t->shown->at);
}

static bool mark_missed(trial *t, const example_file *file, const example_mark *wanted)
{
    const finding *other = elsewhere(t, wanted->words);
    bool has_words = wanted->words.length;

    t->out->at = mark_place(t, file, wanted);
    if (other) {
        say(t, EXAMPLE_WRONG_PLACE, TEXT("the finding that is expected here stands elsewhere"),
            TEXT("move the mark to the line of the finding, or mend the contract."));
        keep_finding(t, other);
        return false;
    }
    say(t, EXAMPLE_MISSED,
        text_print(t->memory, "nothing was found here%s%.*s%s", has_words ? " that says \"" : "",
                   TEXT_FORMAT(wanted->words), has_words ? "\"" : ""),
        t->found->findings.count
            ? TEXT("look at what was found: correct the words of the mark, or mend the contract.")
            : TEXT("the contract is kept here: mend it, or take the mark out."));
    keep_findings(t, false);
    return false;
}

/* Which marks are met, file after file; all of them first: what is used decides on the rest. */
static void marks_ask(trial *t)
{
    uint32_t count = 0, n = 0;

    for (uint32_t i = 0; i < t->shown->files.count; i++)
        count += t->shown->files.items[i].marks.count;
    t->is_met = arena_array(t->memory, bool, count + 1);
    for (uint32_t i = 0; i < t->shown->files.count; i++)
        for (uint32_t k = 0; k < t->shown->files.items[i].marks.count; k++)
            t->is_met[n++] =
                mark_meets(t, &t->shown->files.items[i], &t->shown->files.items[i].marks.items[k]);
}

static bool marks_are_met(trial *t)
{
    uint32_t n = 0;

    marks_ask(t);
    for (uint32_t i = 0; i < t->shown->files.count; i++)
        for (uint32_t k = 0; k < t->shown->files.items[i].marks.count; k++)
            if (!t->is_met[n++])
                return mark_missed(t, &t->shown->files.items[i], &t->shown->files.items[i].marks.items[k]);
    return true;
}

static bool has_marks(const example *some)
{
    for (uint32_t i = 0; i < some->files.count; i++)
        if (some->files.items[i].marks.count)
            return true;
    return false;
}

static bool has_unused(const trial *t)
{
    for (uint32_t i = 0; i < t->found->findings.count; i++)
        if (!t->is_used[i])
            return true;
    return false;
}

static void breaking_decide(trial *t)
{
    if (!marks_are_met(t))
        return;
    if (t->shown->saying.length && !saying_meets(t)) {
        say(t, EXAMPLE_MISSED,
            text_print(t->memory, "no finding says \"%.*s\"", TEXT_FORMAT(t->shown->saying)),
            t->found->findings.count
                ? TEXT("look at what was found: correct the words, or mend the contract.")
                : TEXT("the contract is kept here: mend it, or make the example break it."));
        keep_findings(t, false);
    } else if (!t->found->findings.count) {
        say(t, EXAMPLE_MISSED, TEXT("the contract is kept here, and it should be broken"),
            TEXT("make the example break the contract, or mend the contract: as it is, this mistake goes "
                 "through."));
    } else if (has_marks(t->shown) && has_unused(t)) {
        say(t, EXAMPLE_NOISY, TEXT("more was found than is marked"),
            TEXT(
                "mark the line of each finding (expect: words), or mend what else is wrong in the example."));
        keep_findings(t, true);
    }
}

static void keeping_decide(trial *t)
{
    if (t->found->findings.count) {
        say(t, EXAMPLE_NOISY, TEXT("the contract is broken here, and it should be kept"),
            TEXT("mend the example if it should not break the contract; else the contract asks for too "
                 "much."));
        keep_findings(t, false);
    } else if (has_marks(t->shown)) {
        marks_are_met(t);
        t->out->next =
            TEXT("an example that keeps its contract has no marks: move it to one that breaks it.");
    }
}

/* Did the example ask for the vacuous finding, by its words? */
static bool vacuous_is_asked(trial *t)
{
    bool is_asked = t->shown->saying.length && saying_meets(t);

    for (uint32_t i = 0; i < t->shown->files.count; i++)
        for (uint32_t k = 0; k < t->shown->files.items[i].marks.count; k++)
            if (t->shown->files.items[i].marks.items[k].words.length)
                is_asked =
                    mark_meets(t, &t->shown->files.items[i], &t->shown->files.items[i].marks.items[k]) ||
                    is_asked;
    return is_asked;
}

/* The first vacuous finding: what a word found too few or too many of. */
static const finding *first_vacuous(const trial *t)
{
    for (uint32_t i = 0; i < t->found->findings.count; i++)
        if (t->found->findings.items[i].state == FINDING_VACUOUS)
            return &t->found->findings.items[i];
    return NULL;
}

/* Words of the finding that `saying` may hold: what is not there, without what is. */
static text saying_words(const trial *t, const finding *some)
{
    text opening = TEXT("nothing to check: "), words = some ? some->message : (text){0};
    bool is_quoting;

    if (text_starts(words, opening))
        words = text_slice(words, opening.length, words.length);
    words = text_slice(words, 0, text_find_text(words, TEXT(": "), 0));
    is_quoting = text_find(words, '"', 0) < words.length || text_find(words, '\\', 0) < words.length;
    if (!words.length || text_find_text(words, TEXT("]]"), 0) < words.length)
        return TEXT("\"...\"");
    return text_print(t->memory, is_quoting ? "[[%.*s]]" : "\"%.*s\"", TEXT_FORMAT(words));
}

static void say_vacuous(trial *t)
{
    const finding *some = first_vacuous(t);
    bool is_several = some && some->actual.length; /* how many */

    say(t, EXAMPLE_VACUOUS,
        is_several ? TEXT("the contract could not be judged here: it names one thing, and there are several")
                   : TEXT("the contract found nothing to check here"),
        t->shown->is_breaking
            ? text_print(t->memory,
                         "%s; if that is the mistake that it shows, write its words: saying = %.*s.",
                         is_several ? "leave one of them in the example"
                                    : "put what the contract looks at into the example",
                         TEXT_FORMAT(saying_words(t, some)))
        : is_several ? TEXT("leave one of them in the example, or name it more closely in the contract.")
                     : TEXT("put what the contract looks at into the example."));
    keep_findings(t, false);
}

static void decide(trial *t)
{
    contract_state state = t->found->contracts.items[0].state;

    if (state == CONTRACT_UNJUDGED) {
        say(t, EXAMPLE_CRASHED, TEXT("the contract could not be judged"), TEXT("mend what is told below."));
        keep_findings(t, false);
    } else if (state == CONTRACT_VACUOUS && !(t->shown->is_breaking && vacuous_is_asked(t))) {
        say_vacuous(t);
    } else if (t->shown->is_breaking) {
        breaking_decide(t);
    } else {
        keeping_decide(t);
    }
}

/* An example that breaks its contract, and does not say enough about it. */
static void accept(trial *t, const plan *rules, example_edits *edits)
{
    bool is_silent = t->out->result == EXAMPLE_OK && !has_marks(t->shown) && !t->shown->saying.length;
    uint32_t left, before = edits->count;

    if (!t->shown->is_breaking || !t->found->findings.count || t->out->result == EXAMPLE_CRASHED ||
        t->out->result == EXAMPLE_VACUOUS || (t->out->result == EXAMPLE_OK && !is_silent))
        return;
    left = example_accept(t->memory, rules, t->shown, &t->found->findings, t->is_used, t->is_met, edits);
    if (left && is_silent) /* it comes out right, and half of its marks would make it noisy */
        edits->count = before;
    else if (left)
        t->out->next = text_print(t->memory,
                                  "%u of what was found stands in no line of `breaks` and can't be marked: "
                                  "write its words, saying = \"...\".",
                                  left);
}

static tree *example_tree(const example *some)
{
    tree *root = tree_open_memory();

    for (uint32_t i = 0; i < some->files.count; i++)
        tree_add(root, some->files.items[i].path, some->files.items[i].clean.bytes,
                 some->files.items[i].is_executable);
    return root;
}

example_outcome example_run(lockstep_project *project, const plan *rules, uint32_t contract,
                            const example *some, example_edits *edits)
{
    const rule_set *set = &project->rules;
    example_outcome out = {.contract = some->contract, .name = some->name, .at = some->at};
    trial t = {.shown = some, .memory = &project->memory, .out = &out};
    run_options options = project->options;
    tree *root = example_tree(some);
    arena scratch;

    arena_init(&scratch);
    options.jobs = 1;
    options.trace_limit = 1;
    options.stand_in_at = (place){0}; /* it may go without what a repository must have */
    options.progress = NULL;          /* its few files are nothing to wait for */
    t.found = runner_check(&scratch, plan_only(&scratch, rules, contract), set->files.items, set->files.count,
                           root, &options, NULL);
    t.is_used = arena_array(&scratch, bool, t.found->findings.count + 1);
    decide(&t);
    if (edits)
        accept(&t, rules, edits);
    tree_close(root);
    arena_free(&scratch);
    return out;
}
