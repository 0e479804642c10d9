/* script_list.c — lists of names that are written in the script: arrays, and texts with blanks between names.
 */
#include "script_model.h"

#include <string.h>

static bool is_literal_list(const script_model *model, shell_range list)
{
    for (uint32_t i = 0; i < list.count; i++) {
        const shell_word *word = &model->shell->words.items[list.first + i];
        if (word->flags & (SHELL_WORD_EXPANDS | SHELL_WORD_GLOB))
            return false;
    }
    return list.count > 0;
}

void script_lists_find(script_model *model)
{
    for (uint32_t i = 0; i < model->shell->assignments.count; i++) {
        const shell_assignment *some = &model->shell->assignments.items[i];
        script_variable *variable = script_variable_named(model, some->name, true);
        shell_range list = some->is_array ? some->items : (shell_range){some->value, 1};
        variable->assignments++;
        variable->assignment = i;
        variable->list = variable->assignments == 1 && !some->is_append && is_literal_list(model, list)
                             ? list
                             : (shell_range){0};
    }
}

bool script_word_list(script_model *model, const shell_word *word, shell_range *list)
{
    const script_variable *found = NULL;

    for (uint32_t i = 0; word && i < word->parts.count; i++) {
        const shell_part *part = &model->shell->parts.items[word->parts.first + i];
        if (part->type == SHELL_LITERAL)
            continue;
        if (found || part->type != SHELL_VARIABLE || text_starts(part->rest, TEXT("#")) ||
            text_starts(part->rest, TEXT("!")))
            return false;
        found = script_variable_named(model, part->text, false);
        if (!found || found->is.type != ROLE_NONE)
            return false;
    }
    if (!found || !found->list.count || !is_literal_list(model, found->list))
        return false;
    *list = found->list;
    return true;
}

/* The next of the words that blanks and line ends part; may be empty. */
static bool name_next(text *rest, text *name)
{
    size_t end = 0;

    if (!rest->start)
        return false;
    while (end < rest->length && !strchr(" \t\n", rest->start[end]))
        end++;
    *name = text_slice(*rest, 0, end);
    *rest = end < rest->length ? text_slice(*rest, end + 1, rest->length) : (text){0};
    return true;
}

bool script_list_name(const script_model *model, shell_range list, uint32_t number, text *name, span *part)
{
    for (uint32_t i = 0; i < list.count; i++) {
        const shell_word *word = &model->shell->words.items[list.first + i];
        bool is_plain = word->inner.end - word->inner.start == word->value.length;
        text rest = word->value;
        while (name_next(&rest, name)) {
            uint32_t at = (uint32_t)(name->start - word->value.start);
            if (!name->length)
                continue;
            *part = is_plain ? (span){word->inner.start + at, word->inner.start + at + (uint32_t)name->length}
                             : word->inner;
            if (!number--)
                return true;
        }
    }
    return false;
}

role script_inner_role(script_model *model, const frame *at, const shell_word *word)
{
    role found = {0};

    for (uint32_t i = 0; word && i < word->parts.count; i++) {
        shell_word one = {.parts = {word->parts.first + i, 1}};
        if (model->shell->parts.items[word->parts.first + i].type == SHELL_LITERAL)
            continue;
        if (found.type != ROLE_NONE)
            return (role){0};
        found = script_word_role(model, at, &one);
    }
    return found;
}

bool script_word_around(const script_model *model, const shell_word *word, text *before, text *behind)
{
    bool has_variable = false;

    *before = *behind = (text){0};
    for (uint32_t i = 0; i < word->parts.count; i++) {
        const shell_part *part = &model->shell->parts.items[word->parts.first + i];
        text *side = has_variable ? behind : before;
        if (part->type == SHELL_LITERAL && !part->text.length)
            continue; /* the quotes of "$x" */
        if (part->type == SHELL_LITERAL ? side->length > 0 : has_variable || part->type != SHELL_VARIABLE)
            return false;
        if (part->type == SHELL_LITERAL)
            *side = part->text;
        else
            has_variable = true;
    }
    return has_variable;
}

uint32_t script_list_entries(script_model *model, const word_set *set, shell_range list, uint32_t node)
{
    uint32_t last = SCRIPT_NONE;
    text name;
    span part;

    for (uint32_t i = 0; i <= model->request->limits.script_words && script_list_name(model, list, i, &name, &part); i++) {
        script_entry *made = script_entry_add(model, set, name, part, node);
        if (made)
            last = (uint32_t)(made - model->entries.items);
    }
    return last;
}
