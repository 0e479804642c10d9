/* fuzz.c — one libFuzzer target an extractor: any bytes give a shard that its own validator accepts.
 *
 * FUZZ_EXTRACT is the extractor, FUZZ_HEADER the header that declares it (CMakeLists.txt). The first byte chooses whether
 * predicates are evaluated and which kinds are kept, so that both ways through an extractor are met. */
#include <assert.h>
#include <stdlib.h>

#include "extract.h"
#include FUZZ_HEADER
#ifdef FUZZ_MARKDOWN
#include "markdown.h"
#endif

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static predicate_set predicates;

static void predicates_compile(arena *memory)
{
    text problem;
    predicate **all = arena_array(memory, predicate *, 2);

    all[0] = predicate_compile(memory, PREDICATE_MENTION, TEXT("queue *"), &problem);
    all[1] = predicate_compile(memory, PREDICATE_CAPTURE, TEXT("--([a-z]+) (\\S+)"), &problem);
    predicates = (predicate_set){.items = all, .count = 2};
    predicate_set_prepare(memory, &predicates);
}

static void start(void)
{
    static arena kept;

    if (predicates.count)
        return;
    arena_init(&kept);
    predicates_compile(&kept);
#ifdef FUZZ_MARKDOWN
    markdown_init();
#endif
}

static void validate(arena *memory, const shard *facts)
{
    shard again;
    text block = shard_pack(memory, facts);

    if (!shard_unpack(block, &again)) /* an extractor made what no worker may send */
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    arena memory;
    extract_request request = {.path = TEXT("input"), .limits = EXTRACT_LIMITS};
    uint8_t choice = length ? bytes[0] : 0;
    shard_builder *to;

    start();
    arena_init(&memory);
    to = shard_begin(&memory, choice & 1 ? KIND_ALL : KIND_BIT(KIND_command) | KIND_BIT(KIND_service));
    request.bytes = (text){(const char *)bytes + (length > 0), length - (length > 0)};
    request.predicates = choice & 2 ? &predicates : NULL;
    FUZZ_EXTRACT(&request, &memory, to);
    validate(&memory, shard_finish(to));
    arena_free(&memory);
    return 0;
}
