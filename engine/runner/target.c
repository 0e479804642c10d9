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
    if (!self_link_is_possible(name))
        return (text){0};
    run_path(r, TEXT(SELF_CONFIG)); /* each sentence depends on them, not only the one that reads them */
    run_path(r, TEXT(SELF_BRANCH));
    if (!r->own) {
        r->own = arena_new(r->lasting, self_address);
        *r->own = self_address_of(r->lasting, r->facts, r->root);
    }
    return self_link_path(r->memory, r->own, name);
}

static bool look(run *r, target_answer *to, text path)
{
    uint32_t id = run_path(r, path);

    if (!r->known.items[id].is_there)
        return false;
    to->path = path;
    to->path_id = id;
    to->is_there = true;
    return true;
}

/* The page as a site's generator finds it: without its extension, or as a folder's first page. */
static bool look_for_page(run *r, target_answer *to, text path)
{
    static const char *const endings[] = {".md", ".mdx", "/index.md", "/README.md"};

    while (text_ends(path, TEXT("/")))
        path.length--;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (look(r, to, TEXT_JOIN(r->memory, path, text_from(endings[i]))))
            return true;
    return false;
}

static bool has_extension(text path)
{
    text name = path_name(path);

    return text_find(name, '.', 0) < name.length;
}

bool target_is_there(run *r, text path)
{
    uint32_t id = run_path(r, path); /* first: what is known may move */

    return r->known.items[id].is_there;
}

/* Does one of these stand in a folder above the document? */
static bool is_below(run *r, text document, const char *const *names, size_t count)
{
    for (text folder = path_folder(document);; folder = path_folder(folder)) {
        for (size_t i = 0; i < count; i++)
            if (target_is_there(r, path_join(r->memory, folder, text_from(names[i]))))
                return true;
        if (!folder.length)
            return false;
    }
}

bool target_is_in_mkdocs(run *r, text document)
{
    static const char *const names[] = {"mkdocs.yml", "mkdocs.yaml"};

    return is_below(r, document, names, sizeof names / sizeof *names);
}

static bool is_in_site(run *r, text document)
{
    static const char *const names[] = {"docusaurus.config.js",
                                        "docusaurus.config.ts",
                                        "docs.json",
                                        "mint.json",
                                        "book.toml",
                                        "_config.yml",
                                        ".vitepress"};

    return target_is_in_mkdocs(r, document) || is_below(r, document, names, sizeof names / sizeof *names);
}

/* Pages of a site: links may leave out what the generator adds, and "/x" may be seen from the folder that the
 * site is made of, which is one of those that the document is in. Where none fits, "/x" is a route that only
 * the site knows, unless it is written as a document, or as a file of a folder that is there. */
static void look_in_site(run *r, target_answer *to, text document, bool is_absolute)
{
    text path = to->link.path, first = text_slice(path, 0, text_find(path, '/', 0));

    if (!has_extension(path) && (is_absolute || is_in_site(r, document)) && look_for_page(r, to, path))
        return;
    for (text folder = path_folder(document); is_absolute && folder.length; folder = path_folder(folder)) {
        text inside = path_join(r->memory, folder, path);

        if (look(r, to, inside) || (!has_extension(path) && look_for_page(r, to, inside)))
            return;
    }
    if (is_absolute && !text_ends(path, TEXT(".md")))
        to->is_silent = !has_extension(path) || !target_is_there(r, first);
}

static bool is_page_link(run *r, fact subject)
{
    kind is = fact_kind(r->facts, subject);

    return is == KIND_link || is == KIND_picture;
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
    if (to.link.is_external || (to.link.is_github && is_page_link(r, subject))) {
        to.is_silent = true;
        return to;
    }
    if (to.link.leaves_root)
        return to;
    to.path = to.link.path;
    to.path_id = run_path(r, to.path);
    to.is_there = r->known.items[to.path_id].is_there;
    if (!to.is_there && fact_kind(r->facts, subject) != KIND_link && to.link.path_from_root.length) {
        to.path = to.link.path_from_root;
        to.path_id = run_path(r, to.path);
        to.is_there = r->known.items[to.path_id].is_there;
    }
    if (!to.is_there && !own.length && to.link.path.length && is_page_link(r, subject))
        look_in_site(r, &to, fact_place(r->facts, subject).path,
                     text_starts(fact_name(r->facts, subject), TEXT("/")));
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
