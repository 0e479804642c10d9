/* init_files.c — links and pictures that lead somewhere, env templates beside what compose reads, replicas
 * that wait in two compose files, plans. */
#include "dialect.h"
#include "init.h"

static bool documents_have(const proposing *p, kind wanted)
{
    for (uint32_t i = 0; i < store_count(p->all); i++) {
        const shard *some = store_shard(p->all, i);
        for (uint32_t row = 0; init_file_kind(p->all, i) == KIND_document && row < some->row_count; row++)
            if (some->kind[row] == wanted)
                return true;
    }
    return false;
}

/* The compose project in the folder of a template: its words; false when there is none. */
static bool project_beside(const proposing *p, text template, text *words)
{
    text folder = path_folder(template), quoted;

    for (uint32_t i = 0; i < store_count(p->all); i++) {
        text path = store_path(p->all, i);
        if (init_file_kind(p->all, i) != KIND_project || !text_equal(path_folder(path), folder) ||
            !init_is_root_compose(path_name(path)) || !init_quote_path(p->memory, path, &quoted))
            continue;
        *words = folder.length ? text_print(p->memory, "compose %.*s", TEXT_FORMAT(quoted)) : TEXT("compose");
        return true;
    }
    return false;
}

static void template_propose(proposing *p, text path)
{
    text quoted, read, id, says;
    uint32_t family = init_family(p);
    candidate *added;

    if (!project_beside(p, path, &read) || !init_quote_path(p->memory, path, &quoted))
        return;
    id = init_id(p, "variables", path);
    says =
        text_print(p->memory, "%.*s has every variable that must be set, and none that compose doesn't read.",
                   TEXT_FORMAT(path));
    added = init_use(p, family, id, says, "compose/variables");
    init_say(p, added, "template = %.*s", TEXT_FORMAT(quoted));
    init_say(p, added, "project  = %.*s", TEXT_FORMAT(read));
    says = text_print(p->memory, "%.*s has only variables that compose reads.", TEXT_FORMAT(path));
    added = init_add(p, family, id, says);
    init_say(p, added, "every(env %.*s :variables())\n:appears_in(%.*s :variables())", TEXT_FORMAT(quoted),
             TEXT_FORMAT(read));
}

/* How many names of one file's disabled services wait in another file, too; `all`: how many there are. */
static uint32_t disabled_common(const proposing *p, uint32_t index, uint32_t other, uint32_t *all)
{
    const shard *some = store_shard(p->all, index), *to = store_shard(p->all, other);
    uint32_t common = 0;

    *all = 0;
    for (uint32_t row = 0; row < some->row_count; row++) {
        bool is_there = false;
        if (some->kind[row] != KIND_disabled)
            continue;
        ++*all;
        for (uint32_t k = 0; k < to->row_count; k++)
            is_there = is_there || (to->kind[k] == KIND_disabled && to->name[k] == some->name[row]);
        common += is_there;
    }
    return common;
}

/* Compose files beside the one at the root in which mostly the same services wait as comments. */
static void replicas_propose(proposing *p, uint32_t base)
{
    text quoted, overlay;

    for (uint32_t i = 0; i < store_count(p->all); i++) {
        uint32_t here, there, common;
        if (i == base || store_dialect(p->all, i) != DIALECT_COMPOSE)
            continue;
        common = disabled_common(p, base, i, &here);
        disabled_common(p, i, base, &there);
        if (!common || common * 3 < here * 2 || common * 3 < there * 2 ||
            !init_quote_path(p->memory, store_path(p->all, base), &quoted) ||
            !init_quote_path(p->memory, store_path(p->all, i), &overlay))
            continue;
        candidate *added =
            init_use(p, init_family(p), init_id(p, "replicas", store_path(p->all, i)),
                     text_print(p->memory, "The same services wait as comments in %.*s and %.*s.",
                                TEXT_FORMAT(store_path(p->all, base)), TEXT_FORMAT(store_path(p->all, i))),
                     "compose/replicas");
        init_say(p, added, "base    = %.*s", TEXT_FORMAT(quoted));
        init_say(p, added, "overlay = %.*s", TEXT_FORMAT(overlay));
    }
}

/* Is there a document with must_haves in its front matter? */
static bool documents_plan(const proposing *p)
{
    for (uint32_t i = 0; i < store_count(p->all); i++) {
        const shard *some = store_shard(p->all, i);
        for (uint32_t row = 0; init_file_kind(p->all, i) == KIND_document && row < some->row_count; row++)
            if (some->kind[row] == KIND_meta &&
                text_starts(fact_name(p->all, store_fact(p->all, i, row)), TEXT("must_haves.")))
                return true;
    }
    return false;
}

void init_files(proposing *p)
{
    candidate *added;

    for (uint32_t i = 0; i < store_count(p->all); i++)
        if (store_dialect(p->all, i) == DIALECT_ENV)
            template_propose(p, store_path(p->all, i));
        else if (store_dialect(p->all, i) == DIALECT_COMPOSE && init_is_root_compose(store_path(p->all, i)))
            replicas_propose(p, i);
    if (documents_plan(p))
        init_use(p, init_family(p), init_id(p, "plans", TEXT("must-haves")),
                 TEXT("What a plan says must be there is there."), "plan/must-haves");
    if (documents_have(p, KIND_link)) {
        added = init_add(p, init_family(p), init_id(p, "docs", TEXT("links")),
                         TEXT("Links lead somewhere, anchors too."));
        init_say(p, added, "every(docs :links()) :exists()");
    }
    if (documents_have(p, KIND_picture)) {
        added =
            init_add(p, init_family(p), init_id(p, "docs", TEXT("pictures")), TEXT("Pictures are there."));
        init_say(p, added, "every(docs :pictures()) :exists()");
    }
}
