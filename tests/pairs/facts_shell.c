/* facts_shell.c — pieces of shell as a dialect: the file's ending says what they stand in.
 *
 * x.bash, x.console: a block of that language; x.usage, x.run: usage text, a workflow's scalar. */
#include "facts_shell.h"

#include "glob.h"
#include "shell_commands.h"

void shell_extract(const extract_request *request, arena *memory, shard_builder *to)
{
    size_t dot = text_find_last(request->path, '.');
    text ending = text_slice(request->path, dot + 1, request->path.length);
    bool is_origin = text_is(ending, "usage") || text_is(ending, "run");
    shell_region region = {.bytes = request->bytes};
    shell_options options = {.language = is_origin ? TEXT("bash") : ending,
                             .origin = is_origin ? ending : TEXT("block")};

    shard_open(to, KIND_block, (span){0, (uint32_t)request->bytes.length}, ending);
    shell_commands_add(to, memory, &region, 1, &options);
}
