/* target.c — links and paths, asked of the tree: first from the document's folder, then from the root. */
#include "target.h"

#include "nearest.h"

bool target_has_anchors(text path)
{
    return text_ends(path, TEXT(".md"));
}

static bool is_placeholder(run *r, fact subject)
{
    text name = fact_name(r->facts, subject);

    return fact_flags(r->facts, subject) & FACT_PLACEHOLDER || !name.length ||
           text_find(name, '*', 0) < name.length || text_find(name, '$', 0) < name.length ||
           text_find(name, '<', 0) < name.length;
}

/* A link to the repository's own page on GitHub is one to its file. */
static text own_path(run *r, text name)
{
    if (!text_starts(name, TEXT("http")))
        return (text){0};
    if (!r->own) {
        r->own = arena_new(r->lasting, self_address);
        *r->own = self_address_of(r->lasting, r->facts, r->root);
    }
    return self_link_path(r->memory, r->own, name);
}

target_answer target_of(run *r, fact subject)
{
    target_answer to = {.document = UINT32_MAX};
    text own;

    if (fact_is_literal(subject) || is_placeholder(r, subject)) {
        to.is_silent = true;
        return to;
    }
    own = own_path(r, fact_name(r->facts, subject));
    to.link = link_resolve(r->memory, fact_place(r->facts, subject).path,
                           own.length ? own : fact_name(r->facts, subject));
    if (to.link.is_external) {
        to.is_silent = true;
        return to;
    }
    if (to.link.leaves_root)
        return to;
    to.path = to.link.path;
    to.path_id = run_path(r, to.path);
    to.is_there = r->known.items[to.path_id].is_there;
    if (!to.is_there && to.link.path_from_root.length) {
        to.path = to.link.path_from_root;
        to.path_id = run_path(r, to.path);
        to.is_there = r->known.items[to.path_id].is_there;
    }
    if (to.is_there && target_has_anchors(to.path))
        to.document = run_document(r, to.path_id);
    return to;
}

bool target_nearest(run *r, text path, text *near)
{
    text folder = path_folder(path), found;
    tree_entries entries = {0};
    text_array names = {0};

    if (tree_list(r->root, folder, r->memory, &entries) != TREE_OK)
        return false;
    for (uint32_t i = 0; i < entries.count; i++)
        *array_push(&names, r->memory) = entries.items[i].name;
    if (!nearest_text(r, &names, path_name(path), &found))
        return false;
    *near =
        folder.length ? text_print(r->memory, "%.*s/%.*s", TEXT_FORMAT(folder), TEXT_FORMAT(found)) : found;
    return true;
}
