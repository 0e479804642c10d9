/* compose_typing.h — what a YAML scalar is to compose: YAML 1.2 booleans, 1.1 numbers (inside this room
 * only). */
#ifndef LOCKSTEP_COMPOSE_TYPING_H
#define LOCKSTEP_COMPOSE_TYPING_H

#include "compose_value.h"

/* A plain scalar without a tag: sets form and what belongs to it. */
void scalar_type(arena *memory, text words, compose_value *to);
/* The same where a tag (as %TAG resolves it) says what it must be; false when it can't be that. */
bool scalar_type_tagged(arena *memory, text words, text tag, compose_value *to);
/* Would the text, written plain, read as something that is no text, for YAML 1.2 or 1.1 (yes, 1:30)? */
bool scalar_needs_quotes(arena *memory, text words);

#endif
