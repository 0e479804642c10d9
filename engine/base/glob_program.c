/* glob_program.c — compiling path globs, and running programs: a list of states, each step in it once. */
#include "glob_program.h"

#include <string.h>

/* ---- compiling
 * ------------------------------------------------------------------------------------------------------ */

static uint32_t emit(arena *memory, glob_program *to, step_type type, char byte)
{
    *array_push(&to->steps, memory) = (glob_step){.type = (uint8_t)type, .byte = (uint8_t)byte};
    return to->steps.count - 1;
}

static void aim(glob_program *to, uint32_t step)
{
    to->steps.items[step].target = (uint16_t)to->steps.count;
}

/* The `}` that closes the `{` at `open`, or the pattern's length: then it is a plain character. */
static size_t brace_end(text pattern, size_t open)
{
    size_t depth = 0;

    for (size_t at = open; at < pattern.length; at++) {
        if (pattern.start[at] == '{')
            depth++;
        else if (pattern.start[at] == '}' && --depth == 0)
            return at;
    }
    return pattern.length;
}

/* Where the alternative that starts at `at` ends: at a `,` of its own level, or at `end`. */
static size_t alternative_end(text pattern, size_t at, size_t end)
{
    size_t depth = 0;

    for (; at < end; at++) {
        if (pattern.start[at] == '{')
            depth++;
        else if (pattern.start[at] == '}' && depth)
            depth--;
        else if (pattern.start[at] == ',' && !depth)
            break;
    }
    return at;
}

/* `*`, `**` and `**` with the slash behind it, which also stands for no folder at all. Returns where the
 * pattern goes on. */
static size_t star_compile(arena *memory, glob_program *to, text pattern, size_t at)
{
    bool is_part_start = at == 0 || strchr("/{,", pattern.start[at - 1]);
    uint32_t fork;

    if (at + 1 >= pattern.length || pattern.start[at + 1] != '*') {
        emit(memory, to, STEP_NAME_LOOP, 0);
        return at + 1;
    }
    if (!is_part_start || at + 2 >= pattern.length || pattern.start[at + 2] != '/') {
        emit(memory, to, STEP_PATH_LOOP, 0);
        return at + 2;
    }
    fork = emit(memory, to, STEP_FORK, 0);
    emit(memory, to, STEP_PATH_LOOP, 0);
    emit(memory, to, STEP_BYTE, '/');
    aim(to, fork);
    return at + 3;
}

typedef struct open_brace {
    size_t end;          /* of the group in the pattern */
    size_t part_end;     /* of the alternative being compiled */
    uint32_t fork;       /* to be aimed at the next alternative */
    uint32_t first_jump; /* index in jumps of the first to be aimed behind the group */
} open_brace;

typedef struct brace_stack {
    ARRAY(open_brace) open;
    ARRAY(uint32_t) jumps;
} brace_stack;

static void alternative_start(arena *memory, glob_program *to, text pattern, size_t at, open_brace *group)
{
    group->part_end = alternative_end(pattern, at, group->end);
    group->fork = group->part_end < group->end ? emit(memory, to, STEP_FORK, 0) : UINT32_MAX;
}

/* At the end of an alternative: jump behind the group, and aim the fork at the next one. Returns where the
 * pattern goes on. */
static size_t alternative_close(arena *memory, glob_program *to, text pattern, size_t at, brace_stack *stack)
{
    open_brace *group = &stack->open.items[stack->open.count - 1];

    if (at < group->end) {
        *array_push(&stack->jumps, memory) = emit(memory, to, STEP_JUMP, 0);
        aim(to, group->fork);
        alternative_start(memory, to, pattern, at + 1, group);
        return at + 1;
    }
    for (; stack->jumps.count > group->first_jump; stack->jumps.count--)
        aim(to, stack->jumps.items[stack->jumps.count - 1]);
    stack->open.count--;
    return at + 1;
}

static size_t part_compile(arena *memory, glob_program *to, text pattern, size_t at, brace_stack *stack)
{
    size_t end;
    open_brace group = {0};

    switch (pattern.start[at]) {
    case '*':
        return star_compile(memory, to, pattern, at);
    case '?':
        emit(memory, to, STEP_ONE, 0);
        return at + 1;
    case '{':
        end = brace_end(pattern, at);
        if (end == pattern.length)
            break;
        group.end = end;
        group.first_jump = stack->jumps.count;
        alternative_start(memory, to, pattern, at + 1, &group);
        *array_push(&stack->open, memory) = group;
        return at + 1;
    default:
        break;
    }
    emit(memory, to, STEP_BYTE, pattern.start[at]);
    return at + 1;
}

