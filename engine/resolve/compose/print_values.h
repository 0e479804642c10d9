/* print_values.h — scalars and lists as docker compose prints them (inside this room only). */
#ifndef LOCKSTEP_PRINT_VALUES_H
#define LOCKSTEP_PRINT_VALUES_H

#include "compose_loader.h"

/* 512m, 1.5gb as bytes; false when it is no size. */
bool bytes_read(text words, int64_t *bytes);
/* 1m30s, 500ms, 1.5h as nanoseconds; false when it is no duration. */
bool duration_read(text words, int64_t *nanoseconds);
text duration_print(arena *memory, int64_t nanoseconds);

/* The value as the field's rule prints it; an error when it can't be that. */
compose_value *value_printed(compose_loader *loader, const compose_value *value, shape_print how);

#endif
