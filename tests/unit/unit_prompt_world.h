/* unit_prompt_world.h — the small repository that entries of a prompt are asked about. */
#ifndef LOCKSTEP_UNIT_PROMPT_WORLD_H
#define LOCKSTEP_UNIT_PROMPT_WORLD_H

#include "buffer.h"
#include "lockstep.h"

/* Two documents, a compose file, a rule file that is only used. */
lockstep_project *world_open(void);
void world_close(lockstep_project *project);

/* A lockstep_writer into a buffer; and a result as it is written in a format. */
bool collect(void *context, const char *bytes, size_t length);
const char *written(arena *memory, const lockstep_result *result, const char *format);

#define ck_holds(whole, part)                                                                                \
    ck_assert_msg(strstr(whole, part) != NULL, "line %d: \"%s\" is not in\n%s", __LINE__, part, whole)

#endif
