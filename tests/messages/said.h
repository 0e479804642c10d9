/* said.h — which messages of message.def the cases have seen. */
#ifndef LOCKSTEP_SAID_H
#define LOCKSTEP_SAID_H

#include "result.h"

/* Takes note of what was said. */
void said_add(const finding_array *problems);
/* Was every message of message.def said, but those that another test sees? What wasn't is printed. */
bool said_all(void);

#endif
