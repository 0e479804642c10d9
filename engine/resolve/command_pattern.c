/* command_pattern.c — patterns of commands, and when two commands are the same (LANGUAGE 11, 18-20). */
#include "command_pattern.h"

#include "command_words.h"
#include "compose_flag.h"
#include "shell_commands.h"

#include <string.h>

typedef struct pattern_word {
    text name;
    text value; /* flag: after `=` */
    bool is_flag, is_any;
    bool follows_flag; /* a plain word behind a flag: its value, or a word of its own */
} pattern_word;

struct command_pattern {
    arena *memory;
    text program;
    ARRAY(pattern_word) words;
    ARRAY(pattern_word) assignments; /* their values; any when empty */
};

enum { MATCH_STEPS = 10000 };

/* ---- compiling
 * --------------------------------------------------------------------------------------------------- */

static text attribute_of(const shard *facts, uint32_t row, attribute_id which)
{
    uint32_t value;

    return shard_attribute(facts, row, which, &value) ? shard_string(facts, value) : (text){0};
}

static void pattern_part(command_pattern *made, const shard *facts, uint32_t row, bool *after_flag)
{
    text name = shard_string(facts, facts->name[row]);
    pattern_word word = {.name = text_copy(made->memory, name), .is_flag = facts->kind[row] == KIND_flag};

    if (facts->kind[row] == KIND_assignment) {
        word.value = text_copy(made->memory, attribute_of(facts, row, ATTRIBUTE_value));
        *array_push(&made->assignments, made->memory) = word;
        return;
    }
    if (facts->kind[row] != KIND_flag && facts->kind[row] != KIND_argument)
        return;
    word.is_any = (facts->flags[row] & FACT_PLACEHOLDER) != 0;
    word.value =
        word.is_flag ? text_copy(made->memory, attribute_of(facts, row, ATTRIBUTE_value)) : (text){0};
    word.follows_flag = !word.is_flag && *after_flag;
    *after_flag = word.is_flag && !word.value.length;
    *array_push(&made->words, made->memory) = word;
}

static command_pattern *pattern_of_row(arena *memory, const shard *facts, uint32_t row)
{
    command_pattern *made = arena_new(memory, command_pattern);
    bool after_flag = false;

    made->memory = memory;
    made->program = text_copy(memory, attribute_of(facts, row, ATTRIBUTE_program));
    for (uint32_t i = row + 1; i < facts->end_row[row]; i = facts->end_row[i])
        pattern_part(made, facts, i, &after_flag);
    return made;
}

command_pattern *command_pattern_compile(arena *memory, store *all, text pattern, text *why)
{
    shard_builder *to = shard_begin(memory, KIND_ALL);
    shell_region region = {.bytes = pattern, .start = 0};
    shell_options options = {.origin = TEXT("inline")};
    uint32_t found = ROW_NONE, count = 0;
    const shard *facts;

    (void)all; /* names are compared as texts: a pattern may hold `*` */
    shard_open(to, KIND_block, (span){0, (uint32_t)pattern.length}, (text){0});
    shell_commands_add(to, memory, &region, 1, &options);
    facts = shard_finish(to);
    for (uint32_t row = 0; row < facts->row_count; row++)
        if (facts->kind[row] == KIND_command && !count++)
            found = row;
    if (count != 1) {
        *why = count ? TEXT("this is more than one command") : TEXT("this is no command");
        return NULL;
    }
    return pattern_of_row(memory, facts, found);
}

command_pattern *command_pattern_script(arena *memory, store *all, text script_path, text action)
{
    command_pattern *made = arena_new(memory, command_pattern);

    (void)all;
    made->memory = memory;
    made->program = text_copy(memory, script_path);
    if (action.length)
        *array_push(&made->words, memory) = (pattern_word){.name = text_copy(memory, action)};
    return made;
}

/* ---- matching
 * ---------------------------------------------------------------------------------------------------- */

