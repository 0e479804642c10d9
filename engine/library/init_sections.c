/* init_sections.c — sections of a kind that all have a part (runbooks and their rollback), and sections that
 * tell the same steps. */
#include "dialect.h"
#include "init.h"
#include "unicode.h"

/* ---- runbooks ---- */

/* A part that sections of a kind should have, under any of these headings. */
typedef struct part {
    const char *what, *tells;
    const char *headings[6];
    const char *pack; /* that says it; NULL: none does */
} part;

static const char *const runbook_words[] = {"Runbook", "Playbook", "Procedure"};
static const part parts[] = {
    {"rollback",
     "how to roll back",
     {"Rollback*", "Roll back*", "Revert*", "Back out*", "Undo*"},
     "runbook/rollback"},
    {"verification", "how to verify the result", {"Verif*", "Validat*", "Check*"}, NULL},
    {"prerequisites", "what is needed before", {"Prerequisite*", "Before you*", "Requirements*"}, NULL},
};

/* Prose as it is compared. */
static text folded_name(const proposing *p, uint32_t index, uint32_t row)
{
    return store_name(p->all, store_folded(p->all, store_shard(p->all, index)->name[row]));
}

static bool heading_fits(const proposing *p, text folded, const char *pattern)
{
    return name_match(unicode_fold(p->memory, text_from(pattern)), folded);
}

static bool has_part(proposing *p, uint32_t index, uint32_t section, const part *some, bool *is_used)
{
    const shard *from = store_shard(p->all, index);
    bool has = false;

    for (uint32_t row = section + 1; row < from->end_row[section]; row++)
        for (size_t i = 0; from->kind[row] == KIND_section && i < 6 && some->headings[i]; i++)
            if (heading_fits(p, folded_name(p, index, row), some->headings[i]))
                has = is_used[i] = true;
    return has;
}

/* "Rollback*", or { "Rollback*", "Revert*" } */
static text part_headings(proposing *p, const part *some, const bool *is_used)
{
    buffer out = buffer_new(p->memory);
    uint32_t count = 0;

    for (size_t i = 0; i < 6; i++)
        if (is_used[i])
            buffer_print(&out, "%s\"%s\"", count++ ? ", " : "", some->headings[i]);
    return count == 1 ? buffer_text(&out) : text_print(p->memory, "{ %.*s }", TEXT_FORMAT(buffer_text(&out)));
}

static void part_propose(proposing *p, const char *kind_word, const part *some)
{
    bool is_used[6] = {false};
    text wanted = unicode_fold(p->memory, text_from(kind_word)), heading;
    uint32_t sections = 0, having = 0, family = init_family(p);

    for (uint32_t i = 0; i < store_count(p->all); i++) {
        const shard *from = store_shard(p->all, i);
        for (uint32_t row = 0; init_file_kind(p->all, i) == KIND_document && row < from->row_count; row++) {
            if (from->kind[row] != KIND_section)
                continue;
            heading = folded_name(p, i, row);
            if (text_find_text(heading, wanted, 0) == heading.length)
                continue;
            sections++;
            having += has_part(p, i, row, some, is_used);
        }
    }
    if (sections < 2 || having < 2 || having * 3 < sections * 2)
        return;
    text id = init_id(p, "runbooks", text_print(p->memory, "%s %s", kind_word, some->what));
    text headings = part_headings(p, some, is_used);
    text words = text_print(p->memory, "section %.*s", TEXT_FORMAT(headings)),
         says = text_print(p->memory, "Every %s tells %s, with a command.", kind_word, some->tells);
    candidate *strong =
        some->pack ? init_use(p, family, id, says, some->pack) : init_add(p, family, id, says);
    if (some->pack) {
        init_say(p, strong, "runbooks = docs :sections \"*%s*\"", kind_word);
        init_say(p, strong, "headings = %.*s", TEXT_FORMAT(headings));
    } else {
        init_say(p, strong, "every(docs :sections \"*%s*\")\n:has(%.*s :with(command))", kind_word,
                 TEXT_FORMAT(words));
    }
    candidate *weak =
        init_add(p, family, id, text_print(p->memory, "Every %s tells %s.", kind_word, some->tells));
    init_say(p, weak, "every(docs :sections \"*%s*\")\n:has(%.*s)", kind_word, TEXT_FORMAT(words));
}

