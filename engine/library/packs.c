/* packs.c — packs that rule files may use: the shipped ones, which travel in the program, and those of
 * folders that were named (--pack acme=DIR). All of them are read before the loading worker starts, which
 * opens nothing. */
#include "embedded.h"
#include "project.h"

enum { FOLDER_DEPTH = 16 };

static rule_file embedded_file(arena *memory, const embedded_rules *pack, bool is_pack)
{
    return (rule_file){.path = text_print(memory, "lockstep:packs/%s.lua", pack->name),
                       .name = text_from(pack->name),
                       .bytes = {(const char *)pack->bytes, pack->length},
                       .is_pack = is_pack};
}

bool packs_recommend(arena *memory, rule_set *rules)
{
    for (unsigned i = 0; i < embedded_pack_count; i++)
        if (text_is(TEXT("recommended"), embedded_packs[i].name)) {
            *array_push(&rules->files, memory) = embedded_file(memory, &embedded_packs[i], false);
            rules->is_recommended = true;
            return true;
        }
    return false;
}

static void shipped_add(arena *memory, rule_set *rules)
{
    for (unsigned i = 0; i < embedded_pack_count; i++)
        if (!text_is(TEXT("recommended"), embedded_packs[i].name) || !rules->is_recommended)
            *array_push(&rules->files, memory) = embedded_file(memory, &embedded_packs[i], true);
}

/* ---- folders ---- */

static void folder_problem(rule_set *rules, arena *memory, text path, const char *words)
{
    project_problem(
        memory, &rules->problems, text_print(memory, "pack %.*s: %s", TEXT_FORMAT(path), words),
        TEXT("name a folder of packs (*.lua), as in --pack acme=../acme-contracts, or in lockstep.lua "
             "packs = { acme = \"../acme-contracts\" }"));
}

static const rule_file *pack_named(const rule_set *rules, text name)
{
    for (uint32_t i = 0; i < rules->files.count; i++)
        if (rules->files.items[i].is_pack && text_equal(rules->files.items[i].name, name))
            return &rules->files.items[i];
    return NULL;
}

/* Which of two packs of one name is meant can't be known: the first stays, and it is told. */
static void pack_add(rule_set *rules, arena *memory, const rule_file *pack)
{
    const rule_file *first = pack_named(rules, pack->name);

    if (first)
        project_problem(memory, &rules->problems,
                        text_print(memory, "there are two packs \"%.*s\": %.*s and %.*s",
                                   TEXT_FORMAT(pack->name), TEXT_FORMAT(first->path),
                                   TEXT_FORMAT(pack->path)),
                        TEXT("give the folder of one of them another name"));
    else
        *array_push(&rules->files, memory) = *pack;
}

static void folder_add(rule_set *rules, arena *memory, tree *from, const pack_folder *folder, text below,
                       uint32_t depth)
{
    tree_entries entries = {0};

    tree_list(from, below, memory, &entries);
    for (uint32_t i = 0; i < entries.count; i++) {
        const tree_entry *entry = &entries.items[i];
        text path = text_copy(memory, path_join(memory, below, entry->name)), shown;
        tree_file file = {0};
        bool is_entered = entry->type == TREE_FOLDER && !entry->is_link && entry->name.start[0] != '.' &&
                          !text_is(path, "examples");
        if (is_entered && depth < FOLDER_DEPTH)
            folder_add(rules, memory, from, folder, path, depth + 1);
        if (entry->type != TREE_FILE || !text_ends(entry->name, TEXT(".lua")) || entry->name.start[0] == '.')
            continue;
        shown = path_join(memory, folder->folder, path);
        if (tree_read(from, path, memory, &file) != TREE_OK)
            folder_problem(rules, memory, shown, "the file can't be read");
        else
            pack_add(rules, memory,
                     &(rule_file){.path = shown,
                                  .name = text_print(memory, "%.*s/%.*s", TEXT_FORMAT(folder->name),
                                                     (int)path.length - 4, path.start),
                                  .bytes = file.bytes,
                                  .is_pack = true});
    }
}

void packs_add(lockstep_project *project, rule_set *rules)
{
    arena *memory = &project->memory;

    shipped_add(memory, rules);
    for (uint32_t i = 0; i < project->packs.count; i++) {
        const pack_folder *folder = &project->packs.items[i];
        const char *reason = NULL;
        uint32_t before = rules->files.count + rules->problems.count;
        tree *from = tree_open_disk(text_string(memory, folder->at.length ? folder->at : folder->folder),
                                    project->options.limits.file_size, &reason);
        if (!from) {
            folder_problem(rules, memory, folder->folder, reason);
            continue;
        }
        folder_add(rules, memory, from, folder, (text){0}, 0);
        tree_close(from);
        if (rules->files.count + rules->problems.count == before)
            folder_problem(rules, memory, folder->folder, "there is no pack in it");
    }
}