typedef struct matching {
    const store *all;
    const command_pattern *pattern;
    arena *memory;
    command_words words;
    bool pairs; /* a plain word behind a flag in the pattern is the flag's value */
    uint32_t steps;
} matching;

/* One word of the pattern against a word of the command: each alternative of <a|b> counts, a free placeholder
 * does not. */
static bool name_fits(const matching *of, const pattern_word *wanted, text name, bool is_free)
{
    text_array all;

    if (wanted->is_any)
        return true;
    if (is_free)
        return false;
    all = command_alternatives(of->memory, name);
    for (uint32_t i = 0; i < all.count; i++)
        if (name_match(wanted->name, all.items[i]))
            return true;
    return name_match(wanted->name, name);
}

static bool is_plain(const matching *of, uint32_t number)
{
    const pattern_word *word = &of->pattern->words.items[number];

    return !word->is_flag && !(of->pairs && word->follows_flag);
}

/* Plain words of the pattern from `wanted` on, against those of the command from `given` on. */
static bool plain_match(matching *of, uint32_t wanted, uint32_t given)
{
    while (wanted < of->pattern->words.count && !is_plain(of, wanted))
        wanted++;
    if (wanted == of->pattern->words.count)
        return true;
    while (given < of->words.count && of->words.items[given].is_flag)
        given++;
    if (given == of->words.count || !of->steps--)
        return false;
    if (name_fits(of, &of->pattern->words.items[wanted], store_name(of->all, of->words.items[given].name),
                  of->words.items[given].is_free) &&
        plain_match(of, wanted + 1, given + 1))
        return true;
    return of->steps && of->words.items[given].follows_flag && plain_match(of, wanted, given + 1);
}

/* Is the value of the command's flag at `number` the one that is wanted? */
static bool value_fits(const matching *of, text wanted, uint32_t number)
{
    const command_word *flag = &of->words.items[number];
    pattern_word value = {.name = wanted,
                          .is_any =
                              text_starts(wanted, TEXT("<")) && text_find(wanted, '|', 0) == wanted.length};

    if (flag->value)
        return name_fits(of, &value, store_name(of->all, flag->value), false);
    return number + 1 < of->words.count && of->words.items[number + 1].follows_flag &&
           name_fits(of, &value, store_name(of->all, of->words.items[number + 1].name),
                     of->words.items[number + 1].is_free);
}

static bool flag_match(const matching *of, uint32_t wanted)
{
    const pattern_word *word = &of->pattern->words.items[wanted];
    const pattern_word *next = wanted + 1 < of->pattern->words.count ? word + 1 : NULL;
    text value = word->value.length                        ? word->value
                 : of->pairs && next && next->follows_flag ? next->name
                                                           : (text){0};

    for (uint32_t i = 0; i < of->words.count; i++) {
        const command_word *given = &of->words.items[i];
        if (given->is_flag && !given->is_optional &&
            name_fits(of, word, store_name(of->all, given->name), given->is_free) &&
            (!value.length || value_fits(of, value, i)))
            return true;
    }
    return false;
}

static bool words_match(matching *of)
{
    for (uint32_t i = 0; i < of->pattern->words.count; i++)
        if (of->pattern->words.items[i].is_flag && !flag_match(of, i))
            return false;
    of->steps = MATCH_STEPS;
    return plain_match(of, 0, 0);
}

static bool program_matches(arena *memory, const store *all, text wanted, fact command)
{
    text_array files;
    text written;

    fact_text(all, command, ATTRIBUTE_program, &written);
    if (glob_is_pattern(wanted) ? glob_match(wanted, written) : text_equal(wanted, written))
        return true;
    files = command_files(memory, all, command);
    for (uint32_t i = 0; i < files.count; i++)
        if (glob_is_pattern(wanted) ? glob_match(wanted, files.items[i])
                                    : text_equal(wanted, files.items[i]))
            return true;
    return false;
}

static bool assignment_fits(const store *all, const pattern_word *wanted, fact some)
{
    text value = {0};

    fact_text(all, some, ATTRIBUTE_value, &value);
    return name_match(wanted->name, fact_name(all, some)) &&
           (!wanted->value.length || name_match(wanted->value, value));
}

