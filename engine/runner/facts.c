/* facts.c — order, liveness and equality of facts. */
#include "facts.h"

#include <stdlib.h>

#include "unicode.h"

static int compare_numbers(uint32_t left, uint32_t right)
{
    return left < right ? -1 : left > right;
}

static int compare_facts(const void *left, const void *right, void *context)
{
    const run *r = context;
    const fact *one = left, *two = right;
    int order = 0;

    if (one->shard != two->shard) {
        if (fact_is_literal(*one) || fact_is_literal(*two))
            return compare_numbers(one->shard, two->shard);
        order = text_compare(store_path(r->facts, one->shard), store_path(r->facts, two->shard));
        return order ? order : compare_numbers(one->shard, two->shard);
    }
    order = compare_numbers(one->row, two->row);
    if (!order)
        order = compare_numbers(one->start, two->start);
    if (!order)
        order = compare_numbers(one->end, two->end);
    return order ? order : compare_numbers(one->name, two->name);
}

bool fact_same(fact left, fact right)
{
    return left.shard == right.shard && left.row == right.row && left.name == right.name &&
           left.start == right.start && left.end == right.end;
}

void facts_sort(const run *r, fact_array *all)
{
    bool is_sorted = true;

    for (uint32_t i = 1; i < all->count && is_sorted; i++)
        is_sorted = compare_facts(&all->items[i - 1], &all->items[i], (void *)(uintptr_t)r) <= 0;
    if (!is_sorted)
        qsort_r(all->items, all->count, sizeof *all->items, compare_facts, (void *)(uintptr_t)r);
}

void facts_sort_unique(const run *r, fact_array *all)
{
    uint32_t kept = 0;

    facts_sort(r, all);
    for (uint32_t i = 0; i < all->count; i++)
        if (!kept || !fact_same(all->items[kept - 1], all->items[i]))
            all->items[kept++] = all->items[i];
    all->count = kept;
}

fact fact_derived(run *r, fact from, text name)
{
    from.name = store_intern(r->facts, name);
    from.is_captured = true;
    return from;
}

fact fact_literal(run *r, text name, uint32_t argument)
{
    return (fact){.shard = FACT_LITERAL, .row = argument, .name = store_intern(r->facts, name)};
}

bool fact_is_literal(fact some)
{
    return some.shard == FACT_LITERAL;
}

text dead_reason(const run *r, fact some)
{
    text reason;

    if (fact_kind(r->facts, some) == KIND_table && fact_text(r->facts, some, ATTRIBUTE_reason, &reason))
        return reason;
    if (!fact_is_literal(some) && store_dialect(r->facts, some.shard) == DIALECT_MARKDOWN)
        return TEXT("it is struck out");
    return TEXT("it is commented out or switched off");
}

text dead_words(const run *r, fact some)
{
    text reason = dead_reason(r, some);

    return text_starts(reason, TEXT("it is not "))
               ? reason
               : text_print(r->memory, "it is not live: %.*s", TEXT_FORMAT(reason));
}

bool row_is_live(const shard *facts, uint32_t row, uint32_t top)
{
    bool is_top_dead =
        top != ROW_NONE && (facts->flags[top] & FACT_DEAD || facts->kind[top] == KIND_disabled);

    if (is_top_dead) /* it was asked for as what it is: its parts are seen */
        return true;
    for (uint32_t at = row; at != ROW_NONE && at != top; at = facts->parent[at]) {
        if (facts->kind[at] == KIND_disabled) {
            if (at != row) /* a disabled service is a fact; what stands in it is not */
                return false;
            continue;
        }
        if (facts->flags[at] & FACT_DEAD)
            return false;
    }
    return true;
}

/* ---- names ---- */

static bool kind_is_path(kind some)
{
    return some == KIND_document || some == KIND_file || some == KIND_script || some == KIND_workflow ||
           some == KIND_path || some == KIND_link || some == KIND_picture || some == KIND_project;
}

static bool matches(kind some, text name, text pattern, bool is_exact)
{
    if (is_exact || text_find(pattern, '*', 0) == pattern.length)
        return text_equal(name, pattern);
    return kind_is_path(some) ? glob_match(pattern, name) : name_match(pattern, name);
}

