/* self_link.c — links to the repository's own pages on GitHub. */
#include "self_link.h"

#include "unicode.h"

/* What a link to a file on GitHub says. */
typedef struct github_link {
    text owner, name;
    text verb; /* blob, tree, raw, edit, actions */
    text rest; /* behind the verb: "main/docs/a.md#x" */
} github_link;

static bool is_alike(text left, text right)
{
    arena memory;
    bool is_same;

    if (left.length != right.length)
        return false;
    arena_init(&memory);
    is_same = text_equal(unicode_fold(&memory, left), unicode_fold(&memory, right));
    arena_free(&memory);
    return is_same;
}

static bool cut(text *some, const char *beginning)
{
    if (!text_starts(*some, text_from(beginning)))
        return false;
    *some = text_slice(*some, text_from(beginning).length, some->length);
    return true;
}

static bool github_read(text target, github_link *found)
{
    bool is_raw = false;

    target = text_trim(target);
    if (!cut(&target, "https://") && !cut(&target, "http://"))
        return false;
    cut(&target, "www.");
    if (!cut(&target, "github.com/") && !(is_raw = cut(&target, "raw.githubusercontent.com/")))
        return false;
    if (!text_next(&target, '/', &found->owner) || !text_next(&target, '/', &found->name))
        return false;
    found->verb = TEXT("raw");
    if (!is_raw && !text_next(&target, '/', &found->verb))
        return false;
    found->rest = target;
    return found->owner.length && found->name.length && target.length;
}

/* ---- the own address ---- */

/* OWNER/NAME of a remote's address: https://github.com/o/n.git, git@github.com:o/n, ssh://git@github.com/o/n.
 */
static bool remote_read(text url, self_address *own)
{
    size_t at = text_find_text(url, TEXT("github.com"), 0);
    text path = text_slice(url, at + 11, url.length), rest = path;

    if (at + 11 >= url.length || (url.start[at + 10] != '/' && url.start[at + 10] != ':'))
        return false;
    if (text_ends(rest, TEXT(".git")))
        rest.length -= 4;
    return text_next(&rest, '/', &own->owner) && text_next(&rest, '/', &own->name) && own->owner.length &&
           own->name.length;
}

static bool origin_read(arena *memory, tree *from, self_address *own)
{
    bool is_origin = false;
    tree_file file;
    text rest, line;

    if (tree_read(from, TEXT(SELF_CONFIG), memory, &file) != TREE_OK)
        return false;
    for (rest = file.bytes; text_next(&rest, '\n', &line);) {
        line = text_trim(line);
        if (text_starts(line, TEXT("[")))
            is_origin = text_is(line, "[remote \"origin\"]");
        else if (is_origin && cut(&line, "url"))
            return remote_read(text_trim(text_slice(line, text_find(line, '=', 0) + 1, line.length)), own);
    }
    return false;
}

static void branch_read(arena *memory, tree *from, self_address *own)
{
    tree_file file;
    text head;

    if (tree_read(from, TEXT(SELF_BRANCH), memory, &file) != TREE_OK)
        return;
    head = text_trim(file.bytes);
    if (cut(&head, "ref: refs/remotes/origin/"))
        own->branch = head;
}

/* Owners of repositories of the own name, and how many links go there. */
typedef struct owner_count {
    text owner;
    uint32_t links;
} owner_count;
typedef ARRAY(owner_count) owner_counts;

static void count_link(arena *memory, owner_counts *all, text owner)
{
    for (uint32_t i = 0; i < all->count; i++)
        if (is_alike(all->items[i].owner, owner)) {
            all->items[i].links++;
            return;
        }
    *array_push(all, memory) = (owner_count){owner, 1};
}

static owner_counts count_owners(arena *memory, const store *all, text name)
{
    owner_counts found = {0};
    github_link link;

    for (uint32_t i = 0; i < store_count(all); i++) {
        const shard *facts = store_shard(all, i);

        for (uint32_t row = 0; row < facts->row_count; row++)
            if (facts->kind[row] == KIND_link && github_read(store_name(all, facts->name[row]), &link) &&
                is_alike(link.name, name))
                count_link(memory, &found, link.owner);
    }
    return found;
}

self_address self_address_of(arena *memory, const store *all, tree *from)
{
    self_address own = {0};
    owner_counts owners;
    uint32_t most = 0;

    if (!origin_read(memory, from, &own))
        return (self_address){0};
    branch_read(memory, from, &own);
    owners = count_owners(memory, all, own.name);
    for (uint32_t i = 0; i < owners.count; i++)
        if (is_alike(owners.items[i].owner, own.owner))
            return own;
    for (uint32_t i = 0; i < owners.count; i++)
        if (owners.items[i].links > most) {
            most = owners.items[i].links;
            own.owner = owners.items[i].owner;
        }
    return own;
}

/* ---- links ---- */

static bool is_default_branch(const self_address *own, text branch)
{
    if (own->branch.length)
        return text_equal(own->branch, branch);
    return text_is(branch, "main") || text_is(branch, "master");
}

/* actions/workflows/ci.yml, and its badge. */
static text workflow_path(arena *memory, text rest)
{
    text name;

    if (!cut(&rest, "workflows/"))
        return (text){0};
    name = text_slice(rest, 0, text_find(rest, '?', 0));
    if (text_ends(name, TEXT("/badge.svg")))
        name.length -= TEXT("/badge.svg").length;
    if (text_find(name, '/', 0) < name.length ||
        (!text_ends(name, TEXT(".yml")) && !text_ends(name, TEXT(".yaml"))))
        return (text){0};
    return TEXT_JOIN(memory, TEXT("/.github/workflows/"), name);
}

bool self_link_is_possible(text target)
{
    github_link link;

    return github_read(target, &link);
}

text self_link_path(arena *memory, const self_address *own, text target)
{
    github_link link;
    text branch;

    if (!own->name.length || !github_read(target, &link) || !is_alike(link.name, own->name) ||
        !is_alike(link.owner, own->owner))
        return (text){0};
    if (text_is(link.verb, "actions"))
        return workflow_path(memory, link.rest);
    if (!text_is(link.verb, "blob") && !text_is(link.verb, "tree") && !text_is(link.verb, "raw") &&
        !text_is(link.verb, "edit"))
        return (text){0};
    cut(&link.rest, "refs/heads/");
    if (!text_next(&link.rest, '/', &branch) || !is_default_branch(own, branch) || !link.rest.length)
        return (text){0};
    return TEXT_JOIN(memory, TEXT("/"), link.rest);
}