static bool assignments_match(const store *all, const command_pattern *pattern, fact command)
{
    const shard *facts = store_shard(all, command.shard);

    for (uint32_t i = 0; i < pattern->assignments.count; i++) {
        bool is_there = false;
        for (uint32_t row = command.row + 1; row < facts->end_row[command.row] && !is_there; row++)
            is_there =
                facts->kind[row] == KIND_assignment &&
                assignment_fits(all, &pattern->assignments.items[i], store_fact(all, command.shard, row));
        if (!is_there)
            return false;
    }
    return true;
}

bool command_matches(const store *all, const command_pattern *pattern, fact command)
{
    matching of = {.all = all, .pattern = pattern};
    arena scratch;
    bool matches = false;

    if (fact_kind(all, command) != KIND_command)
        return false;
    arena_init(&scratch);
    of.memory = &scratch;
    if (program_matches(&scratch, all, pattern->program, command) &&
        assignments_match(all, pattern, command)) {
        of.words = command_words_of(&scratch, all, command);
        of.pairs = true;
        matches = words_match(&of);
        of.pairs = false;
        matches = matches || words_match(&of);
    }
    arena_free(&scratch);
    return matches;
}

/* Words and values of flags, and assignments: --level=3 are as many as --level 3. */
static size_t pattern_size(const command_pattern *pattern)
{
    size_t size = pattern->words.count + pattern->assignments.count;

    for (uint32_t i = 0; i < pattern->words.count; i++)
        size += pattern->words.items[i].value.length != 0;
    return size;
}

static size_t command_size(const store *all, fact command)
{
    const shard *facts = store_shard(all, command.shard);
    size_t size = 0;

    for (uint32_t row = command.row + 1; row < facts->end_row[command.row]; row = facts->end_row[row]) {
        bool is_flag = facts->kind[row] == KIND_flag;
        size += is_flag || facts->kind[row] == KIND_argument || facts->kind[row] == KIND_assignment;
        size += is_flag && fact_text_id(all, store_fact(all, command.shard, row), ATTRIBUTE_value) != 0;
    }
    return size;
}

bool command_is(const store *all, const command_pattern *pattern, fact command)
{
    return command_matches(all, pattern, command) && pattern_size(pattern) == command_size(all, command);
}

/* ---- equality
 * ---------------------------------------------------------------------------------------------------- */

static bool same_word(const command_word *left, const command_word *right)
{
    return (left->name == right->name || (left->is_free && right->is_free)) &&
           left->is_free == right->is_free && left->is_optional == right->is_optional;
}

/* The value that the flag at `number` may have: after `=`, or the plain word behind it. 0: none. */
static uint32_t value_at(const command_words *words, uint32_t number)
{
    if (words->items[number].value)
        return words->items[number].value;
    return number + 1 < words->count && words->items[number + 1].follows_flag ? words->items[number + 1].name
                                                                              : 0;
}

/* Pairs a flag with its like on the other side; what is its value on both sides is used up with it. */
static bool flag_pair(const command_words *left, uint32_t number, bool *left_used, const command_words *right,
                      bool *right_used)
{
    for (uint32_t i = 0; i < right->count; i++) {
        uint32_t mine = value_at(left, number), other = value_at(right, i);
        bool is_written = left->items[number].value || right->items[i].value;
        if (!right->items[i].is_flag || right_used[i] || !same_word(&left->items[number], &right->items[i]))
            continue;
        if (is_written && mine != other)
            continue;
        left_used[number] = right_used[i] = true;
        if (mine && mine == other) {
            if (!left->items[number].value)
                left_used[number + 1] = true;
            if (!right->items[i].value)
                right_used[i + 1] = true;
        }
        return true;
    }
    return false;
}