bool name_matches(run *r, kind some, text name, text pattern, bool is_exact)
{
    if (kind_is_prose(some)) {
        name = store_name(r->facts, store_folded(r->facts, store_intern(r->facts, name)));
        pattern = store_name(r->facts, store_folded(r->facts, store_intern(r->facts, pattern)));
    }
    return matches(some, name, pattern, is_exact);
}

bool argument_matches(run *r, uint32_t argument, kind some, uint32_t name)
{
    const plan_argument *pattern = &r->rules->arguments.items[argument];
    bool is_exact = pattern->type == ARGUMENT_EXACT;

    if (!kind_is_prose(some))
        return matches(some, store_name(r->facts, name), pattern->name, is_exact);
    if (!r->folded[argument])
        r->folded[argument] = store_folded(r->facts, store_intern(r->facts, pattern->name));
    return matches(some, store_name(r->facts, store_folded(r->facts, name)),
                   store_name(r->facts, r->folded[argument]), is_exact);
}

static bool literal_is_exact(const run *r, fact literal)
{
    return literal.row == UINT32_MAX || r->rules->arguments.items[literal.row].type == ARGUMENT_EXACT;
}

static bool is_whole_command(const run *r, fact some)
{
    return !some.is_captured && fact_kind(r->facts, some) == KIND_command;
}

/* A command that is written in a rule is compared as commands are: flags in any order, --x=v is --x v. */
static bool literal_is_command(run *r, fact literal, fact command)
{
    text why = {0};

    if (literal.row == UINT32_MAX)
        return false;
    if (!r->patterns[literal.row])
        r->patterns[literal.row] =
            command_pattern_compile(r->lasting, r->facts, r->rules->arguments.items[literal.row].name, &why);
    return r->patterns[literal.row] && command_is(r->facts, r->patterns[literal.row], command);
}

static bool literal_equals(run *r, fact literal, fact other)
{
    text pattern = fact_name(r->facts, literal);

    return name_matches(r, fact_kind(r->facts, other), fact_name(r->facts, other), pattern,
                        literal_is_exact(r, literal)) ||
           (is_whole_command(r, other) && literal_is_command(r, literal, other));
}

/* `<name>`, `...`: stands for any word, and is equal to what does so too (LANGUAGE 19). */
static bool is_free_placeholder(const run *r, fact some)
{
    kind is = fact_kind(r->facts, some);

    return (is == KIND_argument || is == KIND_value) && !some.is_captured &&
           fact_flags(r->facts, some) & FACT_PLACEHOLDER;
}

bool facts_equal(run *r, fact left, fact right)
{
    if (fact_is_literal(left))
        return literal_equals(r, left, right);
    if (fact_is_literal(right))
        return literal_equals(r, right, left);
    if (is_whole_command(r, left) && is_whole_command(r, right))
        return command_equal(r->facts, left, right);
    if (is_free_placeholder(r, left) && is_free_placeholder(r, right))
        return true;
    if (kind_is_prose(fact_kind(r->facts, left)) || kind_is_prose(fact_kind(r->facts, right)))
        return store_folded(r->facts, left.name) == store_folded(r->facts, right.name);
    return left.name == right.name;
}

const fact *facts_find(run *r, const fact_array *among, fact wanted)
{
    for (uint32_t i = 0; i < among->count; i++)
        if (facts_equal(r, among->items[i], wanted))
            return &among->items[i];
    return NULL;
}

bool facts_are_prose(const run *r, const fact_array *all)
{
    return all->count && kind_is_prose(fact_kind(r->facts, all->items[0]));
}

/* ---- text ---- */

static bool holds_text(kind some)
{
    return some == KIND_section || some == KIND_table || some == KIND_list || some == KIND_item ||
           some == KIND_step || some == KIND_row || some == KIND_paragraph || some == KIND_block ||
           some == KIND_document;
}

text fact_content(run *r, fact some, bool *is_sliced)
{
    tree_file file;

    *is_sliced = !fact_is_literal(some) && !some.is_captured && holds_text(fact_kind(r->facts, some));
    if (!*is_sliced)
        return fact_name(r->facts, some);
    if (tree_read(r->root, fact_place(r->facts, some).path, r->memory, &file) != TREE_OK)
        return (text){0};
    return text_slice(file.bytes, some.start, some.end);
}

