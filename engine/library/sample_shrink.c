/* sample_shrink.c — a sample is cut down by leaving out files and lines, as long as it is judged as it should
 * be. */
#include "save.h"

/* A line with its line end; where the two examples differ, what each has there. */
typedef struct line_pair {
    text keeps, breaks;
} line_pair;

typedef ARRAY(line_pair) line_pairs;

/* ---- files ---- */

static sample without_files(sampling *s, const sample *some, uint32_t first, uint32_t end)
{
    sample left = {0};

    for (uint32_t i = 0; i < some->count; i++)
        if (i < first || i >= end)
            *array_push(&left, s->memory) = some->items[i];
    return left;
}

void sample_shrink_files(sampling *s, sample *some, sample_goal goal)
{
    for (uint32_t size = some->count / 2 + 1; size; size /= 2)
        for (uint32_t first = 0; first < some->count;) {
            sample left = without_files(s, some, first, first + size);
            if (left.count && left.count < some->count && sample_is(s, &left, goal))
                *some = left;
            else
                first += size;
        }
}

/* ---- lines ---- */

static text_array lines_of(arena *memory, text bytes)
{
    text_array lines = {0};

    for (size_t start = 0; start < bytes.length;) {
        size_t end = text_find(bytes, '\n', start);
        end += end < bytes.length;
        *array_push(&lines, memory) = text_slice(bytes, start, end);
        start = end;
    }
    return lines;
}

static uint32_t least(uint32_t one, uint32_t other)
{
    return one < other ? one : other;
}

/* Where the two differ: lines that only one has are pairs of their own, others go together. */
static void add_middle(arena *memory, const text_array *keeps, uint32_t kept, const text_array *breaks,
                       uint32_t broken, uint32_t first, line_pairs *pairs)
{
    if (kept && broken) {
        *array_push(pairs, memory) = (line_pair){text_join(memory, keeps->items + first, kept),
                                                 text_join(memory, breaks->items + first, broken)};
        return;
    }
    for (uint32_t i = 0; i < kept; i++)
        *array_push(pairs, memory) = (line_pair){.keeps = keeps->items[first + i]};
    for (uint32_t i = 0; i < broken; i++)
        *array_push(pairs, memory) = (line_pair){.breaks = breaks->items[first + i]};
}

/* Lines that both have at the beginning and at the end are pairs of equals. */
static line_pairs pairs_of(arena *memory, const sample_file *file, sample_goal goal)
{
    text_array keeps = lines_of(memory, file->bytes),
               breaks = goal == SAMPLE_BOTH ? lines_of(memory, file->broken) : keeps;
    uint32_t shorter = least(keeps.count, breaks.count), head = 0, tail = 0;
    line_pairs pairs = {0};

    while (head < shorter && text_equal(keeps.items[head], breaks.items[head]))
        head++;
    while (tail < shorter - head &&
           text_equal(keeps.items[keeps.count - 1 - tail], breaks.items[breaks.count - 1 - tail]))
        tail++;
    for (uint32_t i = 0; i < head; i++)
        *array_push(&pairs, memory) = (line_pair){keeps.items[i], keeps.items[i]};
    add_middle(memory, &keeps, keeps.count - tail - head, &breaks, breaks.count - tail - head, head, &pairs);
    for (uint32_t i = keeps.count - tail; i < keeps.count; i++)
        *array_push(&pairs, memory) = (line_pair){keeps.items[i], keeps.items[i]};
    return pairs;
}

/* The file without lines first to end. */
static void fill_without(arena *memory, const line_pairs *lines, uint32_t first, uint32_t end,
                         sample_file *file)
{
    text *keeps = arena_array(memory, text, lines->count + 1),
         *breaks = arena_array(memory, text, lines->count + 1);
    uint32_t count = 0;

    for (uint32_t i = 0; i < lines->count; i++)
        if (i < first || i >= end) {
            keeps[count] = lines->items[i].keeps;
            breaks[count++] = lines->items[i].breaks;
        }
    file->bytes = text_join(memory, keeps, count);
    file->broken = text_join(memory, breaks, count);
}

/* Leaves out `size` lines at each `step`-th line where it stays so; true when it did somewhere. */
static bool cut_lines(sampling *s, sample *some, uint32_t index, sample_goal goal, line_pairs *lines,
                      uint32_t size, uint32_t step)
{
    sample_file before = some->items[index];
    bool is_cut = false;
    arena scratch;

    arena_init(&scratch);
    for (uint32_t first = 0; first < lines->count;) {
        uint32_t end = least(first + size, lines->count);
        fill_without(&scratch, lines, first, end, &some->items[index]);
        if (sample_is(s, some, goal)) {
            for (uint32_t i = end; i < lines->count; i++)
                lines->items[i - (end - first)] = lines->items[i];
            lines->count -= end - first;
            is_cut = true;
        } else {
            first += step;
        }
        some->items[index] = before;
        arena_reset(&scratch);
    }
    arena_free(&scratch);
    return is_cut;
}

/* Halves first; at last single lines, and neighbours that only go together, as the two ends of a block do. */
static void shrink_lines(sampling *s, sample *some, uint32_t index, sample_goal goal)
{
    enum { ROUNDS = 4, NEIGHBOURS = 4 };
    line_pairs lines = pairs_of(s->memory, &some->items[index], goal);
    bool is_cut = true;

    for (uint32_t size = lines.count / 2; size > NEIGHBOURS; size /= 2)
        cut_lines(s, some, index, goal, &lines, size, size);
    for (int round = 0; is_cut && round < ROUNDS; round++) {
        is_cut = false;
        for (uint32_t size = NEIGHBOURS; size; size--)
            is_cut = cut_lines(s, some, index, goal, &lines, size, 1) || is_cut;
    }
    fill_without(s->memory, &lines, 0, 0, &some->items[index]);
}

/* Twice: what the first file must have hangs on the others. */
void sample_shrink(sampling *s, sample *some, sample_goal goal)
{
    sample_shrink_files(s, some, goal);
    for (int round = 0; round < 2; round++)
        for (uint32_t i = 0; i < some->count; i++)
            shrink_lines(s, some, i, goal);
    sample_shrink_files(s, some, goal);
}
