/* random.h — numbers that are the same on every machine for the same seed (splitmix64). */
#ifndef LOCKSTEP_BENCH_RANDOM_H
#define LOCKSTEP_BENCH_RANDOM_H

#include <stdint.h>

typedef struct dice {
    uint64_t state;
} dice;

static inline uint64_t dice_next(dice *some)
{
    uint64_t mixed = some->state += UINT64_C(0x9E3779B97F4A7C15);

    mixed = (mixed ^ (mixed >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ (mixed >> 27)) * UINT64_C(0x94D049BB133111EB);
    return mixed ^ (mixed >> 31);
}

/* 0 to limit - 1 */
static inline uint32_t dice_below(dice *some, uint32_t limit)
{
    return (uint32_t)((dice_next(some) >> 32) * limit >> 32);
}

/* One of `in` times. */
static inline int dice_chance(dice *some, uint32_t in)
{
    return dice_below(some, in) == 0;
}

#endif
