/* example_check.c — examples must be of contracts that exist; asked when all rule files are loaded. */
#include "binding.h"

#include "answer.h"
#include "spell.h"

/* Does the contract stand in a file, so that it is missing because something in it is wrong? */
static bool is_written(arena *memory, const rule_file *files, uint32_t count, text id)
{
    text words = text_print(memory, "contract \"%.*s\"", TEXT_FORMAT(id));

    for (uint32_t i = 0; i < count; i++)
        if (text_find_text(files[i].bytes, words, 0) < files[i].bytes.length)
            return true;
    return false;
}

bool binding_check_example(arena *memory, const plan *all, const rule_file *files, uint32_t count, text id,
                           place at, finding_array *problems)
{
    text *ids = arena_array(memory, text, all->contracts.count + 1), near = NOTHING;
    finding *made;

    for (uint32_t i = 0; i < all->contracts.count; i++) {
        ids[i] = all->contracts.items[i].id;
        if (text_equal(ids[i], id))
            return true;
    }
    if (is_written(memory, files, count, id))
        return false;
    if (spell_nearest(memory, id, ids, all->contracts.count, &near))
        made = answer_add(memory, problems, at, MESSAGE_example_unknown_near, ANSWER(id, near));
    else
        made = answer_add(memory, problems, at, MESSAGE_example_unknown, ANSWER(id));
    made->contract = id;
    return false;
}
