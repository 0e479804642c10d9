/* answer.h — findings about rule files: a place, a line of message.def, and what fills it in. */
#ifndef LOCKSTEP_ANSWER_H
#define LOCKSTEP_ANSWER_H

#include "result.h"

typedef enum message_id {
#define MESSAGE(id, words, fix) MESSAGE_##id,
#include "message.def"
#undef MESSAGE
    MESSAGE_COUNT
} message_id;

enum { ANSWER_PARTS = 5 };

/* What stands for {1} to {5}. */
typedef struct answer_parts {
    text part[ANSWER_PARTS];
} answer_parts;

/* A new finding (UNJUDGED, error) at `at`; texts are made in `memory`. Use ANSWER to fill in. */
finding *answer_add(arena *memory, finding_array *problems, place at, message_id which, answer_parts parts);
#define ANSWER(...) ((answer_parts){.part = {__VA_ARGS__}})
#define NOTHING     ((text){NULL, 0})

#endif
