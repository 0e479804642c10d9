/* limit.h — the limits of a run (DESIGN 7): how much one file, one rule file or one contract may cost.
 *
 * All that we read may come from a stranger. What goes over a limit is a finding that names the limit and how
 * to raise it, what needed the file is unjudged, and the rest of the run goes on. */
#ifndef LOCKSTEP_LIMIT_H
#define LOCKSTEP_LIMIT_H

#include "text.h"

typedef struct run_limits {
#define LIMIT(field, type, name, value, most, unit, what) type field;
#include "limit.def"
#undef LIMIT
} run_limits;

typedef enum limit_id {
#define LIMIT(field, type, name, value, most, unit, what) LIMIT_##field,
#include "limit.def"
#undef LIMIT
    LIMIT_TOTAL
} limit_id;

typedef enum limit_unit { LIMIT_COUNT, LIMIT_BYTES, LIMIT_SECONDS } limit_unit;

typedef struct limit_info {
    const char *name, *what;
    uint64_t value, most; /* the default; what it may be set to */
    limit_unit unit;
} limit_info;

extern const limit_info limit_infos[LIMIT_TOTAL];
extern const run_limits limit_defaults;

/* "nesting=200", "file-size=16M" (K, M and G are powers of 1024, for any unit but seconds). False when it is
 * wrong: *problem then says why, and *fix what to write. */
bool limit_set(arena *memory, run_limits *all, text setting, text *problem, text *fix);
/* "limit nesting=128": what a diagnostic names the limit that was reached by. */
text limit_words(arena *memory, const run_limits *all, limit_id which);
/* "divide the table, or raise the limit: --limit table-columns=1024". `otherwise` is the first half. */
text limit_fix(arena *memory, const run_limits *all, limit_id which, const char *otherwise);
/* A value as --limit takes it: "8M", "5", "128". */
text limit_value_words(arena *memory, limit_unit unit, uint64_t value);

#endif