void glob_compile(arena *memory, glob_program *to, text pattern)
{
    brace_stack stack = {0};
    size_t at = 0;

    if (to->steps.count + pattern.length * 2 + 1 > GLOB_LONGEST)
        return;
    while (at < pattern.length) {
        const open_brace *group = stack.open.count ? &stack.open.items[stack.open.count - 1] : NULL;
        if (group && at == group->part_end)
            at = alternative_close(memory, to, pattern, at, &stack);
        else
            at = part_compile(memory, to, pattern, at, &stack);
    }
    emit(memory, to, STEP_END, 0);
}

/* ---- running
 * -------------------------------------------------------------------------------------------------------- */

glob_machine glob_machine_new(arena *memory, const glob_program *program)
{
    return (glob_machine){.program = program, .seen = arena_array(memory, uint32_t, program->steps.count)};
}

glob_states glob_states_new(arena *memory, const glob_program *program)
{
    return (glob_states){.steps = arena_array(memory, uint16_t, program->steps.count)};
}

static void add(glob_machine *machine, uint32_t step, glob_states *states)
{
    if (machine->seen[step] != machine->round) {
        machine->seen[step] = machine->round;
        states->steps[states->count++] = (uint16_t)step;
    }
}

/* What can be reached without reading, from the states at `from` on. The list is its own queue. */
static void close_states(glob_machine *machine, uint32_t from, glob_states *states)
{
    for (uint32_t i = from; i < states->count; i++) {
        uint32_t at = states->steps[i];
        const glob_step *step = &machine->program->steps.items[at];
        if (step->type == STEP_NAME_LOOP || step->type == STEP_PATH_LOOP || step->type == STEP_FORK)
            add(machine, at + 1, states);
        if (step->type == STEP_FORK || step->type == STEP_JUMP)
            add(machine, step->target, states);
    }
}

void glob_add(glob_machine *machine, uint32_t step, glob_states *states)
{
    uint32_t from = states->count;

    add(machine, step, states);
    close_states(machine, from, states);
}

void glob_start(glob_machine *machine, uint32_t first, glob_states *states)
{
    machine->round++;
    states->count = 0;
    glob_add(machine, first, states);
}

static bool set_has(const glob_set *set, unsigned char byte)
{
    return set->bits[byte / 32] >> byte % 32 & 1;
}

/* The step behind `at` when the byte is taken, `at` itself when a loop goes on, UINT32_MAX when it isn't
 * taken. */
static uint32_t step_take(const glob_program *program, uint32_t at, unsigned char byte)
{
    const glob_step *step = &program->steps.items[at];

    switch ((step_type)step->type) {
    case STEP_BYTE:
        return step->byte == byte ? at + 1 : UINT32_MAX;
    case STEP_ONE:
        return byte != '/' ? at + 1 : UINT32_MAX;
    case STEP_SET:
        return set_has(&program->sets.items[step->target], byte) ? at + 1 : UINT32_MAX;
    case STEP_NAME_LOOP:
        return byte != '/' ? at : UINT32_MAX;
    case STEP_PATH_LOOP:
        return at;
    case STEP_FORK:
    case STEP_JUMP:
    case STEP_END:
        break;
    }
    return UINT32_MAX;
}

void glob_advance(glob_machine *machine, const glob_states *states, char byte, glob_states *next)
{
    machine->round++;
    next->count = 0;
    for (uint32_t i = 0; i < states->count; i++) {
        uint32_t taken = step_take(machine->program, states->steps[i], (unsigned char)byte);
        if (taken != UINT32_MAX)
            add(machine, taken, next);
    }
    close_states(machine, 0, next);
}

bool glob_advance_text(glob_machine *machine, glob_states *states, text some, glob_states *spare)
{
    for (size_t i = 0; i < some.length && states->count; i++) {
        glob_states old = *states;
        glob_advance(machine, &old, some.start[i], spare);
        *states = *spare;
        *spare = old;
    }
    return states->count > 0;
}

bool glob_is_done(const glob_machine *machine, const glob_states *states)
{
    for (uint32_t i = 0; i < states->count; i++)
        if (machine->program->steps.items[states->steps[i]].type == STEP_END)
            return true;
    return false;
}

bool glob_program_match(const glob_program *program, text some)
{
    arena scratch;
    glob_machine machine;
    glob_states states, spare;
    bool is_match;

    if (!program->steps.count)
        return false;
    arena_init(&scratch);
    machine = glob_machine_new(&scratch, program);
    states = glob_states_new(&scratch, program);
    spare = glob_states_new(&scratch, program);
    glob_start(&machine, 0, &states);
    is_match = glob_advance_text(&machine, &states, some, &spare) && glob_is_done(&machine, &states);
    arena_free(&scratch);
    return is_match;
}