/* Names in order of their id (folded when prose); what needs more than an id (commands, literals) is asked
 * one by one. */
struct name_index {
    const fact_array *all;
    bool is_prose;
    struct name_slot {
        uint32_t key, index;
    } * slots;
    uint32_t slot_count;
    id_array others;
};

static int compare_slots(const void *left, const void *right)
{
    const struct name_slot *one = left, *two = right;
    int order = compare_numbers(one->key, two->key);

    return order ? order : compare_numbers(one->index, two->index);
}

static uint32_t key_of(run *r, const name_index *all, fact some)
{
    return all->is_prose ? store_folded(r->facts, some.name) : some.name;
}

name_index *name_index_new(run *r, const fact_array *all, bool is_prose)
{
    name_index *made = arena_new(&r->sentence, name_index);

    made->all = all;
    made->is_prose = is_prose || facts_are_prose(r, all);
    made->slots = arena_array(&r->sentence, struct name_slot, all->count + 1);
    for (uint32_t i = 0; i < all->count; i++) {
        if (fact_is_literal(all->items[i]) || is_whole_command(r, all->items[i]) ||
            is_free_placeholder(r, all->items[i]))
            *array_push(&made->others, &r->sentence) = i;
        else
            made->slots[made->slot_count++] = (struct name_slot){key_of(r, made, all->items[i]), i};
    }
    if (made->slot_count)
        qsort(made->slots, made->slot_count, sizeof *made->slots, compare_slots);
    return made;
}

static const fact *find_slot(run *r, const name_index *all, fact wanted)
{
    uint32_t key = key_of(r, all, wanted), low = 0, high = all->slot_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;

        if (all->slots[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < all->slot_count && all->slots[low].key == key)
        return &all->all->items[all->slots[low].index];
    return NULL;
}

const fact *name_index_find(run *r, const name_index *all, fact wanted)
{
    const fact *found;

    if (fact_is_literal(wanted))
        return facts_find(r, all->all, wanted);
    found = find_slot(r, all, wanted);
    for (uint32_t i = 0; !found && i < all->others.count; i++)
        if (facts_equal(r, all->all->items[all->others.items[i]], wanted))
            found = &all->all->items[all->others.items[i]];
    return found;
}

/* ---- commands, files ---- */

/* Words with a flag behind them are meant as a command, whatever the program is. */
static bool has_flag(const run *r, fact command)
{
    const shard *facts = store_shard(r->facts, command.shard);

    for (uint32_t row = command.row + 1; row < facts->end_row[command.row]; row++)
        if (facts->kind[row] == KIND_flag)
            return true;
    return false;
}

bool command_is_known(run *r, fact command)
{
    static const char *const programs[] = {"docker", "docker-compose", "make",   "npm",    "yarn",
                                           "pnpm",   "just",           "task",   "git",    "curl",
                                           "pip",    "bash",           "python", "python3"};
    text program;
    tree_entry entry;

    if (!(fact_flags(r->facts, command) & FACT_GUESS))
        return true;
    if (!fact_text(r->facts, command, ATTRIBUTE_program, &program))
        return false;
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++)
        if (text_is(program, programs[i]))
            return true;
    if (text_ends(program, TEXT(".sh")) || has_flag(r, command))
        return true;
    if (text_find(program, '/', 0) == program.length)
        return false;
    if (store_find(r->facts, program, DIALECT_SCRIPT) != UINT32_MAX)
        return true;
    return tree_probe(r->root, program, &entry) == TREE_OK && entry.type == TREE_FILE && entry.is_executable;
}

fact fact_home(const run *r, fact some)
{
    place at;
    uint32_t home;

    if (fact_is_literal(some) || store_dialect(r->facts, some.shard) < DIALECT_PROJECT)
        return some;
    at = fact_place(r->facts, some);
    home = store_find(r->facts, at.path, DIALECT_COMPOSE);
    if (home == UINT32_MAX)
        return some;
    return (fact){.shard = home, .row = 0, .name = some.name, .start = at.part.start, .end = at.part.end};
}

fact fact_file(const run *r, fact some)
{
    return fact_is_literal(some) ? some : store_fact(r->facts, some.shard, 0);
}
