/* manual.c — what the manual shows is true.
 *
 *     manual words WORLD           every word's example finds something there, and holds
 *     manual snippets WORLD PAGE   so does every ```lua block of the page, or it gives the answer that stands behind it
 *     manual mistakes WORLD PAGE   what its table of mistakes says is answered
 *     manual types                 the types for editors are sound, and have every word */
#include "manual.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A word's example where it may stand. Settings and parameters stand in files of their own kind, and do nothing alone:
 * that they load is tested with the loader. */
static void word_add(arena *memory, manual_case *to, word some)
{
    text shown = text_from(word_about(some)->example), id = text_print(memory, "word/%s", word_about(some)->name);
    text path = TEXT("contracts/words.lua");

    if (some == WORD_settings || some == WORD_parameter)
        return;
    if (some == WORD_use) {
        case_add(to, memory, TEXT("contracts/nouns.lua"), TEXT("return { guide = doc \"docs/backups.md\" }\n"));
        shown = text_print(memory, "%.*s\ncontract \"%.*s\" { says = \"s\", there_is(w.guide :section \"*\") }\n",
                           TEXT_FORMAT(shown), TEXT_FORMAT(id));
        path = TEXT("contracts/use.lua");
    } else if (some == WORD_contract || some == WORD_example)
        shown = text_print(memory, "%.*s\n", TEXT_FORMAT(shown));
    else if (some == WORD_excuse)
        shown = sentences_wrap(
            memory, text_print(memory, "every(compose :service \"web\") :has(healthcheck), %.*s", TEXT_FORMAT(shown)), id);
    else if (begins_sentence(shown))
        shown = sentences_wrap(memory, shown, id);
    else
        shown = sentences_wrap(memory, text_print(memory, "there_is(%.*s)", TEXT_FORMAT(shown)), id);
    case_add(to, memory, path, shown);
}

static bool words_hold(arena *memory, const char *world)
{
    manual_case all = {.title = TEXT("the examples of word.def")};

    for (word some = WORD_none + 1; some < WORD_COUNT; some++)
        word_add(memory, &all, some);
    return case_holds(memory, &all, world);
}

static text file_read(arena *memory, const char *path)
{
    FILE *file = fopen(path, "rb");
    buffer out = buffer_new(memory);
    char piece[4096];
    size_t length;

    if (!file) {
        perror(path);
        exit(2);
    }
    while ((length = fread(piece, 1, sizeof piece, file)) > 0)
        buffer_add(&out, (text){piece, length});
    fclose(file);
    return buffer_text(&out);
}

static bool snippets_hold(arena *memory, const char *world, const char *page)
{
    manual_cases all = page_cases(memory, file_read(memory, page));
    uint32_t judged = 0;
    bool hold = true;

    for (uint32_t i = 0; i < all.count; i++) {
        if (!all.items[i].files.count)
            continue;
        judged++;
        hold = case_holds(memory, &all.items[i], world) && hold;
    }
    printf("%u chapters and answers\n", judged);
    return hold && judged > 0;
}

static bool buffer_write(void *out, const char *bytes, size_t length)
{
    buffer_add(out, (text){bytes, length});
    return true;
}

static bool types_hold(arena *memory)
{
    buffer out = buffer_new(memory);

    return lockstep_words_write("lua", NULL, buffer_write, &out) && types_are_sound(memory, buffer_text(&out));
}

int main(int count, char **given)
{
    arena memory;
    bool hold = false;

    arena_init(&memory);
    if (count == 3 && strcmp(given[1], "words") == 0)
        hold = words_hold(&memory, given[2]);
    else if (count == 4 && strcmp(given[1], "snippets") == 0)
        hold = snippets_hold(&memory, given[2], given[3]);
    else if (count == 4 && strcmp(given[1], "mistakes") == 0)
        hold = mistakes_are_answered(&memory, given[2], file_read(&memory, given[3]));
    else if (count == 2 && strcmp(given[1], "types") == 0)
        hold = types_hold(&memory);
    else
        fputs("usage: manual words WORLD | snippets WORLD PAGE | mistakes WORLD PAGE | types\n", stderr);
    arena_free(&memory);
    return hold ? 0 : 1;
}
