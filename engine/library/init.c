/* init.c — lockstep_init: candidates are loaded as one rule file and judged by the runner of lockstep check.
 * Of each family the first that is kept is proposed; where none is, the one with the fewest findings is a
 * near miss. */
#include "init.h"

enum { PIECE_SIZE = 16 * 1024 }; /* bytes of a rule file with candidates */

/* ---- what the rules say already ---- */

static bool arguments_are_equal(const plan *all, plan_range left, plan_range right)
{
    for (uint32_t i = 0; left.count == right.count && i < left.count; i++) {
        const plan_argument *a = &all->arguments.items[left.first + i],
                            *b = &all->arguments.items[right.first + i];
        if (a->type != b->type || a->number != b->number || a->selection != b->selection ||
            !text_equal(a->name, b->name) || !text_equal(a->key, b->key))
            return false;
    }
    return left.count == right.count;
}

/* `whenever` says what `every` says, and lets there be nothing. */
static word quantifier_plain(word some)
{
    return some == WORD_whenever ? WORD_every : some;
}

static bool sentence_is_said(const plan *all, const plan_sentence *some, uint32_t own)
{
    for (uint32_t i = 0; i < all->sentences.count; i++) {
        const plan_sentence *other = &all->sentences.items[i];
        if (other->contract < own &&
            quantifier_plain(other->quantifier) == quantifier_plain(some->quantifier) &&
            other->subject == some->subject && other->verb == some->verb &&
            arguments_are_equal(all, other->arguments, some->arguments))
            return true;
    }
    return false;
}

static bool contract_find(const plan *all, text id, uint32_t *index)
{
    for (*index = 0; *index < all->contracts.count; ++*index)
        if (text_equal(all->contracts.items[*index].id, id))
            return true;
    return false;
}

/* Equal selections of all files are one row of the plan, so equal sentences are found by their numbers.
 * `own`: how many contracts are the project's. */
static bool is_said(const plan *all, text id, uint32_t own)
{
    uint32_t index;

    if (!contract_find(all, id, &index))
        return false;
    plan_range range = all->contracts.items[index].sentences;
    for (uint32_t i = 0; i < range.count; i++)
        if (!sentence_is_said(all, &all->sentences.items[range.first + i], own))
            return false;
    return range.count > 0;
}

/* ---- judging ---- */

typedef struct trial {
    proposing *p;
    const plan *with_own; /* the project's rules, and the candidates */
    uint32_t own;
    const judgement *found;
    proposal_report *report;
} trial;

/* Candidates of one family have one id; while they are judged each has its own. */
static text trial_id(arena *memory, const candidate *some, uint32_t index)
{
    return text_print(memory, "%.*s/%u", TEXT_FORMAT(some->id), index);
}

typedef ARRAY(rule_file) rule_files;

/* All candidates as rule files, none of which is near to the limit of its size. */
static rule_files candidates_files(proposing *p)
{
    rule_files files = {0};
    buffer out = buffer_new(p->memory);

    for (uint32_t i = 0; i < p->candidates.count; i++) {
        candidate some = p->candidates.items[i];
        some.id = trial_id(p->memory, &some, i);
        buffer_add(&out, init_rule(p->memory, &some));
        if (out.length < PIECE_SIZE && i + 1 < p->candidates.count)
            continue;
        text name = text_print(p->memory, "proposed/%u", files.count);
        *array_push(&files, p->memory) = (rule_file){.path = name, .name = name, .bytes = buffer_text(&out)};
        out = buffer_new(p->memory);
    }
    return files;
}

static const contract_judgement *judgement_of(const trial *t, uint32_t index)
{
    text id = trial_id(t->p->memory, &t->p->candidates.items[index], index);

    for (uint32_t i = 0; i < t->found->contracts.count; i++)
        if (text_equal(t->found->rules->contracts.items[t->found->contracts.items[i].contract].id, id))
            return &t->found->contracts.items[i];
    return NULL;
}

static void end_add(arena *memory, proposal *into, proposal_end end)
{
    for (uint32_t i = 0; i < into->ends.count; i++)
        if (text_equal(into->ends.items[i].written, end.written))
            return;
    *array_push(&into->ends, memory) = end;
}

