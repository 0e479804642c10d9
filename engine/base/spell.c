/* spell.c — optimal string alignment in quarters of a letter, over bytes.
 *
 * Only the band of cells that can stay within the limit is computed, so that a long list of names costs
 * little. */
#include "spell.h"

#include <string.h>

enum { LETTER = 4, CHEAP = 1, MOST_LETTERS = 3, LONGEST = 256 };

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

/* One cell: the cheapest of change, removal, insertion and swap. `rows` are this row, the one before, and the
 * one before that. */
static uint32_t cell(text left, text right, size_t i, size_t j, uint32_t *const rows[3])
{
    uint32_t cost = rows[1][j - 1] + change_cost(left.start[i - 1], right.start[j - 1]);

    cost = least(cost, rows[1][j] + LETTER);
    cost = least(cost, rows[0][j - 1] + LETTER);
    if (i > 1 && j > 1 && lower(left.start[i - 1]) == lower(right.start[j - 2]) &&
        lower(left.start[i - 2]) == lower(right.start[j - 1]))
        cost = least(cost, rows[2][j - 2] + LETTER);
    return cost;
}

static void rotate(uint32_t *rows[3])
{
    uint32_t *oldest = rows[2];

    rows[2] = rows[1];
    rows[1] = rows[0];
    rows[0] = oldest;
}

uint32_t spell_distance(arena *memory, text left, text right, uint32_t limit)
{
    size_t width = right.length + 1;
    uint32_t *rows[3];
    size_t apart = left.length > right.length ? left.length - right.length : right.length - left.length;

    if (left.length > LONGEST || right.length > LONGEST || apart * LETTER > limit)
        return text_equal(left, right) ? 0 : UINT32_MAX;
    rows[0] = arena_array(memory, uint32_t, width * 3);
    rows[1] = rows[0] + width;
    rows[2] = rows[1] + width;
    for (size_t j = 0; j < width; j++)
        rows[0][j] = (uint32_t)j * LETTER;
    for (size_t i = 1; i <= left.length; i++) {
        uint32_t best;

        rotate(rows);
        best = rows[0][0] = (uint32_t)i * LETTER;
        for (size_t j = 1; j < width; j++) {
            rows[0][j] = cell(left, right, i, j, rows);
            best = least(best, rows[0][j]);
        }
        if (best > limit + LETTER) /* a swap may still come back by one letter */
            return UINT32_MAX;
    }
    return rows[0][width - 1] <= limit ? rows[0][width - 1] : UINT32_MAX;
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
    arena scratch;

    (void)memory;
    arena_init(&scratch);
    for (uint32_t i = 0; i < count && best; i++) {
        uint32_t limit = limit_for(wanted, names[i]);
        uint32_t distance;

        arena_reset(&scratch);
        distance = spell_distance(&scratch, wanted, names[i], best < limit ? best : limit);
        if (distance < best) {
            best = distance;
            *found = names[i];
        }
    }
    arena_free(&scratch);
    return best != UINT32_MAX;
}
