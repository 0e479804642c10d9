/* yaml_points.h — libyaml counts code points, we count bytes (inside this room only). */
#ifndef LOCKSTEP_YAML_POINTS_H
#define LOCKSTEP_YAML_POINTS_H

#include "text.h"

typedef struct yaml_points {
    text bytes;
    uint32_t *checkpoints; /* byte offset of every 64th code point; NULL when all is ASCII */
    uint32_t count;
} yaml_points;

/* Index the code points of `bytes`, which must be what yaml_points_readable lets through. */
yaml_points yaml_points_new(arena *memory, text bytes);
/* Byte offset of a code point; past the end gives the length. */
uint32_t yaml_points_byte(const yaml_points *points, size_t index);

/* How many of the first bytes are characters that YAML allows (YAML 1.1, 5.1): up to the first control character, byte that is
 * not UTF-8, or BOM inside the text. */
size_t yaml_points_readable(text bytes);

#endif