static void selections_take(arena *memory, const sentence_trace *sentence, proposal *into)
{
    for (uint32_t i = 0; i < sentence->selections.count; i++) {
        const selection_trace *from = &sentence->selections.items[i];
        if (from->places.count)
            end_add(memory, into, (proposal_end){from->written, from->found, from->places.items[0]});
    }
}

/* A sentence with one selection has its other end where its first subject was decided. */
static void decision_take(arena *memory, const sentence_trace *sentence, proposal *into)
{
    const subject_trace *from = sentence->subjects.items;

    if (sentence->selections.count != 1 || !sentence->subjects.count || !from->is_kept)
        return;
    end_add(memory, into,
            (proposal_end){.written = text_print(memory, "%.*s: %.*s", TEXT_FORMAT(from->subject),
                                                 TEXT_FORMAT(from->decided)),
                           .at = from->decided_at.path.length ? from->decided_at : from->at});
}

/* What the contract is about: when all that its selections find is in one file, what decided, too. */
static void ends_take(arena *memory, const contract_judgement *about, proposal *into)
{
    bool is_one_file = true;

    for (uint32_t i = 0; i < about->sentences.count; i++)
        selections_take(memory, &about->sentences.items[i], into);
    for (uint32_t i = 1; i < into->ends.count; i++)
        is_one_file = is_one_file && text_equal(into->ends.items[i].at.path, into->ends.items[0].at.path);
    for (uint32_t i = 0; i < about->sentences.count && is_one_file; i++)
        decision_take(memory, &about->sentences.items[i], into);
}

static void propose(trial *t, uint32_t index, const contract_judgement *about)
{
    arena *memory = t->p->memory;
    const candidate *some = &t->p->candidates.items[index];
    bool is_kept = about->state == CONTRACT_KEPT;
    proposal *added = is_kept ? array_push(&t->report->kept, memory) : array_push(&t->report->near, memory);
    text id = trial_id(memory, some, index);

    added->id = some->id;
    added->rule = init_rule(memory, some);
    ends_take(memory, about, added);
    for (uint32_t i = 0; !is_kept && i < t->found->findings.count; i++) {
        finding one = t->found->findings.items[i];
        if (!text_equal(one.contract, id))
            continue;
        one.contract = some->id;
        one.rule = (place){0}; /* it stands in no file yet */
        *array_push(&added->findings, memory) = one;
    }
}

/* Candidates [first, end) are one family. */
static void family_decide(trial *t, uint32_t first, uint32_t end)
{
    const contract_judgement *near = NULL;
    uint32_t nearest = 0;

    for (uint32_t i = first; i < end; i++) {
        const contract_judgement *about = judgement_of(t, i);
        if (!about)
            continue;
        if (is_said(t->with_own, trial_id(t->p->memory, &t->p->candidates.items[i], i), t->own))
            return;
        if (about->state == CONTRACT_KEPT) {
            propose(t, i, about);
            return;
        }
        if (about->state == CONTRACT_BROKEN && about->finding_count <= INIT_NEAR &&
            (!near || about->finding_count < near->finding_count)) {
            near = about;
            nearest = i;
        }
    }
    if (near)
        propose(t, nearest, near);
}

static void families_decide(trial *t)
{
    const proposing *p = t->p;

    for (uint32_t first = 0, end; first < p->candidates.count; first = end) {
        for (end = first + 1; end < p->candidates.count; end++)
            if (p->candidates.items[end].family != p->candidates.items[first].family)
                break;
        family_decide(t, first, end);
    }
}

/* ---- the result ---- */

static lockstep_result *problems_result(lockstep_project *project, const finding_array *problems)
{
    lockstep_result *result = project_result(project, RESULT_PROBLEMS, NULL);

    result->findings = *problems;
    result->status = 2;
    return result;
}

/* lockstep/proposed.lua, or where the settings or --rules say. False when a file that is named is there
 * already. */
