/* script_getopts.c — the letters of getopts, the letters and long names of getopt. */
#include "script_model.h"

/* "hn:e::": a letter, and whether it takes a value. */
static void letters_add(script_model *model, const word_set *set, text all, span part, uint32_t node)
{
    for (size_t i = 0; i < all.length; i++) {
        bool has_value = i + 1 < all.length && all.start[i + 1] == ':',
             is_free = has_value && i + 2 < all.length && all.start[i + 2] == ':';
        script_entry *some;
        if (all.start[i] == ':' || (!i && (all.start[i] == '+' || all.start[i] == '-')))
            continue;
        some = script_entry_add(model, set, text_print(model->memory, "-%c", all.start[i]), part, node);
        if (!some)
            continue;
        some->takes_value = has_value && !is_free;
        some->forms |= FORM_LETTERS | (has_value ? FORM_NEXT : 0);
    }
}

/* "help,name:,color::" */
static void names_add(script_model *model, const word_set *set, text all, span part, uint32_t node)
{
    text one;

    while (text_next(&all, ',', &one)) {
        size_t end = text_find(one, ':', 0);
        script_entry *some;
        if (!end)
            continue;
        some = script_entry_add(model, set, text_print(model->memory, "--%.*s", (int)end, one.start), part,
                                node);
        if (some)
            some->forms |= FORM_BEGINNING;
        if (!some || end >= one.length)
            continue;
        some->takes_value = end + 1 == one.length;
        some->forms |= FORM_EQUALS | (some->takes_value ? FORM_NEXT : 0);
    }
}

void script_getopts(script_model *model, const frame *at, uint32_t number, uint32_t program)
{
    const shell_node *node = &model->shell->nodes.items[number];
    const shell_word *letters = shell_node_word(model->shell, node, program + 1);
    const shell_word *variable = shell_node_word(model->shell, node, program + 2);
    word_set set = {.subject = {.type = ROLE_LETTER}, .action = at->action, .is_closed = true};

    if (!variable || !at->rest)
        return;
    model->taken.reads_words = true;
    model->taken.lost_count = true;
    script_variable_named(model, variable->value, true)->is = set.subject;
    letters_add(model, &set, script_literal(letters), letters->inner, number);
}

static bool is_one_of(text word, const char *first, const char *second)
{
    return text_is(word, first) || text_is(word, second);
}

void script_getopt(script_model *model, const frame *at, uint32_t number, uint32_t program)
{
    const shell_node *node = &model->shell->nodes.items[number];
    word_set set = {
        .subject = {.type = ROLE_ANY, .position = at->rest}, .action = at->action, .is_closed = true};

    if (!at->rest)
        return;
    model->taken.lost_count = true;
    for (uint32_t i = program + 1; i < node->words.count; i++) {
        const shell_word *word = shell_node_word(model->shell, node, i);
        const shell_word *next = shell_node_word(model->shell, node, i + 1);
        text name = word->value;
        size_t edge = text_find(name, '=', 0);
        if (text_is(name, "--"))
            return;
        if (next && is_one_of(name, "-o", "--options"))
            letters_add(model, &set, script_literal(next), next->inner, number);
        else if (next && (is_one_of(name, "-l", "--long") || text_is(name, "--longoptions")))
            names_add(model, &set, script_literal(next), next->inner, number);
        else if (edge < name.length && text_starts(name, TEXT("--opt")))
            letters_add(model, &set, text_slice(script_literal(word), edge + 1, name.length), word->inner,
                        number);
        else if (edge < name.length && text_starts(name, TEXT("--long")))
            names_add(model, &set, text_slice(script_literal(word), edge + 1, name.length), word->inner,
                      number);
        else if (i == program + 1 && name.length && name.start[0] != '-')
            letters_add(model, &set, script_literal(word), word->inner, number); /* getopt ab: "$@" */
        else
            continue;
        i += next && edge >= name.length && name.start[0] == '-';
    }
}