void init_runbooks(proposing *p)
{
    for (size_t i = 0; i < sizeof runbook_words / sizeof *runbook_words; i++)
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
            part_propose(p, runbook_words[i], &parts[k]);
}

/* ---- the same steps ---- */

enum { LEAST_STEPS = 3 };

/* A section with steps of its own: their names, and what their commands ask a script to do. */
typedef struct telling {
    uint32_t shard, row, end_row;
    text path, heading; /* quoted */
    text plain;         /* heading */
    text_array steps;
    text_array programs, asked; /* of each command in the steps: its script, and the word behind it */
    text program;               /* the script of most of these */
    text_array actions;         /* what it is asked */
    text words;                 /* the same as a selection; empty when it can't be said */
} telling;

typedef ARRAY(telling) telling_array;

static bool is_own(const store *all, fact some, fact section)
{
    fact nearest;

    return fact_ancestor(all, some, KIND_section, &nearest) && nearest.row == section.row;
}

static void command_take(proposing *p, uint32_t index, uint32_t row, telling *into)
{
    const shard *from = store_shard(p->all, index);
    text program;

    if (!fact_text(p->all, store_fact(p->all, index, row), ATTRIBUTE_program, &program) ||
        store_find(p->all, program, DIALECT_SCRIPT) == UINT32_MAX)
        return;
    for (uint32_t k = row + 1; k < from->end_row[row]; k++)
        if (from->kind[k] == KIND_argument) {
            *array_push(&into->programs, p->memory) = program;
            *array_push(&into->asked, p->memory) = fact_name(p->all, store_fact(p->all, index, k));
            return;
        }
}

/* The script that most commands are of, the first of equals. */
static void actions_choose(arena *memory, telling *into)
{
    uint32_t most = 0;

    for (uint32_t i = 0; i < into->programs.count; i++) {
        uint32_t count = 0;
        for (uint32_t k = 0; k < into->programs.count; k++)
            count += text_equal(into->programs.items[k], into->programs.items[i]);
        if (count > most) {
            most = count;
            into->program = into->programs.items[i];
        }
    }
    for (uint32_t i = 0; i < into->programs.count; i++)
        if (text_equal(into->programs.items[i], into->program))
            *array_push(&into->actions, memory) = into->asked.items[i];
}

/* :commands(script "tools/ctl.sh") :capturing [[tools/ctl\.sh ([A-Za-z0-9_-]+)]]: what the script is asked.
 * False when the path holds more than a regular expression in brackets should. */