static bool file_place(lockstep_project *project, const char *file, rule_addition *added,
                       finding_array *problems)
{
    arena *memory = &project->memory;
    text folder =
        project->rule_folders.count ? project->rule_folders.items[0] : project->rules.folders.items[0];
    tree_entry entry;

    added->is_new = true;
    added->path = file ? text_copy(memory, text_from(file)) : path_join(memory, folder, TEXT("proposed.lua"));
    for (uint32_t number = 2; !file && tree_probe(project->root, added->path, &entry) == TREE_OK; number++)
        added->path = path_join(memory, folder, text_print(memory, "proposed-%u.lua", number));
    if (!file || tree_probe(project->root, added->path, &entry) == TREE_MISSING)
        return true;
    project_problem(memory, problems, text_print(memory, "there is a file %.*s", TEXT_FORMAT(added->path)),
                    TEXT("name another one: nothing is overwritten"));
    return false;
}

/* The kept ones as a rule file of at most half the size that one may have; the others wait for another time,
 * when these are said. */
static void file_fill(const lockstep_project *project, arena *memory, proposal_report *report)
{
    buffer out = buffer_new(memory);
    uint32_t i = 0;

    if (report->kept.count)
        buffer_add(&out,
                   TEXT("-- Proposed by lockstep init, and kept when it was. Say why in your own words, and "
                        "add examples.\n"));
    for (; i < report->kept.count; i++) {
        text rule = report->kept.items[i].rule;
        if (i && out.length + rule.length > project->options.limits.rule_size / 2)
            break;
        buffer_add_byte(&out, '\n');
        buffer_add(&out, rule);
    }
    report->left = report->kept.count - i;
    report->kept.count = i;
    report->file.bytes = buffer_text(&out);
}

/* Without rules of its own a repository is judged by a pack: that is no rule of its owner. */
static void own_forget(rule_set *set)
{
    for (uint32_t i = set->own; i < set->files.count; i++)
        set->files.items[i - set->own] = set->files.items[i];
    set->files.count -= set->own;
    set->own = 0;
}

static void generate(proposing *p)
{
    init_tables(p);
    init_runbooks(p);
    init_sequences(p);
    init_commands(p);
    init_gates(p);
    init_files(p);
}

static void judge_all(trial *t)
{
    proposing *p = t->p;
    rule_set *set = &p->project->rules;
    rule_files made = candidates_files(p), all = {0};
    finding_array unheard = {0}; /* a candidate that does not load is none */
    run_options options = p->project->options;

    for (uint32_t i = 0; i < set->own; i++)
        *array_push(&all, p->memory) = set->files.items[i];
    for (uint32_t i = 0; i < made.count; i++)
        *array_push(&all, p->memory) = made.items[i];
    for (uint32_t i = set->own; i < set->files.count; i++) { /* packs stand behind */
        *array_push(&all, p->memory) = set->files.items[i];
        *array_push(&made, p->memory) = set->files.items[i];
    }
    t->with_own = binding_load(p->memory, &options.limits, all.items, all.count, &unheard);
    options.trace_limit = 1;
    t->found =
        runner_check(p->memory, binding_load(p->memory, &options.limits, made.items, made.count, &unheard),
                     made.items, made.count, p->project->root, &options, NULL);
    families_decide(t);
}

lockstep_result *lockstep_init(lockstep_project *project, const char *file)
{
    rule_set *set = project_rules(project);
    proposing p = {.project = project, .memory = &project->memory};
    trial t = {.p = &p, .report = arena_new(p.memory, proposal_report)};
    finding_array problems = {0};

    if (set->is_recommended)
        own_forget(set);
    for (uint32_t i = 0; i < set->problems.count && set->own; i++)
        *array_push(&problems, p.memory) = set->problems.items[i];
    const plan *own =
        binding_load(p.memory, &project->options.limits, set->files.items, set->files.count, &problems);
    if (problems.count || !file_place(project, file, &t.report->file, &problems))
        return problems_result(project, &problems);
    t.own = own->contracts.count;
    for (uint32_t i = 0; i < own->contracts.count; i++)
        *array_push(&p.ids, p.memory) = own->contracts.items[i].id;
    p.all = runner_survey(p.memory, project->root, &project->options, false, &t.report->problems);
    generate(&p);
    if (p.candidates.count)
        judge_all(&t);
    t.report->is_cut = p.is_cut;
    file_fill(project, p.memory, t.report);
    lockstep_result *result = project_result(project, RESULT_PROPOSALS, NULL);
    result->proposed = t.report;
    result->added = &t.report->file;
    result->status = t.report->kept.count ? 0 : 1;
    return result;
}
