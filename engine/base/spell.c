/* spell.c — optimal string alignment (Damerau-Levenshtein without edits inside a swap), in quarters of a
 * letter, over bytes. */
#include "spell.h"

enum { LETTER = 4, CHEAP = 1, MOST_LETTERS = 3, LONGEST = 255 };

typedef struct grid {
    uint32_t *rows[3]; /* this row, the one before, and the one before that */
} grid;

static grid grid_new(arena *memory)
{
    uint32_t *cells = arena_array(memory, uint32_t, 3 * (LONGEST + 1));

    return (grid){{cells, cells + LONGEST + 1, cells + 2 * (LONGEST + 1)}};
}

static unsigned char lower(char byte)
{
    unsigned char one = (unsigned char)byte;

    return one >= 'A' && one <= 'Z' ? (unsigned char)(one + 32) : one;
}

static bool is_joint(char byte)
{
    return byte == '-' || byte == '_' || byte == ' ';
}

static uint32_t change_cost(char left, char right)
{
    if (left == right)
        return 0;
    return lower(left) == lower(right) || (is_joint(left) && is_joint(right)) ? CHEAP : LETTER;
}

static uint32_t least(uint32_t one, uint32_t other)
{
    return one < other ? one : other;
}

/* The cheapest of change, removal, insertion and swap for the first `i` and `j` letters. */
static uint32_t cell(text left, text right, size_t i, size_t j, const grid *at)
{
    uint32_t cost = at->rows[1][j - 1] + change_cost(left.start[i - 1], right.start[j - 1]);

    cost = least(cost, at->rows[1][j] + LETTER);
    cost = least(cost, at->rows[0][j - 1] + LETTER);
    if (i > 1 && j > 1 && lower(left.start[i - 1]) == lower(right.start[j - 2]) &&
        lower(left.start[i - 2]) == lower(right.start[j - 1]))
        cost = least(cost, at->rows[2][j - 2] + LETTER);
    return cost;
}

/* Fills the row of the first `i` letters of `left`; returns its cheapest cell. */
static uint32_t row_fill(text left, text right, size_t i, grid *at)
{
    uint32_t *oldest = at->rows[2], best;

    at->rows[2] = at->rows[1];
    at->rows[1] = at->rows[0];
    at->rows[0] = oldest;
    best = at->rows[0][0] = (uint32_t)i * LETTER;
    for (size_t j = 1; j <= right.length; j++) {
        at->rows[0][j] = cell(left, right, i, j, at);
        best = least(best, at->rows[0][j]);
    }
    return best;
}

static uint32_t distance(text left, text right, uint32_t limit, grid *at)
{
    size_t apart = left.length > right.length ? left.length - right.length : right.length - left.length;

    if (left.length > LONGEST || right.length > LONGEST || apart * LETTER > limit)
        return text_equal(left, right) ? 0 : UINT32_MAX;
    for (size_t j = 0; j <= right.length; j++)
        at->rows[0][j] = (uint32_t)j * LETTER;
    for (size_t i = 1; i <= left.length; i++)
        if (row_fill(left, right, i, at) > limit + LETTER) /* a swap reaches back two rows */
            return UINT32_MAX;
    return at->rows[0][right.length] <= limit ? at->rows[0][right.length] : UINT32_MAX;
}

uint32_t spell_distance(arena *memory, text left, text right, uint32_t limit)
{
    grid cells = grid_new(memory);

    return distance(left, right, limit, &cells);
}

/* A third of the longer name may differ, three letters at most. */
static uint32_t limit_for(text left, text right)
{
    size_t longer = left.length > right.length ? left.length : right.length;
    size_t limit = longer * LETTER / 3;

    return limit < CHEAP ? CHEAP : limit > MOST_LETTERS * LETTER ? MOST_LETTERS * LETTER : (uint32_t)limit;
}

bool spell_nearest(arena *memory, text wanted, const text *names, uint32_t count, text *found)
{
    uint32_t best = UINT32_MAX;
    grid cells = grid_new(memory);

    for (uint32_t i = 0; i < count && best; i++) {
        uint32_t away = distance(wanted, names[i], least(best, limit_for(wanted, names[i])), &cells);
        if (away < best) {
            best = away;
            *found = names[i];
        }
    }
    return best != UINT32_MAX;
}