static text asked_words(arena *memory, text program)
{
    buffer out = buffer_new(memory);
    text quoted, none = {0};

    if (!init_quote_path(memory, program, &quoted))
        return none;
    buffer_print(&out, ":commands(script %.*s) :capturing [[", TEXT_FORMAT(quoted));
    for (size_t i = 0; i < program.length; i++) {
        char byte = program.start[i];
        bool is_plain =
            (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
        if (!is_plain && text_find(TEXT("/_-."), byte, 0) == 4)
            return none;
        buffer_print(&out, "%s%c", byte == '.' ? "\\" : "", byte);
    }
    buffer_add(&out, TEXT(" ([A-Za-z0-9_-]+)]]"));
    return buffer_text(&out);
}

static bool section_read(proposing *p, uint32_t index, uint32_t section, telling *into)
{
    const shard *from = store_shard(p->all, index);
    fact self = store_fact(p->all, index, section), step;

    into->shard = index;
    into->row = section;
    into->end_row = from->end_row[section];
    into->plain = fact_name(p->all, self);
    if (!init_quote_path(p->memory, store_path(p->all, index), &into->path) ||
        !init_quote(p->memory, into->plain, &into->heading))
        return false;
    for (uint32_t row = section + 1; row < from->end_row[section]; row++) {
        fact some = store_fact(p->all, index, row);
        if (from->kind[row] == KIND_step && is_own(p->all, some, self))
            *array_push(&into->steps, p->memory) = folded_name(p, index, row);
        else if (from->kind[row] == KIND_command && is_own(p->all, some, self) &&
                 fact_ancestor(p->all, some, KIND_step, &step))
            command_take(p, index, row, into);
    }
    actions_choose(p->memory, into);
    into->words = asked_words(p->memory, into->program);
    return into->steps.count >= LEAST_STEPS;
}

/* How many names stand at the same position. */
static bool is_near(const text_array *left, const text_array *right)
{
    uint32_t same = 0, most = left->count > right->count ? left->count : right->count;

    for (uint32_t i = 0; i < left->count && i < right->count; i++)
        same += text_equal(left->items[i], right->items[i]);
    return most >= LEAST_STEPS && same >= 2 && same * 3 >= most * 2;
}

static void sequence_use(proposing *p, uint32_t family, text id, text says, text original, text sibling)
{
    candidate *added = init_use(p, family, id, says, "docs/sibling-sequences");

    init_say(p, added, "original = %.*s", TEXT_FORMAT(original));
    init_say(p, added, "sibling  = %.*s", TEXT_FORMAT(sibling));
}

/* doc "a.md" :section "Restore" :steps(), and what is taken from them. */
static text telling_words(arena *memory, const telling *some, text taken)
{
    return text_print(memory, "doc %.*s :section %.*s :steps()%s%.*s", TEXT_FORMAT(some->path),
                      TEXT_FORMAT(some->heading), taken.length ? " " : "", TEXT_FORMAT(taken));
}

static void pair_propose(proposing *p, const telling *a, const telling *b)
{
    text id, says;
    bool has_steps = is_near(&a->steps, &b->steps);
    bool has_actions =
        a->words.length && text_equal(a->program, b->program) && is_near(&a->actions, &b->actions);
    uint32_t family = init_family(p);

    if (!has_steps && !has_actions)
        return;
    id = init_id(p, "sequences", b->plain);
    says = text_print(p->memory, "%.*s and %.*s tell the same %s in the same order.", TEXT_FORMAT(a->plain),
                      TEXT_FORMAT(b->plain), has_steps ? "steps" : "commands");
    if (has_steps)
        sequence_use(p, family, id, says, telling_words(p->memory, a, TEXT("")),
                     telling_words(p->memory, b, TEXT("")));
    if (has_actions)
        sequence_use(p, family, id, says, telling_words(p->memory, a, a->words),
                     telling_words(p->memory, b, a->words));
}

static void tellings_read(proposing *p, telling_array *all)
{
    for (uint32_t i = 0; i < store_count(p->all); i++) {
        const shard *from = store_shard(p->all, i);
        for (uint32_t row = 0; init_file_kind(p->all, i) == KIND_document && row < from->row_count; row++) {
            telling read = {0};
            if (from->kind[row] != KIND_section || !section_read(p, i, row, &read))
                continue;
            if (all->count < INIT_TELLINGS)
                *array_push(all, p->memory) = read;
            else
                p->is_cut = true;
        }
    }
}

/* A runbook and the rollback in it are two stories. */
static bool is_within(const telling *outer, const telling *inner)
{
    return outer->shard == inner->shard && inner->row > outer->row && inner->row < outer->end_row;
}

/* Each section is compared with those before it, and paired with the first that tells nearly the same: a
 * group of many is a star, not every pair. */
void init_sequences(proposing *p)
{
    telling_array all = {0};

    tellings_read(p, &all);
    for (uint32_t i = 1; i < all.count; i++) {
        uint32_t before = p->candidates.count;
        for (uint32_t k = 0; k < i && p->candidates.count == before; k++)
            if (!is_within(&all.items[k], &all.items[i]))
                pair_propose(p, &all.items[k], &all.items[i]);
    }
}
