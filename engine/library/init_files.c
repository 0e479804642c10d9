/* init_files.c — links and pictures that lead somewhere, env templates beside what compose reads. */
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
        text_print(p->memory, "%.*s has every variable that compose reads, and no other.", TEXT_FORMAT(path));
    added = init_add(p, family, id, says);
    init_say(p, added, "the(env %.*s :variables())\n:equals(%.*s :variables())", TEXT_FORMAT(quoted),
             TEXT_FORMAT(read));
    says =
        text_print(p->memory, "%.*s has every variable that must be set, and none that compose doesn't read.",
                   TEXT_FORMAT(path));
    added = init_add(p, family, id, says);
    init_say(p, added, "every(env %.*s :variables())\n:appears_in(%.*s :variables())", TEXT_FORMAT(quoted),
             TEXT_FORMAT(read));
    init_say(p, added, "every(%.*s :variables() :with(demand))\n:appears_in(env %.*s :variables())",
             TEXT_FORMAT(read), TEXT_FORMAT(quoted));
    says = text_print(p->memory, "%.*s has only variables that compose reads.", TEXT_FORMAT(path));
    added = init_add(p, family, id, says);
    init_say(p, added, "every(env %.*s :variables())\n:appears_in(%.*s :variables())", TEXT_FORMAT(quoted),
             TEXT_FORMAT(read));
}

void init_files(proposing *p)
{
    candidate *added;

    for (uint32_t i = 0; i < store_count(p->all); i++)
        if (store_dialect(p->all, i) == DIALECT_ENV)
            template_propose(p, store_path(p->all, i));
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
