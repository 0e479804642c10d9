/* not_lua.h — is a rule file something else? (inside this room only) */
#ifndef LOCKSTEP_NOT_LUA_H
#define LOCKSTEP_NOT_LUA_H

#include "text.h"

/* "markdown" when the bytes look like that and hold nothing of a rule file; "YAML", "JSON", "a web page";
 * NULL when they may be meant as rules. */
const char *not_lua(text bytes);

#endif