static bool plain_equal(const command_words *left, const bool *left_used, const command_words *right,
                        const bool *right_used)
{
    uint32_t i = 0, k = 0;

    for (;;) {
        while (i < left->count && left_used[i])
            i++;
        while (k < right->count && right_used[k])
            k++;
        if (i == left->count || k == right->count)
            return i == left->count && k == right->count;
        if (left->items[i].is_flag || right->items[k].is_flag ||
            !same_word(&left->items[i], &right->items[k]))
            return false;
        i++;
        k++;
    }
}

static bool assignments_equal(const store *all, fact left, fact right)
{
    const shard *a = store_shard(all, left.shard), *b = store_shard(all, right.shard);
    int32_t difference = 0;

    for (uint32_t row = right.row + 1; row < b->end_row[right.row]; row++)
        difference -= b->kind[row] == KIND_assignment;
    for (uint32_t row = left.row + 1; row < a->end_row[left.row]; row++) {
        bool is_there = false;
        if (a->kind[row] != KIND_assignment)
            continue;
        difference++;
        for (uint32_t other = right.row + 1; other < b->end_row[right.row] && !is_there; other++)
            is_there = b->kind[other] == KIND_assignment && a->name[row] == b->name[other] &&
                       fact_text_id(all, store_fact(all, left.shard, row), ATTRIBUTE_value) ==
                           fact_text_id(all, store_fact(all, right.shard, other), ATTRIBUTE_value);
        if (!is_there)
            return false;
    }
    return difference == 0;
}

static bool parts_equal(arena *memory, const store *all, fact left, fact right)
{
    command_words a = command_words_of(memory, all, left), b = command_words_of(memory, all, right);
    bool *a_used = arena_array(memory, bool, a.count + 1), *b_used = arena_array(memory, bool, b.count + 1);

    for (uint32_t i = 0; i < a.count; i++)
        if (a.items[i].is_flag && !flag_pair(&a, i, a_used, &b, b_used))
            return false;
    return plain_equal(&a, a_used, &b, b_used);
}

bool command_equal(const store *all, fact left, fact right)
{
    arena scratch;
    bool is_equal;

    if (fact_kind(all, left) != KIND_command || fact_kind(all, right) != KIND_command)
        return false;
    if (fact_text_id(all, left, ATTRIBUTE_program) != fact_text_id(all, right, ATTRIBUTE_program))
        return false;
    if (left.name == right.name && left.shard == right.shard && left.row == right.row)
        return true;
    arena_init(&scratch);
    is_equal = parts_equal(&scratch, all, left, right) && assignments_equal(all, left, right);
    arena_free(&scratch);
    return is_equal;
}

/* ---- values
 * ------------------------------------------------------------------------------------------------------ */

/* Does the script take a value behind this flag? An open or unknown one may. */
static bool takes_value(const store *all, const fact *script, uint32_t flag_name)
{
    const shard *facts;

    if (!script || script->shard == FACT_LITERAL)
        return true;
    facts = store_shard(all, script->shard);
    for (uint32_t row = script->row; row < facts->end_row[script->row]; row++)
        if (facts->kind[row] == KIND_option && facts->name[row] == flag_name)
            return (facts->flags[row] & FACT_TAKES_VALUE) != 0;
    return (fact_flags(all, *script) & FACT_OPEN) != 0;
}

bool command_flag_value(const store *all, fact flag, const fact *script, fact *value)
{
    const shard *facts = flag.shard == FACT_LITERAL ? NULL : store_shard(all, flag.shard);
    uint32_t next, written;

    if (!facts || facts->kind[flag.row] != KIND_flag)
        return false;
    written = fact_text_id(all, flag, ATTRIBUTE_value);
    if (written) {
        *value = flag;
        value->name = written;
        value->is_captured = true;
        return true;
    }
    next = facts->end_row[flag.row];
    if (next >= facts->row_count || facts->parent[next] != facts->parent[flag.row] ||
        facts->kind[next] != KIND_argument || !takes_value(all, script, flag.name) ||
        compose_flag_is_plain(all, flag))
        return false;
    *value = store_fact(all, flag.shard, next);
    return true;
}
