/* call_words.c — following the words of a call outwards, as far as they are handed on. */
#include "call_words.h"

bool call_passes_words(text name)
{
    return text_starts(name, TEXT("$@")) || text_starts(name, TEXT("${@")) || text_starts(name, TEXT("$*"));
}

call_words call_words_of(arena *memory, const store *all, fact command, const call_words *outer)
{
    text program = {0};
    call_words made = {.words = command_words_of(memory, all, command),
                       .passes_all = outer && outer->is_appended,
                       .outer = outer};

    fact_text(all, command, ATTRIBUTE_program, &program);
    made.passes_all = made.passes_all || call_passes_words(program);
    for (uint32_t i = 0; i < made.words.count; i++)
        made.passes_all = made.passes_all || call_passes_words(store_name(all, made.words.items[i].name));
    return made;
}

bool call_has_word(arena *memory, const store *all, const call_words *given, text name, bool is_flag)
{
    for (; given; given = given->passes_all ? given->outer : NULL) {
        if (given->passes_all && !given->outer)
            return true;
        for (uint32_t i = 0; i < given->words.count; i++) {
            const command_word *word = &given->words.items[i];
            text_array any;
            if (call_passes_words(store_name(all, word->name)))
                continue;
            if (word->is_free && word->is_flag == is_flag)
                return true;
            any = command_alternatives(memory, store_name(all, word->name));
            for (uint32_t k = 0; k < any.count; k++)
                if (text_equal(any.items[k], name))
                    return true;
        }
    }
    return false;
}
