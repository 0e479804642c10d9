/* reference.c — the words of rule files, for programs that show them. */
#include "reference.h"
#include "lockstep.h"

const char *const *lockstep_words(size_t *count)
{
    static _Thread_local const char *names[WORD_COUNT];

    for (word some = WORD_none + 1; some < WORD_COUNT; some++)
        names[some - 1] = word_about(some)->name;
    *count = WORD_COUNT - 1;
    return names;
}

bool lockstep_words_write(const char *format, const char *one, lockstep_writer *write, void *context)
{
    word some = one ? word_named(text_from(one)) : WORD_none;
    text name = text_from(format);
    bool is_known = !one || some, is_written = false;
    arena scratch;

    arena_init(&scratch);
    buffer out = buffer_new(&scratch);
    if (text_is(name, "text") && some)
        reference_word(&out, some);
    else if (text_is(name, "text"))
        reference_words(&out);
    else if (text_is(name, "markdown") && !one)
        reference_page(&out);
    else if (text_is(name, "lua") && !one)
        reference_types(&out);
    else
        is_known = false;
    if (is_known)
        is_written = write(context, out.bytes, out.length);
    arena_free(&scratch);
    return is_written;
}
